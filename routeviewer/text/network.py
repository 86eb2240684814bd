"""Reads words in their sentences: a small network, trained by packaging/models/train_network.py.

It tells parts of speech, heads and relations, and which words belong to names of places.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

# More threads than one only wait for each other: the products are small.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import numpy.typing as npt

from routeviewer.text.parse import ROOT, Parse
from routeviewer.text.weights_file import arrays_of
from routeviewer.text.word_features import form_hashes, pieces_of
from routeviewer.text.words import Word

Floats = npt.NDArray[np.float32]
Mark = tuple[int, int]
NO_MARK: Mark = (0, 0)
_LEAK = 0.1
_FARTHEST = 32
_LONGEST = 120
_MOST_INPUTS = 50_000


class Reading(NamedTuple):
    """A sentence with what the network knows of its words.

    Attributes:
        words: The sentence.
        rows: A row for each word, as far as the network read.
    """

    words: tuple[Word, ...]
    rows: Floats


class Network:
    """The network with its weights.

    Attributes:
        vocabulary: The pieces of words that have a vector.

    Word vectors, hashed forms and marks go through convolutions over neighbouring words; from what
    comes out, tags and names are read for each word, heads and relations for each pair.

    References:
        Dozat and Manning, "Deep Biaffine Attention for Neural Dependency Parsing" (2017), with
        convolutions in place of recurrences, for speed without a graphics card.
    """

    def __init__(self, weights: dict[str, Floats], vocabulary: Sequence[str]) -> None:
        """Hold the weights by their names and the pieces of words in the order of their vectors."""
        self.vocabulary = tuple(vocabulary)
        self._weights = weights
        self._pieces = {piece: i for i, piece in enumerate(vocabulary)}
        self._tags = [str(name) for name in weights["tags"]]
        self._forms = [str(name) for name in weights["forms"]]
        self._relations = [str(name) for name in weights["relations"]]
        labels, inner, outer = weights["L"].shape
        self._bilinear = weights["L"].transpose(1, 0, 2).reshape(inner, labels * outer)
        self._depth = sum(name.startswith("conv.") and name.endswith("weight") for name in weights)
        self._inputs: dict[tuple[str, Mark], Floats] = {}

    # -- pieces of words -------------------------------------------------------------------------

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of a word."""
        return pieces_of(word, self._pieces)

    def vectors(self, pieces: npt.NDArray[np.int_]) -> Floats:
        """Return the vectors of pieces, a row a piece."""
        rows: Floats = self._weights["vectors"][pieces] * self._weights["vector_scale"]
        return rows

    # -- words in their sentences ----------------------------------------------------------------

    def read(
        self, sentences: Sequence[tuple[Word, ...]], marks: Sequence[Sequence[Mark]]
    ) -> list[Floats]:
        """Return what is known of each word in its sentence, a row a word.

        Args:
            sentences: Words; those beyond the 120th of a sentence get no row.
            marks: What other sources say of each word (see ``routeviewer.places.word_marks``).
        """
        w = self._weights
        size = w["inp.bias"].shape[0]
        gap = np.zeros(size, np.float32)
        rows, mask, bounds = [gap], [0.0], []
        for words, told in zip(sentences, marks, strict=True):
            start = len(rows)
            pairs = zip(words[:_LONGEST], told, strict=False)
            rows += [self._input(word.text, mark) for word, mark in pairs]
            bounds.append((start, len(rows)))
            mask += [1.0] * (len(rows) - start) + [0.0]
            rows.append(gap)
        keep = np.array(mask, np.float32)[:, None]
        x = _normalised(np.stack(rows), w, 0) * keep
        for layer in range(self._depth):
            wide = np.zeros((len(x), 3 * size), np.float32)
            wide[1:, :size] = x[:-1]
            wide[:, size : 2 * size] = x
            wide[:-1, 2 * size :] = x[1:]
            y = wide @ w[f"conv.{layer}.weight"] + w[f"conv.{layer}.bias"]
            x = _normalised(x + np.maximum(y[:, :size], y[:, size:]), w, layer + 1) * keep
        return [x[start:end] for start, end in bounds]

    def _input(self, word: str, mark: Mark) -> Floats:
        known = self._inputs.get((word, mark))
        if known is None:
            w = self._weights
            vector = self.vectors(np.array(self.pieces(word))).mean(axis=0)
            hashed = w["hashes.weight"][list(form_hashes(word))].reshape(-1)
            marked = (w["mark_a.weight"][mark[0]], w["mark_b.weight"][mark[1]])
            known = w["inp.weight"] @ np.concatenate([vector, hashed, *marked]) + w["inp.bias"]
            if len(self._inputs) > _MOST_INPUTS:
                self._inputs.clear()
            self._inputs[word, mark] = known
        return known

    # -- what is read from them --------------------------------------------------------------------

    def place_chances(self, x: Floats) -> Floats:
        """Return how likely each word begins, and goes on with, the name of a place.

        Returns:
            Chances from 0 to 1, shape (n, 2).
        """
        w = self._weights
        scores = x @ w["place.weight"] + w["place.bias"]
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances: Floats = powers[:, 1:] / powers.sum(axis=1, keepdims=True)
        return chances

    def parse(self, reading: Reading) -> Parse:
        """Return the grammar of a sentence; words without a row hang on the last that has one."""
        words, x = reading
        count = len(x)
        if not count:
            return Parse((), (), (), (), ())
        w = self._weights
        above = np.vstack([w["root"][None], x])
        heads_side = _with_one(_leaky(above @ w["ah.weight"] + w["ah.bias"]))
        own_side = _with_one(_leaky(x @ w["ad.weight"] + w["ad.bias"]))
        arcs = own_side @ w["U"] @ heads_side.T + w["dist"][_offsets(count)]
        heads = _without_circles(arcs.astype(np.float32))
        heads_side = _with_one(_leaky(above @ w["lh.weight"] + w["lh.bias"]))[heads]
        own_side = _with_one(_leaky(x @ w["ld.weight"] + w["ld.bias"]))
        products = (own_side @ self._bilinear).reshape(count, len(self._relations), -1)
        relations = (products * heads_side[:, None, :]).sum(axis=2)
        tags = (x @ w["up.weight"] + w["up.bias"]).argmax(axis=1)
        forms = (x @ w["xp.weight"] + w["xp.bias"]).argmax(axis=1)
        beyond = len(words) - count
        return Parse(
            words,
            tuple(self._tags[i] for i in tags) + ("X",) * beyond,
            tuple(self._forms[i] for i in forms) + ("FW",) * beyond,
            tuple(ROOT if h == 0 else int(h) - 1 for h in heads) + (count - 1,) * beyond,
            tuple(self._relations[i] for i in relations.argmax(axis=1)) + ("dep",) * beyond,
        )


def _without_circles(arcs: Floats) -> npt.NDArray[np.intp]:
    """Return the likeliest head of each word (0: the root); circles are opened at their best exit.

    Args:
        arcs: Scores, shape (n, n + 1): word, head.
    """
    arcs[np.arange(len(arcs)), np.arange(1, len(arcs) + 1)] = -np.inf
    heads: npt.NDArray[np.intp] = arcs.argmax(axis=1)
    safe: set[int] = set()
    for start in range(len(heads)):
        way: list[int] = []
        word = start
        while word >= 0 and word not in safe and word not in way:
            way.append(word)
            word = int(heads[word]) - 1
        if word in way:
            circle = way[way.index(word) :]
            exits = [0, *(w + 1 for w in sorted(safe))]
            outside = arcs[np.ix_(circle, exits)]
            best = int((outside.max(axis=1) - arcs[circle].max(axis=1)).argmax())
            heads[circle[best]] = exits[int(outside[best].argmax())]
        safe.update(way)
    return heads


def _normalised(x: Floats, w: dict[str, Floats], number: int) -> Floats:
    centred = x - x.mean(axis=1, keepdims=True)
    scale = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + 1e-5)
    normal: Floats = centred / scale * w[f"norm.{number}.weight"] + w[f"norm.{number}.bias"]
    return normal


def _leaky(x: Floats) -> Floats:
    bent: Floats = np.maximum(x, _LEAK * x)
    return bent


def _with_one(x: Floats) -> Floats:
    return np.hstack([x, np.ones((len(x), 1), np.float32)])


@lru_cache(maxsize=128)
def _offsets(count: int) -> npt.NDArray[np.intp]:
    words, heads = np.arange(1, count + 1)[:, None], np.arange(count + 1)[None]
    apart: npt.NDArray[np.intp] = np.clip(heads - words, -_FARTHEST, _FARTHEST) + _FARTHEST
    return apart


@lru_cache(maxsize=1)
def english_network() -> Network:
    """Return the network for English.

    Raises:
        ResourceError: Its weights are missing or damaged.
    """
    weights = arrays_of("network.npz")
    vocabulary = bytes(weights.pop("vocabulary")).decode("utf-8").split("\n")
    plain = ("vectors", "tags", "forms", "relations")
    exact = {k: v if k in plain else v.astype(np.float32) for k, v in weights.items()}
    return Network(exact, vocabulary)
