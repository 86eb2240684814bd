"""Names on the base map for orientation: towns by rank, seas by size, countries."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache

from routeviewer import assets
from routeviewer.errors import ResourceError

_SMALLEST_SEA_KM = 60.0


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place.

    Attributes:
        name: Its name.
        lat: Latitude in degrees.
        lon: Longitude in degrees.
        country: ISO 3166-1 alpha-2 code.
        rank: 0 for a city that a map of the world shows, 8 for a small town.
        is_capital: Whether a country is governed from it.
    """

    name: str
    lat: float
    lon: float
    country: str
    rank: int
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Sea:
    """An ocean, sea, gulf or strait: its English name, its middle in degrees, its radius."""

    name: str
    lat: float
    lon: float
    radius_km: float


@lru_cache(maxsize=1)
def towns() -> tuple[Town, ...]:
    """Return the towns, the most important first.

    Raises:
        ResourceError: The file is missing or damaged.
    """
    path = assets.resource_path("basemap", "towns.tsv")
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            rank, is_capital, lat, lon, country, name = line.split("\t")
            town = Town(name, float(lat), float(lon), country, int(rank), is_capital == "1")
        except ValueError as error:
            raise ResourceError(
                f"{path}, line {number} is damaged ({error})", "Install routeviewer again."
            ) from error
        found.append(town)
    return tuple(found)


@lru_cache(maxsize=1)
def seas() -> tuple[Sea, ...]:
    """Return the waters that lie in no country, the largest first."""
    path = assets.resource_path("gazetteer", "waters.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["country"] == "water"]
    found = [
        Sea(row["name"], float(row["lat"]), float(row["lon"]), float(row["precision_km"]))
        for row in rows
    ]
    # A passage is a way through several seas, whose own names tell more.
    large = [
        sea for sea in found
        if sea.radius_km >= _SMALLEST_SEA_KM and not sea.name.endswith("Passage")
    ]  # fmt: skip
    return tuple(sorted(large, key=lambda sea: (-sea.radius_km, sea.name)))
