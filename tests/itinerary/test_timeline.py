"""Times on one scale: the calendar where the text allows it, else a count of days."""

from __future__ import annotations

from datetime import date

import pytest

from routeviewer.itinerary.timeline import Moment, place_times
from routeviewer.text.dates import time_expressions

SUNDAY = date(2023, 9, 17)


def moments(
    text: str, published: date | None = None, *, is_chronicle: bool = False, future: str = ""
) -> tuple[Moment, ...]:
    starts = frozenset({text.index(future)} if future else ())
    return place_times(time_expressions(text), published, future=starts, is_chronicle=is_chronicle)


def days(text: str, published: date | None = None, *, is_chronicle: bool = False) -> list[str]:
    return [
        m.when.iso or m.when.precision for m in moments(text, published, is_chronicle=is_chronicle)
    ]


def positions(text: str, *, is_chronicle: bool = False) -> list[float]:
    found = moments(text, is_chronicle=is_chronicle)
    return [m.low - found[0].low for m in found]


REPORT = "They left on Sunday. On Tuesday they had come, met on Wednesday and flew on Friday."


def test_weekdays_of_a_report_are_the_last_ones_before_it() -> None:
    assert days(REPORT, SUNDAY) == ["2023-09-17", "2023-09-12", "2023-09-13", "2023-09-15"]


def test_without_a_day_of_publication_weekdays_have_an_order_and_no_date() -> None:
    assert days(REPORT) == ["weekday"] * 4
    assert positions(REPORT) == [0, -5, -4, -2]


def test_a_weekday_to_come_is_the_next_one() -> None:
    (moment,) = moments("They fly on Friday.", SUNDAY, future="Friday")
    assert moment.when.iso == "2023-09-22"


def test_a_diary_goes_from_weekday_to_weekday() -> None:
    diary = "Monday: rain. Tuesday: sun. Friday: snow. Monday: home."
    assert positions(diary, is_chronicle=True) == [0, 1, 4, 7]
    assert days(diary, is_chronicle=True) == ["weekday"] * 4


def test_steps_follow_from_the_day_told_last() -> None:
    text = "On Tuesday they came. A day later they met. The next morning they left."
    assert days(text, SUNDAY) == ["2023-09-12", "2023-09-13", "2023-09-14"]
    assert positions(text) == [0, 1, 2]


def test_a_stay_is_about_as_long_as_told() -> None:
    text = "They came on 3 May 2019. After a week they went on, and on 20 May they were home."
    came, went, home = moments(text)
    assert went.when.iso is None
    assert came.is_before(went)
    assert went.is_before(home)


def test_months_later_are_no_day() -> None:
    came, left = moments("On 5 March 2020 they came. Three months later they left.")
    assert left.when.iso is None
    assert came.is_before(left)


def test_a_year_or_a_month_is_never_made_a_day() -> None:
    assert days("In June 1868 he sailed. In 1870 he was back.") == ["1868-06", "1870"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left on 28 December.", ["2019-12-28"]),
        ("He came on 2 January.", ["2020-01-02"]),
    ],
)
def test_dates_without_a_year_are_those_nearest_the_publication(
    text: str, expected: list[str]
) -> None:
    assert days(text, date(2020, 1, 5)) == expected


def test_numbered_days_are_counted_from_the_date_told() -> None:
    text = "3 May 2019. Day 1 of the walk. Day 4: Lima."
    assert days(text, is_chronicle=True) == ["2019-05-03", "2019-05-03", "2019-05-06"]


def test_yesterday_and_tomorrow_are_told_from_the_day_of_publication() -> None:
    text = "They left yesterday and will be back tomorrow."
    assert days(text, SUNDAY) == ["2023-09-16", "2023-09-18"]


def test_a_day_that_no_calendar_has_is_no_day() -> None:
    assert "2020-02-30" not in days("On 30 February 2020 nothing happened.")


def test_two_scales_are_not_compared() -> None:
    dated = moments("On 3 May 2019 they came.")[0]
    undated = moments("On Monday they came.")[0]
    assert not dated.is_before(undated)
    assert not undated.is_before(dated)


def test_what_was_done_lies_not_after_the_day_of_publication() -> None:
    text = "Saturday 20 April 2024. On Tuesday we flew home."
    assert days(text, date(2024, 4, 20), is_chronicle=True) == ["2024-04-20", "2024-04-16"]


def test_a_month_or_year_that_a_diary_remembers_moves_no_later_day() -> None:
    text = "3 May 2019: Riga. In 1974 nobody came here. As in March 2016, rain. 5 May: Tartu."
    assert days(text, is_chronicle=True)[0::3] == ["2019-05-03", "2019-05-05"]


def test_no_day_is_counted_from_a_month() -> None:
    text = "In June 2022 we flew. Day 2: Selfoss. Two days later we slept."
    assert [day for day in days(text, is_chronicle=True) if len(day) == 10] == []


def test_a_year_that_a_report_looks_back_at_is_not_that_of_its_dates() -> None:
    text = "He had been there in 2018. " + "It rained. " * 60 + "On 18 March he left."
    assert days(text, date(2020, 3, 26)) == ["2018", "2020-03-18"]


def test_entries_of_a_diary_may_begin_with_the_weekday() -> None:
    text = "LOG, SEPTEMBER 1978\n\nSun 3. Arequipa.\nMon 4. Juliaca.\n"
    assert days(text, is_chronicle=True) == ["1978-09", "1978-09-03", "1978-09-04"]
