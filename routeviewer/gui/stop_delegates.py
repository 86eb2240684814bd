"""How the cells of the table of stops are painted and written in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from routeviewer.gui.choice_names import choice_name
from routeviewer.gui.discs import paint_disc
from routeviewer.gui.icons import MODES as MODE_ICONS
from routeviewer.gui.icons import paint_icon
from routeviewer.gui.stops_model import CHOICES_ROLE, HOW, LENGTH, NUMBER, STATUS, STOP_ROLE, SURE
from routeviewer.gui.theme import GRID, SMALL_PX, colours, sized_font
from routeviewer.scene.marks import sign_of

_Index = QModelIndex | QPersistentModelIndex
# Two lines of a long name, and some air.
ROW_PX = 44


class StopDelegate(QStyledItemDelegate):
    """Paints numbers as the map's discs, means of travel as icons; choices are edited in lists."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row."""
        size = super().sizeHint(option, index)
        return QSize(size.width() + GRID, ROW_PX)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Take quiet colours: the selected row is tinted, its letters stay readable."""
        super().initStyleOption(option, index)
        held: Any = option
        held.palette.setColor(QPalette.ColorRole.HighlightedText, held.palette.text().color())
        held.state &= ~QStyle.StateFlag.State_HasFocus
        if index.column() == STATUS:
            stop = index.data(STOP_ROLE)
            look = colours()
            tone = look.inferred if sign_of(stop) == "inferred" else look.muted
            held.palette.setColor(QPalette.ColorRole.Text, QColor(tone))
            held.palette.setColor(QPalette.ColorRole.HighlightedText, QColor(tone))
            held.font = sized_font(SMALL_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a cell."""
        held: Any = option
        is_on = bool(held.state & QStyle.StateFlag.State_Selected)
        if is_on:
            painter.fillRect(held.rect, QColor(colours().tint))
        held.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        stop = index.data(STOP_ROLE)
        table = held.widget
        is_last = index.column() == SURE or (
            index.column() == LENGTH and table is not None and table.isColumnHidden(SURE)
        )
        if is_last:
            held.rect = held.rect.adjusted(0, 0, -GRID, 0)
        if index.column() == NUMBER and stop is not None:
            paint_disc(painter, str(index.row() + 1), sign_of(stop), QRectF(held.rect))
        elif index.column() == HOW and index.row():
            model: Any = index.model()
            mode = model.mode_at(index.row())
            box = QRectF(0, 0, 18, 18)
            box.moveCenter(QRectF(held.rect).center())
            tone = QColor(colours().line if mode == "unknown" else colours().muted)
            paint_icon(painter, MODE_ICONS[mode] if mode != "unknown" else "minus", box, tone)
        elif index.column() != HOW:
            super().paint(painter, option, index)
        if is_on and self._has_focus(held, index):
            painter.setPen(QColor(colours().selected))
            painter.drawRect(held.rect.adjusted(0, 0, -1, -1))

    @staticmethod
    def _has_focus(option: Any, index: _Index) -> bool:
        table = option.widget
        return bool(
            table is not None
            and table.hasFocus()
            and table.currentIndex().row() == index.row()
            and table.currentIndex().column() == index.column()
        )

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Return a list for choices, a field else."""
        choices = index.data(CHOICES_ROLE)
        if choices is None:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for choice in choices:
            box.addItem(choice_name(choice), choice)
        box.setAccessibleName(str(index.model().headerData(
            index.column(), Qt.Orientation.Horizontal)))  # fmt: skip
        box.activated.connect(lambda _: self._close(box))
        # Open at once: arrows then walk the choices, and only Enter or a click takes one.
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def _close(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show what is there."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: _Index) -> None:
        """Make the edit."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)
