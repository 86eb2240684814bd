"""The base map as the page holds it: near the route in detail, far from it roughly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from routeviewer.basemap.level import level_for, widest_km_per_point
from routeviewer.basemap.names import seas, towns
from routeviewer.basemap.plane import Source, countries_in_plane
from routeviewer.basemap.window import BaseWindow, base_window
from routeviewer.geo.chains import Box, clipped_rings, signed_areas
from routeviewer.geo.inner_points import inner_points
from routeviewer.geo.projection import window_of
from routeviewer.webpage.chart import M_PER_PX_AT_ZOOM_0, Chart, corners, packed, rounded
from routeviewer.wording.catalogue import Catalogue

# How far the map reaches beyond the route, as shares of the route's larger side: in detail, so
# that wide and tall frames are filled and a reader can move about; and roughly, for looking up.
_NEAR, _FAR = 1.5, 8.0
# Where a reader would see the Earth from behind, a map centred on the route ends.
_FARTHEST_M = 12_000_000.0
# The near map is meant for looking from twice as close as at first, the far one from so many
# times farther away; each is made rougher until it has at most so many points.
_CLOSER_LOOK, _FAR_LOOK = 0.5, 5.0
_MOST_NEAR_POINTS, _MOST_FAR_POINTS = 80_000, 28_000
# Details below half a pixel are not seen.
_FINEST_PX = 0.5
# Letters on screens are larger than in print: a pixel counts as so much of a printed point.
_PT_PER_PX = 0.66
_MOST_TOWNS, _MOST_COUNTRIES, _MOST_POINTS = 500, 40, 6
# Towns come up to this many times closer than the first look.
_CLOSER = 10.0
_STRETCH = 5.0


def base_map(chart: Chart, words: Catalogue) -> dict[str, Any]:
    """Return the base map as plain values: two levels, and the names on them."""
    content = chart.content
    side = max(content.right - content.left, content.high - content.low)
    whole = _earth(chart)
    near = _within(content.grown(_NEAR * side), whole)
    far = _within(content.grown(_FAR * side), whole)
    levels = [_level(chart, near, _CLOSER_LOOK, _MOST_NEAR_POINTS)]
    if not near.encloses(far):
        levels.append(_level(chart, far, _FAR_LOOK, _MOST_FAR_POINTS))
    return {
        "levels": levels,
        "reach": corners(chart, far),
        "countries": list(_countries(chart, [near, far], words)),
        "towns": list(_towns(chart, near, far)),
        "seas": list(_seas(chart, far, words)),
    }


def _earth(chart: Chart) -> Box:
    """Return the part of the plane that there is to see."""
    outline = chart.projection.outline()
    if outline is None:
        return Box(-_FARTHEST_M, -_FARTHEST_M, _FARTHEST_M, _FARTHEST_M)
    (left, low), (right, high) = outline.points.min(axis=0), outline.points.max(axis=0)
    return Box(float(left), float(low), float(right), float(high))


def _within(box: Box, whole: Box) -> Box:
    return Box(
        max(box.left, whole.left), max(box.low, whole.low),
        min(box.right, whole.right), min(box.high, whole.high),
    )  # fmt: skip


def _level(chart: Chart, box: Box, look: float, most_points: int) -> dict[str, Any]:
    """Return the base map of a box for looking from so many times farther away than at first."""
    m_per_px = chart.m_per_px * look
    window = _window(chart, box, m_per_px)
    while (excess := _size(window) / most_points) > 1:
        # The number of points falls a bit slower than the detail grows.
        m_per_px *= 1.1 * excess
        window = _window(chart, box, m_per_px)
    step_px = window.step_m / 2 / M_PER_PX_AT_ZOOM_0
    shapes = {**window.rings, **window.lines}
    packed_shapes = {name: packed(chart, chains, step_px) for name, chains in shapes.items()}
    return {"box": corners(chart, box), "step": step_px, **packed_shapes}


def _window(chart: Chart, box: Box, m_per_px: float) -> BaseWindow:
    level = level_for(m_per_px / 1000)
    return base_window(chart.projection, box, level, step_m=m_per_px * _FINEST_PX)


def _size(window: BaseWindow) -> int:
    shapes = (*window.rings.values(), *window.lines.values())
    return sum(len(chains.points) for chains in shapes)


# -- names ---------------------------------------------------------------------------------------


def _countries(chart: Chart, boxes: list[Box], words: Catalogue) -> Iterator[dict[str, Any]]:
    """Yield countries with points at which their names may stand, and their distance from edges.

    The points are those of the part in view at first, then of all that the map shows.
    """
    found: dict[str, list[list[float]]] = {}
    side = max(chart.content.right - chart.content.left, chart.content.high - chart.content.low)
    for box in (_within(chart.content.grown(0.3 * side), boxes[0]), *boxes):
        for name, points in _middles(chart, box, words):
            found.setdefault(name, []).extend(points)
    # The largest first: the distance from the edge of the best point tells.
    largest = sorted(found.items(), key=lambda pair: (-max(p[2] for p in pair[1]), pair[0]))
    for name, spots in largest[:_MOST_COUNTRIES]:
        yield {"name": name.upper(), "spots": spots}


def _middles(chart: Chart, box: Box, words: Catalogue) -> Iterator[tuple[str, list[list[float]]]]:
    window = window_of(chart.projection, box)
    m_per_px = max(box.right - box.left, box.high - box.low) / max(1000.0, 1.0)
    scale = "110m" if m_per_px > 4000 else "50m"
    source = Source("countries", scale, m_per_px / 1000, chart.projection, window)
    shapes = source.layer()
    rings = clipped_rings(countries_in_plane(source), box)
    areas = np.abs(signed_areas(rings))
    for feature in np.unique(rings.tags[areas > (25 * m_per_px) ** 2]):
        own = np.flatnonzero(rings.tags == feature)
        largest = int(own[np.argmax(areas[own])])
        ring = rings.points[rings.starts[largest] : rings.starts[largest + 1]]
        points = inner_points(ring, _STRETCH, step=m_per_px)[:_MOST_POINTS]
        name = words.country(shapes.codes[feature]) or shapes.names[feature]
        if points:
            yield name, _spots(chart, points)


def _spots(chart: Chart, points: list[tuple[float, float, float]]) -> list[list[float]]:
    at = rounded(chart.pixels(np.array([point[:2] for point in points])))
    return [
        [*spot, round(away / M_PER_PX_AT_ZOOM_0, 6)]
        for spot, (_, _, away) in zip(at, points, strict=True)
    ]


def _towns(chart: Chart, near: Box, far: Box) -> Iterator[list[Any]]:
    """Yield towns: x, y, name, the widest scale (metres a pixel) at which they are shown."""
    closest_m = chart.m_per_px / _CLOSER
    widest_m = [1000 * _PT_PER_PX * widest_km_per_point(town.rank + 1) for town in towns()]
    chosen = [(town, m) for town, m in zip(towns(), widest_m, strict=True) if m >= closest_m]
    plane = chart.projection.forward(np.array([(t.lon, t.lat) for t, _ in chosen]).reshape(-1, 2))
    count = 0
    for (town, m), at, spot in zip(chosen, plane.tolist(), chart.pixels(plane), strict=True):
        is_rough = m >= chart.m_per_px * _FAR_LOOK / 2
        if not np.all(np.isfinite(at)) or not (far if is_rough else near).holds(*at):
            continue
        count += 1
        yield [*rounded(spot.reshape(1, 2))[0], town.name, round(m)]
        if count == _MOST_TOWNS:
            return


def _seas(chart: Chart, far: Box, words: Catalogue) -> Iterator[list[Any]]:
    """Yield seas: x, y, name, radius in pixels; we know them in English only."""
    if words.language != "en":
        return
    known = seas()
    plane = chart.projection.forward(np.array([(sea.lon, sea.lat) for sea in known]))
    for sea, at, spot in zip(known, plane.tolist(), chart.pixels(plane), strict=True):
        if np.all(np.isfinite(at)) and far.holds(*at):
            radius = 1000 * sea.radius_km / M_PER_PX_AT_ZOOM_0
            yield [*rounded(spot.reshape(1, 2))[0], sea.name, round(radius, 6)]
