"""Names found and located: what a user sees of the whole places room."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from routeviewer import find_places
from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.toponym import Toponym

Find = Callable[[str], dict[str, Toponym]]


@pytest.fixture
def found(gazetteer: BundledGazetteer) -> Find:
    def find(text: str) -> dict[str, Toponym]:
        return {t.name: t for t in find_places(text, gazetteer=gazetteer)}

    return find


def address(toponym: Toponym) -> str:
    place = toponym.chosen
    return "nowhere" if place is None else ", ".join((place.name, *place.parents))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("We moved to Long Beach, CA last year.", "Long Beach", "Long Beach, California, United"),
        ("She grew up near Bangor, Maine.", "Bangor", "Bangor, Maine, United States"),
        ("He traveled to China in May.", "China", "China"),
        ("The firm left St. Louis, Mo. for good.", "St. Louis", "St. Louis, Missouri"),
        ("They work in Washington, D.C.", "Washington", "Washington, District of Columbia"),
        ("san juan capistrano", "san juan capistrano", "San Juan Capistrano, California"),
        ("Nairobi", "Nairobi", "Nairobi"),
        ("FLOODS HIT DHAKA AND CHITTAGONG", "DHAKA", "Dhaka"),
        ("Flights from São Paulo to Bogotá resumed.", "Bogotá", "Bogotá"),
        ("Xyzzyville and Nairobi were named.", "Nairobi", "Nairobi"),
        ("Khasan, Russia is a village.", "Khasan", "Khasan, Russia"),
        ("They met in Paris, Texas.", "Paris", "Paris, Texas"),
        ("He flew from Atlanta to Savannah, Georgia.", "Georgia", "Georgia, United States"),
        ("She met the president in Tbilisi and left Georgia.", "Georgia", "Georgia"),
        ("Born in England, she moved to Mexico.", "England", "England, United Kingdom"),
        ("They skied near Zürich.", "Zürich", "Zürich, Zurich, Switzerland"),
        ("She drove to Cortina d'Ampezzo.", "Cortina d'Ampezzo", "Cortina d'Ampezzo"),
        ("They flew to Côte d’Ivoire.", "Côte d’Ivoire", "Ivory Coast"),
        ("We reached the Rio de las Vacas at dusk.", "Rio de las Vacas", "nowhere"),
        ("We slept at Villa de Santa Rosa.", "Villa de Santa Rosa", "nowhere"),
        ("The train stopped at Nagad railway station.", "Nagad railway station", "nowhere"),
        ("The London bus station was full.", "London", "London"),
        ("He crossed the Rio Grande.", "Rio Grande", "Rio Grande"),
        ("Поезд прибыл во Владивосток.", "Владивосток", "Vladivostok"),
        ("東京から大阪へ行った。", "大阪", "Osaka"),
    ],
)
def test_names_are_located_by_their_context(
    found: Find, text: str, name: str, expected: str
) -> None:
    assert address(found(text)[name]).startswith(expected)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The University of Paris said nothing.", "Paris"),
        ("The Bank of England said nothing.", "England"),
        ("Mr. London was late.", "London"),
        ("Jack Paris was late.", "Paris"),
        ("Peter Jordan was late.", "Jordan"),
        ("The North Korean leader smiled.", "North Korean"),
        ("The Washington Post reported it.", "Washington"),
        ("We boarded the ferry Hamburg in Cuxhaven.", "Hamburg"),
        ("They served in HMS Plymouth until June.", "Plymouth"),
        ("She landed at the Puerto Belgrano naval base.", "Belgrano"),
    ],
)
def test_other_names_are_no_places(found: Find, text: str, name: str) -> None:
    assert name not in found(text)


def test_a_place_that_lies_elsewhere_stays_unlocated(found: Find) -> None:
    paris = found("They stopped in Paris, Kenya.")["Paris"]
    assert paris.chosen is None


def test_namesakes_in_two_states_are_two_places(gazetteer: BundledGazetteer) -> None:
    text = "Springfield, Illinois, and Springfield, Massachusetts, are far apart."
    towns = [t for t in find_places(text, gazetteer=gazetteer) if t.name == "Springfield"]
    assert [address(t).split(", ")[1] for t in towns] == ["Illinois", "Massachusetts"]


def test_common_border_is_the_one_of_the_countries_named(found: Find) -> None:
    text = (
        "The North Korean delegation left Vladivostok by train. Russia and North Korea kept the "
        "time secret. The carriages rolled towards the common border."
    )
    border = found(text)["common border"].chosen
    assert border is not None
    assert border.kind == "border"
    assert sphere_km(border.coordinate, Coordinate(42.42, 130.64)) < 60


def test_border_of_two_named_countries(found: Find) -> None:
    border = found("They camped at the border between Kenya and Tanzania.")["border"].chosen
    assert border is not None
    assert border.name == "border of Kenya and Tanzania"
    assert border.precision_km > 5


def test_misspelt_station_is_repaired_with_less_confidence(found: Find) -> None:
    right = found("The train left the Artyom-Primorsky-1 station in Russia.")
    wrong = found("The train left the Artyom-Primzorsky-1 station in Russia.")
    (a,) = [t for name, t in right.items() if name.startswith("Artyom")]
    (b,) = [t for name, t in wrong.items() if name.startswith("Artyom")]
    assert a.chosen == b.chosen
    assert b.confidence < a.confidence
    assert any(reason.rule == "spelling" for reason in b.candidates[0].reasons)


def test_every_candidate_keeps_its_reasons(found: Find) -> None:
    candidates = found("They met in Paris, Texas.")["Paris"].candidates
    assert len(candidates) > 1
    assert all(candidate.reasons for candidate in candidates)
    assert {"beside", "prominence"} <= {reason.rule for reason in candidates[0].reasons}


@pytest.mark.parametrize(
    "text",
    [
        "We left Zürich for Göteborg.",
        unicodedata.normalize("NFD", "We left Zürich for Göteborg."),
        "We left\r\nZürich\r\n\r\nfor Göteborg.\r\n",
        "\ufeffWe left Zürich for Göteborg.",
        "\U0001f682 We left \U0001f1e8\U0001f1ed Zürich for Göteborg \U0001f44d.",
    ],
)
def test_offsets_are_code_points_of_the_text_as_it_is(
    gazetteer: BundledGazetteer, text: str
) -> None:
    mentions = [m for t in find_places(text, gazetteer=gazetteer) for m in t.mentions]
    names = [unicodedata.normalize("NFC", text[m.span.start : m.span.end]) for m in mentions]
    assert names == ["Zürich", "Göteborg"]
    assert all(text[m.span.start : m.span.end] == m.text for m in mentions)


def test_text_without_places_gives_nothing(found: Find) -> None:
    assert found("The soup was cold and nobody minded.") == {}
