"""A fault leaves a report that says where, and holds nothing of what was read."""

from __future__ import annotations

import multiprocessing
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from routeviewer.diagnosis import crash_report
from routeviewer.diagnosis.crash_report import reported, shown_command
from routeviewer.errors import ProgramFaultError
from routeviewer.geo.coordinate import sphere_km

# No word of it is a word of the program's.
ARTICLE = "Quexalpa Zyrrhine drove Wimborough Thaxfeld over Kroonspruit, secretly, by jeepney."
WORDS = [word.lower() for word in re.findall(r"\w{5,}", ARTICLE)]
SECRET = "hunter2-key-of-a-service"  # noqa: S105 - planted to be looked for

# The command as it is, but reading fails in the middle, with the text in messages and variables.
_PLANTED = """
import sys
from routeviewer.places import finding
from routeviewer import pipeline

class Kroonspruit:
    def __repr__(self):
        return held

def broken(article, *_, **__):
    global held
    held = text = article.text
    try:
        {text: Kroonspruit()}[text.upper()]
    except KeyError as error:
        error.add_note(text)
        raise ValueError(f"cannot read {text!r}") from error

pipeline.find_in = broken
from routeviewer.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(autouse=True)
def _anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash_report, "_WRITTEN", {})


def leaked(text: str) -> list[str]:
    return [word for word in (*WORDS, SECRET) if word in text.lower()]


def only_report(home: Path) -> str:
    (path,) = (home / "crashes").glob("*.txt")
    return path.read_text(encoding="utf-8")


def caught(fail: Callable[[], object]) -> ProgramFaultError:
    try:
        fail()
    except Exception as error:  # noqa: BLE001 - of every kind
        return reported(error)
    raise AssertionError


def test_a_command_that_crashes_says_so_in_a_sentence_and_reports_without_the_text(
    home: Path, tmp_path: Path
) -> None:
    article = tmp_path / "Wimborough-dossier.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _PLANTED, "route", str(article), "--traveller", "Zyrrhine",
         "--json"],
        capture_output=True, text=True, check=False,
        env={**os.environ, "ROUTEVIEWER_KEY_PHOTON": SECRET},
    )  # fmt: skip
    assert done.returncode == 3
    sentence, remedy = done.stderr.splitlines()
    assert "has failed where it should not (ValueError in" in sentence
    assert "Traceback" not in done.stderr
    report = only_report(home)
    assert str(next((home / "crashes").iterdir()).name) in remedy
    assert leaked(done.stderr) == []
    assert leaked(report) == []
    assert "route --traveller --json" in report
    assert "routeviewer/pipeline.py" in report
    assert "KeyError" in report
    assert "shapely" in report
    assert str(Path.home()) not in report
    assert str(tmp_path) not in report


@pytest.mark.parametrize(
    "fail",
    [
        lambda: {}[ARTICLE],
        lambda: int(ARTICLE),
        lambda: getattr(object(), ARTICLE),
        lambda: object().Kroonspruit,
        lambda: open(f"/nowhere/{ARTICLE}"),  # noqa: PTH123, SIM115 - fails
        lambda: ARTICLE.encode("ascii") and ("ü" + ARTICLE).encode("ascii"),
        lambda: __import__("Kroonspruit"),
        lambda: compile(ARTICLE, ARTICLE, "exec"),
        lambda: exec(compile("{}[0]", ARTICLE, "exec")),  # noqa: S102 - code of an odd name
    ],
    ids=range(9),
)  # fmt: skip
def test_no_kind_of_error_carries_words_of_the_article(
    home: Path, fail: Callable[[], object]
) -> None:
    fault = caught(fail)
    assert leaked(only_report(home)) == []
    assert leaked(f"{fault.problem} {fault.remedy}") == []


def test_facts_that_are_the_programs_own_are_told(home: Path) -> None:
    caught(lambda: sphere_km(None, None))  # type: ignore[arg-type]  # what is tested
    assert "AttributeError: no attribute lat of NoneType" in only_report(home)


def test_an_error_of_the_system_is_told_by_its_number(home: Path) -> None:
    caught((home / "none").read_text)
    assert "FileNotFoundError: ENOENT (No such file or directory)" in only_report(home)


def _fail_elsewhere(text: str) -> None:
    from routeviewer.geo.coordinate import Coordinate

    Coordinate(text, text)  # type: ignore[arg-type]  # fails


def test_an_error_of_another_process_is_reported_with_its_place(home: Path) -> None:
    def fail() -> None:
        with multiprocessing.get_context("fork").Pool(1) as pool:
            pool.map(_fail_elsewhere, [ARTICLE])

    caught(fail)
    report = only_report(home)
    assert "routeviewer/geo/coordinate.py" in report
    assert leaked(report) == []


def test_a_fault_that_comes_again_is_reported_once(home: Path) -> None:
    first, second = (caught(lambda: {}["x"]) for _ in range(2))
    assert first.report == second.report
    only_report(home)


def test_where_no_report_can_be_written_the_sentence_says_so(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "crashes").write_text("no folder")
    monkeypatch.setattr(crash_report.tempfile, "gettempdir", lambda: str(home / "crashes"))
    fault = caught(lambda: {}["x"])
    assert fault.report is None
    assert "could not be written" in fault.remedy


def test_old_reports_are_forgotten(home: Path) -> None:
    for number in range(30):
        crash_report.write_report(str(number))
    assert len(list((home / "crashes").iterdir())) == 20


def test_of_a_command_only_the_options_are_told() -> None:
    told = shown_command(["export", "Quexalpa.txt", "--title=Zyrrhine", "--dpi", "300", "-o", "x"])
    assert told == "export --title --dpi"
    assert shown_command(["Zyrrhine.txt"]) == ""
