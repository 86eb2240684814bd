"""What the files of other programs are read into."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from routeviewer.geo.coordinate import Coordinate
from routeviewer.itinerary.itinerary import When
from routeviewer.text.dates import time_expressions

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?")
_RUN_TOGETHER = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T.*)?")
# With dots the day comes first, everywhere; with strokes only where it cannot be a month.
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
_STROKES = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})")
_MONTHS = 12
_MARKUP = re.compile(r"<[^>]*>")
_LONGEST_NAME = 300
# Year, month and day; unknown ones are None.
_Parts = tuple[int, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A stop of a file.

    Attributes:
        name: What it is called; never empty.
        coordinate: Where it is, or None where the file does not tell.
        when: When it was.
        note: What else the file tells of it, in plain text.
    """

    name: str
    coordinate: Coordinate | None
    when: When
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A route of a file: its name, or empty, and its stops in order."""

    name: str
    waypoints: tuple[Waypoint, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a file.

    Attributes:
        parts: Its routes, each with a stop at least.
        bad_rows: Which rows or points were left out, e.g. "row 7", since they are no points on
            Earth.
        points_left_out: How many points of recorded lines did not become stops.
    """

    parts: tuple[Part, ...]
    bad_rows: tuple[str, ...] = ()
    points_left_out: int = 0


def waypoint(
    name: str | None, lat: float, lon: float, when: str | None, note: str | None
) -> Waypoint:
    """Return a stop; one without a name is called by its position.

    Raises:
        ValueError: The position is none on Earth.
    """
    coordinate = Coordinate(round(lat, 7), round(lon, 7))
    return Waypoint(
        plain(name) or f"{coordinate.lat:.4f}, {coordinate.lon:.4f}",
        coordinate,
        when_of(plain(when)),
        plain(note),
    )


def plain(text: str | None) -> str:
    """Return a text in one line, without markup."""
    line = " ".join(_MARKUP.sub(" ", text or "").split())
    return line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 1] + "…"


def when_of(text: str) -> When:
    """Return a time: a day, month or year where the text is one, else its words.

    Read are ISO 8601, "1 May 2023", "May 2023", "01.05.2023", and "25/12/2023" where only one of
    the numbers can be a month.

    >>> when_of("2023-02").end
    datetime.date(2023, 2, 28)
    """
    parts = _iso(text) or _in_numbers(text) or _in_words(text)
    if parts is None:
        return When(text=text)
    year, month, day = parts
    try:
        start = date(year, month or 1, day or 1)
    except ValueError:
        return When(text=text)
    if day is not None:
        return When(start, start, "day", text)
    if month is not None:
        last = calendar.monthrange(start.year, start.month)[1]
        return When(start, start.replace(day=last), "month", text)
    return When(start, start.replace(month=12, day=31), "year", text)


def _iso(text: str) -> _Parts | None:
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    return year or 0, month, day


def _in_numbers(text: str) -> _Parts | None:
    found = _RUN_TOGETHER.fullmatch(text) or _DOTTED.fullmatch(text)
    if found is not None:
        return int(found["year"]), int(found["month"]), int(found["day"])
    found = _STROKES.fullmatch(text)
    if found is None:
        return None
    first, second = int(found["first"]), int(found["second"])
    if first != second and max(first, second) <= _MONTHS:
        return None
    return int(found["year"]), min(first, second), max(first, second)


def _in_words(text: str) -> _Parts | None:
    found = time_expressions(text)
    if len(found) != 1 or found[0].text != text or found[0].year is None:
        return None
    return found[0].year, found[0].month, found[0].day
