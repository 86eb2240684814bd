"""All shortcuts in one place, made from the commands themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from routeviewer.gui.theme import GRID


class ShortcutsDialog(QDialog):
    """The list of shortcuts."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        """List the shortcuts of commands, and those of the panels."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(520, 640)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.tr("Shortcuts"))
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        native = QKeySequence.SequenceFormat.NativeText
        for action in actions:
            keys = ", ".join(key.toString(native) for key in action.shortcuts())
            if keys:
                self._add(action.text().replace("&", "").rstrip("…"), keys)
        for name, keys in self._of_panels():
            self._add(name, keys)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.filter.textChanged.connect(self._sift)

    def _add(self, name: str, keys: str) -> None:
        item = QTreeWidgetItem([name, keys])
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.list.addTopLevelItem(item)

    def _of_panels(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Stops: walk"), self.tr("Up, Down")),
            (self.tr("Stops: edit the cell"), self.tr("Enter")),
            (self.tr("Stops: remove"), self.tr("Del")),
            (self.tr("Stops: merge with the next"), "M"),
            (self.tr("Map: move"), self.tr("Arrow keys")),
            (self.tr("Map: zoom"), "+, −"),
            (self.tr("Map: whole route"), "0"),
            (self.tr("Map: next, previous stop"), "N, P"),
            (self.tr("Time line: walk"), self.tr("Left, Right")),
            (self.tr("Not on the route: mark as visited"), self.tr("Enter")),
        )

    def _sift(self, text: str) -> None:
        for i in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(i)
            if item is not None:
                told = f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(text.casefold() not in told)
