"""Where the numbered discs lie: at their places, or a little aside where these crowd."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from routeviewer.drawing.camera import Camera
from routeviewer.drawing.fonts import text_width
from routeviewer.drawing.plan import Plan
from routeviewer.geo.chains import Box, Points

_GAP_PT = 0.8
_ROUNDS = 100
# Above so many marks discs and numbers are smaller; both stay readable in print (7 pt).
_MANY = 24
_RADIUS_PT, _SMALL_RADIUS_PT = 6.6, 5.4
_NUMBER_PT, _SMALL_NUMBER_PT = 8.0, 7.0
# So much of the map may be discs; where they would cover more, some become dots.
_MOST_COVERED, _MOST_DISCS = 0.22, 120


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark on the sheet.

    Attributes:
        mark: Index of the mark in the scene.
        x: Where its place is, points.
        y: As above.
        box: The room of its disc.
        number_pt: Size of its number.
        is_moved: Whether the disc had to move off its place.
    """

    mark: int
    x: float
    y: float
    box: Box
    number_pt: float
    is_moved: bool

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the disc."""
        return ((self.box.left + self.box.right) / 2, (self.box.low + self.box.high) / 2)


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark for whose disc there is no room: where it is, points."""

    mark: int
    x: float
    y: float


def spots_of(
    plan: Plan, camera: Camera, *, enlarged: float
) -> tuple[tuple[Spot, ...], tuple[Dot, ...]]:
    """Return the discs on the map, none over another, and the marks that are but dots."""
    scene, frame = plan.scene, camera.frame
    if not scene.marks:
        return (), ()
    at = camera.page(plan.marks)
    seen = [i for i, (x, y) in enumerate(at.tolist()) if np.isfinite(x) and frame.holds(x, y)]
    is_small = len(seen) > _MANY
    radius = enlarged * (_SMALL_RADIUS_PT if is_small else _RADIUS_PT)
    number_pt = enlarged * (_SMALL_NUMBER_PT if is_small else _NUMBER_PT)
    kept, dots = _thinned(seen, at, frame, radius, last=len(scene.marks) - 1)
    half_widths = np.array(
        [
            max(
                radius,
                text_width(scene.marks[i].numbers, "semibold", number_pt) / 2 + 0.45 * radius,
            )
            for i in kept
        ]
    )
    half = np.column_stack([half_widths, np.full(len(kept), radius)])
    middles = _apart(at[kept], half, frame, _GAP_PT * enlarged)
    boxes = [
        Box(x - dx, y - dy, x + dx, y + dy)
        for (x, y), (dx, dy) in zip(middles.tolist(), half.tolist(), strict=True)
    ]
    away = np.hypot(*(middles - at[kept]).T)
    spots = []
    for n, (i, box) in enumerate(zip(kept, boxes, strict=True)):
        x, y = (float(value) for value in at[i])
        # A disc that still covers its place, or touches it, needs no line to it; and a dot that
        # another disc hides shows nothing.
        is_hidden = any(other.holds(x, y) for other in boxes)
        is_moved = bool(away[n] > radius + enlarged) and not is_hidden
        spots.append(Spot(i, x, y, box, number_pt, is_moved))
    return tuple(spots), tuple(Dot(i, float(at[i, 0]), float(at[i, 1])) for i in dots)


def _thinned(
    seen: list[int], at: Points, frame: Box, radius: float, *, last: int
) -> tuple[list[int], list[int]]:
    """Keep one mark in each cell of a grid, where there are too many for the frame."""
    area = (frame.right - frame.left) * (frame.high - frame.low)
    most = min(_MOST_COVERED * area / (2 * radius) ** 2, _MOST_DISCS)
    if len(seen) <= most:
        return seen, []
    # The ends of the journey first: they are never but dots.
    order = [*(end for end in (0, last) if end in set(seen)), *seen]
    kept, cell = seen, 2.8 * radius
    while len(kept) > most:
        cell *= 1.25
        cells = np.floor(at[order] / cell).astype(np.intp)
        _, first = np.unique(cells, axis=0, return_index=True)
        kept = sorted({order[i] for i in first.tolist()})
    return kept, sorted(set(seen) - set(kept))


def _apart(at: Points, half: Points, frame: Box, gap: float) -> Points:
    """Push boxes apart, each pair along the side where they overlap less, until none overlap.

    Args:
        at: Where the boxes would lie, shape (n, 2).
        half: Half their width and height, shape (n, 2).
        frame: They stay in it.
        gap: Least distance between two.
    """
    low = np.array((frame.left, frame.low)) + half + gap
    high = np.array((frame.right, frame.high)) - half - gap
    middles = np.clip(at, low, high)
    first, second = np.triu_indices(len(at), 1)
    near = np.all(np.abs(at[first] - at[second]) < 6 * (half[first] + half[second]), axis=1)
    first, second = first[near], second[near]
    for _ in range(_ROUNDS):
        away = middles[second] - middles[first]
        lap = half[first] + half[second] + gap - np.abs(away)
        hit = np.flatnonzero(np.all(lap > 1e-6, axis=1))
        if not len(hit):
            break
        axis = np.argmin(lap[hit], axis=1)
        rows = np.arange(len(hit))
        side = np.where(away[hit][rows, axis] >= 0, 1.0, -1.0)
        push = np.zeros((len(hit), 2))
        push[rows, axis] = side * (lap[hit][rows, axis] / 2 + 1e-3)
        shift = np.zeros_like(middles)
        np.add.at(shift, first[hit], -push * 0.6)
        np.add.at(shift, second[hit], push * 0.6)
        middles = np.clip(middles + shift, low, high)
    return middles
