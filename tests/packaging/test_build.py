"""The compiled gazetteer follows the rows of our own: quickly, fully, and back again."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from routeviewer import assets

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "resources" / "gazetteer"
    folder.mkdir(parents=True)
    for file in assets.gazetteer_path().parent.iterdir():
        if file.suffix in (".csv", ".sqlite"):
            shutil.copy(file, folder)
    monkeypatch.syspath_prepend(str(ROOT / "packaging" / "gazetteer"))
    yield tmp_path
    for name in ("build", "own_rows", "schema"):
        sys.modules.pop(name, None)


def names(root: Path) -> list[tuple[object, ...]]:
    db = sqlite3.connect(root / "resources" / "gazetteer" / "gazetteer.sqlite")
    rows = db.execute("SELECT folded, rank, place, main FROM name ORDER BY 1, 2, 3, 4").fetchall()
    db.close()
    return rows


def build_own(root: Path) -> None:
    from build import build_own as build

    build(root)


def test_rebuilding_unchanged_rows_changes_nothing(checkout: Path) -> None:
    before = names(checkout)
    build_own(checkout)
    assert names(checkout) == before


def test_a_row_that_is_taken_away_again_leaves_no_trace(checkout: Path) -> None:
    before = names(checkout)
    aliases = checkout / "resources" / "gazetteer" / "aliases.csv"
    rows = aliases.read_text(encoding="utf-8")
    # A former name whose bearer of today is meant first: the package's own name is laid aside.
    aliases.write_text(rows + "Kristiania,Oslo,NO,1925\nValencia,Oslo,NO,1925\n", encoding="utf-8")
    build_own(checkout)
    assert names(checkout) != before
    aliases.write_text(rows, encoding="utf-8")
    build_own(checkout)
    assert names(checkout) == before


def test_an_alias_of_an_unknown_town_is_refused(checkout: Path) -> None:
    aliases = checkout / "resources" / "gazetteer" / "aliases.csv"
    with aliases.open("a", encoding="utf-8") as file:
        file.write("Nowhere,Xyzzyville,NO,\n")
    before = names(checkout)
    with pytest.raises(ValueError, match="Xyzzyville"):
        build_own(checkout)
    assert names(checkout) == before


def test_the_checksum_of_a_package_is_the_same_in_every_environment(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("airportsdata", reason="installed by packaging/locks/test.txt")
    import package_rows

    def checksum_of(record: str) -> str:
        class Installed:
            def read_text(self, _: str) -> str:
                return record

        monkeypatch.setattr(package_rows.importlib.metadata, "distribution", lambda _: Installed())
        return str(package_rows.record_checksum("babel"))

    files = "babel/core.py,sha256=aa,1\n"
    here = checksum_of(f"{files}../../../bin/pybabel,sha256=bb,2\nbabel.dist-info/REQUESTED,,\n")
    assert here == checksum_of(f"{files}../../../bin/pybabel,sha256=cc,2\n")
    assert here != checksum_of("babel/core.py,sha256=dd,1\n")
    del checkout
