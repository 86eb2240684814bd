"""Arrowheads: one a leg, clear of the discs and of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routeviewer.drawing.layers.ground import View
from routeviewer.drawing.layers.legs import leg_colour
from routeviewer.drawing.placement import rows_of
from routeviewer.drawing.sheet import Fill, Group, Shape, Stroke
from routeviewer.drawing.spots import Spot
from routeviewer.geo.chains import Box, Chains, Points, line_length, points_along
from routeviewer.scene.scene import LegLine, Scene

_LENGTH_PT, _WIDTH_PT = 6.6, 5.4
# Among many stops arrowheads are smaller, so that they find room between the discs.
_MANY, _SMALLER = 24, 0.74
# Where an arrowhead lies, and where else if that is taken, as shares of the leg's length.
_AT = 0.6
_SHARES = np.array(sorted(np.linspace(0.1, 0.92, 42), key=lambda share: abs(share - _AT)))
_MOST, _CROWDED = 100, 150


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrowhead: its outline on the sheet, the room it takes, its colour."""

    ring: Points
    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Arrows:
    """The arrowheads of a route.

    Attributes:
        drawn: Those that found a place.
        missing: Numbers of the stops between which a leg is too short to bear one.
    """

    drawn: tuple[Arrow, ...]
    missing: tuple[tuple[int, int], ...]


def arrows_of(
    view: View, scene: Scene, legs: Sequence[Chains], onward: Chains, spots: Sequence[Spot]
) -> Arrows:
    """Return the arrowheads.

    Args:
        view: The view.
        scene: The scene.
        legs: The visible pieces of each of its legs.
        onward: Those of the direction told at the end; its arrowhead is at its tip.
        spots: The discs.
    """
    size = view.enlarged * (_SMALLER if len(spots) > _MANY else 1.0)
    taken = [spot.box for spot in spots]
    arrows: list[Arrow] = []
    missing = []
    if len(onward.points):
        tip = _rings(onward, np.ones(1), size)[0]
        arrows.append(Arrow(tip, _box_of(tip), view.style.route["onward"]))
        taken.append(arrows[0].box)
    lengths = [line_length(chains) for chains in legs]
    seen = [i for i in range(len(legs)) if lengths[i] > 0]
    # Of very many legs only the longest bear arrowheads; short ones choose first, long ones have
    # room elsewhere.
    bearing = sorted(seen, key=lambda i: (-lengths[i], i))[:_MOST]
    for i in sorted(bearing, key=lambda i: (lengths[i], i)):
        arrow = _free(view, scene.legs[i], legs[i], taken, size)
        if arrow is None:
            missing.append((scene.legs[i].from_number, scene.legs[i].to_number))
        else:
            arrows.append(arrow)
            taken.append(arrow.box)
    missing += [
        (scene.legs[i].from_number, scene.legs[i].to_number) for i in set(seen) - set(bearing)
    ]
    return Arrows(tuple(arrows), tuple(sorted(missing)))


def arrows_group(view: View, arrows: Arrows) -> Group:
    """Return the arrowheads."""
    shapes: list[Shape] = []
    for arrow in arrows.drawn:
        ring = Chains.of([arrow.ring])
        shapes += [
            Stroke(ring, view.style.route["casing"], 1.2 * view.enlarged),
            Fill(ring, arrow.colour),
        ]
    return Group("arrowheads", tuple(shapes))


def _free(
    view: View, leg: LegLine, pieces: Chains, taken: Sequence[Box], size: float
) -> Arrow | None:
    """Return an arrowhead at the first free place of a leg, or None."""
    if line_length(pieces) < _LENGTH_PT * size:
        return None
    shares = _SHARES if len(taken) < _CROWDED else _SHARES[::3]
    rings = _rings(pieces, shares, size)
    low, high, frame = rings.min(axis=1), rings.max(axis=1), view.camera.frame
    inside = np.all((low >= (frame.left, frame.low)) & (high <= (frame.right, frame.high)), axis=1)
    others = rows_of(taken)
    lap = np.all(
        (low[:, None] < others[None, :, 2:]) & (others[None, :, :2] < high[:, None]), axis=2
    )
    free = np.flatnonzero(inside & ~np.any(lap, axis=1))
    if not len(free):
        return None
    ring = rings[free[0]]
    return Arrow(ring, _box_of(ring), leg_colour(view, leg.kind))


def _rings(pieces: Chains, shares: Points, size: float) -> Points:
    """Return the outlines of arrowheads whose middles lie at shares of a line's length.

    Returns:
        Five points each, the first again at the end; shape (shares, 5, 2).
    """
    length, width = _LENGTH_PT * size, _WIDTH_PT * size
    at_pt = shares * line_length(pieces)
    at, before = points_along(pieces, at_pt), points_along(pieces, np.maximum(at_pt - length, 0.0))
    ahead = at - before
    away = np.hypot(*ahead.T)[:, None]
    ahead = ahead / np.where(away, away, 1.0)
    aside = np.column_stack([-ahead[:, 1], ahead[:, 0]]) * width / 2
    tip, tail = at + ahead * length / 2, at - ahead * length / 2
    notch = tail + ahead * length * 0.24
    return np.asarray(np.stack([tip, tail + aside, notch, tail - aside, tip], axis=1))


def _box_of(ring: Points) -> Box:
    (left, low), (right, high) = ring.min(axis=0), ring.max(axis=0)
    return Box(float(left), float(low), float(right), float(high))
