"""Stretches of an article as the second reading sees them: pieces of words, each with a mark."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from routeviewer.itinerary.travellers import Traveller
from routeviewer.text.article import Span
from routeviewer.text.network import english_network
from routeviewer.text.words import Word

# More than this a block does not hold; the time that it takes grows with its square.
LONGEST = 128
BEGIN, END = -1, -2
OTHER, OWN, PLACE, PERSON = range(4)


class Block(NamedTuple):
    """Whole sentences that are read together.

    Attributes:
        pieces: Numbers of pieces of words; ``BEGIN`` before all, ``END`` behind each sentence.
        marks: For each piece ``OWN`` (a word for the traveller), ``PLACE``, ``PERSON`` or
            ``OTHER``.
        names: The place names in it: their spans and the index of their first piece.
    """

    pieces: tuple[int, ...]
    marks: tuple[int, ...]
    names: tuple[tuple[Span, int], ...]


@dataclass(slots=True)
class _Draft:
    pieces: list[int] = field(default_factory=lambda: [BEGIN])
    marks: list[int] = field(default_factory=lambda: [OTHER])
    names: list[tuple[Span, int]] = field(default_factory=list)


def blocks_of(
    sentences: Sequence[Sequence[Word]],
    names: Sequence[Span],
    traveller: Traveller,
    persons: AbstractSet[int],
) -> Iterator[Block]:
    """Yield the blocks of an article that hold names.

    Args:
        sentences: The words of each sentence.
        names: Where place names stand; they do not overlap.
        traveller: Who is followed.
        persons: Offsets of the words of persons' names.
    """
    spans = sorted(names)
    starts = [span.start for span in spans]
    draft = _Draft()
    for sentence in sentences:
        read = _sentence(sentence, spans, starts, traveller, persons)
        if len(draft.pieces) + len(read.pieces) > LONGEST:
            yield from _finished(draft)
            draft = _Draft()
        before = len(draft.pieces)
        draft.pieces += read.pieces
        draft.marks += read.marks
        draft.names += [(span, before + i) for span, i in read.names]
    yield from _finished(draft)


def _finished(draft: _Draft) -> Iterator[Block]:
    if draft.names:
        yield Block(tuple(draft.pieces), tuple(draft.marks), tuple(draft.names))


def _sentence(
    words: Sequence[Word],
    spans: Sequence[Span],
    starts: Sequence[int],
    traveller: Traveller,
    persons: AbstractSet[int],
) -> _Draft:
    """Return the pieces of a sentence, as many as a block can hold."""
    network = english_network()
    read = _Draft([], [], [])
    named = -1
    for word in words:
        pieces = network.pieces(word.text)
        if len(read.pieces) + len(pieces) > LONGEST - 2:
            break
        i = bisect_right(starts, word.start) - 1
        is_place = i >= 0 and word.start < spans[i].end
        if is_place and i != named:
            read.names.append((spans[i], len(read.pieces)))
            named = i
        mark = PLACE if is_place else _mark(word, traveller, persons)
        read.pieces += pieces
        read.marks += [mark] * len(pieces)
    read.pieces.append(END)
    read.marks.append(OTHER)
    return read


def _mark(word: Word, traveller: Traveller, persons: AbstractSet[int]) -> int:
    is_country = traveller.is_narrator and word.text == "US"
    if word.text.lower() in traveller.words and not is_country:
        return OWN
    return PERSON if word.start in persons else OTHER
