"""The command line speaks the language of the terminal; what scripts read stays as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from routeviewer.cli.main import main
from routeviewer.wording.sentences import speak


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    yield
    speak("en")


def test_the_route_is_told_in_german(
    sample: Path,
    german: None,  # noqa: ARG001 - the terminal's language
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["route", str(sample)]) == 0
    out = capsys.readouterr().out
    head = out.splitlines()[1].split()
    assert head == ["Ort", "wann", "wie", "km", "Status", "Wortlaut"]
    assert "Zusammen 2.556 km Luftlinie." in out
    assert "Grenze Nordkorea – Russland" in out
    assert "Vladivostok: wo der Artikel geschrieben wurde" in out
    assert "erschlossen" in out


def test_tables_have_german_heads(
    sample: Path,
    german: None,  # noqa: ARG001 - as above
    capsys: pytest.CaptureFixture[str],
) -> None:
    for arguments, words in (
        (["places", str(sample)], {"Name", "Anzahl", "Breite", "warum"}),
        (["formats"], {"Format", "Endung", "enthält", "Vorgabe", "Größe"}),
        (["gazetteer", "search", "Paris"], {"Art", "Einwohner", "Quelle", "Frankreich"}),
        (["gazetteer", "list"], {"Ortsverzeichnis", "Namen", "(gehört"}),
    ):
        assert main(arguments) == 0
        assert words <= set(capsys.readouterr().out.split()), arguments


def test_failures_are_told_in_german(
    tmp_path: Path,
    german: None,  # noqa: ARG001 - as above
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["route", str(tmp_path / "nothing.txt")]) == 1
    told = capsys.readouterr().err
    assert f"Es gibt keine Datei {tmp_path / 'nothing.txt'}." in told
    assert "Prüfen Sie Name und Ordner." in told


@pytest.mark.parametrize("command", ["route", "places"])
def test_json_is_the_same_in_every_language(
    command: str,
    sample: Path,
    german: None,  # noqa: ARG001 - as above
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([command, str(sample), "--json"]) == 0
    in_german = capsys.readouterr().out
    monkeypatch.setenv("LC_ALL", "C")
    assert main([command, str(sample), "--json"]) == 0
    assert capsys.readouterr().out == in_german
    assert "where the article was written" in in_german or command == "places"
    json.loads(in_german)
