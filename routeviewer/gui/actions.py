"""The commands of a window: one list for menus, tool bar, shortcuts and the list of shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from routeviewer.gui.dialogs import Dialogs
from routeviewer.gui.icons import SIZE_PX, icon
from routeviewer.gui.place_search import PlaceSearch
from routeviewer.gui.theme import GRID
from routeviewer.places.place import Place
from routeviewer.wording.sentences import ENGLISH, spoken

if TYPE_CHECKING:
    from routeviewer.gui.main_window import MainWindow


class Actions(QObject):
    """A window's commands."""

    def __init__(self, window: MainWindow) -> None:
        """Make the commands, the menus and the tool bar."""
        super().__init__(window)
        self._window = window
        self.all: list[QAction] = []
        self._needs_project: list[QAction] = []
        self.dialogs = Dialogs(window)
        self._make_file()
        self._make_edit()
        self._make_view()
        self._make_route()
        self._make_help()
        self._fill_menus()
        self._fill_bar()

    def _action(
        self,
        text: str,
        do: Callable[[], object],
        *keys: str | QKeySequence.StandardKey,
        sign: str = "",
        needs_project: bool = True,
    ) -> QAction:
        action = QAction(text, self._window)
        if sign:
            action.setIcon(icon(sign))
        if keys:
            action.setShortcuts([QKeySequence(key) for key in keys])
            told = action.shortcuts()[0].toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text.replace('&', '').rstrip('…')} ({told})")
        else:
            action.setToolTip(text.replace("&", "").rstrip("…"))
        action.triggered.connect(lambda _=False: do())
        self._window.addAction(action)
        self.all.append(action)
        if needs_project:
            self._needs_project.append(action)
        return action

    def _make_file(self) -> None:
        files, make = self._window.files, self._action
        keys = QKeySequence.StandardKey
        self.open = make(
            self.tr("&Open…"), files.open, keys.Open, sign="folder-open", needs_project=False
        )
        self.paste = make(
            self.tr("&Paste article"), files.paste, "Ctrl+Shift+V", sign="clipboard-paste",
            needs_project=False,
        )  # fmt: skip
        self.open_address = make(
            self.tr("Open &web address…"), files.open_address, "Ctrl+Alt+O", sign="globe",
            needs_project=False,
        )  # fmt: skip
        self.new = make(
            self.tr("&New window"), self._window.memory.new_window, keys.New, needs_project=False
        )
        self.add = make(self.tr("&Add article to this project…"), files.add, "Ctrl+Shift+O",
                        sign="plus")  # fmt: skip
        self.save = make(self.tr("&Save"), files.save, keys.Save, sign="save")
        self.save_as = make(self.tr("Save &as…"), files.save_as, "Ctrl+Shift+S")
        self.export = make(
            self.tr("&Export…"), self.dialogs.export, "Ctrl+E", "Ctrl+Shift+E", sign="download"
        )
        self.print = make(self.tr("&Print…"), self.dialogs.print, keys.Print, sign="printer")
        self.close = make(self.tr("&Close window"), self._window.close, keys.Close,
                          needs_project=False)  # fmt: skip
        self.quit = make(
            self.tr("&Quit"), QApplication.closeAllWindows, keys.Quit, needs_project=False
        )

    def _make_edit(self) -> None:
        session, table, make = self._window.session, self._window.stops.table, self._action
        keys = QKeySequence.StandardKey
        self.undo = make(self.tr("&Undo"), session.undo, keys.Undo, sign="undo-2")
        self.redo = make(self.tr("&Redo"), session.redo, "Ctrl+Shift+Z", "Ctrl+Y", sign="redo-2")
        self.copy_png = make(
            self.tr("&Copy map as picture"), self.dialogs.copy_png, "Ctrl+Alt+C", sign="copy"
        )
        self.copy_svg = make(self.tr("Copy map as &SVG"), self.dialogs.copy_svg)
        self.rename = make(self.tr("Re&name stop"), table.edit_chosen, "F2", sign="pencil")
        self.remove = make(self.tr("Re&move stop"), table.remove_chosen, sign="trash-2")
        self.earlier = make(self.tr("Move stop &earlier"), lambda: table.move_chosen(-1),
                            "Alt+Up")  # fmt: skip
        self.later = make(self.tr("Move stop &later"), lambda: table.move_chosen(1), "Alt+Down")
        self.merge = make(self.tr("Mer&ge stops"), table.merge_chosen, "Ctrl+M", sign="merge")
        self.settings = make(
            self.tr("Se&ttings…"), self.dialogs.settings, "Ctrl+,", sign="settings",
            needs_project=False,
        )  # fmt: skip

    def _make_view(self) -> None:
        window, make, view = self._window, self._action, self._window.workspace.map
        self.fit = make(self.tr("&Whole route"), view.fit, "Ctrl+0", sign="maximize")
        self.zoom_in = make(
            self.tr("Zoom &in"), lambda: view.zoom(1.5), "Ctrl++", "Ctrl+=", sign="plus"
        )
        self.zoom_out = make(self.tr("Zoom &out"), lambda: view.zoom(1 / 1.5), "Ctrl+-",
                             sign="minus")  # fmt: skip
        self.show_map = make(
            self.tr("&Map"), lambda: window.workspace.open_tab("map"), "Ctrl+1", sign="map"
        )
        self.show_web = make(
            self.tr("We&b page"), lambda: window.workspace.open_tab("web"), "Ctrl+2", sign="globe"
        )
        self.show_chart = make(
            self.tr("Order &told and travelled"),
            window.workspace.timeline.chart_wanted.toggle, "Ctrl+T", sign="list-ordered",
        )  # fmt: skip
        self.show_article = make(self.tr("&Article"), window.refresh, "Ctrl+Shift+1")
        self.show_stops = make(self.tr("&Stops"), window.refresh, "Ctrl+Shift+2")
        for action in (self.show_article, self.show_stops):
            action.setCheckable(True)
            action.setChecked(True)
        self.show_mentioned = make(self.tr("&Places only mentioned"), self.dialogs.show_mentioned)
        self.show_mentioned.setCheckable(True)
        self.next_panel = make(self.tr("Next &panel"), lambda: self._walk_panels(1), "F6")
        self.previous_panel = make(
            self.tr("P&revious panel"), lambda: self._walk_panels(-1), "Shift+F6"
        )
        self.copy_position = make(self.tr("&Copy position under the pointer"),
                                  self._copy_position, "Ctrl+Shift+C")  # fmt: skip

    def _make_route(self) -> None:
        window, make = self._window, self._action
        self.next_stop = make(
            self.tr("&Next stop"), lambda: window.session.walk(1), "Ctrl+Down", sign="skip-forward"
        )
        self.previous_stop = make(self.tr("&Previous stop"), lambda: window.session.walk(-1),
                                  "Ctrl+Up", sign="skip-back")  # fmt: skip
        self.next_name = make(
            self.tr("Next place &name in the text"), lambda: self._walk_names(1), "F8"
        )
        self.previous_name = make(
            self.tr("Previous place name in the &text"), lambda: self._walk_names(-1), "Shift+F8"
        )
        self.name_menu = make(self.tr("&What the name may be…"), self._open_name_menu, "Ctrl+Space")
        self.other_place = make(
            self.tr("Anot&her place for the selected stop…"), window.stops.details.look_up,
            "Ctrl+Shift+H", sign="search",
        )  # fmt: skip
        self.add_stop = make(
            self.tr("&Add stop…"), self._go_to_adding, "Ctrl+Shift+A", sign="map-pin-plus"
        )
        self.add_click = make(self.tr("Add stop by a &click on the map"), self._place_by_click,
                              sign="locate-fixed")  # fmt: skip
        self.add_words = make(
            self.tr("Add &selected words as stop"), self._add_words, "Ctrl+Shift+W"
        )
        self.visited = make(
            self.tr("&Mark as visited"), window.stops.details.asides.visit_chosen, "Ctrl+Shift+M"
        )
        self.source = make(self.tr("Facts of the s&ource"), self._go_to_source, "Ctrl+D")
        self.reread = make(self.tr("&Read anew"), window.reader.read_anew, "F5")
        self.reread_online = make(
            self.tr("Read anew and ask &online…"), self.dialogs.reread_online, sign="globe"
        )
        self.play = make(self.tr("P&lay the journey"), window.workspace.timeline.play.click,
                         "Ctrl+P, L", sign="play")  # fmt: skip
        self.play.setShortcut(QKeySequence("Ctrl+L"))

    def _make_help(self) -> None:
        make = self._action
        self.guide = make(
            self.tr("&Guide"), self.dialogs.guide, "F1", sign="book-open", needs_project=False
        )
        self.shortcuts = make(
            self.tr("&Keyboard shortcuts"), self.dialogs.shortcuts, "?", sign="keyboard",
            needs_project=False,
        )  # fmt: skip
        self.about = make(self.tr("&About routeviewer"), self.dialogs.about, sign="info",
                          needs_project=False)  # fmt: skip

    # -- menus and bar ---------------------------------------------------------------------------

    def _fill_menus(self) -> None:
        bar = self._window.menuBar()
        self.recent = QMenu(self.tr("Open &recent"), self._window)
        self.recent.aboutToShow.connect(self._fill_recent)
        for name, items in (
            (self.tr("&File"), (
                self.open, self.open_address, self.paste, self.recent, self.new, None, self.add,
                None, self.save, self.save_as, self.export, self.print, None, self.close,
                self.quit)),
            (self.tr("&Edit"), (
                self.undo, self.redo, None, self.copy_png, self.copy_svg, None, self.rename,
                self.remove, self.earlier, self.later, self.merge, None, self.settings)),
            (self.tr("&View"), (
                self.fit, self.zoom_in, self.zoom_out, None, self.show_map, self.show_web,
                self.show_chart, self.show_mentioned, None, self.show_article, self.show_stops,
                self.next_panel, self.previous_panel, None, self.copy_position)),
            (self.tr("&Route"), (
                self.next_stop, self.previous_stop, self.play, None, self.next_name,
                self.previous_name, self.name_menu, self.other_place, None, self.add_stop,
                self.add_click, self.add_words, self.visited, None, self.source, self.reread,
                self.reread_online)),
            (self.tr("&Help"), (self.guide, self.shortcuts, self.about)),
        ):  # fmt: skip
            menu = bar.addMenu(name)
            for item in items:
                if item is None:
                    menu.addSeparator()
                elif isinstance(item, QMenu):
                    menu.addMenu(item)
                else:
                    menu.addAction(item)

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self._window.memory.recent:
            self.recent.addAction(path).triggered.connect(
                lambda _=False, p=path: self._window.files.open_path(p)
            )
        if self.recent.isEmpty():
            self.recent.addAction(self.tr("Nothing yet")).setEnabled(False)

    def _fill_bar(self) -> None:
        window = self._window
        bar = QToolBar(self.tr("Tools"), window)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(SIZE_PX, SIZE_PX))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        window.addToolBar(bar)
        bar.addActions([self.open, self.paste])
        bar.addSeparator()
        bar.addActions([self.undo, self.redo])
        bar.addSeparator()
        bar.addAction(self.fit)
        tiles = QToolButton(bar)
        tiles.setIcon(icon("layers"))
        tiles.setText(self.tr("Map background"))
        tiles.setToolTip(self.tr("Map background"))
        tiles.setAccessibleName(self.tr("Map background"))
        tiles.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        tiles.setMenu(self.dialogs.tiles_menu())
        bar.addWidget(tiles)
        self.tiles_button = tiles
        gap = QWidget(bar)
        gap.setFixedWidth(GRID)
        bar.addWidget(gap)
        self.search = PlaceSearch(window.session, "find-place", bar)
        self.search.setPlaceholderText(self.tr("Find a place on the map"))
        self.search.setAccessibleName(self.tr("Find a place on the map"))
        self.search.setMaximumWidth(360)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.place_chosen.connect(self._show_place)
        self.search.left.connect(window.workspace.map.setFocus)
        self.search.position_chosen.connect(
            lambda here, _: self._window.workspace.map.show_position(here)
        )
        bar.addWidget(self.search)
        self.find = self._action(
            self.tr("&Find a place"), lambda: self.search.setFocus(
                Qt.FocusReason.ShortcutFocusReason), "Ctrl+F", sign="search",
        )  # fmt: skip
        space = QWidget(bar)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        bar.addAction(self.save)
        export = QToolButton(bar)
        export.setDefaultAction(self.export)
        export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.addWidget(export)

    def refresh(self) -> None:
        """Offer what can be done now."""
        session = self._window.session
        project, history = session.project, session.history
        for action in self._needs_project:
            action.setEnabled(project is not None)
        self.search.setEnabled(project is not None)
        self.tiles_button.setEnabled(project is not None)
        self.undo.setEnabled(history is not None and history.can_undo)
        self.redo.setEnabled(history is not None and history.can_redo)
        undone = "" if history is None else history.undo_label
        redone = "" if history is None else history.redo_label
        undo, redo = self.tr("&Undo {0}"), self.tr("&Redo {0}")
        self.undo.setText(undo.format(_inside(undone)) if undone else self.tr("&Undo"))
        self.redo.setText(redo.format(_inside(redone)) if redone else self.tr("&Redo"))
        self.show_mentioned.setChecked(project is not None and project.figure.shows_mentioned)

    # -- small commands --------------------------------------------------------------------------

    def _walk_panels(self, by: int) -> None:
        window = self._window
        page = window.article.page
        places: list[QWidget] = [window.stops.table, window.workspace.map]
        if page is not None:
            places.insert(0, page.view)
        places = [place for place in places if place.isVisible()]
        here = next((i for i, p in enumerate(places) if p.hasFocus() or p.isAncestorOf(
            window.focusWidget() or p)), -1 if by > 0 else 0)  # fmt: skip
        if places:
            places[(here + by) % len(places)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _walk_names(self, by: int) -> None:
        page = self._window.article.page
        if page is not None:
            page.view.next_mark(by)

    def _open_name_menu(self) -> None:
        page, session = self._window.article.page, self._window.session
        if page is None or session.project is None:
            return
        selected = session.selection
        names = session.project.toponyms
        mark = page.view.mark_of_stop(selected.stop) if selected.stop else next(
            (m for m in page.view.marks
             if m.toponym is not None and names[m.toponym].name == selected.name), None
        )  # fmt: skip
        if mark is not None and mark.toponym is not None:
            where = page.view.viewport().mapToGlobal(page.view.cursorRect().bottomLeft())
            self._window.menus.open_for_mark(mark, where)

    def _go_to_adding(self) -> None:
        self.show_stops.setChecked(True)
        self._window.refresh()
        self._window.stops.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _place_by_click(self) -> None:
        view = self._window.workspace.map
        view.is_placing = True
        view.setCursor(Qt.CursorShape.CrossCursor)
        self._window.notices.tell(self.tr("Click on the map where the stop is. Esc breaks it off."))

    def _add_words(self) -> None:
        page = self._window.article.page
        if page is not None:
            self._window.menus.add_words(page.view.words_selected())

    def _go_to_source(self) -> None:
        page = self._window.article.page
        if page is not None:
            page.strip.focus()

    def _show_place(self, place: Place) -> None:
        window = self._window
        window.workspace.open_tab("map")
        window.workspace.map.show_position(place.coordinate)
        window.notices.tell(
            place.name, "", (self.tr("Add as stop"), lambda: window.stops.add_place(place))
        )

    def _copy_position(self) -> None:
        text = self._window.status.position.text()
        if text:
            QGuiApplication.clipboard().setText(text)


def _inside(label: str) -> str:
    """Return what was done as it is told inside of a line; German nouns keep their capitals."""
    return label.lower() if spoken() == ENGLISH else label
