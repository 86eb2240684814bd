"""What does not fit in a route: speeds, dates, and places that lie far off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from routeviewer.geo.geodesic import geodesic_km
from routeviewer.itinerary.itinerary import Itinerary, Stop
from routeviewer.places.place import Place
from routeviewer.route.paths import LegPath, Route
from routeviewer.text.article import Notice

# The most that a day's travel covers by each means, in kilometres; generous, so that only what
# can hardly be true is reported.
_MOST_KM_A_DAY = {
    "foot": 80, "bicycle": 350, "car": 1600, "bus": 1600, "train": 2500, "ship": 1100,
    "aircraft": 18_000, "unknown": 18_000,
}  # fmt: skip
_DETOUR_KM = 1500.0
_MUCH_NEARER = 0.2


def doubts_about(route: Route) -> tuple[Notice, ...]:
    """Return what is hard to believe in a route, in its order; wording makes the sentences."""
    return (
        *_too_fast(route),
        *_dates_against_order(route.itinerary),
        *_better_namesakes(route.itinerary),
    )


def _too_fast(route: Route) -> Iterator[Notice]:
    for path in route.paths:
        days = _days_between(route, path)
        if days is None:
            continue
        most_km = _MOST_KM_A_DAY.get(path.leg.mode, 18_000) * (days + 1)
        if path.distance_km > most_km:
            names = (
                route.itinerary.stops[path.origin].label,
                route.itinerary.stops[path.target].label,
            )
            yield Notice("too-fast", (*names, f"{path.distance_km:.0f}", str(days), path.leg.mode))


def _days_between(route: Route, path: LegPath) -> int | None:
    a, b = route.itinerary.stops[path.origin].when, route.itinerary.stops[path.target].when
    if a.start is None or b.end is None or "day" not in (a.precision, b.precision):
        return None
    return max(0, (b.end - a.start).days)


def _dates_against_order(itinerary: Itinerary) -> Iterator[Notice]:
    dated = [stop for stop in itinerary.stops if stop.when.start is not None]
    for a, b in pairwise(dated):
        if a.when.start is not None and b.when.end is not None and b.when.end < a.when.start:
            yield Notice("dates-against-order", (a.label, b.label))


def _better_namesakes(itinerary: Itinerary) -> Iterator[Notice]:
    """Report a stop far off the way whose name has a place much nearer to its neighbours."""
    stops = itinerary.stops
    for i, stop in enumerate(stops):
        around = [s.place for s in stops[max(0, i - 1) : i] + stops[i + 1 : i + 2] if s.place]
        nearer = _nearer_namesake(stop, around)
        if nearer is not None:
            where = ", ".join((nearer.name, *nearer.parents))
            yield Notice("namesake-nearer", (stop.label, where))


def _nearer_namesake(stop: Stop, around: list[Place]) -> Place | None:
    if stop.place is None or stop.toponym is None or not around or "place" in stop.decided:
        return None
    here_km = _detour_km(stop.place, around)
    if here_km < _DETOUR_KM:
        return None
    others = [c.place for c in stop.toponym.candidates if c.place != stop.place]
    near = [p for p in others if _detour_km(p, around) < _MUCH_NEARER * here_km]
    return near[0] if near else None


def _detour_km(place: Place, around: list[Place]) -> float:
    return sum(geodesic_km(place.coordinate, other.coordinate) for other in around) / len(around)
