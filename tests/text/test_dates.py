from __future__ import annotations

import pytest

from routeviewer.text.dates import time_expressions


def told(text: str) -> list[tuple[str, str]]:
    return [(e.kind, e.text) for e in time_expressions(text)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("They left on 17 September 2023 at dawn.", "day", "17 September 2023"),
        ("They left on September 17, 2023.", "day", "September 17, 2023"),
        ("On Tuesday it rained.", "weekday", "Tuesday"),
        ("A day later he met the mayor.", "later", "A day later"),
        ("He came two weeks earlier.", "earlier", "two weeks earlier"),
        ("The next morning we set out.", "later", "The next morning"),
        ("After three days in Lima they left.", "after-stay", "After three days"),
        ("Day 12: rain.", "number", "Day 12"),
        ("in June 1868 he sailed", "month", "June 1868"),
        ("It was built in 1911.", "year", "in 1911"),
    ],
)
def test_times_are_found(text: str, kind: str, words: str) -> None:
    found = told(text)
    assert [k for k, _ in found] == [kind]
    assert words.casefold() in found[0][1].casefold()


@pytest.mark.parametrize("text", ["You may march on.", "41 February is no day: 41", "a day trip"])
def test_what_only_looks_like_a_time_is_left(text: str) -> None:
    assert not [e for e in time_expressions(text) if e.kind == "day"]


@pytest.mark.parametrize(
    "text", ["5000 years later it rained.", f"{'9' * 5000} days later", "Day 99999 of the age"]
)
def test_steps_that_no_journey_takes_are_left(text: str) -> None:
    assert told(text) == []


def test_parts_of_a_date_are_numbers() -> None:
    (day,) = time_expressions("the 3rd of May 1951")
    assert (day.day, day.month, day.year) == (3, 5, 1951)
