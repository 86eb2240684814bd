"""The base map of a window of the plane, with no more detail than a page can show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely

from routeviewer.basemap.graticule import graticule
from routeviewer.basemap.level import Level
from routeviewer.basemap.plane import Source, lines_in_plane, rings_in_plane
from routeviewer.geo.chains import Box, Chains, clipped_lines, clipped_rings
from routeviewer.geo.projection import Projection, window_of

# Rings in a square of fewer steps than this are specks.
_SPECK_STEPS = 3.0
# Rivers of so much lower a rank are drawn bolder; borders of regions need so much more room.
_MAJOR_RIVERS, _REGIONS = 3, 2


@dataclass(frozen=True, slots=True)
class BaseWindow:
    """The base map in a box of the plane.

    Attributes:
        box: The box, metres of the plane.
        step_m: Details below this size are missing.
        rings: What is filled: "sea" (where the world has an edge), "land" and "lakes".
        lines: What is drawn: "coast", "rivers", "major-rivers", "admin1", "borders", "disputed"
            and "graticule".
    """

    box: Box
    step_m: float
    rings: Mapping[str, Chains]
    lines: Mapping[str, Chains]


def base_window(projection: Projection, box: Box, level: Level, *, step_m: float) -> BaseWindow:
    """Return the base map in a box.

    Args:
        projection: From the Earth to the plane.
        box: What is wanted, metres of the plane.
        level: How much of the base map.
        step_m: Details below this size may be missing.
    """
    cutter = _Cutter(projection, box, level, step_m)
    land, coast = cutter.land()
    outline = projection.outline() if projection.name == "equal-earth" else None
    sea = Chains.of([]) if outline is None else cutter.rings(outline)
    lines = {
        "graticule": cutter.lines(projection.lines(graticule(cutter.window), cutter.window)),
        "coast": coast,
        "rivers": cutter.layer("rivers", level.rank),
        "major-rivers": cutter.layer("rivers", level.rank - _MAJOR_RIVERS),
        "admin1": cutter.layer("admin1", level.rank - _REGIONS),
        "borders": cutter.layer("borders"),
        "disputed": cutter.layer("disputed"),
    }
    return BaseWindow(box, step_m, {"sea": sea, "land": land, "lakes": cutter.lakes()}, lines)


class _Cutter:
    """Cuts layers to a box and simplifies them."""

    def __init__(self, projection: Projection, box: Box, level: Level, step_m: float) -> None:
        self.projection, self.box, self.level, self.step_m = projection, box, level, step_m
        self.window = window_of(projection, box)

    def land(self) -> tuple[Chains, Chains]:
        """Return the land, and its coast: without the edges that only close a ring at a seam."""
        cut = rings_in_plane(self._source("land", self.level.scale))
        return self.rings(cut.plane), self.lines(cut.edges())

    def lakes(self) -> Chains:
        """Return the lakes."""
        return self.rings(rings_in_plane(self._source("lakes", self.level.lakes)).plane)

    def layer(self, name: str, most_rank: int = 99) -> Chains:
        """Return a layer of lines, of features of at most a rank."""
        scale = "10m" if name == "admin1" else self.level.scale
        if most_rank < 0:
            return Chains.of([])
        return self.lines(lines_in_plane(self._source(name, scale), most_rank))

    def rings(self, plane: Chains) -> Chains:
        """Return rings in the box, without specks."""
        cut = _simplified(clipped_rings(plane, self.box), self.step_m).without_stubs(4)
        if len(cut.starts) < 2:
            return cut
        lows = np.minimum.reduceat(cut.points, cut.starts[:-1], axis=0)
        highs = np.maximum.reduceat(cut.points, cut.starts[:-1], axis=0)
        sizes = np.prod(highs - lows, axis=1)
        return cut.chosen(np.flatnonzero(sizes > (_SPECK_STEPS * self.step_m) ** 2))

    def lines(self, plane: Chains) -> Chains:
        """Return lines in the box."""
        return _simplified(clipped_lines(plane, self.box), self.step_m).without_stubs(2)

    def _source(self, name: str, scale: str) -> Source:
        return Source(name, scale, self.step_m / 2000, self.projection, self.window)


def _simplified(chains: Chains, step: float) -> Chains:
    """Return chains without the points that lie within half a step of the line without them.

    References:
        Douglas and Peucker, "Algorithms for the reduction of the number of points required to
        represent a digitized line" (1973), as shapely has it.
    """
    chains = chains.without_stubs(2)
    if not len(chains.points):
        return chains
    lines = shapely.linestrings(chains.points, indices=chains.owners)
    simple = shapely.simplify(lines, step / 2, preserve_topology=False)
    points, owners = shapely.get_coordinates(simple, return_index=True)
    starts = np.searchsorted(owners, np.arange(len(chains.starts))).astype(np.intp)
    return Chains(points, starts, chains.tags)
