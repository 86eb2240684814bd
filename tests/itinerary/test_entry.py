"""Who arrives by land from a neighbour has crossed their border, though no word says so."""

from __future__ import annotations

import pytest

from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.itinerary.entry import entry_border, home_country
from routeviewer.itinerary.travellers import main_traveller
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.finding import Findings, find_in
from routeviewer.places.gazetteer import PlaceQuery
from routeviewer.places.place import Place
from routeviewer.text.readers import article_from_text

BY_TRAIN = (
    "The Kenyan president Rose Wanjala arrived in Uganda on Tuesday. Wanjala's train went on to "
    "Kampala, where President Wanjala left the train."
)


def findings_of(text: str, gazetteer: BundledGazetteer) -> Findings:
    return find_in(article_from_text(text), gazetteer)


def found(gazetteer: BundledGazetteer, name: str) -> Place:
    return gazetteer.find(PlaceQuery(name))[0].place


def border_of(text: str, country: str, gazetteer: BundledGazetteer) -> Place | None:
    findings = findings_of(text, gazetteer)
    traveller = main_traveller(findings)
    return entry_border(findings, traveller, found(gazetteer, country), None, gazetteer)


def test_home_is_told_beside_the_name(gazetteer: BundledGazetteer) -> None:
    findings = findings_of(BY_TRAIN, gazetteer)
    assert home_country(findings, main_traveller(findings), gazetteer) == "KE"


def test_by_train_from_a_neighbour_the_border_is_crossed(gazetteer: BundledGazetteer) -> None:
    border = border_of(BY_TRAIN, "Uganda", gazetteer)
    assert border is not None
    assert border.kind == "border"
    assert sphere_km(border.coordinate, Coordinate(0.7, 34.3)) < 250


def test_the_border_is_crossed_where_it_is_nearest_the_next_stop(
    gazetteer: BundledGazetteer,
) -> None:
    findings = findings_of(BY_TRAIN, gazetteer)
    border = entry_border(
        findings, main_traveller(findings), found(gazetteer, "Uganda"),
        found(gazetteer, "Kampala"), gazetteer,
    )  # fmt: skip
    assert border is not None
    assert sphere_km(border.coordinate, Coordinate(0.3, 34.0)) < 120


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (BY_TRAIN.replace("train", "plane"), "Uganda"),
        (BY_TRAIN.replace("Uganda", "France"), "France"),
        (BY_TRAIN.replace("Kenyan", "tall"), "Uganda"),
        (BY_TRAIN.replace("Uganda", "Kenya"), "Kenya"),
    ],
    ids=["by air", "no neighbour", "unknown home", "at home"],
)
def test_else_no_border_is_made_up(text: str, country: str, gazetteer: BundledGazetteer) -> None:
    assert border_of(text, country, gazetteer) is None
