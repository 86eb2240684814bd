"""Trains the second reading: a small transformer that sees where a text puts its traveller.

Run: python packaging/models/train_reader.py [--check GOLD ...]

Learns from the tagged passages in packaging/models/passages (their README tells the tags) and from
the articles in tests/articles, all written by us; those set aside stay unseen. Writes
resources/models/reader.npz; --check prints how well the names and the order of other gold articles
are told. Needs torch 2.13 and safetensors 0.6 beside the project's own packages; takes about
25 minutes on one core.

The layers begin as the first of a small public language model from a pinned package (sources.py).
Its own table of word pieces would be too large, so the vectors of the parser's network go through a
learned projection instead.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging" / "data")]

from reader_examples import (  # noqa: E402 - beside this file
    Example,
    article_examples,
    blocks,
    names_by_length,
    passage_examples,
)
from sources import MINILM, unpacked  # noqa: E402 - the path is set above

from routeviewer.itinerary.blocks import BEGIN, END, LONGEST, Block  # noqa: E402 - as above
from routeviewer.itinerary.pairs import SIGNS  # noqa: E402 - the path is set above
from routeviewer.places.bundled_gazetteer import BundledGazetteer  # noqa: E402 - as above
from routeviewer.text.article import Span  # noqa: E402 - as above
from routeviewer.text.network import english_network  # noqa: E402 - as above

TARGET = ROOT / "resources" / "models" / "reader.npz"
DEPTH, SIZE, WIDE, HEADS, INNER, MARKS = 4, 384, 1536, 12, 128, 4
EPOCHS, TOGETHER = 3, 6
# How fast the parts learn: the layers, what tells stops, what tells the order.
RATES = (1e-4, 5e-4, 3e-3)
STOPS, RELATIONS = ("head", "score", "mark"), ("earlier", "later", "sign", "relation", "plain")
WARMING = 80
# How much the order counts beside the stops.
ORDER = 0.5
STEPS = 127
Marked = tuple[Example, list[Block]]


# -- the network, as routeviewer.itinerary.second_reading computes it ------------------------------


class Layer(nn.Module):  # type: ignore[misc]
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


class Reader(nn.Module):  # type: ignore[misc]
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
        self.earlier, self.later = nn.Linear(SIZE, INNER), nn.Linear(SIZE, INNER)
        self.sign = nn.Parameter(torch.randn(SIGNS, INNER))
        self.relation = nn.Linear(INNER, 3)
        self.plain = nn.Parameter(torch.zeros(SIGNS, 3))
        self.drop = nn.Dropout(0.15)

    def forward(self, read: Sequence[Block]) -> Tensor:
        """Return the states of all names of some blocks, in their order."""
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
        return x[rows, columns]

    def scores(self, states: Tensor) -> Tensor:
        """Return the log-odds that the traveller was at some names."""
        return self.score(self.drop(torch.tanh(self.head(states)))).squeeze(-1)

    def relations(self, first: Tensor, second: Tensor, signs: Sequence[Sequence[int]]) -> Tensor:
        """Return for pairs of names the scores of one visit, of the first one before, and after."""
        held = torch.zeros(len(signs), SIGNS)
        for row, numbers in enumerate(signs):
            held[row, list(numbers)] = 1.0
        inner = torch.relu(self.earlier(first) + self.later(second) + held @ self.sign)
        return self.relation(self.drop(inner)) + held @ self.plain


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


def states_of(reader: Reader, examples: Sequence[Marked]) -> list[dict[Span, Tensor]]:
    """Return for each example the state of each name that a block holds."""
    found: list[dict[Span, Tensor]] = [{} for _ in examples]
    every = [(n, block) for n, (_, read) in enumerate(examples) for block in read]
    every.sort(key=lambda pair: len(pair[1].pieces))
    for i in range(0, len(every), 12):
        batch = every[i : i + 12]
        states = iter(reader([block for _, block in batch]))
        for n, block in batch:
            found[n].update({span: next(states) for span, _ in block.names})
    return found


def named_scores(reader: Reader, example: Example, states: dict[Span, Tensor]) -> Tensor:
    """Return the score of each name of an example: that of its strongest mention."""
    owners = [k for k, group in enumerate(example.groups) for span in group if span in states]
    spans = [span for group in example.groups for span in group if span in states]
    best = torch.full((len(example.groups),), -1e4)
    if not spans:
        return best
    scores = reader.scores(torch.stack([states[span] for span in spans]))
    return best.scatter_reduce(0, torch.tensor(owners), scores, "amax")


def related(
    reader: Reader, example: Example, states: dict[Span, Tensor]
) -> tuple[Tensor, Tensor] | None:
    """Return the scores and the true relations of an example's pairs."""
    pairs = [p for p in example.pairs if p.first in states and p.second in states]
    if not pairs:
        return None
    told = reader.relations(
        torch.stack([states[p.first] for p in pairs]),
        torch.stack([states[p.second] for p in pairs]),
        [p.signs for p in pairs],
    )
    return told, torch.tensor([p.relation for p in pairs])


def loss_of(reader: Reader, examples: Sequence[Marked]) -> Tensor | None:
    """Return how far the reader is from what is known of some examples."""
    scores, labels, orders = [], [], []
    for (example, _), states in zip(examples, states_of(reader, examples), strict=True):
        told = named_scores(reader, example, states)
        known = torch.tensor(example.labels)
        counted = (known >= 0) & (told > -9e3)
        scores.append(told[counted])
        labels.append(known[counted])
        pairs = related(reader, example, states)
        if pairs is not None:
            orders.append(functional.cross_entropy(*pairs))
    score, label = torch.cat(scores), torch.cat(labels)
    if not len(score):
        return None
    loss = functional.binary_cross_entropy_with_logits(score, label)
    return loss + ORDER * sum(orders) / len(orders) if orders else loss


def train(articles: Sequence[Example], passages: Sequence[Example]) -> Reader:
    """Return a trained reader."""
    reader = Reader()
    names = names_by_length([*articles, *passages])
    parts: list[list[Tensor]] = [[], [], []]
    for name, weights in reader.named_parameters():
        first = name.split(".")[0]
        parts[1 if first in STOPS else 2 if first in RELATIONS else 0].append(weights)
    optimizer = torch.optim.AdamW([{"params": part} for part in parts], weight_decay=0.01)
    count = EPOCHS * (len(articles) + -(-len(passages) // TOGETHER))
    step, started = 0, time.monotonic()
    for epoch in range(EPOCHS):
        total = 0.0
        tasks = list(_tasks(articles, passages))
        for task in tasks:
            step += 1
            share = min(1.0, step / WARMING) * (1 - step / count)
            for group, rate in zip(optimizer.param_groups, RATES, strict=True):
                group["lr"] = rate * share
            loss = loss_of(reader, [(example, blocks(example, names)) for example in task])
            if loss is not None:
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
    """Return how well names and pairs are told, by the reader alone."""
    hits = told = wanted = right = pairs = 0
    by_relation = [[0, 0] for _ in range(3)]
    with torch.no_grad():
        for example in examples:
            states = states_of(reader, [(example, blocks(example, {}))])[0]
            scores = named_scores(reader, example, states).tolist()
            for label, score in zip(example.labels, scores, strict=True):
                if label >= 0:
                    hits += score >= 0 and label > 0
                    told += score >= 0
                    wanted += label > 0
            found = related(reader, example, states)
            for guess, truth in zip(*found, strict=True) if found else ():
                by_relation[int(truth)][0] += int(guess.argmax()) == int(truth)
                by_relation[int(truth)][1] += 1
    right, pairs = (sum(column) for column in zip(*by_relation, strict=True))
    f1 = 2 * hits / max(1, told + wanted)
    return (
        f"precision {hits / max(1, told):.3f}  recall {hits / max(1, wanted):.3f}  F1 {f1:.3f}, "
        f"relations {right / max(1, pairs):.3f} of {pairs}: one visit, before, after "
        + ", ".join(f"{good / max(1, count):.3f} of {count}" for good, count in by_relation)
    )


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
