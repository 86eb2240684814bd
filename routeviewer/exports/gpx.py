"""GPX: one route for each traveller, its points in the order of travel."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import gpxpy.gpx

from routeviewer import __version__
from routeviewer.exports.xml_text import xml_text
from routeviewer.project.features import features
from routeviewer.project.project import Project
from routeviewer.scene.scene import Scene


def gpx_bytes(project: Project, scene: Scene) -> bytes:
    """Return the located stops as GPX 1.1; the same project gives the same bytes.

    Dates stand in the descriptions: the format's own time is that of the point's recording.
    """
    document = gpxpy.gpx.GPX()
    document.creator = f"routeviewer {__version__}"
    document.name = xml_text(scene.title)
    document.description = xml_text(scene.credit)
    stops = [f["properties"] | {"at": f["geometry"]} for f in features(project) if _is_stop(f)]
    for _, group in groupby(stops, key=lambda stop: stop["itinerary"]):
        told = list(group)
        route = gpxpy.gpx.GPXRoute(name=xml_text(told[0]["traveller"] or scene.title))
        missing = [f"{s['number']} {s['name']}" for s in told if s["at"] is None]
        if missing:
            route.description = xml_text(f"Not located: {'; '.join(missing)}")
        route.points = [_point(stop) for stop in told if stop["at"] is not None]
        document.routes.append(route)
    return (document.to_xml(version="1.1") + "\n").encode()


def _is_stop(feature: dict[str, Any]) -> bool:
    return "number" in feature["properties"]


def _point(stop: dict[str, Any]) -> gpxpy.gpx.GPXRoutePoint:
    lon, lat = stop["at"]["coordinates"]
    facts = [stop["date"] or stop["when"], _status(stop), _quoted(stop["quote"]), stop["note"]]
    return gpxpy.gpx.GPXRoutePoint(
        lat,
        lon,
        name=xml_text(stop["name"]),
        description=xml_text(" · ".join(fact for fact in facts if fact)) or None,
    )


def _status(stop: dict[str, Any]) -> str:
    return "inferred" if stop["inferred"] else "" if stop["status"] == "visited" else stop["status"]


def _quoted(quote: str | None) -> str:
    return f"“{quote}”" if quote else ""
