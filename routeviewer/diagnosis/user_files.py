"""What is the user's: where it lies, whether it can be read and written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from routeviewer.diagnosis.check import Check
from routeviewer.diagnosis.short_path import short_path
from routeviewer.errors import RouteviewerError
from routeviewer.places.correction_file import read_corrections
from routeviewer.places.own.shelf import about_of, gazetteer_names
from routeviewer.settings.folders import (
    HOME_VARIABLE,
    cache_folder,
    corrections_path,
    crashes_folder,
    gazetteers_folder,
    journals_folder,
    settings_path,
)
from routeviewer.settings.storage import load_settings

_RIGHTS = (
    "Give yourself the right to write there, or choose another place with the environment "
    f"variable {HOME_VARIABLE}."
)


def user_checks() -> list[Check]:
    """Return where the user's files lie, and what is wrong with them."""
    shelf = gazetteers_folder()
    return [
        _file_check("settings", settings_path(), load_settings),
        _file_check("corrections", corrections_path(), read_corrections),
        _folder_check("own gazetteers", shelf),
        *(_gazetteer_check(name, shelf) for name in gazetteer_names(shelf)),
        _folder_check("cache", cache_folder()),
        _folder_check("unsaved work", journals_folder()),
        _folder_check("crash reports", crashes_folder()),
    ]


def _file_check(name: str, path: Path, read: Callable[[Path], object]) -> Check:
    if path.exists():
        try:
            read(path)
        except RouteviewerError as error:
            return Check("places", name, "problem", error.problem, error.remedy)
    told = short_path(path) + ("" if path.exists() else " (not yet there)")
    return _written_check(name, path.parent, told)


def _folder_check(name: str, folder: Path) -> Check:
    told = short_path(folder) + ("" if folder.exists() else " (not yet there)")
    return _written_check(name, folder, told)


def _gazetteer_check(name: str, shelf: Path) -> Check:
    try:
        about = about_of(name, shelf)
    except RouteviewerError as error:
        return Check("places", f"gazetteer {name}", "problem", error.problem, error.remedy)
    return Check("places", f"gazetteer {name}", "ok", f"{about.places:,} places")


def _written_check(name: str, folder: Path, told: str) -> Check:
    if _can_write(folder):
        return Check("places", name, "ok", told)
    return Check("places", name, "problem", f"{told}: cannot be written", _RIGHTS)


def _can_write(folder: Path) -> bool:
    """Tell whether files can be made in a folder, or the folder itself where it is not there."""
    if not folder.exists():
        above = next((path for path in folder.parents if path.exists()), None)
        return above is not None and above.is_dir() and os.access(above, os.W_OK | os.X_OK)
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
