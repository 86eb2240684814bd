"""What is not saved yet, kept on the disk change by change, so that a crash costs nothing.

A journal is a file of lines of JSON: first a whole project, then what was done to it. Each line is
handed to the system at once, so that it outlives the process. A lock tells whether the process
that writes it still lives.
"""

from __future__ import annotations

import contextlib
import json
import os
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from PySide6.QtCore import QLockFile

from routeviewer.errors import EditError, ProjectFileError
from routeviewer.gui.history import History
from routeviewer.project.codec import decode, edit_of, encode, plain_edit
from routeviewer.project.editing import apply_all
from routeviewer.project.edits import Edit
from routeviewer.project.project import Project

_SUFFIX = ".journal"


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a journal holds.

    Attributes:
        path: The journal.
        project: The last state.
        file: The project file that it belongs to, or None.
        changes: How many changes it holds.
    """

    path: Path
    project: Project
    file: Path | None
    changes: int


class Journal:
    """The journal of one window; nothing is written before ``begin``."""

    def __init__(self, folder: Path) -> None:
        """Choose a name in a folder."""
        self.path = folder / f"{uuid.uuid4().hex}{_SUFFIX}"
        self._lock: QLockFile | None = None
        self._out: IO[str] | None = None

    def begin(
        self, text: str, file: Path | None, later: Sequence[str] = (), *, is_changed: bool = False
    ) -> None:
        """Begin anew with a whole project, in one step; see ``prepare`` and ``take``."""
        self.prepare(text, file, is_changed=is_changed)
        self.take(later)

    def prepare(self, text: str, file: Path | None, *, is_changed: bool) -> None:
        """Write the first line of a new journal beside the present one; any thread may.

        Args:
            text: The encoded project.
            file: Its file, if it has one.
            is_changed: Whether the project holds work that is in no file.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self._lock is None:
            self._lock = _lock_of(self.path)
            self._lock.tryLock(0)
        about = {"file": None if file is None else str(file), "changed": is_changed}
        head = json.dumps({"project": text, **about})
        self._fresh.write_text(f"{head}\n", encoding="utf-8")

    def take(self, later: Sequence[str] = ()) -> None:
        """Let what was prepared take the journal's place.

        Args:
            later: Lines of what was done since the project was encoded.
        """
        fresh = self._fresh.open("a", encoding="utf-8", buffering=1)
        fresh.write("".join(f"{line}\n" for line in later))
        fresh.flush()
        self._fresh.replace(self.path)
        self._close()
        self._out = fresh

    @property
    def _fresh(self) -> Path:
        return self.path.with_suffix(".new")

    def note(self, line: str) -> None:
        """Write a line, where the journal has begun."""
        if self._out is not None:
            self._out.write(f"{line}\n")
            self._out.flush()

    def sync(self) -> None:
        """Force what was written to the disk, against a loss of power; may take a while."""
        out = self._out
        if out is not None:
            with contextlib.suppress(OSError, ValueError):  # closed meanwhile: begun anew
                os.fsync(out.fileno())

    def end(self) -> None:
        """Remove the journal: everything is saved, or nobody wants it."""
        self.path.unlink(missing_ok=True)
        self.release()

    def release(self) -> None:
        """Let go of the journal and leave it where it is."""
        self._close()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _close(self) -> None:
        if self._out is not None:
            self._out.close()
            self._out = None


def edits_line(edits: Sequence[Edit], label: str) -> str:
    """Return the line of a change."""
    plain = [plain_edit(edit) for edit in edits]
    return json.dumps({"edits": plain, "label": label}, ensure_ascii=False)


def step_line(step: str) -> str:
    """Return the line of "undo" or "redo"."""
    return json.dumps({"step": step})


def left_behind(folder: Path) -> tuple[Recovered, ...]:
    """Return what processes that died left behind, the newest first.

    A journal whose first line is damaged holds nothing and is removed.
    """
    found = []
    if not folder.is_dir():
        return ()
    paths = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in paths:
        lock = _lock_of(path)
        if not lock.tryLock(0):
            continue
        lock.unlock()
        try:
            left = recovered(path)
            if left.changes:
                found.append(left)
            else:
                path.unlink(missing_ok=True)
        except (ProjectFileError, OSError):
            path.unlink(missing_ok=True)
    return tuple(found)


def recovered(path: Path) -> Recovered:
    """Return what a journal holds; a last line that was cut off is left out.

    Raises:
        ProjectFileError: It holds no project.
    """
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    head = _plain(lines[0]) if lines else None
    if not isinstance(head, dict) or not isinstance(head.get("project"), str):
        raise ProjectFileError("The journal is damaged", "Open the project's file instead.")
    history, changes = History(decode(head["project"])), 0
    for line in lines[1:]:
        plain = _plain(line)
        if plain is None or not _is_done(history, plain):
            break
        changes += 1
    file, changes = head.get("file"), changes + bool(head.get("changed"))
    return Recovered(path, history.project, None if file is None else Path(file), changes)


def _is_done(history: History, plain: Any) -> bool:
    """Do what a line tells; one that is damaged is not done."""
    match plain:
        case {"step": "undo"}:
            history.undo()
        case {"step": "redo"}:
            history.redo()
        case {"edits": [*edits], "label": str() as label}:
            try:
                done = apply_all(history.project, [edit_of(edit) for edit in edits])
            except (EditError, ProjectFileError):
                return False
            history.push(done, label)
        case _:
            return False
    return True


def encoded(project: Project) -> str:
    """Return a project as the first line holds it; slow for long projects, so do it beside."""
    return encode(project)


def _plain(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    # Only a process that lives holds a lock, however long it has been open.
    lock.setStaleLockTime(0)
    return lock
