"""The routes of our own articles: none is read much worse than it was when this was written.

``floors.json`` holds each article's ordered F1; `python -m tests.itinerary.test_own_articles`
writes it anew, to be looked at before it is committed.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from routeviewer.pipeline import reconstruct
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from tests.scoring import Score, score

FOLDER = Path(__file__).resolve().parents[1] / "articles"
FLOORS = Path(__file__).with_name("floors.json")
# An article of six stops may lose one and gain one; the whole may not sink.
_SLACK, _SLACK_OF_ALL = 0.25, 0.01


def read(path: Path, gazetteer: BundledGazetteer) -> Score:
    gold = json.loads(path.read_text(encoding="utf-8"))
    project = reconstruct(
        path.with_suffix(".txt").read_text(encoding="utf-8"),
        title=gold.get("title"),
        traveller=gold.get("traveller"),
        gazetteer=gazetteer,
    )
    stops = [
        {
            "lat": stop.place.coordinate.lat if stop.place else None,
            "lon": stop.place.coordinate.lon if stop.place else None,
            "date": None,
        }
        for stop in project.itinerary.stops
    ]
    return score(stops, gold["stops"])


def read_all(gazetteer: BundledGazetteer) -> dict[str, float]:
    return {path.stem: round(read(path, gazetteer).f1, 3) for path in sorted(FOLDER.glob("*.json"))}


@pytest.mark.slow
def test_no_article_is_read_much_worse_than_before(gazetteer: BundledGazetteer) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    found = read_all(gazetteer)
    assert found.keys() == floors.keys()
    worse = {name: (floors[name], f1) for name, f1 in found.items() if f1 < floors[name] - _SLACK}
    assert not worse
    assert sum(found.values()) >= sum(floors.values()) - _SLACK_OF_ALL * len(floors)


if __name__ == "__main__":
    FLOORS.write_text(json.dumps(read_all(BundledGazetteer()), indent=1) + "\n", encoding="utf-8")
