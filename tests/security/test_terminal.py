"""Nothing that an article says commands the terminal that it is printed on."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

EVIL = (
    "We flew to Lima\x1b]0;pwned\x07. The \x1b[2Jnext day \u202ewe\x9b31m took a bus to Cusco\x7f."
    " There it rained, and the inn had no room. Nobody was on the road, and no bus went on. We"
    " stayed, as others had before us, and wrote down what the old man told us of the valley."
)
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "routeviewer", *arguments], capture_output=True, text=True,
        encoding="utf-8", check=False, env={**os.environ, **environment},
    )  # fmt: skip


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    target = tmp_path / "evil.txt"
    target.write_text(EVIL, encoding="utf-8")
    return target


@pytest.mark.parametrize("command", [("route",), ("places",), ("route", "--json", "--with-text")])
def test_texts_are_printed_without_commands(evil: Path, command: tuple[str, ...]) -> None:
    done = run(command[0], str(evil), *command[1:])
    assert done.returncode == 0, done.stderr
    assert _COMMANDS.findall(done.stdout + done.stderr) == []
    assert "Lima" in done.stdout


def test_json_still_says_what_the_article_says(evil: Path) -> None:
    done = run("route", str(evil), "--json", "--with-text")
    assert json.loads(done.stdout)["articles"][0]["text"] == EVIL


def test_names_of_files_and_arguments_are_printed_without_commands() -> None:
    for arguments in (("route", "\x1b[2J.txt"), ("gazetteer", "search", "\x1b[31mx\u202e")):
        done = run(*arguments)
        assert _COMMANDS.findall(done.stdout + done.stderr) == []
        assert "\\u001b" in done.stderr


def test_a_terminal_that_knows_few_letters_gets_their_numbers() -> None:
    done = run("gazetteer", "search", "Владивосток", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "Vladivostok" in done.stdout
