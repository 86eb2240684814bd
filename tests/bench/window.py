"""Measures the window: `python tests/bench/window.py` (an X display, or `xvfb-run -a` before it).

Prints medians of 5 starts: from the start of the process to the first painted window, from there
to the sample's drawn route, and the peak memory without the web page. Then, with an article of
5,000 words and 200 stops, the longest time for which the window's loop of events was blocked
while a person reads, walks, edits, undoes, pans, zooms and searches.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
SAMPLE = ROOT / "resources" / "samples" / "far-east-train.txt"
STARTS = 5
PLATFORM = "xcb" if os.environ.get("DISPLAY") else "offscreen"

_START = """
import json, resource, sys, time
begun, article = float(sys.argv[1]), sys.argv[2] or None
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from routeviewer.gui import app
told, opened = {}, app._opened

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and "painted" not in told:
            told["painted"] = time.time() - begun
            self.timer = QTimer(interval=2)
            self.timer.timeout.connect(self.look)
            self.timer.start()
        return False
    def look(self):
        done = window[0].is_ready and (article is None or window[0].session.project is not None)
        if done:
            told["ready"] = time.time() - begun
            told["mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(json.dumps(told), flush=True)
            import os
            os._exit(0)

window, watch = [], []
def watched(*arguments, **options):
    made = opened(*arguments, **options)
    window.append(made)
    watch.append(Watch())
    made.centralWidget().installEventFilter(watch[0])
    return made

app._opened = watched
from routeviewer.gui.reader import Source
app.run_window(None if article is None else Source(article))
"""


def started(article: str, home: str) -> dict[str, float]:
    """Start the program once and return what was measured."""
    environment = {
        **os.environ, "QT_QPA_PLATFORM": PLATFORM, "ROUTEVIEWER_HOME": home,
        "OMP_NUM_THREADS": "1",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", _START, str(time.time()), article], env=environment, cwd=ROOT,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    if not done.stdout.strip():
        raise RuntimeError(done.stderr)
    told: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def starts() -> None:
    """Print how long starting takes, and how much memory."""
    with tempfile.TemporaryDirectory() as home:
        for article, name in (("", "without an article"), (str(SAMPLE), "with the sample")):
            runs = [started(article, home) for _ in range(STARTS + 1)][1:]
            painted = median(run["painted"] for run in runs)
            later = median(run["ready"] - run["painted"] for run in runs)
            memory = median(run["mb"] for run in runs)
            print(f"{name}: painted after {painted:.2f} s, ready {later:.2f} s later, "
                  f"{memory:.0f} MB")  # fmt: skip


def blocked() -> None:
    """Print for how long the loop of events was blocked, by what a person did."""
    os.environ["QT_QPA_PLATFORM"] = PLATFORM
    with tempfile.TemporaryDirectory() as home:
        os.environ["ROUTEVIEWER_HOME"] = home
        from tests.bench.watchdog import watched_work

        print("longest turn of the loop of events: ms passed (ms of processor)")
        for name, (passed, worked) in watched_work().items():
            print(f"{name:<28}{passed:6.0f} ({worked:4.0f})")
        # Threads and Qt are left as they are; the figures are printed.
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    print(f"platform: {PLATFORM}")
    starts()
    blocked()
