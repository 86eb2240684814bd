"""Derives resources/lexicon/senses.tsv: what common nouns and verbs mean, and irregular forms.

Run: python packaging/data/derive_words.py

A noun's class is that of its commonest sense in WordNet: the lexicographers' class ("person",
"artifact", "time", ...), narrowed to "vehicle", "structure" or "journey" where the sense is a kind
of one. A verb's class is the lexicographers' ("motion", "stative", "communication", ...).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sources import RESOURCES, WORDNET, unpacked

TARGET = RESOURCES / "lexicon" / "senses.tsv"
# The senses of which everything beneath makes a class of its own, by their commonest words.
_NARROWER = {
    "vehicle": ("vehicle", "craft", "public_transport"),
    "structure": ("structure", "facility", "establishment", "housing"),
    "journey": ("travel", "journey", "arrival", "departure", "visit"),
}
_CLASSES = {
    3: "thing", 4: "act", 5: "animal", 6: "artifact", 7: "quality", 8: "body", 9: "thought",
    10: "communication", 11: "event", 12: "feeling", 13: "food", 14: "group", 15: "location",
    16: "motive", 17: "nature", 18: "person", 19: "phenomenon", 20: "plant", 21: "possession",
    22: "process", 23: "amount", 24: "relation", 25: "shape", 26: "state", 27: "substance",
    28: "time", 29: "body", 30: "change", 31: "thought", 32: "communication", 33: "competition",
    34: "consumption", 35: "contact", 36: "creation", 37: "emotion", 38: "motion",
    39: "perception", 40: "possession", 41: "social", 42: "stative", 43: "weather",
}  # fmt: skip
# Of these every word is kept, of the others those that the corpus of WordNet counts.
_KEPT_WHOLE = {"person", "vehicle", "structure", "journey"}


@dataclass(frozen=True, slots=True)
class Sense:
    """A sense: its lexicographers' file, its words as spelt, and its wider senses."""

    file: int
    words: tuple[str, ...]
    wider: tuple[str, ...]


def senses_of(path: Path) -> dict[str, Sense]:
    """Return the senses of a data file of WordNet by their offsets."""
    found = {}
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" ")
        count = int(fields[3], 16)
        words = tuple(fields[4 : 4 + 2 * count : 2])
        pointers = fields[5 + 2 * count :]
        wider = tuple(
            pointers[i + 1]
            for i in range(len(pointers) - 1)
            if pointers[i] == "@" and pointers[i + 1].isdigit()
        )
        found[fields[0]] = Sense(int(fields[1]), words, wider)
    return found


def first_senses(path: Path) -> Iterator[tuple[str, str, bool]]:
    """Yield the words of an index file with their commonest sense; whether a corpus counts them."""
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split()
        word, pointers = fields[0], int(fields[3])
        counted = int(fields[5 + pointers]) > 0
        if word.isascii() and word.isalpha():
            yield word, fields[6 + pointers], counted


def beneath(senses: dict[str, Sense], words: tuple[str, ...]) -> frozenset[str]:
    """Return the senses whose first word is one of some, and all that are kinds of them."""
    found = {
        offset for offset, sense in senses.items() if sense.words[0] in words and sense.file != 18
    }
    while True:
        more = {o for o, s in senses.items() if o not in found and found.intersection(s.wider)}
        if not more:
            return frozenset(found)
        found |= more


def nouns(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield nouns and their classes; proper names are left out."""
    senses = senses_of(folder / "data.noun")
    narrower = {name: beneath(senses, words) for name, words in _NARROWER.items()}
    for word, offset, counted in first_senses(folder / "index.noun"):
        sense = senses[offset]
        if not any(spelt == word for spelt in sense.words):
            continue
        kind = next((n for n, all_of in narrower.items() if offset in all_of), _CLASSES[sense.file])
        if counted or kind in _KEPT_WHOLE:
            yield word, kind


def verbs(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield verbs and their classes."""
    senses = senses_of(folder / "data.verb")
    for word, offset, _ in first_senses(folder / "index.verb"):
        yield word, _CLASSES[senses[offset].file]


def irregular(path: Path) -> Iterator[tuple[str, str]]:
    """Yield irregular forms and their base forms."""
    for line in path.read_text(encoding="latin-1").splitlines():
        form, base = line.split()[:2]
        if form.isascii() and form.isalpha() and base.isalpha():
            yield form, base


def main() -> None:
    """Write the table: a letter for the kind of row, a word, its class or base form."""
    folder = next(unpacked(WORDNET).rglob("index.noun")).parent
    rows = [
        *(("n", *row) for row in nouns(folder)),
        *(("v", *row) for row in verbs(folder)),
        *(("N", *row) for row in irregular(folder / "noun.exc")),
        *(("V", *row) for row in irregular(folder / "verb.exc")),
    ]
    TARGET.write_text("".join("\t".join(row) + "\n" for row in sorted(set(rows))), encoding="utf-8")
    print(f"{TARGET.name}: {len(rows)} rows, {TARGET.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
