"""Words and signs of a sentence as grammarians count them: "don't" is two, a comma is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from routeviewer.text.article import Span

_TITLES = "Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Gen|Col|Capt|Lt|Sgt|Rev|Hon|Gov|Sen|Rep|Mt|No|vs|etc|al|c|ca"
_WORD = re.compile(
    r"https?://\S+|www\.\S+"
    r"|(?:[^\W\d_]\.){2,}"
    rf"|(?:{_TITLES})\."
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?"
    r"|[^\W\d_][\w\u0300-\u036f]*(?:['’ʼ][^\W\d_][\w\u0300-\u036f]*)*"
    r"|\.{2,}|--+|\S"
)
_ENDING = re.compile(r"(?i)(?<=.)(?:n['’ʼ]t|['’ʼ](?:s|re|ve|ll|d|m))\Z")


class Word(NamedTuple):
    """A word or a sign, with its offsets in the text."""

    start: int
    end: int
    text: str


def words_in(text: str, span: Span) -> tuple[Word, ...]:
    """Return the words and signs of a stretch of text, in order."""
    return tuple(
        word
        for found in _WORD.finditer(text, span.start, span.end)
        for word in _split(found.start(), found.group())
    )


def _split(start: int, text: str) -> Iterator[Word]:
    """Cut an ending with an apostrophe off its word."""
    ending = _ENDING.search(text)
    if ending is None:
        yield Word(start, start + len(text), text)
        return
    cut = start + ending.start()
    yield Word(start, cut, text[: ending.start()])
    yield Word(cut, start + len(text), ending.group())
