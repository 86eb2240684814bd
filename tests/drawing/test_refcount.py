"""PySide6 6.12.0 loses one reference to None with every void call and aborts after thousands."""

from __future__ import annotations

import sys

from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from routeviewer.drawing.fonts import start_fonts
from routeviewer.drawing.painting import paint_sheet
from tests.drawing.conftest import Draw

CALLS = 2000


def test_void_calls_of_a_painter_keep_the_references_to_none() -> None:
    start_fonts()
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    pen, path = QPen(QColor("#112233")), QPainterPath()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.setPen(pen)
        painter.drawLine(0, 0, 9, 9)
        painter.strokePath(path, pen)
    after = sys.getrefcount(None)
    painter.end()
    # Since Python 3.12 None is immortal and its count tells nothing: then nothing can go wrong.
    assert after > before - CALLS / 2


def test_painting_a_figure_keeps_the_references_to_none(draw: Draw) -> None:
    figure = draw("sample")
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    before = sys.getrefcount(None)
    for _ in range(3):
        painter = QPainter(image)
        paint_sheet(painter, figure.sheet)
        painter.end()
    assert sys.getrefcount(None) > before - 200
