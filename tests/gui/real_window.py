"""A real window on a virtual screen, driven with keys and pointer as a person drives it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageGrab

from routeviewer.project.project import Project
from routeviewer.project.storage import load

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("Xvfb", "xdotool")
_PATIENCE_S = 30.0
_CLIPBOARD = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv)
QGuiApplication.clipboard().setText(sys.stdin.read())
print("held", flush=True)
application.exec()
"""


def are_there() -> bool:
    """Tell whether the virtual screen and its driver are installed."""
    return all(shutil.which(tool) for tool in TOOLS)


def until(what: Callable[[], object], told: str) -> None:
    """Wait for something to be true."""
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        if what():
            return
        time.sleep(0.05)
    raise AssertionError(told)


class RealWindow:
    """The program on a screen of its own."""

    def __init__(self, home: Path, size: str = "1440x900") -> None:
        """Start the screen."""
        read, write = os.pipe()
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        number = b""
        while not number.endswith(b"\n"):
            number += os.read(read, 16)
        os.close(read)
        self._environment = {
            **os.environ, "DISPLAY": f":{number.decode().strip()}", "QT_QPA_PLATFORM": "xcb",
            "ROUTEVIEWER_HOME": str(home), "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "1",
        }  # fmt: skip
        self._messages = (home / "messages.txt").open("a+", encoding="utf-8")
        self._helpers: list[subprocess.Popen[str]] = []
        self.program: subprocess.Popen[str] | None = None

    def start(self, *arguments: str) -> None:
        """Start the program and wait for its window."""
        self.program = subprocess.Popen(
            [sys.executable, "-m", "routeviewer", *arguments], env=self._environment, cwd=ROOT,
            text=True, stderr=self._messages,
        )  # fmt: skip
        until(lambda: self._windows("routeviewer") or self._is_dead(), "no window came")
        assert not self._is_dead(), self.messages()
        self.focus("routeviewer")

    def _is_dead(self) -> bool:
        return self.program is not None and self.program.poll() is not None

    def kill(self) -> None:
        """End the program as a crash would."""
        if self.program is not None:
            self.program.send_signal(signal.SIGKILL)
            self.program.wait()

    def close(self) -> None:
        """End everything."""
        self.kill()
        for process in (*self._helpers, self._screen):
            process.terminate()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
        self._messages.close()

    def messages(self) -> list[str]:
        """Return what the program and Qt complained about."""
        self._messages.seek(0)
        return self._messages.read().splitlines()

    def hold(self, text: str) -> None:
        """Put a text into the clipboard."""
        helper = subprocess.Popen(
            [sys.executable, "-c", _CLIPBOARD], env=self._environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert helper.stdin is not None
        assert helper.stdout is not None
        helper.stdin.write(text)
        helper.stdin.close()
        assert helper.stdout.readline().strip() == "held"
        self._helpers.append(helper)

    # -- keys and pointer ------------------------------------------------------------------------

    def key(self, *keys: str) -> None:
        """Press keys one after the other, e.g. "ctrl+z"."""
        self._drive("key", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        """Write a text."""
        self._drive("type", "--delay", "15", text)

    def click(self, x: int, y: int) -> None:
        """Click at a point of the screen."""
        self._drive("mousemove", str(x), str(y), "click", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag from one point of the screen to another."""
        middle = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
        self._drive("mousemove", *map(str, start), "mousedown", "1")
        for point in (middle, end):
            self._drive("mousemove", "--sync", *map(str, point))
        self._drive("mouseup", "1")

    def blobs(
        self, colour: tuple[int, int, int], target: Path, area: tuple[int, int, int, int]
    ) -> list[tuple[int, int]]:
        """Return the middles of discs of a colour on the screen, from the top.

        Args:
            colour: Red, green and blue.
            target: Where a picture of the screen may be put.
            area: Left, top, right and bottom of what is looked at.
        """
        self.picture(target)
        with Image.open(target) as picture:
            pixels = np.asarray(picture.convert("RGB"), np.int64)
        left, top, right, bottom = area
        is_hit = np.abs(pixels[top:bottom, left:right] - colour).max(axis=2) < 12
        found: list[tuple[int, int]] = []
        for y, x in np.argwhere(is_hit).tolist():
            window = is_hit[y : y + 16, max(0, x - 8) : x + 8]
            at = (left + x, top + y + 8)
            # A disc is full; a line is not.
            if window.mean() > 0.45 and all(abs(at[0] - a) + abs(at[1] - b) > 24 for a, b in found):
                found.append(at)
        return found

    def focus(self, name: str) -> None:
        """Give the keys to the window of a name."""
        until(lambda: self._windows(name), f"no window is called {name}")
        self._drive("windowfocus", "--sync", self._windows(name)[-1])

    def title(self) -> str:
        """Return the titles of all windows."""
        return " | ".join(
            self._drive("getwindowname", window).strip() for window in self._windows(".")
        )

    def picture(self, target: Path) -> None:
        """Save the screen as a picture, for whoever wants to look."""
        ImageGrab.grab(xdisplay=self._environment["DISPLAY"]).save(target)

    def _windows(self, name: str) -> list[str]:
        return self._drive("search", "--onlyvisible", "--name", name).split()

    def _drive(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self._environment, check=False, capture_output=True,
            text=True, timeout=_PATIENCE_S,
        )  # fmt: skip
        return done.stdout


def saved(path: Path, is_there: Callable[[Project], object], told: str) -> Project:
    """Wait until a saved project is as it should be, and return it."""

    def look() -> bool:
        return path.exists() and bool(is_there(load(path)))

    until(look, told)
    return load(path)
