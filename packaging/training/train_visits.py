"""Learns the weights of the signs by which visits are told from asides.

Run: python packaging/training/train_visits.py GOLD ... [--check]

GOLD is a folder of pairs NAME.txt and NAME.json, or a file of gold itineraries (a JSON list) with
a folder texts/ beside it. Each gold itinerary names its stops with positions. --check leaves each
article out once and prints how well the others foretell it.

The model is a logistic regression over named signs. A name is a stop when the strongest of its
mentions is; so each round trains on the mentions that are strongest under the weights of the round
before (Dietterich et al. 1997, "Solving the multiple instance problem").
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from routeviewer.geo.coordinate import Coordinate, sphere_km  # noqa: E402 - the path is set above
from routeviewer.itinerary.travellers import main_traveller  # noqa: E402 - as above
from routeviewer.itinerary.visits import visits_of  # noqa: E402 - as above
from routeviewer.places.bundled_gazetteer import BundledGazetteer  # noqa: E402 - as above
from routeviewer.places.finding import find_in  # noqa: E402 - as above
from routeviewer.places.place import Place  # noqa: E402 - as above
from routeviewer.text.readers import article_from_text  # noqa: E402 - as above

TARGET = ROOT / "resources" / "models" / "visits.json"
ROUNDS = 8
STEPS = 400
RATE = 0.4
PENALTY = 0.02
RAREST = 4
# What a reader of English knows beforehand; the data move the weights from here.
BELIEFS = {
    "action act": 0.3, "people from": -1.5, "acts itself": -0.4,
    "acting relative": -0.6,
    "acting official": -0.8, "action arrive": 1.0,
    "action direct_arrival": 1.2, "action leave_direct": 0.8,
    "action go relation to_place": 1.0, "action go relation from_place": 0.6,
    "action leave relation from_place": 1.0, "action visit": 1.0, "action be": 0.4,
    "action nouns relation to_place": 0.5, "action nouns relation in_place": 0.5,
    "action go relation in_place": 0.5, "heading": 1.5, "acting traveller": 0.6,
    "acting narrator": 0.6, "acting pronoun": 0.5, "acting group": 0.4, "acting person": -1.0,
    "acting other_pronoun": -1.0, "acting place": -0.6, "mood negated": -2.0,
    "mood conditional": -1.2, "mood cancelled": -2.5, "quoted": -0.5, "compared": -1.5,
    "origin": -1.0, "owner": -0.5, "capital after": -0.7, "noun after": -0.4, "finer named": -0.7,
    "kind country": -0.5, "unlocated": -0.5, "sentence report": -0.4, "relation toward": -0.5,
    "outlying": -0.6, "where after": 1.5, "object of another word": -0.8, "speakers in": -1.5,
    "action see": -0.6, "action none relation none": -0.8, "relation other": -0.8,
    "action live": 0.3, "time told": 0.3, "but after": -0.2, "always": -0.6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an article: the signs of its mentions, and whether it is a stop."""

    article: str
    mentions: tuple[frozenset[str], ...]
    is_stop: bool


def gold_articles(paths: list[Path]) -> list[tuple[dict[str, Any], str]]:
    """Return gold itineraries with their texts."""
    found = []
    for path in paths:
        if path.is_dir():
            for file in sorted(path.glob("*.json")):
                text = file.with_suffix(".txt").read_text(encoding="utf-8")
                found.append((json.loads(file.read_text(encoding="utf-8")), text))
        else:
            for gold in json.loads(path.read_text(encoding="utf-8")):
                text = (path.parent / "texts" / f"{gold['id']}.txt").read_text(encoding="utf-8")
                found.append((gold, text))
    return found


def names_of(gold: dict[str, Any], text: str, gazetteer: BundledGazetteer) -> list[Name]:
    """Return the names of an article that are surely stops or surely not."""
    article = article_from_text(text, title=gold.get("title"))
    findings = find_in(article, gazetteer)
    visits = visits_of(findings, main_traveller(findings, hint=gold.get("traveller")))
    names = []
    for toponym in findings.toponyms:
        label = _label(toponym.chosen, gold["stops"])
        own = tuple(visit.signs for visit in visits if visit.toponym is toponym)
        if label is not None and own:
            names.append(Name(gold["id"], own, label))
    return names


def _label(place: Place | None, stops: list[dict[str, Any]]) -> bool | None:
    if place is None:
        return None
    near = [
        stop
        for stop in stops
        if stop["lat"] is not None
        and sphere_km(place.coordinate, Coordinate(stop["lat"], stop["lon"]))
        <= stop["tolerance_km"]
    ]
    if place.is_area and any(_lies_in(stop, place) for stop in stops):
        return None  # the route shows the finer place; the area itself is neither right nor wrong
    if not near:
        return False
    return None if all(stop.get("optional") for stop in near) else True


def _lies_in(stop: dict[str, Any], area: Place) -> bool:
    if stop["lat"] is None:
        return False
    apart_km = sphere_km(area.coordinate, Coordinate(stop["lat"], stop["lon"]))
    return apart_km <= 1.2 * area.precision_km and stop["tolerance_km"] < area.precision_km


def train(names: list[Name]) -> dict[str, float]:
    """Return the weights learned from names."""
    counts: dict[str, int] = {}
    for name in names:
        for sign in set().union(*name.mentions):
            counts[sign] = counts.get(sign, 0) + 1
    signs = sorted(
        sign
        for sign in counts.keys() | BELIEFS.keys()
        if sign != "always" and (counts.get(sign, 0) >= RAREST or sign in BELIEFS)
    )
    columns = {sign: i for i, sign in enumerate(signs)}
    rows, owners = [], []
    for number, name in enumerate(names):
        for mention in name.mentions:
            row = np.zeros(len(signs) + 1)
            row[0] = 1.0
            for sign in mention & columns.keys():
                row[1 + columns[sign]] = 1.0
            rows.append(row)
            owners.append(number)
    matrix, owner = np.array(rows), np.array(owners)
    labels = np.array([float(name.is_stop) for name in names])
    beliefs = np.array([BELIEFS.get(sign, 0.0) for sign in ("always", *signs)])
    weights = beliefs
    for _ in range(ROUNDS):
        strongest = _strongest(matrix @ weights, owner, len(names))
        weights = _fitted(matrix[strongest], labels, weights, beliefs)
    rounded = {sign: round(float(weights[1 + i]), 3) for sign, i in columns.items()}
    return {"always": round(float(weights[0]), 3)} | rounded


def _strongest(
    scores: npt.NDArray[np.float64], owner: npt.NDArray[np.int_], count: int
) -> npt.NDArray[np.int_]:
    best = np.full(count, -1)
    for row in range(len(scores)):
        if best[owner[row]] < 0 or scores[row] > scores[best[owner[row]]]:
            best[owner[row]] = row
    return best


def _fitted(
    matrix: npt.NDArray[np.float64],
    labels: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64],
    beliefs: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Return the weights that fit best without leaving the beliefs far, by gradient descent."""
    keep = np.ones(len(weights))
    keep[0] = 0.0
    for _ in range(STEPS):
        foretold = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (foretold - labels) / len(labels) + PENALTY * keep * (weights - beliefs)
        weights = weights - RATE * slope
    return weights


def foretold(weights: dict[str, float], name: Name) -> float:
    """Return the score of a name: that of its strongest mention."""
    return max(
        weights["always"] + sum(weights.get(sign, 0.0) for sign in mention)
        for mention in name.mentions
    )


def _rates(pairs: list[tuple[bool, bool]]) -> str:
    hits = sum(is_stop and told for is_stop, told in pairs)
    precision = hits / max(1, sum(told for _, told in pairs))
    recall = hits / max(1, sum(is_stop for is_stop, _ in pairs))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def check(names: list[Name]) -> None:
    """Print how well each article is foretold by the others."""
    pairs = []
    for article in sorted({name.article for name in names}):
        weights = train([name for name in names if name.article != article])
        held_out = [name for name in names if name.article == article]
        pairs += [(name.is_stop, foretold(weights, name) >= 0) for name in held_out]
    print(f"left out: {_rates(pairs)} of {len(pairs)} names")


def main() -> None:
    """Learn, check if asked to, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    gazetteer = BundledGazetteer()
    articles = gold_articles(options.gold)
    names = [name for gold, text in articles for name in names_of(gold, text, gazetteer)]
    weights = train(names)
    pairs = [(name.is_stop, foretold(weights, name) >= 0) for name in names]
    print(f"learned:  {_rates(pairs)} of {len(pairs)} names in {len(articles)} articles")
    if options.check:
        check(names)
    held = {"learned_from_articles": len(articles), "weights": weights}
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
