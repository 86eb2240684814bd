"""GPX: routes; where there is none, waypoints; where these are missing too, recorded tracks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import gpxpy
from gpxpy.gpx import GPX, GPXException, GPXTrackPoint

from routeviewer.imports.waypoint import Found, Part, Waypoint, waypoint


def gpx_parts(text: str) -> Found:
    """Return the routes of a file.

    Raises:
        ValueError: It is no GPX.
    """
    try:
        document = gpxpy.parse(text)
    except GPXException as error:
        raise ValueError(str(error)) from error
    if document.routes:
        parts = [Part(r.name or document.name or "", _points(r.points)) for r in document.routes]
        return Found(tuple(part for part in parts if part.waypoints))
    if document.waypoints:
        return Found((Part(document.name or "", _points(document.waypoints)),))
    return _tracks(document)


def _points(points: Iterable[Any]) -> tuple[Waypoint, ...]:
    return tuple(
        waypoint(
            point.name, point.latitude, point.longitude,
            point.time.date().isoformat() if point.time else "", point.description or point.comment,
        )
        for point in points
    )  # fmt: skip


def _tracks(document: GPX) -> Found:
    """Return the ends of what was recorded without a break: these are its stops."""
    parts, left_out = [], 0
    for track in document.tracks:
        ends: list[GPXTrackPoint] = []
        for segment in track.segments:
            if segment.points:
                ends += [segment.points[0], segment.points[-1]][: len(segment.points)]
                left_out += max(0, len(segment.points) - 2)
        if ends:
            parts.append(Part(track.name or document.name or "", _points(ends)))
    return Found(tuple(parts), points_left_out=left_out)
