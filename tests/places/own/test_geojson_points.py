from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from routeviewer.errors import OwnGazetteerError
from routeviewer.places.feedback import never, no_progress
from routeviewer.places.own.geojson_points import geojson_rows
from routeviewer.places.own.row import BadRow, PlaceRow


def rows_of(path: Path) -> list[PlaceRow | BadRow]:
    return list(geojson_rows(path, code_of=str, progress=no_progress, cancelled=never))


def written(tmp_path: Path, *features: Any) -> Path:
    path = tmp_path / "points.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def feature(coordinates: Any = (130.6, 42.4), **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": coordinates},
        "properties": properties,
    }


def test_points_with_names_are_places(tmp_path: Path) -> None:
    told = feature(name="Khasan", other_names=["Хасан"], kind="station", from_year=1951)
    (row,) = rows_of(written(tmp_path, told))
    assert isinstance(row, PlaceRow)
    assert (row.names, row.kind, row.from_year) == (("Khasan", "Хасан"), "station", 1951)
    assert (row.lat, row.lon) == (42.4, 130.6)


@pytest.mark.parametrize(
    "bad",
    [None, 7, {}, feature(), feature(coordinates=[1], name="A"), feature(("a", "b"), name="A"),
     feature((300, 0), name="A"), {"geometry": {"type": "Polygon"}, "properties": {"name": "A"}}],
)  # fmt: skip
def test_what_is_no_point_with_a_name_is_told(tmp_path: Path, bad: Any) -> None:
    first, second = rows_of(written(tmp_path, bad, feature(name="Khasan")))
    assert isinstance(first, BadRow)
    assert isinstance(second, PlaceRow)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"features": 7}'])
def test_what_is_no_geojson_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "points.geojson"
    path.write_text(text)
    with pytest.raises(OwnGazetteerError):
        rows_of(path)
