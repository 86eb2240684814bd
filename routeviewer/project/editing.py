"""Applies edits to a project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import singledispatch
from itertools import pairwise

from routeviewer.errors import EditError
from routeviewer.itinerary.itinerary import MODES, STATUSES, Evidence, Itinerary, Leg, Stop, When
from routeviewer.places.place import Place
from routeviewer.places.toponym import Toponym
from routeviewer.project.edits import (
    AddCandidate,
    AddStop,
    ChooseCandidate,
    Edit,
    MoveStop,
    RemoveStop,
    SetFigure,
    SetLabel,
    SetMode,
    SetNote,
    SetStatus,
    SetWhen,
    StopAnchor,
)
from routeviewer.project.project import Project

_BY_HAND = "by-hand"
_OWN_PRECISION_KM = 1.0


def apply(project: Project, edit: Edit) -> Project:
    """Return a project with one more edit; ``project`` itself stays as it is.

    Raises:
        EditError: The edit does not fit the project, or its value is no valid one.
    """
    changed = _changed(edit, project)
    return replace(changed, edits=(*project.edits, edit))


def replay(project: Project, edits: Sequence[Edit]) -> tuple[Project, tuple[Edit, ...]]:
    """Apply edits to a new reading; return it with those edits that no longer apply."""
    lost = []
    for edit in edits:
        try:
            project = apply(project, edit)
        except EditError:
            lost.append(edit)
    return project, tuple(lost)


def anchor_of(project: Project, stop_id: str, *, itinerary: int = 0) -> StopAnchor:
    """Return how an edit names a stop.

    Raises:
        EditError: There is no such stop.
    """
    stops = project.itineraries[itinerary].stops
    for i, stop in enumerate(stops):
        if stop.id == stop_id:
            quote = _quote(project, stop)
            same = [s for s in stops[:i] if s.label == stop.label and _quote(project, s) == quote]
            return StopAnchor(stop.label, quote, len(same), itinerary)
    raise EditError(f"There is no stop {stop_id}", "Choose a stop of the list.")


def _quote(project: Project, stop: Stop) -> str:
    if not stop.evidence:
        return ""
    span = stop.evidence[0].span
    return project.articles[span.article].quote(span)


# -- finding what an edit means ----------------------------------------------------------------


def _find(project: Project, anchor: StopAnchor) -> int:
    """Return the index of the stop that an anchor names: by its words, else by its name alone."""
    if anchor.itinerary >= len(project.itineraries):
        raise EditError(f"There is no itinerary {anchor.itinerary + 1}", "Choose another one.")
    stops = project.itineraries[anchor.itinerary].stops
    named = [i for i, stop in enumerate(stops) if stop.label == anchor.name]
    quoted = [i for i in named if _quote(project, stops[i]) == anchor.quote]
    found = quoted or (named if len(named) == 1 else [])
    if not found or (quoted and anchor.occurrence >= len(found)):
        raise EditError(f"The stop “{anchor.name}” is not on the route", "Make the change anew.")
    return found[anchor.occurrence if quoted else 0]


def _with_itinerary(project: Project, number: int, itinerary: Itinerary) -> Project:
    itineraries = list(project.itineraries)
    itineraries[number] = itinerary
    return replace(project, itineraries=tuple(itineraries))


def _with_stop(
    project: Project, anchor: StopAnchor, field: str, change: Callable[[Stop], Stop]
) -> Project:
    index = _find(project, anchor)
    itinerary = project.itineraries[anchor.itinerary]
    stops = list(itinerary.stops)
    changed = change(stops[index])
    decided = tuple(sorted({*changed.decided, field}))
    stops[index] = replace(changed, decided=decided)
    return _with_itinerary(project, anchor.itinerary, replace(itinerary, stops=tuple(stops)))


def _relegged(itinerary: Itinerary, stops: Sequence[Stop]) -> Itinerary:
    """Return an itinerary with other stops; a leg is kept where both its ends still meet."""
    ends = [(a.id, b.id) for a, b in pairwise(itinerary.stops)]
    known = dict(zip(ends, itinerary.legs, strict=True))
    legs = tuple(known.get((a.id, b.id), Leg()) for a, b in pairwise(stops))
    return replace(itinerary, stops=tuple(stops), legs=legs)


# -- one body an edit ----------------------------------------------------------------------------


@singledispatch
def _changed(edit: Edit, project: Project) -> Project:
    raise TypeError(type(edit), project)


@_changed.register
def _(edit: ChooseCandidate, project: Project) -> Project:
    place = _candidate(project.toponyms, edit)

    def chosen(toponym: Toponym) -> Toponym:
        if toponym.name != edit.name or place not in (c.place for c in toponym.candidates):
            return toponym
        return replace(toponym, chosen=place, chosen_by="person")

    def moved(stop: Stop) -> Stop:
        if stop.toponym is None or stop.toponym.name != edit.name:
            return stop
        toponym = chosen(stop.toponym)
        if toponym is stop.toponym:
            return stop
        decided = tuple(sorted({*stop.decided, "place"}))
        return replace(stop, toponym=toponym, place=place, label=place.name, decided=decided)

    return replace(
        project,
        toponyms=tuple(chosen(t) for t in project.toponyms),
        itineraries=tuple(
            replace(i, stops=tuple(moved(s) for s in i.stops)) for i in project.itineraries
        ),
        asides=tuple(replace(a, toponym=chosen(a.toponym)) for a in project.asides),
    )


@_changed.register
def _(edit: AddCandidate, project: Project) -> Project:
    if all(toponym.name != edit.name for toponym in project.toponyms):
        raise EditError(f"“{edit.name}” is no name of the article", "Choose a name of the list.")

    def added(toponym: Toponym) -> Toponym:
        held = [c.place for c in toponym.candidates]
        if toponym.name != edit.name or edit.candidate.place in held:
            return toponym
        return replace(toponym, candidates=(*toponym.candidates, edit.candidate))

    def at(stop: Stop) -> Stop:
        return stop if stop.toponym is None else replace(stop, toponym=added(stop.toponym))

    return replace(
        project,
        toponyms=tuple(added(t) for t in project.toponyms),
        itineraries=tuple(
            replace(i, stops=tuple(at(s) for s in i.stops)) for i in project.itineraries
        ),
        asides=tuple(replace(a, toponym=added(a.toponym)) for a in project.asides),
    )


def _candidate(toponyms: Sequence[Toponym], edit: ChooseCandidate) -> Place:
    for toponym in toponyms:
        for candidate in toponym.candidates if toponym.name == edit.name else ():
            place = candidate.place
            if (place.gazetteer, place.identifier) == (edit.gazetteer, edit.identifier):
                return place
    raise EditError(
        f"“{edit.name}” has no such candidate", "Choose one of the places listed for the name."
    )


@_changed.register
def _(edit: MoveStop, project: Project) -> Project:
    index = _find(project, edit.stop)
    itinerary = project.itineraries[edit.stop.itinerary]
    stops = list(itinerary.stops)
    stop = stops.pop(index)
    stops.insert(max(0, min(edit.position, len(stops))), stop)
    return _with_itinerary(project, edit.stop.itinerary, _relegged(itinerary, stops))


@_changed.register
def _(edit: RemoveStop, project: Project) -> Project:
    index = _find(project, edit.stop)
    itinerary = project.itineraries[edit.stop.itinerary]
    stops = [stop for i, stop in enumerate(itinerary.stops) if i != index]
    return _with_itinerary(project, edit.stop.itinerary, _relegged(itinerary, stops))


@_changed.register
def _(edit: AddStop, project: Project) -> Project:
    if edit.itinerary >= len(project.itineraries):
        raise EditError(f"There is no itinerary {edit.itinerary + 1}", "Choose another one.")
    itinerary = project.itineraries[edit.itinerary]
    taken = {stop.id for stop in itinerary.stops}
    new_id = next(f"a{n}" for n in range(1, len(taken) + 2) if f"a{n}" not in taken)
    place = None
    if edit.coordinate is not None:
        place = Place("person", edit.label, edit.label, "other", edit.coordinate, _OWN_PRECISION_KM)
    stop = Stop(
        new_id, None, place, edit.label, "visited", When(), (), 1.0,
        decided=("label", "place", "position"),
    )  # fmt: skip
    stops = list(itinerary.stops)
    stops.insert(max(0, min(edit.position, len(stops))), stop)
    return _with_itinerary(project, edit.itinerary, _relegged(itinerary, stops))


@_changed.register
def _(edit: SetStatus, project: Project) -> Project:
    if edit.status not in STATUSES:
        raise EditError(f"“{edit.status}” is no status", f"Choose one of {', '.join(STATUSES)}.")
    return _with_stop(project, edit.stop, "status", lambda s: replace(s, status=edit.status))


@_changed.register
def _(edit: SetWhen, project: Project) -> Project:
    return _with_stop(project, edit.stop, "when", lambda s: replace(s, when=edit.when))


@_changed.register
def _(edit: SetLabel, project: Project) -> Project:
    if not edit.label.strip():
        raise EditError("A stop must be called something", "Write a name.")
    return _with_stop(project, edit.stop, "label", lambda s: replace(s, label=edit.label.strip()))


@_changed.register
def _(edit: SetNote, project: Project) -> Project:
    return _with_stop(project, edit.stop, "note", lambda s: replace(s, note=edit.note))


@_changed.register
def _(edit: SetMode, project: Project) -> Project:
    if edit.mode not in MODES:
        raise EditError(
            f"“{edit.mode}” is no means of travel", f"Choose one of {', '.join(MODES)}."
        )
    index = _find(project, edit.stop)
    if index == 0:
        raise EditError("No leg leads to the first stop", "Choose a later stop.")
    itinerary = project.itineraries[edit.stop.itinerary]
    legs = list(itinerary.legs)
    span = itinerary.stops[index].evidence[:1]
    legs[index - 1] = Leg(edit.mode, tuple(Evidence(e.span, _BY_HAND) for e in span))
    return _with_itinerary(project, edit.stop.itinerary, replace(itinerary, legs=tuple(legs)))


@_changed.register
def _(edit: SetFigure, project: Project) -> Project:
    return replace(project, figure=edit.figure)
