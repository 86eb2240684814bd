"""Bodies of the edits that say what a name stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from routeviewer.errors import EditError
from routeviewer.itinerary.itinerary import Evidence, Itinerary, Stop, When
from routeviewer.places.place import Place
from routeviewer.places.toponym import Toponym
from routeviewer.project.anchors import find_words, require_itinerary
from routeviewer.project.edits import (
    AddCandidate,
    ChooseCandidate,
    ChooseForMention,
    MarkVisited,
    NotAPlace,
)
from routeviewer.project.project import Project
from routeviewer.project.stop_changes import BY_HAND, inserted, relegged

_Change = Callable[[Toponym], Toponym]


def _with_toponyms(project: Project, change: _Change, at: Callable[[Stop], Stop]) -> Project:
    """Return a project with its names changed, wherever they are held."""
    return replace(
        project,
        toponyms=tuple(change(t) for t in project.toponyms),
        itineraries=tuple(
            replace(i, stops=tuple(at(s) for s in i.stops)) for i in project.itineraries
        ),
        asides=tuple(replace(a, toponym=change(a.toponym)) for a in project.asides),
    )


def _choose(edit: ChooseCandidate, project: Project) -> Project:
    same = [t for t in project.toponyms if t.name == edit.name]
    place = _candidate(same, edit.name, edit.gazetteer, edit.identifier)

    def chosen(toponym: Toponym) -> Toponym:
        if toponym.name != edit.name or place not in (c.place for c in toponym.candidates):
            return toponym
        return replace(toponym, chosen=place, chosen_by="person")

    return _with_toponyms(project, chosen, lambda stop: _at(stop, chosen, place))


def _at(stop: Stop, change: _Change, place: Place) -> Stop:
    """Return a stop with its name changed, and at the place that it now stands for."""
    if stop.toponym is None:
        return stop
    toponym = change(stop.toponym)
    if toponym is stop.toponym:
        return stop
    decided = tuple(sorted({*stop.decided, "place"}))
    label = stop.label if "label" in stop.decided else place.name
    return replace(stop, toponym=toponym, place=place, label=label, decided=decided)


def _candidate(toponyms: Sequence[Toponym], name: str, gazetteer: str, identifier: str) -> Place:
    for toponym in toponyms:
        for candidate in toponym.candidates:
            place = candidate.place
            if (place.gazetteer, place.identifier) == (gazetteer, identifier):
                return place
    raise EditError(
        f"“{name}” has no such candidate", "Choose one of the places listed for the name."
    )


def _choose_for_mention(edit: ChooseForMention, project: Project) -> Project:
    span = find_words(project, edit.words)
    at = next(
        (i for i, t in enumerate(project.toponyms) if any(m.span == span for m in t.mentions)), None
    )
    if at is None:
        raise EditError(f"“{edit.words.quote}” is no name there", "Choose a name of the article.")
    old = project.toponyms[at]
    place = _candidate([old], old.name, edit.gazetteer, edit.identifier)
    own = tuple(m for m in old.mentions if m.span == span)
    rest = tuple(m for m in old.mentions if m.span != span)
    single = replace(old, mentions=own, chosen=place, chosen_by="person")
    parts = (replace(old, mentions=rest), single) if rest else (single,)

    def split(stop: Stop) -> Stop:
        if stop.toponym is None or stop.toponym.name != old.name:
            return stop
        told_here = any(e.span.start <= span.start and span.end <= e.span.end
                        and e.span.article == span.article for e in stop.evidence)  # fmt: skip
        if told_here or not rest:
            return _at(stop, lambda _: single, place)
        return replace(stop, toponym=parts[0])

    toponyms = (*project.toponyms[:at], *parts, *project.toponyms[at + 1 :])
    # What is not on the route stays listed once, under the mentions that are left.
    asides = (
        replace(a, toponym=parts[0]) if a.toponym.name == old.name else a for a in project.asides
    )
    itineraries = (replace(i, stops=tuple(split(s) for s in i.stops)) for i in project.itineraries)
    return replace(project, toponyms=toponyms, itineraries=tuple(itineraries), asides=tuple(asides))


def _add_candidate(edit: AddCandidate, project: Project) -> Project:
    if all(toponym.name != edit.name for toponym in project.toponyms):
        raise EditError(f"“{edit.name}” is no name of the article", "Choose a name of the list.")

    def added(toponym: Toponym) -> Toponym:
        held = [c.place for c in toponym.candidates]
        if toponym.name != edit.name or edit.candidate.place in held:
            return toponym
        return replace(toponym, candidates=(*toponym.candidates, edit.candidate))

    def at(stop: Stop) -> Stop:
        return stop if stop.toponym is None else replace(stop, toponym=added(stop.toponym))

    return _with_toponyms(project, added, at)


def _not_a_place(edit: NotAPlace, project: Project) -> Project:
    if all(toponym.name != edit.name for toponym in project.toponyms):
        raise EditError(f"“{edit.name}” is no name of the article", "Choose a name of the list.")

    def without(itinerary: Itinerary) -> Itinerary:
        stops = [s for s in itinerary.stops if s.toponym is None or s.toponym.name != edit.name]
        return relegged(itinerary, stops)

    return replace(
        project,
        toponyms=tuple(t for t in project.toponyms if t.name != edit.name),
        itineraries=tuple(without(itinerary) for itinerary in project.itineraries),
        asides=tuple(a for a in project.asides if a.toponym.name != edit.name),
    )


def _mark_visited(edit: MarkVisited, project: Project) -> Project:
    require_itinerary(project, edit.itinerary)
    span = find_words(project, edit.words)
    named = [t for t in project.toponyms if t.name == edit.name]
    if not named:
        raise EditError(f"“{edit.name}” is no name of the article", "Choose a name of the list.")
    toponym = next(
        (t for t in named for m in t.mentions if span.start <= m.span.start < span.end), named[0]
    )
    place = toponym.chosen
    stop = Stop(
        "", toponym, place, toponym.name if place is None else place.name, "visited", When(),
        (Evidence(span, BY_HAND),), 1.0, decided=("position", "status"),
    )  # fmt: skip
    project = inserted(project, edit.itinerary, stop, edit.position)
    return replace(project, asides=tuple(a for a in project.asides if a.toponym.name != edit.name))


BODIES: Mapping[type, Callable[[Any, Project], Project]] = {
    ChooseCandidate: _choose,
    ChooseForMention: _choose_for_mention,
    AddCandidate: _add_candidate,
    NotAPlace: _not_a_place,
    MarkVisited: _mark_visited,
}
