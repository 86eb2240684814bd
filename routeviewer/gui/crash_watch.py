"""Sees to it that faults of the program are reported and told, also those that end it."""

from __future__ import annotations

import faulthandler
import re
import sys
import threading
import uuid
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QLockFile, QObject, Qt, Signal

from routeviewer.diagnosis.crash_report import reported, write_report
from routeviewer.diagnosis.short_path import short_path
from routeviewer.diagnosis.trace import frames_in
from routeviewer.errors import ProgramFaultError

_SUFFIX = ".fatal"
_WHAT = re.compile(r"^(?:Fatal Python error|Windows fatal exception): ([A-Za-z :]+)", re.MULTILINE)


class CrashWatch(QObject):
    """Catches what nobody else caught: in slots, in threads, and what ends the process.

    Qt's slots hand their errors to ``sys.excepthook``. What ends the process leaves the lines of
    code that it was in, in a file; the next window makes a report of it.
    """

    _failed = Signal(object)

    def __init__(
        self, tell: Callable[[ProgramFaultError], None], folder: Path, parent: QObject | None = None
    ) -> None:
        """Begin to watch.

        Args:
            tell: Called with each fault, in the window's thread.
            folder: The folder of crash reports.
            parent: What owns the watch.
        """
        super().__init__(parent)
        self._failed.connect(tell, Qt.ConnectionType.QueuedConnection)
        self._held = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._in_slot
        threading.excepthook = self._in_thread
        self._path = folder / f"{uuid.uuid4().hex}{_SUFFIX}"
        self._lock, self._file = _opened(self._path)

    def end(self) -> None:
        """Watch no longer: the program ends as it should."""
        sys.excepthook, threading.excepthook = self._held
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()

    def _in_slot(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not isinstance(error, Exception):
            self._held[0](kind, error, trace)
            return
        self._failed.emit(reported(error))

    def _in_thread(self, told: threading.ExceptHookArgs) -> None:
        if isinstance(told.exc_value, Exception):
            self._failed.emit(reported(told.exc_value))


def fatal_ends(folder: Path) -> ProgramFaultError | None:
    """Make a report of what ended a process before this one, and return what to tell of it."""
    told = None
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        lock = _lock_of(path)
        if not lock.tryLock(0):
            continue  # its window is open
        text = path.read_text(encoding="utf-8", errors="replace")
        path.unlink(missing_ok=True)
        lock.unlock()
        what = _WHAT.search(text)
        if what is not None:
            told = _told(what[1].strip(), frames_in(text))
    return told


def _told(what: str, frames: list[str]) -> ProgramFaultError:
    path = write_report("\n".join([*frames, what, ""]))
    where = "could not be written" if path is None else f"is in {short_path(path)}"
    return ProgramFaultError(
        f"The program ended by itself last time ({what})",
        f"Unsaved work is offered again. A report without your text {where}; please send it on.",
        path,
    )


def _opened(path: Path) -> tuple[QLockFile | None, IO[bytes] | None]:
    """Let Python write into a file what ends the process; without a place for it, do without."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = path.open("wb")
    except OSError:
        return None, None
    lock = _lock_of(path)
    lock.tryLock(0)
    faulthandler.enable(file, all_threads=True)
    return lock, file


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    # Only a process that lives holds a lock, however long it has been open.
    lock.setStaleLockTime(0)
    return lock
