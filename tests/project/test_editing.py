"""Edits: pure functions of a project that can be undone, saved and replayed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routeviewer.errors import EditError
from routeviewer.geo.coordinate import Coordinate
from routeviewer.itinerary.itinerary import When
from routeviewer.pipeline import reread
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.project.anchors import anchor_of
from routeviewer.project.editing import apply, replay
from routeviewer.project.edits import (
    AddStop,
    ChooseCandidate,
    MoveStop,
    RemoveStop,
    SetLabel,
    SetMode,
    SetStatus,
    SetWhen,
    StopAnchor,
)
from routeviewer.project.project import Project
from tests.project.edit_strategies import edits

fixtures_are_values = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)


def labels(project: Project) -> list[str]:
    return [stop.label for stop in project.itinerary.stops]


@fixtures_are_values
@given(data=st.data())
def test_a_project_stays_whole_under_any_edits(project: Project, data: st.DataObject) -> None:
    history = [project]
    for _ in range(data.draw(st.integers(1, 6))):
        history.append(apply(history[-1], data.draw(edits(history[-1]))))
    for before, after in pairwise(history):
        itinerary = after.itinerary
        assert len(itinerary.legs) == max(0, len(itinerary.stops) - 1)
        assert len({stop.id for stop in itinerary.stops}) == len(itinerary.stops)
        assert after.edits[:-1] == before.edits
        # Undoing is going back to the value before, which no edit has touched.
        assert apply(before, after.edits[-1]) == after


@fixtures_are_values
@given(data=st.data())
def test_edits_replayed_on_a_new_reading_give_the_same_project(
    project: Project, data: st.DataObject
) -> None:
    edited = project
    for _ in range(data.draw(st.integers(1, 5))):
        edited = apply(edited, data.draw(edits(edited)))
    replayed, lost = replay(project, edited.edits)
    assert replayed == edited
    assert lost == ()


def test_another_candidate_moves_the_stop(project: Project) -> None:
    stop = project.itinerary.stops[-1]
    assert stop.toponym is not None
    toponym = next(t for t in project.toponyms if len(t.candidates) > 1)
    other = toponym.candidates[1].place
    edited = apply(project, ChooseCandidate(toponym.name, other.gazetteer, other.identifier))
    changed = next(t for t in edited.toponyms if t.name == toponym.name)
    assert changed.chosen == other
    assert changed.chosen_by == "person"


def test_moving_keeps_the_legs_whose_ends_still_meet(project: Project) -> None:
    edited = apply(project, SetMode(anchor_of(project, project.itinerary.stops[1].id), "train"))
    moved = apply(edited, MoveStop(anchor_of(edited, edited.itinerary.stops[3].id), 2))
    assert moved.itinerary.legs[0].mode == "train"
    assert labels(moved) == [labels(project)[i] for i in (0, 1, 3, 2)]


def test_what_a_person_set_is_marked(project: Project) -> None:
    anchor = anchor_of(project, project.itinerary.stops[0].id)
    edited = apply(project, SetStatus(anchor, "planned"))
    assert edited.itinerary.stops[0].decided == ("status",)


def test_a_stop_can_be_added_without_a_place(project: Project) -> None:
    edited = apply(project, AddStop("Somewhere", None, 1))
    assert labels(edited)[1] == "Somewhere"
    assert edited.itinerary.stops[1].place is None


@pytest.mark.parametrize(
    "edit",
    [
        RemoveStop(StopAnchor("Nowhere")),
        SetStatus(StopAnchor("Nowhere"), "visited"),
        ChooseCandidate("Nowhere", "geonames", "1"),
        AddStop("X", Coordinate(0, 0), 0, itinerary=9),
    ],
)
def test_what_does_not_fit_is_refused_with_a_remedy(project: Project, edit: object) -> None:
    with pytest.raises(EditError) as caught:
        apply(project, edit)  # type: ignore[arg-type]  # any of the edits
    assert caught.value.remedy


def test_an_unknown_status_and_an_empty_name_are_refused(project: Project) -> None:
    anchor = anchor_of(project, project.itinerary.stops[0].id)
    for edit in (SetStatus(anchor, "dreamt"), SetLabel(anchor, "  ")):
        with pytest.raises(EditError):
            apply(project, edit)


def test_a_new_reading_keeps_the_edits_and_lists_the_lost(
    project: Project, gazetteer: BundledGazetteer
) -> None:
    anchor = anchor_of(project, project.itinerary.stops[0].id)
    edited = apply(project, SetLabel(anchor, "Tumannaya"))
    lost = SetWhen(StopAnchor("Atlantis", "no such words"), When())
    again = reread(replace(edited, edits=(*edited.edits, lost)), gazetteer=gazetteer)
    assert labels(again)[0] == "Tumannaya"
    assert [n.rule for n in again.warnings if n.rule == "edit-lost"] == ["edit-lost"]
