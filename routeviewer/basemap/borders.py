"""The shared border of each pair of neighbouring countries."""

from __future__ import annotations

from functools import lru_cache

from routeviewer import assets
from routeviewer.geo.coordinate import Coordinate

Line = tuple[Coordinate, ...]


def shared_border(country_a: str, country_b: str) -> tuple[Line, ...]:
    """Return the parts of the border of two countries; none when they do not meet.

    Args:
        country_a: ISO 3166-1 alpha-2 code.
        country_b: Another one; the order does not matter.
    """
    text = _pairs().get((min(country_a, country_b), max(country_a, country_b)), "")
    return tuple(_line(part) for part in text.split(";") if part)


@lru_cache(maxsize=512)
def neighbours(country: str) -> tuple[str, ...]:
    """Return the codes of the countries that a country has a land border with, sorted."""
    found = {b for a, b in _pairs() if a == country} | {a for a, b in _pairs() if b == country}
    return tuple(sorted(found))


@lru_cache(maxsize=1)
def _pairs() -> dict[tuple[str, str], str]:
    text = assets.resource_path("basemap", "borders.tsv").read_text(encoding="ascii")
    pairs = {}
    for line in text.splitlines():
        a, b, shape = line.split("\t")
        pairs[a, b] = shape
    return pairs


def _line(text: str) -> Line:
    points = (point.split(",") for point in text.split(" "))
    return tuple(Coordinate(float(lat), float(lon)) for lat, lon in points)
