"""GPX: routes; where there is none, waypoints; where these are missing too, recorded tracks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import gpxpy
from gpxpy.gpx import GPX, GPXException, GPXTrackPoint, GPXXMLSyntaxException

from routeviewer.imports.damage import damage_told
from routeviewer.imports.waypoint import Found, Part, Waypoint, plain, waypoint

_Parts = tuple[Part, ...]


def gpx_parts(text: str) -> Found:
    """Return the routes of a file.

    Raises:
        ValueError: It is no GPX.
    """
    try:
        document = gpxpy.parse(text)
    except GPXXMLSyntaxException as error:
        raise ValueError(damage_told(error.__cause__ or error)) from error
    except GPXException as error:
        raise ValueError(str(error)) from error
    bad: list[str] = []
    if document.routes:
        parts = [(route.name, _points(route.points, bad)) for route in document.routes]
    elif document.waypoints:
        parts = [(None, _points(document.waypoints, bad))]
    else:
        return _tracks(document)
    return Found(_named(parts, document), tuple(bad))


def _named(parts: Iterable[tuple[str | None, tuple[Waypoint, ...]]], document: GPX) -> _Parts:
    """Return the parts that have points, those without a name by the document's."""
    return tuple(Part(name or document.name or "", points) for name, points in parts if points)


def _points(points: Iterable[Any], bad: list[str]) -> tuple[Waypoint, ...]:
    """Return the points; those that are none on Earth are added to ``bad``."""
    found = []
    for number, point in enumerate(points, 1):
        day = point.time.date().isoformat() if point.time else ""
        note = point.description or point.comment
        try:
            found.append(waypoint(point.name, point.latitude, point.longitude, day, note))
        except ValueError:
            bad.append(plain(point.name) or f"point {number}")
    return tuple(found)


def _tracks(document: GPX) -> Found:
    """Return the ends of what was recorded without a break: these are its stops."""
    parts: list[tuple[str | None, tuple[Waypoint, ...]]] = []
    bad: list[str] = []
    left_out = 0
    for track in document.tracks:
        ends: list[GPXTrackPoint] = []
        for segment in track.segments:
            if segment.points:
                ends += [segment.points[0], segment.points[-1]][: len(segment.points)]
                left_out += max(0, len(segment.points) - 2)
        parts.append((track.name, _points(ends, bad)))
    return Found(_named(parts, document), tuple(bad), left_out)
