"""A project's stops and legs as GeoJSON features, for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from routeviewer.geo.coordinate import Coordinate
from routeviewer.itinerary.itinerary import Stop
from routeviewer.project.project import Project
from routeviewer.route.paths import LegPath, Route, leg_kind, route_of

# About ten centimetres.
_DIGITS = 6
# An article without full stops must not end up whole in one "sentence".
_LONGEST_QUOTE = 500


def features(project: Project) -> list[dict[str, Any]]:
    """Return the stops as points and the legs as lines, for all itineraries.

    Lines are cut at the date line (RFC 7946, 3.1.9); a stop that is not located has no geometry.
    Unknown is None.
    """
    found: list[dict[str, Any]] = []
    for number, itinerary in enumerate(project.itineraries, 1):
        route = route_of(itinerary)
        found += _stops(project, number, route)
        found += _legs(project, number, route)
    return found


def one_sentence(quote: str) -> str:
    """Return a quote in one line, of a sentence's length."""
    line = " ".join(quote.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _stops(project: Project, itinerary: int, route: Route) -> Iterator[dict[str, Any]]:
    for number, stop in enumerate(route.itinerary.stops, 1):
        place = stop.place
        point = None if place is None else {
            "type": "Point", "coordinates": _position(place.coordinate),
        }  # fmt: skip
        told = {"itinerary": itinerary, "traveller": route.itinerary.traveller or None}
        yield {
            "type": "Feature",
            "id": f"{itinerary}-stop-{number}",
            "geometry": point,
            "properties": {**told, "number": number, **_stop_properties(project, stop)},
        }


def _stop_properties(project: Project, stop: Stop) -> dict[str, Any]:
    place = stop.place
    quote, source = _quote(project, stop)
    return {
        "name": stop.label,
        "status": stop.status,
        "inferred": stop.is_inferred,
        "date": stop.when.iso,
        "when": stop.when.text or None,
        "quote": quote,
        "source": source,
        "note": stop.note or None,
        "confidence": stop.confidence,
        "kind": place.kind if place else None,
        "country": (place.country or None) if place else None,
        "precision_km": place.precision_km if place else None,
        "gazetteer": place.gazetteer if place else None,
        "identifier": place.identifier if place else None,
    }


def _quote(project: Project, stop: Stop) -> tuple[str | None, str | None]:
    """Return the words behind a stop and the text that they stand in."""
    if not stop.evidence:
        return None, None
    span = stop.evidence[0].span
    article = project.articles[span.article]
    return one_sentence(article.quote(span)), article.title or None


def _legs(project: Project, itinerary: int, route: Route) -> Iterator[dict[str, Any]]:
    stops = route.itinerary.stops
    for path in route.paths:
        quote = None
        if path.leg.evidence:
            span = path.leg.evidence[0].span
            quote = one_sentence(project.articles[span.article].quote(span))
        properties = {
            "itinerary": itinerary, "traveller": route.itinerary.traveller or None,
            "from": path.origin + 1, "to": path.target + 1,
            "name": f"{stops[path.origin].label} – {stops[path.target].label}",
            "kind": leg_kind(route.itinerary, path), "mode": path.leg.mode,
            "distance_km": round(path.distance_km, 1), "quote": quote,
        }  # fmt: skip
        yield {
            "type": "Feature",
            "id": f"{itinerary}-leg-{path.origin + 1}-{path.target + 1}",
            "geometry": _line(path),
            "properties": properties,
        }


def _line(path: LegPath) -> dict[str, Any]:
    lines = [[_position(point) for point in part] for part in path.parts]
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}


def _position(point: Coordinate) -> list[float]:
    return [round(point.lon, _DIGITS), round(point.lat, _DIGITS)]
