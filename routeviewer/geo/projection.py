"""Map projections: from longitude and latitude to a plane, lines and rings cut where it is cut."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
from pyproj import Proj

from routeviewer.geo.chains import (
    Box,
    Chains,
    Points,
    clipped_lines,
    clipped_rings,
    joined,
    refined,
    signed_areas,
)
from routeviewer.geo.per_thread import PerThread

PROJECTIONS = ("mercator", "azimuthal", "equal-earth")
# The sphere's Mercator on the ellipsoid's latitudes, in which tiles from the network are made.
WEB_MERCATOR = "web-mercator"
_KINDS = {"mercator": "merc", WEB_MERCATOR: "webmerc", "equal-earth": "eqearth"}
_LONGEST_DEGREES = 2.0
_MERCATOR_LAT = 85.0
_EARTH_RADIUS_M = 6_371_007.2
_PROJS = PerThread()
# A window this wide (half of it, degrees) is not worth cutting to.
_WIDEST_WINDOW = 150.0
_LIMB_POINTS = 360
_SEAM_DEGREES = 1e-3


class Projection(Protocol):
    """A way to draw the Earth on a plane.

    Attributes:
        name: One of ``PROJECTIONS``.
        centre_lon: The meridian in the middle, degrees; the plane is cut opposite to it, if at
            all.
    """

    @property
    def name(self) -> str:
        """Its key."""

    @property
    def centre_lon(self) -> float:
        """Its middle meridian in degrees."""

    def forward(self, lonlat: Points) -> Points:
        """Return positions in the plane, metres, shape (n, 2); NaN where there is none."""

    def backward(self, xy: Points) -> Points:
        """Return longitudes and latitudes, shape (n, 2); NaN outside of the world."""

    def rings(self, rings: Chains, window: Window) -> CutRings:
        """Return rings in the plane, those parts that may lie in a window."""

    def lines(self, lines: Chains, window: Window) -> Chains:
        """Return lines in the plane, cut where the plane is cut."""

    def outline(self) -> Chains | None:
        """Return the edge of the world in the plane, or None where a map never shows it."""


@dataclass(frozen=True, slots=True)
class CutRings:
    """Rings in the plane.

    Attributes:
        plane: The rings, to be filled by odd and even; metres.
        is_seam: Whether a point of ``plane`` lies on the date line or on the South Pole, where
            rings are closed without a coast; shape (n,).
    """

    plane: Chains
    is_seam: npt.NDArray[np.bool_]

    def edges(self) -> Chains:
        """Return the rings as lines, broken where an edge only closes a ring at a seam."""
        if len(self.plane.points) < 2:
            return self.plane
        both = self.is_seam[:-1] & self.is_seam[1:]
        if not np.any(both):
            return self.plane
        breaks = np.flatnonzero(both) + 1
        starts = np.array(sorted({*self.plane.starts.tolist(), *breaks.tolist()}), np.intp)
        return Chains(self.plane.points, starts).without_stubs(2)


@dataclass(frozen=True, slots=True)
class Window:
    """A range of the Earth: what a frame in the plane may show.

    Attributes:
        south: Lowest latitude.
        north: Highest latitude.
        half_width: Degrees of longitude to both sides of the projection's middle meridian;
            180 for all.
    """

    south: float = -90.0
    north: float = 90.0
    half_width: float = 180.0

    @property
    def is_all_round(self) -> bool:
        """Whether every meridian is in it."""
        return self.half_width >= 180

    def touches(self, boxes: Points, centre_lon: float) -> Points:
        """Tell which boxes reach into it, by the turn that each has to be shifted.

        Args:
            boxes: West, south, east, north in degrees, shape (n, 4).
            centre_lon: The middle meridian in degrees.

        Returns:
            Yes or no for the shifts of -360, 0 and 360 degrees, shape (3, n).
        """
        west, south, east, north = boxes.T
        level = (south <= self.north) & (north >= self.south)
        low, high = centre_lon - self.half_width, centre_lon + self.half_width
        return np.array([level & (west + t < high) & (east + t > low) for t in (-360, 0, 360)])


def window_of(projection: Projection, frame: Box) -> Window:
    """Return what a frame in the plane shows of the Earth, rounded outwards."""
    x, y = np.meshgrid(
        np.linspace(frame.left, frame.right, 25), np.linspace(frame.low, frame.high, 25)
    )
    seen = projection.backward(np.column_stack([x.ravel(), y.ravel()]))
    if not np.all(np.isfinite(seen)):
        return Window()
    lon = (seen[:, 0] - projection.centre_lon + 180) % 360 - 180
    step = _step_of(float(np.ptp(seen[:, 1])))
    south = step * math.floor(float(seen[:, 1].min()) / step - 0.1)
    north = step * math.ceil(float(seen[:, 1].max()) / step + 0.1)
    poles = projection.forward(np.array([[0.0, -90.0], [0.0, 90.0]]))
    for lat, (pole_x, pole_y) in zip((-90.0, 90.0), poles, strict=True):
        if projection.name == "azimuthal" and frame.holds(pole_x, pole_y):
            return Window(lat, north) if lat < 0 else Window(south, lat)
    step = _step_of(float(np.abs(lon).max()))
    half = step * math.ceil(float(np.abs(lon).max()) / step + 0.1)
    return Window(max(south, -90), min(north, 90), 180.0 if half > _WIDEST_WINDOW else half)


def _step_of(span: float) -> float:
    """Return the steps in which windows grow: a view that moves a bit keeps its window."""
    return 2.0 ** math.floor(math.log2(max(span, 1e-3))) / 2


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's azimuthal equal-area projection on the ellipsoid, centred anywhere.

    The point opposite to the centre becomes a circle round everything.
    """

    centre_lon: float
    centre_lat: float

    @property
    def name(self) -> str:
        """Its key."""
        return "azimuthal"

    @property
    def _proj(self) -> Proj:
        # PROJ drifts away from the pole a bit when it is not exactly there.
        return _PROJS.made(
            self,
            lambda: Proj(proj="laea", lat_0=self.centre_lat, lon_0=self.centre_lon, ellps="WGS84"),
        )

    def forward(self, lonlat: Points) -> Points:
        """Return positions in the plane in metres."""
        return _called(self._proj, lonlat, inverse=False)

    def backward(self, xy: Points) -> Points:
        """Return longitudes and latitudes in degrees."""
        return _called(self._proj, xy, inverse=True)

    def rings(self, rings: Chains, window: Window) -> CutRings:
        """Return rings in the plane.

        A ring round the point opposite to the centre is turned inside out; the edge of the
        world is added to it, so that filling by odd and even is right again.
        """
        if not window.is_all_round:
            rings = joined(
                [
                    clipped_rings(rings.moved(turn, 0), self._box(window))
                    for turn in _turns(rings, window, self.centre_lon)
                ]
            )
        fine = refined(rings, _LONGEST_DEGREES)
        plane = fine.with_points(self.forward(fine.points))
        is_seam = _on_seam(fine.points)
        if window.is_all_round:
            # The projection keeps areas: a ring that seems larger than half the Earth is one
            # round the far side, seen from outside.
            inverted = np.abs(signed_areas(plane)) > 2 * math.pi * _EARTH_RADIUS_M**2
            if np.sum(inverted) % 2:
                plane = joined([plane, self._limb()])
                is_seam = np.append(is_seam, np.ones(_LIMB_POINTS, np.bool_))
        return CutRings(plane, is_seam)

    def lines(self, lines: Chains, window: Window) -> Chains:  # noqa: ARG002 - part of the port
        """Return lines in the plane; nothing is cut, the far side lies far outside."""
        fine = refined(_unrolled(lines), _LONGEST_DEGREES)
        return fine.with_points(self.forward(fine.points))

    def outline(self) -> Chains | None:
        """Return None: no frame reaches the edge."""
        return None

    def _box(self, window: Window) -> Box:
        return Box(
            self.centre_lon - window.half_width, window.south,
            self.centre_lon + window.half_width, window.north,
        )  # fmt: skip

    def _limb(self) -> Chains:
        angles = np.linspace(0, 2 * np.pi, _LIMB_POINTS)
        return Chains.of([2 * _EARTH_RADIUS_M * np.column_stack([np.cos(angles), np.sin(angles)])])


@dataclass(frozen=True, slots=True)
class Rectangular:
    """Mercator, or Equal Earth (Šavrič, Patterson and Jenny 2018), round any meridian."""

    name: str
    centre_lon: float

    @property
    def _proj(self) -> Proj:
        # "over": longitudes are counted from the middle here and must not be wrapped again.
        return _PROJS.made(
            self.name, lambda: Proj(proj=_KINDS[self.name], over=True, ellps="WGS84")
        )

    @property
    def _most_lat(self) -> float:
        return 90.0 if self.name == "equal-earth" else _MERCATOR_LAT

    def forward(self, lonlat: Points) -> Points:
        """Return positions in the plane in metres."""
        lon = (lonlat[:, 0] - self.centre_lon + 180) % 360 - 180
        return self._plane(np.column_stack([lon, lonlat[:, 1]]))

    def _plane(self, from_middle: Points) -> Points:
        lat = np.clip(from_middle[:, 1], -self._most_lat, self._most_lat)
        return _called(self._proj, np.column_stack([from_middle[:, 0], lat]), inverse=False)

    def backward(self, xy: Points) -> Points:
        """Return longitudes and latitudes in degrees; NaN beyond the world's edge."""
        found = _called(self._proj, xy, inverse=True)
        found[np.abs(found[:, 0]) > 180] = np.nan
        found[:, 0] = (found[:, 0] + self.centre_lon + 180) % 360 - 180
        return found

    def rings(self, rings: Chains, window: Window) -> CutRings:
        """Return rings in the plane, cut on the meridian opposite to the middle."""
        fine = self._cut(rings, window, are_rings=True)
        plane = fine.with_points(self._plane(fine.points))
        on_edge = np.abs(np.abs(fine.points[:, 0]) - 180) < _SEAM_DEGREES
        is_seam = on_edge | _on_seam(fine.points + np.array((self.centre_lon, 0.0)))
        return CutRings(plane, is_seam)

    def lines(self, lines: Chains, window: Window) -> Chains:
        """Return lines in the plane, cut on the meridian opposite to the middle."""
        fine = self._cut(_unrolled(lines), window, are_rings=False)
        return fine.with_points(self._plane(fine.points))

    def _cut(self, chains: Chains, window: Window, *, are_rings: bool) -> Chains:
        cut = clipped_rings if are_rings else clipped_lines
        box = Box(-window.half_width, window.south, window.half_width, window.north)
        pieces = [
            cut(chains.moved(turn - self.centre_lon, 0), box)
            for turn in _turns(chains, window, self.centre_lon)
        ]
        return refined(joined(pieces), _LONGEST_DEGREES)

    def outline(self) -> Chains | None:
        """Return the edge of the world, a ring."""
        lat = np.linspace(-self._most_lat, self._most_lat, 91)
        east = np.column_stack([np.full(91, 180.0), lat])
        west = np.column_stack([np.full(91, -180.0), lat[::-1]])
        top = np.column_stack([np.linspace(180, -180, 91), np.full(91, self._most_lat)])
        low = np.column_stack([np.linspace(-180, 180, 91), np.full(91, -self._most_lat)])
        return Chains.of([self._plane(np.concatenate([low, east, top, west]))])


def _on_seam(lonlat: Points) -> npt.NDArray[np.bool_]:
    """Tell which points lie on the date line or on the South Pole."""
    from_date_line = np.abs((lonlat[:, 0] + 360) % 360 - 180)
    return np.asarray((from_date_line < _SEAM_DEGREES) | (lonlat[:, 1] < -90 + _SEAM_DEGREES))


def _called(proj: Proj, points: Points, *, inverse: bool) -> Points:
    if not len(points):
        return np.empty((0, 2))
    first, second = proj(points[:, 0], points[:, 1], inverse=inverse)
    found = np.column_stack([first, second])
    found[~np.isfinite(found)] = np.nan
    return found


def _turns(chains: Chains, window: Window, centre_lon: float) -> list[float]:
    """Return the shifts by whole turns under which any of the chains may lie in the window."""
    if not len(chains.points):
        return []
    west, east = float(chains.points[:, 0].min()), float(chains.points[:, 0].max())
    low, high = centre_lon - window.half_width, centre_lon + window.half_width
    first = int(np.floor((low - east) / 360)) + 1
    last = int(np.ceil((high - west) / 360)) - 1
    return [360.0 * turn for turn in range(first, last + 1)]


def _unrolled(lines: Chains) -> Chains:
    """Return lines whose longitudes run on beyond 180 degrees instead of jumping."""
    if len(lines.points) < 2:
        return lines
    steps = np.diff(lines.points[:, 0])
    turns = np.where(steps > 180, -360.0, np.where(steps < -180, 360.0, 0.0))
    turns[lines.starts[1:-1] - 1] = 0.0
    total = np.concatenate([[0.0], np.cumsum(turns)])
    begun = np.repeat(total[lines.starts[:-1]], lines.sizes)
    points = lines.points.copy()
    points[:, 0] += total - begun
    return lines.with_points(points)
