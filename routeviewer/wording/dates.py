"""Dates as people write them into fields, and as tables of the program show them.

All are told in the language that the program speaks, whatever the locale of the process is.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

from routeviewer.itinerary.itinerary import When
from routeviewer.wording.sentences import ENGLISH, spoken

# Days before months, as tables need them: short, and without a comma.
_DAY = {ENGLISH: "d MMM yyyy", "de": "d. MMM yyyy"}
_DAY_MONTH = {ENGLISH: "d MMM", "de": "d. MMM"}
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})",
        r"(?P<d>\d{1,2})(?:[-/]|\. ?)(?P<m>\d{1,2})(?:[-/]|\. ?)(?P<y>\d{4})",
        r"(?P<d>\d{1,2})\.? (?P<name>[^\W\d_]+)\.? (?P<y>\d{4})",
        r"(?P<name>[^\W\d_]+)\.? (?P<d>\d{1,2}),? (?P<y>\d{4})",
        r"(?P<y>\d{4})-(?P<m>\d{1,2})",
        r"(?P<m>\d{1,2})[./](?P<y>\d{4})",
        r"(?P<name>[^\W\d_]+)\.? (?P<y>\d{4})",
        r"(?P<y>\d{4})",
    )
)


def when_of(text: str) -> When | None:
    """Return the time that a text tells: a day, a month or a year; None where it is none.

    Months may be named in English and in the language of the program.

    >>> when_of("12 Sep 2023").start
    datetime.date(2023, 9, 12)
    >>> when_of("2023").precision
    'year'
    """
    told = " ".join(text.split())
    if not told:
        return When()
    for shape in _SHAPES:
        found = shape.fullmatch(told)
        if found is not None:
            return _when(found.groupdict(), told)
    return None


def day_of(text: str) -> date | None:
    """Return the calendar day that a text tells, or None."""
    found = when_of(text)
    return found.start if found is not None and found.precision == "day" else None


def day_told(day: date) -> str:
    """Return a day as fields show it: "17 Sep 2023"."""
    return format_date(day, _DAY[spoken()], locale=_locale())


def when_told(when: When) -> str:
    """Return a time as tables show it, as exactly as it is known.

    >>> when_told(When(date(2023, 9, 12), date(2023, 9, 12), "day"))
    'Tue 12 Sep 2023'
    """
    start = when.start
    if start is None or when.precision in ("weekday", "unknown"):
        return when.text
    if when.precision == "day":
        return f"{_weekday(start)} {day_told(start)}"
    if when.precision == "month":
        return format_date(start, "MMM yyyy", locale=_locale())
    return str(start.year)


def when_told_short(when: When, *, with_year: bool) -> str:
    """Return a time as short as a narrow column needs it, the year only where it tells apart.

    >>> when_told_short(When(date(2023, 9, 12), date(2023, 9, 12), "day"), with_year=False)
    'Tue 12 Sep'
    """
    if with_year or when.start is None or when.precision != "day":
        return when_told(when)
    return f"{_weekday(when.start)} {format_date(when.start, _DAY_MONTH[spoken()], _locale())}"


def date_told_short(when: When) -> str:
    """Return a time as a mark on a time line has room for it: "12 Sep"."""
    if when.start is None or when.precision != "day":
        return when_told(when)
    return format_date(when.start, _DAY_MONTH[spoken()], locale=_locale())


def _when(parts: Mapping[str, str | None], told: str) -> When | None:
    name, year = parts.get("name"), int(parts["y"] or 0)
    month = _months(spoken()).get(name.casefold()) if name else int(parts.get("m") or 0)
    if month is None:
        return None
    try:
        if parts.get("d"):
            day = date(year, month, int(parts["d"] or 0))
            return When(day, day, "day", told)
        if month:
            last = calendar.monthrange(year, month)[1]
            return When(date(year, month, 1), date(year, month, last), "month", told)
        return When(date(year, 1, 1), date(year, 12, 31), "year", told)
    except ValueError:
        return None


def _weekday(day: date) -> str:
    return format_date(day, "EEE", locale=_locale())


def _locale() -> Locale:
    return Locale(spoken())


@lru_cache(maxsize=4)
def _months(language: str) -> Mapping[str, int]:
    """Return the months by their names, long and short, without the points of abbreviations."""
    found = {"sept": 9}
    for code in (ENGLISH, language):
        for style in ("wide", "abbreviated"):
            for form in ("format", "stand-alone"):
                names = Locale(code).months[form][style]
                found |= {name.rstrip(".").casefold(): month for month, name in names.items()}
    return found
