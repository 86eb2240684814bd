"""Compiles the embedded gazetteer: `python packaging/gazetteer/build.py [--own]`.

Without a flag everything is compiled anew from the pinned packages (about 15 seconds; they must
be installed, as `pip install -e .` does for the time of the build). With --own only the rows of
resources/gazetteer/*.csv are replaced.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import time
from pathlib import Path

_HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path[:0] = [str(_HERE.parents[1]), str(_HERE)]

from own_rows import checksum, insert_own_rows, own_files  # noqa: E402 - the path is set above
from schema import SCHEMA_VERSION, TABLES  # noqa: E402 - as above


def build_all(root: Path) -> Path:
    """Compile the gazetteer of the checkout at ``root`` unless it is up to date; return its path.

    The file is written beside its final place and then moved, so that a build that is broken
    off never leaves half a gazetteer.
    """
    from package_rows import insert_package_rows  # noqa: PLC0415 - build-time packages

    target = gazetteer_file(root)
    if _is_current(target, root):
        return target
    unfinished = target.with_suffix(".sqlite.new")
    unfinished.unlink(missing_ok=True)
    db = sqlite3.connect(unfinished)
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096")
    db.executescript(TABLES)
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    insert_package_rows(db)
    insert_own_rows(db, root)
    db.execute("INSERT INTO source VALUES ('builder', '', ?)", (_builder_checksum(),))
    db.commit()
    db.executescript("VACUUM; ANALYZE")
    db.close()
    unfinished.replace(target)
    return target


def build_own(root: Path) -> Path:
    """Replace the rows of our own CSV files in an existing gazetteer; return its path."""
    target = gazetteer_file(root)
    if not target.exists() or _version(target) != SCHEMA_VERSION:
        return build_all(root)
    db = sqlite3.connect(target)
    with db:
        insert_own_rows(db, root)
    db.close()
    return target


def gazetteer_file(root: Path) -> Path:
    """Return where the compiled gazetteer of a checkout lies."""
    return root / "resources" / "gazetteer" / "gazetteer.sqlite"


def _version(target: Path) -> int:
    db = sqlite3.connect(target)
    try:
        return int(db.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError:
        return 0
    finally:
        db.close()


def _builder_checksum() -> str:
    """Return a checksum over the code that decides what the compiled rows look like."""
    shared = _HERE.parents[1] / "routeviewer" / "places"
    parts = [checksum(_HERE / name) for name in ("schema.py", "package_rows.py", "own_rows.py")]
    parts += [checksum(shared / name) for name in ("folding.py", "place_tables.py")]
    return "-".join(part[:16] for part in parts)


def _is_current(target: Path, root: Path) -> bool:
    from package_rows import package_versions  # noqa: PLC0415 - build-time packages

    if not target.exists():
        return False
    db = sqlite3.connect(target)
    try:
        rows = {name: (version, sha) for name, version, sha in db.execute("SELECT * FROM source")}
    except sqlite3.DatabaseError:
        return False
    finally:
        db.close()
    files = {f"gazetteer/{path.name}": checksum(path) for path in own_files(root)}
    held = {name: sha for name, (_, sha) in rows.items() if name.startswith("gazetteer/")}
    versions = {name: rows.get(name, ("", ""))[0] for name in package_versions()}
    return (
        files == held
        and versions == package_versions()
        and rows.get("builder", ("", ""))[1] == _builder_checksum()
    )


def main() -> None:
    """Compile and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--own", action="store_true", help="replace only the rows of our own CSVs")
    arguments = parser.parse_args()
    started = time.perf_counter()
    try:
        path = (build_own if arguments.own else build_all)(_HERE.parents[1])
    except ModuleNotFoundError as error:
        sys.exit(f"The package {error.name} is missing; `pip install -e .` compiles with it.")
    size_mb = path.stat().st_size / 1e6
    print(f"{path} ({size_mb:.1f} MB) in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
