"""How much longer or shorter a route would be with another place for a name."""

from __future__ import annotations

from itertools import pairwise

from routeviewer.geo.coordinate import Coordinate
from routeviewer.geo.geodesic import geodesic_km
from routeviewer.itinerary.itinerary import Itinerary
from routeviewer.places.place import Place
from routeviewer.places.toponym import Toponym


def added_km(itinerary: Itinerary, toponym: Toponym, place: Place) -> float | None:
    """Return by how much a route grows when a name stands for another place, in kilometres.

    Args:
        itinerary: The route.
        toponym: The name.
        place: The other place.

    Returns:
        The difference; negative where the route gets shorter; None where the name is on no stop.
    """
    old: list[Coordinate] = []
    new: list[Coordinate] = []
    is_on_route = False
    for stop in itinerary.stops:
        is_named = stop.toponym is not None and stop.toponym.name == toponym.name
        is_named = is_named and stop.toponym is not None and stop.toponym.chosen == toponym.chosen
        is_on_route |= is_named
        if stop.place is not None:
            old.append(stop.place.coordinate)
        if is_named:
            new.append(place.coordinate)
        elif stop.place is not None:
            new.append(stop.place.coordinate)
    return _length_km(new) - _length_km(old) if is_on_route else None


def _length_km(line: list[Coordinate]) -> float:
    return sum(geodesic_km(a, b) for a, b in pairwise(line))
