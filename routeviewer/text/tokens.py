"""Words of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from routeviewer.text.article import Span

# Combining marks are no word characters to `re`, but belong to the letter before (decomposed
# accents, vowel signs of Indian and Thai writing).
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31-\u0e4e\u20d0-\u20ff"  # noqa: E501 - one character class
_TOKEN = re.compile(
    rf"(?P<initials>(?:[A-Z]\.){{2,}})"
    rf"|(?P<number>\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?\b)"
    rf"|(?P<word>[^\W\d_][\w{_MARKS}]*(?:['’ʼ‘][^\W\d_][\w{_MARKS}]*)*)"
)
_ELIDED = re.compile(r"[^\W\d_]{1,5}['’ʼ‘](?=[^\W\d_])(?=[^a-zß-öø-ÿ])")
_POSSESSIVES = ("'s", "’s", "'S", "’S")


class Token(NamedTuple):
    """A word or number.

    Attributes:
        start: First code point in the text.
        end: Code point after the last.
        text: Its characters; a possessive ending is a token of its own.
        lower: The same in lower case.
        is_capital: Whether it begins like a name: a capital, or a script without capitals.
        sentence: Index of its sentence.
    """

    start: int
    end: int
    text: str
    lower: str
    is_capital: bool
    sentence: int

    @property
    def is_elided(self) -> bool:
        """Whether a small word has melted into a name ("d'Ampezzo")."""
        return not self.is_capital and _ELIDED.match(self.text) is not None


def tokens_of(text: str, sentences: Sequence[Span]) -> list[Token]:
    """Return the words of all sentences in order."""
    tokens: list[Token] = []
    for number, sentence in enumerate(sentences):
        for found in _TOKEN.finditer(text, sentence.start, sentence.end):
            tokens.extend(_split(found, number))
    return tokens


def _split(found: re.Match[str], sentence: int) -> list[Token]:
    word, start, end = found.group(), found.start(), found.end()
    if len(word) > 2 and word.endswith(_POSSESSIVES) and found.lastgroup == "word":
        return [
            _token(word[:-2], start, end - 2, sentence),
            Token(end - 2, end, word[-2:], word[-2:].lower(), is_capital=False, sentence=sentence),
        ]
    return [_token(word, start, end, sentence)]


def _token(word: str, start: int, end: int, sentence: int) -> Token:
    first = word[0]
    is_capital = first.isupper() or (
        first.isalpha() and not first.islower() and first == first.upper()
    )
    return Token(start, end, word, word.lower(), is_capital, sentence)
