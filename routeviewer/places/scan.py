"""An article's words with all that is looked at when place names are searched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from routeviewer.places.name_runs import OtherNames
from routeviewer.places.phrases import Phrase, joins
from routeviewer.text.article import Article
from routeviewer.text.network import Reading, english_network
from routeviewer.text.tokens import Token

_SHOUTED_SHARE = 0.6


@dataclass(slots=True)
class Scan:
    """An article's words with all that the rules look at."""

    article: Article
    tokens: Sequence[Token]
    places: Mapping[int, Sequence[Phrase]]
    others: OtherNames
    shouted: frozenset[int]
    readings: Sequence[Reading] = ()
    chances: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    confirmed: set[str] = field(default_factory=set)
    accepted_ends: dict[int, Phrase] = field(default_factory=dict)

    def word(self, index: int) -> str:
        """Return a token in lower case, empty outside the text or across a sentence's end."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def place_chance(self, index: int) -> float:
        """Return how likely a token belongs to the name of a place, by the network."""
        return sum(self.chances.get(self.tokens[index].start, (0.0, 0.0)))

    def goes_on(self, index: int) -> bool:
        """Tell whether the network takes a token for a later word of a place's name."""
        if not 0 < index < len(self.tokens):
            return False
        if self.chances.get(self.tokens[index].start, (0.0, 0.0))[1] <= 0.5:
            return False
        return joins(self.article.text, self.tokens[index - 1], self.tokens[index])

    def gap(self, left: int) -> str:
        """Return what stands between a token and the next one."""
        if not 0 <= left < len(self.tokens) - 1:
            return ""
        return self.article.text[self.tokens[left].end : self.tokens[left + 1].start]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase taken for a place, by which rule and with how many points."""

    rule: str
    score: float
    phrase: Phrase


def joins_next(scan: Scan, last: int) -> bool:
    """Tell whether the next word follows directly, in the same sentence."""
    return last + 1 < len(scan.tokens) and joins(
        scan.article.text, scan.tokens[last], scan.tokens[last + 1]
    )


def chances_of(readings: Sequence[Reading]) -> dict[int, tuple[float, float]]:
    """Return by offset how likely each word begins, or goes on with, the name of a place."""
    found: dict[int, tuple[float, float]] = {}
    for reading in readings:
        if len(reading.rows):
            chances = english_network().place_chances(reading.rows)
            found.update(
                (word.start, (float(begins), float(goes_on)))
                for word, (begins, goes_on) in zip(reading.words, chances, strict=False)
            )
    return found


def shouted_in(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the tokens of sentences in capitals, where capitals tell nothing."""
    sentences: dict[int, list[int]] = {}
    for i, token in enumerate(tokens):
        if token.text[0].isalpha():
            sentences.setdefault(token.sentence, []).append(i)
    shouted: set[int] = set()
    for members in sentences.values():
        loud = sum(len(tokens[i].text) > 1 and tokens[i].text.isupper() for i in members)
        if len(members) > 2 and loud >= _SHOUTED_SHARE * len(members):
            shouted.update(members)
    return frozenset(shouted)
