"""The lines of an itinerary's legs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from routeviewer.geo.geodesic import Line, cut_at_date_line, geodesic_km, geodesic_line
from routeviewer.itinerary.itinerary import Itinerary, Leg, Stop


@dataclass(frozen=True, slots=True)
class LegPath:
    """The way between two located stops.

    Attributes:
        origin: Index of the stop it begins at.
        target: Index of the stop it ends at; stops without a place between them are skipped.
        leg: What is known of the way.
        parts: The shortest line, cut at the date line; each part has two points or more.
        distance_km: Length on the ellipsoid in kilometres.
    """

    origin: int
    target: int
    leg: Leg
    parts: tuple[Line, ...]
    distance_km: float


@dataclass(frozen=True, slots=True)
class Route:
    """An itinerary with its lines.

    Attributes:
        itinerary: The itinerary.
        paths: One for each pair of located stops in a row.
    """

    itinerary: Itinerary
    paths: tuple[LegPath, ...]

    @property
    def distance_km(self) -> float:
        """The length of all paths in kilometres."""
        return sum(path.distance_km for path in self.paths)


def route_of(itinerary: Itinerary) -> Route:
    """Return the lines of an itinerary."""
    located = [(i, stop) for i, stop in enumerate(itinerary.stops) if stop.place is not None]
    paths = (_path(itinerary, a, b) for a, b in pairwise(located))
    return Route(itinerary, tuple(path for path in paths if path is not None))


def leg_kind(itinerary: Itinerary, path: LegPath) -> str:
    """Return what is known of a way: "stated", "inferred", or "planned" where it was not gone."""
    ends = (itinerary.stops[path.origin], itinerary.stops[path.target])
    if any(stop.status in ("planned", "cancelled") for stop in ends):
        return "planned"
    return "inferred" if any(stop.is_inferred for stop in ends) else "stated"


def _path(itinerary: Itinerary, a: tuple[int, Stop], b: tuple[int, Stop]) -> LegPath | None:
    (origin, start), (target, end) = a, b
    if start.place is None or end.place is None:
        return None
    here, there = start.place.coordinate, end.place.coordinate
    leg = itinerary.legs[target - 1] if target - origin == 1 else Leg()
    parts = cut_at_date_line(geodesic_line(here, there))
    return LegPath(origin, target, leg, parts, geodesic_km(here, there))
