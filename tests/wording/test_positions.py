"""Positions as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeviewer.geo.coordinate import Coordinate
from routeviewer.wording.positions import decimal_degrees, degrees_minutes_seconds, position_of

positions = st.builds(Coordinate, st.floats(-89.9, 89.9), st.floats(-179.9, 179.9))


@pytest.mark.parametrize(
    "text",
    [
        "43.36, 132.19", "43.36 132.19", "43.36N 132.19E", "N 43.36 E 132.19", "132.19 E, 43.36 N",
        "43°21'36\"N 132°11'24\"E", "43°21′36″ N, 132°11′24″ E", "43 21 36 N 132 11 24 E",
        "43° 21.6' N, 132° 11.4' E",
    ],
)  # fmt: skip
def test_usual_ways_to_write_a_position(text: str) -> None:
    found = position_of(text)
    assert found is not None
    assert (round(found.lat, 4), round(found.lon, 4)) == (43.36, 132.19)


@pytest.mark.parametrize("text", ["", "Paris", "91, 10", "10", "Route 66", "12 Sep 2023", "5, 200"])
def test_what_is_no_position_is_none(text: str) -> None:
    assert position_of(text) is None


@given(positions)
def test_what_is_told_is_read_back(here: Coordinate) -> None:
    for told, within in ((decimal_degrees(here), 6e-5), (degrees_minutes_seconds(here), 2e-4)):
        found = position_of(told)
        assert found is not None, told
        assert abs(found.lat - here.lat) < within
        assert abs(found.lon - here.lon) < within


def test_german_positions_can_be_read_back() -> None:
    here = Coordinate(-43.3595, 132.19)
    told = decimal_degrees(here, "de")
    assert told == "43,3595° S, 132,1900° O"
    assert position_of(told, "de") == here
    assert position_of("43,36; 132,19", "de") == Coordinate(43.36, 132.19)
    found = position_of(degrees_minutes_seconds(here, "de"), "de")
    assert found is not None
    assert found.lon == pytest.approx(132.19, abs=2e-4)
    # Elsewhere O is no side of the Earth, and a name stays a name.
    assert position_of(told) is None
    assert position_of("Oslo 3", "de") is None
