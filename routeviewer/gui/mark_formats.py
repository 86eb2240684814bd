"""How marks look in the text of an article: by role, in colour and shape, with the map's discs."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from routeviewer.gui.discs import HEIGHT_PX, disc_width_px, paint_disc
from routeviewer.gui.mention_marks import TextMark
from routeviewer.gui.theme import Colours

# The kind of text object that a disc is.
DISC = QTextFormat.ObjectTypes.UserObject + 1
_NUMBERS, _SIGN = QTextFormat.Property.UserProperty + 1, QTextFormat.Property.UserProperty + 2


class TextDiscs(QPyTextObject):
    """Draws the discs that stand in the text like letters."""

    def intrinsicSize(self, doc: QTextDocument, position: int, fmt: QTextFormat) -> QSizeF:
        """Return the room of a disc."""
        return QSizeF(disc_width_px(str(fmt.property(_NUMBERS))) + 4, HEIGHT_PX - 4)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        position: int,
        fmt: QTextFormat,
    ) -> None:
        """Draw a disc."""
        room = QRectF(rect).adjusted(0, 1, -4, 5)
        paint_disc(painter, str(fmt.property(_NUMBERS)), str(fmt.property(_SIGN)), room)


def mark_format(mark: TextMark, look: Colours) -> QTextCharFormat:
    """Return how the words of a mark are written."""
    made = QTextCharFormat()
    style = QTextCharFormat.UnderlineStyle
    if mark.role == "stop":
        made.setFontWeight(QFont.Weight.DemiBold)
        made.setForeground(QColor(look.route))
        made.setUnderlineStyle(style.SingleUnderline)
        made.setUnderlineColor(QColor(look.route))
    elif mark.role == "told":
        made.setUnderlineStyle(style.SingleUnderline)
        made.setUnderlineColor(QColor(look.route))
    elif mark.sign == "inferred":
        made.setForeground(QColor(look.inferred))
        made.setUnderlineStyle(style.DashUnderline)
        made.setUnderlineColor(QColor(look.inferred))
    elif mark.role == "unresolved":
        made.setForeground(QColor(look.unresolved))
        made.setUnderlineStyle(style.WaveUnderline)
        made.setUnderlineColor(QColor(look.unresolved))
    else:
        made.setUnderlineStyle(style.DotLine)
        made.setUnderlineColor(QColor(look.mentioned))
    return made


def disc_format(mark: TextMark) -> QTextCharFormat:
    """Return the format of the disc before a mark's words."""
    made = QTextCharFormat()
    made.setObjectType(DISC)
    made.setProperty(_NUMBERS, mark.numbers)
    made.setProperty(_SIGN, mark.sign)
    return made
