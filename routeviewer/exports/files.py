"""Writes results so that there is the whole file or none."""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping
from pathlib import Path

from routeviewer.errors import OutputError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and then move it there.

    Raises:
        OutputError: It cannot be written; what was there before stays, and no half file is left.
    """
    unfinished = path.with_name(f".{path.name[:100]}.{uuid.uuid4().hex}.new")
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        # Only a file that is new: in a folder of others the name might lead somewhere else.
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        _forget(unfinished)
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}",
            "Choose a folder that exists, that you may write to, and that has room.",
        ) from error


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which is made where there is none.

    Raises:
        OutputError: It cannot be made, or a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"The folder {folder} cannot be made: {error.strerror or error}",
            "Choose a place that you may write to.",
        ) from error
    for name, data in files.items():
        write_whole(folder / name, data)


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # The folder itself is gone or closed; then nothing was left in it.
        return
