"""Where an error happened, in words that hold nothing of what was being read.

An error's message and the values of variables may quote the article; so neither is ever used. What
is told are types, files and lines of code, and facts of which the text is known to be the system's.
"""

from __future__ import annotations

import errno
import linecache
import os
import re
import sqlite3
import sys
import sysconfig
import traceback
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import CodeType

from routeviewer.diagnosis.system_libraries import library_in

_PACKAGE = Path(__file__).resolve().parents[1]
# As Python writes it, also for errors of another process and for fatal ones.
_FRAME = re.compile(r'^ *File "([^"\n]+)", line (\d+),? in ([\w.<>]+)', re.MULTILINE)
_MOST_FRAMES = 30


def trace_of(error: BaseException) -> str:
    """Return an error and what led to it, the first cause first."""
    parts = []
    for number, one in enumerate(_chain(error)):
        lead = "" if not number else "\nthen, while that was handled:\n"
        frames = traceback.extract_tb(one.__traceback__)
        lines = [_frame(f.filename, f.lineno or 0, f.name) for f in frames]
        lines += _elsewhere(one)
        kept = (
            [*lines[:3], "  …", *lines[3 - _MOST_FRAMES :]] if len(lines) > _MOST_FRAMES else lines
        )
        parts.append(lead + "\n".join([*kept, f"{_type(one)}{_facts(one)}"]))
    return "\n".join(parts)


def place_of(error: BaseException) -> str:
    """Return the last line of the program's own code that an error came through."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if Path(f.filename).is_relative_to(_PACKAGE)]
    last = next(reversed(own or list(frames)), None)
    return "an unknown place" if last is None else f"{_file(last.filename)}, line {last.lineno}"


def frames_in(text: str) -> list[str]:
    """Return the lines of known code that a text in Python's own form names."""
    found = _FRAME.findall(text)
    return [_frame(name, int(number), function) for name, number, function in found
            if _root(name) is not None]  # fmt: skip


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    now: BaseException | None = error
    while now is not None and not any(now is one for one in found):
        found.append(now)
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)
    return found[::-1]


def _elsewhere(error: BaseException) -> list[str]:
    """Return the frames of another process, which hands its trace over as text."""
    told = getattr(error, "tb", None)
    return frames_in(told) if isinstance(told, str) else []


def _type(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else (
        f"{kind.__module__}.{kind.__qualname__}"
    )  # fmt: skip


def _facts(error: BaseException) -> str:
    """Return what is known of an error beside its message."""
    match error:
        case AttributeError(name=str() as name) if name in _names(error):
            return f": no attribute {name} of {type(error.obj).__name__}"
        case NameError(name=str() as name) if name in _names(error):
            return f": {name}"
        case ImportError():
            library = library_in(str(error))
            return "" if library is None else f": {library}"
        case UnicodeError():
            return f": {getattr(error, 'encoding', '')}"
        case sqlite3.Error():
            return f": {getattr(error, 'sqlite_errorname', '')}"
        case OSError(errno=int() as number):
            return f": {errno.errorcode.get(number, number)} ({os.strerror(number)})"
    return ""


def _names(error: BaseException) -> set[str]:
    """Return the names that the known code of an error's frames is written with."""
    return {name for code in _codes(error) for name in (*code.co_names, *code.co_varnames)}


def _codes(error: BaseException) -> Iterator[CodeType]:
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if _root(frame.f_code.co_filename) is not None:
            yield frame.f_code


def _frame(filename: str, number: int, function: str) -> str:
    if _root(filename) is None:
        return f"  {_file(filename)}:{number}"
    line = linecache.getline(filename, number).strip()
    told = f"  {_file(filename)}:{number} in {function}"
    return f"{told}\n      {line}" if line else told


def _file(filename: str) -> str:
    """Return a file of code by its name from the package, or from where libraries lie, on.

    The names of others may be a user's.
    """
    root = _root(filename)
    return "unknown code" if root is None else Path(filename).relative_to(root).as_posix()


@lru_cache(maxsize=1024)
def _root(filename: str) -> Path | None:
    """Return the folder that a file of known code is told from, or None for any other file."""
    path = Path(filename)
    if getattr(sys, "frozen", False) and not path.is_absolute():
        return Path()  # the packaged application knows its code by such names
    if path.is_relative_to(_PACKAGE):
        return _PACKAGE.parent
    libraries = (Path(sysconfig.get_path(key)) for key in ("purelib", "platlib", "stdlib"))
    return next((folder for folder in libraries if path.is_relative_to(folder)), None)
