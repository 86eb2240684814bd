"""Puts the times told in a text on one scale: the calendar, or a scale of days of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from routeviewer.itinerary.itinerary import When
from routeviewer.text.dates import TimeExpression

# A clock without a known day counts from here; only differences matter.
_UNKNOWN_ORIGIN = 0.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression that was placed.

    Attributes:
        expression: The words.
        position: Days on the text's scale; proleptic ordinals where ``when.start`` is known.
        when: What is known of the calendar.
    """

    expression: TimeExpression
    position: float
    when: When


def place_times(
    expressions: Sequence[TimeExpression], published: date | None, *, future: frozenset[int]
) -> tuple[Moment, ...]:
    """Place times in the order of the text; each may refer to the one before.

    Args:
        expressions: Times as told.
        published: Day of publication, where known.
        future: Start offsets of the expressions that lie in a clause about the future.
    """
    clock = _Clock(published)
    moments = []
    for expression in expressions:
        moment = clock.place(expression, is_future=expression.start in future)
        if moment is not None:
            moments.append(moment)
    return tuple(moments)


class _Clock:
    """Remembers the time told last."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self._year: int | None = None
        self._month: int | None = None
        self._now: float | None = None
        self._is_calendar = False
        self._first_weekday: int | None = None
        self._origin: float | None = None

    def place(self, e: TimeExpression, *, is_future: bool) -> Moment | None:
        self._year = e.year or self._year
        if e.kind in ("day", "dayofmonth"):
            return self._day(e)
        if e.kind in ("month", "year"):
            return self._period(e)
        if e.kind == "weekday":
            return self._weekday(e, is_future=is_future)
        return self._relative(e)

    # -- absolute ----------------------------------------------------------------------------

    def _day(self, e: TimeExpression) -> Moment | None:
        month, day = e.month or self._month, e.day
        if month is None or day is None:
            return None
        self._month = month
        year = e.year or self._told_year(month, day)
        try:
            told = date(year or 1, month, day)
        except ValueError:
            return None
        if year is None:
            return self._at(e, float(told.toordinal()), None, calendar=False)
        self._year = year
        return self._at(e, float(told.toordinal()), told)

    def _told_year(self, month: int, day: int) -> int | None:
        """Return the year of a date without one: the last told, or that of the publication."""
        if self._year is not None:
            return self._year
        if self._published is None:
            return None
        try:
            this_year = date(self._published.year, month, day)
        except ValueError:
            return None
        ahead = (this_year - self._published).days
        return self._published.year - (ahead > 60)

    def _period(self, e: TimeExpression) -> Moment | None:
        year = e.year or self._year
        if year is None and self._published is not None and e.month is not None:
            year = self._published.year - (e.month > self._published.month)
        if year is None:
            return None
        self._year, self._month = year, e.month
        start = date(year, e.month or 1, 1)
        end = _month_end(year, e.month) if e.month else date(year, 12, 31)
        precision = "month" if e.month else "year"
        when = When(start, end, precision, e.text)
        self._now, self._is_calendar = float(start.toordinal()), True
        return Moment(e, self._now, when)

    # -- relative ----------------------------------------------------------------------------

    def _weekday(self, e: TimeExpression, *, is_future: bool) -> Moment | None:
        wanted = e.weekday or 0
        if self._published is not None:
            return self._at(e, *_exact(_nearest(wanted, self._published, is_future=is_future)))
        if self._is_calendar and self._now is not None:
            current = date.fromordinal(int(self._now))
            ahead = (wanted - current.weekday()) % 7
            return self._at(e, *_exact(current + timedelta(days=ahead)))
        if self._first_weekday is None:
            self._first_weekday = wanted
        offset = (wanted - self._first_weekday) % 7
        behind = 0 if offset == 0 else offset if is_future else offset - 7
        return self._at(e, _UNKNOWN_ORIGIN + behind, None, calendar=False, precision="weekday")

    def _relative(self, e: TimeExpression) -> Moment | None:
        days = e.days or 0
        if e.kind in ("today", "yesterday", "tomorrow", "ago"):
            back = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(e.kind, -days)
            if self._published is not None:
                return self._at(e, *_exact(self._published + timedelta(days=back)))
            return self._from_now(e, back)
        if e.kind == "number":
            return self._numbered(e)
        return self._from_now(e, -days if e.kind == "earlier" else days)

    def _numbered(self, e: TimeExpression) -> Moment:
        """Place "day 3"; the first day told is taken for the day that the text last told."""
        number = e.days or 1
        if self._origin is None:
            self._origin = (self._now or _UNKNOWN_ORIGIN) - (number if self._now is None else 1)
        position = self._origin + number
        if self._is_calendar and position >= 1:
            return self._at(e, *_exact(date.fromordinal(int(position))))
        return self._at(e, position, None, calendar=False)

    def _from_now(self, e: TimeExpression, days: int) -> Moment:
        base = self._now if self._now is not None else _UNKNOWN_ORIGIN
        position = base + days
        exact = self._is_calendar and abs(days) <= 21 and e.kind != "after-stay"
        told = date.fromordinal(int(position)) if exact and position >= 1 else None
        return self._at(e, position, told, calendar=self._is_calendar)

    def _at(
        self,
        e: TimeExpression,
        position: float,
        told: date | None,
        *,
        calendar: bool = True,
        precision: str = "day",
    ) -> Moment:
        self._now, self._is_calendar = position, calendar
        if told is not None:
            self._year, self._month = told.year, told.month
        known = precision if told is not None or precision == "weekday" else "unknown"
        return Moment(e, position, When(told, told, known, e.text))


def _exact(day: date) -> tuple[float, date]:
    return float(day.toordinal()), day


def _nearest(weekday: int, published: date, *, is_future: bool) -> date:
    """Return the weekday's last occurrence up to publication, or the first one after it."""
    if is_future:
        return published + timedelta(days=(weekday - published.weekday()) % 7)
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def _month_end(year: int, month: int) -> date:
    following = date(year + (month == 12), month % 12 + 1, 1)
    return following - timedelta(days=1)
