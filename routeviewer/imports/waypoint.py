"""What the files of other programs are read into."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from routeviewer.geo.coordinate import Coordinate
from routeviewer.itinerary.itinerary import When

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?")
_MARKUP = re.compile(r"<[^>]*>")
_LONGEST_NAME = 300


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
        bad_rows: Which rows or points were left out, e.g. "row 7", since they tell no position
            on Earth.
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
    """Return a time: a day, month or year where the text is one (ISO 8601), else its words.

    >>> when_of("2023-02").end
    datetime.date(2023, 2, 28)
    """
    found = _ISO.fullmatch(text)
    if found is None:
        return When(text=text)
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        start = date(year or 1, month or 1, day or 1)
    except ValueError:
        return When(text=text)
    if day is not None:
        return When(start, start, "day", text)
    if month is not None:
        last = calendar.monthrange(start.year, start.month)[1]
        return When(start, start.replace(day=last), "month", text)
    return When(start, start.replace(month=12, day=31), "year", text)
