"""The map under a moving camera: frames come from kept pictures, repaints are sharp."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from routeviewer.drawing.fonts import start_fonts
from routeviewer.drawing.map_canvas import MapCanvas
from routeviewer.scene.build import build_scene
from tests.journeys import EUROPE, journey, spot

SIZE = (600, 400)


@pytest.fixture
def canvas() -> MapCanvas:
    start_fonts()
    return MapCanvas(build_scene(journey(",".join(EUROPE.split(",")[:12]))), *SIZE)


def painted(canvas: MapCanvas) -> np.ndarray:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(0xFFFF00FF)
    painter = QPainter(image)
    canvas.paint(painter)
    painter.end()
    held = np.frombuffer(image.constBits(), np.uint8).reshape(SIZE[1], SIZE[0], 4)
    return held[..., :3].astype(int)


def difference(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.mean(np.abs(one - other).max(axis=2) > 40))


def test_a_frame_covers_the_whole_widget(canvas: MapCanvas) -> None:
    picture = painted(canvas)
    magenta = (picture == (0xFF, 0x00, 0xFF)).all(axis=2)
    assert not magenta.any()
    assert canvas.is_sharp


def test_a_panned_frame_shows_what_a_repaint_shows(canvas: MapCanvas) -> None:
    painted(canvas)
    canvas.camera = canvas.camera.panned(24, -16)
    assert not canvas.is_sharp
    moved = painted(canvas)
    canvas.refresh()
    assert canvas.is_sharp
    # Names of towns and countries may find other places; land, lines and marks may not.
    assert difference(moved, painted(canvas)) < 0.03


def test_a_zoomed_frame_shows_the_same_place_under_the_pointer(canvas: MapCanvas) -> None:
    painted(canvas)
    here = canvas.camera.earth(np.array([[150.0, 300.0]]))
    canvas.camera = canvas.camera.zoomed(1.3, 150, 300)
    assert np.allclose(canvas.camera.earth(np.array([[150.0, 300.0]])), here)
    zoomed = painted(canvas)
    canvas.refresh()
    assert difference(zoomed, painted(canvas)) < 0.12


def test_marks_are_found_under_the_pointer_also_while_the_map_moves(canvas: MapCanvas) -> None:
    painted(canvas)
    assert canvas.layers is not None
    x, y = canvas.layers.spots[3].middle
    assert canvas.mark_at(x, y) == canvas.layers.spots[3].mark
    canvas.camera = canvas.camera.panned(50, 20)
    painted(canvas)
    assert canvas.mark_at(x + 50, y + 20) == canvas.layers.spots[3].mark
    assert canvas.mark_at(1, 1) is None


def test_another_size_keeps_the_middle(canvas: MapCanvas) -> None:
    before = canvas.camera.earth(np.array([[300.0, 200.0]]))
    canvas.resize(900, 500)
    assert np.allclose(canvas.camera.earth(np.array([[450.0, 250.0]])), before)


def test_thousands_of_stops_are_thinned_where_they_crowd_and_not_close_up() -> None:
    start_fonts()
    places = [spot(f"Camp {i}", 45 + (i % 40) * 0.1, 5 + (i // 40) * 0.1) for i in range(1200)]
    canvas = MapCanvas(build_scene(journey(places)), *SIZE)
    canvas.refresh()
    assert canvas.layers is not None
    assert len(canvas.layers.dots) > 900
    first, last = canvas.layers.spots[0].mark, canvas.layers.spots[-1].mark
    assert (first, last) == (0, 1199)
    canvas.camera = canvas.camera.zoomed(30, 300, 200)
    canvas.refresh()
    assert canvas.layers.dots == ()
    assert len(canvas.layers.spots) > 5
