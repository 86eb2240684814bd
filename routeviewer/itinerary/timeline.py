"""Puts the times told in a text on one scale: the calendar, or a scale of days of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from routeviewer.itinerary.itinerary import When
from routeviewer.text.dates import TimeExpression

# Up to so many days "three days later" names a day; beyond, about the time.
_EXACT_DAYS = 21
_ABOUT = 0.25
# A day of the month that is told so much smaller than the last one is of the next month.
_BACKWARDS_DAYS = 3
# So far a year that is told alone is that of the dates that follow, in a report of a later year.
_YEAR_REACH = 600
# A month told this much earlier in a diary is remembered: the diary does not go on from there.
_MEMORY_DAYS = 60
# Earlier "days" come from counting without a known calendar.
_FIRST_DAY = date(1000, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression that was placed.

    Attributes:
        expression: The words.
        low: First day, counted on the text's scale; proleptic ordinals on the calendar.
        high: Last day.
        is_calendar: Whether the days are those of the calendar; times of two scales cannot be
            compared.
        when: What is known of the calendar.
    """

    expression: TimeExpression
    low: float
    high: float
    is_calendar: bool
    when: When

    def is_before(self, other: Moment) -> bool:
        """Tell whether this time is surely over before another begins."""
        return self.is_calendar == other.is_calendar and self.high < other.low


def place_times(
    expressions: Sequence[TimeExpression],
    published: date | None,
    *,
    future: frozenset[int],
    is_chronicle: bool,
    year: int | None = None,
) -> tuple[Moment, ...]:
    """Place times in the order of the text; each may refer to the one before.

    Args:
        expressions: Times as told.
        published: Day of publication, where known.
        future: Start offsets of the expressions that lie in a clause about the future.
        is_chronicle: Whether days are told one after the other, as diaries do; reports look back
            from the day of publication.
        year: The year that the title names, if it names one.
    """
    clock = _Clock(published, year, is_chronicle=is_chronicle)
    moments = []
    for expression in expressions:
        moment = clock.place(expression, is_future=expression.start in future)
        if moment is not None:
            moments.append(moment)
    return tuple(moments)


class _Clock:
    """Remembers the time told last."""

    def __init__(self, published: date | None, year: int | None, *, is_chronicle: bool) -> None:
        self._published = published
        self._is_chronicle = is_chronicle
        self._year = year
        self._month: int | None = None
        self._has_full_date = False
        self._year_told: TimeExpression | None = None
        self._day_told: int | None = None
        self._now = 0.0
        self._is_calendar = False
        # Whether the time told last was a day, from which days can be counted.
        self._is_day = False
        self._weekday_now: int | None = None
        self._day_zero: float | None = None

    def place(self, e: TimeExpression, *, is_future: bool) -> Moment | None:
        if self._is_memory(e):
            return self._remembered(e)
        self._year = self._year_after(e)
        if e.kind == "entry" and not self._is_chronicle:
            return None
        if e.kind in ("day", "dayofmonth", "entry"):
            return self._day(e)
        if e.kind in ("month", "year"):
            return self._period(e)
        if e.kind == "weekday":
            return self._weekday(e, is_future=is_future)
        return self._relative(e)

    def _year_after(self, e: TimeExpression) -> int | None:
        """Return the year that dates without one are of from here on.

        A chronicle stays in the year of its last full date, whatever years it remembers.
        """
        is_full = e.kind in ("day", "month")
        if self._is_chronicle and self._has_full_date and not is_full:
            return self._year
        self._has_full_date = self._has_full_date or (is_full and e.year is not None)
        if e.year is not None:
            self._year_told = e
        return e.year or self._year

    def _is_memory(self, e: TimeExpression) -> bool:
        """Tell whether a diary speaks of a time long before the day that it has reached."""
        if not (self._is_chronicle and self._is_calendar and e.kind in ("month", "year")):
            return False
        if e.year is None or (e.kind == "month" and not self._has_full_date):
            return False
        return date(e.year, e.month or 12, 1).toordinal() < self._now - _MEMORY_DAYS

    @staticmethod
    def _remembered(e: TimeExpression) -> Moment:
        start = date(e.year or 1, e.month or 1, 1)
        end = _month_end(start.year, e.month or 12)
        low, high = float(start.toordinal()), float(end.toordinal())
        return Moment(e, low, high, is_calendar=True, when=When(start, end, e.kind, e.text))

    # -- absolute ----------------------------------------------------------------------------

    def _day(self, e: TimeExpression) -> Moment | None:
        day = e.day
        month = e.month or self._month_of(day)
        if month is None or day is None:
            return None
        self._month, self._day_told = month, day
        year = e.year or self._told_year(e, month, day)
        try:
            told = date(year or 1, month, day)
        except ValueError:
            return None
        if year is None:
            return self._on_own_scale(e, float(told.toordinal()))
        self._year = year
        return self._on_calendar(e, told)

    def _month_of(self, day: int | None) -> int | None:
        """Return the month of a day told without one: the last told, or the one after it."""
        if self._month is None and day is not None and self._published is not None:
            # The last such day up to publication.
            last = self._published.month - (day > self._published.day)
            return last or 12
        if self._month is None or day is None or self._day_told is None:
            return self._month
        if not self._is_chronicle or day >= self._day_told - _BACKWARDS_DAYS:
            return self._month
        if self._month == 12 and self._year is not None:
            self._year += 1
        return self._month % 12 + 1

    def _told_year(self, e: TimeExpression, month: int, day: int) -> int | None:
        """Return the year of a date without one: the last told, or that of the publication."""
        if self._year is not None and not self._is_stale(e):
            return self._year
        if self._published is None:
            return None
        try:
            this_year = date(self._published.year, month, day)
        except ValueError:
            return None
        ahead = (this_year - self._published).days
        return self._published.year - (ahead > 60)

    def _is_stale(self, e: TimeExpression) -> bool:
        """Tell whether the year told last is only that of something a report looks back at."""
        told, published = self._year_told, self._published
        if self._is_chronicle or told is None or published is None or told.year is None:
            return False
        is_alone = told.kind in ("year", "month") and told.year < published.year - 1
        return is_alone and e.start - told.end > _YEAR_REACH

    def _period(self, e: TimeExpression) -> Moment | None:
        year = e.year or self._year
        if e.kind == "year" and e.year is not None:
            return self._whole_year(e, e.year)
        if year is None and self._published is not None and e.month is not None:
            year = self._published.year - (e.month > self._published.month)
        if year is None:
            return None
        month = e.month or 1
        self._year, self._month = year, month
        return self._within(e, date(year, month, 1), _month_end(year, month), "month")

    def _whole_year(self, e: TimeExpression, year: int) -> Moment:
        start, end = date(year, 1, 1), date(year, 12, 31)
        if self._is_chronicle and self._has_full_date:
            when = When(start, end, "year", e.text)
            low, high = float(start.toordinal()), float(end.toordinal())
            return Moment(e, low, high, is_calendar=True, when=when)
        return self._within(e, start, end, "year")

    def _within(self, e: TimeExpression, start: date, end: date, precision: str) -> Moment:
        self._now, self._is_calendar, self._weekday_now = float(start.toordinal()), True, None
        self._is_day = False
        when = When(start, end, precision, e.text)
        return Moment(e, self._now, float(end.toordinal()), is_calendar=True, when=when)

    # -- relative ----------------------------------------------------------------------------

    def _weekday(self, e: TimeExpression, *, is_future: bool) -> Moment:
        wanted = e.weekday or 0
        if self._published is not None and not self._is_chronicle:
            return self._on_calendar(e, _nearest(wanted, self._published, is_future=is_future))
        if self._is_day and self._is_calendar and self._now >= _FIRST_DAY:
            current = date.fromordinal(int(self._now))
            day = current + timedelta((wanted - current.weekday()) % 7)
            if self._published is not None and not is_future and day > self._published >= current:
                day = _nearest(wanted, self._published, is_future=False)
            return self._on_calendar(e, day)
        if self._is_chronicle:
            last = wanted if self._weekday_now is None else self._weekday_now
            position = self._now + (wanted - last) % 7
        else:
            # The day that a report names first is the last one: it looks back from there.
            first = wanted if self._weekday_now is None else self._weekday_now
            ahead = (wanted - first) % 7
            position = float(ahead if is_future or not ahead else ahead - 7)
        if self._is_chronicle or self._weekday_now is None:
            self._weekday_now = wanted
        self._now = position
        return Moment(
            e, position, position, is_calendar=False, when=When(None, None, "weekday", e.text)
        )

    def _relative(self, e: TimeExpression) -> Moment:
        days = e.days or 0
        if e.kind in ("today", "yesterday", "tomorrow", "ago"):
            back = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(e.kind, -days)
            if self._published is not None and not self._is_chronicle:
                return self._on_calendar(e, self._published + timedelta(days=back))
            return self._from_now(e, back)
        if e.kind == "number":
            return self._numbered(e)
        return self._from_now(e, -days if e.kind == "earlier" else days)

    def _numbered(self, e: TimeExpression) -> Moment:
        """Place "day 3"; the first day told is taken for the day that the text last told."""
        number = e.days or 1
        if self._day_zero is None:
            self._day_zero = self._now - (1 if self._is_calendar else number)
        position = self._day_zero + number
        if self._is_day and self._is_calendar and position >= _FIRST_DAY:
            return self._on_calendar(e, date.fromordinal(int(position)))
        return self._on_own_scale(e, position)

    def _from_now(self, e: TimeExpression, days: int) -> Moment:
        position = self._now + days
        is_exact = abs(days) <= _EXACT_DAYS and e.kind != "after-stay"
        if self._is_day and self._is_calendar and is_exact and position >= _FIRST_DAY:
            return self._on_calendar(e, date.fromordinal(int(position)))
        if self._weekday_now is not None and is_exact:
            self._weekday_now = (self._weekday_now + days) % 7
        self._now = position
        about = 0.0 if is_exact else _ABOUT * abs(days)
        return Moment(
            e, position - about, position + about, is_calendar=self._is_calendar,
            when=When(None, None, "unknown", e.text),
        )  # fmt: skip

    # -- both scales -------------------------------------------------------------------------

    def _on_calendar(self, e: TimeExpression, day: date) -> Moment:
        self._now, self._is_calendar, self._is_day = float(day.toordinal()), True, True
        self._year, self._month = day.year, day.month
        when = When(day, day, "day", e.text)
        return Moment(e, self._now, self._now, is_calendar=True, when=when)

    def _on_own_scale(self, e: TimeExpression, position: float) -> Moment:
        self._now, self._is_calendar = position, False
        when = When(None, None, "unknown", e.text)
        return Moment(e, position, position, is_calendar=False, when=when)


def _nearest(weekday: int, published: date, *, is_future: bool) -> date:
    """Return the weekday's last occurrence up to publication, or the first one after it."""
    if is_future:
        return published + timedelta(days=(weekday - published.weekday()) % 7)
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def _month_end(year: int, month: int) -> date:
    following = date(year + (month == 12), month % 12 + 1, 1)
    return following - timedelta(days=1)
