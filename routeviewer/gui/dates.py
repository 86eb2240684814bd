"""Dates as people write them into fields, and as the window shows them."""

from __future__ import annotations

import calendar
from datetime import date, datetime

from routeviewer.itinerary.itinerary import When

_DAYS = (
    "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y",
    "%d.%m.%Y", "%d/%m/%Y", "%Y/%m/%d", "%d-%m-%Y",
)  # fmt: skip
_MONTHS = ("%Y-%m", "%B %Y", "%b %Y", "%m/%Y", "%m.%Y")
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def when_of(text: str) -> When | None:
    """Return the time that a text tells: a day, a month or a year; None where it is none.

    >>> when_of("12 Sep 2023").start
    datetime.date(2023, 9, 12)
    >>> when_of("2023").precision
    'year'
    """
    told = " ".join(text.replace("Sept ", "Sep ").split())
    if not told:
        return When()
    day = _parsed(told, _DAYS)
    if day is not None:
        return When(day, day, "day", told)
    month = _parsed(told, _MONTHS)
    if month is not None:
        last = calendar.monthrange(month.year, month.month)[1]
        return When(month, month.replace(day=last), "month", told)
    year = _parsed(told, ("%Y",))
    if year is not None:
        return When(year, year.replace(month=12, day=31), "year", told)
    return None


def day_of(text: str) -> date | None:
    """Return the calendar day that a text tells, or None."""
    found = when_of(text)
    return found.start if found is not None and found.precision == "day" else None


def day_told(day: date) -> str:
    """Return a day as fields show it: "17 Sep 2023"."""
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year:04d}"


def when_told(when: When) -> str:
    """Return a time as tables show it, as exactly as it is known.

    >>> when_told(When(date(2023, 9, 12), date(2023, 9, 12), "day"))
    'Tue 12 Sep 2023'
    """
    start = when.start
    if start is None or when.precision in ("weekday", "unknown"):
        return when.text
    if when.precision == "day":
        return f"{_DAY_NAMES[start.weekday()]} {day_told(start)}"
    if when.precision == "month":
        return f"{_MONTH_NAMES[start.month - 1]} {start.year}"
    return str(start.year)


def when_told_short(when: When, *, with_year: bool) -> str:
    """Return a time as short as a narrow column needs it, the year only where it tells apart.

    >>> when_told_short(When(date(2023, 9, 12), date(2023, 9, 12), "day"), with_year=False)
    'Tue 12 Sep'
    """
    told = when_told(when)
    if with_year or when.start is None or when.precision != "day":
        return told
    return told.removesuffix(f" {when.start.year:04d}")


def _parsed(text: str, patterns: tuple[str, ...]) -> date | None:
    for pattern in patterns:
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - days have no zone
        except ValueError:
            continue
    return None
