"""What a map has to show, and the projection that follows from it."""

from __future__ import annotations

import numpy as np

from routeviewer.errors import StyleError
from routeviewer.geo.chains import Points, lonlat_of
from routeviewer.geo.curves import circle
from routeviewer.geo.projection import PROJECTIONS, Projection
from routeviewer.geo.projection_choice import suited_projection, tile_projection
from routeviewer.project.figure import Extent
from routeviewer.scene.scene import Scene

# Without a route the whole world is shown, cut in the Bering Strait.
_WORLD = np.array([[float(lon), lat] for lon in range(-150, 180, 20) for lat in (-55.0, 75.0)])
# Circles of doubt smaller than this need no room of their own.
_WIDE_CIRCLE_KM = 25.0
_LEAST_KM, _LEAST_KM_ALONE = 8.0, 420.0


def content_of(scene: Scene) -> Points:
    """Return what has to be on the map: longitudes and latitudes, shape (n, 2)."""
    if scene.settings.extent is not None:
        return _extent_points(scene.settings.extent)
    lines = [lonlat_of(leg.line) for leg in scene.legs]
    lines += [
        circle(m.position, m.uncertainty_km)
        for m in scene.marks
        if m.uncertainty_km > _WIDE_CIRCLE_KM
    ]
    lines.append(lonlat_of([mark.position for mark in scene.marks]))
    found = np.concatenate(lines)
    return found if len(found) else _WORLD


def least_km(scene: Scene) -> float:
    """Return how many kilometres a map shows at least.

    Round a single stop the country about it, round several in one town the town.
    """
    is_alone = len(scene.marks) == 1 and scene.settings.extent is None
    return _LEAST_KM_ALONE if is_alone else _LEAST_KM


def _extent_points(extent: Extent) -> Points:
    east = extent.east + (360 if extent.east < extent.west else 0)
    lon, lat = np.meshgrid(
        np.linspace(extent.west, east, 13), np.linspace(extent.south, extent.north, 13)
    )
    return np.column_stack([(lon.ravel() + 180) % 360 - 180, lat.ravel()])


def projection_of(scene: Scene, *, for_tiles: bool = False) -> Projection:
    """Return the projection that the scene's map is drawn in, on the screen and in figures.

    Args:
        scene: The scene.
        for_tiles: Whether it lies over tiles from the network, which have one of their own.

    Raises:
        StyleError: The scene's settings name one that there is not.
    """
    if scene.settings.projection not in ("auto", *PROJECTIONS):
        raise StyleError(
            f"There is no projection “{scene.settings.projection}”",
            f"Choose auto or one of {', '.join(PROJECTIONS)}.",
        )
    if for_tiles:
        return tile_projection(content_of(scene))
    return suited_projection(content_of(scene), name=scene.settings.projection)
