"""Learns the weights of the signs by which visits are told from asides.

Run: python packaging/models/train_visits.py GOLD ... [--check]

GOLD is a folder of pairs NAME.txt and NAME.json, or a file of gold itineraries (a JSON list) with
a folder texts/ beside it. Each gold itinerary names its stops with positions. --check prints how
well nine tenths of the articles foretell the rest.

The model is a logistic regression over named signs. A name is a stop when the strongest of its
mentions is; so each round trains on the mentions that are strongest under the weights of the round
before (Dietterich et al. 1997, "Solving the multiple instance problem").
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import optimize, sparse

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from scoring import score  # noqa: E402 - the path is set above

from routeviewer.geo.coordinate import Coordinate, sphere_km  # noqa: E402 - the path is set above
from routeviewer.itinerary.order import DatedVisit  # noqa: E402 - as above
from routeviewer.itinerary.repeats import return_signs  # noqa: E402 - as above
from routeviewer.itinerary.sequence import ordered_visits  # noqa: E402 - as above
from routeviewer.itinerary.travellers import main_traveller  # noqa: E402 - as above
from routeviewer.itinerary.visits import first_reading  # noqa: E402 - as above
from routeviewer.places.bundled_gazetteer import BundledGazetteer  # noqa: E402 - as above
from routeviewer.places.finding import find_in  # noqa: E402 - as above
from routeviewer.places.place import Place  # noqa: E402 - as above
from routeviewer.text.readers import article_from_text  # noqa: E402 - as above

Floats = npt.NDArray[np.float64]
Gold = dict[str, Any]
TARGET = ROOT / "resources" / "models" / "visits.json"
ROUNDS = 8
# How strongly the beliefs are held, in observations.
PENALTY = 3.0
RAREST = 4
FOLDS = 10
# What a reader of English knows beforehand; the data move the weights from here.
BELIEFS = {
    "own arrive": 1.2, "own go": 0.6, "own visit": 1.2, "own stay": 1.0, "own attend": 0.8,
    "own transport": 0.8, "own undergo": 0.8, "own live": 0.8, "own leave": 0.8,
    "own journey": 0.6, "own event": 0.6, "own be": 0.5, "own act": 0.3, "own pass": 0.2,
    "own see": -0.5, "own say": -0.8, "foreign": -1.2, "mood negated": -2.0, "mood denied": -2.5,
    "mood conditional": -1.0, "mood possible": -0.7, "mood unreal": -1.2, "mood question": -1.0,
    "mood other_time": -0.6, "mood future": -0.2, "mood planned": -0.2, "mood purpose": -0.3,
    "quoted other": -1.0, "link person": -1.5, "link official": -1.5, "link group": -1.0,
    "link name": -0.5, "link communication": -0.7, "link invitation": -2.0, "link origin": -1.5,
    "link structure": 0.2, "link location": 0.2, "relation other": -1.0, "relation of": -0.4,
    "relation subject": -0.8, "told after": 1.0, "where own": 1.5, "where others": -0.2,
    "heading": 1.5, "kind country": -0.5, "unlocated": -0.3, "finer named": -0.7,
    "outlying": -0.6, "capital after": -0.7, "noun after": -0.3, "always": -0.6,
    "act object of communication": -2.0, "act to_place of communication": -1.5,
    "act object of possession": -0.7, "act object of cognition": -0.7,
    "done to the traveller": 0.8, "relation toward": -0.5, "told before": 0.1,
}  # fmt: skip
RETURN_BELIEFS = {
    "always": -1.5, "words of return": 1.0, "comes back": 1.0, "own later": 1.0, "same time": -1.0,
    "told as earlier": -1.0, "told as before": -1.0, "narrated": 0.3, "own to": 0.5,
    "who foreign": -0.5, "quoted other": -1.0, "gap same": -0.5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an article: the signs of its mentions, and whether it is a stop."""

    article: str
    mentions: tuple[frozenset[str], ...]
    is_stop: bool


def gold_articles(paths: list[Path]) -> list[tuple[Gold, str]]:
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


def names_of(gold: Gold, text: str, gazetteer: BundledGazetteer) -> list[Name]:
    """Return the names of an article that are surely stops or surely not."""
    article = article_from_text(text, title=gold.get("title"), published=day_of(gold))
    findings = find_in(article, gazetteer)
    visits = first_reading(findings, main_traveller(findings, hint=gold.get("traveller")))
    names = []
    for toponym in findings.toponyms:
        label = label_of(toponym.chosen, gold["stops"])
        own = tuple(visit.signs for visit in visits if visit.toponym is toponym)
        if label is not None and own:
            names.append(Name(gold["id"], own, label))
    return names


def label_of(place: Place | None, stops: Sequence[Gold]) -> bool | None:
    """Return whether a place is a stop by the gold; None where it is neither right nor wrong."""
    if place is None:
        return None
    near = [stops[i] for i in stops_near(place, stops)]
    if place.is_area and any(_lies_in(stop, place) for stop in stops):
        return None  # the route shows the finer place; the area itself is neither right nor wrong
    if not near:
        return False
    return None if all(stop.get("optional") for stop in near) else True


def stops_near(place: Place, stops: Sequence[Gold]) -> list[int]:
    """Return the indices of the gold stops that a place may be."""
    return [
        i
        for i, stop in enumerate(stops)
        if stop["lat"] is not None
        and sphere_km(place.coordinate, Coordinate(stop["lat"], stop["lon"]))
        <= stop["tolerance_km"]
    ]


def _lies_in(stop: Gold, area: Place) -> bool:
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
    rows: list[int] = []
    cells: list[int] = []
    owners: list[int] = []
    for number, name in enumerate(names):
        for mention in name.mentions:
            cells += [0, *(1 + columns[sign] for sign in mention & columns.keys())]
            rows += [len(owners)] * (len(cells) - len(rows))
            owners.append(number)
    shape = (len(owners), len(signs) + 1)
    matrix = sparse.csr_array((np.ones(len(cells)), (rows, cells)), shape=shape)
    owner = np.array(owners)
    labels = np.array([float(name.is_stop) for name in names])
    beliefs = np.array([BELIEFS.get(sign, 0.0) for sign in ("always", *signs)])
    weights = beliefs
    for _ in range(ROUNDS):
        strongest = _strongest(matrix @ weights, owner, len(names))
        weights = fitted(matrix[strongest], labels, weights, beliefs)
    rounded = {sign: round(float(weights[1 + i]), 3) for sign, i in columns.items()}
    return {"always": round(float(weights[0]), 3)} | rounded


def _strongest(scores: Floats, owner: npt.NDArray[np.int_], count: int) -> npt.NDArray[np.int_]:
    best = np.full(count, -1)
    for row in range(len(scores)):
        if best[owner[row]] < 0 or scores[row] > scores[best[owner[row]]]:
            best[owner[row]] = row
    return best


def fitted(
    matrix: Any, labels: Floats, weights: Floats, beliefs: Floats, penalty: float = PENALTY
) -> Floats:
    """Return the weights that fit best without leaving the beliefs far."""
    held = np.full(len(weights), penalty)
    held[0] = 1e-6

    def loss(guess: Floats) -> tuple[float, Floats]:
        scores = matrix @ guess
        likelihood = np.logaddexp(0, scores).sum() - labels @ scores
        slope = matrix.T @ (1 / (1 + np.exp(-scores)) - labels)
        moved = guess - beliefs
        return likelihood + (held * moved * moved).sum() / 2, slope + held * moved

    return np.asarray(optimize.minimize(loss, weights, jac=True, method="L-BFGS-B").x)


# -- returns -------------------------------------------------------------------------------------


def train_returns(
    articles: list[tuple[Gold, str]], gazetteer: BundledGazetteer
) -> dict[str, float]:
    """Return the weights by which returns to a place are told from repeats."""
    examples: list[tuple[frozenset[str], bool]] = []
    for gold, text in articles:
        examples += returns_of(gold, text, gazetteer)
    weights = weights_of_signs(examples, RETURN_BELIEFS)
    pairs = [
        (label, weights["always"] + sum(weights.get(sign, 0.0) for sign in signs) >= 0)
        for signs, label in examples
    ]
    told = sum(label for label, _ in pairs)
    print(f"returns:  {_rates(pairs)} of {len(pairs)}, {told} of them returns")
    return weights


def weights_of_signs(
    examples: Sequence[tuple[frozenset[str], bool]],
    beliefs: dict[str, float],
    *,
    penalty: float = PENALTY,
    rarest: int = RAREST,
) -> dict[str, float]:
    """Return the weights of signs by which examples are told from others.

    Args:
        examples: The signs of each, and whether it is one.
        beliefs: What is known of signs beforehand.
        penalty: How strongly that is held, in observations.
        rarest: Signs that are rarer are left out.
    """
    counts = Counter(sign for signs, _ in examples for sign in signs)
    signs = sorted(sign for sign, count in counts.items() if count >= rarest)
    columns = {sign: 1 + i for i, sign in enumerate(signs)}
    rows = [[0, *(columns[s] for s in found if s in columns)] for found, _ in examples]
    cells = [cell for row in rows for cell in row]
    owners = [i for i, row in enumerate(rows) for _ in row]
    shape = (len(rows), len(signs) + 1)
    matrix = sparse.csr_array((np.ones(len(cells)), (owners, cells)), shape=shape)
    labels = np.array([float(label) for _, label in examples])
    begin = np.array([beliefs.get(sign, 0.0) for sign in ("always", *signs)])
    weights = fitted(matrix, labels, begin, begin, penalty)
    found = {sign: round(float(weights[i]), 3) for sign, i in columns.items()}
    return {"always": round(float(weights[0]), 3)} | found


def returns_of(
    gold: Gold, text: str, gazetteer: BundledGazetteer
) -> list[tuple[frozenset[str], bool]]:
    """Return the repeats of an article's places with whether the gold has a return there."""
    article = article_from_text(text, title=gold.get("title"), published=day_of(gold))
    findings = find_in(article, gazetteer)
    traveller = main_traveller(findings, hint=gold.get("traveller"))
    seen: list[tuple[DatedVisit, frozenset[str]]] = []

    def judge(item: DatedVisit, earlier: DatedVisit, between: int) -> bool:
        seen.append((item, return_signs(item, earlier, between)))
        return True

    kept = ordered_visits(findings, gazetteer, traveller, is_return=judge)
    stops = [position_of(item) for item in kept]
    pairs = score(stops, gold["stops"]).pairs
    first = {j: i for i, j in sorted(pairs.items(), reverse=True)}
    numbers = {id(item): i for i, item in enumerate(kept)}
    return [
        (signs, first.get(pairs.get(numbers[id(item)], -1)) == numbers[id(item)])
        for item, signs in seen
        if id(item) in numbers
    ]


def position_of(item: DatedVisit) -> dict[str, float | None]:
    """Return where a visit was, as the scorer wants it."""
    place = item.visit.toponym.chosen
    if place is None:
        return {"lat": None, "lon": None}
    return {"lat": place.coordinate.lat, "lon": place.coordinate.lon}


def day_of(gold: Gold) -> date | None:
    """Return the day of publication, if the gold tells it."""
    told = gold.get("published")
    return date.fromisoformat(told) if told and len(told) == 10 else None


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
    articles = sorted({name.article for name in names})
    for fold in range(FOLDS):
        out = set(articles[fold::FOLDS])
        weights = train([name for name in names if name.article not in out])
        held_out = [name for name in names if name.article in out]
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
    returns = train_returns(articles, gazetteer)
    pairs = [(name.is_stop, foretold(weights, name) >= 0) for name in names]
    print(f"learned:  {_rates(pairs)} of {len(pairs)} names in {len(articles)} articles")
    if options.check:
        check(names)
    held = {"learned_from_articles": len(articles), "visits": weights, "returns": returns}
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
