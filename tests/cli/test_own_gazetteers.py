"""Gazetteers of one's own, corrections and the cache, as their users call them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from routeviewer.places.correction_file import add_correction
from routeviewer.places.corrections import NeverAPlace
from routeviewer.places.sources import CORRECTIONS

TABLE = "name,lat,lon,kind,country\nQuellenhof,51.5,10.2,village,DE\n,1,2,,\n"


def run(*arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "routeviewer", *arguments],
        capture_output=True,
        text=True,
        input=text,
        check=False,
        encoding="utf-8",
    )


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "newsroom.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def test_a_gazetteer_is_added_listed_searched_used_and_removed(home: Path, table: str) -> None:
    assert "Quellenhof" not in run("gazetteer", "search", "Quellenhof").stdout
    added = run("gazetteer", "add", table)
    assert (added.returncode, added.stdout) == (0, "Added newsroom: 1 places, 1 names.\n")
    assert "1 rows are no places and were left out; the first is line 3: no name" in added.stderr
    listed = run("gazetteer", "list").stdout.splitlines()[2:]
    assert [line.split()[0] for line in listed] == ["newsroom", "bundled"]
    order = '[gazetteers]\norder = ["bundled", "newsroom"]\n'
    (home / "settings.toml").write_text(order, encoding="utf-8")
    listed = run("gazetteer", "list").stdout.splitlines()[2:]
    assert [line.split()[0] for line in listed] == ["bundled", "newsroom"]
    assert "newsroom" in run("gazetteer", "search", "quellenhof").stdout
    found = run("places", "-", text="They slept in Quellenhof.").stdout
    assert "Quellenhof (village), Germany" in found
    assert "from your gazetteer “newsroom”" in found
    assert run("gazetteer", "remove", "newsroom").returncode == 0
    assert "Quellenhof" not in run("gazetteer", "search", "Quellenhof").stdout


@pytest.mark.usefixtures("home")
def test_a_place_of_ones_own_is_a_stop_of_what_is_written(table: str, tmp_path: Path) -> None:
    assert run("gazetteer", "add", table).returncode == 0
    article = tmp_path / "article.txt"
    article.write_text("On Monday we drove from Berlin to Quellenhof.", encoding="utf-8")
    written = [tmp_path / "route.csv", tmp_path / "export.csv"]
    assert run("route", str(article), "-o", str(written[0])).returncode == 0
    assert run("export", str(article), "-o", str(written[1])).returncode == 0
    assert "Quellenhof,Monday,visited,51.5000,10.2000" in written[0].read_text(encoding="utf-8")
    assert written[0].read_bytes() == written[1].read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [("add", "/nowhere/at/all.csv"), ("add", __file__), ("remove", "nothing")],
)
def test_failures_end_with_1_and_a_remedy(home: Path, arguments: tuple[str, ...]) -> None:
    done = run("gazetteer", *arguments)
    assert done.returncode == 1
    assert done.stderr.count("\n") >= 2
    assert "Traceback" not in done.stderr
    assert list(home.rglob("*.sqlite")) == []


def test_corrections_beside_an_article_hold_for_it(home: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("We saw Nairobi and Mombasa.", encoding="utf-8")
    add_correction(tmp_path / CORRECTIONS, NeverAPlace("Nairobi"))
    add_correction(home / CORRECTIONS, NeverAPlace("Mombasa"))
    done = run("places", str(article))
    assert "Nairobi (city)" not in done.stdout
    for file in (tmp_path / CORRECTIONS, home / CORRECTIONS):
        assert f"is never a place here (decided before, in {file})" in done.stderr


def test_damaged_corrections_and_settings_are_no_tracebacks(home: Path) -> None:
    for name in (CORRECTIONS, "settings.toml"):
        (home / name).write_text("[[", encoding="utf-8")
        done = run("places", "-", text="We saw Nairobi.")
        assert done.returncode == 1
        assert name in done.stderr
        assert "Traceback" not in done.stderr
        (home / name).unlink()


def test_an_empty_cache_is_shown_and_cleared(home: Path) -> None:
    assert run("cache", "show").stdout.startswith("0 answers")
    assert run("cache", "clear", "--expired").stdout == "0 answers forgotten.\n"
    assert (home / "cache" / "answers.sqlite").exists()


# -- online services, without a network ------------------------------------------------------------


def test_an_unknown_service_says_which_there_are(home: Path) -> None:
    del home
    for command in (["places", "-"], ["route", "-"]):
        done = run(*command, "--geocoder", "nowhere-maps", text="We saw Nairobi.")
        assert done.returncode == 1
        assert "nominatim" in done.stderr


@pytest.mark.parametrize("command", ["places", "route"])
def test_without_a_network_the_offline_result_is_there_and_one_note(
    home: Path, command: str
) -> None:
    (home / "settings.toml").write_text(
        '[geocoding]\nask = "all"\n[geocoding.services.dead]\ngeopy = "nominatim"\n'
        'domain = "127.0.0.1:9"\nscheme = "http"\n',
        encoding="utf-8",
    )
    text = "On Monday we flew from Nairobi to Mombasa and on to Lamu."
    offline = run(command, "-", text=text)
    online = run(command, "-", "--geocoder", "dead", text=text)
    assert online.returncode == 0
    assert online.stdout == offline.stdout
    assert online.stderr.count("There is no way to 127.0.0.1:9") == 1
    assert online.stderr.count("Note:") == 1
