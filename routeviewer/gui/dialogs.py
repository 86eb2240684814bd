"""Opens the dialogs of a window, and does what needs none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMenu, QMessageBox

from routeviewer.gui.tasks import Hand
from routeviewer.gui.tile_providers import FAVOURITES, provider_named
from routeviewer.project.edits import SetFigure
from routeviewer.settings.settings import WHAT_IS_SENT
from routeviewer.wording.sentences import told

if TYPE_CHECKING:
    from routeviewer.drawing.figure import Figure
    from routeviewer.gui.main_window import MainWindow


class Dialogs(QObject):
    """A window's dialogs; each is loaded when it is opened."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    def export(self) -> None:
        """Open the dialog of exports."""
        from routeviewer.gui.export_dialog import ExportDialog  # noqa: PLC0415 - when opened

        ExportDialog(self._window).open()

    def print(self) -> None:
        """Print the figure."""
        self._draw(self._print)

    def _print(self, figure: Figure) -> None:
        from routeviewer.gui.printing import print_figure  # noqa: PLC0415 - when it is printed

        print_figure(figure, self._window)

    def copy_png(self) -> None:
        """Copy the figure to the clipboard as a picture."""
        from routeviewer.exports.png import painted  # noqa: PLC0415 - when it is wanted

        def copy(figure: Figure) -> None:
            QGuiApplication.clipboard().setImage(painted(figure))
            self._window.notices.tell(self.tr("The map is in the clipboard, as a picture"))

        self._draw(copy)

    def copy_svg(self) -> None:
        """Copy the figure to the clipboard as SVG."""
        from routeviewer.exports.svg import svg_bytes  # noqa: PLC0415 - when it is wanted

        def copy(figure: Figure) -> None:
            data, svg = QMimeData(), svg_bytes(figure)
            data.setData("image/svg+xml", svg)
            data.setText(svg.decode())
            QGuiApplication.clipboard().setMimeData(data)
            self._window.notices.tell(self.tr("The map is in the clipboard, as SVG"))

        self._draw(copy)

    def _draw(self, then: Callable[[Figure], None]) -> None:
        """Draw the project's figure beside, and do something with it."""
        from routeviewer.exports.source import ExportSource  # noqa: PLC0415 - when it is wanted

        project = self._window.session.project
        if project is None:
            return
        source = ExportSource(project)

        def work(_: Hand) -> Figure:
            return source.figure

        self._window.tasks.start("copy", work, then, failed=self._window.show_failure)

    def settings(self) -> None:
        """Open the settings."""
        from routeviewer.gui.settings_dialog import SettingsDialog  # noqa: PLC0415 - when opened

        SettingsDialog(self._window).open()

    def guide(self) -> None:
        """Show the guide beside the window."""
        from routeviewer.gui.guide_window import GuideWindow  # noqa: PLC0415 - when opened

        GuideWindow(self._window).show()

    def shortcuts(self) -> None:
        """List the shortcuts."""
        from routeviewer.gui.shortcuts_dialog import ShortcutsDialog  # noqa: PLC0415 - when opened

        ShortcutsDialog(self._window.actions_.all, self._window).open()

    def about(self) -> None:
        """Tell versions, licences and credits."""
        from routeviewer.gui.about_dialog import AboutDialog  # noqa: PLC0415 - when opened

        AboutDialog(self._window).open()

    def reread_online(self) -> None:
        """Say what is sent, and read anew with the service's help."""
        service = self._window.memory.settings.geocoding.service
        buttons = QMessageBox.StandardButton
        box = QMessageBox(
            QMessageBox.Icon.Question, "routeviewer",
            self.tr("Ask {0} for the names that stay open?").format(service),
            buttons.Cancel, self._window,
        )  # fmt: skip
        box.setInformativeText(told(WHAT_IS_SENT))
        ask = box.addButton(self.tr("Ask {0}").format(service), QMessageBox.ButtonRole.AcceptRole)
        ask.clicked.connect(lambda: self._window.reader.read_anew(service=service))
        box.open()

    def tiles_menu(self) -> QMenu:
        """Return the menu of what may lie under the route."""
        menu = QMenu(self._window)
        menu.aboutToShow.connect(lambda: self._fill_tiles(menu))
        return menu

    def _fill_tiles(self, menu: QMenu) -> None:
        menu.clear()
        settings = self._window.memory.settings.window
        layer, group = self._window.workspace.map.tiles, QActionGroup(menu)
        chosen = "" if layer.provider is None else layer.provider.name
        names = dict.fromkeys((*settings.tile_providers, settings.tiles, *FAVOURITES))
        for name in ("", *(name for name in names if name)):
            action = menu.addAction(name or self.tr("Built-in map (nothing is sent)"))
            action.setCheckable(True)
            action.setChecked(name == chosen)
            group.addAction(action)
            action.triggered.connect(lambda _=False, n=name: self.choose_tiles(n))
        menu.addSeparator()
        menu.addAction(self.tr("More, and your own…"), self.settings)

    def choose_tiles(self, name: str) -> None:
        """Lay a provider's tiles under the route, or none for an empty name."""
        own = self._window.memory.settings.window.tile_providers
        self._window.workspace.map.set_tiles(provider_named(name, own) if name else None)

    def show_mentioned(self) -> None:
        """Show or hide places that are only mentioned on the map."""
        session = self._window.session
        if session.project is not None:
            figure = session.project.figure
            session.edit(
                self.tr("Show places only mentioned"),
                SetFigure(replace(figure, shows_mentioned=not figure.shows_mentioned)),
            )
