"""What must hold for the whole house."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("PySide6", "folium", "shapely", "geopy", "keyring", "tomlkit", "requests")
# Places of the sample articles: none of them may stand in the code or the word lists.
SAMPLE_PLACES = re.compile(
    r"vostochny|komsomolsk|artyom|primorsk|primorye|tumangang|khasan|vladivostok|pyongyang",
    re.IGNORECASE,
)


def loaded_by(statements: str) -> set[str]:
    code = f"import sys\n{statements}\nprint(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return {name.split(".")[0] for name in done.stdout.split("\n")[-2].split()}


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert not loaded_by("import routeviewer") & {*HEAVY, "numpy"}


@pytest.mark.parametrize("command", ["places", "route"])
def test_text_commands_load_nothing_heavy(command: str) -> None:
    sample = ROOT / "resources" / "samples" / "far-east-train.txt"
    statements = (
        f"from routeviewer.cli.main import main\nassert main([{command!r}, {str(sample)!r}]) == 0"
    )
    assert not loaded_by(statements) & set(HEAVY)


@pytest.mark.parametrize("command", ["places", "route"])
def test_text_commands_open_no_socket(command: str) -> None:
    sample = ROOT / "resources" / "samples" / "far-east-train.txt"
    code = f"""
import sys
def watch(event, arguments):
    if event.startswith("socket."):
        raise AssertionError(event)
sys.addaudithook(watch)
from routeviewer.cli.main import main
sys.exit(main([{command!r}, {str(sample)!r}]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_draws_knows_no_widgets() -> None:
    for room in ("drawing", "exports", "scene"):
        for path in sorted((ROOT / "routeviewer" / room).rglob("*.py")):
            assert "QtWidgets" not in path.read_text(encoding="utf-8"), path


def test_no_place_of_a_sample_stands_in_code_or_word_lists() -> None:
    files = [
        *(ROOT / "routeviewer").rglob("*.py"),
        *(ROOT / "resources" / "lexicon").glob("*.toml"),
    ]
    found = []
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if SAMPLE_PLACES.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert found == []


def test_every_resource_is_listed_with_its_licence() -> None:
    listed = (ROOT / "resources" / "LICENCES.md").read_text(encoding="utf-8")
    for path in sorted((ROOT / "resources").rglob("*")):
        if path.is_file() and not path.name.startswith("gazetteer.sqlite"):
            name = str(path.relative_to(ROOT / "resources"))
            folder = f"{path.parent.name}/*{path.suffix}"
            assert name in listed or folder in listed, name
