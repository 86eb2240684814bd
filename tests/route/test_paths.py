"""The lines of legs: shortest on the ellipsoid, cut at the date line, none where a place lacks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from routeviewer.route.paths import leg_kind, route_of
from tests.journeys import PACIFIC, inferred, journey, spot, without_place


def test_lengths_are_those_of_the_ellipsoid() -> None:
    # Karney's GeodSolve for 40.6 N 73.8 W to 51.6 N 0.5 W: 5551.759 km (geographiclib's example).
    route = route_of(journey([spot("JFK", 40.6, -73.8), spot("LHR", 51.6, -0.5)]).itinerary)
    assert route.paths[0].distance_km == pytest.approx(5551.759, abs=0.001)
    assert route.distance_km == route.paths[0].distance_km


def test_a_long_leg_is_a_great_circle() -> None:
    route = route_of(journey("Tokyo JP, New York City US").itinerary)
    lats = [point.lat for part in route.paths[0].parts for point in part]
    assert max(lats) > 65
    assert len(lats) > 10


def test_a_leg_over_the_date_line_is_cut_there() -> None:
    (path,) = route_of(journey("Tokyo JP, Honolulu US").itinerary).paths
    assert len(path.parts) == 2
    west, east = path.parts
    assert (west[-1].lon, east[0].lon) == (180.0, -180.0)
    assert west[-1].lat == pytest.approx(east[0].lat)
    for part in path.parts:
        assert all(abs(b.lon - a.lon) < 180 for a, b in pairwise(part))


def test_legs_follow_each_other() -> None:
    route = route_of(journey(PACIFIC).itinerary)
    assert [(path.origin, path.target) for path in route.paths] == [(0, 1), (1, 2)]


def test_a_stop_without_a_place_is_passed_over() -> None:
    project = without_place(journey("Lyon FR, Paris FR, Lille FR", mode="train"), 2)
    (path,) = route_of(project.itinerary).paths
    assert (path.origin, path.target) == (0, 2)
    assert path.leg.mode == "unknown"


def test_two_stops_at_one_place_are_no_way() -> None:
    (path,) = route_of(journey("Lyon FR, Lyon FR").itinerary).paths
    assert path.distance_km == 0
    assert all(len(part) >= 2 for part in path.parts)


def test_the_poles_and_antipodes_have_lengths() -> None:
    places = [spot("north", 90, 0), spot("south", -90, 0), spot("there", 0, 180), spot("a", 0, 0)]
    lengths_km = [path.distance_km for path in route_of(journey(places).itinerary).paths]
    assert lengths_km[0] == pytest.approx(20_003.931, abs=0.01)
    assert lengths_km[1] == pytest.approx(10_001.966, abs=0.01)
    assert lengths_km[2] == pytest.approx(20_003.931, abs=0.01)


def test_a_way_is_as_sure_as_its_ends() -> None:
    project = inferred(journey("Lyon FR, Paris FR, Lille FR", statuses=("", "", "planned")), 1)
    route = route_of(project.itinerary)
    assert [leg_kind(route.itinerary, path) for path in route.paths] == ["inferred", "planned"]


def test_a_route_without_stops_has_no_length() -> None:
    assert route_of(journey([]).itinerary).distance_km == 0
