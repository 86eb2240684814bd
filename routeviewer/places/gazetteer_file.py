"""Gazetteers that lie on the disk as one SQLite file each, opened read-only."""

from __future__ import annotations

import math
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from routeviewer.errors import RouteviewerError
from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.places.folding import fold
from routeviewer.places.gazetteer import Match, PlaceQuery
from routeviewer.places.place import Place

COLUMNS = (
    "p.id, p.gazetteer, p.identifier, p.name, p.kind, p.lat, p.lon, p.precision_km, p.country,"
    " p.admin1, p.population, p.from_year, p.to_year"
)
_BY_NAME = (
    f"SELECT n.rank, n.main, {COLUMNS} FROM name n JOIN place p ON p.id = n.place "  # noqa: S608
    "WHERE n.folded = ? ORDER BY n.rank LIMIT ?"
)
_MEMORY = 20_000
_LONGEST_NAME = 1000
_LAST = "\U0010ffff"


class GazetteerFile(ABC):
    """Looks names and positions up in a file.

    One object serves one thread; opening costs a millisecond. What a heir has to add is what is
    to be said about a damaged file, and the names of the areas that a place lies in.
    """

    def __init__(self, path: Path) -> None:
        """Open a file that exists."""
        self.path = path
        self._db = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        # What a stranger's file defines for itself must do nothing.
        self._db.execute("PRAGMA trusted_schema = OFF")
        self._prominence = lru_cache(maxsize=_MEMORY)(self._prominence_of)
        self._matches = lru_cache(maxsize=2_000)(self._matches_of)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @abstractmethod
    def _damage(self, error: Exception) -> RouteviewerError:
        """Return what to raise when the file turns out to be damaged."""

    @abstractmethod
    def _parents(self, country: str, admin1: str, kind: str) -> tuple[str, ...]:
        """Return the names of the areas that a place lies in, the smallest first."""

    # -- names -----------------------------------------------------------------------------------

    def find(self, query: PlaceQuery, *, limit: int = 20) -> Sequence[Match]:
        """Return the places of a name, the best known first, or the nearest to ``query.near``."""
        folded = fold(query.name)
        with self._damage_reported():
            found = list(self.prefixed(folded) if query.prefix else self._matches(folded, 500))
        kept = [match for match in found if _answers(match.place, query)]
        near = query.near
        if near is not None:
            kept.sort(key=lambda match: sphere_km(match.place.coordinate, near))
        return kept[:limit]

    def find_all(self, names: Iterable[str], *, limit: int = 40) -> Mapping[str, Sequence[Match]]:
        """Return the places of many folded names at once."""
        with self._damage_reported():
            return {name: self._matches(name, limit) for name in names}

    def prominences(self, folded_names: Iterable[str]) -> Mapping[str, int]:
        """Return the prominence of the best known place of each name that is known."""
        with self._damage_reported():
            found = {name: self._prominence(name) for name in folded_names}
        return {name: prominence for name, prominence in found.items() if prominence is not None}

    def names_with_prefix(
        self, prefix: str, *, least: int = 0, limit: int = 4000
    ) -> Sequence[tuple[str, int]]:
        """Return folded names that begin so, with the prominence of their best known place.

        Args:
            prefix: A beginning, folded.
            least: Places less prominent than this are left out.
            limit: The most names to return.
        """
        with self._damage_reported():
            rows = self._db.execute(
                "SELECT folded, -MIN(rank) FROM name WHERE folded >= ? AND folded < ? "
                "AND rank <= ? GROUP BY folded LIMIT ?",
                (prefix, prefix + _LAST, -least, limit),
            )
            return [(name, prominence) for name, prominence in rows]

    # -- positions -------------------------------------------------------------------------------

    def near(self, coordinate: Coordinate, *, limit: int = 20) -> Sequence[Place]:
        """Return the places nearest to a position within about 300 km, the nearest first."""
        found: list[Place] = []
        for reach_degrees in (0.1, 0.3, 1.0, 3.0):
            found = self.within(coordinate, reach_degrees)
            if len(found) >= limit:
                break
        found.sort(key=lambda place: sphere_km(place.coordinate, coordinate))
        return found[:limit]

    def within(self, coordinate: Coordinate, reach: float) -> list[Place]:
        """Return the places in a box round a position, ``reach`` degrees to the north and south."""
        lat, lon = coordinate.lat, coordinate.lon
        with self._damage_reported():
            rows = self._db.execute(
                f"SELECT {COLUMNS} FROM area a JOIN place p ON p.id = a.id WHERE "  # noqa: S608
                "a.min_lat BETWEEN ? AND ? AND a.min_lon BETWEEN ? AND ?",
                (lat - reach, lat + reach, lon - reach * 1.6, lon + reach * 1.6),
            ).fetchall()
            return [self._place(row) for row in rows]

    # -- rows ------------------------------------------------------------------------------------

    def _prominence_of(self, folded: str) -> int | None:
        row = self._db.execute("SELECT MIN(rank) FROM name WHERE folded = ?", (folded,)).fetchone()
        return None if row[0] is None else -row[0]

    def _matches_of(self, folded: str, limit: int) -> tuple[Match, ...]:
        rows = self._db.execute(_BY_NAME, (folded, limit)).fetchall()
        best: dict[int, Match] = {}
        for row in rows:  # the best known first; a place may bear the name in several languages
            if row[2] not in best:
                best[row[2]] = Match(self._place(row[2:]), -row[0], row[1] in (1, 3))
        return tuple(best.values())

    def prefixed(self, folded: str) -> Iterator[Match]:
        """Yield the places of which a name begins so, the best known first."""
        with self._damage_reported():
            rows = self._db.execute(
                f"SELECT MIN(n.rank), n.main, {COLUMNS} FROM name n JOIN place p ON p.id = n.place "  # noqa: S608
                "WHERE n.folded >= ? AND n.folded < ? GROUP BY p.id ORDER BY 1 LIMIT 500",
                (folded, folded + _LAST),
            ).fetchall()
            found = [Match(self._place(row[2:]), -row[0], row[1] in (1, 3)) for row in rows]
        return iter(found)

    def _by_number(self, number: int) -> Place | None:
        with self._damage_reported():
            row = self._db.execute(
                f"SELECT {COLUMNS} FROM place p WHERE p.id = ?",  # noqa: S608
                (number,),
            ).fetchone()
            return None if row is None else self._place(row)

    def _place(self, row: tuple) -> Place:  # type: ignore[type-arg]  # a row of mixed columns
        (_, source, key, name, kind, lat, lon, precision_km, code, admin1, people, start, end) = row
        if not (all(isinstance(text, str) for text in (source, key, name, kind, code, admin1))
                and 0 <= precision_km < math.inf and len(name) <= _LONGEST_NAME):  # fmt: skip
            raise ValueError(f"place {row[0]} is not whole")
        parents = tuple(p for p in self._parents(code, admin1, kind) if p and p != name)
        return Place(
            source, key, name, kind, Coordinate(lat, lon), precision_km, code, admin1,
            parents, people, start, end,
        )  # fmt: skip

    @contextmanager
    def _damage_reported(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, TypeError, ValueError, OverflowError) as error:
            # Values of the wrong kind are damage too: SQLite takes any into any column.
            raise self._damage(error) from error


def _answers(place: Place, query: PlaceQuery) -> bool:
    return (
        (query.country is None or place.country == query.country.upper())
        and (query.kind is None or place.kind == query.kind)
        and (
            query.year is None
            or (place.from_year or -9999) <= query.year <= (place.to_year or 9999)
        )
    )
