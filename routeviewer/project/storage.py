"""Project files: saved so that a crash leaves the old file or the new one, never neither."""

from __future__ import annotations

import hashlib
import os
import shutil
import uuid
from pathlib import Path

from routeviewer.errors import OutputError, ProjectFileError
from routeviewer.project.codec import decode, encode
from routeviewer.project.project import Project

SUFFIX = ".route.geojson"
_MAX_BYTES = 200_000_000


def is_project_file(path: str | Path) -> bool:
    """Tell whether a file's name is that of a project; a web address is none."""
    return "://" not in str(path) and str(path).casefold().endswith(SUFFIX)


def backup_of(path: Path) -> Path:
    """Return where the file's last version is kept."""
    return path.with_name(path.name + ".bak")


def fingerprint(path: Path) -> str | None:
    """Return a mark of what a file holds now, or None where there is no file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def save(project: Project, path: Path) -> None:
    """Write a project; what was there before becomes the backup.

    The new file is written beside the old one, forced to the disk, and then takes its name.

    Raises:
        OutputError: The file cannot be written; what was there stays.
    """
    text = encode(project)
    unfinished: Path | None = None
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        _keep_backup(path)
        unfinished = _unfinished(path)
        with unfinished.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}",
            "Choose a folder that exists and that you may write to.",
        ) from error


def _keep_backup(path: Path) -> None:
    """Copy the present file to its backup in one step, so that a half backup never replaces one."""
    if not path.exists():
        return
    copy = _unfinished(backup_of(path))
    with path.open("rb") as held, copy.open("xb") as out:
        shutil.copyfileobj(held, out)
    copy.replace(backup_of(path))


def _unfinished(path: Path) -> Path:
    """Return where a file is written before it takes its name; nobody can know it beforehand."""
    return path.with_name(f".{path.name[:100]}.{uuid.uuid4().hex}.new")


def _sync_folder(folder: Path) -> None:
    """Force the renaming to the disk, where the system has a way to."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def load(path: Path) -> Project:
    """Read a project.

    Raises:
        ProjectFileError: There is no such file, or it is foreign, damaged or newer.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise ProjectFileError(f"{path} is too large for a project", "Choose another file.")
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ProjectFileError(
            f"There is no file {path}", "Check the name and the folder."
        ) from error
    except UnicodeDecodeError as error:
        raise ProjectFileError(
            f"{path} is damaged: it is no text", f"Open its backup, {backup_of(path).name}."
        ) from error
    except OSError as error:
        raise ProjectFileError(
            f"{path} cannot be read: {error.strerror or error}", "Check its permissions."
        ) from error
    return decode(text)
