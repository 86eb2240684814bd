"""What services send, read as places.

Services built on OpenStreetMap tell what a thing is, how large, and in which country; of others
only what all of them tell is used: an address and a position.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.places.candidate import Reason
from routeviewer.places.folding import fold
from routeviewer.places.gazetteer import Match
from routeviewer.places.place import Place

OSM = "openstreetmap"
# Kinds of OpenStreetMap's tags; a tag's value comes before its key.
_BY_VALUE = {
    "country": "country", "state": "region", "region": "region", "province": "region",
    "county": "region", "district": "region", "state_district": "region", "city": "city",
    "town": "city", "municipality": "city", "village": "village", "hamlet": "village",
    "isolated_dwelling": "village", "suburb": "village", "quarter": "village",
    "neighbourhood": "village", "locality": "village", "farm": "village", "island": "island",
    "islet": "island", "archipelago": "island", "sea": "water", "ocean": "water", "water": "water",
    "bay": "water", "strait": "water", "spring": "water", "glacier": "other", "peak": "mountain",
    "volcano": "mountain", "mountain_range": "mountain", "ridge": "mountain", "saddle": "mountain",
    "hill": "mountain", "station": "station", "halt": "station", "bus_station": "station",
    "border_control": "border", "harbour": "port", "port": "port", "ferry_terminal": "port",
}  # fmt: skip
_BY_KEY = {
    "railway": "station", "public_transport": "station", "aeroway": "airport",
    "waterway": "water", "highway": "road", "place": "other", "natural": "other",
    "boundary": "region",
}  # fmt: skip
# How well known a place of a kind is at least, on the scale of ``Match.prominence``; a service's
# importance is 0 for a thing that no encyclopedia has, be it a town.
_PROMINENCE = {
    "country": 1400, "region": 600, "city": 420, "water": 300, "mountain": 300, "island": 350,
    "airport": 420, "station": 300, "port": 300, "village": 260, "border": 300, "road": 100,
}  # fmt: skip
_LEAST_PROMINENCE = 150
_IMPORTANCE_SCALE = 900
_POINTS_A_RANK = -0.2
_INEXACT_POINTS = -2.0
_POINT_KM = 0.1
_UNKNOWN_KM = 1.0
_OSM_TYPES = {"n": "node", "w": "way", "r": "relation"}
_COUNTRY_KEYS = ("country_code", "countrycode", "countryCode", "country_code2", "CountryCode")
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """One location of an answer.

    Attributes:
        address: The address in one line.
        coordinate: Its position.
        raw: What the service sent.
    """

    address: str
    coordinate: Coordinate
    raw: Mapping[str, Any]


def answer_of(kept: Mapping[str, Any]) -> Answer | None:
    """Return a location as it lies in the cache, or None where it has no position on Earth."""
    try:
        coordinate = Coordinate(float(kept["lat"]), float(kept["lon"]))
    except (KeyError, TypeError, ValueError):
        return None
    raw = kept.get("raw")
    return Answer(str(kept.get("address") or ""), coordinate, raw if isinstance(raw, dict) else {})


def matches_of(answers: Iterable[Answer], asked: str, service: str) -> Iterator[Match]:
    """Yield the places of an answer in the service's order, each with its reasons.

    Args:
        answers: The answer to a name.
        asked: The name.
        service: Name of the service, for the reasons.
    """
    for rank, answer in enumerate(answers):
        place, names = place_of(answer, asked, service)
        prominence = max(
            _PROMINENCE.get(place.kind, _LEAST_PROMINENCE), _importance(answer) * _IMPORTANCE_SCALE
        )
        reasons = [Reason("online", (service,), _POINTS_A_RANK * rank if rank else 0.0)]
        is_exact = fold(asked) in {fold(name) for name in names}
        if not is_exact:
            reasons.append(Reason("online-inexact", (asked, place.name), _INEXACT_POINTS))
        yield Match(place, round(prominence), is_exact, tuple(reasons))


def place_of(answer: Answer, asked: str, service: str) -> tuple[Place, tuple[str, ...]]:
    """Return a location as a place, with every name that the service gives it."""
    facts = _facts(answer.raw)
    name = str(facts.get("name") or "") or _first_part(answer.address) or asked
    kind = _kind(facts)
    country = _country(answer.raw)
    parents = tuple(p for p in (_region(facts), _text(facts, "country")) if p and p != name)
    gazetteer, identifier = _identity(answer, facts, service)
    place = Place(
        gazetteer, identifier, name, kind, answer.coordinate, _precision_km(facts),
        country, parents=parents or _later_parts(answer.address),
    )  # fmt: skip
    names = facts.get("namedetails")
    others = names.values() if isinstance(names, dict) else ()
    return place, (name, _first_part(answer.address), *(str(other) for other in others))


def _importance(answer: Answer) -> float:
    """Return how important a service finds a place, 0 to 1; 0 where it does not say."""
    told = _facts(answer.raw).get("importance")
    return float(told) if isinstance(told, int | float) and 0 <= told <= 1 else 0.0


def _facts(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the tags of a location: Photon keeps them one level deeper."""
    properties = raw.get("properties")
    return properties if isinstance(properties, dict) else raw


def _kind(facts: Mapping[str, Any]) -> str:
    value = _text(facts, "osm_value") or _text(facts, "type")
    key = _text(facts, "osm_key") or _text(facts, "class") or _text(facts, "category")
    if key == "boundary":
        value = _text(facts, "addresstype") or _text(facts, "type")
    if not key:
        return "other"
    return _BY_VALUE.get(value) or _BY_KEY.get(key, "facility")


def _identity(answer: Answer, facts: Mapping[str, Any], service: str) -> tuple[str, str]:
    kind, number = _text(facts, "osm_type")[:1].lower(), facts.get("osm_id")
    if kind in _OSM_TYPES and isinstance(number, int):
        return OSM, f"{_OSM_TYPES[kind]}/{number}"
    lat, lon = answer.coordinate.lat, answer.coordinate.lon
    return service, f"{fold(answer.address)[:80]}@{lat:.5f},{lon:.5f}"


def _precision_km(facts: Mapping[str, Any]) -> float:
    """Return half the diagonal of the box round a thing, or what a point without one may miss."""
    box = _box(facts)
    if box is None:
        return _UNKNOWN_KM
    south, north, west, east = box
    if not (-90 <= south <= north <= 90 and -180 <= west <= east <= 180):
        return _UNKNOWN_KM
    diagonal_km = sphere_km(Coordinate(south, west), Coordinate(north, east))
    return round(max(_POINT_KM, diagonal_km / 2), 1)


def _box(facts: Mapping[str, Any]) -> tuple[float, float, float, float] | None:
    """Return south, north, west, east in degrees, or None."""
    try:
        if "boundingbox" in facts:
            south, north, west, east = (float(side) for side in facts["boundingbox"])
        else:
            west, north, east, south = (float(side) for side in facts["extent"])
    except (KeyError, TypeError, ValueError):
        return None
    is_known = all(math.isfinite(side) for side in (south, north, west, east))
    return (south, north, west, east) if is_known else None


def _region(facts: Mapping[str, Any]) -> str:
    address = facts.get("address")
    told = address if isinstance(address, dict) else facts
    keys = ("state", "region", "province", "county")
    return next((_text(told, key) for key in keys if _text(told, key)), "")


def _country(raw: Any, depth: int = 0) -> str:
    """Return the ISO 3166-1 alpha-2 code wherever a service puts it, or nothing."""
    if isinstance(raw, dict):
        for key in _COUNTRY_KEYS:
            code = raw.get(key)
            if isinstance(code, str) and len(code) == 2 and code.isalpha():
                return code.upper()
    if depth >= _DEEPEST:
        return ""
    inner = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ()
    return next((code for part in inner if (code := _country(part, depth + 1))), "")


def _text(facts: Mapping[str, Any], key: str) -> str:
    value = facts.get(key)
    if key == "country" and value is None and isinstance(facts.get("address"), dict):
        value = facts["address"].get("country")
    return value if isinstance(value, str) else ""


def _first_part(address: str) -> str:
    return address.partition(",")[0].strip()


def _later_parts(address: str) -> tuple[str, ...]:
    """Return the largest two things that an address names after the place itself."""
    return tuple(part.strip() for part in address.split(",")[1:] if part.strip())[-2:]
