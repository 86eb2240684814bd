"""Files that strangers made to do harm: a clear error, within bounded time, and nothing is lost."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sqlite3
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from routeviewer.errors import (
    CorrectionsError,
    ImportFileError,
    OwnGazetteerError,
    ProjectFileError,
    RouteviewerError,
    SettingsError,
    StyleError,
)
from routeviewer.exports.files import write_whole
from routeviewer.exports.registry import write_export
from routeviewer.exports.source import ExportSource
from routeviewer.exports.tables import csv_table
from routeviewer.geo.coordinate import Coordinate
from routeviewer.gui.journal import recovered
from routeviewer.imports.build import import_project
from routeviewer.pipeline import read
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.correction_file import read_corrections
from routeviewer.places.gazetteer import PlaceQuery
from routeviewer.places.own.adding import add_gazetteer
from routeviewer.places.own.shelf import open_own
from routeviewer.project.codec import decode, encode
from routeviewer.project.storage import save
from routeviewer.scene.style import style_named
from routeviewer.settings.folders import HOME_VARIABLE, settings_path
from routeviewer.settings.storage import load_settings
from routeviewer.text.readers import article_from_text
from tests.journeys import journey

DEEP = 200_000
POINT = (
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>x</name>'
    "<Point><coordinates>2,1</coordinates></Point></Placemark></kml>"
)


# -- articles --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece",
    ["a", "A. ", "19", "May ", "St. ", "in Paris ", '"', "New ", "-", "<a ", "e\u0301", "\0 ",
     "\u202e", "\x1b[31m", "Paris-", "1/2/", "&#x41;", "---\n", "\u2028"],
)  # fmt: skip
def test_no_article_costs_more_than_its_length(piece: str, gazetteer: BundledGazetteer) -> None:
    def seconds(letters: int) -> float:
        text = (piece * letters)[:letters] + "\n\nWe flew to Lima and then went to Cusco."
        began = time.process_time()
        read(article_from_text(text), gazetteer=gazetteer)
        return time.process_time() - began

    seconds(1000)
    # Before they were bounded, most of these took minutes.
    assert seconds(16_000) < 8


# -- projects and journals -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["[" * DEEP, '{"routeviewer":{"schema":2,"project":' + '{"a":' * DEEP,
     '{"routeviewer":{"schema":' + "9" * 5000 + ',"project":{}}}'],
    ids=["lists", "objects", "digits"],
)  # fmt: skip
def test_a_project_of_any_depth_or_size_is_refused(text: str) -> None:
    with pytest.raises(ProjectFileError):
        decode(text)


# A coordinate in a drawing that is none.
_NO_NUMBER = re.compile(r"[\" ,](?:nan|-?inf)[\" ,]")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e999", "-1e308", str(10**30)])
def test_no_number_of_a_project_breaks_what_is_written(value: str, tmp_path: Path) -> None:
    held = json.loads(encode(journey("Lisbon PT, Porto PT")))["routeviewer"]
    # Every kind of number of the file, one at a time.
    for path in {tuple(k for k in p if isinstance(k, str)): p for p in _numbers(held)}.values():
        broken = json.loads(json.dumps(held))
        inner = broken
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = "?"
        text = json.dumps({"routeviewer": broken}).replace('"?"', value)
        try:
            source = ExportSource(decode(text))
            write_export(source, str(tmp_path / "map.svg"))
            write_export(source, str(tmp_path / "stops.csv"))
        except RouteviewerError:
            continue
        drawn = (tmp_path / "map.svg").read_text(encoding="utf-8")
        assert _NO_NUMBER.search(drawn) is None


def _numbers(held: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(held, dict):
        return [found for key, value in held.items() for found in _numbers(value, (*path, key))]
    if isinstance(held, list):
        return [found for i, value in enumerate(held[:2]) for found in _numbers(value, (*path, i))]
    is_number = isinstance(held, int | float) and not isinstance(held, bool)
    return [path] if is_number else []


@pytest.mark.parametrize(
    "line",
    ['{"step": "__class__"}', '{"step": "push"}', "{}", "[]", '{"edits": 3, "label": ""}',
     '{"edits": [], "label": 3}', "[" * DEEP, '{"edits": [{"edit": "Nothing"}], "label": "x"}'],
)  # fmt: skip
def test_a_journal_is_followed_to_its_first_damaged_line(line: str, tmp_path: Path) -> None:
    head = json.dumps({"project": encode(journey("Lisbon PT, Porto PT")), "changed": True})
    path = tmp_path / "x.journal"
    path.write_text(f"{head}\n{line}\n", encoding="utf-8")
    assert len(recovered(path).project.itinerary.stops) == 2


# -- routes of other programs ----------------------------------------------------------------------


def kmz(change: Callable[[bytearray], None]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", POINT)
    data = bytearray(held.getvalue())
    change(data)
    return bytes(data)


def encrypted(data: bytearray) -> None:
    data[6] |= 1
    data[data.find(b"PK\1\2") + 8] |= 1


def oddly_packed(data: bytearray) -> None:
    data[8] = data[data.find(b"PK\1\2") + 10] = 99


def broken(data: bytearray) -> None:
    data[45:60] = b"\xff" * 15


@pytest.mark.parametrize("change", [encrypted, oddly_packed, broken])
def test_archives_that_cannot_be_opened_are_told(
    change: Callable[[bytearray], None], tmp_path: Path
) -> None:
    (tmp_path / "a.kmz").write_bytes(kmz(change))
    with pytest.raises(ImportFileError, match="damaged or encrypted"):
        import_project(tmp_path / "a.kmz")


def test_an_archive_is_unpacked_nowhere(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.kmz", "w") as archive:
        archive.writestr("../../out.kml", POINT)
        archive.writestr("../evil.txt", "x")
    assert import_project(tmp_path / "a.kmz").itinerary.stops
    assert [path.name for path in tmp_path.iterdir()] == ["a.kmz"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.gpx", '<!DOCTYPE x [<!ENTITY a "aa">]><gpx/>'),
     ("a.kml", f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{POINT}'),
     ("a.geojson", "[" * DEEP),
     ("a.geojson", '{"type":"Point","coordinates":[' + "9" * 400 + ",1]}"),
     ("a.geojson", '{"type":"Point","coordinates":[1e999,NaN]}')],
    ids=["entities", "entity of a file", "deep", "digits", "no numbers"],
)  # fmt: skip
def test_routes_that_do_harm_are_refused(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(ImportFileError):
        import_project(tmp_path / name)


# -- gazetteers that somebody else compiled --------------------------------------------------------

LOOP = "AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM r) SELECT"


@pytest.mark.parametrize(
    "statements",
    [
        f"ALTER TABLE name RENAME TO n; CREATE VIEW name {LOOP} 'x' folded, 1 rank FROM r;",
        f"ALTER TABLE about RENAME TO a; CREATE VIEW about {LOOP} x key, x value FROM r;",
        "CREATE TRIGGER t AFTER INSERT ON place BEGIN DELETE FROM place; END;",
        "UPDATE place SET lat = 'abc'",
        "UPDATE place SET lat = 9e999",
        "UPDATE place SET name = x'ff'",
        "UPDATE place SET precision_km = 9e999",
        "UPDATE name SET rank = 'x'",
        "UPDATE about SET value = zeroblob(10000000) WHERE key = 'source'",
        "INSERT INTO about VALUES('more', 1)",
        "DROP TABLE name",
        "UPDATE place SET name = replace(hex(zeroblob(1000000)), '0', 'a')",
    ],
    ids=range(12),
)
def test_a_gazetteer_that_is_not_what_we_compile_is_refused(
    statements: str, tmp_path: Path
) -> None:
    shelf = tmp_path / "shelf"
    (tmp_path / "mine.csv").write_text("name,lat,lon\nQuexalpa,1,2\n")
    add_gazetteer(tmp_path / "mine.csv", shelf, name="mine", replace=False)
    database = sqlite3.connect(shelf / "mine.sqlite")
    database.executescript(statements)
    database.close()
    with pytest.raises(OwnGazetteerError, match="damaged"):
        look_up(shelf)


def look_up(shelf: Path) -> None:
    gazetteer = open_own("mine", shelf, lambda *_: ())
    try:
        gazetteer.find(PlaceQuery("Quexalpa"))
        list(gazetteer.prefixed("q"))
        gazetteer.near(Coordinate(1, 2))
    finally:
        gazetteer.close()


def test_looking_up_changes_no_file(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("name,lat,lon\nQuexalpa,1,2\n")
    add_gazetteer(tmp_path / "mine.csv", tmp_path / "shelf", name="mine", replace=False)
    before = (tmp_path / "shelf" / "mine.sqlite").read_bytes()
    look_up(tmp_path / "shelf")
    assert (tmp_path / "shelf" / "mine.sqlite").read_bytes() == before
    assert [path.name for path in (tmp_path / "shelf").iterdir()] == ["mine.sqlite"]


# -- settings, corrections, styles, environment ----------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["[geocoding.services.x]\ncache_days = inf", "[geocoding.services.x]\ntimeout_s = nan",
     "[geocoding.services.x]\ninterval_s = inf", "a = " + "[" * 5000,
     "[window.tile_providers]\nx = 'file:///etc/{z}{x}{y}'",
     "[window.tile_providers]\nx = 'data:,{z}{x}{y}'"],
)  # fmt: skip
def test_settings_that_are_none_are_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(text)
    with pytest.raises(SettingsError):
        load_settings(tmp_path / "settings.toml")


@pytest.mark.parametrize(
    "line",
    ["lat = nan", "precision_km = nan", "precision_km = -1", "precision_km = 1e300", "country = 3",
     "from_year = 'x'", "admin1 = []", "a = " + "[" * 5000],
)  # fmt: skip
def test_corrections_that_are_none_are_refused(line: str, tmp_path: Path) -> None:
    told = {"lat": "lat = 1", "lon": "lon = 1"} | {line.split(" ", 1)[0]: line}
    text = "[[place]]\nname = 'x'\nmeans = 'y'\n" + "\n".join(told.values())
    (tmp_path / "corrections.toml").write_text(text)
    with pytest.raises(CorrectionsError):
        read_corrections(tmp_path / "corrections.toml")


@pytest.mark.parametrize(
    "colour", ["red;}</style><script>", "#ffffff' onload='x", "url(http://x)", "#12345"]
)
def test_a_style_file_brings_no_code(colour: str, checkout: Path, tmp_path: Path) -> None:
    light = (checkout / "resources" / "styles" / "light.toml").read_text(encoding="utf-8")
    target = tmp_path / "own.toml"
    target.write_text(re.sub(r'"#[0-9a-f]{6}"', f'"{colour}"', light, count=1), encoding="utf-8")
    with pytest.raises(StyleError, match="is wrong"):
        style_named(str(target))
    target.write_text("a = " + "[" * 5000)
    style_named.cache_clear()
    with pytest.raises(StyleError):
        style_named(str(target))


def test_a_home_of_nobody_is_a_folder_like_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, "~nobody-of-that-name/x")
    assert settings_path().parts[-2:] == ("x", "settings.toml")


# -- what is written -------------------------------------------------------------------------------


def test_a_link_that_waits_in_a_folder_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can know the unfinished file's name; should they, nothing is written through it."""
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    monkeypatch.setattr("routeviewer.exports.files.uuid.uuid4", lambda: type("", (), {"hex": "0"}))
    (tmp_path / ".map.svg.0.new").symlink_to(victim)
    with pytest.raises(RouteviewerError):
        write_whole(tmp_path / "map.svg", b"<svg/>")
    assert victim.read_text() == "precious"


def test_a_link_that_is_written_over_is_replaced_and_its_target_stays(tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    (tmp_path / "map.svg").symlink_to(victim)
    write_whole(tmp_path / "map.svg", b"<svg/>")
    project = tmp_path / "a.route.geojson"
    project.symlink_to(victim)
    save(journey("Lisbon PT, Porto PT"), project)
    assert victim.read_text() == "precious"
    assert (tmp_path / "map.svg").read_bytes() == b"<svg/>"


def test_files_are_written_with_the_rights_of_new_files(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write_whole(tmp_path / "map.svg", b"<svg/>")
    finally:
        os.umask(mask)
    assert (tmp_path / "map.svg").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(lead: str) -> None:
    data = csv_table([["name"], [f"{lead}cmd|' /C calc'!A0"]]).decode("utf-8-sig")
    assert data.split("\r\n", 1)[1].lstrip('"').startswith("'")


def test_a_long_name_of_a_file_is_no_obstacle(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 240 + ".svg")
    write_whole(target, b"<svg/>")
    assert target.read_bytes() == b"<svg/>"
    shutil.rmtree(tmp_path)
