"""Under the table: the evidence of what is selected, its candidates, notes; doubts; asides."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from routeviewer.geo.coordinate import Coordinate
from routeviewer.gui.asides_list import AsidesList
from routeviewer.gui.asking import choice
from routeviewer.gui.candidates_list import CandidatesList
from routeviewer.gui.doubts_list import DoubtsList
from routeviewer.gui.place_search import PlaceSearch
from routeviewer.gui.plain_text import PlainLabel
from routeviewer.gui.session import Session
from routeviewer.gui.theme import BODY_PX, GRID, INSET, sized_font
from routeviewer.gui.units import Units
from routeviewer.gui.why import place_told, quoted, stop_told
from routeviewer.itinerary.itinerary import Stop
from routeviewer.places.candidate import Candidate, Reason
from routeviewer.places.place import Place
from routeviewer.project.edits import SetNote, SetPlace
from routeviewer.project.stop_changes import own_place
from routeviewer.wording.positions import decimal_degrees
from routeviewer.wording.reasons import aside_sentence, visit_sentence
from routeviewer.wording.sentences import spoken


class StopDetails(QTabWidget):
    """What is known of the selected stop or name; what is not on the route; what is doubtful."""

    search_wanted = Signal(str)

    def __init__(self, session: Session, units: Units, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(self.tr("Details"))
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self.evidence = _Evidence(session, units, self)
        self.asides = AsidesList(session, self)
        self.doubts = DoubtsList(session, self)
        self.addTab(self.evidence, self.tr("Evidence"))
        self.addTab(self.asides, "")
        self.addTab(self.doubts, "")
        session.project_changed.connect(self.refresh)
        self.doubts.changed.connect(self.refresh)
        self.refresh()

    def look_up(self) -> None:
        """Go to the field in which another place is looked up; what is like the name is found."""
        self.setCurrentWidget(self.evidence)
        self.evidence.refresh()
        self.evidence.ensureWidgetVisible(self.evidence.other)
        self.evidence.other.begin(_stem(self._name))

    @property
    def _name(self) -> str:
        """The name of what is selected."""
        selected = self._session.selection
        stop = self._session.stop(selected.stop)
        return (selected.name or "") if stop is None else stop.label

    def refresh(self) -> None:
        """Count what the tabs hold."""
        self.setTabText(1, self.tr("Not on route ({0})").format(self.asides.count()))
        self.setTabText(2, self.tr("Doubts ({0})").format(self.doubts.count()))


class _Evidence(QScrollArea):
    def __init__(self, session: Session, units: Units, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._noted: str | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.heading = _label(self, "strong")
        self.heading.setFont(sized_font(BODY_PX, strong=True))
        self.facts = _label(self, "muted")
        self.quotes = _label(self, "")
        self.quotes.setTextFormat(Qt.TextFormat.PlainText)
        self.why = _label(self, "small")
        self.candidates = CandidatesList(session, units, self)
        self.other = PlaceSearch(session, "other-place", self)
        self.other.setPlaceholderText(self.tr("Another place: name or coordinates"))
        self.other.setAccessibleName(self.tr("Take another place, by name or coordinates"))
        self.other.place_chosen.connect(self._take_place)
        self.other.position_chosen.connect(self._take_position)
        self.note = QPlainTextEdit(self)
        self.note.setPlaceholderText(self.tr("Note to this stop"))
        self.note.setAccessibleName(self.tr("Note to this stop"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(56)
        self.note.installEventFilter(self)
        inside = QWidget(self)
        inside.setProperty("role", "paper")
        column = QVBoxLayout(inside)
        column.setContentsMargins(INSET, GRID, INSET, INSET)
        column.setSpacing(GRID // 2)
        for part in (self.heading, self.facts, self.quotes, self.why):
            column.addWidget(part)
        column.addSpacing(GRID // 2)
        column.addWidget(self.candidates)
        column.addWidget(self.other)
        column.addSpacing(GRID // 2)
        column.addWidget(self.note)
        column.addStretch(1)
        self.setWidget(inside)
        # Once for a change and the selection that follows it.
        self._waiting = QTimer(self, singleShot=True, interval=0)
        self._waiting.timeout.connect(self.refresh)
        session.project_changed.connect(self._waiting.start)
        session.selection_changed.connect(self._waiting.start)
        self.refresh()

    def refresh(self) -> None:
        """Show what is selected."""
        self._keep_note()
        selected = self._session.selection
        stop = self._session.stop(selected.stop)
        self.note.setVisible(stop is not None)
        self.other.setVisible(stop is not None or selected.name is not None)
        if stop is not None:
            self._show_stop(stop)
        elif selected.name is not None:
            self._show_name(selected.name)
        else:
            self.heading.setText(self.tr("Nothing is selected"))
            self.facts.setText(
                self.tr("Choose a stop here, on the map or in the text to see why it is there.")
            )
            for part in (self.quotes, self.why):
                part.clear()
            self.candidates.show_toponym(None)
        for part in (self.facts, self.quotes, self.why):
            part.setVisible(bool(part.text()))

    def _show_stop(self, stop: Stop) -> None:
        project = self._session.project
        if project is None:
            return
        self.heading.setText(f"{self._session.number(stop.id)}  {stop_told(stop)}")
        place = stop.place
        self.facts.setText(
            self.tr("Not located: choose a place below, or drag it onto the map")
            if place is None
            else " · ".join(
                t for t in (place_told(place), decimal_degrees(place.coordinate, spoken())) if t
            )
        )
        self.quotes.setText("\n".join(
            quoted(" ".join(project.articles[e.span.article].quote(e.span).split()))
            for e in stop.evidence
        ))  # fmt: skip
        rules = dict.fromkeys(visit_sentence(e.rule, spoken()) for e in stop.evidence)
        told = "; ".join(rules) or self.tr("you added this stop")
        self.why.setText(told[:1].upper() + told[1:])
        self.candidates.show_toponym(stop.toponym)
        if self._noted != stop.id or not self.note.hasFocus():
            self.note.setPlainText(stop.note)
        self._noted = stop.id

    def _show_name(self, name: str) -> None:
        project = self._session.project
        if project is None:
            return
        toponym = next((t for t in project.toponyms if t.name == name), None)
        aside = next((a for a in project.asides if a.toponym.name == name), None)
        self.heading.setText(name)
        place = None if toponym is None else toponym.chosen
        self.facts.setText(self.tr("No place is known for it") if place is None else " · ".join(
            t for t in (place.name if place.name != name else "", place_told(place)) if t
        ))  # fmt: skip
        evidence = None if aside is None else aside.evidence
        self.quotes.setText("" if evidence is None else (
            quoted(" ".join(project.articles[evidence.span.article].quote(evidence.span).split()))
        ))  # fmt: skip
        self.why.setText("" if aside is None else self.tr("Not on the route: {0}").format(
            aside_sentence(aside.rule, spoken())))  # fmt: skip
        self.candidates.show_toponym(toponym)

    def _take_place(self, place: Place) -> None:
        """Let the selected stop or name stand for a place that was looked up."""
        session, project = self._session, self._session.project
        stop = session.stop(session.selection.stop)
        if project is None:
            return
        toponym = stop.toponym if stop is not None else next(
            (t for t in project.toponyms if t.name == session.selection.name), None
        )  # fmt: skip
        if toponym is not None:
            candidate = Candidate(place, 0.0, (Reason("looked-up"),))
            session.edit(self.tr("Choose place"), *choice(toponym, candidate, project))
        elif stop is not None:
            session.edit(self.tr("Choose place"), SetPlace(session.anchor(stop.id), place))

    def _take_position(self, here: Coordinate, _: str) -> None:
        stop = self._session.stop(self._session.selection.stop)
        name = stop.label if stop is not None else self._session.selection.name or ""
        self._take_place(own_place(name, here))

    def _keep_note(self) -> None:
        """Make the edit of a note that was written, before something else is shown."""
        noted, self._noted = self._noted, None
        stop = self._session.stop(noted)
        text = self.note.toPlainText().strip()
        is_written = self.note.document().isModified()
        self.note.document().setModified(False)
        if stop is not None and is_written and text != stop.note:
            self._session.edit(self.tr("Write note"), SetNote(self._session.anchor(stop.id), text))

    def eventFilter(self, watched: object, event: object) -> bool:
        """Keep a note when its field is left."""
        if watched is self.note and event.type() == event.Type.FocusOut:  # type: ignore[attr-defined]  # an event
            noted = self._noted
            self._keep_note()
            self._noted = noted
        return bool(super().eventFilter(watched, event))  # type: ignore[arg-type]  # Qt's port


def _stem(name: str) -> str:
    """Return the first part of a name with hyphens, commas or brackets: others may share it."""
    return re.split(r"[-–,(]", name, maxsplit=1)[0].strip()


def _label(parent: QWidget, role: str) -> QLabel:
    label = PlainLabel(parent)
    label.setWordWrap(True)
    label.setProperty("role", role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
