"""The program's own files: as they were when it was packaged?"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from routeviewer.assets import gazetteer_path, resources_root
from routeviewer.diagnosis.check import Check
from routeviewer.diagnosis.manifest import MANIFEST, checksum_of
from routeviewer.errors import RouteviewerError
from routeviewer.places.bundled_gazetteer import BundledGazetteer

_AGAIN = "Install routeviewer again."
_MOST_NAMED = 5


def data_checks(root: Path | None = None) -> list[Check]:
    """Return whether the program's own files are whole.

    Args:
        root: The folder of the resources; by default the program's.
    """
    root = root or resources_root()
    return [_files_check(root), _gazetteer_check()]


def _files_check(root: Path) -> Check:
    try:
        listed = (root / MANIFEST).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        told = "not compared: a checkout has no list of checksums (`git status` tells)"
        return Check("data", "files", "ok", told)
    pairs = [line.split("  ", 1) for line in listed]
    wanted = {name: checksum for checksum, name in pairs}
    missing = [name for name in wanted if not (root / name).is_file()]
    changed = [
        name for name in wanted if name not in missing and checksum_of(root / name) != wanted[name]
    ]
    if not missing and not changed:
        return Check("data", "files", "ok", f"{len(wanted)} files as they were packaged")
    faults = [*(f"{name} is missing" for name in missing), *(f"{n} is changed" for n in changed)]
    more = f" and {len(faults) - _MOST_NAMED} more" if len(faults) > _MOST_NAMED else ""
    return Check("data", "files", "problem", ", ".join(faults[:_MOST_NAMED]) + more, _AGAIN)


def _gazetteer_check() -> Check:
    path = gazetteer_path()
    try:
        gazetteer = BundledGazetteer()
        gazetteer.close()
    except RouteviewerError as error:
        return Check("data", "gazetteer", "problem", error.problem, error.remedy)
    try:
        with sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True) as database:
            (places,) = database.execute("SELECT count(*) FROM place").fetchone()
            (told,) = database.execute("PRAGMA quick_check(1)").fetchone()
        database.close()
    except sqlite3.DatabaseError as error:
        told = str(error)
    if told != "ok":
        return Check("data", "gazetteer", "problem", f"is damaged ({told})", _AGAIN)
    return Check(
        "data", "gazetteer", "ok", f"{places:,} places, {path.stat().st_size / 1e6:.0f} MB"
    )
