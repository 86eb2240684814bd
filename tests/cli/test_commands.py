"""The command line as its users call it: a process of its own, its output and exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "routeviewer", *arguments],
        capture_output=True,
        text=True,
        input=text,
        check=False,
        encoding="utf-8",
        env=None,
    )


def test_route_of_the_sample_is_printed_in_order(sample: Path) -> None:
    done = run("route", str(sample), "--json")
    assert done.returncode == 0, done.stderr
    labels = [stop["name"] for stop in json.loads(done.stdout)["itineraries"][0]["stops"]]
    assert labels == [
        "border of North Korea and Russia",
        "Vostochny Cosmodrome",
        "Komsomolsk-on-Amur",
        "Artyom-Primorsky-1 station",
    ]


def test_route_table_quotes_its_evidence(sample: Path) -> None:
    done = run("route", str(sample))
    assert "2023-09-13" in done.stdout
    assert "Not on the route:" in done.stdout
    assert "Kim visited an aircraft works" in done.stdout


def test_map_is_written(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    assert run("route", str(sample), "-o", str(target)).returncode == 0
    page = target.read_text(encoding="utf-8")
    assert "Vostochny" in page
    assert "http://" not in page.replace("http://www.w3.org", "")


def test_places_are_printed_with_reasons(sample: Path) -> None:
    done = run("places", str(sample), "--json")
    places = {p["name"]: p for p in json.loads(done.stdout)["places"]}
    station = places["Artyom-Primorsky-1 station"]["candidates"][0]
    assert station["country"] == "RU"
    assert station["reasons"]


def test_standard_input_is_an_article() -> None:
    done = run("places", "-", text="We flew from Lima to Cusco.")
    assert done.returncode == 0
    assert "Cusco (city), Cuzco Department, Peru" in done.stdout


def test_gazetteer_is_searched() -> None:
    done = run("gazetteer", "search", "Baikonur")
    assert done.returncode == 0
    assert "Kazakhstan" in done.stdout


def test_text_without_places_is_a_result_with_a_note() -> None:
    done = run("places", "-", text="The soup was cold and nobody minded at all.")
    assert done.returncode == 0
    assert "No place names were found" in done.stderr


TWO_PEOPLE = (
    "Mary Miller flew from Lima to Cusco on 3 May 2019. Miller took the train to Puno, and a day "
    "later Miller crossed the lake to La Paz.\n\n"
    "Peter Novak travelled from Oslo to Bergen. Novak then sailed to Stavanger, and Peter Novak "
    "flew home to Prague."
)


def stops_of(done: subprocess.CompletedProcess[str]) -> list[str]:
    assert done.returncode == 0, done.stderr
    return [stop["name"] for stop in json.loads(done.stdout)["itineraries"][0]["stops"]]


@pytest.mark.parametrize("hint", ["Novak", "Peter Novak"])
def test_a_traveller_is_matched_loosely(hint: str) -> None:
    done = run("route", "-", "--json", "--traveller", hint, text=TWO_PEOPLE)
    assert "Novak" in json.loads(done.stdout)["itineraries"][0]["traveller"]
    assert "Bergen" in stops_of(done)


def test_a_traveller_who_is_not_named_gets_the_main_route_and_a_list() -> None:
    done = run("route", "-", "--json", "--traveller", "Napoleon", text=TWO_PEOPLE)
    assert stops_of(done)
    (warning,) = [w for w in json.loads(done.stdout)["warnings"] if "Napoleon" in w]
    assert "Mary Miller" in warning
    assert "Peter Novak" in warning
    assert warning in done.stderr


def test_a_saved_project_is_read_again_with_its_options(tmp_path: Path) -> None:
    target = str(tmp_path / "trip.route.geojson")
    text = "Mary Miller arrived in Lima on Tuesday. Miller travelled to Cusco a day later."
    assert run("route", "-", "-o", target, text=text).returncode == 0
    as_saved = run("route", target, "--json")
    assert stops_of(as_saved) == ["Lima", "Cusco"]
    dated = run("route", target, "--json", "--published", "2023-09-17")
    stops = json.loads(dated.stdout)["itineraries"][0]["stops"]
    assert [stop["when"]["start"] for stop in stops] == ["2023-09-12", "2023-09-13"]


def test_another_traveller_of_a_saved_project_is_chosen(tmp_path: Path) -> None:
    target = str(tmp_path / "two.route.geojson")
    assert run("route", "-", "-o", target, text=TWO_PEOPLE).returncode == 0
    assert "Bergen" in stops_of(run("route", target, "--json", "--traveller", "Novak"))
    done = run("route", target, "--json", "--traveller", "Napoleon")
    assert "Bergen" not in stops_of(done)
    assert "Peter Novak" in done.stderr


def test_text_goes_into_the_json_when_asked_for() -> None:
    text = "We flew from Lima to Cusco."
    for extra, held in (((), None), (("--with-text",), text)):
        done = run("route", "-", "--json", *extra, text=text)
        assert json.loads(done.stdout)["articles"][0].get("text") == held


@pytest.mark.parametrize(
    "arguments",
    [
        ("places", "/nowhere/at/all.txt"),
        ("route", "/nowhere/at/all.txt"),
        ("route", "-", "--published", "yesterday"),
        ("route", "-", "--published", "2023-02-30"),
        ("route", "-", "--published", "0001-01-01"),
        ("window", "-", "--published", "9999-12-31"),
    ],
)
def test_expected_failures_end_with_1_and_a_remedy(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, text="We flew to Lima.")
    assert done.returncode == 1
    assert done.stderr.count("\n") >= 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [("--nonsense",), ("route",), ("gazetteer",)])
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).returncode == 2


def test_map_in_a_folder_that_does_not_exist_is_refused(sample: Path) -> None:
    done = run("route", str(sample), "-o", "/nowhere/at/all/map.html")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


def test_damaged_gazetteer_is_no_traceback(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.sqlite"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    code = (
        "import sys\nfrom pathlib import Path\nfrom routeviewer import assets\n"
        f"assets.gazetteer_path = lambda: Path({str(path)!r})\n"
        "from routeviewer.cli.main import main\n"
        f"sys.exit(main(['places', {str(sample)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "damaged" in done.stderr
    assert "Traceback" not in done.stderr
