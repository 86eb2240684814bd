"""Lines that join two positions on a map: great circles, and gentle arcs beside them."""

from __future__ import annotations

import numpy as np
from pyproj import Geod

from routeviewer.geo.chains import Points
from routeviewer.geo.coordinate import Coordinate
from routeviewer.geo.geodesic import Line
from routeviewer.geo.per_thread import PerThread

_GEODS = PerThread()
_STEP_KM = 75.0
_LEAST_STEPS, _MOST_STEPS = 16, 240


def bowed_line(a: Coordinate, b: Coordinate, *, bow: float) -> Line:
    """Return a line between two positions that bows to the right of the way.

    With a bow of 0 it is the shortest line on the ellipsoid; else each of its points lies beside
    the shortest line, most in the middle (a parabola), so that the line has no kink over the date
    line or near a pole.

    Args:
        a: Where it begins.
        b: Where it ends.
        bow: How far the middle lies aside, as a share of the length.
    """
    geod = _ellipsoid()
    azimuth, _, length_m = geod.inv(a.lon, a.lat, b.lon, b.lat)
    steps = int(np.clip(length_m / 1000 / _STEP_KM, _LEAST_STEPS, _MOST_STEPS))
    share = np.linspace(0, 1, steps + 1)
    start = (np.full(steps + 1, a.lon), np.full(steps + 1, a.lat))
    lon, lat, back = geod.fwd(*start, np.full(steps + 1, azimuth), share * length_m)
    if bow:
        # At the start fwd cannot tell where it came from; there nothing is moved anyway.
        ahead = np.asarray(back) + 180.0
        aside_m = bow * length_m * 4 * share * (1 - share)
        lon, lat, _ = geod.fwd(lon, lat, ahead + 90.0, aside_m)
    inner = zip(np.asarray(lat)[1:-1].tolist(), np.asarray(lon)[1:-1].tolist(), strict=True)
    return (a, *(Coordinate(y, (x + 180) % 360 - 180) for y, x in inner), b)


def circle(middle: Coordinate, radius_km: float) -> Points:
    """Return a closed ring at a distance round a position: lon, lat in degrees, shape (73, 2)."""
    azimuths = np.linspace(0, 360, 73)
    start = (np.full(73, middle.lon), np.full(73, middle.lat))
    lon, lat, _ = _ellipsoid().fwd(*start, azimuths, np.full(73, radius_km * 1000))
    # Over the date line the longitudes run on: a ring must not jump.
    return np.column_stack([np.degrees(np.unwrap(np.radians(lon))), lat])


def lengths_km(here: Points, there: Points) -> Points:
    """Return lengths on the ellipsoid between positions (lon, lat in degrees, shape (n, 2))."""
    _, _, metres = _ellipsoid().inv(here[:, 0], here[:, 1], there[:, 0], there[:, 1])
    return np.asarray(metres) / 1000


def _ellipsoid() -> Geod:
    return _GEODS.made("WGS84", lambda: Geod(ellps="WGS84"))
