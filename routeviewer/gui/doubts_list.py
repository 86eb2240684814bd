"""What is hard to believe in the route, with the better candidate where there is one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from routeviewer.gui.asking import choice
from routeviewer.gui.plain_text import PlainLabel
from routeviewer.gui.session import Session
from routeviewer.gui.theme import GRID, INSET
from routeviewer.gui.why import where_told
from routeviewer.places.candidate import Candidate
from routeviewer.places.toponym import Toponym
from routeviewer.route.paths import route_of
from routeviewer.route.plausibility import doubts_about
from routeviewer.text.article import Notice
from routeviewer.wording.reasons import notice_sentence
from routeviewer.wording.sentences import spoken

# These are worked out anew with every change; those of the reading would be stale.
DOUBTS = ("too-fast", "dates-against-order", "namesake-nearer")


class DoubtsList(QScrollArea):
    """The doubts about the shown route, and the notices of its reading."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session = session
        self._notices: tuple[Notice, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        session.project_changed.connect(self.refresh)
        self.refresh()

    def count(self) -> int:
        """Return how many there are."""
        return len(self._notices)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is told."""
        return self._notices

    def refresh(self) -> None:
        """Work the doubts out anew, beside: a long journey takes its time."""
        project = self._session.project
        if project is None:
            self._show(())
            return
        read = tuple(n for n in project.warnings if n.rule not in DOUBTS)
        itinerary = project.itinerary
        self._session.tasks.start(
            "doubts", lambda _: (*doubts_about(route_of(itinerary)), *read), self._show,
            later=True,
        )  # fmt: skip

    def _show(self, notices: tuple[Notice, ...]) -> None:
        if notices == self._notices and self.widget() is not None:
            return
        self._notices = notices
        inside = QWidget(self)
        inside.setProperty("role", "paper")
        column = QVBoxLayout(inside)
        column.setContentsMargins(INSET, GRID, INSET, GRID)
        column.setSpacing(GRID)
        for notice in self._notices:
            better = self._better(notice)
            facts = notice.parameters
            if better is not None:
                facts = (facts[0], where_told(better[1].place))
            told = PlainLabel(f"{notice_sentence(notice.rule, facts, spoken())}.", inside)
            told.setWordWrap(True)
            column.addWidget(told)
            if better is not None:
                button = self._remedy(*better, inside)
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if not self._notices:
            calm = PlainLabel(self.tr("Dates, distances and places fit each other."), inside)
            calm.setProperty("role", "muted")
            calm.setWordWrap(True)
            column.addWidget(calm)
        column.addStretch(1)
        self.setWidget(inside)
        self.changed.emit()

    def _remedy(self, toponym: Toponym, candidate: Candidate, parent: QWidget) -> QPushButton:
        """Return the button that takes the better candidate."""
        button = QPushButton(self.tr("Take {0}").format(where_told(candidate.place)), parent)
        button.clicked.connect(lambda: self._take(toponym, candidate))
        return button

    def _take(self, toponym: Toponym, candidate: Candidate) -> None:
        project = self._session.project
        if project is not None:
            self._session.edit(self.tr("Choose place"), *choice(toponym, candidate, project))

    def _better(self, notice: Notice) -> tuple[Toponym, Candidate] | None:
        """Return the name and the better candidate, where a notice tells one."""
        project = self._session.project
        if notice.rule != "namesake-nearer" or project is None:
            return None
        label, where = notice.parameters
        for stop in project.itinerary.stops:
            if stop.label != label or stop.toponym is None:
                continue
            for candidate in stop.toponym.candidates:
                if ", ".join((candidate.place.name, *candidate.place.parents)) == where:
                    return stop.toponym, candidate
        return None
