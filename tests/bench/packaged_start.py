"""Measures how fast the packaged application starts: `packaged_start.py PROGRAM`.

PROGRAM is what `packaging/build.sh` made: /usr/bin/routeviewer-gui of the installed package, or
usr/lib/routeviewer/routeviewer of the unpacked one. Prints medians of 5 starts from the start of
the process to its first visible window, with the files in memory and (as root) with the page cache
emptied before. Needs a display (`xvfb-run -a python` before it) and xdotool.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STARTS = 5
_PAGE_CACHE = Path("/proc/sys/vm/drop_caches")


def seconds_to_window(program: str) -> float:
    """Start the program without an article; return when its window is to be seen."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "ROUTEVIEWER_HOME": home, "QT_QPA_PLATFORM": "xcb"}
        started = time.perf_counter()
        process = subprocess.Popen(
            [program, "window"] if Path(program).name == "routeviewer" else [program],
            env=environment, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        # xdotool's own way of waiting looks twice a second only.
        look = ["xdotool", "search", "--onlyvisible", "--name", "routeviewer"]
        while not subprocess.run(look, check=False, capture_output=True).stdout:
            time.sleep(0.01)
        took = time.perf_counter() - started
        process.send_signal(signal.SIGKILL)
        process.wait()
    return took


def forget_files() -> bool:
    """Empty the page cache; tell whether that is allowed."""
    os.sync()
    try:
        _PAGE_CACHE.write_text("3", encoding="ascii")
    except OSError:
        return False
    return True


def main() -> None:
    """Measure warm and cold starts."""
    program = sys.argv[1]
    seconds_to_window(program)
    warm = [seconds_to_window(program) for _ in range(STARTS)]
    print(f"first window, warm: median {statistics.median(warm):.2f} s, least {min(warm):.2f} s")
    cold = [seconds_to_window(program) for _ in range(STARTS) if forget_files()]
    if cold:
        print(
            f"first window, cold: median {statistics.median(cold):.2f} s, least {min(cold):.2f} s"
        )
    else:
        print("first window, cold: not measured, the page cache can be emptied by root only")


if __name__ == "__main__":
    main()
