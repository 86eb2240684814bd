"""Positions as people write them: decimal degrees, and degrees, minutes and seconds."""

from __future__ import annotations

import re

from routeviewer.geo.coordinate import Coordinate
from routeviewer.wording.catalogue import catalogue

# North, south, east, west.
_SIDES = {"en": "NSEW", "de": "NSOW"}

_PART = re.compile(
    r"^\s*(?P<before>[NSEW])?\s*(?P<sign>[-+−])?(?P<degrees>\d{1,3}(?:[.,]\d+)?)\s*(?:°|deg|d|º)?\s*"
    r"(?:(?P<minutes>\d{1,2}(?:\.\d+)?)\s*(?:['′’m]|min)?\s*)?"
    r"(?:(?P<seconds>\d{1,2}(?:\.\d+)?)\s*(?:\"|″|”|''|s|sec)?\s*)?(?P<after>[NSEW])?\s*$",
    re.IGNORECASE,
)


def decimal_degrees(position: Coordinate, language: str = "en") -> str:
    """Return a position in decimal degrees, to about ten metres.

    >>> decimal_degrees(Coordinate(43.3595, -132.19))
    '43.3595° N, 132.1900° W'
    >>> decimal_degrees(Coordinate(43.3595, 132.19), "de")
    '43,3595° N, 132,1900° O'
    """
    words = catalogue(language)
    north, east = (words.decimal(f"{abs(angle):.4f}") for angle in (position.lat, position.lon))
    sides = _SIDES.get(language, _SIDES["en"])
    return f"{north}° {_side(position.lat, sides[:2])}, {east}° {_side(position.lon, sides[2:])}"


def degrees_minutes_seconds(position: Coordinate, language: str = "en") -> str:
    """Return a position in degrees, minutes and seconds.

    >>> degrees_minutes_seconds(Coordinate(43.36, -132.19))
    '43°21′36″ N, 132°11′24″ W'
    """  # noqa: RUF002 - signs of minutes
    sides = _SIDES.get(language, _SIDES["en"])
    return f"{_sexagesimal(position.lat, sides[:2])}, {_sexagesimal(position.lon, sides[2:])}"


def position_of(text: str, language: str = "en") -> Coordinate | None:
    r"""Return the position that a text tells, latitude first unless letters say otherwise.

    Args:
        text: What a person wrote; a comma may stand for the decimal point.
        language: In German O is the east, which elsewhere is the west.

    Returns:
        The position, or None where the text is none, as every name of a place is.

    >>> position_of("43°21'36\"N 132°11'24\"E")
    Coordinate(lat=43.36, lon=132.19)
    >>> position_of("-33.9, 18.4").lat
    -33.9
    >>> position_of("Paris") is None
    True
    """
    plain = text.strip()
    if language == "de" and not re.search(r"[^\W\d_]{2}", plain):
        plain = plain.replace("O", "E").replace("o", "e")
    for first, second in _halves(plain):
        one, other = _PART.match(first), _PART.match(second)
        if one and other:
            found = _position(one, other)
            if found is not None:
                return found
    return None


def _halves(text: str) -> list[tuple[str, str]]:
    """Return ways to cut a text in two parts, the likeliest first."""
    cuts = [m.span() for m in re.finditer(r"\s*[,;]\s*|\s+", text)]
    cuts.sort(key=lambda span: (not re.search("[,;]", text[slice(*span)]),
                                abs(span[0] + span[1] - len(text))))  # fmt: skip
    halves = [(text[:start], text[end:]) for start, end in cuts]
    letter = re.match(r"^(.*?[NSEW])\s*(\d.*)$", text, re.IGNORECASE)
    return [*halves, *([letter.groups()] if letter else [])]  # type: ignore[list-item]  # a pair


def _position(one: re.Match[str], other: re.Match[str]) -> Coordinate | None:
    first, second = _degrees(one), _degrees(other)
    sides = (_letter(one), _letter(other))
    if sides[0] in ("E", "W") or sides[1] in ("N", "S"):
        first, second, sides = second, first, (sides[1], sides[0])
    if sides[0] in ("E", "W") or sides[1] in ("N", "S") or (bool(sides[0]) != bool(sides[1])):
        return None
    try:
        return Coordinate(
            round(-first if sides[0] == "S" else first, 6),
            round(-second if sides[1] == "W" else second, 6),
        )
    except ValueError:
        return None


def _degrees(part: re.Match[str]) -> float:
    value = (
        float(part["degrees"].replace(",", "."))
        + float(part["minutes"] or 0) / 60
        + float(part["seconds"] or 0) / 3600
    )
    return -value if part["sign"] in ("-", "−") else value


def _letter(part: re.Match[str]) -> str:
    return (part["before"] or part["after"] or "").upper()


def _side(value: float, letters: str) -> str:
    return letters[0] if value >= 0 else letters[1]


def _sexagesimal(value: float, letters: str) -> str:
    seconds = round(abs(value) * 3600)
    return f"{seconds // 3600}°{seconds // 60 % 60:02d}′{seconds % 60:02d}″ {_side(value, letters)}"
