"""Scores routes against gold: `python tests/bench/itineraries.py GOLD ... [--errors]`.

GOLD is a folder of pairs NAME.txt and NAME.json, or a JSON list of gold itineraries with a folder
texts/ beside it. Ordered F1 counts the stops that are found in the order of travel. Each gold is
read twice: with the traveller given, and without. --errors lists what is wrong in each article,
--reliability how many of the stops of each confidence are right.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from routeviewer.pipeline import reconstruct
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.project.project import Project

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scoring import Score, distance_km, score

Gold = dict[str, Any]


def articles_of(source: Path) -> Iterator[tuple[Gold, str]]:
    """Yield gold itineraries with their texts."""
    if source.is_dir():
        for path in sorted(source.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            yield gold, path.with_suffix(".txt").read_text(encoding="utf-8")
        return
    for gold in json.loads(source.read_text(encoding="utf-8")):
        text = source.parent / "texts" / f"{gold['id']}.txt"
        yield gold, text.read_text(encoding="utf-8")


def project_of(gold: Gold, text: str, gazetteer: BundledGazetteer, *, hinted: bool) -> Project:
    """Read an article as a user would who knows its title and day."""
    day = gold.get("published")
    return reconstruct(
        text,
        title=gold.get("title"),
        published=date.fromisoformat(day) if day and len(day) == 10 else None,
        traveller=gold.get("traveller") if hinted else None,
        gazetteer=gazetteer,
    )


def stops_of(project: Project) -> list[dict[str, Any]]:
    """Return the main itinerary as the scorer wants it."""
    return [
        {
            "name": stop.label,
            "lat": stop.place.coordinate.lat if stop.place else None,
            "lon": stop.place.coordinate.lon if stop.place else None,
            "date": stop.when.iso,
        }
        for stop in project.itinerary.stops
    ]


def print_errors(gold: Gold, project: Project, found: Score) -> None:
    """Print an article's route beside the gold."""
    names = [stop["name"] for stop in gold["stops"]]
    matched = set(found.pairs.values())
    print(f"-- {gold['id']}: F1 {found.f1:.2f}, follows {project.itinerary.traveller!r}")
    for j, stop in enumerate(gold["stops"]):
        if j not in matched and not stop["optional"]:
            print(f"   missed  {names[j]}")
    for i, stop in enumerate(project.itinerary.stops):
        pair = found.pairs.get(i)
        quote = " ".join(project.article.quote(stop.evidence[0].span).split())[:110]
        word = stop.toponym.name if stop.toponym else "-"
        what = "EXTRA" if pair is None else names[pair]
        print(f"   {i + 1:3} {stop.label} [{word}] = {what} ({stop.evidence[0].rule}) {quote}")


def causes_of(gold: Gold, project: Project, found: Score) -> Counter[str]:
    """Count what went wrong: for each missed gold stop and each extra stop the first cause."""
    counts: Counter[str] = Counter()
    stops, matched = stops_of(project), set(found.pairs.values())
    named = [t for t in project.toponyms if t.chosen is not None]
    for j, wanted in enumerate(gold["stops"]):
        if wanted["optional"] or j in matched:
            continue
        if any(is_near(stop, wanted) for stop in stops):
            same = sum(is_near(other, wanted) for other in gold["stops"])
            counts["missed: return not told apart" if same > 1 else "missed: in wrong order"] += 1
        elif any(is_near(position(t.chosen), wanted) for t in named):
            counts["missed: taken for an aside"] += 1
        elif wanted.get("implicit"):
            counts["missed: implicit"] += 1
        elif wanted.get("surface") and any(
            mention.text in wanted["surface"] or wanted["surface"] in mention.text
            for toponym in project.toponyms
            for mention in toponym.mentions
        ):
            counts["missed: placed wrongly"] += 1
        else:
            counts["missed: name not found"] += 1
    for i, stop in enumerate(stops):
        if i in found.pairs:
            continue
        near = [wanted for wanted in gold["stops"] if is_near(stop, wanted)]
        if stop["lat"] is None:
            counts["extra: not located"] += 1
        else:
            counts["extra: in wrong order or twice" if near else "extra: no stop"] += 1
    return counts


def print_reliability(sure: list[tuple[float, bool]]) -> None:
    """Print, for each tenth of the confidence, how many stops it has and how many are right."""
    for tenth in range(10):
        right = [is_right for chance, is_right in sure if min(9, int(chance * 10)) == tenth]
        if right:
            share = sum(right) / len(right)
            print(f"  confidence from {tenth / 10:.1f}: {len(right):5} stops, {share:4.0%} right")


def position(place: Any) -> dict[str, float]:
    """Return a place as the scorer wants it."""
    return {"lat": place.coordinate.lat, "lon": place.coordinate.lon}


def is_near(stop: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Tell whether a stop lies within a gold stop's tolerance."""
    return distance_km(stop, wanted) <= wanted["tolerance_km"]


def main() -> None:
    """Read all gold and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    parser.add_argument("--causes", action="store_true", help="count what went wrong by cause")
    parser.add_argument(
        "--reliability", action="store_true", help="compare confidence with what is right"
    )
    options = parser.parse_args()
    gazetteer = BundledGazetteer()
    for source in options.gold:
        articles = list(articles_of(source))
        for hinted in (True, False):
            total, started = Score(), time.process_time()
            causes: Counter[str] = Counter()
            sure: list[tuple[float, bool]] = []
            for gold, text in articles:
                project = project_of(gold, text, gazetteer, hinted=hinted)
                found = score(stops_of(project), gold["stops"])
                total.add(found)
                causes += causes_of(gold, project, found)
                sure += [
                    (stop.confidence, i in found.pairs)
                    for i, stop in enumerate(project.itinerary.stops)
                ]
                if options.errors and hinted and not found.exact:
                    print_errors(gold, project, found)
            speed = len(articles) / (time.process_time() - started)
            print(
                f"{source.name}, traveller {'given' if hinted else 'not given'}: "
                f"ordered F1 {total.f1:.3f} (precision {total.precision:.3f}, "
                f"recall {total.recall:.3f}), exact {total.exact} of {total.articles}, "
                f"dates {total.dates_right} of {total.dated}, {speed:.0f} articles a second"
            )
            if options.reliability:
                print_reliability(sure)
            if options.causes:
                for cause, count in causes.most_common():
                    print(f"{count:6} {cause}")


if __name__ == "__main__":
    main()
