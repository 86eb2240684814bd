"""Opens the dialogs of a window, and does what needs none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from routeviewer.project.edits import SetFigure

if TYPE_CHECKING:
    from routeviewer.gui.main_window import MainWindow


class Dialogs(QObject):
    """A window's dialogs."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    def export(self) -> None:
        """Open the dialog of exports."""

    def print(self) -> None:
        """Print the figure."""

    def copy_png(self) -> None:
        """Copy."""

    def copy_svg(self) -> None:
        """Copy."""

    def settings(self) -> None:
        """Open the settings."""

    def shortcuts(self) -> None:
        """List the shortcuts."""

    def about(self) -> None:
        """About."""

    def reread_online(self) -> None:
        """Ask online."""

    def tiles_menu(self) -> QMenu:
        """Tiles."""
        return QMenu(self._window)

    def show_mentioned(self) -> None:
        """Show or hide places that are only mentioned on the map."""
        session = self._window.session
        if session.project is not None:
            figure = session.project.figure
            session.edit(
                self.tr("Show places only mentioned"),
                SetFigure(replace(figure, shows_mentioned=not figure.shows_mentioned)),
            )
