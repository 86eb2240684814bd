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
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from scoring import score  # noqa: E402 - the path is set above
from train_visits import Gold, day_of, gold_articles, position_of, weights_of_signs  # noqa: E402 - beside

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


def main() -> None:
    """Learn and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    options = parser.parse_args()
    gazetteer = BundledGazetteer()
    articles = gold_articles(options.gold)
    told = [stop for pair in articles for stop in told_in(*pair, gazetteer)]
    weights = weights_of_signs(told, {}, penalty=PENALTY, rarest=RAREST)
    held = {"learned_from_articles": len(articles), "stops": weights}
    TARGET.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
