"""Doubts about a route: what is told when days, means and distances do not fit each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from routeviewer.itinerary.itinerary import When
from routeviewer.places.candidate import Candidate
from routeviewer.places.mention import Mention
from routeviewer.places.toponym import Toponym
from routeviewer.project.project import Project
from routeviewer.route.paths import route_of
from routeviewer.route.plausibility import doubts_about
from routeviewer.text.article import Span
from tests.journeys import journey, place


def doubts(project: Project) -> list[tuple[str, tuple[str, ...]]]:
    return [(n.rule, n.parameters) for n in doubts_about(route_of(project.itinerary))]


def on_days(project: Project, *days: int) -> Project:
    first = date(2024, 5, 1)
    stops = [
        replace(stop, when=When(first + timedelta(day), first + timedelta(day), "day", ""))
        for stop, day in zip(project.itinerary.stops, days, strict=True)
    ]
    return replace(project, itineraries=(replace(project.itinerary, stops=tuple(stops)),))


@pytest.mark.parametrize(
    ("mode", "days", "is_doubted"),
    [("foot", 1, True), ("foot", 10, False), ("train", 0, False), ("ship", 0, False)],
)
def test_a_speed_that_a_means_cannot_reach_is_told(mode: str, days: int, is_doubted: bool) -> None:
    told = doubts(on_days(journey("Lyon FR, Paris FR", mode=mode), 0, days))
    assert [rule for rule, _ in told] == (["too-fast"] if is_doubted else [])


def test_a_walk_round_the_world_in_a_day_names_its_stops() -> None:
    (rule, parameters) = doubts(on_days(journey("Lyon FR, Tokyo JP", mode="foot"), 0, 0))[0]
    assert rule == "too-fast"
    assert parameters[:2] == ("Lyon", "Tokyo")


def test_dates_against_the_order_are_told() -> None:
    told = doubts(on_days(journey("Lyon FR, Paris FR, Lille FR"), 3, 1, 2))
    assert ("dates-against-order", ("Lyon", "Paris")) in told


def test_without_dates_nothing_is_doubted() -> None:
    assert doubts(journey("Lyon FR, Tokyo JP, Lille FR", mode="foot")) == []


def with_namesake(project: Project, number: int, other: str) -> Project:
    stop = project.itinerary.stops[number - 1]
    assert stop.place is not None
    candidates = (Candidate(stop.place, 0.6, ()), Candidate(place(other), 0.4, ()))
    mention = Mention(Span(0, 0, 5), stop.label, stop.label, "rules", 1.0)
    toponym = Toponym(stop.label, (mention,), candidates, stop.place, "machine")
    stops = list(project.itinerary.stops)
    stops[number - 1] = replace(stop, toponym=toponym)
    return replace(project, itineraries=(replace(project.itinerary, stops=tuple(stops)),))


def test_a_namesake_on_the_way_is_told() -> None:
    near = with_namesake(journey("Boston US, Melbourne AU, Albany US"), 2, "Providence US")
    assert [rule for rule, _ in doubts(near)] == ["namesake-nearer"]


def test_a_place_that_a_person_chose_is_not_doubted() -> None:
    project = with_namesake(journey("Boston US, Melbourne AU, Albany US"), 2, "Providence US")
    stops = list(project.itinerary.stops)
    stops[1] = replace(stops[1], decided=("place",))
    project = replace(project, itineraries=(replace(project.itinerary, stops=tuple(stops)),))
    assert doubts(project) == []
