"""The main window: puts the panels together and links them with the commands."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from routeviewer.documents.reading import is_web_address
from routeviewer.errors import ProgramFaultError, RouteviewerError
from routeviewer.gui.actions import Actions
from routeviewer.gui.article_panel import ArticlePanel
from routeviewer.gui.file_desk import FileDesk
from routeviewer.gui.map_menu import MapMenu
from routeviewer.gui.memory import Memory
from routeviewer.gui.name_desk import NameDesk
from routeviewer.gui.name_menu import NameMenus
from routeviewer.gui.notice_bar import NoticeBar
from routeviewer.gui.reader import Reader
from routeviewer.gui.session import Session
from routeviewer.gui.status import StatusLine
from routeviewer.gui.stop_menu import StopMenu
from routeviewer.gui.stops_panel import StopsPanel
from routeviewer.gui.tasks import Tasks
from routeviewer.gui.units import Units
from routeviewer.gui.welcome import Welcome
from routeviewer.gui.workspace import Workspace
from routeviewer.project.figure import FigureSettings
from routeviewer.settings.folders import journals_folder
from routeviewer.wording.sentences import ENGLISH, spoken

_WELCOME, _WORKSPACE = 0, 1


class MainWindow(QMainWindow):
    """One project's window."""

    def __init__(self, memory: Memory) -> None:
        """Build an empty window.

        Args:
            memory: What all windows remember: settings, recent files, arrangement.
        """
        super().__init__()
        self.memory = memory
        self.tasks = Tasks(self)
        self.session = Session(self.tasks, journals_folder(), self)
        self.reader = Reader(self.session, self)
        self.units = Units(memory.settings.window.units, self)
        self.setWindowTitle("routeviewer")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.notices = NoticeBar(self)
        self.welcome = Welcome(self)
        self.workspace = Workspace(self.session, self)
        self.article = ArticlePanel(self.session, self.reader, self)
        self.stops = StopsPanel(self.session, self.units, self)
        self.menus = NameMenus(self.session, self.units, self)
        self._lay_out()
        self.files = FileDesk(self)
        self.names = NameDesk(self)
        self.map_menu = MapMenu(self)
        self.stop_menu = StopMenu(self)
        self.actions_ = Actions(self)
        self.status = StatusLine(self.session, self.reader, self)
        self.setStatusBar(self.status)
        self._link()
        self.refresh()
        self.follow_settings()
        memory.restore(self)

    def _lay_out(self) -> None:
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.workspace)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(middle)
        self.article_dock = self._dock(
            "article", self.tr("Article"), self.article, Qt.DockWidgetArea.LeftDockWidgetArea
        )
        self.stops_dock = self._dock(
            "stops", self.tr("Stops"), self.stops, Qt.DockWidgetArea.RightDockWidgetArea
        )

    def share_width(self) -> None:
        """Give each panel its usual share of the window; the map gets what is left."""
        article, stops = int(0.29 * self.width()), int(0.33 * self.width())
        self.resizeDocks(
            [self.article_dock, self.stops_dock], [article, stops], Qt.Orientation.Horizontal
        )

    def _dock(self, key: str, name: str, panel: QWidget, side: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(name, self)
        dock.setObjectName(key)
        dock.setWidget(panel)
        self.addDockWidget(side, dock)
        return dock

    def _link(self) -> None:
        session, view = self.session, self.workspace.map
        session.project_changed.connect(self.refresh)
        session.file_changed.connect(self.show_title)
        session.failed.connect(self.show_failure)
        self.article.mark_menu_wanted.connect(self.menus.open_for_mark)
        self.article.words_menu_wanted.connect(self.menus.open_for_words)
        self.menus.looking_up.connect(self.stops.details.look_up)
        self.menus.search_wanted.connect(self.names.search_online)
        self.menus.remember_wanted.connect(self.names.remember)
        self.stops.details.evidence.candidates.search_wanted.connect(self.names.search_online)
        self.stops.table.menu_wanted.connect(self.stop_menu.open)
        view.pointer_moved.connect(self.status.show_position)
        view.tiles.vanished.connect(self._tell_vanished)
        self.reader.usual_figure = self._usual_figure
        view.menu_wanted.connect(self.map_menu.open)
        view.place_clicked.connect(self.map_menu.add_stop)
        self.welcome.open_wanted.connect(self.files.open)
        self.welcome.paste_wanted.connect(self.files.paste)
        self.welcome.address_wanted.connect(self.files.open_address)
        self.welcome.sample_wanted.connect(self.files.open_sample)
        self.welcome.file_wanted.connect(self.files.open_path)
        self.welcome.recover_wanted.connect(self.files.recover)
        self.welcome.discard_wanted.connect(self.files.discard)

    # -- what is shown ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the welcome page or the project."""
        is_empty = self.session.project is None
        is_new = not is_empty and self.pages.currentIndex() == _WELCOME
        self.pages.setCurrentIndex(_WELCOME if is_empty else _WORKSPACE)
        for dock, action in (
            (self.article_dock, self.actions_.show_article),
            (self.stops_dock, self.actions_.show_stops),
        ):
            dock.setVisible(not is_empty and action.isChecked())
        if is_empty:
            self.welcome.show_recent(self.memory.recent)
        elif is_new:
            self.stops.table.setFocus()
        self.actions_.refresh()
        self.show_title()

    def show_title(self) -> None:
        """Name the project in the window's title."""
        project, path = self.session.project, self.session.path
        name = ""
        if project is not None:
            name = path.name if path else project.article.title or self.tr("Untitled")
        self.setWindowTitle(f"{name}[*] – routeviewer" if name else "routeviewer")
        self.setWindowModified(self.session.is_changed and project is not None)

    def show_failure(self, error: RouteviewerError) -> None:
        """Tell what went wrong, and what can be done."""
        choices = []
        if isinstance(error, ProgramFaultError) and error.report is not None:
            url = QUrl.fromLocalFile(str(error.report))
            choices = [(self.tr("Show the report"), lambda: QDesktopServices.openUrl(url))]
        self.notices.tell_failure(error, *choices)

    def follow_settings(self) -> None:
        """Take the settings that were just changed."""
        settings = self.memory.settings.window
        self.units.choose(settings.units)
        self.status.is_in_degrees = settings.positions == "degrees"

    def _usual_figure(self) -> FigureSettings:
        held = self.memory.settings.window
        language: str | None = held.language
        if held.language == "auto":
            # A report is written in the language of its author's window, whatever the article's;
            # English is what everybody has who chose nothing.
            language = None if spoken() == ENGLISH else spoken()
        return FigureSettings(
            style=held.style, projection=held.projection, language=language or None,
            shows_disputed=held.disputed == "dashed",
        )  # fmt: skip

    def _tell_vanished(self, told: str) -> None:
        self.notices.tell(
            self.tr("The map's background cannot be had ({0})").format(told),
            self.tr("The built-in map is shown instead."),
            (self.tr("Try again"), self.workspace.map.tiles.try_again),
            (self.tr("Keep the built-in map"), lambda: self.actions_.dialogs.choose_tiles("")),
        )  # fmt: skip

    @property
    def is_ready(self) -> bool:
        """Whether the window shows its project as it is, with nothing on the way."""
        return not self.reader.is_busy and (
            self.session.project is None or self.workspace.map.is_ready
        )

    # -- Qt's events -----------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and texts."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        data = event.mimeData()
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        for path in files:
            self.files.open_path(path)
        links = [url.toString() for url in data.urls() if is_web_address(url.toString())]
        if not files and (links or data.hasText()):
            self.files.open_text(links[0] if links else data.text())
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before unsaved work is lost."""
        if not self.files.may_close():
            event.ignore()
            return
        self.memory.keep(self)
        self.session.close()
        self.workspace.web.close_page()
        self.tasks.finish()
        event.accept()
