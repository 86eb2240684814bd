"""Builds the scene of a project."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from routeviewer.geo.coordinate import Coordinate
from routeviewer.itinerary.itinerary import Aside, Itinerary
from routeviewer.project.figure import Extent
from routeviewer.project.project import Project
from routeviewer.route.paths import route_of
from routeviewer.scene.captions import (
    alt_text_of,
    caption_of,
    credit_of,
    legend_of,
    sources_of,
    subtitle_of,
    title_of,
)
from routeviewer.scene.legs import leg_lines, onward_line
from routeviewer.scene.marks import marks_of, unlocated_of
from routeviewer.scene.scene import Label, Mark, Mention, Scene
from routeviewer.wording.catalogue import Catalogue, catalogue
from routeviewer.wording.reasons import aside_sentence

# With more marks than these the labels carry no dates: there is no room for them.
_MOST_MARKS_WITH_DATES = 12
_LEAST_DEGREES = 0.25


def build_scene(project: Project) -> Scene:
    """Return what the map of a project shows, by the settings of its figure."""
    words = catalogue(project.figure.language or project.article.language)
    route = route_of(project.itinerary)
    marks, mark_of_stop = marks_of(project, route.itinerary, words)
    legs = leg_lines(route, marks, mark_of_stop)
    onward = onward_line(route.itinerary, marks, mark_of_stop, words)
    mentions = _mentions(project.asides, marks, words) if project.figure.shows_mentioned else ()
    return Scene(
        title=title_of(project, words),
        subtitle=subtitle_of(route, words),
        caption=caption_of(project, words, has_legs=bool(legs)),
        language=words.language,
        marks=marks,
        legs=legs,
        onward=onward,
        mentions=mentions,
        unlocated=unlocated_of(project, route.itinerary, words),
        labels=_labels(marks, project.figure.hidden_labels),
        legend=legend_of(
            marks, legs, words, has_onward=onward is not None, has_mentions=bool(mentions)
        ),
        credit=_credit(route.itinerary, project, words),
        alt=alt_text_of(project, route, words),
        bounds=bounds_of([*(m.position for m in marks), *(p for leg in legs for p in leg.line)]),
        settings=project.figure,
        sources=sources_of(project.articles, words),
    )


def bounds_of(positions: Sequence[Coordinate]) -> Extent | None:
    """Return the smallest box round positions; over the date line its west exceeds its east.

    A single position gets a box of half a degree; none at all has no box.
    """
    if not positions:
        return None
    south, north = min(p.lat for p in positions), max(p.lat for p in positions)
    west, east = _lons_round(sorted({p.lon for p in positions}))
    if south == north:
        south, north = max(-90, south - _LEAST_DEGREES), min(90, north + _LEAST_DEGREES)
    if west == east:
        west, east = _wrapped(west - _LEAST_DEGREES), _wrapped(east + _LEAST_DEGREES)
    return Extent(south, west, north, east)


def _lons_round(lons: Sequence[float]) -> tuple[float, float]:
    """Return the ends of the shortest range that holds all meridians: around the widest gap."""
    if len(lons) == 1:
        return lons[0], lons[0]
    gaps = [(b - a, b, a) for a, b in pairwise([*lons, lons[0] + 360])]
    _, west, east = max(gaps)
    return _wrapped(west), east


def _wrapped(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _labels(marks: tuple[Mark, ...], hidden: tuple[str, ...]) -> tuple[Label, ...]:
    """Return the names to write; the ends of the journey come first, they matter most."""
    has_dates = len(marks) <= _MOST_MARKS_WITH_DATES
    last = len(marks) - 1
    return tuple(
        Label(i, mark.name, mark.detail if has_dates else "", 0 if i in (0, last) else 1)
        for i, mark in enumerate(marks)
        if mark.name not in hidden
    )


def _mentions(
    asides: tuple[Aside, ...], marks: tuple[Mark, ...], words: Catalogue
) -> tuple[Mention, ...]:
    """Return the places that are only mentioned; a country or region is no dot on a map."""
    taken = {mark.position for mark in marks}
    found = []
    for aside in asides:
        place = aside.toponym.chosen
        if place is None or place.is_area or place.coordinate in taken:
            continue
        taken.add(place.coordinate)
        why = aside_sentence(aside.rule, words.language) if words.has_reasons else ""
        found.append(Mention(place.coordinate, place.name, why))
    return tuple(found)


def _credit(itinerary: Itinerary, project: Project, words: Catalogue) -> str:
    drawn = {stop.place.gazetteer for stop in itinerary.stops if stop.place is not None}
    if project.figure.shows_mentioned:
        chosen = (aside.toponym.chosen for aside in project.asides)
        drawn |= {place.gazetteer for place in chosen if place is not None}
    return credit_of(drawn, words)
