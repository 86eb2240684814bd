"""The second reading: what it is given, and that it tells stops from asides."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from routeviewer import assets
from routeviewer.errors import ResourceError
from routeviewer.itinerary import blocks, second_reading
from routeviewer.itinerary.blocks import BEGIN, END, OWN, PLACE, Block, blocks_of
from routeviewer.itinerary.travellers import main_traveller
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.finding import Findings, find_in
from routeviewer.text.readers import article_from_text

TEXT = (
    "Anna Berg came to Lyon on Monday and stayed there for two nights. Her brother, who lives in "
    "Toronto, had not been able to come. On Wednesday Anna Berg went on to Turin by train."
)


def found(text: str, gazetteer: BundledGazetteer) -> tuple[Findings, list[Block]]:
    findings = find_in(article_from_text(text), gazetteer)
    traveller = main_traveller(findings, hint="Anna Berg")
    spans = [m.span for t in findings.toponyms for m in t.mentions]
    words = [reading.words for reading in findings.readings]
    return findings, list(blocks_of(words, spans, traveller, frozenset()))


def test_a_block_holds_whole_sentences_with_marks(gazetteer: BundledGazetteer) -> None:
    _, (block,) = found(TEXT, gazetteer)
    assert block.pieces[0] == BEGIN
    assert block.pieces.count(END) == 3
    assert len(block.pieces) == len(block.marks)
    assert [block.marks[i] for _, i in block.names] == [PLACE] * 3
    assert OWN in block.marks


def test_no_block_is_longer_than_it_may_be(gazetteer: BundledGazetteer) -> None:
    text = "Anna Berg came to Lyon " + "and waited " * 300 + "in Turin. " + TEXT * 5
    _, read = found(text, gazetteer)
    assert len(read) > 2
    assert all(len(block.pieces) <= blocks.LONGEST for block in read)


def test_stops_score_higher_than_other_peoples_places(gazetteer: BundledGazetteer) -> None:
    findings, _ = found(TEXT, gazetteer)
    traveller = main_traveller(findings, hint="Anna Berg")
    scores = second_reading.second_reading(findings, traveller, lambda _: True).scores
    by_name = {TEXT[span.start : span.end]: score for span, score in scores.items()}
    assert min(by_name["Lyon"], by_name["Turin"]) > 0 > by_name["Toronto"]


def test_only_wanted_blocks_are_read(gazetteer: BundledGazetteer) -> None:
    findings, _ = found(TEXT * 6, gazetteer)
    traveller = main_traveller(findings, hint="Anna Berg")
    first = min(m.span for t in findings.toponyms for m in t.mentions)
    scores = second_reading.second_reading(findings, traveller, lambda span: span == first).scores
    assert first in scores
    assert len(scores) < sum(len(t.mentions) for t in findings.toponyms)
    assert not second_reading.second_reading(findings, traveller, lambda _: False).scores


def test_the_last_layer_may_leave_pieces_out(gazetteer: BundledGazetteer) -> None:
    _, (block,) = found(TEXT, gazetteer)
    reader = second_reading.english_reader()
    one = Block(block.pieces, block.marks, block.names[1:2])
    assert reader.states(one)[0] == pytest.approx(reader.states(block)[1], abs=1e-3)
    assert reader.scores(reader.states(one))


def test_damaged_weights_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "reader.npz"
    damaged.write_bytes(b"no zip")
    monkeypatch.setattr(assets, "resource_path", lambda *_: damaged)
    second_reading.english_reader.cache_clear()
    with pytest.raises(ResourceError, match="Install routeviewer again"):
        second_reading.english_reader()
    second_reading.english_reader.cache_clear()


def test_weights_are_held_small() -> None:
    path = assets.resource_path("models", "reader.npz")
    with np.load(path, allow_pickle=False) as held:
        matrices = [n for n in held.files if f"{n}.step" in held.files]
        assert matrices
        assert all(held[name].dtype == np.int8 for name in matrices)
    assert sum(p.stat().st_size for p in path.parent.iterdir()) < 15e6
