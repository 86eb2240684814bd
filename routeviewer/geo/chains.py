"""Many lines or rings at once, as arrays: cutting them to a box, thinning, refining."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from routeviewer.geo.coordinate import Coordinate

Points = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Chains:
    """Chains of points: lines, or rings whose last point is the first again.

    Attributes:
        points: All points, shape (n, 2).
        starts: Where each chain begins in ``points``, then n; shape (chains + 1,), rising.
        tags: A number for each chain that its pieces keep, such as that of its country or leg;
            shape (chains,); its own position where nothing else is said.
    """

    points: Points
    starts: Indices
    tags: Indices = field(default_factory=lambda: np.empty(0, np.intp))

    def __post_init__(self) -> None:
        """Number the chains that have no tags."""
        if len(self.tags) != len(self.starts) - 1:
            object.__setattr__(self, "tags", np.arange(len(self.starts) - 1, dtype=np.intp))

    @classmethod
    def of(cls, parts: Sequence[Points]) -> Chains:
        """Return chains of separate arrays, each of shape (points, 2)."""
        sizes = [len(part) for part in parts]
        starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.intp)
        return cls(np.concatenate(parts) if parts else np.empty((0, 2)), starts)

    def with_points(self, points: Points) -> Chains:
        """Return the same chains with each point elsewhere."""
        return Chains(points, self.starts, self.tags)

    def with_tags(self, tags: Indices) -> Chains:
        """Return the same chains with other tags."""
        return Chains(self.points, self.starts, tags)

    def by_tag(self, count: int) -> list[Chains]:
        """Return the chains of each tag from 0 to ``count`` - 1; they lie in rising order."""
        bounds = np.searchsorted(self.tags, np.arange(count + 1))
        pieces = []
        for first, last in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
            begin, end = int(self.starts[first]), int(self.starts[last])
            pieces.append(
                Chains(
                    self.points[begin:end], self.starts[first : last + 1] - begin,
                    self.tags[first:last],
                )
            )  # fmt: skip
        return pieces

    @property
    def sizes(self) -> Indices:
        """The number of points of each chain."""
        return np.diff(self.starts)

    @property
    def owners(self) -> Indices:
        """The number of the chain that each point belongs to."""
        return np.repeat(np.arange(len(self.starts) - 1), self.sizes)

    def parts(self) -> list[Points]:
        """Return each chain as an array of its own."""
        return np.split(self.points, self.starts[1:-1]) if len(self.starts) > 1 else []

    def chosen(self, numbers: Indices) -> Chains:
        """Return some of the chains."""
        sizes = self.sizes[numbers]
        starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.intp)
        inner = np.arange(starts[-1]) - np.repeat(starts[:-1], sizes)
        points = self.points[inner + np.repeat(self.starts[numbers], sizes)]
        return Chains(points, starts, self.tags[numbers])

    def kept(self, is_kept: npt.NDArray[np.bool_]) -> Chains:
        """Return the chains with some of their points; empty chains stay, with no points."""
        counts = np.concatenate([[0], np.cumsum(is_kept)])
        return Chains(self.points[is_kept], counts[self.starts].astype(np.intp), self.tags)

    def without_stubs(self, least: int) -> Chains:
        """Return the chains that have at least so many points."""
        if not len(self.sizes) or self.sizes.min() >= least:
            return self
        return self.chosen(np.flatnonzero(self.sizes >= least))

    def moved(self, dx: float, dy: float) -> Chains:
        """Return the chains, shifted."""
        return self.with_points(self.points + np.array((dx, dy)))


def lonlat_of(positions: Sequence[Coordinate]) -> Points:
    """Return positions as an array of longitudes and latitudes, shape (n, 2)."""
    return np.array([(p.lon, p.lat) for p in positions], np.float64).reshape(-1, 2)


def joined(several: Sequence[Chains]) -> Chains:
    """Return the chains of several in a row."""
    if not several:
        return Chains(np.empty((0, 2)), np.zeros(1, np.intp))
    offsets = np.cumsum([0, *(len(chains.points) for chains in several)])
    tails = [c.starts[1:] + o for c, o in zip(several, offsets, strict=False)]
    return Chains(
        np.concatenate([chains.points for chains in several]),
        np.concatenate([np.zeros(1, np.intp), *tails]),
        np.concatenate([chains.tags for chains in several]),
    )


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, low, right, high in any plane."""

    left: float
    low: float
    right: float
    high: float

    def grown(self, margin: float) -> Box:
        """Return a box that reaches further on all sides."""
        return Box(self.left - margin, self.low - margin, self.right + margin, self.high + margin)

    def overlaps(self, other: Box) -> bool:
        """Tell whether two boxes share more than an edge."""
        return (
            self.left < other.right and other.left < self.right
            and self.low < other.high and other.low < self.high
        )  # fmt: skip

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the box."""
        return self.left <= x <= self.right and self.low <= y <= self.high

    def encloses(self, other: Box) -> bool:
        """Tell whether another box lies in this one entirely."""
        return self.holds(other.left, other.low) and self.holds(other.right, other.high)


def clipped_rings(rings: Chains, box: Box) -> Chains:
    """Return rings cut to a box; along its edges a cut ring runs on the edge.

    References:
        Sutherland and Hodgman, "Reentrant polygon clipping" (1974), one side at a time for all
        rings together.
    """
    rings = _without_outer_runs(rings, box)
    for axis, limit, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.low, 1),
                              (1, box.high, -1)):  # fmt: skip
        if len(rings.points) and np.any(sign * (rings.points[:, axis] - limit) < 0):
            rings = _clipped_at(rings, axis, limit, sign)
    return _closed(rings.without_stubs(3))


def _closed(rings: Chains) -> Chains:
    """Return rings whose last point is the first again, so that no edge is left unsaid."""
    firsts, lasts = rings.points[rings.starts[:-1]], rings.points[rings.starts[1:] - 1]
    is_open = np.any(firsts != lasts, axis=1)
    if not np.any(is_open):
        return rings
    points = np.insert(rings.points, rings.starts[1:][is_open], firsts[is_open], axis=0)
    added = np.concatenate([[0], np.cumsum(is_open)])
    return Chains(points, (rings.starts + added).astype(np.intp), rings.tags)


def _without_outer_runs(rings: Chains, box: Box) -> Chains:
    """Drop points between neighbours that lie beyond the same side: the cut stays the same."""
    x, y = rings.points.T
    zone = np.select([x < box.left, x > box.right, y < box.low, y > box.high], [1, 2, 3, 4], 0)
    is_kept = zone == 0
    is_kept[1:] |= zone[1:] != zone[:-1]
    is_kept[:-1] |= zone[1:] != zone[:-1]
    is_kept[rings.starts[:-1]] = True
    is_kept[rings.starts[1:] - 1] = True
    return rings.kept(is_kept)


def _clipped_at(rings: Chains, axis: int, limit: float, sign: int) -> Chains:
    points, starts = rings.points, rings.starts
    beyond = sign * (points[:, axis] - limit)
    following = np.arange(1, len(points) + 1)
    following[starts[1:] - 1] = starts[:-1]
    inside = beyond >= 0
    crossing = inside != inside[following]
    counts = inside.astype(np.intp) + crossing
    ends = np.cumsum(counts)
    places = ends - counts
    cut = np.empty((int(ends[-1]), 2))
    cut[places[inside]] = points[inside]
    a, b = points[crossing], points[following[crossing]]
    share = beyond[crossing] / (beyond[crossing] - beyond[following[crossing]])
    crossings = a + share[:, None] * (b - a)
    crossings[:, axis] = limit
    cut[(places + inside)[crossing]] = crossings
    totals = np.concatenate([[0], ends])
    clipped = Chains(cut, totals[starts].astype(np.intp), rings.tags)
    return clipped.without_stubs(1)


def clipped_lines(lines: Chains, box: Box) -> Chains:
    """Return lines cut to a box; a line that leaves it and comes back becomes several.

    References:
        Liang and Barsky, "A new concept and method for line clipping" (1984).
    """
    if len(lines.points) < 2:
        return Chains.of([])
    a, step = lines.points[:-1], np.diff(lines.points, axis=0)
    enter, leave = np.zeros(len(a)), np.ones(len(a))
    for axis, low, high in ((0, box.left, box.right), (1, box.low, box.high)):
        at, by = a[:, axis], step[:, axis]
        with np.errstate(divide="ignore", invalid="ignore"):
            first, second = (low - at) / by, (high - at) / by
        still = by == 0
        is_out = still & ((at < low) | (at > high))
        enter = np.maximum(enter, np.where(still, 0, np.minimum(first, second)))
        leave = np.minimum(leave, np.where(still, np.where(is_out, -1, 1),
                                           np.maximum(first, second)))  # fmt: skip
    visible = enter < leave
    visible[lines.starts[1:-1] - 1] = False  # from the end of one line to the next one's start
    shown = np.flatnonzero(visible)
    if not len(shown):
        return Chains.of([])
    follows = np.zeros(len(shown), np.bool_)
    follows[1:] = (np.diff(shown) == 1) & (enter[shown[1:]] == 0) & (leave[shown[:-1]] == 1)
    owners = lines.tags[lines.owners[shown]]
    return _strung(a, step, (enter, leave), shown, follows, owners)


def _strung(
    a: Points,
    step: Points,
    cut: tuple[Points, Points],
    shown: Indices,
    follows: npt.NDArray[np.bool_],
    owners: Indices,
) -> Chains:
    """String visible segments together: one point each, and one more where a line begins."""
    enter, leave = cut
    places = np.arange(len(shown)) + np.cumsum(~follows)
    points = np.empty((len(shown) + int(np.sum(~follows)), 2))
    points[places] = a[shown] + leave[shown, None] * step[shown]
    begins = shown[~follows]
    firsts = places[~follows] - 1
    points[firsts] = a[begins] + enter[begins, None] * step[begins]
    starts = np.append(firsts, len(points)).astype(np.intp)
    return Chains(points, starts, owners[~follows])


def thinned(chains: Chains, step: float) -> Chains:
    """Return chains without the points that fall into the same cell of a grid as the one before.

    Args:
        chains: Lines or rings in the plane.
        step: Size of a cell; no point moves, and no detail larger than it is lost.
    """
    if not len(chains.points):
        return chains
    cells = np.floor(chains.points / step)
    is_kept = np.ones(len(cells), np.bool_)
    is_kept[1:] = np.any(cells[1:] != cells[:-1], axis=1)
    is_kept[chains.starts[:-1]] = True
    is_kept[chains.starts[1:] - 1] = True
    return chains.kept(is_kept)


def refined(chains: Chains, longest: float) -> Chains:
    """Return chains with points put in evenly, so that no step is longer than ``longest``."""
    if len(chains.points) < 2:
        return chains
    steps = np.diff(chains.points, axis=0)
    counts = np.ceil(np.max(np.abs(steps), axis=1) / longest).astype(np.intp)
    counts = np.maximum(counts, 1)
    counts[chains.starts[1:-1] - 1] = 1
    if np.all(counts == 1):
        return chains
    counts = np.append(counts, 1)
    places = np.concatenate([[0], np.cumsum(counts)])
    inner = np.arange(places[-1]) - np.repeat(places[:-1], counts)
    share = inner / np.repeat(counts, counts)
    strides = np.concatenate([steps, [[0.0, 0.0]]])
    points = np.repeat(chains.points, counts, axis=0) + share[:, None] * np.repeat(
        strides, counts, axis=0
    )
    return Chains(points, places[chains.starts].astype(np.intp), chains.tags)


def signed_areas(rings: Chains) -> Points:
    """Return the area of each ring, positive where it runs against the clock; shape (rings,)."""
    if len(rings.starts) < 2:
        return np.empty(0)
    x, y = rings.points.T
    following = np.arange(1, len(x) + 1)
    following[rings.starts[1:] - 1] = rings.starts[:-1]
    crossed = x * y[following] - x[following] * y
    return np.add.reduceat(crossed, rings.starts[:-1]) / 2


def line_steps(lines: Chains) -> Points:
    """Return the lengths between neighbours, shape (n - 1,); 0 from one line to the next."""
    if len(lines.points) < 2:
        return np.zeros(0)
    steps = np.hypot(*np.diff(lines.points, axis=0).T)
    steps[lines.starts[1:-1] - 1] = 0.0
    return np.asarray(steps)


def line_length(lines: Chains) -> float:
    """Return the length of all lines together."""
    return float(line_steps(lines).sum())


def points_along(lines: Chains, distances: Points) -> Points:
    """Return points at distances from the beginning of lines, shape (distances, 2)."""
    steps = line_steps(lines)
    reached = np.concatenate([[0.0], np.cumsum(steps)])
    i = np.searchsorted(reached, distances, side="right") - 1
    i = np.minimum(np.maximum(i, 0), len(steps) - 1)
    run = np.where(steps[i], steps[i], 1.0)
    share = ((distances - reached[i]) / run)[:, None]
    return np.asarray(lines.points[i] + share * (lines.points[i + 1] - lines.points[i]))
