"""The route: uncertainty, lines, arrowheads, discs and dots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from routeviewer.drawing.camera import lonlat_of
from routeviewer.drawing.fonts import CAP_HEIGHT, text_width
from routeviewer.drawing.layers.ground import View, lonlat_lines
from routeviewer.drawing.plan import Plan
from routeviewer.drawing.sheet import Fill, Group, Rounded, Shape, Stroke, Text
from routeviewer.drawing.spots import Dot, Spot
from routeviewer.geo.chains import Box, Chains, Points, clipped_lines, clipped_rings, joined, thinned
from routeviewer.geo.curves import circle
from routeviewer.scene.scene import LegLine, OnwardLine, Scene

DASHES_PT = {"stated": (), "inferred": (4.5, 2.6), "planned": (1.2, 2.6)}
_ONWARD_DASH_PT = (6.0, 2.4, 1.4, 2.4)
# How much of the direction told at the end is drawn, points.
_ONWARD_LENGTH_PT = 64.0
_ARROW_LENGTH_PT, _ARROW_WIDTH_PT = 6.6, 5.4
# Among many stops arrowheads are smaller, so that they find room between the discs.
_MANY, _SMALLER = 24, 0.74
# Where an arrowhead lies, and where else if that is taken, as shares of the leg's length.
_ARROW_AT = 0.6
_ARROW_SHARES = np.array(sorted(np.linspace(0.1, 0.92, 42), key=lambda s: abs(s - _ARROW_AT)))
_MOST_ARROWS = 120
# A circle is drawn where it reaches so far beyond the disc.
_UNCERTAIN_BEYOND_PT = 4.0
# More legs than these are painted in bundles: a path of all would cross itself so often that
# painting it takes seconds.
_SEPARATE_LEGS, _BUNDLED, _ROUGHER = 120, 12, 5.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrowhead: its outline on the sheet, the room it takes, its colour."""

    ring: Points
    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """What of the route is in the frame.

    Attributes:
        legs: The visible pieces of each leg of the scene.
        onward: Those of the direction told at the end.
        arrows: The arrowheads.
        without_arrow: Numbers of the stops whose legs are too short to bear an arrowhead.
    """

    legs: tuple[Chains, ...]
    onward: Chains
    arrows: tuple[Arrow, ...]
    without_arrow: tuple[tuple[int, int], ...]


def leg_chains(view: View, plan: Plan) -> tuple[tuple[Chains, ...], Chains]:
    """Return the visible pieces of the legs, and of the direction told at the end."""
    frame = view.camera.frame
    is_many = len(plan.scene.legs) > _SEPARATE_LEGS
    finest = view.finest_pt * (_ROUGHER if is_many else 1.0)
    legs = clipped_lines(thinned(view.camera.chains(plan.legs), finest), frame)
    onward = clipped_lines(view.camera.chains(plan.onward), frame)
    head = _head_of(onward, _ONWARD_LENGTH_PT * view.enlarged)
    return tuple(legs.by_tag(len(plan.scene.legs))), head


def with_arrows(
    view: View, scene: Scene, chains: tuple[tuple[Chains, ...], Chains], spots: Sequence[Spot]
) -> Drawn:
    """Return the lines with an arrowhead each, clear of the discs and of each other."""
    legs, onward = chains
    size = view.enlarged * (_SMALLER if len(spots) > _MANY else 1.0)
    taken = [spot.box for spot in spots]
    arrows: list[Arrow] = []
    missing = []
    if len(onward.points):
        tip = _arrow_rings(onward, np.ones(1), size)[0]
        arrows.append(Arrow(tip, _box_of(tip), view.style.route["onward"]))
        taken.append(arrows[0].box)
    lengths = [_length(chains) for chains in legs]
    seen = [i for i in range(len(legs)) if lengths[i] > 0]
    # Of very many legs only the longest bear arrowheads; short ones choose first, long ones have
    # room elsewhere.
    bearing = sorted(seen, key=lambda i: (-lengths[i], i))[:_MOST_ARROWS]
    for i in sorted(bearing, key=lambda i: (lengths[i], i)):
        arrow = _free_arrow(view, scene.legs[i], legs[i], taken, size)
        if arrow is None:
            missing.append((scene.legs[i].from_number, scene.legs[i].to_number))
        else:
            arrows.append(arrow)
            taken.append(arrow.box)
    missing += [
        (scene.legs[i].from_number, scene.legs[i].to_number) for i in set(seen) - set(bearing)
    ]
    return Drawn(legs, onward, tuple(arrows), tuple(sorted(missing)))


def lines_group(view: View, scene: Scene, drawn: Drawn) -> Group:
    """Return the lines of the route with a light casing."""
    route = view.style.route
    width, casing = view.width("route"), view.width("casing")
    shapes: list[Shape] = []
    if len(drawn.onward.points):
        dash = tuple(length * view.enlarged for length in _ONWARD_DASH_PT)
        shapes += [
            Stroke(drawn.onward, route["casing"], casing),
            Stroke(drawn.onward, route["onward"], width, dash),
        ]
    for kind, pieces in _bundles(scene.legs, drawn.legs):
        dash = tuple(length * view.enlarged for length in DASHES_PT[kind])
        shapes += [
            Stroke(pieces, route["casing"], casing),
            Stroke(pieces, leg_colour(view, kind), width, dash),
        ]
    return Group("legs", tuple(shapes))


def _bundles(
    legs: Sequence[LegLine], pieces: Sequence[Chains]
) -> Iterable[tuple[str, Chains]]:
    """Return the lines one by one; very many are drawn in bundles, kind by kind."""
    if len(legs) <= _SEPARATE_LEGS:
        yield from ((leg.kind, chains) for leg, chains in zip(legs, pieces, strict=True))
        return
    for kind in DASHES_PT:
        same = [
            c for leg, c in zip(legs, pieces, strict=True)
            if leg.kind == kind and len(c.points)
        ]  # fmt: skip
        for first in range(0, len(same), _BUNDLED):
            yield kind, joined(same[first : first + _BUNDLED])


def leg_colour(view: View, kind: str) -> str:
    """Return the colour of a kind of leg."""
    return view.style.route["planned" if kind == "planned" else "line"]


def arrows_group(view: View, drawn: Drawn) -> Group:
    """Return the arrowheads."""
    shapes: list[Shape] = []
    for arrow in drawn.arrows:
        ring = Chains.of([arrow.ring])
        shapes += [
            Stroke(ring, view.style.route["casing"], 1.2 * view.enlarged),
            Fill(ring, arrow.colour),
        ]
    return Group("arrowheads", tuple(shapes))


def _free_arrow(
    view: View, leg: LegLine, pieces: Chains, taken: Sequence[Box], size: float
) -> Arrow | None:
    """Return an arrowhead at the first free place of a leg, or None."""
    if _length(pieces) < _ARROW_LENGTH_PT * size:
        return None
    rings = _arrow_rings(pieces, _ARROW_SHARES, size)
    low, high, frame = rings.min(axis=1), rings.max(axis=1), view.camera.frame
    inside = np.all((low >= (frame.left, frame.low)) & (high <= (frame.right, frame.high)), axis=1)
    others = np.array([(b.left, b.low, b.right, b.high) for b in taken]).reshape(-1, 4)
    lap = np.all(
        (low[:, None] < others[None, :, 2:]) & (others[None, :, :2] < high[:, None]), axis=2
    )
    free = np.flatnonzero(inside & ~np.any(lap, axis=1))
    if not len(free):
        return None
    ring = rings[free[0]]
    return Arrow(ring, _box_of(ring), leg_colour(view, leg.kind))


def _arrow_rings(pieces: Chains, shares: Points, size: float) -> Points:
    """Return the outlines of arrowheads whose middles lie at shares of a line's length.

    Returns:
        Five points each, the first again at the end; shape (shares, 5, 2).
    """
    length, width = _ARROW_LENGTH_PT * size, _ARROW_WIDTH_PT * size
    at_pt = shares * _length(pieces)
    at, before = _along(pieces, at_pt), _along(pieces, np.maximum(at_pt - length, 0.0))
    ahead = at - before
    away = np.hypot(*ahead.T)[:, None]
    ahead = ahead / np.where(away, away, 1.0)
    aside = np.column_stack([-ahead[:, 1], ahead[:, 0]]) * width / 2
    tip, tail = at + ahead * length / 2, at - ahead * length / 2
    notch = tail + ahead * length * 0.24
    return np.stack([tip, tail + aside, notch, tail - aside, tip], axis=1)


def _box_of(ring: Points) -> Box:
    (left, low), (right, high) = ring.min(axis=0), ring.max(axis=0)
    return Box(float(left), float(low), float(right), float(high))


def _steps(pieces: Chains) -> Points:
    """Return the lengths between neighbours; nothing between the pieces."""
    if len(pieces.points) < 2:
        return np.zeros(0)
    steps = np.hypot(*np.diff(pieces.points, axis=0).T)
    steps[pieces.starts[1:-1] - 1] = 0.0
    return steps


def _length(pieces: Chains) -> float:
    return float(_steps(pieces).sum())


def _along(pieces: Chains, distances_pt: Points) -> Points:
    """Return the points of a line at distances from its beginning, shape (distances, 2)."""
    steps = _steps(pieces)
    reached = np.concatenate([[0.0], np.cumsum(steps)])
    i = np.searchsorted(reached, distances_pt, side="right") - 1
    i = np.minimum(np.maximum(i, 0), len(steps) - 1)
    run = np.where(steps[i], steps[i], 1.0)
    share = ((distances_pt - reached[i]) / run)[:, None]
    return np.asarray(pieces.points[i] + share * (pieces.points[i + 1] - pieces.points[i]))


def _head_of(pieces: Chains, most_pt: float) -> Chains:
    """Return the beginning of a line, at most so long, of its first piece."""
    if len(pieces.starts) < 2:
        return pieces
    first = pieces.chosen(np.array([0]))
    reached = np.concatenate([[0.0], np.cumsum(_steps(first))])
    most_pt = min(most_pt, 0.75 * float(reached[-1]))
    inside = first.points[reached < most_pt]
    return Chains.of([np.concatenate([inside, _along(first, np.array([most_pt]))])])


# -- marks ---------------------------------------------------------------------------------------


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
    """Return the lines of places that are lines, such as borders."""
    shapes = [mark.shape for mark in scene.marks if len(mark.shape) > 1]
    lines = lonlat_lines(view, Chains.of([lonlat_of(shape) for shape in shapes]))
    colour = view.style.route["line"] + "8c"
    return Group("line places", (Stroke(lines, colour, 3.0 * view.enlarged),) if shapes else ())


def marks_group(view: View, scene: Scene, spots: Sequence[Spot], dots: Sequence[Dot]) -> Group:
    """Return the discs with their numbers, and dots for marks that have none."""
    shapes: list[Shape] = []
    small = 1.7 * view.enlarged
    # Of dots that would hide each other one is enough.
    apart = {(int(dot.x / small), int(dot.y / small)): dot for dot in dots}
    for dot in apart.values():
        shapes.append(
            _dot(dot.x, dot.y, small, view.style.route["disc"], view.style.route["hollow"])
        )
    for spot in spots:
        if spot.is_moved:
            x, y = spot.middle
            leader = Chains.of([np.array([(spot.x, spot.y), (x, y)])])
            shapes.append(Stroke(leader, view.style.route["leader"], 0.6 * view.enlarged))
            shapes.append(
                _dot(spot.x, spot.y, small, view.style.route["disc"], view.style.route["hollow"])
            )
    # The first stop is painted last, so that it is on top where discs touch.
    for spot in reversed(spots):
        shapes += disc_shapes(view, spot.box, scene.marks[spot.mark].sign)
        shapes.append(_number(view, spot, scene))
    return Group("marks", tuple(shapes))


def disc_shapes(view: View, box: Box, sign: str) -> list[Shape]:
    """Return the disc of a sign: told apart by fill, outline and shape, not by colour alone."""
    route, k = view.style.route, view.enlarged
    radius = (box.high - box.low) / 2
    if sign == "visited":
        return [Rounded(box, radius, route["disc"], route["casing"], 0.9 * k)]
    backing = Rounded(box.grown(0.5 * k), radius + 0.5 * k, route["casing"])
    inner = box.grown(-0.6 * k)
    if sign == "inferred":
        dash = (2.4 * k, 1.5 * k)
        return [backing, Rounded(inner, radius - 0.6 * k, route["hollow"], route["disc"], 1.2 * k, dash)]
    if sign == "passed":
        return [backing, Rounded(inner, radius - 0.6 * k, route["hollow"], route["disc"], 1.2 * k)]
    colour = route["planned" if sign == "planned" else "cancelled"]
    dash = (1.2 * k, 1.4 * k) if sign == "planned" else ()
    square = Rounded(inner, 1.6 * k, route["hollow"], colour, 1.2 * k, dash)
    backing = Rounded(box.grown(0.5 * k), 2.0 * k, route["casing"])
    if sign == "planned":
        return [backing, square]
    cross = np.array([(inner.left, inner.high), (inner.right, inner.low)])
    return [backing, square, Stroke(Chains.of([cross]), colour + "90", 0.8 * k)]


def _number(view: View, spot: Spot, scene: Scene) -> Text:
    mark, route = scene.marks[spot.mark], view.style.route
    colours = {"visited": route["disc_text"], "planned": route["planned"],
               "cancelled": route["cancelled"]}  # fmt: skip
    x, y = spot.middle
    width = text_width(mark.numbers, "semibold", spot.number_pt)
    return Text(
        mark.numbers, x - width / 2, y + CAP_HEIGHT * spot.number_pt / 2, spot.number_pt,
        "semibold", colours.get(mark.sign, route["disc"]),
    )  # fmt: skip


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


def onward_tip(onward: OnwardLine | None, drawn: Drawn) -> tuple[float, float] | None:
    """Return where the arrow of the direction told at the end points to, on the sheet."""
    if onward is None or not len(drawn.onward.points):
        return None
    x, y = drawn.onward.points[-1]
    return float(x), float(y)
