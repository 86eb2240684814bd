"""From stops to marks: one a place."""

from __future__ import annotations

from collections.abc import Mapping

from routeviewer.itinerary.itinerary import Itinerary, Stop, When
from routeviewer.places.place import Place
from routeviewer.project.project import Project
from routeviewer.scene.naming import stop_name
from routeviewer.scene.scene import SIGNS, Mark, Visit
from routeviewer.wording.catalogue import Catalogue
from routeviewer.wording.reasons import visit_sentence

# About a hundred metres: two names of one spot.
_SAME_PLACE_DIGITS = 3
# A gazetteer's radius below this is the size of the thing, no doubt about where it is.
_LEAST_UNCERTAIN_KM = 5.0
# From any place to its antipode.
_FARTHEST_KM = 20_040.0


def marks_of(
    project: Project, itinerary: Itinerary, words: Catalogue
) -> tuple[tuple[Mark, ...], Mapping[int, int]]:
    """Return the marks of an itinerary, and for each located stop (by index) that of its mark."""
    places: list[Place] = []
    visits: list[list[Visit]] = []
    known: dict[tuple[float, float], int] = {}
    mark_of_stop = {}
    for i, stop in enumerate(itinerary.stops):
        if stop.place is None:
            continue
        here = stop.place.coordinate
        key = (round(here.lat, _SAME_PLACE_DIGITS), round(here.lon, _SAME_PLACE_DIGITS))
        if key not in known:
            known[key] = len(places)
            places.append(stop.place)
            visits.append([])
        mark_of_stop[i] = known[key]
        visits[known[key]].append(_visit(project, i, stop, words))
    marks = (_mark(*facts, words) for facts in zip(places, visits, strict=True))
    return tuple(marks), mark_of_stop


def unlocated_of(project: Project, itinerary: Itinerary, words: Catalogue) -> tuple[Visit, ...]:
    """Return the stops that have no place."""
    stops = enumerate(itinerary.stops)
    return tuple(_visit(project, i, stop, words) for i, stop in stops if stop.place is None)


def sign_of(stop: Stop) -> str:
    """Return how a stop is drawn: by its status, and hollow where it is only inferred."""
    return "inferred" if stop.is_inferred and stop.status == "visited" else stop.status


def date_told(when: When, words: Catalogue) -> str:
    """Return a date in the map's language, or the words of the text; empty where unknown."""
    if when.start is None or when.precision in ("unknown", "weekday"):
        return when.text
    return words.long_date(when.start, when.precision)


def _short_date(when: When, words: Catalogue) -> str:
    if when.start is None or when.precision in ("unknown", "weekday"):
        return ""
    return words.short_date(when.start, when.precision)


def _visit(project: Project, index: int, stop: Stop, words: Catalogue) -> Visit:
    quotes = (
        " ".join(project.articles[e.span.article].quote(e.span).split()) for e in stop.evidence
    )
    return Visit(
        number=index + 1,
        stop_id=stop.id,
        name=stop_name(stop, words),
        sign=sign_of(stop),
        date_iso=stop.when.iso or "",
        date=date_told(stop.when, words),
        short_date=_short_date(stop.when, words),
        quotes=tuple(quotes),
        sources=tuple(e.span.article for e in stop.evidence),
        why=_why(stop, words),
        note=stop.note,
        confidence=stop.confidence,
    )


def _why(stop: Stop, words: Catalogue) -> str:
    """Return why it is a stop; nothing in a language that has no words for it."""
    if not stop.evidence or not words.has_reasons:
        return ""
    return visit_sentence(stop.evidence[0].rule, words.language)


def _uncertainty_km(place: Place) -> float:
    """Return the radius within which a place lies: 0 for towns, and where it is well known."""
    is_known = place.kind in ("city", "village") or place.precision_km < _LEAST_UNCERTAIN_KM
    return 0.0 if is_known else min(place.precision_km, _FARTHEST_KM)


def _mark(place: Place, visits: list[Visit], words: Catalogue) -> Mark:
    told = list(dict.fromkeys(visit.short_date for visit in visits if visit.short_date))
    return Mark(
        position=place.coordinate,
        # At the head of a label a description begins like a sentence.
        name=visits[0].name[:1].upper() + visits[0].name[1:],
        detail=words.listed(told) if len(told) <= 2 else "",
        sign=min((visit.sign for visit in visits), key=SIGNS.index),
        visits=tuple(visits),
        uncertainty_km=_uncertainty_km(place),
        shape=place.shape or (),
        country=place.country,
    )
