"""The grammar of an article's sentences, found by offset."""

from __future__ import annotations

from routeviewer.places.finding import Findings
from routeviewer.text.network import english_network
from routeviewer.text.parse import Parse
from routeviewer.text.sentences import sentence_number
from routeviewer.text.words import words_in


class Grammar:
    """Parses the sentences of an article when they are asked for.

    Attributes:
        persons: Offsets of the words that belong to names of persons.
        places: Offsets of the words that belong to names of places.
    """

    def __init__(self, findings: Findings) -> None:
        """Parse what is needed."""
        self._sentences = findings.sentences
        self._readings = findings.readings
        mentions = [m for t in findings.toponyms for m in t.mentions]
        self.persons = frozenset(findings.tokens[i].start for i in findings.persons)
        self.places = frozenset(
            word.start for m in mentions for word in words_in(findings.article.text, m.span)
        )
        self._parses: dict[int, Parse] = {}

    def sentence(self, offset: int) -> Parse | None:
        """Return the parse of the sentence at an offset, None where there is none."""
        number = sentence_number(self._sentences, offset)
        if not 0 <= number < len(self._readings):
            return None
        if number not in self._parses:
            self._parses[number] = english_network().parse(self._readings[number])
        return self._parses[number]

    @staticmethod
    def head_within(parse: Parse, start: int, end: int) -> int | None:
        """Return the word of a stretch of a sentence that the others of it depend on."""
        inside = [i for i, word in enumerate(parse.words) if start <= word.start < end]
        outer = (i for i in inside if parse.heads[i] not in inside)
        return next(outer, inside[0] if inside else None)
