"""What must hold for the whole house."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from routeviewer import find_places
from routeviewer.places.bundled_gazetteer import BundledGazetteer

ROOT = Path(__file__).resolve().parents[1]
HEAVY = (
    "PySide6", "folium", "shapely", "geopy", "keyring", "tomlkit", "requests", "pypdf", "docx",
    "trafilatura", "lxml", "cryptography",
)  # fmt: skip
# Words of the samples' names that are also words of the language.
COMMON_WORDS = {"North", "Russian", "Korea"}
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.txt"))


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


def names_of_samples() -> set[str]:
    """Return the words of the samples' place names; "frontier" and the like are no names."""
    gazetteer = BundledGazetteer()
    found = (find_places(path.read_text("utf-8"), gazetteer=gazetteer) for path in SAMPLES)
    names = {mention.text for toponyms in found for t in toponyms for mention in t.mentions}
    return {word for name in names for word in re.findall(r"[^\W\d]{5,}", name) if word.istitle()}


def test_no_place_of_a_sample_stands_in_code_or_word_lists() -> None:
    names = names_of_samples()
    assert {"Vostochny", "Komsomolsk", "Vladivostok", "Moscow"} <= names
    pattern = re.compile(rf"\b({'|'.join(sorted(names - COMMON_WORDS))})", re.IGNORECASE)
    assert all(pattern.search(path.read_text("utf-8")) for path in SAMPLES)
    files = [
        *(ROOT / "routeviewer").rglob("*.py"),
        *(ROOT / "resources" / "page").glob("*.js"),
        *(ROOT / "resources" / "lexicon").iterdir(),
    ]
    assert len(files) > 100
    found = []
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert found == []


def test_every_resource_is_listed_with_its_licence() -> None:
    listed = (ROOT / "resources" / "LICENCES.md").read_text(encoding="utf-8")
    for path in sorted((ROOT / "resources").rglob("*")):
        if path.is_file() and not path.name.startswith("gazetteer.sqlite"):
            name = str(path.relative_to(ROOT / "resources"))
            folder = f"{path.parent.name}/*{path.suffix}"
            assert name in listed or folder in listed, name


def test_the_list_of_licences_names_scripts_and_files_that_exist() -> None:
    listed = (ROOT / "resources" / "LICENCES.md").read_text(encoding="utf-8")
    scripts = set(re.findall(r"packaging/[\w/]+\.py", listed))
    assert len(scripts) > 8
    rows = [line.split("|") for line in listed.splitlines() if line.startswith("| ")]
    files = {f.strip() for row in rows if len(row) == 6 for f in row[1].split(",")}
    patterns = [f for f in files if re.fullmatch(r"[\w./*+-]+\.\w+", f) and "sqlite" not in f]
    assert len(patterns) > 60
    missing = [s for s in scripts if not (ROOT / s).is_file()]
    missing += [f for f in patterns if not list((ROOT / "resources").glob(f))]
    missing = [name for name in missing if not name.startswith("../")]
    assert missing == []


def test_every_pinned_source_is_listed_with_its_checksum() -> None:
    listed = (ROOT / "resources" / "LICENCES.md").read_text(encoding="utf-8")
    sources = (ROOT / "packaging" / "data" / "sources.py").read_text(encoding="utf-8")
    checksums = re.findall(r"\b[0-9a-f]{64}\b", sources)
    assert len(checksums) >= 10
    assert [checksum for checksum in checksums if checksum not in listed] == []
