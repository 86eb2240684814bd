"""Routes of other programs become projects without an article."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from routeviewer.errors import ImportFileError
from routeviewer.exports.registry import FORMATS, write_export
from routeviewer.exports.source import ExportSource
from routeviewer.imports.build import import_project
from routeviewer.imports.waypoint import when_of
from routeviewer.pipeline import reread
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.project.codec import decode, encode
from routeviewer.project.project import Project
from routeviewer.scene.build import build_scene
from tests import journeys
from tests.drawing.conftest import sample_project

GPX = """<?xml version="1.0"?>
<gpx version="1.1" creator="a recorder" xmlns="http://www.topografix.com/GPX/1/1">{}</gpx>"""
KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Tour</name>{}</Document></kml>"""


def imported(tmp_path: Path, name: str, text: str | bytes) -> Project:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_project(path)


def told(project: Project, itinerary: int = 0) -> list[tuple[str, float | None, str | None]]:
    """Return name, latitude and date of each stop."""
    return [
        (s.label, s.place.coordinate.lat if s.place else None, s.when.iso)
        for s in project.itineraries[itinerary].stops
    ]


# -- what each format tells ------------------------------------------------------------------------


def test_a_gpx_route_comes_in_its_order(tmp_path: Path) -> None:
    project = imported(
        tmp_path, "tour.gpx",
        GPX.format(
            "<rte><name>Tour</name><rtept lat='45.76' lon='4.84'><time>2024-05-01T08:00:00Z</time>"
            "<name>Lyon</name><desc>a &lt;b&gt;good&lt;/b&gt; day</desc></rtept>"
            "<rtept lat='48.85' lon='2.35'/></rte>"
        ),
    )  # fmt: skip
    assert told(project) == [("Lyon", 45.76, "2024-05-01"), ("48.8500, 2.3500", 48.85, None)]
    assert project.itinerary.stops[0].note == "a good day"
    assert build_scene(project).title == "Tour"


def test_several_gpx_routes_are_several_itineraries(tmp_path: Path) -> None:
    point = "<rtept lat='{0}' lon='4'><name>P{0}</name></rtept>"
    routes = "".join(
        f"<rte><name>R{i}</name>{point.format(i)}{point.format(i + 1)}</rte>" for i in (1, 5)
    )
    project = imported(tmp_path, "two.gpx", GPX.format(routes))
    assert [i.traveller for i in project.itineraries] == ["", "R5"]
    assert [s.label for s in project.itineraries[1].stops] == ["P5", "P6"]


def test_waypoints_serve_where_there_is_no_route(tmp_path: Path) -> None:
    points = "".join(f"<wpt lat='{i}' lon='4'><name>W{i}</name></wpt>" for i in (3, 1, 2))
    assert [n for n, _, _ in told(imported(tmp_path, "w.gpx", GPX.format(points)))] == [
        "W3", "W1", "W2",
    ]  # fmt: skip


def test_of_a_recorded_track_the_ends_are_stops_and_the_rest_is_told(tmp_path: Path) -> None:
    segment = "".join(f"<trkpt lat='{45 + i / 100}' lon='4'/>" for i in range(50))
    project = imported(
        tmp_path, "t.gpx", GPX.format(f"<trk><name>Ride</name><trkseg>{segment}</trkseg></trk>")
    )
    assert [lat for _, lat, _ in told(project)] == [45.0, 45.49]
    assert [(n.rule, n.parameters) for n in project.warnings] == [
        ("track-points-left-out", ("48",))
    ]


def test_points_of_a_kml_come_with_dates_and_plain_notes(tmp_path: Path) -> None:
    marks = (
        "<Folder><name>Days</name>"
        "<Placemark><name>Lyon</name><description><![CDATA[<b>fine</b> weather]]></description>"
        "<TimeStamp><when>2024-05</when></TimeStamp>"
        "<Point><coordinates>4.84,45.76,170</coordinates></Point></Placemark>"
        "<Placemark><name>Line</name><LineString><coordinates>4,45 5,46</coordinates></LineString>"
        "</Placemark>"
        "<Placemark><name>Paris</name><Point><coordinates>2.35,48.85</coordinates></Point>"
        "</Placemark></Folder>"
    )
    project = imported(tmp_path, "tour.kml", KML.format(marks))
    assert told(project) == [("Lyon", 45.76, "2024-05"), ("Paris", 48.85, None)]
    assert project.itinerary.stops[0].note == "fine weather"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as held:
        held.writestr("doc.kml", KML.format(marks))
    assert told(imported(tmp_path, "tour.kmz", archive.getvalue())) == told(project)


def test_a_kml_of_lines_gives_their_ends(tmp_path: Path) -> None:
    line = (
        "<Placemark><name>Drive</name><LineString><coordinates>4,45 4.5,45.5 5,46</coordinates>"
        "</LineString></Placemark>"
    )
    project = imported(tmp_path, "l.kml", KML.format(line))
    assert [lat for _, lat, _ in told(project)] == [45.0, 46.0]


@pytest.mark.parametrize(
    "text",
    [
        "name,lat,lon,date\nLyon,45.76,4.84,2024-05-01\nParis,48.85,2.35,\n",
        "Date;Longitude;Latitude;Place\n2024-05-01;4,84;45,76;Lyon\n;2,35;48,85;Paris\n",
        "\ufeffOrt\tDatum\tBreite\tLänge\nLyon\t2024-05-01\t45.76\t4.84\nParis\t\t48.85\t2.35\n",
    ],
    ids=["plain", "semicolons", "german"],
)
def test_tables_of_any_usual_kind_are_read(text: str, tmp_path: Path) -> None:
    assert told(imported(tmp_path, "t.csv", text)) == [
        ("Lyon", 45.76, "2024-05-01"), ("Paris", 48.85, None),
    ]  # fmt: skip


def test_rows_without_a_place_on_earth_are_left_out_and_told(tmp_path: Path) -> None:
    text = "name,lat,lon\nLyon,45.76,4.84\nNowhere,95,4\nHere,north,4\nSomewhere,,\nParis,48,2\n\n"
    project = imported(tmp_path, "t.csv", text)
    assert told(project) == [
        ("Lyon", 45.76, None),
        ("Somewhere", None, None),
        ("Paris", 48.0, None),
    ]
    assert project.warnings[0].parameters == ("2", "row 3, row 4")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.gpx", GPX.format("<rte><rtept lat='95' lon='4'><name>Nowhere</name></rtept>"
         "<rtept lat='45' lon='4'><name>Lyon</name></rtept></rte>")),
        ("t.kml", KML.format("".join(
            f"<Placemark><name>{name}</name><Point><coordinates>4,{lat}</coordinates></Point>"
            "</Placemark>" for name, lat in (("Nowhere", 95), ("Lyon", 45))))),
    ],
    ids=["gpx", "kml"],
)  # fmt: skip
def test_one_point_off_the_earth_does_not_cost_the_others(
    name: str, text: str, tmp_path: Path
) -> None:
    project = imported(tmp_path, name, text)
    assert [label for label, _, _ in told(project)] == ["Lyon"]
    assert project.warnings[0].parameters == ("1", "Nowhere")


def test_dates_that_are_not_understood_are_kept_and_told(tmp_path: Path) -> None:
    text = "name,lat,lon,date\nLyon,45,4,5/6/2024\nParis,48,2,2024-06-05\n"
    project = imported(tmp_path, "t.csv", text)
    assert project.itinerary.stops[0].when.text == "5/6/2024"
    assert [w.rule for w in project.warnings] == ["dates-kept-as-words"]
    assert project.warnings[0].parameters == ("“5/6/2024”",)


def test_geojson_points_come_in_order_or_by_their_numbers(tmp_path: Path) -> None:
    def point(name: str, lat: float, **more: object) -> dict[str, object]:
        geometry = {"type": "Point", "coordinates": [4, lat]}
        return {"type": "Feature", "geometry": geometry, "properties": {"title": name, **more}}

    plain = {"type": "FeatureCollection", "features": [point("B", 2), point("A", 1, date="2024")]}
    numbered = {
        "type": "FeatureCollection", "features": [point("B", 2, number=2), point("A", 1, number=1)],
    }  # fmt: skip
    assert told(imported(tmp_path, "a.geojson", json.dumps(plain))) == [
        ("B", 2.0, None), ("A", 1.0, "2024"),
    ]  # fmt: skip
    assert [n for n, _, _ in told(imported(tmp_path, "b.json", json.dumps(numbered)))] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "day"),
        ("2024-05-01T10:00:00+02:00", date(2024, 5, 1), date(2024, 5, 1), "day"),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), "month"),
        ("1924", date(1924, 1, 1), date(1924, 12, 31), "year"),
        ("Tuesday", None, None, "unknown"),
        ("2024-13-01", None, None, "unknown"),
        ("20240501", date(2024, 5, 1), date(2024, 5, 1), "day"),
        ("1.5.2024", date(2024, 5, 1), date(2024, 5, 1), "day"),
        ("1 May 2024", date(2024, 5, 1), date(2024, 5, 1), "day"),
        ("May 1, 2024", date(2024, 5, 1), date(2024, 5, 1), "day"),
        ("May 2024", date(2024, 5, 1), date(2024, 5, 31), "month"),
        ("25/12/2024", date(2024, 12, 25), date(2024, 12, 25), "day"),
        ("12/25/2024", date(2024, 12, 25), date(2024, 12, 25), "day"),
        ("5/6/2024", None, None, "unknown"),
        ("5 May", None, None, "unknown"),
    ],
)
def test_times_are_known_as_exactly_as_they_are_told(
    text: str, start: date | None, end: date | None, precision: str
) -> None:
    when = when_of(text)
    assert (when.start, when.end, when.precision, when.text) == (start, end, precision, text)


# -- there and back --------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [".geojson", ".kml", ".kmz", ".csv", ".gpx"])
def test_what_the_program_writes_it_reads_again(ending: str, tmp_path: Path) -> None:
    project = sample_project()
    path = tmp_path / f"route{ending}"
    write_export(ExportSource(project), str(path))
    found = import_project(path)
    assert [s.label for s in found.itinerary.stops] == [s.label for s in project.itinerary.stops]
    for mine, theirs in zip(project.itinerary.stops, found.itinerary.stops, strict=True):
        assert mine.place is not None
        assert theirs.place is not None
        assert theirs.place.coordinate.lat == pytest.approx(mine.place.coordinate.lat, abs=1e-4)
        # GPX has no place for the day of a visit but its description.
        if ending != ".gpx":
            assert theirs.when.iso == mine.when.iso


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.key)
def test_an_imported_route_is_written_in_every_format(known: object, tmp_path: Path) -> None:
    project = imported(tmp_path, "t.csv", "name,lat,lon,date\nLyon,45,4,2024-05-01\nParis,48,2,\n")
    target = f"{tmp_path}/out{known.suffixes[0]}"  # type: ignore[attr-defined]
    write_export(ExportSource(project), target)
    assert Path(target).exists()


def test_an_imported_route_is_saved_and_survives_a_new_reading(
    tmp_path: Path, gazetteer: BundledGazetteer
) -> None:
    text = (
        "name,lat,lon,date,note\nLyon,45,4,2024-05-01,cold\nParis,48,2,,\nLyon,45,4,2024-05-03,\n"
    )
    project = imported(tmp_path, "t.csv", text)
    assert decode(encode(project)) == project
    again = reread(project, gazetteer=gazetteer)
    assert told(again) == told(project)
    assert again.itinerary.stops[0].note == "cold"


# -- what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.gpx", "no xml at all", "cannot be read as a route"),
        ("a.gpx", GPX.format(""), "holds no stops"),
        ("a.gpx", GPX.format("<wpt lat='95' lon='4'/>"), "no points on Earth are point 1"),
        ("a.gpx", "<gpx><rte><rtept lat='1'", "damaged at line 1, column"),
        ("a.gpx", GPX.format("<wpt lat='x' lon='4'/>"), "cannot be read as a route"),
        ("a.kml", "<kml", "damaged at line 1, column"),
        ("a.kml", KML.format("<Placemark><name>A</name><Point><coordinates>200,95</coordinates>"
         "</Point></Placemark>"), "no points on Earth are A"),
        ("a.kml", "<html><body/></html>", "cannot be read as a route|holds no stops"),
        ("a.kmz", "no archive", "cannot be read as a route"),
        ("a.csv", "town,count\nLyon,3\n", "names no columns name, lat and lon"),
        ("a.csv", "", "is empty"),
        ("a.kmz", "", "is empty"),
        ("a.csv", "name,lat,lon\n", r"holds no stops\."),
        ("a.csv", "name,lat,lon\nLyon,95,4\n", "no points on Earth are row 2"),
        ("a.geojson", "{", "damaged at line 1, column 2"),
        ("a.geojson", '{"type": "FeatureCollection", "features": 5}', "its features are no list"),
        ("a.geojson", '{"type": "LineString", "coordinates": []}', "on Earth are feature 1"),
        ("a.geojson", '{"type": "Feature", "properties": ["x"]}', "on Earth are feature 1"),
        ("a.geojson", "[1, 2]", "holds no features"),
        ("a.geojson", '{"type": "FeatureCollection", "features": []}', "holds no stops"),
        ("a.json", '{"routeviewer": {}, "type": "FeatureCollection"}', "already.*as it is"),
        ("a.fit", "x", "of no format that routes are read from"),
        ("a.gpx", '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><gpx>&y;</gpx>',
         "declares a document type"),
        ("a.csv", b"\x89PNG\x01\x02\x03\x04\x05" * 400, "is no text"),
    ],
)  # fmt: skip
def test_files_that_are_no_routes_are_told_with_a_remedy(
    name: str, text: str | bytes, words: str, tmp_path: Path
) -> None:
    with pytest.raises(ImportFileError, match=words) as found:
        imported(tmp_path, name, text)
    assert found.value.remedy


def test_a_file_that_is_not_there_and_one_too_long_are_told(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match="cannot be read"):
        import_project(tmp_path / "none.gpx")
    rows = "".join(f"P{i},{i % 90},{i % 180}\n" for i in range(2_001))
    with pytest.raises(ImportFileError, match="2,001 stops"):
        imported(tmp_path, "long.csv", f"name,lat,lon\n{rows}")


def test_a_route_of_many_stops_is_read_at_once(tmp_path: Path) -> None:
    rows = "".join(f"P{i % 7},{i % 90},{i % 180},2024-05-01\n" for i in range(500))
    project = imported(tmp_path, "many.csv", f"name,lat,lon,date\n{rows}")
    assert len(project.itinerary.stops) == 500
    assert all(stop.when.iso == "2024-05-01" for stop in project.itinerary.stops)


def test_a_journey_round_trips_with_a_stop_that_is_not_located(tmp_path: Path) -> None:
    project = journeys.without_place(journeys.journey("Lyon FR, Dijon FR, Paris FR"), 2)
    write_export(ExportSource(project), str(tmp_path / "x.geojson"))
    found = import_project(tmp_path / "x.geojson")
    assert [(s.label, s.place is None) for s in found.itinerary.stops] == [
        ("Lyon", False), ("Dijon", True), ("Paris", False),
    ]  # fmt: skip
