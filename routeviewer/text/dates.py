"""Times told in a text: dates, weekdays, months, years and times relative to others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from routeviewer.text.lexicon import raw_lexicon

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
# Beyond a century no step leads from one day of a journey to another.
_LONGEST_DAYS = 36_525


@dataclass(frozen=True, slots=True)
class _Words:
    """The words and patterns of resources/lexicon/en_times.toml."""

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    unit_days: dict[str, int]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=1)
def _words() -> _Words:
    raw = raw_lexicon("en_times")
    long, short = raw["months"].split(), raw["short_months"].split()
    months = {name.casefold(): i for i, name in enumerate(long, 1)}
    months |= {name.casefold(): months[_beginning(name, long)] for name in short}
    numbers = {word: i for i, word in enumerate(raw["numbers"].split())} | raw["amounts"]
    amounts = "|".join(rf"(?:a )?{amount}" for amount in raw["amounts"] if len(amount) > 2)
    counts = "|".join(sorted(numbers, key=len, reverse=True))
    parts = {
        "{month}": rf"(?P<month>{'|'.join(long + short)})\b\.?",
        "{any_month}": "|".join(long + short),
        "{year}": _YEAR,
        "{weekday}": "|".join(raw["weekdays"].split()),
        "{short_weekday}": "|".join(raw["short_weekdays"].split()),
        "{count}": rf"(?P<count>(?<!\d)\d{{1,5}}|(?i:{amounts}|{counts}))",
        "{unit}": rf"(?P<unit>{'|'.join(raw['unit_days'])})s?",
    }
    patterns = []
    for entry in raw["patterns"]:
        pattern = entry["pattern"]
        for name, part in parts.items():
            pattern = pattern.replace(name, part)
        patterns.append((entry["kind"], re.compile(pattern)))
    weekdays = {name.casefold(): i for i, name in enumerate(raw["weekdays"].split())}
    return _Words(months, weekdays, numbers, raw["unit_days"], tuple(patterns))


def _beginning(short: str, names: Sequence[str]) -> str:
    """Return the name, in small letters, that an abbreviation stands for."""
    return next(name for name in names if name.startswith(short[:3])).casefold()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time told in a text, not yet placed on the calendar.

    Attributes:
        start: First code point.
        end: Code point after the last.
        kind: ``day``, ``month``, ``year``, ``weekday``, ``later``, ``earlier``, ``ago``,
            ``after-stay``, ``today``, ``yesterday``, ``tomorrow``, ``number``, ``dayofmonth``,
            ``entry`` (a day of the month at the beginning of a line).
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


@lru_cache(maxsize=8)
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
    for kind, pattern in _words().patterns:
        for match in pattern.finditer(text):
            expression = _expression(kind, match)
            if expression is not None:
                yield expression


def _expression(kind: str, match: re.Match[str]) -> TimeExpression | None:
    groups = match.groupdict()
    month = groups.get("month")
    number = int(groups["monthnumber"]) if groups.get("monthnumber") else None
    if month is not None:
        number = _words().months[month.rstrip(".").casefold()]
    year = int(groups["year"]) if groups.get("year") else None
    day = int(groups["day"]) if groups.get("day") else None
    if day is not None and not _is_day(day, number, year):
        return None
    days = _days(kind, groups)
    if days is not None and days > _LONGEST_DAYS:
        return None
    weekday = groups.get("weekday")
    return TimeExpression(
        *match.span(), "day" if kind == "iso" else kind, match.group(), year, number, day,
        None if weekday is None else _words().weekdays[weekday.casefold()], days,
    )  # fmt: skip


def _is_day(day: int, month: int | None, year: int | None) -> bool:
    try:
        date(year or 2000, month or 1, day)
    except ValueError:
        return False
    return True


def _days(kind: str, groups: dict[str, str | None]) -> int | None:
    count = (groups.get("count") or "a").casefold().removeprefix("a ")
    number = int(count) if count.isdigit() else _words().numbers.get(count, 1)
    if kind == "number":
        return number
    unit = groups.get("unit")
    return number * _words().unit_days[unit] if unit else None
