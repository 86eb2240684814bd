"""The menu of a stop: everything that can be done with it, whatever its panel has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from routeviewer.gui.choice_names import choice_name
from routeviewer.gui.icons import MODES as MODE_ICONS
from routeviewer.gui.icons import icon
from routeviewer.gui.stops_model import HOW, STATUS, WHEN
from routeviewer.itinerary.itinerary import MODES, STATUSES

if TYPE_CHECKING:
    from routeviewer.gui.main_window import MainWindow


class StopMenu(QObject):
    """Builds the menu of the selected stop."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    def open(self, point: QPoint) -> None:
        """Show the menu at a point of the table."""
        if self._window.session.selection.stop is not None:
            table = self._window.stops.table
            self.menu().popup(table.viewport().mapToGlobal(point))

    def menu(self) -> QMenu:
        """Return the menu of the selected stop."""
        window, table, acts = self._window, self._window.stops.table, self._window.actions_
        menu = QMenu(window)
        menu.addAction(acts.rename)
        menu.addAction(self.tr("Change &date"), lambda: table.edit_chosen(WHEN))
        stop = window.session.stop(window.session.selection.stop)
        row = table.stops.row_of(window.session.selection.stop)
        status = menu.addMenu(self.tr("&Status"))
        self._fill(status, STATUSES, "" if stop is None else stop.status, STATUS)
        how = menu.addMenu(self.tr("&How it was reached"))
        how.setEnabled(row > 0)
        self._fill(how, MODES, table.stops.mode_at(row), HOW)
        menu.addSeparator()
        for action in (acts.earlier, acts.later, acts.merge):
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(acts.remove)
        return menu

    def _fill(self, menu: QMenu, choices: tuple[str, ...], held: str, column: int) -> None:
        group = QActionGroup(menu)
        for choice in choices:
            action = menu.addAction(choice_name(choice))
            if column == HOW:
                action.setIcon(icon(MODE_ICONS[choice]))
            action.setCheckable(True)
            action.setChecked(choice == held)
            group.addAction(action)
            action.triggered.connect(
                lambda _=False, c=choice: self._window.stops.table.set_chosen(column, c)
            )
