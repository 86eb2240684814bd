"""The second reading's word on the order: flashbacks go before what was told first."""

from __future__ import annotations

import math
from itertools import pairwise

from routeviewer.itinerary.reordering import reordered
from routeviewer.itinerary.second_reading import second_reading
from routeviewer.itinerary.sequence import ordered_visits
from routeviewer.itinerary.travellers import main_traveller
from routeviewer.itinerary.visits import Weighing, weighed
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.finding import Findings, find_in
from routeviewer.text.readers import article_from_text

PLAIN = (
    "We flew to Lima and stayed two nights. Then we took the bus to Ica. After that we went on to "
    "Arequipa, and from there the train brought us to Puno."
)


def read(text: str, gazetteer: BundledGazetteer) -> tuple[Findings, Weighing]:
    findings = find_in(article_from_text(text), gazetteer)
    return findings, weighed(findings, main_traveller(findings))


def test_what_is_told_in_order_stays_in_order(gazetteer: BundledGazetteer) -> None:
    findings, weighing = read(PLAIN, gazetteer)
    visits = ordered_visits(findings, gazetteer, main_traveller(findings), weighing)
    names = [item.visit.toponym.name for item in visits]
    assert names == ["Lima", "Ica", "Arequipa", "Puno"]
    assert [item.visit.toponym.name for item in reordered(visits, weighing.second)] == names


def test_relations_are_chances_and_the_same_from_both_sides(gazetteer: BundledGazetteer) -> None:
    findings, weighing = read(PLAIN, gazetteer)
    spans = sorted(m.span for toponym in findings.toponyms for m in toponym.mentions)
    for a, b in pairwise(spans):
        told, turned = weighing.second.relation(a, b), weighing.second.relation(b, a)
        assert math.isclose(sum(math.exp(x) for x in told), 1, abs_tol=1e-5)
        assert (told.same, told.before, told.after) == (turned.same, turned.after, turned.before)
        assert told.before > told.after


def test_what_was_not_read_has_no_relation(gazetteer: BundledGazetteer) -> None:
    findings, _ = read(PLAIN, gazetteer)
    nothing = second_reading(findings, main_traveller(findings), lambda _: False)
    spans = [toponym.mentions[0].span for toponym in findings.toponyms]
    told = nothing.relation(*spans[:2])
    assert told.before == told.after == told.same
