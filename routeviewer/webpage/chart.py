"""From places on the Earth to the pixels of the page's map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from routeviewer.geo.chains import Box, Chains, Points, lonlat_of
from routeviewer.geo.coordinate import Coordinate
from routeviewer.geo.projection import Projection
from routeviewer.geo.projection_choice import suited_projection
from routeviewer.scene.content import content_of, least_km, projection_of
from routeviewer.scene.scene import Scene

# Leaflet's convention: at zoom 0 the equator has 256 pixels.
_ZOOM_0_PX = 256
_EQUATOR_M = 40_075_016.686
M_PER_PX_AT_ZOOM_0 = _EQUATOR_M / _ZOOM_0_PX
# What a map is at least fitted to, pixels; the page fits it anew to the room that it has.
FITTED_PX = (840.0, 480.0)
# Six digits of a pixel at zoom 0 are a sixth of a pixel at zoom 18.
_DIGITS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """The plane of the page's map.

    Attributes:
        projection: From the Earth to the plane.
        is_tiled: Whether online tiles may lie under the route: then the page's pixels are those
            of web maps (spherical Mercator), else the plane itself.
        content: What has to be in view, metres of the plane.
    """

    projection: Projection
    is_tiled: bool
    content: Box

    @property
    def crs(self) -> str:
        """Leaflet's name of the page's coordinates."""
        return "EPSG3857" if self.is_tiled else "Simple"

    @property
    def m_per_px(self) -> float:
        """Metres of the plane in a pixel of a map of the usual size that is fitted to the route."""
        width, height = FITTED_PX
        box = self.content
        return max((box.right - box.left) / width, (box.high - box.low) / height)

    def pixels(self, plane: Points) -> Points:
        """Return positions of the plane as pixels at zoom 0, right and down, shape (n, 2)."""
        if not self.is_tiled:
            return np.asarray(plane * np.array((1.0, -1.0)) / M_PER_PX_AT_ZOOM_0)
        lat = np.radians(self.projection.backward(plane)[:, 1])
        # The tiled world's circle of latitude is a line of its own scale: only the height differs.
        east = plane[:, 0] / M_PER_PX_AT_ZOOM_0 + self._middle_px
        south = _ZOOM_0_PX / 2 - np.arcsinh(np.tan(lat)) * _ZOOM_0_PX / (2 * np.pi)
        return np.column_stack([east, south])

    @property
    def _middle_px(self) -> float:
        return (self.projection.centre_lon + 180) / 360 * _ZOOM_0_PX

    def spot(self, position: Coordinate) -> list[float]:
        """Return where a position lies."""
        return self.spots([position])[0]

    def spots(self, positions: list[Coordinate]) -> list[list[float]]:
        """Return where positions lie."""
        return rounded(self.pixels(self.projection.forward(lonlat_of(positions))))

    def lines(self, plane: Chains) -> list[list[list[float]]]:
        """Return lines or rings of the plane, each a list of positions."""
        return [rounded(part) for part in plane.with_points(self.pixels(plane.points)).parts()]


def chart_of(scene: Scene, *, is_tiled: bool) -> Chart:
    """Return the plane in which a scene is shown.

    The projection is that of the figures, unless online tiles ask for their own.
    """
    content = content_of(scene)
    projection = suited_projection(content, name="mercator") if is_tiled else projection_of(scene)
    plane = projection.forward(content)
    plane = plane[np.all(np.isfinite(plane), axis=1)]
    (left, low), (right, high) = plane.min(axis=0).tolist(), plane.max(axis=0).tolist()
    short = max(0.0, 1000 * least_km(scene) - max(right - left, high - low)) / 2
    return Chart(projection, is_tiled, Box(left, low, right, high).grown(short))


def rounded(points: Points) -> list[list[float]]:
    """Return pixels as plain values."""
    found: list[list[float]] = np.round(points, _DIGITS).tolist()
    return found


def packed(chart: Chart, chains: Chains, step_px: float) -> list[list[int]]:
    """Return lines or rings as whole steps from point to point: x, y, dx, dy, dx, dy, ...

    Args:
        chart: The plane of the page.
        chains: Lines of the plane, metres.
        step_px: Length of a step in pixels at zoom 0.
    """
    pieces = []
    for part in chains.with_points(chart.pixels(chains.points)).parts():
        grid = np.round(part / step_px).astype(np.int64)
        moves = np.diff(grid, axis=0)
        moves = moves[np.any(moves != 0, axis=1)]
        pieces.append([*grid[0].tolist(), *moves.ravel().tolist()])
    return pieces


def corners(chart: Chart, box: Box) -> Any:
    """Return a box of the plane as [left, top, right, bottom] in pixels at zoom 0."""
    points = chart.pixels(np.array([(box.left, box.high), (box.right, box.low)]))
    return rounded(points)[0] + rounded(points)[1]
