"""The gazetteer that comes with the program: one SQLite file, opened read-only."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from routeviewer import assets
from routeviewer.errors import GazetteerError
from routeviewer.places.gazetteer import Demonym, Match, OnlineSource
from routeviewer.places.gazetteer_file import GazetteerFile
from routeviewer.places.place import Place
from routeviewer.text.article import Notice

SCHEMA_VERSION = 2
REBUILD = "pip install -e ."
REBUILD_OWN = "python packaging/gazetteer/build.py --own"
_MEMORY = 20_000


class BundledGazetteer(GazetteerFile):
    """Looks names up in the compiled file, which also knows countries, regions and demonyms.

    Attributes:
        never: Names that are never a place, by folded name, with the file that says so.
        online: What is asked for names that are not known here, or None for nothing.

    Raises:
        GazetteerError: The file is missing, damaged, of another version, or older than the
            checkout's own rows.
    """

    never: Mapping[str, str] = MappingProxyType({})
    online: OnlineSource | None = None

    def __init__(self, path: Path | None = None) -> None:
        """Open the file that belongs to the program, or another one (for tests)."""
        _require(path or assets.gazetteer_path())
        super().__init__(path or assets.gazetteer_path())
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

    def notices(self) -> tuple[Notice, ...]:
        """Return what went wrong in looking names up since this was last asked: here nothing."""
        return ()

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

    # -- what the file needs -----------------------------------------------------------------

    def area_names(self, country: str, admin1: str, kind: str) -> tuple[str, ...]:
        """Return the names of the region and the country that something of a kind lies in."""
        region = self._region_names(country, admin1) if kind != "region" else ""
        return region, self.country_name(country)

    def _parents(self, country: str, admin1: str, kind: str) -> tuple[str, ...]:
        return self.area_names(country, admin1, kind)

    def _region_name(self, code: str, admin1: str) -> str:
        if not admin1:
            return ""
        row = self._db.execute(
            "SELECT p.name FROM region r JOIN place p ON p.id = r.place "
            "WHERE r.country = ? AND r.admin1 = ?",
            (code, admin1),
        ).fetchone()
        return "" if row is None else str(row[0])

    def _damage(self, error: Exception) -> GazetteerError:
        return GazetteerError(f"The gazetteer {self.path} is damaged ({error})", _remedy())

    def _check_version(self) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version != SCHEMA_VERSION:
            raise GazetteerError(
                f"The gazetteer {self.path} was made for another version of the program", _remedy()
            )


def _remedy() -> str:
    if assets.checkout_root() is not None:
        return f"Delete it, if it is there, and build it anew in the checkout: {REBUILD}"
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
            f"The gazetteer is older than {', '.join(changed)}",
            f"Update it in the checkout: {REBUILD_OWN}",
        )
