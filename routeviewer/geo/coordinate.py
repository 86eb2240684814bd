"""A point on the Earth."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coordinate:
    """A WGS 84 position in degrees.

    Attributes:
        lat: Latitude, -90 to 90, north positive.
        lon: Longitude, -180 to 180, east positive.

    Raises:
        ValueError: Not a number, or out of range.
    """

    lat: float
    lon: float

    def __post_init__(self) -> None:
        """Refuse what is no position."""
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            message = f"no position on Earth: latitude {self.lat}, longitude {self.lon}"
            raise ValueError(message)

    @property
    def lonlat(self) -> tuple[float, float]:
        """The position in the order of GeoJSON and shapely."""
        return (self.lon, self.lat)


_EARTH_RADIUS_KM = 6371.0088


def sphere_km(a: Coordinate, b: Coordinate) -> float:
    """Return the distance on the sphere in kilometres, right to 0.6 %.

    Good for weighing candidates against each other; lengths that a reader sees come from the
    ellipsoid.

    References:
        Haversine formula; mean Earth radius R1 of WGS 84 (Moritz 2000).

    >>> round(sphere_km(Coordinate(51.5, -0.12), Coordinate(48.86, 2.35)))
    343
    """
    phi_a, phi_b = math.radians(a.lat), math.radians(b.lat)
    half_lat = math.sin((phi_b - phi_a) / 2)
    half_lon = math.sin(math.radians(b.lon - a.lon) / 2)
    h = half_lat * half_lat + math.cos(phi_a) * math.cos(phi_b) * half_lon * half_lon
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))
