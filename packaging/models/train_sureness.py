"""Learns how sure the stops of a route are, seen in the whole route.

Run: python packaging/models/train_sureness.py GOLD ...

GOLD is as of train_visits.py, whose weights and those of the reader must be there already. The
model is a logistic regression over named signs (routeviewer.itinerary.sureness); a stop is right
when it matches a gold stop in the order of travel. `python tests/bench/itineraries.py GOLD
--reliability` compares the chances with what is right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy import sparse

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from scoring import score  # noqa: E402 - the path is set above
from train_visits import Gold, day_of, fitted, gold_articles, position_of  # noqa: E402 - beside

from routeviewer.itinerary.sequence import ordered_visits  # noqa: E402 - the path is set above
from routeviewer.itinerary.sureness import route_signs  # noqa: E402 - as above
from routeviewer.itinerary.travellers import main_traveller  # noqa: E402 - as above
from routeviewer.itinerary.visits import weighed  # noqa: E402 - as above
from routeviewer.places.bundled_gazetteer import BundledGazetteer  # noqa: E402 - as above
from routeviewer.places.finding import find_in  # noqa: E402 - as above
from routeviewer.text.readers import article_from_text  # noqa: E402 - as above

TARGET = ROOT / "resources" / "models" / "stops.json"
# How strongly a sign is held to mean nothing, in observations; and how rare a sign is left out.
PENALTY, RAREST = 10.0, 8


class Told(NamedTuple):
    """A stop that was read: what speaks for and against it, and whether it is right."""

    signs: frozenset[str]
    is_right: bool


def told_in(gold: Gold, text: str, gazetteer: BundledGazetteer) -> list[Told]:
    """Return the stops that are read in an article."""
    article = article_from_text(text, title=gold.get("title"), published=day_of(gold))
    findings = find_in(article, gazetteer)
    traveller = main_traveller(findings, hint=gold.get("traveller"))
    weighing = weighed(findings, traveller)
    route = ordered_visits(findings, gazetteer, traveller, weighing)
    pairs = score([position_of(item) for item in route], gold["stops"]).pairs
    signs = route_signs(route, weighing.second)
    return [Told(found, i in pairs) for i, found in enumerate(signs)]


def train(stops: list[Told]) -> dict[str, float]:
    """Return the weights of the signs."""
    counts = Counter(sign for stop in stops for sign in stop.signs)
    signs = sorted(sign for sign, count in counts.items() if count >= RAREST)
    columns = {sign: 1 + i for i, sign in enumerate(signs)}
    rows = [[0, *(columns[s] for s in stop.signs if s in columns)] for stop in stops]
    cells = [cell for row in rows for cell in row]
    owners = [i for i, row in enumerate(rows) for _ in row]
    shape = (len(rows), len(signs) + 1)
    matrix = sparse.csr_array((np.ones(len(cells)), (owners, cells)), shape=shape)
    labels = np.array([float(stop.is_right) for stop in stops])
    nothing = np.zeros(shape[1])
    weights = fitted(matrix, labels, nothing, nothing, PENALTY)
    found = {sign: round(float(weights[i]), 3) for sign, i in columns.items()}
    return {"always": round(float(weights[0]), 3)} | found


def main() -> None:
    """Learn and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    options = parser.parse_args()
    gazetteer = BundledGazetteer()
    articles = gold_articles(options.gold)
    weights = train([stop for pair in articles for stop in told_in(*pair, gazetteer)])
    held = {"learned_from_articles": len(articles), "stops": weights}
    TARGET.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
