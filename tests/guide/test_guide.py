"""The guide says what is true: its examples run, its pictures are there, it asks no network."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from routeviewer.cli.examples import examples_of
from routeviewer.cli.main import command_line, main
from routeviewer.guide.guide import guide_body, guide_folder, guide_page, guide_text, headings
from routeviewer.wording.sentences import SPOKEN, speak

_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_COMMAND = re.compile(r"^### ([a-z]+)$", re.MULTILINE)
BLOCKS = _BLOCK.findall(guide_text())
EXAMPLES = [line for kind, _, text in BLOCKS if kind == "sh" for line in text.splitlines()]
COMMANDS = next(a for a in command_line()._actions if hasattr(a, "choices") and a.choices)  # noqa: SLF001 - argparse tells of them in no other way


def test_every_command_has_examples_and_its_help_shows_them() -> None:
    assert COMMANDS.choices is not None
    for name in COMMANDS.choices:
        examples = examples_of(name, guide_text())
        assert examples, name
        assert all(line.startswith(f"routeviewer {name}") or name == "import" for line in examples)


def test_help_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    assert "\n  routeviewer export article.txt -o figure/ --language de" in capsys.readouterr().out


@pytest.mark.usefixtures("home")
def test_every_example_runs(sample: Path, tmp_path: Path) -> None:
    """One folder, in the order of the guide, as a reader who follows it would."""
    folder = tmp_path / "work"
    folder.mkdir()
    shutil.copyfile(sample, folder / "article.txt")
    for _, name, text in BLOCKS:
        if name:
            (folder / name).write_text(text, encoding="utf-8")
    assert len(EXAMPLES) > 25
    for line in EXAMPLES:
        words = shlex.split(line)
        done = subprocess.run(
            [sys.executable, "-m", *words], cwd=folder, capture_output=True, text=True, check=False,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        assert done.stdout or "--screenshot" in line, line
    wanted = re.findall(r"(?:-o|--screenshot) (\S+)", "\n".join(EXAMPLES))
    assert [name for name in wanted if not (folder / name).exists()] == []


@pytest.mark.parametrize("language", SPOKEN)
def test_pictures_are_there_and_have_words_for_who_does_not_see_them(language: str) -> None:
    pictures = _PICTURE.findall(guide_text(language))
    assert len(pictures) >= 3
    for words, name in pictures:
        assert len(words) > 20
        assert (guide_folder() / name).is_file()


@pytest.mark.parametrize("language", SPOKEN)
def test_headings_are_told_apart(language: str) -> None:
    found = headings(guide_body(language))
    assert found[0].level == 1
    assert len(found) > 15
    assert len({heading.anchor for heading in found}) == len(found)


@pytest.mark.parametrize("language", SPOKEN)
def test_the_page_holds_everything_and_asks_for_nothing(language: str) -> None:
    page = guide_page(language)
    assert page.count("data:image/png;base64,") == 3
    assert not re.findall(r'(?:src|href)="(?!data:|#)', page)


@pytest.mark.parametrize("language", SPOKEN)
def test_every_guide_has_the_same_parts_examples_keys_and_pictures(language: str) -> None:
    english, other = guide_text(), guide_text(language)
    levels = [heading.level for heading in headings(guide_body())]
    assert [heading.level for heading in headings(guide_body(language))] == levels
    assert _COMMAND.findall(other) == _COMMAND.findall(english)
    assert _BLOCK.findall(other) == BLOCKS
    assert other.count("\n|") == english.count("\n|")
    assert other.count("\n- ") == english.count("\n- ")
    shown = [name.replace(f"-{language}.png", ".png") for _, name in _PICTURE.findall(other)]
    assert shown == [name for _, name in _PICTURE.findall(english)]


def test_the_command_prints_the_guide_in_a_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guide", "--language", "de"]) == 0
    assert capsys.readouterr().out.startswith("# Das Handbuch zu routeviewer\n")
    assert main(["guide", "--language", "en"]) == 0
    assert capsys.readouterr().out.startswith("# The guide to routeviewer\n")


def test_the_command_prints_the_guide_in_the_language_of_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as terminal:
        terminal.setenv("LC_ALL", "de_DE.UTF-8")
        status = main(["guide"])
    speak("en")
    assert status == 0
    assert capsys.readouterr().out.startswith("# Das Handbuch zu routeviewer\n")


def test_the_page_tells_its_language_and_its_title() -> None:
    page = guide_page("de")
    assert '<html lang="de">' in page
    assert "<title>Das Handbuch zu routeviewer</title>" in page
