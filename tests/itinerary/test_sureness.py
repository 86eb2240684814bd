"""How sure stops are: the whole route counts, and a text without a journey shows none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from routeviewer.itinerary.sequence import ordered_visits
from routeviewer.itinerary.sureness import SureVisit, kept_of, with_chances
from routeviewer.itinerary.travellers import main_traveller
from routeviewer.itinerary.visits import weighed
from routeviewer.pipeline import reconstruct
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.finding import find_in
from routeviewer.text.readers import article_from_text

ARTICLES = Path(__file__).resolve().parents[1] / "articles"
TRIP = (
    "Anna Berg flew to Lima on Monday. On Wednesday she took the bus to Arequipa and stayed two "
    "nights. On Friday she went on to Puno, and from there she crossed the lake to Copacabana.\n"
)


def sure(text: str, gazetteer: BundledGazetteer) -> tuple[SureVisit, ...]:
    findings = find_in(article_from_text(text), gazetteer)
    traveller = main_traveller(findings)
    weighing = weighed(findings, traveller)
    return with_chances(ordered_visits(findings, gazetteer, traveller, weighing), weighing.second)


def test_stops_told_outright_are_sure(gazetteer: BundledGazetteer) -> None:
    chances = {visit.item.visit.toponym.name: visit.chance for visit in sure(TRIP, gazetteer)}
    assert {"Lima", "Arequipa", "Puno"} <= chances.keys()
    assert all(0.3 < chance < 1 for chance in chances.values())


def test_a_place_far_out_of_the_way_is_less_sure(gazetteer: BundledGazetteer) -> None:
    near = sure(TRIP.replace("to Puno", "to Juliaca"), gazetteer)
    far = sure(TRIP.replace("to Puno", "to Osaka"), gazetteer)
    assert _chance_of("Osaka", far) < _chance_of("Juliaca", near)
    assert _chance_of("Arequipa", far) < _chance_of("Arequipa", near)


def _chance_of(name: str, visits: tuple[SureVisit, ...]) -> float:
    return next(v.chance for v in visits if v.item.visit.toponym.name == name)


def test_who_knows_of_a_journey_sees_the_doubtful_stops(gazetteer: BundledGazetteer) -> None:
    told = [visit._replace(chance=0.4) for visit in sure(TRIP, gazetteer)]
    doubtful = [visit for visit in told if not visit.item.visit.is_outright]
    assert doubtful
    assert kept_of(doubtful) == []
    assert kept_of(doubtful, is_journey=True) == doubtful


def test_a_text_without_a_journey_shows_no_stops(gazetteer: BundledGazetteer) -> None:
    texts = _texts_without_a_journey()
    shown = [bool(reconstruct(text, gazetteer=gazetteer).itinerary.stops) for text in texts]
    assert len(texts) >= 16
    # Lists of games, each under the heading of its town, still look like a journey.
    assert sum(shown) <= 3


def _texts_without_a_journey() -> list[str]:
    golds = [*ARTICLES.glob("*.json"), *ARTICLES.glob("set_aside/*.json")]
    return [
        path.with_suffix(".txt").read_text(encoding="utf-8")
        for path in sorted(golds)
        if not json.loads(path.read_text(encoding="utf-8"))["stops"]
    ]


@pytest.mark.parametrize("name", ["Langkawi", "Kota Bharu"])
def test_what_is_left_out_says_why(name: str, gazetteer: BundledGazetteer) -> None:
    text = (
        f"The ministry lists {name} and Ipoh among the towns of the programme. Officials in {name} "
        "said that the plants there and in Ipoh would be built by 2031."
    )
    project = reconstruct(text, gazetteer=gazetteer)
    assert project.itinerary.stops == ()
    assert {aside.toponym.name for aside in project.asides} == {name, "Ipoh"}
    assert all(aside.rule for aside in project.asides)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg flew to Lima on Monday.", "On Monday Anna Berg flew to Lima.",
        "We drove to Lima.",
    ],
)  # fmt: skip
def test_one_sentence_is_enough(text: str, gazetteer: BundledGazetteer) -> None:
    stops = reconstruct(text, gazetteer=gazetteer).itinerary.stops
    assert [stop.label for stop in stops] == ["Lima"]
