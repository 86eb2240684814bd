"""Places that were searched for, put among a name's candidates."""

from __future__ import annotations

import pytest

from routeviewer.errors import EditError
from routeviewer.geo.coordinate import Coordinate
from routeviewer.pipeline import read
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.candidate import Candidate, Reason
from routeviewer.places.place import Place
from routeviewer.project.codec import decode, encode
from routeviewer.project.editing import apply
from routeviewer.project.edits import AddCandidate, ChooseCandidate
from routeviewer.project.project import Project
from routeviewer.text.readers import article_from_text

HAMLET = Place("openstreetmap", "node/1", "Lamu Hamlet", "village", Coordinate(-2, 40), 1.0, "KE")
FOUND = Candidate(HAMLET, 0.9, (Reason("online", ("nominatim",), 0.0),))


@pytest.fixture
def project(gazetteer: BundledGazetteer) -> Project:
    article = article_from_text("On Monday we flew to Mombasa and sailed on to Lamu in Kenya.")
    return read(article, gazetteer=gazetteer)


def test_a_place_that_was_searched_for_can_be_chosen_and_saved(project: Project) -> None:
    added = apply(project, AddCandidate("Lamu", FOUND))
    toponym = next(t for t in added.toponyms if t.name == "Lamu")
    assert toponym.candidates[-1] == FOUND
    assert toponym.chosen != HAMLET
    chosen = apply(added, ChooseCandidate("Lamu", "openstreetmap", "node/1"))
    assert HAMLET in [stop.place for stop in chosen.itinerary.stops]
    assert decode(encode(chosen)) == chosen


def test_adding_a_place_twice_changes_nothing(project: Project) -> None:
    once = apply(project, AddCandidate("Lamu", FOUND))
    assert apply(once, AddCandidate("Lamu", FOUND)).toponyms == once.toponyms


def test_a_name_that_the_article_has_not_is_refused(project: Project) -> None:
    with pytest.raises(EditError):
        apply(project, AddCandidate("Atlantis", FOUND))
