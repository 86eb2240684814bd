"""The menu of the map: what can be done with a stop, a name, a position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from routeviewer.geo.coordinate import Coordinate
from routeviewer.gui.asking import all_labels, hidden_label
from routeviewer.gui.icons import icon
from routeviewer.gui.map_hand import MenuRequest
from routeviewer.wording.positions import decimal_degrees, degrees_minutes_seconds
from routeviewer.wording.sentences import spoken

if TYPE_CHECKING:
    from routeviewer.gui.main_window import MainWindow


class MapMenu(QObject):
    """Builds the menu of a window's map."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    def open(self, request: MenuRequest) -> None:
        """Show the menu."""
        view = self._window.workspace.map
        self.menu_of(request).popup(view.mapToGlobal(request.at.toPoint()))

    def menu_of(self, request: MenuRequest) -> QMenu:
        """Return the menu of what lies under the pointer."""
        window, session, menu = self._window, self._window.session, QMenu(self._window)
        project = session.project
        if request.stops and project is not None:
            session.select_stop(request.stops[0])
            menu.addAction(icon("pencil"), self.tr("&Rename stop"), window.stops.table.edit_chosen)
            menu.addAction(
                icon("map-pin-off"), self.tr("Re&move from the route"),
                window.stops.table.remove_chosen,
            )  # fmt: skip
            menu.addSeparator()
        if request.label and project is not None:
            menu.addAction(
                icon("eye-off"), self.tr("&Hide this name"),
                lambda: session.edit(self.tr("Hide name"), hidden_label(project, request.label)),
            )  # fmt: skip
        if project is not None and (project.figure.hidden_labels or project.figure.moved_labels):
            menu.addAction(
                icon("eye"), self.tr("&Show all names, where they belong"),
                lambda: session.edit(self.tr("Show all names"), all_labels(project)),
            )  # fmt: skip
        here = request.position
        if here is not None:
            if project is not None:
                menu.addAction(
                    icon("map-pin-plus"), self.tr("&Add stop here"), lambda: self.add_stop(here)
                )
            menu.addSeparator()
            for told in (decimal_degrees(here, spoken()), degrees_minutes_seconds(here, spoken())):
                menu.addAction(
                    icon("copy"), self.tr("&Copy {0}").format(told),
                    lambda text=told: QGuiApplication.clipboard().setText(text),
                )  # fmt: skip
        return menu

    def add_stop(self, here: Coordinate) -> None:
        """Add a stop where the map was clicked, and let it be named."""
        rounded = Coordinate(round(here.lat, 5), round(here.lon, 5))
        self._window.stops.add_position(rounded, decimal_degrees(rounded, spoken()))
