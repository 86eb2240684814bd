"""The lengths of an itinerary's legs, without their lines."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from routeviewer.geo.geodesic import geodesic_km
from routeviewer.itinerary.itinerary import Itinerary


def leg_lengths_km(itinerary: Itinerary) -> Mapping[int, float]:
    """Return how far each located stop lies from the located stop before, by its index; km."""
    located = [(i, s.place.coordinate) for i, s in enumerate(itinerary.stops) if s.place]
    return {target: geodesic_km(a, b) for (_, a), (target, b) in pairwise(located)}
