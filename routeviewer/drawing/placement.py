"""Finds a place for each name, so that none lies on another or on a mark.

References:
    Positions and their order: Imhof, "Positioning names on maps" (1975). Greedy choice with
    repair: Christensen, Marks and Shieber, "An empirical study of algorithms for point-feature
    label placement" (1995).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from routeviewer.geo.chains import Box, Points

_ROUNDS = 3
# Where along a leader it is looked whether something lies under it.
_SHARES = np.linspace(0.05, 0.95, 8)


Leader = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a name may stand.

    Attributes:
        box: The room it takes.
        cost: How bad the place is; the usual first place costs 0.
        leader: Ends of a thin line that leads from the mark to the name: x, y, x, y; or None.
    """

    box: Box
    cost: float
    leader: Leader | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A name that needs a place.

    Attributes:
        priority: The lower, the earlier it chooses.
        candidates: Where it may stand.
    """

    priority: int
    candidates: tuple[Candidate, ...]


def place(
    items: Sequence[Item], obstacles: Sequence[Box], frame: Box, *, gap_pt: float
) -> tuple[Candidate | None, ...]:
    """Return a place for each item, or None where there is room for it nowhere.

    Args:
        items: The names.
        obstacles: Boxes that no name may touch.
        frame: No name reaches out of it.
        gap_pt: Least distance between two names.
    """
    plan = _Plan(items, obstacles, frame, gap_pt)
    order = sorted(range(len(items)), key=lambda i: (items[i].priority, plan.freedom(i), i))
    for i in order:
        plan.settle(i)
    for _ in range(_ROUNDS):
        before = list(plan.chosen)
        for i in order:
            if plan.chosen[i] is None:
                plan.make_room(i)
            else:
                plan.settle(i)
        if plan.chosen == before:
            break
    return tuple(
        None if chosen is None else items[i].candidates[chosen]
        for i, chosen in enumerate(plan.chosen)
    )


class _Plan:
    """A half-finished placement: which candidate each item has."""

    def __init__(
        self, items: Sequence[Item], obstacles: Sequence[Box], frame: Box, gap_pt: float
    ) -> None:
        self.items = items
        self.chosen: list[int | None] = [None] * len(items)
        self._boxes = np.full((len(items), 4), np.nan)
        self._leaders = np.full((len(items), 4), np.nan)
        self._has_leaders = False
        fixed = rows_of(obstacles)
        self._all: list[Points] = []
        self._options: list[list[int]] = []
        for item in items:
            boxes = rows_of([candidate.box for candidate in item.candidates])
            wide = boxes + np.array((-gap_pt, -gap_pt, gap_pt, gap_pt)) / 2
            free = _within(boxes, frame) & ~np.any(_overlap(boxes, fixed), axis=1)
            free &= ~_leaders_blocked(item.candidates, fixed)
            options = np.flatnonzero(free)
            costs = np.array([candidate.cost for candidate in item.candidates])[options]
            self._all.append(wide)
            self._options.append(options[np.argsort(costs, kind="stable")].tolist())

    def freedom(self, i: int) -> int:
        """Return how many places an item could have if it were alone."""
        return len(self._options[i])

    def settle(self, i: int) -> bool:
        """Give an item the best place that is free now."""
        self._give(i, None)
        for option in self._options[i]:
            if not len(self._blockers(i, option)):
                self._give(i, option)
                return True
        return False

    def make_room(self, i: int) -> None:
        """Give an item a place that one other holds, if that one finds another."""
        for option in self._options[i]:
            blockers = self._blockers(i, option)
            if len(blockers) != 1 or self.items[blockers[0]].priority < self.items[i].priority:
                continue
            other = int(blockers[0])
            before = self.chosen[other]
            self._give(i, option)
            if self.settle(other):
                return
            self._give(i, None)
            self._give(other, before)

    def _blockers(self, i: int, option: int) -> npt.NDArray[np.intp]:
        """Return the items that hold the room of an option, or cross its leader."""
        box = self._all[i][option]
        with np.errstate(invalid="ignore"):
            hit = _overlap(box[None, :], self._boxes)[0]
            if self._has_leaders:
                hit |= _crossings(self._leaders, box[None, :])[:, 0]
            leader = self.items[i].candidates[option].leader
            if leader is not None:
                ends = np.array([leader])
                hit |= _crossings(ends, self._boxes)[0] | _meeting(ends[0], self._leaders)
        hit[i] = False
        return np.flatnonzero(hit)

    def _give(self, i: int, option: int | None) -> None:
        self.chosen[i] = option
        self._boxes[i] = np.nan if option is None else self._all[i][option]
        leader = None if option is None else self.items[i].candidates[option].leader
        self._leaders[i] = np.nan if leader is None else leader
        self._has_leaders = self._has_leaders or leader is not None


def rows_of(boxes: Sequence[Box]) -> Points:
    """Return boxes as rows of left, low, right, high; shape (n, 4)."""
    rows = [(box.left, box.low, box.right, box.high) for box in boxes]
    return np.array(rows, np.float64).reshape(-1, 4)


def _within(boxes: Points, frame: Box) -> npt.NDArray[np.bool_]:
    left, low, right, high = boxes.T
    inside = (left >= frame.left) & (right <= frame.right)
    return np.asarray(inside & (low >= frame.low) & (high <= frame.high))


def _overlap(boxes: Points, others: Points) -> npt.NDArray[np.bool_]:
    """Tell which boxes share room; shape (boxes, others)."""
    a, b = boxes[:, None, :], others[None, :, :]
    across = (a[..., 0] < b[..., 2]) & (b[..., 0] < a[..., 2])
    return np.asarray(across & (a[..., 1] < b[..., 3]) & (b[..., 1] < a[..., 3]))


def _leaders_blocked(candidates: Sequence[Candidate], fixed: Points) -> npt.NDArray[np.bool_]:
    blocked = np.zeros(len(candidates), np.bool_)
    led = [i for i, candidate in enumerate(candidates) if candidate.leader is not None]
    if led:
        leaders = np.array([candidates[i].leader for i in led], np.float64)
        blocked[led] = np.any(_crossings(leaders, fixed), axis=1)
    return blocked


def _crossings(leaders: Points, boxes: Points) -> npt.NDArray[np.bool_]:
    """Tell which leaders run through which boxes; shape (leaders, boxes)."""
    along = leaders[:, None, :2] + _SHARES[:, None] * (leaders[:, None, 2:] - leaders[:, None, :2])
    x, y = along[..., 0][:, :, None], along[..., 1][:, :, None]
    inside = (x > boxes[:, 0]) & (x < boxes[:, 2]) & (y > boxes[:, 1]) & (y < boxes[:, 3])
    return np.asarray(np.any(inside, axis=1))


def _meeting(line: Points, others: Points) -> npt.NDArray[np.bool_]:
    """Tell which other straight lines a line crosses."""
    return _sides_differ(line, others) & _sides_differ(others.T, line)


def _sides_differ(line: Points, ends: Points) -> npt.NDArray[np.bool_]:
    """Tell whether the ends of lines lie on different sides of a line, or of lines each."""
    x0, y0, x1, y1 = line
    ends = ends.T if ends.ndim == 2 else ends
    first = (x1 - x0) * (ends[1] - y0) - (y1 - y0) * (ends[0] - x0)
    second = (x1 - x0) * (ends[3] - y0) - (y1 - y0) * (ends[2] - x0)
    return np.asarray(first * second < 0)
