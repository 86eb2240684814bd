"""A project as one JSON document for other programs; README.md describes the schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from routeviewer.itinerary.itinerary import Evidence, Itinerary, Onward, Stop
from routeviewer.places.place import Place
from routeviewer.project.project import Project
from routeviewer.route.paths import Route, route_of
from routeviewer.text.article import Article, Span
from routeviewer.wording.reasons import aside_sentence, notice_sentence, visit_sentence

SCHEMA = 1


def json_document(project: Project, *, with_text: bool = False) -> dict[str, Any]:
    """Return a project as plain values.

    Offsets are code points of the articles' texts; unknown is None; coordinates are degrees
    WGS 84.

    Args:
        project: The project.
        with_text: Also give the articles' texts.
    """
    return {
        "schema": SCHEMA,
        "articles": [_article(article, with_text=with_text) for article in project.articles],
        "itineraries": [_itinerary(project, itinerary) for itinerary in project.itineraries],
        "mentions": _mentions(project),
        "warnings": [notice_sentence(n.rule, n.parameters) for n in project.warnings],
    }


def _article(article: Article, *, with_text: bool) -> dict[str, Any]:
    told = {
        "title": article.title,
        "author": article.author,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "published_by": article.published_by or None,
        "language": article.language,
        "source": article.source or None,
        "sha256": article.sha256 or None,
        "text_sha256": article.text_sha256,
    }
    return told | ({"text": article.text} if with_text else {})


def _itinerary(project: Project, itinerary: Itinerary) -> dict[str, Any]:
    route = route_of(itinerary)
    return {
        "traveller": itinerary.traveller or None,
        "stops": [_stop(project, i, stop) for i, stop in enumerate(itinerary.stops, 1)],
        "legs": _legs(project, route),
        "onward": _onward(project, itinerary.onward),
    }


def _stop(project: Project, number: int, stop: Stop) -> dict[str, Any]:
    place = stop.place
    return {
        "number": number,
        "name": stop.label,
        "lat": place.coordinate.lat if place else None,
        "lon": place.coordinate.lon if place else None,
        "kind": place.kind if place else None,
        "country": (place.country or None) if place else None,
        "precision_km": place.precision_km if place else None,
        "status": stop.status,
        "when": {
            "text": stop.when.text or None,
            "start": stop.when.start.isoformat() if stop.when.start else None,
            "end": stop.when.end.isoformat() if stop.when.end else None,
            "precision": stop.when.precision,
        },
        "confidence": stop.confidence,
        "evidence": _evidence(project, stop.evidence),
    }


def _legs(project: Project, route: Route) -> list[dict[str, Any]]:
    lengths_km = {
        path.target: path.distance_km for path in route.paths if path.target - path.origin == 1
    }
    return [
        {
            "mode": leg.mode,
            "distance_km": round(lengths_km[i], 1) if i in lengths_km else None,
            "evidence": _evidence(project, leg.evidence),
        }
        for i, leg in enumerate(route.itinerary.legs, 1)
    ]


def _onward(project: Project, onward: Onward | None) -> dict[str, Any] | None:
    if onward is None:
        return None
    return {
        "name": onward.label,
        "lat": onward.place.coordinate.lat if onward.place else None,
        "lon": onward.place.coordinate.lon if onward.place else None,
        "evidence": _evidence(project, (onward.evidence,)),
    }


def _evidence(project: Project, evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [
        {
            "article": e.span.article,
            "start": e.span.start,
            "end": e.span.end,
            "quote": project.articles[e.span.article].quote(e.span),
            "rule": e.rule,
        }
        for e in evidence
    ]


def _mentions(project: Project) -> list[dict[str, Any]]:
    stops = {
        (stop.toponym.name, stop.toponym.mentions[0].span): stop
        for stop in reversed(project.itinerary.stops)
        if stop.toponym is not None
    }
    why_not = {aside.toponym.mentions[0].span: aside.rule for aside in project.asides}
    rows: list[tuple[Span, dict[str, Any]]] = []
    for toponym in project.toponyms:
        first = toponym.mentions[0].span
        stop = stops.get((toponym.name, first))
        why = aside_sentence(why_not.get(first, "no-verb"))
        if stop is not None and stop.evidence:
            why = visit_sentence(stop.evidence[0].rule)
        for mention in toponym.mentions:
            row = {
                "article": mention.span.article, "start": mention.span.start,
                "end": mention.span.end, "text": mention.text, "place": _place(toponym.chosen),
                "confidence": round(toponym.confidence, 3),
                "role": "aside" if stop is None else "stop", "why": why,
            }  # fmt: skip
            rows.append((mention.span, row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "name": place.name, "lat": place.coordinate.lat, "lon": place.coordinate.lon,
        "kind": place.kind, "country": place.country or None, "gazetteer": place.gazetteer,
        "identifier": place.identifier,
    }  # fmt: skip
