"""A field whose text ends in an ellipsis where it has no room, until it is written in."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from routeviewer.gui.plain_text import as_tip

# What Qt leaves free on each side of a field's text.
_MARGIN_PX = 2


class ElidedField(QLineEdit):
    """Shows what has room of its text, and the whole of it in its tooltip."""

    def __init__(
        self,
        parent: QWidget | None = None,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """Make an empty field.

        Args:
            parent: What it stands in.
            elide: Where the ellipsis stands.
        """
        super().__init__(parent)
        self._elide = elide
        self.textChanged.connect(lambda text: self.setToolTip(as_tip(text)))

    def shown_text(self) -> str:
        """Return what is to be seen of the text while nobody writes in it."""
        return self.fontMetrics().elidedText(self.text(), self._elide, self._box().width())

    def _box(self) -> QRect:
        """Return where the text stands."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return box.marginsRemoved(self.textMargins()).adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field; the text as Qt does where it has room or is being written."""
        shown = self.shown_text()
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        # The line that Qt writes on: no letter moves when the field is entered.
        box, letters = self._box(), self.fontMetrics()
        top = box.y() + (box.height() - letters.height() + 1) // 2
        painter.drawText(box.x(), top + letters.ascent(), shown)
        painter.end()
