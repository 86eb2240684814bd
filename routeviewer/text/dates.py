"""Times told in a text: dates, weekdays, months, years and times relative to others."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {name.casefold(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3].casefold(): i for name, i in list(_MONTHS.items())} | {"sept": 9}
_WEEKDAYS = {name.casefold(): i for i, name in enumerate(calendar.day_name)}
_NUMBERS = {
    word: i
    for i, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"a": 1, "an": 1, "the": 1, "few": 3, "several": 3, "couple of": 2}
_MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"  # noqa: E501 - one alternative a month
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_NUMBER = r"(?P<count>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|(?:a )?few|(?:a )?couple of)"  # noqa: E501 - one alternative a number
_UNIT = r"(?P<unit>day|night|week|fortnight|month|year|hour|morning)s?"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("iso", re.compile(r"\b(?P<year>\d{4})-(?P<monthnumber>\d{2})-(?P<day>\d{2})\b")),
    ("day", re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?")),
    ("day", re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+{_YEAR})?")),
    ("month", re.compile(rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}")),
    ("month", re.compile(rf"\b(?:[Ii]n|[Ee]arly|[Ll]ate|[Mm]id|[Ll]ast|[Bb]y|[Ss]ince|[Dd]uring)[\s-]+{_MONTH}(?!\s+\d)")),
    ("weekday", re.compile(r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b")),
    ("later", re.compile(rf"\b{_NUMBER}\s+{_UNIT}\s+(?:later|after(?:wards)?\b(?!\s+(?:his|her|their|the|my|our)))")),
    ("earlier", re.compile(rf"\b{_NUMBER}\s+{_UNIT}\s+(?:earlier|before|previously)\b")),
    ("ago", re.compile(rf"\b{_NUMBER}\s+{_UNIT}\s+ago\b")),
    ("later", re.compile(r"\b[Tt]he\s+(?:next|following)\s+(?P<unit>day|morning|night|evening|afternoon|week|month|year)\b|\b[Nn]ext\s+(?P<unit2>day|morning|evening)\b")),  # noqa: E501 - one pattern
    ("earlier", re.compile(r"\b[Tt]he\s+(?:previous|preceding)\s+(?P<unit>day|night|evening|week|month|year)\b|\b[Tt]he\s+(?P<unit2>day|night|evening|week)\s+before\b")),  # noqa: E501 - one pattern
    ("after-stay", re.compile(rf"\b[Aa]fter\s+{_NUMBER}\s+{_UNIT}\b")),
    ("today", re.compile(r"\b(?:[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening))\b")),
    ("yesterday", re.compile(r"\b(?:[Yy]esterday|[Ll]ast night)\b")),
    ("tomorrow", re.compile(r"\b[Tt]omorrow\b")),
    ("number", re.compile(r"\b[Dd]ay\s+(?P<count>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\b")),
    ("dayofmonth", re.compile(r"\b[Oo]n\s+the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b")),
    ("year", re.compile(rf"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ss]ummer of|[Ss]pring of|[Aa]utumn of|[Ww]inter of)\s+{_YEAR}\b")),
)  # fmt: skip
_UNIT_DAYS = {"day": 1, "night": 1, "morning": 1, "evening": 1, "afternoon": 1, "hour": 0,
              "week": 7, "fortnight": 14, "month": 30, "year": 365}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time told in a text, not yet placed on the calendar.

    Attributes:
        start: First code point.
        end: Code point after the last.
        kind: ``day``, ``month``, ``year``, ``weekday``, ``later``, ``earlier``, ``ago``,
            ``after-stay``, ``today``, ``yesterday``, ``tomorrow``, ``number``, ``dayofmonth``.
        text: Its words.
        year: Told year.
        month: Told month, 1 to 12.
        day: Told day of the month.
        weekday: 0 for Monday.
        days: Length of a relative time in days, or the number of "day 3".
    """

    start: int
    end: int
    kind: str
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    days: int | None = None


def time_expressions(text: str) -> tuple[TimeExpression, ...]:
    """Return the times told in a text in order, without overlaps.

    Reads "17 September 2023", "on Tuesday", "a day later"; must not fall for "may" or "march"
    in small letters.
    """
    found = sorted(_found(text), key=lambda e: (e.start, e.start - e.end))
    kept: list[TimeExpression] = []
    for expression in found:
        if not kept or expression.start >= kept[-1].end:
            kept.append(expression)
    return tuple(kept)


def _found(text: str) -> Iterator[TimeExpression]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            expression = _expression(kind, match)
            if expression is not None:
                yield expression


def _expression(kind: str, match: re.Match[str]) -> TimeExpression | None:
    groups = match.groupdict()
    month = groups.get("month")
    number = int(groups["monthnumber"]) if groups.get("monthnumber") else None
    if month is not None:
        number = _MONTHS[month.rstrip(".").casefold()]
    year = int(groups["year"]) if groups.get("year") else None
    day = int(groups["day"]) if groups.get("day") else None
    if day is not None and not _is_day(day, number, year):
        return None
    weekday = groups.get("weekday")
    return TimeExpression(
        *match.span(), "day" if kind == "iso" else kind, match.group(), year, number, day,
        None if weekday is None else _WEEKDAYS[weekday.casefold()], _days(kind, groups),
    )  # fmt: skip


def _is_day(day: int, month: int | None, year: int | None) -> bool:
    try:
        date(year or 2000, month or 1, day)
    except ValueError:
        return False
    return True


def _days(kind: str, groups: dict[str, str | None]) -> int | None:
    count = (groups.get("count") or "a").casefold().removeprefix("a ")
    number = int(count) if count.isdigit() else _NUMBERS.get(count, 1)
    if kind == "number":
        return number
    unit = groups.get("unit") or groups.get("unit2")
    return number * _UNIT_DAYS[unit] if unit else None
