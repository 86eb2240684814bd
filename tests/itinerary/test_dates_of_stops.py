"""The dates that stops get: from their own words, and from the stops around them."""

from __future__ import annotations

from datetime import date

import pytest

from routeviewer.pipeline import reconstruct
from routeviewer.places.bundled_gazetteer import BundledGazetteer


def dates(
    text: str, gazetteer: BundledGazetteer, published: date | None = None
) -> dict[str, str | None]:
    project = reconstruct(text, published=published, gazetteer=gazetteer)
    return {stop.label: stop.when.iso for stop in project.itinerary.stops}


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("On Monday she flies to Lima.", "Lima", "2024-07-15"),
        ("On Thursday she proceeds to Lima.", "Lima", "2024-07-18"),
        ("On Monday she flew to Lima.", "Lima", "2024-07-08"),
        ("She'll be in Lima on Monday.", "Lima", "2024-07-15"),
    ],
)
def test_a_weekday_in_the_present_is_to_come(
    text: str, place: str, day: str, gazetteer: BundledGazetteer
) -> None:
    begun = "Anna Berg came to Bogotá for talks last week and met the president there. "
    told = dates(begun + text, gazetteer, date(2024, 7, 12))
    assert told.get(place) == day


def test_the_end_of_a_stay_is_not_when_it_began(gazetteer: BundledGazetteer) -> None:
    text = "Anna Berg moved to Lima in 1947. From 1960 to 1984 she taught in Quito until she died."
    assert dates(text, gazetteer) == {"Lima": "1947", "Quito": "1960"}


def test_what_lies_between_two_days_of_a_month_was_in_that_month(
    gazetteer: BundledGazetteer,
) -> None:
    text = (
        "On 3 May 2019 we flew to Lima.\n\nWe went on to Arequipa by bus. It was cold. It rained. "
        "Nobody spoke. The road was long.\n\nThen we drove to Puno. It was cold. It rained. Nobody "
        "spoke. The road was long. We slept. We went on to Juliaca.\n\nOn 20 May 2019 we flew to "
        "Quito."
    )
    found = dates(text, gazetteer)
    assert found["Lima"] == "2019-05-03"
    assert found["Juliaca"] == "2019-05"
    assert found["Quito"] == "2019-05-20"
