"""What a name may stand for: a list whose rows show the route as it would be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from routeviewer.gui.asking import choice
from routeviewer.gui.icons import icon
from routeviewer.gui.plain_text import PlainLabel, as_tip
from routeviewer.gui.session import Session
from routeviewer.gui.theme import GRID
from routeviewer.gui.units import Units
from routeviewer.gui.why import percent, place_told, reasons_told
from routeviewer.places.candidate import Candidate
from routeviewer.places.toponym import Toponym
from routeviewer.project.edits import Edit
from routeviewer.project.project import Project
from routeviewer.route.detour import added_km

_MOST = 6


def detour_told(project: Project, toponym: Toponym, candidate: Candidate, units: Units) -> str:
    """Return by how much a candidate would change the route's length; empty for no change."""
    if candidate.place == toponym.chosen:
        return ""
    added = added_km(project.itinerary, toponym, candidate.place)
    if added is None or abs(added) < 0.5:
        return ""
    return f"{'+' if added > 0 else '−'}{units.told(abs(added))}"


class CandidatesList(QWidget):
    """The candidates of one name."""

    search_wanted = Signal(str)

    def __init__(self, session: Session, units: Units, parent: QWidget | None = None) -> None:
        """Choose in a session."""
        super().__init__(parent)
        self._session, self._units = session, units
        self._toponym: Toponym | None = None
        self._rows: dict[QObject, tuple[Edit, ...]] = {}
        self._is_full = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_toponym(self, toponym: Toponym | None) -> None:
        """Show the candidates of a name, or nothing."""
        if toponym != self._toponym:
            self._is_full = False
        self._toponym = toponym
        self._rebuild()

    def _rebuild(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._rows.clear()
        self._session.preview(())
        toponym, project = self._toponym, self._session.project
        self.setVisible(toponym is not None)
        if toponym is None or project is None:
            return
        shown = toponym.candidates if self._is_full else toponym.candidates[:_MOST]
        if shown:
            head = PlainLabel(self.tr("“{0}” may be").format(toponym.name), self)
            head.setProperty("role", "small")
            self._column.addWidget(head)
        for candidate in shown:
            self._column.addWidget(self._row(project, toponym, candidate))
        left = len(toponym.candidates) - len(shown)
        last = QHBoxLayout()
        last.setContentsMargins(0, 4, 0, 4)
        if left > 0:
            more = QPushButton(self.tr("{0} more").format(left), self)
            more.setFlat(True)
            more.clicked.connect(self._show_all)
            last.addWidget(more)
        online = QPushButton(icon("globe"), self.tr("Search online…"), self)
        told = self.tr("Asks a service for “{0}”; only the name and its likely countries are sent")
        online.setToolTip(as_tip(told.format(toponym.name)))
        online.clicked.connect(lambda: self.search_wanted.emit(toponym.name))
        last.addWidget(online)
        last.addStretch(1)
        holder = QWidget(self)
        holder.setLayout(last)
        self._column.addWidget(holder)

    def _show_all(self) -> None:
        self._is_full = True
        self._rebuild()

    def _row(self, project: Project, toponym: Toponym, candidate: Candidate) -> QWidget:
        is_chosen = candidate.place == toponym.chosen
        edits = choice(toponym, candidate, project)
        row = CandidateRow(
            candidate, detour_told(project, toponym, candidate, self._units), is_chosen=is_chosen
        )
        row.clicked.connect(
            lambda: None if is_chosen else self._session.edit(self.tr("Choose place"), *edits)
        )
        row.pointed.connect(
            lambda is_on: self._session.preview(edits if is_on and not is_chosen else ())
        )
        return row


class CandidateRow(QToolButton):
    """A candidate: name, where, why, and what it would change."""

    pointed = Signal(bool)

    def __init__(self, candidate: Candidate, detour: str, *, is_chosen: bool) -> None:
        """Show a candidate."""
        super().__init__()
        place = candidate.place
        self.setProperty("quiet", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(44)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        told = ", ".join(t for t in (place.name, place_told(place), percent(candidate.score)) if t)
        self.setAccessibleName(told + (self.tr(", chosen") if is_chosen else ""))
        self.setAccessibleDescription(reasons_told(candidate))
        self.setToolTip(as_tip(reasons_told(candidate)))
        self.setMouseTracking(True)
        name = PlainLabel(place.name, self)
        name.setProperty("role", "strong")
        where = PlainLabel(place_told(place), self)
        where.setProperty("role", "small")
        mark = PlainLabel(self)
        mark.setFixedWidth(18)
        if is_chosen:
            mark.setPixmap(icon("check").pixmap(QSize(16, 16)))
        score = PlainLabel(percent(candidate.score) if candidate.score else "", self)
        extra = PlainLabel(detour, self)
        for label in (score, extra):
            label.setProperty("role", "small")
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for label in (name, where, mark, score, extra):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in ((left, (name, where)), (right, (score, extra))):
            column.setSpacing(0)
            for part in parts:
                column.addWidget(part)
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 2, GRID, 2)
        line.setSpacing(4)
        line.addWidget(mark)
        line.addLayout(left, 1)
        line.addLayout(right)

    def event(self, event: QEvent) -> bool:
        """Tell when the pointer or the focus comes and goes."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self.pointed.emit(True)
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.pointed.emit(False)
        return bool(super().event(event))
