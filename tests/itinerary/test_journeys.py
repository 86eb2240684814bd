"""Whole journeys out of short texts that tell them plainly."""

from __future__ import annotations

from datetime import date

import pytest

from routeviewer.pipeline import reconstruct
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.project.project import Project

DIARY = (
    "Day 1. We flew to Lima and slept there.\n\nDay 2. We took the bus to Ica.\n\n"
    "Day 4. We reached Arequipa by train and stayed two nights."
)


def read(text: str, gazetteer: BundledGazetteer, published: date | None = None) -> Project:
    return reconstruct(text, published=published, gazetteer=gazetteer)


def labels(project: Project) -> list[str]:
    return [stop.label for stop in project.itinerary.stops]


def test_stops_stand_in_the_order_of_travel(gazetteer: BundledGazetteer) -> None:
    assert labels(read(DIARY, gazetteer)) == ["Lima", "Ica", "Arequipa"]


def test_each_leg_has_the_means_that_its_sentence_tells(gazetteer: BundledGazetteer) -> None:
    legs = read(DIARY, gazetteer).itinerary.legs
    assert [leg.mode for leg in legs] == ["bus", "train"]
    assert all(leg.evidence for leg in legs)


def test_there_is_one_leg_fewer_than_stops(gazetteer: BundledGazetteer) -> None:
    itinerary = read(DIARY, gazetteer).itinerary
    assert len(itinerary.legs) == len(itinerary.stops) - 1


def test_a_day_is_never_made_up(gazetteer: BundledGazetteer) -> None:
    text = "Mary Miller arrived in Lima on Tuesday. A day later Miller went on to Cusco."
    undated = read(text, gazetteer).itinerary.stops
    assert [stop.when.start for stop in undated] == [None, None]
    assert undated[0].when.precision == "weekday"
    dated = read(text, gazetteer, date(2023, 9, 17)).itinerary.stops
    assert [stop.when.iso for stop in dated] == ["2023-09-12", "2023-09-13"]


def test_a_direction_at_the_end_is_no_stop(gazetteer: BundledGazetteer) -> None:
    text = (
        "On Tuesday we reached Lima. A day later we went on to Cusco. On Friday we left Cusco "
        "by train towards Puno."
    )
    itinerary = read(text, gazetteer, date(2023, 9, 17)).itinerary
    assert "Puno" not in [stop.label for stop in itinerary.stops]
    assert itinerary.onward is not None
    assert itinerary.onward.label == "Puno"


def test_every_stop_quotes_words_that_name_it(gazetteer: BundledGazetteer) -> None:
    project = read(DIARY, gazetteer)
    for stop in project.itinerary.stops:
        assert stop.label in project.article.quote(stop.evidence[0].span)
        assert 0 < stop.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "The prices of copper in Lima, London and Shanghai fell on Tuesday.",
        "Kenya, Uganda and Tanzania share Lake Victoria. Its shore is 7,000 km long.",
        "The capital of Peru is Lima; that of Bolivia is Sucre.",
        "Population: Lima 10 million, Arequipa 1 million, Cusco 430,000.",
    ],
)
def test_places_without_a_journey_are_no_route(gazetteer: BundledGazetteer, text: str) -> None:
    project = read(text, gazetteer)
    assert labels(project) == []
    assert project.asides
    assert all(aside.rule for aside in project.asides)
    assert "no-stops" in [notice.rule for notice in project.warnings]


def test_the_same_text_gives_the_same_project(gazetteer: BundledGazetteer) -> None:
    assert read(DIARY, gazetteer) == read(DIARY, BundledGazetteer())


def test_a_time_in_a_clause_about_something_else_is_not_that_of_the_place(
    gazetteer: BundledGazetteer,
) -> None:
    text = "In 1947 she moved to Berkeley, where in 1952 she became a professor."
    stops = read(text, gazetteer).itinerary.stops
    assert [(stop.label, stop.when.iso) for stop in stops] == [("Berkeley", "1947")]
