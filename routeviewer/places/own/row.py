"""What every format of gazetteers is read into."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import NamedTuple

from routeviewer.errors import OwnGazetteerError
from routeviewer.places.phrases import kind_word_table
from routeviewer.places.place import KINDS

CountryCode = Callable[[str], str]

_KINDS = {
    "settlement": "city", "town": "city", "inhabited place": "city", "inhabited places": "city",
    "populated place": "city", "hamlet": "village", "building": "facility",
    "monument": "facility", "polity": "region", "state": "region", "administrative": "region",
    # The feature classes of GeoNames, which Linked Places uses too.
    "a": "region", "h": "water", "l": "region", "p": "city", "r": "road", "s": "facility",
    "t": "mountain",
}  # fmt: skip
# Radius within which a thing of a kind lies that comes as a point only, in kilometres.
_PRECISION_KM = {"country": 300.0, "region": 60.0, "city": 5.0, "village": 2.0, "water": 10.0,
                 "mountain": 5.0, "island": 10.0, "airport": 3.0}  # fmt: skip
_YEAR = re.compile(r"\s*(?:c(?:a|irca)?\.?\s*)?(-?\d{1,4})(?!\d)")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_ERA = re.compile(r"\b(?:BCE?|B\.\s?C\.)")


class PlaceRow(NamedTuple):
    """One place of a file.

    Attributes:
        identifier: Its key in the file.
        names: Its names, the usual one first.
        kind: One of ``place.KINDS``.
        lat: Latitude in degrees.
        lon: Longitude in degrees.
        precision_km: Radius within which it lies.
        prominence: How well known it is, on the scale of ``Match.prominence``.
        country: ISO 3166-1 alpha-2 code, or empty.
        admin1: GeoNames' code of the region, or empty.
        population: Inhabitants, or None.
        from_year: First year of the name, or None.
        to_year: Last year of the name, or None.
        note: Anything else worth telling.
    """

    identifier: str
    names: tuple[str, ...]
    kind: str
    lat: float
    lon: float
    precision_km: float
    prominence: int
    country: str = ""
    admin1: str = ""
    population: int | None = None
    from_year: int | None = None
    to_year: int | None = None
    note: str = ""


class BadRow(NamedTuple):
    """A row that is no place: where it stands, and why."""

    line: int
    why: str


def degrees(lat: str | float, lon: str | float) -> tuple[float, float]:
    """Return a position; a comma may stand for the decimal point.

    Raises:
        ValueError: It is none on Earth.
    """
    north, east = (float(str(part).strip().replace(",", ".")) for part in (lat, lon))
    if not (math.fabs(north) <= 90 and math.fabs(east) <= 180):
        raise ValueError(f"latitude {lat}, longitude {lon} is no position on Earth")
    return north, east


def amount(told: str | float | None) -> float:
    """Return a number from 0 on, 0 where none is told.

    Raises:
        ValueError: It is no such number.

    >>> amount("1,700"), amount("2,5"), amount("")
    (1700.0, 2.5, 0.0)
    """
    text = str(told or 0).strip()
    text = text.replace(",", "" if _THOUSANDS.fullmatch(text) else ".")
    number = float(text)
    if not 0 <= number < math.inf:
        raise ValueError(f"{told} is no amount")
    return number


def year(text: str | int | None) -> int | None:
    """Return the year of a date, negative before our era; None where there is none.

    >>> year("1924-01-26"), year("-0300"), year("44 BC"), year("c. 1850"), year("")
    (1924, -300, -44, 1850, None)
    """
    found = _YEAR.match(str(text if text is not None else ""))
    if found is None:
        return None
    number = int(found.group(1))
    return -number if _ERA.search(str(text)) and number > 0 else number


def kind_of(word: str) -> str:
    """Return the kind that a word of any gazetteer means, ``"other"`` where it is unknown."""
    plain = word.strip().lower()
    if plain in KINDS:
        return plain
    return _KINDS.get(plain) or kind_word_table().get(plain, "other")


def precision_km_of(kind: str) -> float:
    """Return the radius within which a thing of a kind lies when only a point is told."""
    return _PRECISION_KM.get(kind, 1.0)


def unreadable(path: str, why: object) -> OwnGazetteerError:
    """Return the error of a file that cannot be read as its format."""
    return OwnGazetteerError(
        f"{path} cannot be read as a gazetteer ({why})",
        "Give a GeoNames dump (.txt or .zip), Linked Places (.tsv), a CSV with the columns name, "
        "lat, lon, or GeoJSON points.",
    )
