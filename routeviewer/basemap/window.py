"""The part of the base map that a web page shows, as GeoJSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from routeviewer.basemap.reader import Layer, layer
from routeviewer.geo.chains import Points

# From this width on (degrees) the coarser outlines are as good on a screen.
_WIDEST_10M = 25.0
_WIDEST_50M = 120.0
_SIMPLIFIED_TO = 2500  # steps across the window
_SURROUNDINGS = 1.5
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Bounds:
    """A window in degrees; ``west`` is smaller than ``east``."""

    south: float
    west: float
    north: float
    east: float


def land_window(bounds: Bounds) -> dict[str, Any]:
    """Return the countries in and around a window as a GeoJSON FeatureCollection.

    The outlines are cut well outside the window, so that a reader can move the map a bit, and
    simplified to what a screen can show.
    """
    wide = _widened(bounds)
    span = max(wide.east - wide.west, wide.north - wide.south)
    scale = "10m" if span <= _WIDEST_10M else "50m" if span <= _WIDEST_50M else "110m"
    countries = layer("countries", scale)
    features = []
    for number, polygon in _polygons_within(countries, wide):
        simple = shapely.simplify(polygon, span / _SIMPLIFIED_TO)
        if not simple.is_empty:
            features.append(
                {
                    "type": "Feature",
                    "properties": {"name": countries.names[number]},
                    "geometry": _geometry(simple),
                }
            )
    return {"type": "FeatureCollection", "features": features}


def _widened(bounds: Bounds) -> Bounds:
    margin = _SURROUNDINGS * max(bounds.east - bounds.west, bounds.north - bounds.south)
    return Bounds(
        max(-90.0, bounds.south - margin),
        max(-180.0, bounds.west - margin),
        min(90.0, bounds.north + margin),
        min(180.0, bounds.east + margin),
    )


def _polygons_within(shapes: Layer, bounds: Bounds) -> list[tuple[int, shapely.Geometry]]:
    """Return the features that reach into a window, cut to it."""
    west, south, east, north = shapes.boxes.T
    touched = np.flatnonzero(
        (west <= bounds.east) & (east >= bounds.west)
        & (south <= bounds.north) & (north >= bounds.south)
    )  # fmt: skip
    rings: dict[int, list[list[Points]]] = {}
    last = -1
    for index in touched.tolist():
        points = shapes.chains.points[shapes.chains.starts[index] : shapes.chains.starts[index + 1]]
        feature = int(shapes.features[index])
        # A hole follows the ring that it is in; without that ring it shows nothing.
        if shapes.holes[index] and last >= 0 and _outer_ring(shapes, index) == last:
            rings[feature][-1].append(points)
        elif not shapes.holes[index]:
            rings.setdefault(feature, []).append([points])
            last = index
    box = (bounds.west, bounds.south, bounds.east, bounds.north)
    found = []
    for feature, polygons in sorted(rings.items()):
        whole = shapely.multipolygons([shapely.Polygon(p[0], p[1:]) for p in polygons])
        cut = shapely.clip_by_rect(shapely.make_valid(whole), *box)
        if not cut.is_empty:
            found.append((feature, cut))
    return found


def _outer_ring(shapes: Layer, index: int) -> int:
    while shapes.holes[index]:
        index -= 1
    return index


def _geometry(shape: shapely.Geometry) -> dict[str, Any]:
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return {
        "type": "MultiPolygon",
        "coordinates": [
            [_ring(ring) for ring in (polygon.exterior, *polygon.interiors)] for polygon in polygons
        ],
    }


def _ring(ring: shapely.LinearRing) -> list[list[float]]:
    points: list[list[float]] = np.round(shapely.get_coordinates(ring), _DIGITS).tolist()
    return points
