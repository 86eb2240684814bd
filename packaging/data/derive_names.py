"""Derives the lists of names and words in resources/lexicon/ that tell places from other words.

Run: python packaging/data/derive_names.py (needs a compiled gazetteer, pip and apt-get).
given_names.txt, place_given_names.txt (given names that are well-known places too) and
surnames.txt come from the name counts of the United States census of 1990 and from
own_names.txt; common_words.txt holds the English words that are also names of places.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from pathlib import Path

from sources import CENSUS_NAMES, RESOURCES, ROOT, WAMERICAN, unpacked

sys.path.insert(0, str(ROOT))

from routeviewer.places.folding import fold

_LEXICON = RESOURCES / "lexicon"
_GAZETTEER = RESOURCES / "gazetteer" / "gazetteer.sqlite"
_SMALLEST_GIVEN_PERCENT = 0.008
_USUAL_GIVEN_PERCENT = 0.1
_MOST_SURNAMES = 2500
# Ranks of names in the gazetteer (100 x log10 of the inhabitants and more): from the first on a
# given name is as well a place, from the second on it is a place before a surname.
_KNOWN_PLACE = 480
_FAMOUS_PLACE = 540


def _prominence(db: sqlite3.Connection, name: str) -> int:
    (rank,) = db.execute("SELECT MIN(rank) FROM name WHERE folded = ?", (fold(name),)).fetchone()
    return -rank if rank is not None else 0


def _census(folder: Path, file: str) -> list[tuple[str, float]]:
    path = next(folder.rglob(file))
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return [(row[0].capitalize(), float(row[1])) for row in rows if row]


def _write(name: str, origin: str, entries: set[str]) -> None:
    path = _LEXICON / f"{name}.txt"
    lines = [f"# {origin}", *sorted(entries)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(entries)} entries")


def _own_names(section: str) -> set[str]:
    text = (Path(__file__).parent / "own_names.txt").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^\[(\w+)\]\n((?:(?!\[).*\n?)*)", text, re.MULTILINE))
    return set(sections[section].split())


def main() -> None:
    """Write the four lists."""
    db = sqlite3.connect(_GAZETTEER)
    census = unpacked(CENSUS_NAMES)
    own = _own_names("given")
    counted = dict.fromkeys(own, 0.0)
    for file in ("dist.male.first", "dist.female.first"):
        for name, percent in _census(census, file):
            counted[name] = max(percent, counted.get(name, 0.0))
    given = {name for name, percent in counted.items() if percent >= _SMALLEST_GIVEN_PERCENT} | own
    given -= _own_names("never_given")
    rare = {name for name in given if counted[name] < _USUAL_GIVEN_PERCENT}
    both = {name for name in rare if _prominence(db, name) >= _KNOWN_PLACE}
    both |= _own_names("given_and_place")
    origin = "Names of the United States census of 1990 and of our own"
    _write("given_names", origin, given - both)
    _write("place_given_names", f"{origin}; well-known places too", both)

    surnames = {name for name, _ in _census(census, "dist.all.last")[:_MOST_SURNAMES]}
    surnames |= _own_names("surnames")
    surnames = {name for name in surnames - given if _prominence(db, name) < _FAMOUS_PLACE}
    _write("surnames", origin, surnames - _own_names("never_surnames"))

    words = next(unpacked(WAMERICAN).rglob("american-english")).read_text("utf-8").split()
    common = {w for w in words if w.isalpha() and w.islower() and w.isascii() and len(w) > 1}
    common = {word for word in common if _prominence(db, word)}
    _write("common_words", "English words that are names of places too", common)


if __name__ == "__main__":
    main()
