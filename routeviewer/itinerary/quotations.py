"""What stands in quotation marks, and whether the traveller says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from routeviewer.itinerary.travellers import Traveller
from routeviewer.places.finding import Findings
from routeviewer.text.lexicon import lexicon_of
from routeviewer.text.quotation_marks import quoted_spans

# Words that name a speaker stand this near, in letters.
_FARTHEST = 500


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation.

    Attributes:
        start: Offset of its first sign.
        end: Offset after the last.
        is_own: Whether the traveller speaks.
    """

    start: int
    end: int
    is_own: bool


class Quotations:
    """The quotations of an article for one traveller."""

    def __init__(self, findings: Findings, traveller: Traveller) -> None:
        """Find them and who speaks."""
        self._found: list[Quotation] = []
        text = findings.article.text
        persons = frozenset(findings.tokens[i].start for i in findings.persons)
        paragraph_end, was_own = -1, False
        for start, end in quoted_spans(text):
            if start >= paragraph_end:
                paragraph_end = _line_end(text, end)
                was_own = False
            own = _says_it(text, start, end, traveller, persons)
            was_own = was_own if own is None else own
            self._found.append(Quotation(start, end, was_own))
        self._starts = [q.start for q in self._found]

    def at(self, offset: int) -> Quotation | None:
        """Return the quotation at an offset, or None."""
        number = bisect_right(self._starts, offset) - 1
        found = self._found[number] if number >= 0 else None
        return found if found is not None and offset < found.end else None


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _says_it(
    text: str, start: int, end: int, traveller: Traveller, persons: frozenset[int]
) -> bool | None:
    """Tell whether the words around a quotation name the traveller as its speaker; None: nobody."""
    after = text[end : _sentence_stop(text, end)]
    before = text[_sentence_start(text, start) : start]
    verbs = lexicon_of("en_journey").words("acts", "say")
    for words, base in ((after, end), (before, start - len(before))):
        found = list(re.finditer(r"[^\W\d_]+", words))
        lower = [w.group().casefold() for w in found]
        if not any(w in verbs or w.rstrip("ds") in verbs or w == "said" for w in lower):
            continue
        for word, low in zip(found, lower, strict=True):
            if low in traveller.words and not traveller.is_narrator:
                return True
            if low in {"he", "she", "they"} and not traveller.is_narrator:
                return True
            if low in {"i", "we"} and traveller.is_narrator:
                return True
            if base + word.start() in persons:
                return False
    return None


def _sentence_start(text: str, offset: int) -> int:
    first = max(0, offset - _FARTHEST)
    return max(text.rfind(". ", first, offset - 1) + 1, text.rfind("\n", first, offset) + 1, first)


def _sentence_stop(text: str, offset: int) -> int:
    found = re.compile(r"[.!?](?:\s|\Z)|\n|[“„«\"]").search(text, offset + 1)
    return found.start() if found else len(text)
