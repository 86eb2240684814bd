"""Reports of faults of the program: files that hold nothing of the article, to be sent on."""

from __future__ import annotations

import os
import platform
import re
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from routeviewer import __version__
from routeviewer.diagnosis.short_path import short_path
from routeviewer.diagnosis.trace import place_of, trace_of
from routeviewer.errors import ProgramFaultError
from routeviewer.settings.folders import crashes_folder

_HEAD = """\
A fault of routeviewer. This report holds no word of what was read, no names of your files and none
of your settings: only what the program was doing. Please look it through and send it on.
"""
_OPTION = re.compile(r"--[a-z][a-z-]*")
_MOST_KEPT = 20
# A fault that comes again is in the first report.
_WRITTEN: dict[str, Path | None] = {}


def reported(error: BaseException, doing: str = "") -> ProgramFaultError:
    """Write a report of an error that nobody expected.

    Args:
        error: The error, with its traceback.
        doing: What the program was doing, in words of its own; see ``shown_command``.

    Returns:
        What to tell the user, with the report's path.
    """
    trace = f"doing: {doing or 'unknown'}\n\n{trace_of(error)}\n"
    if trace not in _WRITTEN:
        _WRITTEN[trace] = write_report(trace)
    path = _WRITTEN[trace]
    where = "could not be written" if path is None else f"is in {short_path(path)}"
    return ProgramFaultError(
        f"The program has failed where it should not ({type(error).__name__} in {place_of(error)})",
        f"What you saved is untouched. A report without your text {where}; please send it on.",
        path,
    )


def shown_command(command: Sequence[str]) -> str:
    """Return a command with its options, without their values and the names of files."""
    first = command[0] if command and re.fullmatch(r"[a-z]{1,20}", command[0]) else ""
    options = (_OPTION.match(word) for word in command)
    return " ".join([first, *(found[0] for found in options if found)]).strip()


def write_report(trace: str) -> Path | None:
    """Write a report of its own with a trace, and return where it is.

    It lies in the folder of crash reports, or in that of temporary files; None where neither can be
    written.
    """
    name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.getpid()}"
    for folder in (crashes_folder(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            number, path = tempfile.mkstemp(".txt", f"routeviewer-{name}-", folder)
            with os.fdopen(number, "w", encoding="utf-8", errors="replace") as out:
                out.write(f"{_HEAD}\n{_versions()}\n{trace}")
        except OSError:
            continue
        _forget_old(folder)
        return Path(path)
    return None


def _versions() -> str:
    from routeviewer.diagnosis.versions import package_checks  # noqa: PLC0415 - only in a crash

    kind = "packaged" if getattr(sys, "frozen", False) else "installed"
    lines = [f"routeviewer {__version__} ({kind}), Python {platform.python_version()}",
             platform.platform()]  # fmt: skip
    lines += [f"{check.name} {check.told}" for check in package_checks()]
    return "\n".join(lines) + "\n"


def _forget_old(folder: Path) -> None:
    """Keep the latest reports only."""
    held = sorted(folder.glob("routeviewer-*.txt"), key=lambda path: path.name, reverse=True)
    for path in held[_MOST_KEPT:]:
        path.unlink(missing_ok=True)
