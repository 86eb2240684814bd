"""A gazetteer of the user's own: one compiled file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from routeviewer.errors import OwnGazetteerError
from routeviewer.places.gazetteer_file import GazetteerFile

VERSION = 1
_LONGEST_TOLD = 4000
ABOUT_TABLE = "CREATE TABLE about(key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;"
Parents = Callable[[str, str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class About:
    """What is known about a gazetteer as a whole.

    Attributes:
        name: What the user calls it.
        source: Name of the file that it was read from.
        format: Format of that file.
        places: How many places it holds.
        names: How many names.
        left_out: How many rows were no places.
        first_left_out: The first of them, and why; empty where there is none.
    """

    name: str
    source: str
    format: str
    places: int
    names: int
    left_out: int = 0
    first_left_out: str = ""


class OwnGazetteer(GazetteerFile):
    """Looks names up in a compiled file.

    Raises:
        OwnGazetteerError: The file is missing, damaged or of another version.
    """

    def __init__(self, path: Path, parents: Parents) -> None:
        """Open a file.

        Args:
            path: The file.
            parents: Returns the names of the areas for a country, a region's code and a kind.
        """
        if not path.is_file():
            raise OwnGazetteerError(f"There is no gazetteer at {path}", "Add it again.")
        super().__init__(path)
        self._area_names = parents
        with self._damage_reported():
            self._require_tables()
            self.about = self._read_about()

    def _require_tables(self) -> None:
        """Refuse a file with views or triggers: ours have none, and a view can run for ever."""
        found = self._db.execute(
            "SELECT name FROM sqlite_schema WHERE type IN ('view', 'trigger') "
            "OR (sql LIKE 'CREATE VIRTUAL%' AND name != 'area') OR sql LIKE '%GENERATED%'"
        ).fetchone()
        if found is not None:
            raise sqlite3.DatabaseError("it holds more than tables")
        (longest,) = self._db.execute("SELECT max(length(value)) FROM about").fetchone()
        if (longest or 0) > _LONGEST_TOLD:
            raise sqlite3.DatabaseError("its description is too long")

    def _read_about(self) -> About:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            raise OwnGazetteerError(
                f"The gazetteer {self.path.stem} was made by another version of the program",
                "Remove it and add it again.",
            )
        held = dict(self._db.execute("SELECT key, value FROM about"))
        about = About(**held)
        if not all(isinstance(value, str) for value in (about.name, about.source, about.format)):
            raise sqlite3.DatabaseError("its description is not whole")
        return about

    def _damage(self, error: Exception) -> OwnGazetteerError:
        return OwnGazetteerError(
            f"The gazetteer {self.path.stem} is damaged ({error})", "Remove it and add it again."
        )

    def _parents(self, country: str, admin1: str, kind: str) -> tuple[str, ...]:
        return self._area_names(country, admin1, kind)
