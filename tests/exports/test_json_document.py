"""The JSON that other programs read: one schema, told in the README."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from routeviewer.exports.json_document import SCHEMA, json_document
from routeviewer.pipeline import reconstruct
from routeviewer.places.bundled_gazetteer import BundledGazetteer

TEXT = (
    "Last spring I flew from Lima to Cusco. On 3 May 2019 we took the train to Puno, and the "
    "next day I left for the border. Paris was never mentioned again."
)
NUMBER = (int, float)
EVIDENCE = {"article": int, "start": int, "end": int, "quote": str, "rule": str}
SHAPE: dict[str, Any] = {
    "schema": int,
    "articles": [
        {
            "title": (str, None), "author": (str, None), "outlet": (str, None),
            "published": (str, None), "published_by": (str, None), "language": (str, None),
            "source": (str, None), "sha256": (str, None), "text_sha256": str,
        }
    ],
    "itineraries": [
        {
            "traveller": (str, None),
            "stops": [
                {
                    "number": int, "name": str, "lat": (*NUMBER, None), "lon": (*NUMBER, None),
                    "kind": (str, None), "country": (str, None),
                    "precision_km": (*NUMBER, None), "status": str,
                    "when": {
                        "text": (str, None), "start": (str, None), "end": (str, None),
                        "precision": str,
                    },
                    "confidence": NUMBER, "evidence": [EVIDENCE],
                }
            ],
            "legs": [{"mode": str, "distance_km": (*NUMBER, None), "evidence": [EVIDENCE]}],
            "onward": ({"name": str, "lat": (*NUMBER, None), "lon": (*NUMBER, None),
                        "evidence": [EVIDENCE]}, None),
        }
    ],
    "mentions": [
        {
            "article": int, "start": int, "end": int, "text": str,
            "place": ({"name": str, "lat": NUMBER, "lon": NUMBER, "kind": str,
                       "country": (str, None), "gazetteer": str, "identifier": str}, None),
            "confidence": NUMBER, "role": str, "why": str,
        }
    ],
    "warnings": [str],
}  # fmt: skip


def assert_shape(value: Any, shape: Any, where: str) -> None:
    if isinstance(shape, tuple):
        if value is None:
            assert None in shape, where
            return
        inner = [s for s in shape if isinstance(s, dict)]
        if inner:
            assert_shape(value, inner[0], where)
        else:
            assert isinstance(value, tuple(s for s in shape if s is not None)), where
        return
    if isinstance(shape, dict):
        assert set(value) == set(shape), where
        for key, part in shape.items():
            assert_shape(value[key], part, f"{where}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), where
        for item in value:
            assert_shape(item, shape[0], f"{where}[]")
    else:
        assert isinstance(value, shape), where


@pytest.fixture(scope="module")
def document(gazetteer: BundledGazetteer) -> dict[str, Any]:
    return json_document(reconstruct(TEXT, gazetteer=gazetteer))


def test_the_document_has_the_schema_and_nothing_else(document: dict[str, Any]) -> None:
    assert_shape(document, SHAPE, "document")
    assert document["schema"] == SCHEMA
    assert document["itineraries"][0]["stops"]


def test_offsets_are_code_points_of_the_text(document: dict[str, Any]) -> None:
    for mention in document["mentions"]:
        assert TEXT[mention["start"] : mention["end"]] == mention["text"]
    for stop in document["itineraries"][0]["stops"]:
        for evidence in stop["evidence"]:
            assert TEXT[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_the_text_is_given_only_when_asked_for(gazetteer: BundledGazetteer) -> None:
    project = reconstruct(TEXT, gazetteer=gazetteer)
    assert "text" not in json_document(project)["articles"][0]
    assert json_document(project, with_text=True)["articles"][0]["text"] == TEXT


def test_the_readme_names_every_field(checkout: Path) -> None:
    readme = (checkout / "README.md").read_text(encoding="utf-8")

    def fields(shape: Any) -> set[str]:
        if isinstance(shape, dict):
            return set(shape).union(*(fields(part) for part in shape.values()))
        if isinstance(shape, (list, tuple)):
            return set().union(*(fields(part) for part in shape))
        return set()

    missing = {name for name in fields(SHAPE) if f'"{name}"' not in readme}
    assert missing == set()
