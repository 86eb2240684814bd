"""What the second reader learns from: articles with gold and tagged passages, both our own."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from passages import Passage, passages  # noqa: E402 - beside this file
from train_visits import gold_articles, label_of, stops_near  # noqa: E402 - beside this file

from routeviewer.itinerary.blocks import Block, blocks_of  # noqa: E402 - the path is set above
from routeviewer.itinerary.pairs import Telling, pair_signs, tellings_of  # noqa: E402 - as above
from routeviewer.itinerary.travellers import NARRATOR, Traveller, main_traveller  # noqa: E402
from routeviewer.places.bundled_gazetteer import BundledGazetteer  # noqa: E402 - as above
from routeviewer.places.finding import Findings, find_in  # noqa: E402 - as above
from routeviewer.text.article import Span  # noqa: E402 - as above
from routeviewer.text.lexicon import lexicon_of  # noqa: E402 - as above
from routeviewer.text.readers import article_from_text  # noqa: E402 - as above
from routeviewer.text.words import Word  # noqa: E402 - as above

# How much of a stop a tagged mention is.
WORTH = {"S": 1.0, "F": 1.0, "P": 0.35, "M": 0.1, "N": 0.0}
# How often a name is replaced by another one, so that the names themselves are not learned.
SWAPPED = 0.5
# What two mentions can be to each other: of one visit; the first one's visit came before; after.
SAME, BEFORE, AFTER = range(3)
# Mentions further apart are compared only where they share a name.
_REACH_MENTIONS = 12
_MOST_PAIRS = 300


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions of which it is known how they stand to each other.

    Attributes:
        first, second: Where they stand; the first one earlier in the text.
        signs: What holds of them (see ``routeviewer.itinerary.pairs``).
        relation: ``SAME``, ``BEFORE`` or ``AFTER``.
    """

    first: Span
    second: Span
    signs: tuple[int, ...]
    relation: int


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what is known of its names.

    Attributes:
        sentences: Its words.
        groups: The spans of the mentions of each name; a name is a stop when its strongest
            mention is.
        labels: For each name how much of a stop it is, 0 to 1; -1 where that is not known.
        traveller: Who is followed.
        persons: Offsets of the words of persons' names.
        pairs: What is known of the order of the visits.
    """

    sentences: tuple[tuple[Word, ...], ...]
    groups: tuple[tuple[Span, ...], ...]
    labels: tuple[float, ...]
    traveller: Traveller
    persons: frozenset[int]
    pairs: tuple[Pair, ...]


def article_examples(paths: list[Path], gazetteer: BundledGazetteer) -> list[Example]:
    """Return articles with gold; names that are neither surely stops nor surely not are left out.

    Such a name still stands in the text, but nothing is learned from it.
    """
    examples = []
    for gold, text in gold_articles(paths):
        findings = find_in(article_from_text(text, title=gold.get("title")), gazetteer)
        groups, labels = [], []
        for toponym in findings.toponyms:
            label = label_of(toponym.chosen, gold["stops"])
            groups.append(tuple(m.span for m in toponym.mentions))
            labels.append(-1.0 if label is None else float(label))
        traveller = main_traveller(findings, hint=gold.get("traveller"))
        pairs = _article_pairs(findings, gold["stops"])
        examples.append(_example(findings, groups, labels, traveller, pairs))
    return examples


def _article_pairs(findings: Findings, stops: Sequence[dict[str, Any]]) -> list[Pair]:
    """Return pairs of places with one gold stop each; which of several is told is not known."""
    numbered = []
    for telling in tellings_of(findings).values():
        near = stops_near(telling.place, stops) if telling.place is not None else []
        if len(near) == 1 and label_of(telling.place, stops) is not False:
            numbered.append((telling, near[0]))
    pairs = []
    for a, b in _compared(numbered):
        i, j = a[1], b[1]
        is_free = i != j and stops[i].get("group") and stops[i]["group"] == stops[j].get("group")
        if not is_free:
            pairs.append(_pair(a[0], b[0], i, j))
    return pairs


def passage_examples(gazetteer: BundledGazetteer) -> list[Example]:
    """Return the tagged passages; each mention counts by itself."""
    examples = []
    for passage in passages():
        findings = find_in(article_from_text(passage.text), gazetteer)
        groups = [(tag.span,) for tag in passage.tags]
        labels = [WORTH[tag.kind] for tag in passage.tags]
        pairs = _passage_pairs(findings, passage)
        examples.append(_example(findings, groups, labels, _followed(passage.traveller), pairs))
    return examples


def _passage_pairs(findings: Findings, passage: Passage) -> list[Pair]:
    told = {span.start: telling for span, telling in tellings_of(findings).items()}
    numbered = [
        (told[tag.span.start]._replace(span=tag.span), tag.number)
        for tag in passage.tags
        if tag.number is not None and tag.span.start in told
    ]
    return [_pair(a[0], b[0], a[1], b[1]) for a, b in _compared(numbered)]


def _compared(
    numbered: Sequence[tuple[Telling, int]],
) -> list[tuple[tuple[Telling, int], tuple[Telling, int]]]:
    found = [
        (a, b)
        for i, a in enumerate(numbered)
        for j, b in enumerate(numbered[i + 1 :])
        if j < _REACH_MENTIONS or a[0].name == b[0].name
    ]
    return random.sample(found, min(len(found), _MOST_PAIRS))


def _pair(a: Telling, b: Telling, i: int, j: int) -> Pair:
    relation = SAME if i == j else BEFORE if i < j else AFTER
    return Pair(a.span, b.span, pair_signs(a, b), relation)


def _followed(name: str) -> Traveller:
    if name.lower().split(" ")[0] in ("i", "we"):
        return Traveller(NARRATOR, lexicon_of("en_journey").words("people", "narrators"))
    words = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", name)}
    return Traveller(name, frozenset(words - {"the", "and", "his", "her"}))


def _example(
    findings: Findings,
    groups: Sequence[tuple[Span, ...]],
    labels: Sequence[float],
    traveller: Traveller,
    pairs: Sequence[Pair],
) -> Example:
    return Example(
        tuple(reading.words for reading in findings.readings), tuple(groups), tuple(labels),
        traveller, frozenset(findings.tokens[i].start for i in findings.persons), tuple(pairs),
    )  # fmt: skip


def blocks(example: Example, names: dict[int, list[tuple[str, ...]]]) -> list[Block]:
    """Return the blocks of an example, some names replaced by others of as many words."""
    spans = [span for group in example.groups for span in group]
    sentences: Sequence[Sequence[Word]] = example.sentences
    if names:
        new: dict[int, str] = {}
        for group in example.groups:
            other = random.random() < SWAPPED  # noqa: S311 - no secrets
            chosen: dict[int, tuple[str, ...]] = {}
            for span in group if other else ():
                inside = [w for s in sentences for w in s if span.start <= w.start < span.end]
                pool = names.get(len(inside))
                if pool:
                    words = chosen.setdefault(len(inside), random.choice(pool))  # noqa: S311 - as above
                    new.update({w.start: t for w, t in zip(inside, words, strict=True)})
        sentences = [[w._replace(text=new.get(w.start, w.text)) for w in s] for s in sentences]
    return list(blocks_of(sentences, spans, example.traveller, example.persons))


def names_by_length(examples: Sequence[Example]) -> dict[int, list[tuple[str, ...]]]:
    """Return the words of all names by how many they are."""
    found: dict[int, list[tuple[str, ...]]] = {}
    for example in examples:
        for span in (span for group in example.groups for span in group):
            words = tuple(
                w.text for s in example.sentences for w in s if span.start <= w.start < span.end
            )
            found.setdefault(len(words), []).append(words)
    return found
