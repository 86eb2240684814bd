"""Discs with numbers in texts and tables, drawn like those on the map."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from routeviewer.drawing.layers.discs import disc_shapes, disc_width, number_text
from routeviewer.drawing.painting import paint_group
from routeviewer.drawing.sheet import Group
from routeviewer.geo.chains import Box
from routeviewer.gui.theme import colours
from routeviewer.scene.style import style_named

HEIGHT_PX = 18.0
_NUMBER_PX = 11.0
_LINES = 4 / 3


def disc_width_px(numbers: str) -> float:
    """Return how wide a disc is with its numbers."""
    return disc_width(numbers, HEIGHT_PX, _NUMBER_PX)


def paint_disc(painter: QPainter, numbers: str, sign: str, room: QRectF) -> None:
    """Paint a disc into the middle of a room."""
    style, width, middle = style_named(colours().style), disc_width_px(numbers), room.center()
    box = Box(
        middle.x() - width / 2, middle.y() - HEIGHT_PX / 2,
        middle.x() + width / 2, middle.y() + HEIGHT_PX / 2,
    )  # fmt: skip
    shapes = [
        *disc_shapes(style, _LINES, box.grown(-1.0), sign),
        number_text(style, numbers, sign, (middle.x(), middle.y()), _NUMBER_PX),
    ]
    painter.save()
    paint_group(painter, Group("disc", tuple(shapes)))
    painter.restore()
