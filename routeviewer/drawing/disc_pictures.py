"""The numbered discs one by one, as pictures for maps of other programs."""

from __future__ import annotations

import math

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from routeviewer.basemap.level import level_for
from routeviewer.drawing.camera import Camera
from routeviewer.drawing.fonts import start_fonts, text_width
from routeviewer.drawing.layers.ground import View
from routeviewer.drawing.layers.marks import marks_group
from routeviewer.drawing.painting import paint_group
from routeviewer.drawing.spots import Spot
from routeviewer.geo.chains import Box
from routeviewer.geo.projection import Rectangular
from routeviewer.scene.scene import Scene
from routeviewer.scene.style import style_named

_RADIUS_PT, _NUMBER_PT, _EDGE_PT = 6.6, 8.0, 1.4
_PX_PER_PT = 4.0


def disc_pictures(scene: Scene) -> tuple[bytes, ...]:
    """Return the disc of each mark as a PNG picture on a clear ground.

    The same scene gives the same bytes.
    """
    start_fonts()
    view = _flat_view(scene)
    return tuple(_picture(scene, view, i) for i in range(len(scene.marks)))


def _flat_view(scene: Scene) -> View:
    """Return a view that serves only to draw discs at their usual size."""
    camera = Camera(Rectangular("mercator", 0.0), 0.0, 0.0, 1000.0, Box(0.0, 0.0, 100.0, 100.0))
    return View(camera, camera.window(), level_for(1.0), style_named(scene.settings.style))


def _picture(scene: Scene, view: View, index: int) -> bytes:
    text = text_width(scene.marks[index].numbers, "semibold", _NUMBER_PT)
    half = max(_RADIUS_PT, text / 2 + 0.45 * _RADIUS_PT)
    # Globes draw pictures into squares.
    side = 2 * (half + _EDGE_PT)
    middle = side / 2
    box = Box(middle - half, middle - _RADIUS_PT, middle + half, middle + _RADIUS_PT)
    spot = Spot(index, middle, middle, box, _NUMBER_PT, is_moved=False)
    pixels = math.ceil(side * _PX_PER_PT)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_PX_PER_PT, _PX_PER_PT)
    paint_group(painter, marks_group(view, scene, [spot], []))
    painter.end()
    held, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(held.data())
