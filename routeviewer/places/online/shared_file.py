"""Small SQLite files that several processes write to, and that may be lost without harm."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from routeviewer.errors import GeocoderError

_PATIENCE_S = 10.0


def open_shared(path: Path, tables: str, *, version: int) -> sqlite3.Connection:
    """Open a file, making or replacing it where it is missing, damaged or of another version.

    A process that is killed leaves the file as it was before its last unfinished change. Several
    processes take turns.

    Args:
        path: The file.
        tables: SQL that makes its tables.
        version: Number of their layout.

    Raises:
        GeocoderError: The folder cannot be written.
    """
    with failures_told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _opened(path, tables, version)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise  # locked or not writable: nothing is wrong with what it holds
            path.unlink()
            return _opened(path, tables, version)


@contextmanager
def failures_told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the disk complain about into an error that says what to do.

    Raises:
        GeocoderError: The file cannot be used.
    """
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise GeocoderError(
            f"The program's file {path} cannot be used ({error})",
            "Delete it, or give yourself the right to write there.",
        ) from error


def _opened(path: Path, tables: str, version: int) -> sqlite3.Connection:
    # Every statement is its own transaction unless one is begun.
    db = sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None)
    try:
        db.execute("BEGIN IMMEDIATE")
        (held,) = db.execute("PRAGMA user_version").fetchone()
        if held != version:
            held_tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (name,) in held_tables.fetchall():
                db.execute(f'DROP TABLE "{name}"')
            db.execute(tables)
            db.execute(f"PRAGMA user_version = {version}")
        db.execute("COMMIT")
    except sqlite3.Error:
        db.close()
        raise
    return db
