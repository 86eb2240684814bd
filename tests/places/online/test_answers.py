from __future__ import annotations

from typing import Any

import pytest

from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.gazetteer import Match
from routeviewer.places.online.answers import answer_of, matches_of

NOMINATIM = {
    "osm_type": "node", "osm_id": 2, "class": "place", "type": "village", "importance": 0.31,
    "name": "Khasan", "addresstype": "village",
    "address": {"village": "Khasan", "state": "Primorye", "country": "Russia",
                "country_code": "ru"},
    "namedetails": {"name": "Хасан", "name:en": "Khasan"},
    "boundingbox": ["42.40", "42.44", "130.62", "130.66"],
}  # fmt: skip
PHOTON = {
    "type": "Feature",
    "properties": {
        "osm_type": "R", "osm_id": 7, "osm_key": "place", "osm_value": "city",
        "name": "Vladivostok", "countrycode": "RU", "country": "Russia",
        "state": "Primorye", "extent": [131.7, 43.3, 132.1, 43.0],
    },
}  # fmt: skip


def match(raw: Any, asked: str = "Khasan", address: str = "Khasan, Primorye, Russia") -> Match:
    answer = answer_of({"address": address, "lat": 42.42, "lon": 130.64, "raw": raw})
    assert answer is not None
    return next(matches_of([answer], asked, "mine"))


def test_nominatim_tells_kind_size_country_and_region() -> None:
    found = match(NOMINATIM)
    place = found.place
    assert (place.gazetteer, place.identifier) == ("openstreetmap", "node/2")
    assert (place.name, place.kind, place.country) == ("Khasan", "village", "RU")
    assert place.parents == ("Primorye", "Russia")
    assert place.precision_km == pytest.approx(2.8, abs=0.3)
    assert found.is_main_name
    assert [reason.rule for reason in found.reasons] == ["online"]


def test_a_name_in_another_script_is_the_same_name() -> None:
    assert match(NOMINATIM, asked="Хасан").is_main_name


def test_a_place_of_another_name_is_a_worse_answer() -> None:
    found = match(NOMINATIM, asked="Chasan")
    assert not found.is_main_name
    assert found.reasons[1].rule == "online-inexact"
    assert found.reasons[1].points < 0


def test_photon_and_nominatim_give_the_same_thing_the_same_identity() -> None:
    place = match(PHOTON, asked="Vladivostok", address="Vladivostok, Russia").place
    assert (place.gazetteer, place.identifier) == ("openstreetmap", "relation/7")
    assert (place.kind, place.country, place.parents) == ("city", "RU", ("Primorye", "Russia"))
    assert 15 < place.precision_km < 30


def test_of_other_services_the_address_is_enough() -> None:
    raw = {"components": {"country_code": "ke"}, "confidence": 9}
    place = match(raw, asked="Moi Avenue", address="Moi Avenue, Nairobi, Kenya").place
    assert (place.gazetteer, place.name, place.country) == ("mine", "Moi Avenue", "KE")
    assert place.parents == ("Nairobi", "Kenya")


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"class": "railway", "type": "station"}, "station"),
        ({"class": "aeroway", "type": "aerodrome"}, "airport"),
        ({"class": "highway", "type": "primary"}, "road"),
        ({"class": "amenity", "type": "cafe"}, "facility"),
        ({"class": "natural", "type": "peak"}, "mountain"),
        ({"class": "boundary", "type": "administrative", "addresstype": "city"}, "city"),
        ({"class": "boundary", "type": "administrative", "addresstype": "state"}, "region"),
        ({"class": "place", "type": "country"}, "country"),
        ({"class": "barrier", "type": "border_control"}, "border"),
        ({}, "other"),
    ],
)
def test_tags_tell_the_kind(tags: dict[str, str], kind: str) -> None:
    assert match(tags).place.kind == kind


@pytest.mark.parametrize(
    "raw",
    [None, 7, [], "text", {"properties": None}, {"osm_type": 1, "osm_id": "x"},
     {"boundingbox": ["a", "b", "c", "d"]}, {"boundingbox": [99, 98, 200, 7]}, {"extent": [1]},
     {"importance": "high", "address": [], "namedetails": []}],
)  # fmt: skip
def test_odd_answers_still_are_places(raw: Any) -> None:
    assert match(raw).place.coordinate == Coordinate(42.42, 130.64)


@pytest.mark.parametrize("lat", [None, "x", 91, float("nan")])
def test_what_has_no_position_is_no_answer(lat: Any) -> None:
    assert answer_of({"address": "a", "lat": lat, "lon": 1, "raw": {}}) is None
