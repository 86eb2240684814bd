"""Trains the second reading: a small transformer that sees where a text puts its traveller.

Run: python packaging/models/train_reader.py [--check GOLD ...]

Learns from the tagged passages in packaging/models/passages (their README tells the tags) and from
the articles in tests/articles, all written by us; those set aside stay unseen. Writes
resources/models/reader.npz; --check prints how well the names of other gold articles are told.
Needs torch 2.13 and safetensors 0.6 beside the project's own packages; takes half an hour on one
core.

The layers begin as the first ones of a small public language model from a pinned package (see
sources.py). Its own table of word pieces would be too large, so the vectors of the parser's network
go through a learned projection instead.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging" / "data")]

from passages import passages  # noqa: E402 - beside this file
from sources import MINILM, unpacked  # noqa: E402 - the path is set above
from train_visits import gold_articles, label_of  # noqa: E402 - beside this file

from routeviewer.itinerary.blocks import BEGIN, END, LONGEST, Block, blocks_of  # noqa: E402
from routeviewer.itinerary.travellers import NARRATOR, Traveller, main_traveller  # noqa: E402
from routeviewer.places.bundled_gazetteer import BundledGazetteer  # noqa: E402 - as above
from routeviewer.places.finding import Findings, find_in  # noqa: E402 - as above
from routeviewer.text.article import Span  # noqa: E402 - as above
from routeviewer.text.lexicon import lexicon_of  # noqa: E402 - as above
from routeviewer.text.network import english_network  # noqa: E402 - as above
from routeviewer.text.readers import article_from_text  # noqa: E402 - as above
from routeviewer.text.words import Word  # noqa: E402 - as above

TARGET = ROOT / "resources" / "models" / "reader.npz"
DEPTH, SIZE, WIDE, HEADS, INNER, MARKS = 4, 384, 1536, 12, 128, 4
EPOCHS, TOGETHER = 3, 6
RATE, HEAD_RATE, WARMING = 1e-4, 5e-4, 80
STEPS = 127
# How much of a stop a tagged mention is.
WORTH = {"S": 1.0, "F": 1.0, "P": 0.35, "M": 0.1, "N": 0.0}
# How often a name is replaced by another one, so that the names themselves are not learned.
SWAPPED = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what is known of its names.

    Attributes:
        sentences: Its words.
        groups: The spans of the mentions of each name; a name is a stop when its strongest
            mention is.
        labels: For each name how much of a stop it is, 0 to 1.
        traveller: Who is followed.
        persons: Offsets of the words of persons' names.
    """

    sentences: tuple[tuple[Word, ...], ...]
    groups: tuple[tuple[Span, ...], ...]
    labels: tuple[float, ...]
    traveller: Traveller
    persons: frozenset[int]


# -- what is learned from --------------------------------------------------------------------------


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
        examples.append(_example(findings, groups, labels, traveller))
    return examples


def passage_examples(gazetteer: BundledGazetteer) -> list[Example]:
    """Return the tagged passages; each mention counts by itself."""
    examples = []
    for passage in passages():
        findings = find_in(article_from_text(passage.text), gazetteer)
        groups = [(span,) for span, _ in passage.tags]
        labels = [WORTH[tag] for _, tag in passage.tags]
        examples.append(_example(findings, groups, labels, _followed(passage.traveller)))
    return examples


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
) -> Example:
    return Example(
        tuple(reading.words for reading in findings.readings), tuple(groups), tuple(labels),
        traveller, frozenset(findings.tokens[i].start for i in findings.persons),
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


# -- the network, as routeviewer.text.encoder and itinerary.second_reading compute it ---------------


class Layer(nn.Module):
    """A layer of the transformer."""

    def __init__(self) -> None:
        """Make its parts."""
        super().__init__()
        self.ask, self.tell = nn.Linear(SIZE, 3 * SIZE), nn.Linear(SIZE, SIZE)
        self.into, self.out = nn.Linear(SIZE, WIDE), nn.Linear(WIDE, SIZE)
        self.middle, self.last = (nn.LayerNorm(SIZE, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the states of the next layer."""
        batch, count, _ = x.shape
        parted = self.ask(x).view(batch, count, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        heard = functional.scaled_dot_product_attention(*parted, attn_mask=mask[:, None, None, :])
        told = self.tell(heard.transpose(1, 2).reshape(batch, count, SIZE))
        x = self.middle(x + self.drop(told))
        bent = functional.gelu(self.into(x), approximate="tanh")
        return self.last(x + self.drop(self.out(bent)))


class Reader(nn.Module):
    """The whole reader."""

    def __init__(self) -> None:
        """Take the public model's weights over."""
        super().__init__()
        folder = next(unpacked(MINILM).rglob("vocab.txt")).parent
        held = load_file(folder / "model.safetensors")
        prefix = next(k for k in held if k.endswith("word_embeddings.weight"))[:-22]
        table = {k.removeprefix(prefix): v.float() for k, v in held.items()}
        own = english_network()
        self.vectors = torch.tensor(own.vectors(np.arange(len(own.vocabulary))))
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        number = {piece: i for i, piece in enumerate(lines)}
        words = table["word_embeddings.weight"]
        wanted = words[[number[piece] for piece in own.vocabulary]]
        self.up = nn.Linear(self.vectors.shape[1], SIZE)
        centre = wanted.mean(0)
        solved = torch.linalg.lstsq(self.vectors, wanted - centre).solution
        self.up.weight.data, self.up.bias.data = solved.T.contiguous(), centre
        self.begin = nn.Parameter(words[number["[CLS]"]].clone())
        self.end = nn.Parameter(words[number["[SEP]"]].clone())
        kind = table["token_type_embeddings.weight"][0]
        self.position = nn.Parameter(table["position_embeddings.weight"][:LONGEST] + kind)
        self.mark = nn.Parameter(torch.zeros(MARKS, SIZE))
        self.first = nn.LayerNorm(SIZE, eps=1e-12)
        self.first.weight.data = table["LayerNorm.weight"]
        self.first.bias.data = table["LayerNorm.bias"]
        self.layer = nn.ModuleList(Layer() for _ in range(DEPTH))
        for i, layer in enumerate(self.layer):
            _take_over(layer, table, f"encoder.layer.{i}")
        self.head, self.score = nn.Linear(SIZE, INNER), nn.Linear(INNER, 1)
        self.drop = nn.Dropout(0.15)

    def forward(self, read: Sequence[Block]) -> Tensor:
        """Return the scores of all names of some blocks, in their order."""
        longest = max(len(block.pieces) for block in read)
        pieces = torch.zeros(len(read), longest, dtype=torch.long)
        marks = torch.zeros(len(read), longest, dtype=torch.long)
        mask = torch.zeros(len(read), longest, dtype=torch.bool)
        for b, block in enumerate(read):
            count = len(block.pieces)
            pieces[b, :count] = torch.tensor(block.pieces)
            marks[b, :count] = torch.tensor(block.marks)
            mask[b, :count] = True
        x = self.up(self.vectors[pieces.clamp(min=0)])
        x = torch.where((pieces == BEGIN).unsqueeze(-1), self.begin, x)
        x = torch.where((pieces == END).unsqueeze(-1), self.end, x)
        x = self.drop(self.first(x + self.position[:longest] + self.mark[marks]))
        for layer in self.layer:
            x = layer(x, mask)
        rows = [b for b, block in enumerate(read) for _ in block.names]
        columns = [i for block in read for _, i in block.names]
        inner = torch.tanh(self.head(x[rows, columns]))
        return self.score(self.drop(inner)).squeeze(-1)


def _take_over(layer: Any, table: dict[str, Tensor], name: str) -> None:
    asked = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    layer.ask.weight.data = torch.cat([table[f"{part}.weight"] for part in asked])
    layer.ask.bias.data = torch.cat([table[f"{part}.bias"] for part in asked])
    pairs = (
        (layer.tell, "attention.output.dense"), (layer.middle, "attention.output.LayerNorm"),
        (layer.into, "intermediate.dense"), (layer.out, "output.dense"),
        (layer.last, "output.LayerNorm"),
    )  # fmt: skip
    for module, part in pairs:
        module.weight.data = table[f"{name}.{part}.weight"]
        module.bias.data = table[f"{name}.{part}.bias"]


# -- training --------------------------------------------------------------------------------------


def scores_of(reader: Reader, examples: Sequence[tuple[Example, list[Block]]]) -> Tensor:
    """Return the score of each name of some examples: that of its strongest mention."""
    owner: dict[tuple[int, Span], int] = {}
    count = 0
    for number, (example, _) in enumerate(examples):
        for group in example.groups:
            owner.update({(number, span): count for span in group})
            count += 1
    all_blocks = [(n, block) for n, (_, found) in enumerate(examples) for block in found]
    all_blocks.sort(key=lambda pair: len(pair[1].pieces))
    best = torch.full((count,), -1e4)
    for i in range(0, len(all_blocks), 12):
        group = all_blocks[i : i + 12]
        names = [owner[n, span] for n, block in group for span, _ in block.names]
        scores = reader([block for _, block in group])
        best = best.scatter_reduce(0, torch.tensor(names), scores, "amax")
    return best


def train(articles: Sequence[Example], passages: Sequence[Example]) -> Reader:
    """Return a trained reader."""
    reader = Reader()
    names = names_by_length([*articles, *passages])
    heads = [*reader.head.parameters(), *reader.score.parameters(), reader.mark]
    known = {id(p) for p in heads}
    body = [p for p in reader.parameters() if id(p) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    count = EPOCHS * (len(articles) + -(-len(passages) // TOGETHER))
    step, started = 0, time.monotonic()
    for epoch in range(EPOCHS):
        total = 0.0
        tasks = list(_tasks(articles, passages))
        for task in tasks:
            step += 1
            share = min(1.0, step / WARMING) * (1 - step / count)
            optimizer.param_groups[0]["lr"] = RATE * share
            optimizer.param_groups[1]["lr"] = HEAD_RATE * share
            labels = torch.tensor([label for example in task for label in example.labels])
            scores = scores_of(reader, [(example, blocks(example, names)) for example in task])
            counted = (labels >= 0) & (scores > -9e3)
            if bool(counted.any()):
                loss = functional.binary_cross_entropy_with_logits(scores[counted], labels[counted])
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
                optimizer.step()
                total += loss.item()
        print(
            f"epoch {epoch + 1}: {total / len(tasks):.3f}, {time.monotonic() - started:.0f} s",
            flush=True,
        )
    reader.eval()
    return reader


def _tasks(articles: Sequence[Example], passages: Sequence[Example]) -> Iterator[list[Example]]:
    """Yield what is learned from together, in a new order: an article, or some passages."""
    mixed = random.sample(list(passages), len(passages))
    tasks = [[article] for article in articles]
    tasks += [mixed[i : i + TOGETHER] for i in range(0, len(mixed), TOGETHER)]
    random.shuffle(tasks)
    yield from tasks


def check(reader: Reader, examples: Sequence[Example]) -> str:
    """Return how well names are told, by the reader alone."""
    hits = told = wanted = 0
    with torch.no_grad():
        for example in examples:
            found = blocks(example, {})
            scores = scores_of(reader, [(example, found)]).tolist() if found else []
            for label, score in zip(example.labels, scores, strict=False):
                if label >= 0:
                    hits += score >= 0 and label > 0
                    told += score >= 0
                    wanted += label > 0
    f1 = 2 * hits / max(1, told + wanted)
    return f"precision {hits / max(1, told):.3f}  recall {hits / max(1, wanted):.3f}  F1 {f1:.3f}"


def write(reader: Reader) -> None:
    """Write the weights; matrices in whole steps, turned to be multiplied from the left."""
    held: dict[str, Any] = {}
    for name, value in reader.state_dict().items():
        weights = value.numpy()
        if name.endswith(".weight") and weights.ndim == 2:
            turned = weights.T
            step = np.abs(turned).max(axis=0) / STEPS
            held[name] = np.rint(turned / step).astype(np.int8)
            held[f"{name}.step"] = step.astype(np.float16)
        else:
            held[name] = weights.astype(np.float16)
    np.savez(TARGET, **held)
    print(f"{TARGET} ({TARGET.stat().st_size / 1e6:.1f} MB)")


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    gazetteer = BundledGazetteer()
    articles = article_examples([ROOT / "tests" / "articles"], gazetteer)
    passages = passage_examples(gazetteer)
    print(f"{len(articles)} articles, {len(passages)} passages", flush=True)
    reader = train(articles, passages)
    write(reader)
    for path in options.check:
        print(f"{path.name}: {check(reader, article_examples([path], gazetteer))}")


if __name__ == "__main__":
    main()
