"""Measures the making of figures: `python tests/bench/figures.py`.

The sample at 160 mm and 300 dpi: scene, drawing and file in a warm process (median of 9; what the
processor worked in brackets), the whole command (best of 5), and the largest memory of a command.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import routeviewer
from routeviewer.drawing.figure import Figure, draw_figure
from routeviewer.drawing.size import FigureSize
from routeviewer.exports.pdf import pdf_bytes
from routeviewer.exports.png import png_bytes
from routeviewer.exports.svg import svg_bytes
from routeviewer.project.project import Project
from routeviewer.scene.build import build_scene
from tests.journeys import EUROPE, journey

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "far-east-train.txt"
MAKERS: dict[str, Callable[[Figure], bytes]] = {
    "png": png_bytes, "svg": svg_bytes, "pdf": pdf_bytes,
}  # fmt: skip


def warm(project: Project, make: Callable[[Figure], bytes]) -> str:
    passed, worked, size = [], [], 0
    for _ in range(10):
        begun, began = time.perf_counter(), time.process_time()
        size = len(make(draw_figure(build_scene(project), FigureSize(160, None, 300))))
        passed.append(time.perf_counter() - begun)
        worked.append(time.process_time() - began)
    return f"{median(passed[1:]):6.2f} s ({median(worked[1:]):.2f})  {size / 1000:6.0f} kB"


def command(*names: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        outputs = [part for name in names for part in ("-o", f"{folder}/{name}")]
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "routeviewer", "export", str(SAMPLE), *outputs],
            check=True, capture_output=True, cwd=ROOT,
        )  # fmt: skip
        return time.perf_counter() - begun


def largest_memory_mb() -> float:
    """Return what the command for the whole kit needs at most, as Linux counts it."""
    code = (
        "import sys\n"
        "from routeviewer.cli.main import main\n"
        "main(['export', sys.argv[1], '-o', sys.argv[2]])\n"
        "print(next(x for x in open('/proc/self/status') if x.startswith('VmHWM')))\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", code, str(SAMPLE), f"{folder}/kit/"],
            check=True, capture_output=True, text=True, cwd=ROOT,
        )  # fmt: skip
    return int(done.stdout.split("VmHWM:")[1].split()[0]) / 1024


def main() -> None:
    sample = routeviewer.reconstruct(SAMPLE.read_text(encoding="utf-8"))
    for name, project in (("sample", sample), ("60 stops", journey(EUROPE))):
        for kind, make in MAKERS.items():
            print(f"{name:9} {kind} warm  {warm(project, make)}")
    for name in ("map.png", "map.svg", "map.pdf", "kit/"):
        print(f"command, {name:8} {min(command(name) for _ in range(5)):6.2f} s")
    print(f"largest memory of a command {largest_memory_mb():.0f} MB")


if __name__ == "__main__":
    main()
