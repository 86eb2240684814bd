"""The lines of the legs, and of the direction told at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from routeviewer.drawing.layers.ground import View
from routeviewer.drawing.plan import Plan
from routeviewer.drawing.sheet import Group, Shape, Stroke
from routeviewer.geo.chains import (
    Chains,
    clipped_lines,
    joined,
    line_steps,
    points_along,
    thinned,
)
from routeviewer.scene.scene import LegLine, Scene

DASHES_PT = {"stated": (), "inferred": (4.5, 2.6), "planned": (1.2, 2.6)}
ONWARD_DASH_PT = (6.0, 2.4, 1.4, 2.4)
# How much of the direction told at the end is drawn, points.
_ONWARD_LENGTH_PT = 64.0
# More legs than these are painted in bundles: a path of all would cross itself so often that
# painting it takes seconds.
_SEPARATE_LEGS, _BUNDLED, _ROUGHER = 120, 12, 5.0


def leg_chains(view: View, plan: Plan) -> tuple[tuple[Chains, ...], Chains]:
    """Return the visible pieces of the legs, and of the direction told at the end."""
    frame = view.camera.frame
    is_many = len(plan.scene.legs) > _SEPARATE_LEGS
    finest = view.finest_pt * (_ROUGHER if is_many else 1.0)
    legs = clipped_lines(thinned(view.camera.chains(plan.legs), finest), frame)
    onward = clipped_lines(view.camera.chains(plan.onward), frame)
    head = _head_of(onward, _ONWARD_LENGTH_PT * view.enlarged)
    return tuple(legs.by_tag(len(plan.scene.legs))), head


def lines_group(view: View, scene: Scene, legs: Sequence[Chains], onward: Chains) -> Group:
    """Return the lines of the route with a light casing."""
    route = view.style.route
    width, casing = view.width("route"), view.width("casing")
    shapes: list[Shape] = []
    if len(onward.points):
        dash = tuple(length * view.enlarged for length in ONWARD_DASH_PT)
        shapes += [
            Stroke(onward, route["casing"], casing),
            Stroke(onward, route["onward"], width, dash),
        ]
    is_many = len(scene.legs) > _SEPARATE_LEGS
    for kind, pieces in _bundles(scene.legs, legs):
        dash = tuple(length * view.enlarged for length in DASHES_PT[kind])
        # Where very many cross each other, casings would only tear holes into them.
        if not is_many:
            shapes.append(Stroke(pieces, route["casing"], casing))
        shapes.append(Stroke(pieces, leg_colour(view, kind), width, dash))
    return Group("legs", tuple(shapes))


def _bundles(legs: Sequence[LegLine], pieces: Sequence[Chains]) -> Iterable[tuple[str, Chains]]:
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


def _head_of(pieces: Chains, most_pt: float) -> Chains:
    """Return the beginning of a line, at most so long, of its first piece."""
    if len(pieces.starts) < 2:
        return pieces
    first = pieces.chosen(np.array([0]))
    reached = np.concatenate([[0.0], np.cumsum(line_steps(first))])
    most_pt = min(most_pt, 0.75 * float(reached[-1]))
    inside = first.points[reached < most_pt]
    return Chains.of([np.concatenate([inside, points_along(first, np.array([most_pt]))])])


def onward_tip(onward: Chains) -> tuple[float, float] | None:
    """Return where the arrow of the direction told at the end points to, on the sheet."""
    if not len(onward.points):
        return None
    x, y = onward.points[-1]
    return float(x), float(y)
