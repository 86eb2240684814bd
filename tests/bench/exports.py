"""Measures the writing of a route of 500 stops: `python tests/bench/exports.py`.

Each format from a project that is read already, in a warm process (median of 3 after one that does
not count; what the processor worked in brackets), and the size of its file.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from routeviewer.exports.registry import FORMATS, write_export
from routeviewer.exports.source import ExportSource
from tests.bench.pages import many_stops


def main() -> None:
    project = many_stops(500)
    with tempfile.TemporaryDirectory() as folder:
        for known in FORMATS:
            if known.suffixes[0] == "/":
                continue
            path = Path(folder) / f"route{known.suffixes[0]}"
            passed, worked = [], []
            for _ in range(4):
                begun, began = time.perf_counter(), time.process_time()
                # A new source each time: it keeps the scene and the figure.
                write_export(ExportSource(project), str(path))
                passed.append(time.perf_counter() - begun)
                worked.append(time.process_time() - began)
            told = f"{median(passed[1:]):5.2f} s ({median(worked[1:]):.2f})"
            print(f"{known.key:9} {told}  {path.stat().st_size / 1000:6.0f} kB")


if __name__ == "__main__":
    main()
