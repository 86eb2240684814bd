"""Where a border is crossed: the place on the line that an online service knows."""

from __future__ import annotations

from collections.abc import Sequence

from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.places.gazetteer import OnlineSource
from routeviewer.places.place import Place

# The part of the line near the traveller's way, and how closely it is searched.
_REACH_KM, _STEP_KM, _MOST_POINTS = 40.0, 6.0, 5
# Lines are generalised by some kilometres.
_NEAR_LINE_KM = 10.0
# Which kinds speak for a crossing, the surest first.
_KINDS = ("border", "station", "village", "city", "port")
_PRECISION_KM = 2.0


def crossing_on(border: Place, online: OnlineSource) -> Place | None:
    """Return the place on a border at which it is probably crossed, or None.

    Positions along the line near the border's own point are looked up, at most five.

    Args:
        border: A border with its line; its point lies where the traveller's way is nearest.
        online: The service.
    """
    line = border.shape or ()
    found = online.near_each(_points(line, border.coordinate))
    possible = [
        place
        for place in found
        if place.kind in _KINDS and _distance_km(place, line) <= _NEAR_LINE_KM
    ]
    if not possible:
        return None
    place = min(
        possible,
        key=lambda p: (_KINDS.index(p.kind), _distance_km(p, line), p.identifier),
    )
    return Place(
        place.gazetteer, place.identifier, f"{place.name} ({border.name})", "border",
        place.coordinate, max(_PRECISION_KM, place.precision_km), place.country, place.admin1,
        place.parents,
    )  # fmt: skip


def _points(line: Sequence[Coordinate], middle: Coordinate) -> list[Coordinate]:
    """Return points of a line, the nearest to a position first, each some way from the others."""
    chosen: list[Coordinate] = []
    for point in sorted(line, key=lambda point: sphere_km(point, middle)):
        if sphere_km(point, middle) > _REACH_KM or len(chosen) == _MOST_POINTS:
            break
        if all(sphere_km(point, other) >= _STEP_KM for other in chosen):
            chosen.append(point)
    return chosen


def _distance_km(place: Place, line: Sequence[Coordinate]) -> float:
    return min(sphere_km(place.coordinate, point) for point in line)
