"""The menu of a name in the text: another place, visited or not, no place at all."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from routeviewer.gui.asking import (
    added_words,
    choice,
    stop_ids_of,
    toponym_of,
    visit,
)
from routeviewer.gui.candidates_list import detour_told
from routeviewer.gui.icons import icon
from routeviewer.gui.mention_marks import TextMark
from routeviewer.gui.plain_text import as_tip
from routeviewer.gui.session import Session
from routeviewer.gui.units import Units
from routeviewer.gui.why import percent, place_told, quoted, reasons_told
from routeviewer.places.toponym import Toponym
from routeviewer.project.edits import NotAPlace, RemoveStop
from routeviewer.project.project import Project
from routeviewer.text.article import Span

_MOST = 8


class NameMenus(QObject):
    """Builds the menus of names and of selected words."""

    search_wanted = Signal(str)
    looking_up = Signal()
    remember_wanted = Signal(str, bool)

    def __init__(self, session: Session, units: Units, parent: QWidget) -> None:
        """Serve a window."""
        super().__init__(parent)
        self._session, self._units, self._window = session, units, parent
        self.holds_for_all = True

    def open_for_mark(self, mark: TextMark, where: QPoint) -> None:
        """Show the menu of a name."""
        menu = self.menu_of(mark)
        if menu is not None:
            menu.popup(where)

    def open_for_words(self, words: Span | None, where: QPoint) -> None:
        """Show the menu of selected words."""
        menu = QMenu(self._window)
        add = menu.addAction(icon("map-pin-plus"), self.tr("Add selection as &stop"))
        add.setEnabled(words is not None)
        add.triggered.connect(lambda: self.add_words(words))
        menu.popup(where)

    def add_words(self, words: Span | None) -> None:
        """Add words of the article as a stop; where they are a name, at its place."""
        project = self._session.project
        if project is None or words is None:
            return
        named = next(
            (t for t in project.toponyms if any(m.span == words for m in t.mentions)), None
        )
        edit = added_words(project, words) if named is None else visit(project, named, words)
        if self._session.edit(self.tr("Add stop"), edit):
            self._session.select_stop(self._session.stops[edit.position].id)

    def menu_of(self, mark: TextMark) -> QMenu | None:
        """Return the menu of a name."""
        project = self._session.project
        toponym = None if project is None else toponym_of(project, mark)
        if project is None or toponym is None:
            return None
        menu = QMenu(self._window)
        menu.setToolTipsVisible(True)
        menu.addSection(quoted(toponym.name))
        self._add_candidates(menu, project, toponym, mark.span)
        other = menu.addAction(icon("search"), self.tr("&Another place…"))
        other.triggered.connect(lambda: self._look_up(mark, toponym))
        search = menu.addAction(icon("globe"), self.tr("Search &online…"))
        search.triggered.connect(lambda: self.search_wanted.emit(toponym.name))
        if len(toponym.mentions) > 1:
            menu.addSeparator()
            everywhere = menu.addAction(
                self.tr("The &same for all {0} mentions").format(len(toponym.mentions))
            )
            everywhere.setCheckable(True)
            everywhere.setChecked(self.holds_for_all)
            everywhere.toggled.connect(self._hold_for_all)
        menu.addSeparator()
        self._add_status(menu, project, toponym, mark.span)
        menu.addSeparator()
        self._add_memory(menu, toponym)
        menu.aboutToHide.connect(lambda: self._session.preview(()))
        return menu

    def _look_up(self, mark: TextMark, toponym: Toponym) -> None:
        """Select the name, and go to the field in which its place is looked up."""
        if mark.stops and mark.role == "stop":
            self._session.select_stop(mark.stops[0])
        else:
            self._session.select_name(toponym.name)
        self.looking_up.emit()

    def _hold_for_all(self, is_all: bool) -> None:
        self.holds_for_all = is_all

    def _add_candidates(self, menu: QMenu, project: Project, toponym: Toponym, span: Span) -> None:
        for candidate in toponym.candidates[:_MOST]:
            is_chosen = candidate.place == toponym.chosen
            facts = (place_told(candidate.place), percent(candidate.score),
                     detour_told(project, toponym, candidate, self._units))  # fmt: skip
            told = " · ".join(fact for fact in facts if fact)
            action = menu.addAction(f"{candidate.place.name}  –  {told}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(is_chosen)
            action.setToolTip(as_tip(reasons_told(candidate)))
            mention = None if self.holds_for_all else span
            edits = choice(toponym, candidate, project, mention)
            action.hovered.connect(
                lambda e=edits, c=is_chosen: self._session.preview(() if c else e)
            )
            action.triggered.connect(lambda _=False, c=candidate: self._choose(toponym, c, span))
        if not toponym.candidates:
            menu.addAction(self.tr("No place is known for it")).setEnabled(False)

    def _choose(self, toponym: Toponym, candidate: object, span: Span) -> None:
        project = self._session.project
        if project is None:
            return
        mention = None if self.holds_for_all else span
        edits = choice(toponym, candidate, project, mention)  # type: ignore[arg-type]  # a candidate
        self._session.edit(self.tr("Choose place"), *edits)

    def _add_status(self, menu: QMenu, project: Project, toponym: Toponym, span: Span) -> None:
        stops = stop_ids_of(project, toponym)
        if stops:
            away = menu.addAction(icon("map-pin-off"), self.tr("&Not visited"))
            away.triggered.connect(lambda: self._take_off(stops))
        else:
            visited = menu.addAction(icon("map-pin-plus"), self.tr("Mark as &visited"))
            visited.triggered.connect(lambda: self._visit(project, toponym, span))

    def _take_off(self, stops: tuple[str, ...]) -> None:
        edits = [RemoveStop(self._session.anchor(stop)) for stop in reversed(stops)]
        self._session.edit(self.tr("Mark as not visited"), *edits)

    def _visit(self, project: Project, toponym: Toponym, span: Span) -> None:
        edit = visit(project, toponym, span)
        if self._session.edit(self.tr("Mark as visited"), edit):
            self._session.select_stop(self._session.stops[edit.position].id)

    def _add_memory(self, menu: QMenu, toponym: Toponym) -> None:
        none = menu.addAction(icon("x"), self.tr("Not a &place"))
        none.triggered.connect(
            lambda: self._session.edit(self.tr("Not a place"), NotAPlace(toponym.name))
        )
        memory = menu.addMenu(self.tr("&Remember for other articles"))
        means = memory.addAction(self.tr("“{0}” means this place").format(toponym.name))
        means.setEnabled(toponym.chosen is not None)
        means.triggered.connect(lambda: self.remember_wanted.emit(toponym.name, True))
        never = memory.addAction(self.tr("“{0}” is never a place").format(toponym.name))
        never.triggered.connect(lambda: self.remember_wanted.emit(toponym.name, False))
