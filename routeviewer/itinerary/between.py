"""Dates of stops that lie between two dated ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from routeviewer.itinerary.itinerary import When
from routeviewer.itinerary.order import DatedVisit


def between_dates(route: Sequence[DatedVisit]) -> list[DatedVisit]:
    """Date the stops of which the text tells no time by the stops before and after.

    What lies between two stops of one month was in that month; of what lies between two years
    nothing is said. The words of such a date are empty.

    Args:
        route: In the order of travel.
    """
    before = _nearest_days(route, [item.when.end for item in route])
    after = _nearest_days(route[::-1], [item.when.start for item in route[::-1]])[::-1]
    return [
        replace(item, when=_common(a, b)) if _is_open(item.when) and a and b else item
        for item, a, b in zip(route, before, after, strict=True)
    ]


def _is_open(when: When) -> bool:
    return when.precision == "unknown" and not when.text


def _nearest_days(route: Iterable[DatedVisit], days: Iterable[date | None]) -> list[date | None]:
    """Return for each stop the day of the last dated one up to it; None once it is not known."""
    found: list[date | None] = []
    last: date | None = None
    for item, day in zip(route, days, strict=True):
        last = last if _is_open(item.when) else day
        found.append(last)
    return found


def _common(a: date, b: date) -> When:
    """Return the shortest part of the calendar in which two days lie that are in order."""
    if a > b or a.year != b.year:
        return When()
    if a == b:
        return When(a, b, "day")
    return When(a, b, "month" if a.month == b.month else "year")
