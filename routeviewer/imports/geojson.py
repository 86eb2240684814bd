"""Plain GeoJSON: its points in their order, or by their numbers where they have any."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from routeviewer.errors import ImportFileError
from routeviewer.imports.damage import damage_told
from routeviewer.imports.waypoint import Found, Part, Waypoint, plain, waypoint, when_of

_NAMES = ("name", "title", "label", "place")
_TIMES = ("date", "when", "time", "timestamp", "start")
_NOTES = ("note", "quote", "description", "comment", "desc")


def geojson_parts(text: str) -> Found:
    """Return the routes of a file: one for each ``itinerary`` that its features name.

    Raises:
        ValueError: It is no GeoJSON.
        ImportFileError: It is a project.
    """
    try:
        features = _features(json.loads(text))
    except json.JSONDecodeError as error:
        raise ValueError(damage_told(error)) from error
    stops, bad, left_out = [], [], 0
    for number, (geometry, told) in enumerate(features, 1):
        if "from" in told and "to" in told:
            continue
        try:
            found, beyond = _waypoints(geometry, told)
        except (LookupError, TypeError, ValueError, OverflowError):
            bad.append(f"feature {number}")
            continue
        left_out += beyond
        stops += [(_key(told), told.get("traveller"), point) for point in found]
    # Sorting keeps the order of what has no numbers.
    stops.sort(key=lambda stop: stop[0])
    parts = []
    for _, group in groupby(stops, key=lambda stop: stop[0][0]):
        members = list(group)
        parts.append(Part(plain(members[0][1]), tuple(point for _, _, point in members)))
    return Found(tuple(parts), tuple(bad), left_out)


def _features(held: Any) -> Iterator[tuple[Any, dict[str, Any]]]:
    if not isinstance(held, dict):
        raise ValueError("it holds no features")  # noqa: TRY004 - what is wrong with the file
    if isinstance(held.get("routeviewer"), dict):
        raise ImportFileError(
            "The file is a project already",
            "Give it to `routeviewer route` or `routeviewer export` as it is.",
        )
    if held.get("type") == "FeatureCollection":
        features = held.get("features")
        if not isinstance(features, list):
            raise ValueError("its features are no list")
        for feature in features:
            yield _parted(feature if isinstance(feature, dict) else {})
    elif held.get("type") == "Feature":
        yield _parted(held)
    elif "coordinates" in held:
        yield held, {}
    else:
        raise ValueError("it is no GeoJSON")


def _parted(feature: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """Return the geometry of a feature, and what it tells."""
    told = feature.get("properties")
    return feature.get("geometry"), told if isinstance(told, dict) else {}


def _key(told: dict[str, Any]) -> tuple[int, int]:
    """Return the itinerary and the number that a feature tells, 0 where it tells none."""
    values = (told.get("itinerary"), told.get("number"))
    first, second = (v if isinstance(v, int) and not isinstance(v, bool) else 0 for v in values)
    return first, second


def _waypoints(geometry: Any, told: dict[str, Any]) -> tuple[list[Waypoint], int]:
    """Return the stops of a feature, and how many points of its lines are none."""
    name, when, note = (_first(told, keys) for keys in (_NAMES, _TIMES, _NOTES))
    if geometry is None:
        if not name:
            raise ValueError("neither name nor place")
        return [Waypoint(name, None, when_of(when), note)], 0
    kind, points = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return [waypoint(name, *_lat_lon(points), when, note)], 0
    if kind == "MultiPoint":
        return [waypoint(name, *_lat_lon(point), when, note) for point in points], 0
    lines = {"LineString": [points], "MultiLineString": points}.get(kind)
    if lines is None:
        raise ValueError("neither points nor lines")
    ends = [point for line in lines for point in (line[0], line[-1])]
    left_out = sum(max(0, len(line) - 2) for line in lines)
    return [waypoint("", *_lat_lon(point), when, note) for point in ends], left_out


def _lat_lon(point: Any) -> tuple[float, float]:
    lon, lat = point[:2]
    return float(lat), float(lon)


def _first(told: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((plain(str(told[key])) for key in keys if told.get(key)), "")
