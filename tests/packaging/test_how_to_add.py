"""The diffs of the README's chapter "How to add" fit the code, and do what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_DIFF = re.compile(r"```diff\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the program to which every diff was applied."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("routeviewer", "resources", "packaging/gazetteer"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "pyproject.toml").write_text("")
    chapter = (ROOT / "README.md").read_text(encoding="utf-8").split("## How to add\n", 1)[1]
    diffs = _DIFF.findall(chapter.split("\n## ", 1)[0])
    assert len(diffs) == 4
    for diff in diffs:
        done = subprocess.run(
            ["git", "apply", "-"], cwd=copy, input=diff, capture_output=True, text=True,
            check=False, env={**os.environ, "GIT_CEILING_DIRECTORIES": str(copy.parent)},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    start(copy, "packaging/gazetteer/build.py", "--own")
    return copy


def start(checkout: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], cwd=checkout, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(checkout)},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_new_reader_reads(changed: Path, home: Path, tmp_path: Path) -> None:
    (tmp_path / "trip.eml").write_text(
        "From: Ana <ana@example.org>\nSubject: Our trip\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n\nWe flew to Lima. Then we drove to Cusco.\n"
    )
    printed = start(changed, "-m", "routeviewer", "route", str(tmp_path / "trip.eml"))
    assert "Cusco" in printed
    assert home.is_dir()


@pytest.mark.usefixtures("home")
def test_the_new_format_is_written(changed: Path, sample: Path, tmp_path: Path) -> None:
    assert "plain list of names" in start(changed, "-m", "routeviewer", "formats")
    target = tmp_path / "names.txt"
    start(changed, "-m", "routeviewer", "export", str(sample), "-o", str(target))
    assert "Komsomolsk-on-Amur" in target.read_text(encoding="utf-8")


@pytest.mark.usefixtures("home")
def test_the_new_verb_puts_a_traveller_somewhere(changed: Path, tmp_path: Path) -> None:
    (tmp_path / "trip.txt").write_text("On Friday she splashed down near Honolulu.")
    assert "Honolulu" in start(changed, "-m", "routeviewer", "route", str(tmp_path / "trip.txt"))


@pytest.mark.usefixtures("home")
def test_the_new_row_is_found(changed: Path) -> None:
    found = start(changed, "-m", "routeviewer", "gazetteer", "search", "San Sebastián de Rábago")
    assert "Nabusimake" in found
