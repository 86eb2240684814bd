"""Bodies of the edits of stops and legs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from routeviewer.errors import EditError
from routeviewer.itinerary.itinerary import (
    MODES,
    STATUSES,
    Aside,
    Evidence,
    Itinerary,
    Leg,
    Stop,
    When,
)
from routeviewer.places.place import Place
from routeviewer.project.anchors import find_stop, find_words, require_itinerary
from routeviewer.project.edits import (
    AddStop,
    MergeStops,
    MoveStop,
    RemoveStop,
    SetLabel,
    SetMode,
    SetNote,
    SetPlace,
    SetStatus,
    SetWhen,
    StopAnchor,
)
from routeviewer.project.project import Project

BY_HAND = "by-hand"
TAKEN_OFF = "taken-off"
OWN_GAZETTEER = "person"
_OWN_PRECISION_KM = 1.0


def with_itinerary(project: Project, number: int, itinerary: Itinerary) -> Project:
    """Return a project with another itinerary in the place of one."""
    itineraries = list(project.itineraries)
    itineraries[number] = itinerary
    return replace(project, itineraries=tuple(itineraries))


def inserted(project: Project, number: int, stop: Stop, position: int) -> Project:
    """Return a project with one more stop on an itinerary; its id is made a new one."""
    itinerary = project.itineraries[number]
    taken = {other.id for other in itinerary.stops}
    new_id = next(f"a{n}" for n in range(1, len(taken) + 2) if f"a{n}" not in taken)
    stops = list(itinerary.stops)
    stops.insert(max(0, min(position, len(stops))), replace(stop, id=new_id))
    return with_itinerary(project, number, relegged(itinerary, stops))


def relegged(itinerary: Itinerary, stops: Sequence[Stop]) -> Itinerary:
    """Return an itinerary with other stops; a leg is kept where both its ends still meet."""
    ends = [(a.id, b.id) for a, b in pairwise(itinerary.stops)]
    known = dict(zip(ends, itinerary.legs, strict=True))
    legs = tuple(known.get((a.id, b.id), Leg()) for a, b in pairwise(stops))
    return replace(itinerary, stops=tuple(stops), legs=legs)


def own_place(name: str, coordinate: Any, kind: str = "other", country: str = "") -> Place:
    """Return a place that a person puts on the map."""
    return Place(OWN_GAZETTEER, name, name, kind, coordinate, _OWN_PRECISION_KM, country)


def _with_stop(
    project: Project, anchor: StopAnchor, field: str, change: Callable[[Stop], Stop]
) -> Project:
    index = find_stop(project, anchor)
    itinerary = project.itineraries[anchor.itinerary]
    stops = list(itinerary.stops)
    changed = change(stops[index])
    decided = tuple(sorted({*changed.decided, field}))
    stops[index] = replace(changed, decided=decided)
    return with_itinerary(project, anchor.itinerary, replace(itinerary, stops=tuple(stops)))


def _move(edit: MoveStop, project: Project) -> Project:
    index = find_stop(project, edit.stop)
    itinerary = project.itineraries[edit.stop.itinerary]
    stops = list(itinerary.stops)
    stop = stops.pop(index)
    stops.insert(max(0, min(edit.position, len(stops))), stop)
    return with_itinerary(project, edit.stop.itinerary, relegged(itinerary, stops))


def _remove(edit: RemoveStop, project: Project) -> Project:
    index = find_stop(project, edit.stop)
    itinerary = project.itineraries[edit.stop.itinerary]
    stops = [stop for i, stop in enumerate(itinerary.stops) if i != index]
    project = with_itinerary(project, edit.stop.itinerary, relegged(itinerary, stops))
    return _with_aside(project, itinerary.stops[index], edit.stop.itinerary)


def _with_aside(project: Project, stop: Stop, itinerary: int) -> Project:
    """List a name whose last stop was taken off among those that are not on the route."""
    name = None if stop.toponym is None else stop.toponym.name
    others = project.itineraries[itinerary].stops
    if name is None or any(s.toponym is not None and s.toponym.name == name for s in others):
        return project
    listed = next((t for t in project.toponyms if t.name == name), None)
    if listed is None or any(aside.toponym.name == name for aside in project.asides):
        return project
    aside = Aside(listed, TAKEN_OFF, stop.evidence[0] if stop.evidence else None)
    return replace(project, asides=(*project.asides, aside))


def _add(edit: AddStop, project: Project) -> Project:
    require_itinerary(project, edit.itinerary)
    if not edit.label.strip():
        raise EditError("A stop must be called something", "Write a name.")
    place = edit.place
    if place is None and edit.coordinate is not None:
        place = own_place(edit.label, edit.coordinate)
    evidence = () if edit.words is None else (Evidence(find_words(project, edit.words), BY_HAND),)
    stop = Stop(
        "", None, place, edit.label, "visited", When(), evidence, 1.0,
        decided=("label", "place", "position"),
    )  # fmt: skip
    return inserted(project, edit.itinerary, stop, edit.position)


def _merge(edit: MergeStops, project: Project) -> Project:
    if edit.stop.itinerary != edit.into.itinerary:
        raise EditError("Stops of two journeys cannot be one", "Choose stops of one traveller.")
    index, target = find_stop(project, edit.stop), find_stop(project, edit.into)
    if index == target:
        raise EditError("A stop cannot be merged with itself", "Choose two stops.")
    itinerary = project.itineraries[edit.into.itinerary]
    one, other = itinerary.stops[target], itinerary.stops[index]
    evidence = tuple(dict.fromkeys((*one.evidence, *other.evidence)))
    is_dated = one.when.start is not None or other.when.start is None
    merged = replace(
        one,
        evidence=evidence,
        when=one.when if is_dated and one.when != When() else other.when,
        note="\n".join(note for note in (one.note, other.note) if note),
        confidence=max(one.confidence, other.confidence),
        decided=tuple(sorted({*one.decided, "merged"})),
    )
    stops = [merged if i == target else s for i, s in enumerate(itinerary.stops) if i != index]
    return with_itinerary(project, edit.into.itinerary, relegged(itinerary, stops))


def _set_place(edit: SetPlace, project: Project) -> Project:
    return _with_stop(project, edit.stop, "place", lambda s: replace(s, place=edit.place))


def _set_status(edit: SetStatus, project: Project) -> Project:
    if edit.status not in STATUSES:
        raise EditError(f"“{edit.status}” is no status", f"Choose one of {', '.join(STATUSES)}.")
    return _with_stop(project, edit.stop, "status", lambda s: replace(s, status=edit.status))


def _set_when(edit: SetWhen, project: Project) -> Project:
    return _with_stop(project, edit.stop, "when", lambda s: replace(s, when=edit.when))


def _set_label(edit: SetLabel, project: Project) -> Project:
    if not edit.label.strip():
        raise EditError("A stop must be called something", "Write a name.")
    return _with_stop(project, edit.stop, "label", lambda s: replace(s, label=edit.label.strip()))


def _set_note(edit: SetNote, project: Project) -> Project:
    return _with_stop(project, edit.stop, "note", lambda s: replace(s, note=edit.note))


def _set_mode(edit: SetMode, project: Project) -> Project:
    if edit.mode not in MODES:
        raise EditError(
            f"“{edit.mode}” is no means of travel", f"Choose one of {', '.join(MODES)}."
        )
    index = find_stop(project, edit.stop)
    if index == 0:
        raise EditError("No leg leads to the first stop", "Choose a later stop.")
    itinerary = project.itineraries[edit.stop.itinerary]
    legs = list(itinerary.legs)
    span = itinerary.stops[index].evidence[:1]
    legs[index - 1] = Leg(edit.mode, tuple(Evidence(e.span, BY_HAND) for e in span))
    return with_itinerary(project, edit.stop.itinerary, replace(itinerary, legs=tuple(legs)))


BODIES: Mapping[type, Callable[[Any, Project], Project]] = {
    MoveStop: _move,
    RemoveStop: _remove,
    AddStop: _add,
    MergeStops: _merge,
    SetPlace: _set_place,
    SetStatus: _set_status,
    SetWhen: _set_when,
    SetLabel: _set_label,
    SetNote: _set_note,
    SetMode: _set_mode,
}
