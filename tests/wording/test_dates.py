"""Dates as people write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from routeviewer.itinerary.itinerary import When
from routeviewer.wording.dates import (
    date_told_short,
    day_of,
    day_told,
    when_of,
    when_told,
    when_told_short,
)
from routeviewer.wording.sentences import speak


@pytest.mark.parametrize(
    "text",
    [
        "2023-09-17", "17 Sep 2023", "17 September 2023", "September 17, 2023", "17.09.2023",
        " 17  Sept 2023 ", "17/09/2023",
    ],
)  # fmt: skip
def test_usual_ways_to_write_a_day(text: str) -> None:
    assert day_of(text) == date(2023, 9, 17)


def test_months_and_years_are_spans() -> None:
    month, year = when_of("Feb 2024"), when_of("1847")
    assert month == When(date(2024, 2, 1), date(2024, 2, 29), "month", "Feb 2024")
    assert year == When(date(1847, 1, 1), date(1847, 12, 31), "year", "1847")


@pytest.mark.parametrize("text", ["soon", "32 Sep 2023", "Tuesday"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert when_of(text) is None
    assert day_of(text) is None


def test_nothing_means_unknown() -> None:
    assert when_of("  ") == When()


def test_what_is_shown_can_be_written_back() -> None:
    day = when_of("12 Sep 2023")
    assert day is not None
    assert when_told(day) == "Tue 12 Sep 2023"
    assert when_told_short(day, with_year=False) == "Tue 12 Sep"
    assert when_told_short(day, with_year=True) == "Tue 12 Sep 2023"


@pytest.fixture
def german() -> Iterator[None]:
    speak("de")
    yield
    speak("en")


@pytest.mark.parametrize(
    "text", ["17. September 2023", "17. Sept. 2023", "17.9.2023", "17 Sep 2023"]
)
def test_german_ways_to_write_a_day(text: str, german: None) -> None:  # noqa: ARG001 - the language
    assert day_of(text) == date(2023, 9, 17)


def test_german_dates_can_be_written_back(german: None) -> None:  # noqa: ARG001 - the language
    for month in range(1, 13):
        day = date(2023, month, 3)
        assert day_of(day_told(day)) == day
        told = when_of(f"{month}.2023")
        assert told is not None
        assert when_of(when_told(told)) == replace(told, text=when_told(told))
    assert when_told(When(date(2023, 9, 13), date(2023, 9, 13), "day")) == "Mi. 13. Sept. 2023"
    assert date_told_short(When(date(2023, 5, 1), date(2023, 5, 1), "day")) == "1. Mai"


def test_the_locale_of_the_process_changes_no_name() -> None:
    # Qt sets the locale of the process from the environment; months keep their English names.
    assert when_told(When(date(2023, 3, 1), date(2023, 3, 31), "month")) == "Mar 2023"
    assert when_of("March 2023") is not None
    assert when_of("März 2023") is None
