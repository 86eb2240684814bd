"""GeoJSON, KML, KMZ and GPX as other programs read them; the same bytes each time."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyogrio
import pytest
import shapely
from PIL import Image

from routeviewer.exports.registry import FORMATS, write_export
from routeviewer.exports.source import ExportSource
from routeviewer.geo.coordinate import Coordinate
from routeviewer.project.project import Project
from tests import journeys
from tests.drawing.conftest import sample_project

SCHEMA = Path(__file__).parents[1] / "npm" / "node_modules" / "geojson-schema" / "GeoJSON.json"
Write = Callable[[Project, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(project: Project, name: str) -> Path:
        write_export(ExportSource(project), str(tmp_path / name))
        return tmp_path / name

    return written


def with_words(project: Project, words: str) -> Project:
    """Return a project whose first stop is called and quoted by some words."""
    first = replace(project.itinerary.stops[0], label=words, note=words)
    stops = (first, *project.itinerary.stops[1:])
    article = replace(project.article, text=words + project.article.text[len(words) :], title=words)
    itinerary = replace(project.itinerary, stops=stops, traveller=words)
    return replace(project, articles=(article,), itineraries=(itinerary,))


def gdal(path: Path, layer: str | None = None) -> tuple[list[str], list[Any], dict[str, Any]]:
    """Return what GDAL reads of a file: fields, geometries, columns."""
    meta, _, geometry, data = pyogrio.raw.read(path, layer=layer)
    names = [str(name) for name in meta["fields"]]
    return names, list(shapely.from_wkb(geometry)), dict(zip(names, data, strict=True))


# -- GeoJSON ---------------------------------------------------------------------------------------


def test_shapely_reads_points_in_order_and_lines_between_them(write: Write) -> None:
    collection = json.loads(write(sample_project(), "route.geojson").read_text(encoding="utf-8"))
    shapes = [
        shapely.from_geojson(json.dumps(feature["geometry"])) for feature in collection["features"]
    ]
    kinds = [shape.geom_type for shape in shapes]
    assert kinds == ["Point"] * 4 + ["LineString"] * 3
    for leg, (a, b) in zip(shapes[4:], [(0, 1), (1, 2), (2, 3)], strict=True):
        assert leg.coords[0] == shapes[a].coords[0]
        assert leg.coords[-1] == shapes[b].coords[0]
    assert "aircraft works" in collection["features"][2]["properties"]["quote"]


@pytest.mark.parametrize("name", ["sample", "pacific", "unlocated", "empty"])
def test_geojson_keeps_to_its_schema(name: str, write: Write) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    if not SCHEMA.is_file():
        pytest.skip("geojson-schema is not installed: npm ci --prefix tests/npm")
    projects = {
        "sample": sample_project, "pacific": lambda: journeys.journey(journeys.PACIFIC),
        "unlocated": lambda: journeys.without_place(journeys.journey("Lyon FR, Dijon FR"), 2),
        "empty": lambda: journeys.journey([]),
    }  # fmt: skip
    held = json.loads(write(projects[name](), "route.geojson").read_text(encoding="utf-8"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate(held, schema)


def test_lines_over_the_date_line_are_cut_there(write: Write) -> None:
    held = json.loads(write(journeys.journey(journeys.PACIFIC), "x.geojson").read_text("utf-8"))
    lines = [f["geometry"] for f in held["features"] if "from" in f["properties"]]
    assert {line["type"] for line in lines} == {"MultiLineString"}
    for line in lines:
        for part in line["coordinates"]:
            assert max(x for x, _ in part) - min(x for x, _ in part) <= 180
        assert abs(line["coordinates"][0][-1][0]) == abs(line["coordinates"][1][0][0]) == 180


def test_the_article_is_in_the_project_file_alone(write: Write) -> None:
    text = sample_project().article.text
    telling = "a spokesman in Moscow had refused to name a single city"
    assert telling in text
    for known in FORMATS:
        if known.key in ("project", "kit"):
            continue
        path = write(sample_project(), f"route{known.suffixes[0]}")
        data = path.read_bytes()
        if known.key in ("kmz", "docx"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = b"".join(archive.read(name) for name in archive.namelist())
        assert telling.encode() not in data, known.key
    project = write(sample_project(), "story.route.geojson").read_text(encoding="utf-8")
    assert telling in project


def test_an_article_without_full_stops_is_no_quote_as_a_whole(write: Write) -> None:
    project = journeys.journey("Lyon FR, Paris FR")
    text = "and on and on " * 500
    stop = project.itinerary.stops[0]
    span = replace(stop.evidence[0].span, start=0, end=len(text))
    stops = (replace(stop, evidence=(replace(stop.evidence[0], span=span),)),)
    itinerary = replace(project.itinerary, stops=(*stops, project.itinerary.stops[1]))
    article = replace(project.article, text=text)
    project = replace(project, articles=(article,), itineraries=(itinerary,))
    held = json.loads(write(project, "x.geojson").read_text(encoding="utf-8"))
    assert len(held["features"][0]["properties"]["quote"]) <= 500


# -- GPX and KML by GDAL ---------------------------------------------------------------------------


def test_gdal_reads_the_stops_of_a_gpx_in_order(write: Write) -> None:
    path = write(sample_project(), "route.gpx")
    _, points, told = gdal(path, "route_points")
    assert list(told["name"]) == [stop.label for stop in sample_project().itinerary.stops]
    assert list(told["route_point_id"]) == [0, 1, 2, 3]
    assert (points[2].x, points[2].y) == pytest.approx((137.01, 50.55), abs=0.01)
    assert "2023-09-15" in told["desc"][2]
    assert "aircraft works" in told["desc"][2]
    _, lines, _ = gdal(path, "routes")
    assert len(lines) == 1
    assert len(lines[0].geoms[0].coords if hasattr(lines[0], "geoms") else lines[0].coords) == 4


def test_gdal_reads_stops_dates_and_lines_of_a_kml(write: Write) -> None:
    path = write(sample_project(), "route.kml")
    _, shapes, told = gdal(path)
    assert [shape.geom_type for shape in shapes].count("Point") == 4
    assert [shape.geom_type for shape in shapes].count("LineString") == 3
    assert list(told["Name"])[:2] == [
        "1. border of North Korea and Russia", "2. Vostochny Cosmodrome",
    ]  # fmt: skip
    root = ET.parse(path).getroot()  # noqa: S314 - our own file
    space = "{http://www.opengis.net/kml/2.2}"
    days = [when.text for when in root.iter(f"{space}when")]
    assert days == ["2023-09-12", "2023-09-13", "2023-09-15", "2023-09-17"]


def test_a_kmz_holds_its_document_first_and_a_disc_for_each_mark(write: Write) -> None:
    path = write(journeys.journey(journeys.LOOP), "route.kmz")
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert names[0] == "doc.kml"
        assert len(names) == 1 + 4
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        text = archive.read("doc.kml").decode()
        for name in names[1:]:
            assert name in text
            with Image.open(io.BytesIO(archive.read(name))) as disc:
                assert disc.size[0] == disc.size[1] >= 48
                assert disc.mode == "RGBA"
                assert disc.getpixel((0, 0))[3] == 0
    _, shapes, _ = gdal(path)
    assert len(shapes) == 7 + 6


@pytest.mark.parametrize("ending", [".kml", ".gpx", ".geojson", ".svg"])
@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>", "a & b < c > d \"e\" 'f'", "]]><x>", "\x00\x0b\x1f ends",
        "\ud800 half a letter", "\u202egnol saw", "日本 עברית",
    ],
)  # fmt: skip
def test_what_an_article_says_stays_text(ending: str, words: str, write: Write) -> None:
    path = write(with_words(journeys.journey("Lyon FR, Paris FR"), words), f"route{ending}")
    text = path.read_text(encoding="utf-8")
    if ending == ".geojson":
        assert len(json.loads(text)["features"]) == 3
        return
    root = ET.fromstring(text)  # noqa: S314 - our own file
    shown = " ".join(root.itertext())
    harmless = [w for w in words.split() if w.isalnum()]
    for word in harmless:
        assert word in shown
    assert not [e for e in root.iter() if e.tag.endswith(("script", "}x"))]
    if ending == ".kml":
        # Globes take a description for HTML.
        balloons = [e.text or "" for e in root.iter() if e.tag.endswith("description")]
        assert not any("<script" in balloon for balloon in balloons)


def test_several_travellers_are_several_routes(write: Write) -> None:
    one, two = journeys.journey("Lyon FR, Paris FR"), journeys.journey("Rome IT, Milan IT")
    project = replace(one, itineraries=(one.itinerary, replace(two.itinerary, traveller="Ada")))
    root = ET.parse(write(project, "x.gpx")).getroot()  # noqa: S314 - our own file
    names = [r.findtext("{*}name") for r in root.findall("{*}rte")]
    assert names == ["the expedition", "Ada"]
    kml = write(project, "x.kml").read_text(encoding="utf-8")
    assert kml.count("<Folder>") == 2


# -- all -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.key)
def test_the_same_project_gives_the_same_bytes(known: Any, tmp_path: Path) -> None:
    made = []
    for number in (1, 2):
        (tmp_path / str(number)).mkdir()
        target = f"{tmp_path}/{number}/route{known.suffixes[0]}"
        write_export(ExportSource(sample_project()), target)
        path = Path(target)
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        made.append([file.read_bytes() for file in files])
    assert made[0] == made[1]


def test_a_place_of_openstreetmap_is_credited(write: Write) -> None:
    project = journeys.journey("Lyon FR, Paris FR")
    stop = project.itinerary.stops[0]
    assert stop.place is not None
    place = replace(stop.place, gazetteer="openstreetmap", coordinate=Coordinate(45.7, 4.8))
    stops = (replace(stop, place=place), project.itinerary.stops[1])
    project = replace(project, itineraries=(replace(project.itinerary, stops=stops),))
    for name in ("x.geojson", "x.html", "x.md", "x.gpx", "x.kml"):
        assert "© OpenStreetMap contributors" in write(project, name).read_text(encoding="utf-8")


def test_saving_a_project_again_keeps_what_was_there(write: Write, tmp_path: Path) -> None:
    first = write(journeys.journey("Lyon FR"), "a.route.geojson").read_bytes()
    write(journeys.journey("Paris FR"), "a.route.geojson")
    assert (tmp_path / "a.route.geojson.bak").read_bytes() == first
