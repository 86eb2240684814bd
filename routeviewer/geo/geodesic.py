"""Lengths and lines on the ellipsoid."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from geographiclib.geodesic import Geodesic

from routeviewer.geo.coordinate import Coordinate

Line = tuple[Coordinate, ...]


@lru_cache(maxsize=4096)
def geodesic_km(a: Coordinate, b: Coordinate) -> float:
    """Return the length of the shortest line between two positions in kilometres.

    References:
        Karney, "Algorithms for geodesics" (2013), on WGS 84; right to a millimetre.

    >>> round(geodesic_km(Coordinate(51.5, -0.12), Coordinate(48.86, 2.35)), 1)
    343.5
    """
    found = Geodesic.WGS84.Inverse(a.lat, a.lon, b.lat, b.lon, Geodesic.DISTANCE)
    return float(found["s12"]) / 1000


def geodesic_line(a: Coordinate, b: Coordinate, *, step_km: float = 50.0) -> Line:
    """Return points of the shortest line, both ends included, at most ``step_km`` apart.

    Longitudes stay within -180..180; where the line crosses the date line two neighbours differ
    by almost 360 degrees (see ``cut_at_date_line``).
    """
    line = Geodesic.WGS84.InverseLine(a.lat, a.lon, b.lat, b.lon)
    count = max(1, -(-int(line.s13) // int(step_km * 1000)))
    inner = (line.Position(line.s13 * i / count) for i in range(1, count))
    return (a, *(Coordinate(p["lat2"], _wrapped(p["lon2"])) for p in inner), b)


def cut_at_date_line(line: Line) -> tuple[Line, ...]:
    """Return a line in parts that do not cross the date line.

    Each part ends and begins exactly on longitude 180 or -180, as RFC 7946 (3.1.9) asks for.
    """
    parts: list[list[Coordinate]] = [[line[0]]]
    for a, b in pairwise(line):
        if abs(a.lon - b.lon) > 180:
            side = 180.0 if a.lon > 0 else -180.0
            lat = _crossing_lat(a, b)
            parts[-1].append(Coordinate(lat, side))
            parts.append([Coordinate(lat, -side)])
        parts[-1].append(b)
    return tuple(tuple(part) for part in parts)


def _crossing_lat(a: Coordinate, b: Coordinate) -> float:
    """Return the latitude at which the straight line between two near points is at 180 degrees."""
    beyond = b.lon + 360 if a.lon > 0 else b.lon - 360
    side = 180.0 if a.lon > 0 else -180.0
    share = 0.5 if beyond == a.lon else (side - a.lon) / (beyond - a.lon)
    return a.lat + share * (b.lat - a.lat)


def _wrapped(lon: float) -> float:
    return (lon + 180) % 360 - 180
