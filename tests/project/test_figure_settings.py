"""The figure's settings are part of the project: changed by an edit, saved, read from old files."""

from __future__ import annotations

import json

import pytest

from routeviewer.errors import EditError, ProjectFileError
from routeviewer.project.codec import decode, encode
from routeviewer.project.editing import apply, replay
from routeviewer.project.edits import SetFigure
from routeviewer.project.figure import Extent, FigureSettings, LabelMove
from tests.journeys import journey

SETTINGS = FigureSettings(
    preset="slide", style="dark", projection="mercator", extent=Extent(-10, 170, 5, -175.5),
    title="", caption="Words.", language="fr", shows_mentioned=True, hidden_labels=("Lyon",),
    moved_labels=(LabelMove("Paris", 12.5, -4),),
)  # fmt: skip


def test_settings_are_set_by_an_edit_and_survive_saving() -> None:
    project = apply(journey("Lyon FR, Paris FR"), SetFigure(SETTINGS))
    assert project.figure == SETTINGS
    assert decode(encode(project)) == project


def test_a_new_reading_keeps_the_settings() -> None:
    project = apply(journey("Lyon FR, Paris FR"), SetFigure(SETTINGS))
    again, lost = replay(journey("Lyon FR, Paris FR"), project.edits)
    assert again.figure == SETTINGS
    assert lost == ()


def test_files_of_before_are_read_with_the_usual_settings() -> None:
    project = journey("Lyon FR, Paris FR")
    text = encode(project)
    assert "figure" not in json.loads(text)["routeviewer"]["project"]
    assert decode(text).figure == FigureSettings()


def test_damaged_settings_are_refused() -> None:
    held = json.loads(encode(apply(journey("Lyon FR"), SetFigure(SETTINGS))))
    held["routeviewer"]["project"]["figure"]["preset"] = 12
    with pytest.raises(ProjectFileError, match="damaged"):
        decode(json.dumps(held))


@pytest.mark.parametrize("bounds", [(10, 0, 5, 20), (0, 0, 95, 20), (0, 30, 5, 30)])
def test_what_is_no_extent_is_refused(bounds: tuple[float, float, float, float]) -> None:
    with pytest.raises(EditError, match="bounds"):
        Extent(*bounds)
