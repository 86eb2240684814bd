"""The marks: discs with numbers, dots, circles of doubt, lines that are places."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from routeviewer.drawing.layers.discs import disc_shapes, number_text
from routeviewer.drawing.layers.ground import View, lonlat_lines
from routeviewer.drawing.plan import Plan
from routeviewer.drawing.sheet import Fill, Group, Rounded, Shape, Stroke
from routeviewer.drawing.spots import Dot, Spot
from routeviewer.geo.chains import Box, Chains, clipped_rings, line_length, lonlat_of
from routeviewer.geo.curves import circle
from routeviewer.scene.scene import Scene

# A circle is drawn where it reaches so far beyond the disc.
_UNCERTAIN_BEYOND_PT = 4.0
_SHORTEST_PLACE_PT = 18.0


def uncertainty_group(view: View, scene: Scene, spots: Sequence[Spot]) -> Group:
    """Return circles within which places lie, where they are larger than the discs."""
    shapes: list[Shape] = []
    for spot in spots:
        mark = scene.marks[spot.mark]
        radius_pt = mark.uncertainty_km / view.camera.km_per_pt
        if mark.shape or radius_pt < (spot.box.high - spot.box.low) / 2 + _UNCERTAIN_BEYOND_PT:
            continue
        ring = Chains.of([circle(mark.position, mark.uncertainty_km)])
        plane = view.camera.projection.rings(ring, view.window).plane
        on_sheet = clipped_rings(view.camera.chains(plane), view.camera.frame)
        edge = lonlat_lines(view, ring)
        colour = view.style.route["uncertainty"]
        shapes += [Fill(on_sheet, colour), Stroke(edge, colour[:7] + "80", 0.5 * view.enlarged)]
    return Group("uncertainty", tuple(shapes))


def line_places_group(view: View, scene: Scene) -> Group:
    """Return the lines of places that are lines, such as borders, unless the disc hides them."""
    shapes = [mark.shape for mark in scene.marks if len(mark.shape) > 1]
    lines = lonlat_lines(view, Chains.of([lonlat_of(shape) for shape in shapes]))
    if line_length(lines) < _SHORTEST_PLACE_PT * view.enlarged:
        return Group("line places", ())
    colour = view.style.route["line"] + "8c"
    return Group("line places", (Stroke(lines, colour, 3.0 * view.enlarged),))


def marks_group(view: View, scene: Scene, spots: Sequence[Spot], dots: Sequence[Dot]) -> Group:
    """Return the discs with their numbers, and dots for marks that have none."""
    shapes: list[Shape] = []
    small = 1.7 * view.enlarged
    # Of dots that would hide each other one is enough.
    apart = {(int(dot.x / small), int(dot.y / small)): dot for dot in dots}
    fill, outline = view.style.route["disc"], view.style.route["hollow"]
    shapes += [_dot(dot.x, dot.y, small, fill, outline) for dot in apart.values()]
    for spot in spots:
        if spot.is_moved:
            x, y = spot.middle
            leader = Chains.of([np.array([(spot.x, spot.y), (x, y)])])
            shapes.append(Stroke(leader, view.style.route["leader"], 0.6 * view.enlarged))
            shapes.append(_dot(spot.x, spot.y, small, fill, outline))
    # The first stop is painted last, so that it is on top where discs touch.
    for spot in reversed(spots):
        mark = scene.marks[spot.mark]
        shapes += disc_shapes(view.style, view.enlarged, spot.box, mark.sign)
        shapes.append(number_text(view.style, mark.numbers, mark.sign, spot.middle, spot.number_pt))
    return Group("marks", tuple(shapes))


def mentions_group(view: View, plan: Plan) -> tuple[Group, tuple[tuple[int, float, float], ...]]:
    """Return small grey dots for places that are only mentioned, and where they are."""
    at = view.camera.page(plan.mentions)
    seen = [
        (i, x, y) for i, (x, y) in enumerate(at.tolist())
        if np.isfinite(x) and view.camera.frame.holds(x, y)
    ]  # fmt: skip
    radius = 1.5 * view.enlarged
    route = view.style.route
    shapes = tuple(_dot(x, y, radius, route["mention"], route["hollow"]) for _, x, y in seen)
    return Group("mentioned", shapes), tuple(seen)


def _dot(x: float, y: float, radius: float, fill: str, outline: str) -> Rounded:
    box = Box(x - radius, y - radius, x + radius, y + radius)
    return Rounded(box, radius, fill, outline, 0.5)
