"""A second, slower reading of a text: whether each place name tells where the traveller was.

The first reading weighs named signs of the grammar. This one sees the words themselves, over
several sentences; the two err in different places.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from routeviewer.itinerary.blocks import BEGIN, END, Block, blocks_of
from routeviewer.itinerary.travellers import Traveller
from routeviewer.places.finding import Findings
from routeviewer.text.article import Span
from routeviewer.text.encoder import Encoder, Floats
from routeviewer.text.network import english_network
from routeviewer.text.weights_file import arrays_of


class SecondReader:
    """Reads blocks with trained weights."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        """Hold the weights."""
        self._weights = weights
        self._encoder = Encoder(weights)

    def scores(self, block: Block) -> list[float]:
        """Return for each name of a block the log-odds that the traveller was there."""
        w = self._weights
        states = self._encoder.states(self._inputs(block), [i for _, i in block.names])
        inner = np.tanh(states @ w["head.weight"] + w["head.bias"])
        return [float(z) for z in (inner @ w["score.weight"])[:, 0] + w["score.bias"]]

    def _inputs(self, block: Block) -> Floats:
        """Return a row for each piece: its vector, its place in the block and its mark."""
        w = self._weights
        pieces = np.array(block.pieces)
        x = english_network().vectors(np.maximum(pieces, 0)) @ w["up.weight"] + w["up.bias"]
        x[pieces == BEGIN] = w["begin"]
        x[pieces == END] = w["end"]
        rows: Floats = x + w["position"][: len(x)] + w["mark"][list(block.marks)]
        return rows


def second_reading(
    findings: Findings, traveller: Traveller, is_wanted: Callable[[Span], bool]
) -> dict[Span, float]:
    """Return the log-odds, by the words alone, that the traveller was at the place of a mention.

    Args:
        findings: The article.
        traveller: Who is followed.
        is_wanted: Which mentions matter; blocks without such a mention are not read.

    Returns:
        The score of each mention in the blocks that were read.
    """
    reader = english_reader()
    spans = [m.span for toponym in findings.toponyms for m in toponym.mentions]
    persons = frozenset(findings.tokens[i].start for i in findings.persons)
    sentences = [reading.words for reading in findings.readings]
    scores: dict[Span, float] = {}
    for block in blocks_of(sentences, spans, traveller, persons):
        if any(is_wanted(span) for span, _ in block.names):
            told = zip(block.names, reader.scores(block), strict=True)
            scores.update({span: score for (span, _), score in told})
    return scores


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
