"""Project files: what is written is read back, for others it is plain GeoJSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import shape

from routeviewer.errors import ProjectFileError
from routeviewer.project.codec import SCHEMA, decode, encode
from routeviewer.project.editing import apply
from routeviewer.project.project import Project
from tests.project.edit_strategies import edits


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(data=st.data())
def test_any_project_comes_back_as_it_was(project: Project, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(0, 4))):
        project = apply(project, data.draw(edits(project)))
    text = encode(project)
    assert decode(text) == project
    assert encode(decode(text)) == text


def test_the_file_is_geojson_with_points_and_lines(project: Project) -> None:
    collection = json.loads(encode(project))
    assert collection["type"] == "FeatureCollection"
    kinds = [shape(feature["geometry"]).geom_type for feature in collection["features"]]
    assert kinds == ["Point"] * 4 + ["LineString"] * 3
    assert collection["features"][1]["properties"]["number"] == 2
    foreign = set(collection) - {"type", "features"}
    assert foreign == {"routeviewer"}


def test_lines_over_the_date_line_are_cut(project: Project) -> None:
    stops = project.itinerary.stops
    east, west = stops[0], stops[1]
    assert east.place is not None
    assert west.place is not None
    far_east = replace(east.place, coordinate=type(east.place.coordinate)(65.0, 170.0))
    far_west = replace(west.place, coordinate=type(west.place.coordinate)(64.5, -165.0))
    moved = (replace(east, place=far_east), replace(west, place=far_west))
    itinerary = replace(project.itinerary, stops=moved, legs=project.itinerary.legs[:1])
    collection = json.loads(encode(replace(project, itineraries=(itinerary,))))
    line = collection["features"][2]["geometry"]
    assert line["type"] == "MultiLineString"
    assert [abs(part[0][0]) == 180 or abs(part[-1][0]) == 180 for part in line["coordinates"]] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "no valid JSON"),
        ("[1, 2]", "not a project"),
        ('{"type": "FeatureCollection", "features": []}', "not a project"),
        ('{"routeviewer": {"schema": 99, "project": {}}}', "newer version"),
        ('{"routeviewer": {"schema": "x", "project": {}}}', "newer version"),
        ('{"routeviewer": {"schema": 1, "project": {"articles": 3}}}', "damaged"),
        ('{"routeviewer": {"schema": 1, "project": {"surprise": 3}}}', "damaged"),
    ],
)
def test_foreign_damaged_and_newer_files_are_refused(text: str, words: str) -> None:
    with pytest.raises(ProjectFileError, match=words):
        decode(text)


def test_every_damaged_value_is_noticed(project: Project) -> None:
    plain = json.loads(encode(project))
    plain["routeviewer"]["project"]["itineraries"][0]["stops"][0]["confidence"] = "high"
    with pytest.raises(ProjectFileError, match="confidence"):
        decode(json.dumps(plain))
    assert plain["routeviewer"]["schema"] == SCHEMA
