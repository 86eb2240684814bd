"""Keeps projects in files so that no window overwrites another one's work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

from routeviewer.errors import OutputError
from routeviewer.project.project import Project
from routeviewer.project.storage import fingerprint, save

_PATIENCE_MS = 5000


class ChangedBehindError(OutputError):
    """The file was changed by somebody else since it was opened or saved here."""


def save_unless_changed(project: Project, path: Path, known: str | None) -> str:
    """Write a project where the file still holds what is known of it; return its new mark.

    Args:
        project: The project.
        path: The file.
        known: Mark of what the file held when it was read or written last; None for no file.

    Raises:
        ChangedBehindError: The file holds something else by now; it stays as it is.
        OutputError: The file cannot be written; what was there stays.
    """
    lock = QLockFile(str(path.with_name(f".{path.name}.lock")))
    if not lock.tryLock(_PATIENCE_MS) and lock.error() == QLockFile.LockError.LockFailedError:
        raise OutputError(f"{path.name} is being saved by another window", "Try again.")
    try:
        if fingerprint(path) != known:
            raise ChangedBehindError(
                f"{path.name} was changed by another window or program",
                "Save under another name, or replace it.",
            )
        save(project, path)
        return fingerprint(path) or ""
    finally:
        lock.unlock()


def save_anyway(project: Project, path: Path) -> str:
    """Write a project whatever the file holds; the old one becomes the backup.

    Raises:
        OutputError: The file cannot be written; what was there stays.
    """
    return save_unless_changed(project, path, fingerprint(path))
