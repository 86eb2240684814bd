"""What the gazetteer and the lists of names say of each word: input of the network."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.phrases import Phrase
from routeviewer.text.lexicon import lexicon_of, word_list
from routeviewer.text.network import Mark
from routeviewer.text.tokens import Token
from routeviewer.text.words import Word

# Bounds of the classes of prominence; a name's first and later words are told apart.
_PROMINENCES = (300, 380, 430, 480, 530, 600, 700)
CLASSES = 1 + 2 * (len(_PROMINENCES) + 1)
LISTS = 64


def marks_of(
    sentences: Sequence[tuple[Word, ...]],
    tokens: Sequence[Token],
    phrases: Mapping[int, Sequence[Phrase]],
    gazetteer: BundledGazetteer,
) -> list[list[Mark]]:
    """Return two marks for each word of each sentence.

    The first is 0, or tells how well known the best-known name of the gazetteer is that the word
    belongs to, and whether it begins it (1 to ``CLASSES`` - 1); the second is a set of bits for
    the lists that hold the word (0 to ``LISTS`` - 1).
    """
    best = _prominences(tokens, phrases)
    return [
        [(best.get(word.start, 0), _lists(word.text, gazetteer)) for word in sentence]
        for sentence in sentences
    ]


def _prominences(
    tokens: Sequence[Token], phrases: Mapping[int, Sequence[Phrase]]
) -> dict[int, int]:
    """Return the class of each word by its offset; the longest name that covers it counts."""
    found: dict[int, int] = {}
    covered = -1
    for first in sorted(phrases):
        phrase = max(phrases[first], key=lambda p: (p.length, p.prominence))
        if phrase.last <= covered:
            continue
        level = bisect_right(_PROMINENCES, phrase.prominence)
        for i in range(max(first, covered + 1), phrase.last + 1):
            found[tokens[i].start] = 1 + 2 * level + (i > first)
        covered = phrase.last
    return found


def _lists(word: str, gazetteer: BundledGazetteer) -> int:
    low = word.lower()
    names = lexicon_of().section("names")
    return (
        (word in word_list("surnames"))
        | (word in word_list("given_names")) << 1
        | (word in word_list("place_given_names")) << 2
        | (low in word_list("common_words")) << 3
        | (low in gazetteer.demonyms()) << 4
        | (low in names["organisation_words"]) << 5
    )
