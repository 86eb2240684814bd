"""Scores finding and locating places: `python tests/bench/geoparsing.py CORPUS.jsonl`.

A corpus has one article a line: {"text", "toponyms": [{"start", "end", "lat", "lon"}]}.
Overlap: a found name and a gold name share a character, one to one. End to end: they also lie
within 161 km of each other (100 miles, the field's usual bound). --errors lists what is wrong.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.pipeline import find_places
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.toponym import Toponym

_NEAR_KM = 161.0


@dataclass
class Tally:
    """Counts over the corpus."""

    found: int = 0
    gold: int = 0
    exact: int = 0
    overlap: int = 0
    near: int = 0
    located: int = 0
    errors: dict[str, Counter[str]] = field(
        default_factory=lambda: {"missed": Counter(), "too much": Counter(), "far away": Counter()}
    )


def main() -> None:
    """Read the corpus and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the commonest errors")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.corpus.open(encoding="utf-8")]
    gazetteer, tally = BundledGazetteer(), Tally()
    started = time.process_time()
    found = [find_places(row["text"], gazetteer=gazetteer) for row in rows]
    seconds = time.process_time() - started
    for row, toponyms in zip(rows, found, strict=True):
        count(row, toponyms, tally)
    report(tally, len(rows), seconds)
    if options.errors:
        for kind, names in tally.errors.items():
            print(kind, ", ".join(f"{name} ({n})" for name, n in names.most_common(90)))


def count(row: dict[str, Any], toponyms: tuple[Toponym, ...], tally: Tally) -> None:
    """Add one article to the counts."""
    found = sorted(
        ((m.span.start, m.span.end, t) for t in toponyms for m in t.mentions), key=lambda f: f[0]
    )
    gold = row["toponyms"]
    tally.found += len(found)
    tally.gold += len(gold)
    tally.located += sum(g["lat"] is not None for g in gold)
    pairs = _matched(found, gold)
    for i, j in pairs.items():
        start, end, toponym = found[i]
        told = gold[j]
        tally.overlap += 1
        tally.exact += (start, end) == (told["start"], told["end"])
        if told["lat"] is None:
            continue
        place = toponym.chosen
        if (
            place is not None
            and sphere_km(place.coordinate, Coordinate(told["lat"], told["lon"])) <= _NEAR_KM
        ):
            tally.near += 1
        else:
            name = f"{told['surface']} -> {place.name + ' ' + place.country if place else None}"
            tally.errors["far away"][name] += 1
    text = row["text"]
    for i, (start, end, _) in enumerate(found):
        if i not in pairs:
            tally.errors["too much"][
                f"{text[max(0, start - 12) : start]}[{text[start:end]}]{text[end : end + 10]}"
            ] += 1
    for j, told in enumerate(gold):
        if j not in pairs.values():
            start, end = told["start"], told["end"]
            tally.errors["missed"][
                f"{text[max(0, start - 12) : start]}[{text[start:end]}]{text[end : end + 10]}"
            ] += 1


def _matched(found: list[tuple[int, int, Toponym]], gold: list[dict[str, Any]]) -> dict[int, int]:
    """Match found and gold names one to one: exact spans first, then the largest overlap."""
    ranked = []
    for i, (start, end, _) in enumerate(found):
        for j, told in enumerate(gold):
            shared = min(end, told["end"]) - max(start, told["start"])
            if shared > 0:
                exact = (start, end) == (told["start"], told["end"])
                ranked.append((not exact, -shared, i, j))
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(ranked):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def report(tally: Tally, articles: int, seconds: float) -> None:
    """Print precision, recall and F1, speed and memory."""
    for name, hits, gold in (
        ("exact", tally.exact, tally.gold),
        ("overlap", tally.overlap, tally.gold),
        ("end to end", tally.near, tally.located),
    ):
        precision, recall = hits / max(tally.found, 1), hits / max(gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name:11} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{articles} articles, {articles / seconds:.0f} a second, peak memory {peak_mb:.0f} MB")


if __name__ == "__main__":
    main()
