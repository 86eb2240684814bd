"""Texts with their halos as small pictures: outlining letters anew for each repaint is slow."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from routeviewer.drawing.fonts import ASCENT, DESCENT, text_width
from routeviewer.drawing.painting import paint_group
from routeviewer.drawing.sheet import Group, Text

_KEPT = 2000
# Accents and swashes reach beyond the usual height and width by so much of the size.
_BEYOND = 0.35


def paint_quickly(painter: QPainter, group: Group, *, density: float) -> None:
    """Paint a layer with its texts taken from pictures, each moved to a whole pixel.

    Args:
        painter: A painter of a picture of pixels; a unit is a pixel of the widget.
        group: The layer.
        density: Pixels of the screen in one of the widget's.
    """
    shapes = []
    for shape in group.shapes:
        if not isinstance(shape, Text):
            shapes.append(shape)
            continue
        # What lies below a text is painted before it.
        paint_group(painter, Group(group.name, tuple(shapes)))
        shapes.clear()
        _draw_text(painter, shape, density)
    paint_group(painter, Group(group.name, tuple(shapes)))


def _draw_text(painter: QPainter, text: Text, density: float) -> None:
    margin = text.halo_pt + _BEYOND * text.size_pt
    image = _picture(replace(text, x=0.0, baseline=0.0), density)
    at = painter.transform().map(
        QPointF(text.x - margin, text.baseline - ASCENT * text.size_pt - margin)
    )
    whole = QPointF(round(at.x() * density) / density, round(at.y() * density) / density)
    painter.save()
    painter.resetTransform()
    painter.drawImage(whole, image)
    painter.restore()


@lru_cache(maxsize=_KEPT)
def _picture(text: Text, density: float) -> QImage:
    margin = text.halo_pt + _BEYOND * text.size_pt
    width = text_width(text.text, text.face, text.size_pt) + 2 * margin
    height = (ASCENT + DESCENT) * text.size_pt + 2 * margin
    image = QImage(
        math.ceil(width * density), math.ceil(height * density),
        QImage.Format.Format_ARGB32_Premultiplied,
    )  # fmt: skip
    image.setDevicePixelRatio(density)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    moved = replace(text, x=margin, baseline=margin + ASCENT * text.size_pt)
    paint_group(painter, Group("text", (moved,)))
    painter.end()
    return image
