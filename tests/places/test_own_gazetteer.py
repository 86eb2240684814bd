"""Every row of our own is checked against the country it names and a town near it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
import shapely

from routeviewer.basemap.reader import layer
from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.folding import fold

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "gazetteer"
# Derived ones, and those that hold no places.
OTHER_LAYOUTS = {
    "countries.csv", "demonyms.csv", "regions_admin1.csv", "regions_other.csv", "aliases.csv",
    "airport_names.csv",
}  # fmt: skip
KINDS = {
    "country", "region", "facility", "station", "airport", "port", "mountain", "water", "island",
    "border", "road", "village", "other",
}  # fmt: skip
NOTE = re.compile(r"near (?:none|(?P<name>.+), (?P<country>[A-Z]{2}), (?P<km>\d+) km)(?:;.*)?")
# What the atlas counts to another country, as many do.
DEPENDENT = {"GF": "FR", "GP": "FR", "MQ": "FR", "RE": "FR", "YT": "FR", "BQ": "NL", "SJ": "NO"}
NEAR_SHORE_KM = 15.0

Row = dict[str, str]


def rows() -> Iterator[tuple[str, Row]]:
    for path in sorted(FOLDER.glob("*.csv")):
        if path.name not in OTHER_LAYOUTS:
            with path.open(encoding="utf-8", newline="") as lines:
                for row in csv.DictReader(lines):
                    yield path.name, row


ROWS = list(rows())


def point(row: Row) -> Coordinate:
    return Coordinate(float(row["lat"]), float(row["lon"]))


@lru_cache(maxsize=1)
def countries() -> tuple[shapely.STRtree, list[str]]:
    shapes = layer("countries", "10m")
    polygons: list[shapely.Polygon] = []
    codes: list[str] = []
    rings: list[np.ndarray] = []

    def finish(feature: int) -> None:
        if rings:
            polygons.append(shapely.make_valid(shapely.Polygon(rings[0], rings[1:])))
            codes.append(shapes.codes[feature])

    feature = -1
    for part in shapes.parts:
        if not part.is_hole:
            finish(feature)
            rings = []
        feature = part.feature
        rings.append(part.points)
    finish(feature)
    return shapely.STRtree(polygons), codes


def country_problem(row: Row) -> str | None:
    tree, codes = countries()
    here = point(row)
    spot = shapely.Point(here.lon, here.lat)
    inside = {codes[i] for i in tree.query(spot, predicate="intersects")}
    wanted = row["country"]
    if wanted == "water":
        return f"lies in {inside}" if inside else None
    if "disputed" in row["note"] or wanted == "AQ":
        return None
    reach = NEAR_SHORE_KM / 111 / max(0.2, np.cos(np.radians(here.lat)))
    near = {codes[i] for i in tree.query(spot.buffer(reach), predicate="intersects")} | inside
    if {wanted, DEPENDENT.get(wanted, wanted)} & near or "" in inside:
        return None
    return f"is not in {wanted} but in {near}"


def test_there_are_at_least_600_rows() -> None:
    assert len(ROWS) >= 600


def test_columns_are_valid() -> None:
    for file, row in ROWS:
        where = f"{file}: {row['name']}"
        assert row["kind"] in KINDS, where
        assert 0 < float(row["precision_km"]) <= 7000, where
        assert point(row), where
        assert re.fullmatch(r"[A-Z]{2}|water", row["country"]), where
        assert NOTE.fullmatch(row["note"]), where
        for year in (row["from_year"], row["to_year"]):
            assert not year or -5000 < int(year) < 2100, where
        assert not set(row["other_names"]) & set("\n;"), where


def test_each_row_lies_in_the_country_or_water_it_names() -> None:
    problems = [(row["name"], country_problem(row)) for _, row in ROWS]
    assert [problem for problem in problems if problem[1]] == []


def test_each_row_lies_near_the_town_of_its_note(gazetteer: BundledGazetteer) -> None:
    problems = []
    for _, row in ROWS:
        note = NOTE.fullmatch(row["note"])
        if note is None or note["name"] is None:
            continue
        towns = gazetteer.find_all([fold(note["name"])], limit=500)[fold(note["name"])]
        distances = [
            sphere_km(point(row), town.place.coordinate)
            for town in towns
            if town.place.gazetteer == "geonames" and town.place.country == note["country"]
        ]
        if not distances or min(distances) > int(note["km"]):
            problems.append((row["name"], row["note"], min(distances, default=None)))
    assert problems == []


def test_no_row_repeats_a_town_of_geonames(gazetteer: BundledGazetteer) -> None:
    repeated = []
    for _, row in ROWS:
        name = fold(row["name"])
        repeated += [
            (row["name"], match.place.name)
            for match in gazetteer.find_all([name], limit=500)[name]
            if match.place.gazetteer == "geonames"
            and sphere_km(match.place.coordinate, point(row)) < 25
        ]
    assert repeated == []


def test_no_two_rows_are_the_same_place() -> None:
    seen: dict[tuple[str, str], list[Coordinate]] = {}
    for _, row in ROWS:
        others = seen.setdefault((fold(row["name"]), row["kind"]), [])
        assert all(sphere_km(other, point(row)) > 50 for other in others), row["name"]
        others.append(point(row))


def test_files_are_sorted_by_name() -> None:
    for path in sorted(FOLDER.glob("*.csv")):
        if path.name in OTHER_LAYOUTS:
            continue
        names = [row["name"] for file, row in ROWS if file == path.name]
        assert names == sorted(names), path.name


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Vostochny Cosmodrome", 51.884, 128.334),
        ("Baikonur Cosmodrome", 45.965, 63.305),
        ("Lake Baikal", 53.5, 108.0),
        ("Mount Everest", 27.988, 86.925),
        ("Gare du Nord", 48.881, 2.355),
    ],
)
def test_rows_are_found_by_name(
    gazetteer: BundledGazetteer, name: str, lat: float, lon: float
) -> None:
    best = gazetteer.find_all([fold(name)])[fold(name)][0].place
    assert sphere_km(best.coordinate, Coordinate(lat, lon)) < 5


def aliases() -> list[Row]:
    with (FOLDER / "aliases.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_each_alias_finds_its_town(gazetteer: BundledGazetteer) -> None:
    lost = []
    for row in aliases():
        found = gazetteer.find_all([fold(row["name"])])[fold(row["name"])]
        towns = gazetteer.find_all([fold(row["place"])])[fold(row["place"])]
        meant = {t.place.identifier for t in towns if t.place.country == row["country"]}
        if not meant & {match.place.identifier for match in found}:
            lost.append(row["name"])
    assert lost == []


def test_an_alias_that_is_in_use_comes_first(gazetteer: BundledGazetteer) -> None:
    current = [row for row in aliases() if not row["to_year"]]
    assert len(current) > 50
    behind = []
    for row in current:
        best = gazetteer.find_all([fold(row["name"])])[fold(row["name"])][0].place
        if best.country != row["country"]:
            behind.append((row["name"], best.name))
    assert behind == []


def test_aliases_are_sorted_and_told_once() -> None:
    keys = [(row["country"], row["place"], row["name"]) for row in aliases()]
    assert keys == sorted(keys)
    names = [(fold(row["name"]), row["country"]) for row in aliases()]
    repeated = {name for name in names if names.count(name) > 1}
    assert repeated == set()
    for row in aliases():
        assert not row["to_year"] or 300 <= int(row["to_year"]) < 2100, row["name"]
