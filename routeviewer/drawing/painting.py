"""Paints a sheet with a QPainter: pictures, PDF pages and widgets alike."""

from __future__ import annotations

from functools import lru_cache, singledispatch
from typing import Any

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from routeviewer.drawing.fonts import font, font_scale, outline
from routeviewer.drawing.sheet import Fill, Group, Rounded, Shape, Sheet, Stroke, Text
from routeviewer.geo.chains import Chains

_MOVE, _LINE = 0, 1
_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_ODD_EVEN = 0


def paint_sheet(painter: QPainter, sheet: Sheet, *, as_text: bool = False) -> None:
    """Paint a sheet; a unit of the painter is a point.

    Args:
        painter: An active painter.
        sheet: The drawing.
        as_text: Write letters as text of a font (in a PDF: searchable) rather than as outlines.
    """
    for group in sheet.groups:
        paint_group(painter, group, as_text=as_text)


def paint_group(
    painter: QPainter, group: Group, *, as_text: bool = False, smooth: bool = True
) -> None:
    """Paint the shapes of one layer; without smoothing ten times as fast, but with stairs."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    for shape in group.shapes:
        _paint(shape, painter, as_text)


@singledispatch
def _paint(shape: Shape, painter: QPainter, as_text: bool) -> None:
    raise TypeError(type(shape), painter, as_text)


@_paint.register
def _(shape: Fill, painter: QPainter, as_text: bool) -> None:  # noqa: ARG001 - one port for all
    painter.fillPath(path_of(shape.rings), QBrush(colour(shape.colour)))


@_paint.register
def _(shape: Stroke, painter: QPainter, as_text: bool) -> None:  # noqa: ARG001 - as above
    painter.strokePath(path_of(shape.lines), _pen(shape))


@_paint.register
def _(shape: Rounded, painter: QPainter, as_text: bool) -> None:  # noqa: ARG001 - as above
    box = shape.box
    painter.setPen(_pen(shape) if shape.outline else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QBrush(colour(shape.fill)) if shape.fill else QBrush())
    area = QRectF(box.left, box.low, box.right - box.left, box.high - box.low)
    painter.drawRoundedRect(area, shape.radius_pt, shape.radius_pt)


@_paint.register
def _(shape: Text, painter: QPainter, as_text: bool) -> None:
    scale = font_scale(shape.size_pt)
    painter.save()
    painter.translate(shape.x, shape.baseline)
    painter.scale(scale, scale)
    letters = outline(shape.text, shape.face)
    if shape.halo:
        pen = QPen(colour(shape.halo), 2 * shape.halo_pt / scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(letters, pen)
    if as_text:
        painter.setFont(font(shape.face))
        painter.setPen(QPen(colour(shape.colour)))
        painter.drawText(QPointF(0, 0), shape.text)
    else:
        painter.fillPath(letters, QBrush(colour(shape.colour)))
    painter.restore()


def _pen(shape: Stroke | Rounded) -> QPen:
    tint = shape.outline if isinstance(shape, Rounded) else shape.colour
    pen = QPen(colour(tint), shape.width_pt)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if shape.dash_pt else Qt.PenCapStyle.RoundCap)
    if shape.dash_pt:
        # Qt counts dashes in widths of the pen.
        pen.setDashPattern([length / shape.width_pt for length in shape.dash_pt])
    return pen


@lru_cache(maxsize=256)
def colour(text: str) -> QColor:
    """Return a colour of "#rrggbb" or "#rrggbbaa"."""
    made = QColor(text[:7])
    if len(text) == 9:
        made.setAlpha(int(text[7:], 16))
    return made


def path_of(chains: Chains) -> QPainterPath:
    """Return chains as one path, filled by odd and even.

    The path is handed over in the form in which Qt streams it: point by point through Python it
    would take a hundred times as long.
    """
    count = len(chains.points)
    path = QPainterPath()
    if not count:
        return path
    elements = np.empty(count, _ELEMENT)
    elements["kind"] = _LINE
    elements["kind"][chains.starts[:-1]] = _MOVE
    elements["x"], elements["y"] = chains.points.T
    last_start = int(chains.starts[-2])
    data = b"".join((_int(count), elements.tobytes(), _int(last_start), _int(_ODD_EVEN)))
    held: Any = QByteArray(data)
    stream = QDataStream(held, QIODevice.OpenModeFlag.ReadOnly)
    stream >> path
    return path


def _int(value: int) -> bytes:
    return value.to_bytes(4, "big", signed=True)
