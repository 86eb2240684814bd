"""A second, slower reading of a text: where the traveller was, and which visit came first.

The first reading weighs named signs of the grammar. This one sees the words themselves, over
several sentences; the two err in different places.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from routeviewer.itinerary.blocks import BEGIN, END, Block, blocks_of
from routeviewer.itinerary.pairs import Telling, pair_signs, tellings_of
from routeviewer.itinerary.travellers import Traveller
from routeviewer.places.finding import Findings
from routeviewer.text.article import Span
from routeviewer.text.encoder import Encoder, Floats
from routeviewer.text.network import english_network
from routeviewer.text.weights_file import arrays_of


class Relation(NamedTuple):
    """How two mentions stand to each other, as logarithms of chances.

    Attributes:
        same: They are of one visit.
        before: The visit of the first came before that of the second.
        after: It came after.
    """

    same: float
    before: float
    after: float


UNKNOWN = Relation(*[float(np.log(1 / 3))] * 3)


class SecondReader:
    """Reads blocks with trained weights."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        """Hold the weights."""
        self._weights = weights
        self._encoder = Encoder(weights)

    def states(self, block: Block) -> Floats:
        """Return what is known of the names of a block, a row a name."""
        return self._encoder.states(self._inputs(block), [i for _, i in block.names])

    def scores(self, states: Floats) -> list[float]:
        """Return the log-odds that the traveller was at some names."""
        w = self._weights
        inner = np.tanh(states @ w["head.weight"] + w["head.bias"])
        return [float(z) for z in (inner @ w["score.weight"])[:, 0] + w["score.bias"]]

    def sides(self, states: Floats) -> tuple[Floats, Floats]:
        """Return what names bring to a pair in which they stand first, and second."""
        w = self._weights
        first: Floats = states @ w["earlier.weight"] + w["earlier.bias"]
        second: Floats = states @ w["later.weight"] + w["later.bias"]
        return first, second

    def relation(self, first: Floats, second: Floats, signs: tuple[int, ...]) -> Relation:
        """Return how two names stand to each other, by their sides and what holds of them."""
        w = self._weights
        inner = np.maximum(first + second + w["sign"][list(signs)].sum(axis=0), 0)
        scores = inner @ w["relation.weight"] + w["relation.bias"]
        scores = scores + w["plain"][list(signs)].sum(axis=0)
        scores = scores - scores.max()
        return Relation(*(float(x) for x in scores - np.log(np.exp(scores).sum())))

    def _inputs(self, block: Block) -> Floats:
        """Return a row for each piece: its vector, its place in the block and its mark."""
        w = self._weights
        pieces = np.array(block.pieces)
        x = english_network().vectors(np.maximum(pieces, 0)) @ w["up.weight"] + w["up.bias"]
        x[pieces == BEGIN] = w["begin"]
        x[pieces == END] = w["end"]
        rows: Floats = x + w["position"][: len(x)] + w["mark"][list(block.marks)]
        return rows


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What the second reading says of an article.

    Attributes:
        scores: The log-odds that the traveller was at the place of a mention; those that stand in
            blocks without hope are not read.
    """

    scores: Mapping[Span, float]
    _tellings: Mapping[Span, Telling]
    _sides: Mapping[Span, tuple[Floats, Floats]]

    def relation(self, a: Span, b: Span) -> Relation:
        """Return how two mentions stand to each other; ``UNKNOWN`` where one was not read."""
        if b.start < a.start:
            same, before, after = self.relation(b, a)
            return Relation(same, after, before)
        if a not in self._sides or b not in self._sides:
            return UNKNOWN
        signs = pair_signs(self._tellings[a], self._tellings[b])
        return english_reader().relation(self._sides[a][0], self._sides[b][1], signs)


def second_reading(
    findings: Findings, traveller: Traveller, is_wanted: Callable[[Span], bool]
) -> SecondReading:
    """Read an article once more, by the words alone.

    Args:
        findings: The article.
        traveller: Who is followed.
        is_wanted: Which mentions matter; blocks without such a mention are not read.
    """
    reader = english_reader()
    tellings = tellings_of(findings)
    persons = frozenset(findings.tokens[i].start for i in findings.persons)
    sentences = [reading.words for reading in findings.readings]
    scores: dict[Span, float] = {}
    sides: dict[Span, tuple[Floats, Floats]] = {}
    for block in blocks_of(sentences, list(tellings), traveller, persons):
        if any(is_wanted(span) for span, _ in block.names):
            states = reader.states(block)
            spans = [span for span, _ in block.names]
            scores.update(zip(spans, reader.scores(states), strict=True))
            sides.update(zip(spans, zip(*reader.sides(states), strict=True), strict=True))
    return SecondReading(scores, tellings, sides)


@lru_cache(maxsize=1)
def english_reader() -> SecondReader:
    """Return the reader for English.

    Raises:
        ResourceError: Its weights are missing or damaged.
    """
    weights = {name: array.astype(np.float32) for name, array in arrays_of("reader.npz").items()}
    for name in [name for name in weights if name.endswith(".step")]:
        weights[name.removesuffix(".step")] *= weights.pop(name)
    return SecondReader(weights)
