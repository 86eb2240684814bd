"""The rows of our own: resources/gazetteer/*.csv into the compiled gazetteer."""

from __future__ import annotations

import csv
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from schema import FIRST_OWN, KIND_WEIGHT, country_id

from routeviewer.places.folding import fold
from routeviewer.places.place_tables import ALTERNATE_NAME_PENALTY, city_weight

# Files with a layout of their own; every other CSV holds plain place rows.
COUNTRIES, DEMONYMS, REGIONS = "countries.csv", "demonyms.csv", "regions_admin1.csv"
ALIASES = "aliases.csv"
_SPECIAL = {COUNTRIES, DEMONYMS, REGIONS, ALIASES}
_MUCH_LARGER = 12
# How much less known a region is taken to be than the town that bears its name.
_BEHIND_TOWN = 60
_KM_PER_DEGREE = 111.2


def own_files(root: Path) -> list[Path]:
    """Return the CSV files of the checkout at ``root``, by name."""
    return sorted((root / "resources" / "gazetteer").glob("*.csv"))


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def insert_own_rows(db: sqlite3.Connection, root: Path) -> None:
    """Replace every row that came from our CSV files, and note the files' checksums.

    Args:
        db: A gazetteer that holds the packages' rows.
        root: The checkout.
    """
    _delete_own_rows(db)
    files = {path.name: path for path in own_files(root)}
    _insert_countries(db, _rows(files[COUNTRIES]))
    number = _insert_regions(db, _rows(files[REGIONS]), FIRST_OWN)
    for name, path in files.items():
        if name not in _SPECIAL:
            number = _insert_places(db, path.stem, _rows(path), number)
    _insert_demonyms(db, _rows(files[DEMONYMS]))
    if ALIASES in files:
        _insert_aliases(db, _rows(files[ALIASES]))
    db.executemany(
        "INSERT OR REPLACE INTO source VALUES (?, '', ?)",
        [(f"gazetteer/{name}", checksum(path)) for name, path in files.items()],
    )


def _delete_own_rows(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM name WHERE main >= 2")
    for table in ("place", "area"):
        db.execute(f"DELETE FROM {table} WHERE id >= ?", (FIRST_OWN,))  # noqa: S608 - fixed names
    for table in ("region", "demonym"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - fixed names
    db.execute("DELETE FROM source WHERE name LIKE 'gazetteer/%'")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _add_names(
    db: sqlite3.Connection, place: int, weight: int, names: Iterable[tuple[str, bool]]
) -> None:
    """Add a place's names; ``main`` is 2 or 3, so that the rows are known as our own."""
    seen: set[str] = set()
    for name, is_main in names:
        folded = fold(name)
        if not folded or folded in seen:
            continue
        seen.add(folded)
        rank = -(weight if is_main else weight - ALTERNATE_NAME_PENALTY)
        db.execute(
            "INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", (folded, rank, place, 2 + is_main)
        )


def _names(row: dict[str, str], *, alternates_are_main: bool = False) -> Iterator[tuple[str, bool]]:
    yield row["name"], True
    for other in row["other_names"].split("|"):
        if other.strip():
            yield other.strip(), alternates_are_main


def _add_place(db: sqlite3.Connection, values: tuple[object, ...]) -> None:
    db.execute("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", values)
    place, lat, lon = values[0], values[5], values[6]
    db.execute("INSERT OR REPLACE INTO area VALUES (?,?,?,?,?)", (place, lat, lat, lon, lon))


def _insert_countries(db: sqlite3.Connection, rows: list[dict[str, str]]) -> None:
    for row in rows:
        code, place = row["code"], country_id(row["code"])
        lat, lon = float(row["lat"]), float(row["lon"])
        (area_km2, population, capital) = db.execute(
            "SELECT area_km2, population, capital FROM country_facts WHERE code = ?", (code,)
        ).fetchone() or (1000.0, 0, None)
        radius_km = round((area_km2 / 3.14159) ** 0.5, 1)
        _add_place(
            db,
            (place, "routeviewer", f"country/{code}", row["name"], "country", lat, lon,
             radius_km, code, "", population, None, None, row["note"]),
        )  # fmt: skip
        weight = KIND_WEIGHT["country"] + city_weight(population) // 10
        _add_names(db, place, weight, _names(row, alternates_are_main=True))
        db.execute(
            "INSERT OR REPLACE INTO country VALUES (?,?,?,?)", (code, row["name"], place, capital)
        )


def _insert_regions(db: sqlite3.Connection, rows: list[dict[str, str]], number: int) -> int:
    inhabitants = {
        (country, admin1): total
        for country, admin1, total in db.execute(
            "SELECT country, admin1, SUM(population) FROM place WHERE gazetteer = 'geonames' "
            "GROUP BY country, admin1"
        )
    }
    for row in rows:
        country, _, admin1 = row["code"].partition(".")
        population = inhabitants.get((country, admin1)) or 0
        abbreviations = [a for a in row.get("abbreviation", "").split("|") if a]
        _add_place(
            db,
            (number, "routeviewer", f"region/{row['code']}", row["name"], "region",
             float(row["lat"]), float(row["lon"]), float(row["radius_km"]), country, admin1,
             population, None, None, ""),
        )  # fmt: skip
        weight = 300 + city_weight(population) // 2
        for name, _ in _names(row):
            weight = min(weight, _weight_beside_town(db, name, country, admin1, population))
        _add_names(db, number, weight, _names(row, alternates_are_main=True))
        # Abbreviations with points ("Calif.") or in capitals are names of their own only
        # beside a town; they are kept apart from names.
        db.execute(
            "INSERT OR REPLACE INTO region VALUES (?,?,?,?)",
            (country, admin1, "|".join(abbreviations), number),
        )
        number += 1
    return number


def _weight_beside_town(
    db: sqlite3.Connection, name: str, country: str, admin1: str, population: int
) -> int:
    """Return the most that a region may weigh beside the town in it that bears its name.

    "Zürich" is the town, not the canton; but "Quebec" is the province, which has many times the
    town's people.
    """
    best = db.execute(
        "SELECT MIN(rank), population FROM name JOIN place ON place.id = name.place WHERE "
        "folded = ? AND country = ? AND admin1 = ? AND gazetteer = 'geonames'",
        (fold(name), country, admin1),
    ).fetchone()
    if best is None or best[0] is None or population > _MUCH_LARGER * (best[1] or 1):
        return 10_000
    return int(-best[0]) - _BEHIND_TOWN


def _weight_around_town(db: sqlite3.Connection, row: dict[str, str]) -> int:
    """Return the most that a region without a code may weigh beside the town that bears its name.

    "Cádiz" is the town, not the province round it.
    """
    reach = float(row["precision_km"]) / _KM_PER_DEGREE + 0.2
    lat, lon = float(row["lat"]), float(row["lon"])
    best = db.execute(
        "SELECT MIN(rank) FROM name JOIN place ON place.id = name.place WHERE folded = ? AND "
        "country = ? AND gazetteer = 'geonames' AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?",
        (fold(row["name"]), row["country"], lat - reach, lat + reach, lon - 2 * reach,
         lon + 2 * reach),
    ).fetchone()  # fmt: skip
    return 10_000 if best[0] is None else int(-best[0]) - _BEHIND_TOWN


def _insert_places(
    db: sqlite3.Connection, group: str, rows: list[dict[str, str]], number: int
) -> int:
    for row in rows:
        country = "" if row["country"] == "water" else row["country"]
        _add_place(
            db,
            (number, "routeviewer", f"{group}/{fold(row['name']).replace(' ', '-')}", row["name"],
             row["kind"], float(row["lat"]), float(row["lon"]), float(row["precision_km"]),
             country, "", None, _year(row["from_year"]), _year(row["to_year"]), row["note"]),
        )  # fmt: skip
        weight = KIND_WEIGHT[row["kind"]] - (400 if row["kind"] == "country" else 0)
        if row["kind"] == "region":
            weight = min(weight, _weight_around_town(db, row))
        _add_names(db, number, weight, _names(row))
        number += 1
    return number


def _year(text: str) -> int | None:
    return int(text) if text else None


def _insert_demonyms(db: sqlite3.Connection, rows: list[dict[str, str]]) -> None:
    db.executemany(
        "INSERT OR IGNORE INTO demonym VALUES (?,?,?,?)",
        [(fold(r["demonym"]), r["place"], r["country"], int(r["plural"] or 0)) for r in rows],
    )


def _insert_aliases(db: sqlite3.Connection, rows: list[dict[str, str]]) -> None:
    """Give further names to towns that other sources already hold."""
    for row in rows:
        found = db.execute(
            "SELECT place, rank FROM name JOIN place ON place.id = name.place "
            "WHERE folded = ? AND country = ? AND gazetteer = 'geonames' ORDER BY rank LIMIT 1",
            (fold(row["place"]), row["country"]),
        ).fetchone()
        if found is None:
            message = f"aliases.csv: no town {row['place']} in {row['country']}"
            raise ValueError(message)
        place, rank = found
        _add_names(db, place, -rank, [(row["name"], True)])
