"""Measures frames and repaints of the moving map: `python tests/bench/map_frames.py`.

1200 x 800 pixels, the tour of Europe's first 30 stops; then 2,000 stops. At each scale: the median
of 20 panned and 20 zoomed frames from the kept pictures, and the median of 7 full repaints, each of
another view.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtGui import QImage, QPainter

from routeviewer.drawing.fonts import start_fonts
from routeviewer.drawing.map_canvas import MapCanvas
from routeviewer.scene.build import build_scene
from routeviewer.scene.scene import Scene
from tests.journeys import EUROPE, journey, spot

SIZE = (1200, 800)
ZOOMS = (0.12, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 128)


def milliseconds(action: Callable[[int], None], times: int) -> tuple[float, float]:
    """Return the medians of the time that passed and of the processor's time."""
    taken, worked = [], []
    for i in range(times):
        begun, began = time.perf_counter(), time.process_time()
        action(i)
        taken.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - began) * 1000)
    return median(taken), median(worked)


def measure(scene: Scene, name: str) -> None:
    target = QImage(*SIZE, QImage.Format.Format_RGB32)
    print(f"{name}: ms passed (ms of processor), medians")
    print(f"{'km/px':>9}{'pan':>16}{'zoom':>16}{'full repaint':>16}")
    for zoom in ZOOMS:
        canvas = MapCanvas(scene, *SIZE)
        canvas.camera = canvas.camera.zoomed(zoom, SIZE[0] / 2, SIZE[1] / 2)
        canvas.refresh()
        whole = canvas.camera

        def frame() -> None:
            painter = QPainter(target)
            canvas.paint(painter)  # noqa: B023 - called in this round only
            painter.end()

        def pan(i: int) -> None:
            canvas.camera = whole.panned(3 * i, 2 * i)  # noqa: B023 - as above
            frame()

        def zoom_in(i: int) -> None:
            canvas.camera = whole.zoomed(1.02**i, 500, 300)  # noqa: B023 - as above
            frame()

        def repaint(i: int) -> None:
            canvas.camera = whole.panned(40 * i, -25 * i).zoomed(1.03**i, 600, 400)  # noqa: B023
            canvas.refresh()  # noqa: B023 - as above
            frame()

        figures = [milliseconds(pan, 20), milliseconds(zoom_in, 20)]
        canvas.camera = whole
        figures.append(milliseconds(repaint, 7))
        told = "".join(f"{passed:9.1f} ({worked:4.0f})" for passed, worked in figures)
        print(f"{whole.km_per_pt:9.3f}{told}")
    print()


def many_stops(count: int) -> Scene:
    chance = random.Random(1)  # noqa: S311 - a fixed journey, no secret
    places, lat, lon = [], 50.0, 10.0
    for i in range(count):
        lat = min(64, max(38, lat + chance.uniform(-1.2, 1.2)))
        lon = min(40, max(-8, lon + chance.uniform(-1.8, 1.8)))
        places.append(spot(f"Camp {i + 1}", round(lat, 4), round(lon, 4)))
    return build_scene(journey(places))


def main() -> None:
    start_fonts()
    measure(build_scene(journey(",".join(EUROPE.split(",")[:30]))), "30 stops")
    measure(many_stops(2000), "2,000 stops")


if __name__ == "__main__":
    main()
