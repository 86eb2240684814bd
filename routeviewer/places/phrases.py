"""Sequences of words that could be a name, and which of them a gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from routeviewer.places.folding import fold
from routeviewer.places.gazetteer import KnownNames
from routeviewer.text.lexicon import Words, lexicon_of
from routeviewer.text.tokens import Token

LONGEST_NAME = 7
_ABBREVIATED = frozenset(
    [
        "St",
        "Sts",
        "Ste",
        "Mt",
        "Ft",
        "Pt",
        "Pto",
        "Sta",
        "Sto",
        "Gen",
        "Gov",
        "Dr",
        "Mr",
        "Mrs",
        "Ms",
        "Sen",
        "Rep",
        "Prof",
        "Lt",
        "Col",
        "Capt",
        "Sgt",
        "Rev",
        "Hon",
    ]
)
_GAP = re.compile(r"[ \t\u00a0]*\r?\n?[ \t\u00a0]*\Z")
fold_word = lru_cache(maxsize=50_000)(fold)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words in a row.

    Attributes:
        first: Index of the first token.
        last: Index of the last token, inclusive.
        folded: The folded name.
        prominence: How well known the best known place of that name is.
    """

    first: int
    last: int
    folded: str
    prominence: int = 0

    @property
    def length(self) -> int:
        """How many tokens it has."""
        return self.last - self.first + 1


def joins(text: str, left: Token, right: Token) -> bool:
    """Tell whether two neighbouring words may belong to one name."""
    if left.sentence != right.sentence:
        return False
    gap = text[left.end : right.start]
    if gap in {" ", "-", "", "‑", "–"} or (gap == ". " and _takes_a_point(left.text)):
        return True
    return _GAP.match(gap) is not None


def _takes_a_point(word: str) -> bool:
    return word in _ABBREVIATED or (len(word) == 1 and word.isupper())


def known_phrases(
    text: str, tokens: Sequence[Token], gazetteer: KnownNames
) -> dict[int, list[Phrase]]:
    """Return, by first token, the phrases that are names of the gazetteer, the longest first."""
    possible = [phrase for i in range(len(tokens)) for phrase in phrases_from(text, tokens, i)]
    known = gazetteer.prominences({phrase.folded for phrase in possible})
    found: dict[int, list[Phrase]] = {}
    for phrase in reversed(possible):
        prominence = known.get(phrase.folded)
        if prominence is not None:
            found.setdefault(phrase.first, []).append(
                Phrase(phrase.first, phrase.last, phrase.folded, prominence)
            )
    return found


def phrases_from(text: str, tokens: Sequence[Token], first: int) -> Iterator[Phrase]:
    """Yield the phrases that begin at a token and could be names, the shortest first.

    A name begins with a capital; particles ("Rio de Janeiro"), numbers and a word of kind in
    small letters ("Amur region") may follow.
    """
    if not tokens[first].is_capital:
        return
    particles, kind_words = _particles(), kind_word_table()
    words: list[str] = []
    for last in range(first, min(first + LONGEST_NAME, len(tokens))):
        token = tokens[last]
        if last > first and not joins(text, tokens[last - 1], token):
            return
        if token.lower in ("'s", "’s") and words:
            words[-1] += "s"
        else:
            words.append(fold_word(token.text))
        is_number = token.text[0].isdigit() and last > first
        is_name = token.is_capital or is_number or (last > first and token.is_elided)
        if is_name or (last > first and token.lower in kind_words):
            yield Phrase(first, last, " ".join(word for word in words if word))
            if not is_name:
                return
        elif token.lower not in particles and token.lower not in ("'s", "’s"):
            return
        elif token.lower in ("'s", "’s"):
            yield Phrase(first, last, " ".join(word for word in words if word))


@lru_cache(maxsize=1)
def kind_word_table() -> dict[str, str]:
    """Return the kind of place that each word of kind tells ("cosmodrome": facility)."""
    return {word: kind for kind, words in lexicon_of().section("kinds").items() for word in words}


@lru_cache(maxsize=1)
def _particles() -> Words:
    return lexicon_of().words("words", "particles")
