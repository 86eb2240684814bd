"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from routeviewer.itinerary.itinerary import When
from routeviewer.wording.dates import day_of, when_of, when_told, when_told_short


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
