"""`routeviewer places`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from routeviewer.cli.notices import print_notices
from routeviewer.cli.progress import opened_for
from routeviewer.cli.reading import Given, article_of
from routeviewer.cli.tables import table
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.candidate import Candidate
from routeviewer.places.finding import find_in
from routeviewer.places.place import Place
from routeviewer.places.toponym import Toponym
from routeviewer.project.storage import is_project_file, load
from routeviewer.scene.naming import parents_of
from routeviewer.text.article import Notice
from routeviewer.wording.catalogue import catalogue
from routeviewer.wording.reasons import kind_name, reason_sentence
from routeviewer.wording.sentences import ENGLISH, spoken, told


def print_places(given: Given, *, as_json: bool) -> None:
    """Print the place names of an article or a project with what they stand for.

    Args:
        given: The article or project.
        as_json: Print JSON instead of a table.
    """
    gazetteer = opened_for(given.source, given.geocoder)
    if is_project_file(given.source):
        project = load(Path(given.source))
        article, toponyms, notices = project.article, project.toponyms, project.warnings
    else:
        article = article_of(given)
        findings = find_in(article, gazetteer)
        toponyms, notices = findings.toponyms, (*article.notices, *findings.notices)
    if as_json:
        rows = [_as_json(toponym, gazetteer) for toponym in toponyms]
        print(json.dumps({"source": article.source, "places": rows}, ensure_ascii=False, indent=1))
    elif toponyms:
        print(_as_table(toponyms, gazetteer))
    none = () if toponyms else (Notice("no-places"),)
    print_notices((*notices, *none, *gazetteer.notices()))


def _as_table(toponyms: tuple[Toponym, ...], gazetteer: BundledGazetteer) -> str:
    head = ("name", "times", "place", "latitude", "longitude", "sure", "why")
    rows, language = [[told(name) for name in head]], spoken()
    for toponym in toponyms:
        place = toponym.chosen
        why = _reasons(toponym.candidates[0], gazetteer, language) if toponym.candidates else []
        rows.append(
            [
                " ".join(toponym.name.split()), str(len(toponym.mentions)),
                _described(place), f"{place.coordinate.lat:.3f}" if place else "",
                f"{place.coordinate.lon:.3f}" if place else "",
                f"{toponym.confidence:.0%}" if place else "", "; ".join(why[:2]),
            ]
        )  # fmt: skip
    return table(rows, numbers=frozenset((1, 3, 4, 5)))


def _described(place: Place | None) -> str:
    if place is None:
        return told("(not found in the gazetteer)")
    parents = parents_of(place, catalogue(spoken()))
    return ", ".join((f"{place.name} ({kind_name(place.kind, spoken())})", *parents))


def _reasons(candidate: Candidate, gazetteer: BundledGazetteer, language: str) -> list[str]:
    code = candidate.place.country
    names = {code: gazetteer.country_name(code)} if language == ENGLISH else None
    return [reason_sentence(reason, names, language=language) for reason in candidate.reasons]


def _as_json(toponym: Toponym, gazetteer: BundledGazetteer) -> dict[str, Any]:
    return {
        "name": toponym.name,
        "mentions": [
            {
                "start": m.span.start, "end": m.span.end, "text": m.text,
                "recognizer": m.recognizer, "confidence": m.confidence,
            }
            for m in toponym.mentions
        ],
        "chosen": None if toponym.chosen is None else toponym.chosen.identifier,
        "chosen_by": toponym.chosen_by,
        "candidates": [
            {
                "gazetteer": c.place.gazetteer, "identifier": c.place.identifier,
                "name": c.place.name, "kind": c.place.kind,
                "lat": c.place.coordinate.lat, "lon": c.place.coordinate.lon,
                "precision_km": c.place.precision_km, "country": c.place.country,
                "parents": list(c.place.parents), "population": c.place.population,
                "score": c.score,
                "reasons": [
                    {"rule": r.rule, "points": r.points, "text": text}
                    for r, text in zip(c.reasons, _reasons(c, gazetteer, ENGLISH), strict=True)
                ],
            }
            for c in toponym.candidates
        ],
    }  # fmt: skip
