from __future__ import annotations

import pytest

from routeviewer.places.geopy_geocoder import EmbeddedGeocoder


@pytest.fixture(scope="module")
def geocoder() -> EmbeddedGeocoder:
    return EmbeddedGeocoder()


def test_one_place(geocoder: EmbeddedGeocoder) -> None:
    location = geocoder.geocode("Bangor, Maine")
    assert location.address == "Bangor, Maine, United States"
    assert location.latitude == pytest.approx(44.80, abs=0.05)
    assert location.raw["kind"] == "city"


def test_all_places(geocoder: EmbeddedGeocoder) -> None:
    found = geocoder.geocode("Springfield", exactly_one=False, limit=5)
    assert len(found) == 5
    assert len({location.address for location in found}) == 5


def test_unknown_place(geocoder: EmbeddedGeocoder) -> None:
    assert geocoder.geocode("Xyzzyville") is None
    assert geocoder.geocode("") is None


def test_position_to_place(geocoder: EmbeddedGeocoder) -> None:
    assert "Nairobi" in geocoder.reverse("-1.2833, 36.8167").address
    assert len(geocoder.reverse((48.86, 2.35), exactly_one=False, limit=3)) == 3


def test_country_narrows(geocoder: EmbeddedGeocoder) -> None:
    assert geocoder.geocode("Paris", country="us").raw["country"] == "US"
