"""Rings round the marks of the map: the stop that is selected, and the one that is pointed at."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from routeviewer.drawing.map_canvas import MapCanvas
from routeviewer.gui.session import Session
from routeviewer.gui.theme import colours

_BEYOND_PX = 2.5


def paint_rings(painter: QPainter, canvas: MapCanvas, session: Session) -> None:
    """Paint the rings; the marks and their names come on top of them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if session.hovered != session.selection.stop:
        _paint_ring(painter, canvas, session.hovered, width_px=2.0, strength=0.6)
    _paint_ring(painter, canvas, session.selection.stop, width_px=3.0, strength=1.0)


def _paint_ring(
    painter: QPainter, canvas: MapCanvas, stop_id: str | None, *, width_px: float, strength: float
) -> None:
    if stop_id is None:
        return
    tone = QColor(colours().selected)
    tone.setAlphaF(strength)
    painter.setPen(QPen(tone, width_px))
    for mark, held in enumerate(canvas.scene.marks):
        spot = canvas.spot_of(mark)
        if spot is None or all(visit.stop_id != stop_id for visit in held.visits):
            continue
        dx, dy = canvas.shift_of(spot)
        box = QRectF(
            spot.box.left + dx, spot.box.low + dy,
            spot.box.right - spot.box.left, spot.box.high - spot.box.low,
        ).adjusted(-_BEYOND_PX, -_BEYOND_PX, _BEYOND_PX, _BEYOND_PX)  # fmt: skip
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
