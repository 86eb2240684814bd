"""The gazetteer that comes with the program: one SQLite file, opened read-only."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from routeviewer import assets
from routeviewer.errors import GazetteerError
from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.places.folding import fold
from routeviewer.places.gazetteer import Demonym, Match, PlaceQuery
from routeviewer.places.place import Place

SCHEMA_VERSION = 1
REBUILD = "python packaging/gazetteer/build.py"
REBUILD_OWN = "python packaging/gazetteer/build.py --own"
_COLUMNS = (
    "p.id, p.gazetteer, p.identifier, p.name, p.kind, p.lat, p.lon, p.precision_km, p.country,"
    " p.admin1, p.population, p.from_year, p.to_year"
)
_BY_NAME = (
    f"SELECT n.rank, n.main, {_COLUMNS} FROM name n JOIN place p ON p.id = n.place "  # noqa: S608
    "WHERE n.folded = ? ORDER BY n.rank LIMIT ?"
)
_MEMORY = 20_000
_LAST = "\U0010ffff"


class BundledGazetteer:
    """Looks names up in the compiled file.

    One object serves one thread; opening costs a millisecond.

    Raises:
        GazetteerError: The file is missing, damaged, of another version, or older than the
            checkout's own rows.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open the file that belongs to the program, or another one (for tests)."""
        self.path = path or assets.gazetteer_path()
        _require(self.path)
        self._db = sqlite3.connect(f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True)
        with self._damage_reported():
            self._check_version()
            self._countries: dict[str, tuple[str, int, int | None]] = {
                code: (name, place, capital)
                for code, name, place, capital in self._db.execute("SELECT * FROM country")
            }
        if path is None:
            _require_current(self._db)
        self._abbreviations: dict[str, tuple[Place, ...]] | None = None
        self._demonyms: dict[str, Demonym] | None = None
        self._region_names = lru_cache(maxsize=_MEMORY)(self._region_name)
        self._prominence = lru_cache(maxsize=_MEMORY)(self._prominence_of)
        self._matches = lru_cache(maxsize=2_000)(self._matches_of)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # -- names -------------------------------------------------------------------------------

    def find(self, query: PlaceQuery, *, limit: int = 20) -> Sequence[Match]:
        """Return the places of a name, the best known first, or the nearest to ``query.near``."""
        folded = fold(query.name)
        with self._damage_reported():
            found = list(self._prefixed(folded) if query.prefix else self._matches(folded, 500))
        kept = [match for match in found if _answers(match.place, query)]
        near = query.near
        if near is not None:
            kept.sort(key=lambda match: sphere_km(match.place.coordinate, near))
        return kept[:limit]

    def prominences(self, folded_names: Iterable[str]) -> Mapping[str, int]:
        """Return the prominence of the best known place of each name that is known."""
        with self._damage_reported():
            found = {name: self._prominence(name) for name in folded_names}
        return {name: prominence for name, prominence in found.items() if prominence is not None}

    def find_all(
        self, folded_names: Iterable[str], *, limit: int = 40
    ) -> Mapping[str, Sequence[Match]]:
        """Return the places of many folded names at once."""
        with self._damage_reported():
            return {name: self._matches(name, limit) for name in folded_names}

    def names_with_prefix(self, prefix: str, *, limit: int = 4000) -> Sequence[tuple[str, int]]:
        """Return folded names that begin so, with the prominence of their best known place."""
        with self._damage_reported():
            rows = self._db.execute(
                "SELECT folded, -MIN(rank) FROM name WHERE folded >= ? AND folded < ? "
                "GROUP BY folded LIMIT ?",
                (prefix, prefix + _LAST, limit),
            )
            return [(name, prominence) for name, prominence in rows]

    # -- positions ---------------------------------------------------------------------------

    def near(self, coordinate: Coordinate, *, limit: int = 20) -> Sequence[Place]:
        """Return the places nearest to a position within about 300 km, the nearest first."""
        for reach_degrees in (0.1, 0.3, 1.0, 3.0):
            found = self._within(coordinate, reach_degrees)
            if len(found) >= limit:
                break
        found.sort(key=lambda place: sphere_km(place.coordinate, coordinate))
        return found[:limit]

    def _within(self, coordinate: Coordinate, reach: float) -> list[Place]:
        lat, lon = coordinate.lat, coordinate.lon
        with self._damage_reported():
            rows = self._db.execute(
                f"SELECT {_COLUMNS} FROM area a JOIN place p ON p.id = a.id WHERE "  # noqa: S608
                "a.min_lat BETWEEN ? AND ? AND a.min_lon BETWEEN ? AND ?",
                (lat - reach, lat + reach, lon - reach * 1.6, lon + reach * 1.6),
            ).fetchall()
        return [self._place(row) for row in rows]

    # -- countries and regions ---------------------------------------------------------------

    def country_name(self, code: str) -> str:
        """Return a country's English name, or the code itself where it is unknown."""
        return self._countries.get(code, (code, 0, None))[0]

    def country(self, code: str) -> Place | None:
        """Return a country as a place."""
        known = self._countries.get(code)
        return None if known is None else self._by_number(known[1])

    def capital(self, code: str) -> Place | None:
        """Return a country's capital."""
        known = self._countries.get(code)
        return None if known is None or known[2] is None else self._by_number(known[2])

    def demonyms(self) -> Mapping[str, Demonym]:
        """Return every demonym by its folded form."""
        if self._demonyms is None:
            with self._damage_reported():
                rows = self._db.execute("SELECT folded, place, country, plural FROM demonym")
                self._demonyms = {
                    folded: Demonym(place, code, bool(plural))
                    for folded, place, code, plural in rows
                }
        return self._demonyms

    def region_abbreviations(self) -> Mapping[str, tuple[Place, ...]]:
        """Return the regions that have abbreviations ("CA", "Calif"), without the last point."""
        if self._abbreviations is None:
            with self._damage_reported():
                rows = self._db.execute(
                    "SELECT abbreviation, place FROM region WHERE abbreviation <> '' "
                    "ORDER BY country = 'US' DESC, country, admin1"
                ).fetchall()
            known: dict[str, tuple[Place, ...]] = {}
            for abbreviations, number in rows:
                place = self._by_number(number)
                if place is None:
                    continue
                for short in abbreviations.split("|"):
                    key = short.rstrip(".")
                    known[key] = (*known.get(key, ()), place)
            self._abbreviations = known
        return self._abbreviations

    def abbreviated(self, short: str) -> Sequence[Match]:
        """Return the regions that an abbreviation stands for."""
        return [
            Match(place, 640, is_main_name=True)
            for place in self.region_abbreviations().get(short.rstrip("."), ())
        ]

    # -- rows --------------------------------------------------------------------------------

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

    def _prefixed(self, folded: str) -> Iterator[Match]:
        rows = self._db.execute(
            f"SELECT MIN(n.rank), n.main, {_COLUMNS} FROM name n JOIN place p ON p.id = n.place "  # noqa: S608
            "WHERE n.folded >= ? AND n.folded < ? GROUP BY p.id ORDER BY 1 LIMIT 500",
            (folded, folded + _LAST),
        ).fetchall()
        return (Match(self._place(row[2:]), -row[0], row[1] in (1, 3)) for row in rows)

    def _by_number(self, number: int) -> Place | None:
        with self._damage_reported():
            row = self._db.execute(
                f"SELECT {_COLUMNS} FROM place p WHERE p.id = ?",  # noqa: S608
                (number,),
            ).fetchone()
        return None if row is None else self._place(row)

    def _place(self, row: tuple) -> Place:  # type: ignore[type-arg]  # a row of mixed columns
        (
            _,
            source,
            key,
            name,
            kind,
            lat,
            lon,
            precision_km,
            code,
            admin1,
            population,
            start,
            end,
        ) = row
        parents = (
            self._region_names(code, admin1) if kind != "region" else "",
            self.country_name(code),
        )
        return Place(
            source, key, name, kind, Coordinate(lat, lon), precision_km, code, admin1,
            tuple(p for p in parents if p and p != name), population, start, end,
        )  # fmt: skip

    def _region_name(self, code: str, admin1: str) -> str:
        if not admin1:
            return ""
        row = self._db.execute(
            "SELECT p.name FROM region r JOIN place p ON p.id = r.place "
            "WHERE r.country = ? AND r.admin1 = ?",
            (code, admin1),
        ).fetchone()
        return "" if row is None else str(row[0])

    # -- health ------------------------------------------------------------------------------

    @contextmanager
    def _damage_reported(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise GazetteerError(
                f"The gazetteer {self.path} is damaged ({error})", _remedy()
            ) from error

    def _check_version(self) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version != SCHEMA_VERSION:
            raise GazetteerError(
                f"The gazetteer {self.path} was made for another version of the program", _remedy()
            )


def _answers(place: Place, query: PlaceQuery) -> bool:
    return (
        (query.country is None or place.country == query.country.upper())
        and (query.kind is None or place.kind == query.kind)
        and (
            query.year is None
            or (place.from_year or -9999) <= query.year <= (place.to_year or 9999)
        )
    )


def _remedy() -> str:
    if assets.checkout_root() is not None:
        return f"Build it anew: {REBUILD}."
    return "Install routeviewer again."


def _require(path: Path) -> None:
    if not path.is_file():
        raise GazetteerError(f"There is no gazetteer at {path}", _remedy())
    if path.stat().st_size == 0:
        raise GazetteerError(f"The gazetteer {path} is damaged (it is empty)", _remedy())


def _require_current(db: sqlite3.Connection) -> None:
    """Refuse a gazetteer that is older than the checkout's own rows."""
    root = assets.checkout_root()
    if root is None:
        return
    held = {
        name.removeprefix("gazetteer/"): sha256
        for name, sha256 in db.execute(
            "SELECT name, sha256 FROM source WHERE name LIKE 'gazetteer/%'"
        )
    }
    files = sorted((root / "resources" / "gazetteer").glob("*.csv"))
    current = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    changed = sorted(
        name for name in held.keys() | current.keys() if held.get(name) != current.get(name)
    )
    if changed:
        raise GazetteerError(
            f"The gazetteer is older than {', '.join(changed)}", f"Update it: {REBUILD_OWN}."
        )
