"""The locator: a small globe that shows where on Earth the map is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from routeviewer.basemap.reader import layer
from routeviewer.drawing.camera import Camera
from routeviewer.drawing.layers.ground import View, frame_ring
from routeviewer.drawing.sheet import Fill, Group, Rounded, Shape, Stroke
from routeviewer.geo.chains import Box, Chains, Points
from routeviewer.geo.projection import Azimuthal, Window

_SIDE_PT, _MARGIN_PT = 50.0, 5.0
# A locator helps where the map shows no more of the world than this, degrees.
_MOST_DEGREES = 30.0
_EARTH_RADIUS_M = 6_371_007.2


def locator_box(view: View, taken: Sequence[Box], lines: Points) -> Box | None:
    """Return a corner for the locator that the route leaves free, or None.

    Args:
        view: The map.
        taken: Boxes of discs and arrowheads.
        lines: Points of the route's lines on the sheet.
    """
    if view.window.is_all_round or _degrees_across(view) > _MOST_DEGREES:
        return None
    frame, k = view.camera.frame, view.enlarged
    side, margin = _SIDE_PT * k, _MARGIN_PT * k
    if side * 4 > frame.right - frame.left or side * 2.5 > frame.high - frame.low:
        return None
    lefts = (frame.right - margin - side, frame.left + margin)
    tops = (frame.low + margin, frame.high - margin - side)
    for top in tops:
        for left in lefts:
            box = Box(left, top, left + side, top + side)
            wide = box.grown(8 * k)
            x, y = lines.T
            is_crossed = np.any(
                (x > wide.left) & (x < wide.right) & (y > wide.low) & (y < wide.high)
            )
            if not is_crossed and not any(wide.overlaps(other) for other in taken):
                return box
    return None


def _degrees_across(view: View) -> float:
    frame = view.camera.frame
    pt = max(frame.right - frame.left, frame.high - frame.low)
    return pt * view.camera.m_per_pt / (_EARTH_RADIUS_M * math.pi / 180)


def locator(view: View, box: Box) -> Group:
    """Return a small globe with the place of the map."""
    frame, k = view.camera.frame, view.enlarged
    radius = (box.right - box.left) / 2
    x, y = (box.left + box.right) / 2, (box.low + box.high) / 2
    (lon, lat), = view.camera.earth(
        np.array([[(frame.left + frame.right) / 2, (frame.low + frame.high) / 2]])
    )  # fmt: skip
    globe = Azimuthal(float(lon), float(np.clip(lat, -70, 70)))
    # The hemisphere is a disc of this radius in the plane of the projection.
    rim_m = math.sqrt(2) * _EARTH_RADIUS_M
    camera = Camera(globe, 0.0, 0.0, rim_m / radius, box)
    plane = globe.rings(layer("land", "110m").chains, Window()).plane
    rings = _within_disc(camera.chains(plane), x, y, radius)
    edges = frame_ring(frame).points
    border = view.camera.earth(
        np.concatenate([a + np.linspace(0, 1, 12)[:, None] * (b - a)
                        for a, b in pairwise(edges)])
    )  # fmt: skip
    shown = camera.positions(border[np.all(np.isfinite(border), axis=1)])
    ground, page = view.style.ground, view.style.page
    shapes: list[Shape] = [
        Rounded(box.grown(1.2 * k), radius + 1.2 * k, page["background"]),
        Rounded(box, radius, ground["water"]),
        Fill(rings, ground["coast"]),
        *_frame_mark(shown, view),
        Rounded(box, radius, "", page["frame"], 0.6 * k),
    ]
    return Group("locator", tuple(shapes))


def _frame_mark(shown: Points, view: View) -> list[Shape]:
    """Return the frame of the map on the globe; a small one as a dot."""
    k, colour = view.enlarged, view.style.route["line"]
    low, high = shown.min(axis=0), shown.max(axis=0)
    if np.max(high - low) < 5 * k:
        x, y = (low + high) / 2
        radius = 2.0 * k
        dot = Box(float(x) - radius, float(y) - radius, float(x) + radius, float(y) + radius)
        return [Rounded(dot, radius, colour, view.style.page["background"], 0.6 * k)]
    return [Stroke(Chains.of([shown]), colour, 1.0 * k)]


def _within_disc(rings: Chains, x: float, y: float, radius: float) -> Chains:
    """Pull what lies outside of a disc onto its rim, along the line to the middle."""
    away = rings.points - np.array((x, y))
    distance = np.hypot(*away.T)
    factor = np.where(distance > radius, radius / np.where(distance, distance, 1), 1.0)
    return rings.with_points(np.array((x, y)) + away * factor[:, None])
