"""Measures how fast the program starts: `python tests/bench/starting.py [RUNS]`.

Prints medians over whole processes: an empty interpreter, `import routeviewer`, the commands
`places` and `route` on the sample.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = str(ROOT / "resources" / "samples" / "far-east-train.txt")
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import routeviewer": ["-c", "import routeviewer"],
    "routeviewer places": ["-m", "routeviewer", "places", SAMPLE],
    "routeviewer route": ["-m", "routeviewer", "route", SAMPLE],
}


def seconds(arguments: list[str]) -> float:
    """Return how long one process takes."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - started


def main() -> None:
    """Time all commands in turn, so that a noisy minute hits each alike."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    measured: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, arguments in COMMANDS.items():
            measured[name].append(seconds(arguments))
    for name, times in measured.items():
        print(f"{name:20} median {statistics.median(times):.3f} s, least {min(times):.3f} s")


if __name__ == "__main__":
    main()
