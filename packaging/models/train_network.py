"""Trains the network for English: tags, heads and relations of words, and names of places.

Run: python packaging/models/train_network.py GUM WIKIGOLD ARTICLES [--final]

GUM is a folder of CoNLL-U files of the GUM corpus, WIKIGOLD a CoNLL file of the Wikigold corpus
(see resources/LICENCES.md), ARTICLES a folder of our own articles with gold (tests/articles);
the passages beside this file are learned from as well.
Without --final some documents are held out and the figures on them are printed; with it all are
used and resources/models/network.npz is written. Needs torch 2.13 and safetensors 0.6 beside the
project's own packages; takes about ten minutes on two cores.

The vectors of word pieces are the input embeddings of a small public language model, taken from a
pinned package (see sources.py), reduced to their principal components and kept in whole steps.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from safetensors.numpy import load_file
from torch import Tensor, nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging" / "data")]

from passages import passages  # noqa: E402 - beside this file
from sources import MINILM, unpacked  # noqa: E402 - the path is set above

from routeviewer.places.bundled_gazetteer import BundledGazetteer  # noqa: E402 - as above
from routeviewer.places.phrases import known_phrases  # noqa: E402 - as above
from routeviewer.places.word_marks import CLASSES, LISTS, marks_of  # noqa: E402 - as above
from routeviewer.text.article import Span  # noqa: E402 - as above
from routeviewer.text.network import Mark  # noqa: E402 - as above
from routeviewer.text.sentences import sentences_of  # noqa: E402 - as above
from routeviewer.text.tokens import tokens_of  # noqa: E402 - as above
from routeviewer.text.word_features import BUCKETS, form_hashes, pieces_of  # noqa: E402 - as above
from routeviewer.text.words import Word, words_in  # noqa: E402 - as above

TARGET = ROOT / "resources" / "models" / "network.npz"
VECTOR, HASHED, MARKED, HIDDEN, DEPTH = 128, 48, 24, 160, 4
HEAD_SIDE, RELATION_SIDE, FARTHEST = 96, 48, 32
EPOCHS, BATCH, RATE = 18, 24, 2.5e-3
RAREST_RELATION = 15
STEPS = 127
HELD_OUT = 12
# Tables and vectors, and the one matrix that is multiplied from the right.
KEPT = ("hashes", "norm", "inp", "mark_a", "mark_b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a corpus.

    Attributes:
        words: Its words.
        marks: See ``routeviewer.places.word_marks``.
        places: For each word 0 (no place), 1 (begins the name of one) or 2 (goes on with it).
        tags, forms, heads, relations: Its grammar, empty where the corpus has none; heads count
            from 1, 0 is the root.
    """

    words: tuple[str, ...]
    marks: tuple[tuple[int, int], ...]
    places: tuple[int, ...]
    tags: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """The tags, forms and relations that the network tells apart."""

    tags: tuple[str, ...]
    forms: tuple[str, ...]
    relations: tuple[str, ...]

    def relation(self, name: str) -> int:
        """Return the number of a relation; a rare subtype counts as its main type."""
        for known in (name, name.split(":", maxsplit=1)[0], "dep"):
            if known in self.relations:
                return self.relations.index(known)
        raise ValueError(name)


# -- corpora -------------------------------------------------------------------------------------


def marked(sentences: Sequence[Sequence[str]], gazetteer: BundledGazetteer) -> list[list[Mark]]:
    """Return the marks of tokenised sentences of one document."""
    text, spans, words = "", [], []
    for sentence in sentences:
        start, row = len(text), []
        for word in sentence:
            row.append(Word(len(text), len(text) + len(word), word))
            text += word + " "
        spans.append(Span(0, start, len(text) - 1))
        words.append(tuple(row))
        text += "\n\n"
    tokens = tokens_of(text, spans)
    return marks_of(words, tokens, known_phrases(text, tokens, gazetteer), gazetteer)


def gum_document(path: Path, gazetteer: BundledGazetteer) -> list[Sentence]:
    """Read a CoNLL-U file of GUM with its grammar and the proper names among its places."""
    blocks = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            blocks.append(rows)
    marks = marked([[row[1] for row in rows] for rows in blocks], gazetteer)
    open_places: list[tuple[str, str]] = []
    return [
        Sentence(
            tuple(r[1] for r in rows), tuple(mark), gum_places(rows, open_places),
            tuple(r[3] for r in rows), tuple(r[4] for r in rows), tuple(int(r[6]) for r in rows),
            tuple(r[7] for r in rows),
        )
        for rows, mark in zip(blocks, marks, strict=True)
    ]  # fmt: skip


def gum_places(rows: Sequence[Sequence[str]], opened: list[tuple[str, str]]) -> tuple[int, ...]:
    """Return the labels of the words: proper nouns whose innermost entity is a place.

    Within the name of an organisation or a person no place is marked.
    """
    labels, before = [], False
    opened.clear()
    for row in rows:
        found = re.search(r"Entity=([^|]*)", row[9])
        closing = []
        for part in re.findall(
            r"\((\d+)-(\w+)[^()]*(\))?|(\d+)\)", found.group(1) if found else ""
        ):
            if part[3]:
                closing.append(part[3])
            else:
                opened.append((part[0], part[1]))
                if part[2]:
                    closing.append(part[0])
        kinds = [kind for _, kind in opened]
        innermost = kinds[-1] if kinds else ""
        is_place = innermost == "place" and row[3] in ("PROPN", "NUM")
        is_place = is_place and not (
            "organization" in kinds and row[7] in ("compound", "nmod:poss")
        )
        labels.append(0 if not is_place else 2 if before else 1)
        before = is_place
        for number in closing:
            last = [i for i, (n, _) in enumerate(opened) if n == number]
            if last:
                opened.pop(last[-1])
    return tuple(labels)


def wikigold_sentences(path: Path, gazetteer: BundledGazetteer) -> list[Sentence]:
    """Read Wikigold, whose names of places are marked LOC."""
    found = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split(" ") for line in block.split("\n") if line.strip()]
        words = [row[0] for row in rows]
        labels: list[int] = []
        for row in rows:
            is_place = row[-1].endswith("LOC")
            labels.append(0 if not is_place else 2 if labels and labels[-1] else 1)
        if words and words[0] != "-DOCSTART-":
            marks = marked([words], gazetteer)[0]
            found.append(Sentence(tuple(words), tuple(marks), tuple(labels)))
    return found


def article_sentences(path: Path, gazetteer: BundledGazetteer) -> list[Sentence]:
    """Read an article of our own; its gold lists the names of all places."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    names = {stop.get("surface") for stop in gold["stops"]} | set(gold.get("not_stops", ()))
    names = {name for name in names if name and name[0].isupper()}
    if not gold["stops"] and not names:
        return []
    if any("surface" not in stop for stop in gold["stops"]):
        return []  # the older articles do not tell the words
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    inside: dict[int, int] = {}
    for name in sorted(names, key=len):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            for offset in range(match.start(), match.end()):
                inside[offset] = match.start()
    return labelled(text, inside, gazetteer)


def passage_sentences(gazetteer: BundledGazetteer) -> Iterator[list[Sentence]]:
    """Yield the sentences of each passage of our own; all its places are tagged."""
    for passage in passages():
        spans = [tag.span for tag in passage.tags]
        inside = {o: span.start for span in spans for o in range(span.start, span.end)}
        yield labelled(passage.text, inside, gazetteer)


def labelled(text: str, inside: Mapping[int, int], gazetteer: BundledGazetteer) -> list[Sentence]:
    """Return the sentences of a text.

    Args:
        text: The text.
        inside: Offset in a name of a place -> where that name begins.
        gazetteer: For the marks.
    """
    spans = sentences_of(text)
    words = [words_in(text, span) for span in spans]
    tokens = tokens_of(text, spans)
    marks = marks_of(words, tokens, known_phrases(text, tokens, gazetteer), gazetteer)
    found = []
    for sentence, mark in zip(words, marks, strict=True):
        labels = [
            0 if w.start not in inside else 1 + (inside[w.start] != w.start) for w in sentence
        ]
        if sentence:
            found.append(Sentence(tuple(w.text for w in sentence), tuple(mark), tuple(labels)))
    return found


def names_of(sentences: Sequence[Sentence]) -> Names:
    """Return the names that occur."""
    relations = Counter(r for s in sentences for r in s.relations)
    return Names(
        tuple(sorted({t for s in sentences for t in s.tags})),
        tuple(sorted({t for s in sentences for t in s.forms})),
        tuple(sorted(r for r, count in relations.items() if count >= RAREST_RELATION)),
    )


def word_vectors() -> tuple[tuple[str, ...], npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Return pieces of words, their vectors in whole steps, and the size of a step."""
    folder = next(unpacked(MINILM).rglob("vocab.txt")).parent
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    held = load_file(folder / "model.safetensors")
    table = next(v for k, v in held.items() if k.endswith("word_embeddings.weight"))
    kept = [i for i, piece in enumerate(pieces) if _is_useful(piece)]
    chosen = table[kept].astype(np.float64)
    chosen -= chosen.mean(axis=0)
    _, _, axes = np.linalg.svd(chosen[1:], full_matrices=False)
    vectors = chosen @ axes[:VECTOR].T
    vectors /= vectors.std()
    step = (np.abs(vectors).max(axis=0) / STEPS).astype(np.float32)
    return (
        tuple(pieces[i] for i in kept),
        np.rint(vectors / step).astype(np.int8),
        step,
    )


def _is_useful(piece: str) -> bool:
    if piece == "[UNK]":
        return True
    return bool(piece) and piece[0] != "[" and all(ord(sign) < 0x370 for sign in piece)


# -- the network, as routeviewer.text.network computes it ----------------------------------------


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences side by side; -1 where there is no word, or no grammar."""

    pieces: list[tuple[int, ...]]
    hashes: Tensor
    marks: Tensor
    mask: Tensor
    places: Tensor
    tags: Tensor
    forms: Tensor
    heads: Tensor
    relations: Tensor


class Network(nn.Module):  # type: ignore[misc]  # torch is not there when types are checked
    """Convolutions over words, then bilinear products of pairs."""

    def __init__(self, names: Names, vectors: Tensor) -> None:
        """Begin with random weights."""
        super().__init__()
        self.vectors = nn.EmbeddingBag.from_pretrained(vectors, freeze=True, mode="mean")
        self.hashes = nn.Embedding(BUCKETS, HASHED)
        self.mark_a, self.mark_b = nn.Embedding(CLASSES, MARKED), nn.Embedding(LISTS, MARKED)
        self.inp = nn.Linear(VECTOR + 4 * HASHED + 2 * MARKED, HIDDEN)
        self.place = nn.Linear(HIDDEN, 3)
        self.conv = nn.ModuleList(nn.Linear(3 * HIDDEN, 2 * HIDDEN) for _ in range(DEPTH))
        self.norm = nn.ModuleList(nn.LayerNorm(HIDDEN) for _ in range(DEPTH + 1))
        self.up, self.xp = (nn.Linear(HIDDEN, len(n)) for n in (names.tags, names.forms))
        self.ah, self.ad = (nn.Linear(HIDDEN, HEAD_SIDE) for _ in range(2))
        self.lh, self.ld = (nn.Linear(HIDDEN, RELATION_SIDE) for _ in range(2))
        self.U = nn.Parameter(torch.randn(HEAD_SIDE + 1, HEAD_SIDE + 1) * 0.05)
        sides = RELATION_SIDE + 1
        self.L = nn.Parameter(torch.randn(len(names.relations), sides, sides) * 0.05)
        self.root = nn.Parameter(torch.randn(HIDDEN) * 0.1)
        self.dist = nn.Parameter(torch.zeros(2 * FARTHEST + 1))
        self.drop, self.drop_input = nn.Dropout(0.33), nn.Dropout(0.3)
        nn.init.normal_(self.hashes.weight, std=0.1)

    def hidden(self, batch: Batch) -> Tensor:
        """Return a vector for each word of a batch."""
        flat = [piece for word in batch.pieces for piece in word]
        begins = np.cumsum([0, *(len(word) for word in batch.pieces[:-1])])
        vectors = self.vectors(torch.tensor(flat), torch.tensor(begins))
        hashed = self.hashes(batch.hashes)
        told, listed = self.mark_a(batch.marks[..., 0]), self.mark_b(batch.marks[..., 1])
        if self.training:
            hashed = hashed * (torch.rand(*batch.hashes.shape, 1) > 0.2)
            told = told * (torch.rand(*batch.mask.shape, 1) > 0.1)
        parts = [vectors.view(*batch.mask.shape, -1), hashed.flatten(2), told, listed]
        x = self.norm[0](self.inp(self.drop_input(torch.cat(parts, -1))))
        keep = batch.mask.unsqueeze(-1)
        for conv, norm in zip(self.conv, self.norm[1:], strict=True):
            x = x * keep
            before = functional.pad(x[:, :-1], (0, 0, 1, 0))
            after = functional.pad(x[:, 1:], (0, 0, 0, 1))
            left, right = conv(torch.cat([before, x, after], -1)).chunk(2, -1)
            x = norm(x + self.drop(torch.maximum(left, right)))
        return x

    def grammar(self, x: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Return scores of tags, forms and heads, and both sides of the relations."""
        batch, count = mask.shape
        above = self.drop(torch.cat([self.root.expand(batch, 1, -1), x], 1))
        x = self.drop(x)
        arcs = torch.einsum("btd,de,bhe->bth", _side(self.ad, x), self.U, _side(self.ah, above))
        own, heads = torch.arange(1, count + 1).view(-1, 1), torch.arange(count + 1)
        arcs = arcs + self.dist[(heads - own).clamp(-FARTHEST, FARTHEST) + FARTHEST]
        is_word = torch.cat([mask.new_ones(batch, 1), mask], 1).bool()
        arcs = arcs.masked_fill(~is_word.unsqueeze(1), -1e4)
        return self.up(x), self.xp(x), arcs, _side(self.lh, above), _side(self.ld, x)

    def relations(self, above: Tensor, own: Tensor, heads: Tensor) -> Tensor:
        """Return the scores of the relations to given heads."""
        chosen = torch.gather(above, 1, heads.unsqueeze(-1).expand(-1, -1, above.shape[-1]))
        return torch.einsum("btd,lde,bte->btl", own, self.L, chosen)


def _side(layer: nn.Linear, x: Tensor) -> Tensor:
    y = functional.leaky_relu(layer(x), 0.1)
    return torch.cat([y, y.new_ones(*y.shape[:-1], 1)], -1)


# -- training ------------------------------------------------------------------------------------


def roughened(sentence: Sentence) -> Sentence:
    """Return a sentence as careless writers put it: other capitals, no punctuation."""
    chance = random.random()  # noqa: S311 - no secrets
    words = sentence.words
    if chance < 0.03:
        return replace(sentence, words=tuple(w.upper() for w in words))
    if chance < 0.05 and sentence.tags:
        return replace(sentence, words=tuple(w.lower() for w in words))
    signs = {i for i, word in enumerate(words) if not word[0].isalnum()}
    if chance < 0.14:
        return _without(sentence, signs)
    if chance < 0.24 and len(words) - 1 in signs:
        return _without(sentence, {len(words) - 1})
    return sentence


def _without(sentence: Sentence, dropped: set[int]) -> Sentence:
    needed = {head - 1 for head in sentence.heads}
    kept = [i for i in range(len(sentence.words)) if i not in dropped or i in needed]
    if not kept:
        return sentence
    number = {old + 1: new + 1 for new, old in enumerate(kept)} | {0: 0}
    has_grammar = bool(sentence.tags)

    def chosen(row: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(row[i] for i in kept) if row else ()

    heads = tuple(number[sentence.heads[i]] for i in kept) if has_grammar else ()
    return Sentence(
        chosen(sentence.words), chosen(sentence.marks), chosen(sentence.places),
        chosen(sentence.tags), chosen(sentence.forms), heads, chosen(sentence.relations),
    )  # fmt: skip


def batch_of(sentences: Sequence[Sentence], names: Names, vocabulary: dict[str, int]) -> Batch:
    """Lay sentences side by side."""
    count = max(len(s.words) for s in sentences)
    shape = (len(sentences), count)
    hashes = torch.zeros(*shape, 4, dtype=torch.long)
    marks = torch.zeros(*shape, 2, dtype=torch.long)
    mask = torch.zeros(shape)
    places, tags, forms, heads, relations = (torch.full(shape, -1) for _ in range(5))
    pieces: list[tuple[int, ...]] = []
    for b, s in enumerate(sentences):
        n = len(s.words)
        mask[b, :n] = 1
        hashes[b, :n] = torch.tensor([form_hashes(word) for word in s.words])
        marks[b, :n] = torch.tensor(s.marks)
        places[b, :n] = torch.tensor(s.places)
        pieces += [pieces_of(word, vocabulary) for word in s.words] + [(0,)] * (count - n)
        if s.tags:
            tags[b, :n] = torch.tensor([names.tags.index(t) for t in s.tags])
            forms[b, :n] = torch.tensor([names.forms.index(t) for t in s.forms])
            heads[b, :n] = torch.tensor(s.heads)
            relations[b, :n] = torch.tensor([names.relation(r) for r in s.relations])
    return Batch(pieces, hashes, marks, mask, places, tags, forms, heads, relations)


def loss_of(network: Network, batch: Batch) -> Tensor:
    """Return how wrong the network is."""
    x = network.hidden(batch)
    pairs = [(network.place(network.drop(x)), batch.places, 1.0)]
    if bool((batch.tags >= 0).any()):
        tags, forms, arcs, above, own = network.grammar(x, batch.mask)
        told = network.relations(above, own, batch.heads.clamp(min=0))
        pairs += [(tags, batch.tags, 0.5), (forms, batch.forms, 0.5), (arcs, batch.heads, 1.0),
                  (told, batch.relations, 1.0)]  # fmt: skip
    losses = [
        weight * functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=-1)
        for scores, wanted, weight in pairs
    ]
    return torch.stack(losses).sum()


def train(
    corpora: Sequence[Sequence[Sentence]], names: Names, vocabulary: dict[str, int], vectors: Tensor
) -> Network:
    """Return a trained network; a batch holds sentences of one corpus."""
    network = Network(names, vectors)
    learned = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learned, lr=RATE, weight_decay=0.01, betas=(0.9, 0.95))
    steps = EPOCHS * sum(-(-len(corpus) // BATCH) for corpus in corpora)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, steps, pct_start=0.1)
    for epoch in range(EPOCHS):
        groups = []
        for corpus in corpora:
            order = sorted(corpus, key=lambda s: len(s.words) + 6 * random.random())  # noqa: S311 - no secrets
            groups += [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        random.shuffle(groups)
        total = 0.0
        for group in groups:
            loss = loss_of(network, batch_of([roughened(s) for s in group], names, vocabulary))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learned, 2.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: {total / len(groups):.3f}", flush=True)
    network.eval()
    return network


def report(
    network: Network, sentences: Sequence[Sentence], names: Names, vocabulary: dict[str, int]
) -> None:
    """Print how many tags, heads and relations are right, and how well places are found.

    For heads and relations signs are left out.
    """
    counts: Counter[str] = Counter()
    for i in range(0, len(sentences), 32):
        batch = batch_of(sentences[i : i + 32], names, vocabulary)
        with torch.no_grad():
            x = network.hidden(batch)
            tags, forms, arcs, above, own = network.grammar(x, batch.mask)
            heads = arcs.argmax(-1)
            relations = network.relations(above, own, heads).argmax(-1)
            places = network.place(x).argmax(-1) > 0
        is_word = batch.tags >= 0
        counts["all"] += int(is_word.sum())
        counts["tags"] += int((tags.argmax(-1) == batch.tags)[is_word].sum())
        counts["forms"] += int((forms.argmax(-1) == batch.forms)[is_word].sum())
        counted = is_word & (batch.tags != names.tags.index("PUNCT"))
        right = (heads == batch.heads)[counted]
        counts["words"] += int(counted.sum())
        counts["heads"] += int(right.sum())
        counts["labelled"] += int((right & (relations == batch.relations)[counted]).sum())
        inside = batch.mask.bool()
        counts["gold"] += int(((batch.places > 0) & inside).sum())
        counts["found"] += int((places & inside).sum())
        counts["hits"] += int((places & (batch.places > 0) & inside).sum())
    for name, whole in (
        ("tags", "all"),
        ("forms", "all"),
        ("heads", "words"),
        ("labelled", "words"),
    ):
        if counts[whole]:
            print(f"{name}: {counts[name] / counts[whole]:.3f}")
    precision = counts["hits"] / max(1, counts["found"])
    recall = counts["hits"] / max(1, counts["gold"])
    print(f"words of places: precision {precision:.3f}, recall {recall:.3f}")


def write(
    network: Network,
    names: Names,
    pieces: Sequence[str],
    vectors: npt.NDArray[np.int8],
    step: npt.NDArray[np.float32],
) -> None:
    """Write the weights; matrices are turned so that a row vector is multiplied from the left."""
    held: dict[str, Any] = {
        "vocabulary": np.frombuffer("\n".join(pieces).encode(), np.uint8),
        "vectors": vectors, "vector_scale": step, "tags": np.array(names.tags),
        "forms": np.array(names.forms), "relations": np.array(names.relations),
    }  # fmt: skip
    for name, value in network.state_dict().items():
        if name.startswith("vectors"):
            continue
        weights = value.numpy()
        turned = name.endswith(".weight") and name.split(".")[0] not in KEPT
        held[name] = (weights.T if turned else weights).astype(np.float16)
    TARGET.parent.mkdir(exist_ok=True)
    np.savez_compressed(TARGET, **held)
    print(f"{TARGET} ({TARGET.stat().st_size / 1e6:.1f} MB)")


def main() -> None:
    """Train, and print figures or write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gum", type=Path)
    parser.add_argument("wikigold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--final", action="store_true")
    options = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    gazetteer = BundledGazetteer()
    gum = [gum_document(path, gazetteer) for path in sorted(options.gum.glob("*.conllu"))]
    own = [article_sentences(path, gazetteer) for path in sorted(options.articles.glob("*.json"))]
    own += passage_sentences(gazetteer)
    for documents in (gum, own):
        random.Random(7).shuffle(documents)  # noqa: S311 - no secrets
    out = 0 if options.final else HELD_OUT
    corpora = [
        [s for document in gum[out:] for s in document],
        [s for document in own[out:] for s in document],
        wikigold_sentences(options.wikigold, gazetteer),
    ]
    names = names_of(corpora[0])
    pieces, vectors, step = word_vectors()
    vocabulary = {piece: i for i, piece in enumerate(pieces)}
    network = train(corpora, names, vocabulary, torch.tensor(vectors * step))
    if options.final:
        write(network, names, pieces, vectors, step)
    else:
        for documents in (gum, own):
            report(network, [s for d in documents[:out] for s in d], names, vocabulary)


if __name__ == "__main__":
    main()
