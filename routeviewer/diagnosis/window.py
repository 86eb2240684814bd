"""Whether Qt can be loaded, and whether a window can open: tried in a process of its own.

Where a library of the system is missing, Qt ends the process that asks, or cannot be imported: so
this one does not ask.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from routeviewer.diagnosis.check import Check, State
from routeviewer.diagnosis.system_libraries import install_line, library_in, missing_libraries

PROBE = ("doctor", "--probe-window")
_LIMIT_S = 60
_AGAIN = "Install it again: pip install --force-reinstall pyside6"
# Variables that send Qt elsewhere; other programs set them for themselves and forget to unset them.
_LEADING_ASTRAY = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")
# What is missing without each of them, and whether the window opens all the same.
_NEEDED: tuple[tuple[str, str, State, str], ...] = (
    ("libraries of Qt", "QtGui.abi3.so", "problem", "no figure can be drawn and no window opened"),
    ("libraries for X11", "Qt/plugins/platforms/libqxcb.so", "problem",
     "no window can open on X11"),
    ("libraries for Wayland", "Qt/plugins/platforms/libqwayland.so", "note",
     "windows on Wayland go through X11"),
    ("libraries of the web page", "QtWebEngineCore.abi3.so", "note",
     "the window's second tab stays empty"),
)  # fmt: skip


def window_checks() -> list[Check]:
    """Return whether a window can open, and what keeps it from it."""
    return [*_library_checks(_qt_folder()), *_environment_checks(os.environ), _window_check()]


def _qt_folder() -> Path | None:
    """Return where PySide6 lies, without loading it."""
    found = importlib.util.find_spec("PySide6")
    places = None if found is None else found.submodule_search_locations
    return Path(next(iter(places))) if places else None


def _library_checks(folder: Path | None) -> list[Check]:
    if folder is None or not sys.platform.startswith("linux"):
        return []
    checks = []
    for name, file, state, loss in _NEEDED:
        missing = missing_libraries(folder / file)
        if missing:
            told = f"{loss}: {', '.join(missing)} missing"
            checks.append(Check("window", name, state, told, install_line(missing)))
        elif missing is not None:
            checks.append(Check("window", name, "ok", "all there"))
    return checks


def _environment_checks(environment: Mapping[str, str]) -> list[Check]:
    set_ones = [name for name in _LEADING_ASTRAY if environment.get(name)]
    return [
        Check(
            "window", name, "note", "is set: Qt may load what another program brought",
            f"If no window opens, start the program without it: env -u {name} routeviewer",
        )
        for name in set_ones
    ]  # fmt: skip


def _window_check() -> Check:
    """Open a window in another process; without a display, one that nobody sees."""
    environment = dict(os.environ)
    has_display = not sys.platform.startswith("linux") or any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    if not has_display:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    answer = _asked(environment)
    if "problem" in answer:
        return Check("window", "window", "problem", answer["problem"], answer["remedy"])
    told = f"Qt {answer['qt']}, platform {answer['platform']}"
    if not has_display:
        return Check(
            "window", "window", "note", f"{told}: there is no display, so no window can open",
            "The commands need none; for the window start it on a desktop.",
        )  # fmt: skip
    size = " x ".join(str(side) for side in answer["screen"])
    return Check("window", "window", "ok", f"opens ({told}, screen {size})")


def _asked(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return what the other process answers, or the problem and its remedy."""
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m",
                                                                   "routeviewer"]  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 - this program itself
            [*start, *PROBE], capture_output=True, text=True, errors="replace", check=False,
            timeout=_LIMIT_S, env=environment,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return {"problem": f"a window did not open ({type(error).__name__})", "remedy": _AGAIN}
    try:
        answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except (ValueError, IndexError):
        return _failure(done.stderr)
    return answer if "error" not in answer else _failure(answer["error"])


def _failure(message: str) -> dict[str, Any]:
    library = library_in(message)
    lines = [line for line in message.splitlines() if line.strip()]
    told = lines[0] if lines else "the process ended without a word"
    if library is not None:
        return {
            "problem": f"Qt cannot be loaded: the system's library {library} is missing",
            "remedy": install_line([library]),
        }
    if "xcb" in message or "display" in message:
        return {
            "problem": f"no window can open ({told})",
            "remedy": "Look at the libraries above, and whether DISPLAY names a screen of yours.",
        }
    return {"problem": f"Qt cannot be loaded ({told})", "remedy": _AGAIN}
