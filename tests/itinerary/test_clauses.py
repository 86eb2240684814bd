"""What a sentence says about a place name in it: who does what there, in which mood."""

from __future__ import annotations

import pytest

from routeviewer.itinerary.clauses import Clause, ClauseReader
from routeviewer.itinerary.travellers import main_traveller
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.finding import find_in
from routeviewer.text.readers import article_from_text


def clause_of(text: str, name: str, gazetteer: BundledGazetteer, *, hint: str = "Anna") -> Clause:
    findings = find_in(article_from_text(text), gazetteer)
    reader = ClauseReader(findings, main_traveller(findings, hint=hint))
    mention = next(m for t in findings.toponyms for m in t.mentions if m.text == name)
    return reader.clause(mention.span)


@pytest.mark.parametrize(
    ("text", "name", "action", "relation"),
    [
        ("Anna Berg arrived in Lyon on Monday.", "Lyon", "arrive", "in_place"),
        ("Anna Berg left Lyon on Monday.", "Lyon", "leave", "object"),
        ("Anna Berg flew home to Lyon on Monday.", "Lyon", "go", "to_place"),
        ("Anna Berg drove north to Lyon.", "Lyon", "go", "to_place"),
        ("Anna Berg left in a special train from Lyon.", "Lyon", "leave", "from_place"),
        ("Anna Berg was taken to Lyon by the police.", "Lyon", "transport", "to_place"),
        ("Anna Berg spent a night in Lyon.", "Lyon", "stay", "in_place"),
    ],
)
def test_the_verb_and_the_part_of_the_place(
    text: str, name: str, action: str, relation: str, gazetteer: BundledGazetteer
) -> None:
    clause = clause_of(text, name, gazetteer)
    assert (clause.action, clause.relation, clause.subject) == (action, relation, "traveller")


def test_a_source_leads_nowhere(gazetteer: BundledGazetteer) -> None:
    clause = clause_of("According to Paris, Anna Berg left on Monday.", "Paris", gazetteer)
    assert clause.relation == "other"


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("A side trip to Lyon, where he had worked, was cancelled.", "denied"),
        ("The visit to Lyon was called off.", "denied"),
        ("Anna Berg did not go to Lyon.", "negated"),
        ("Anna Berg will travel to Lyon.", "future"),
        ("Anna Berg plans to go to Lyon.", "planned"),
        ("Anna Berg accepted an invitation to Lyon.", "unreal"),
        ("Anna Berg to visit Lyon in May", "future"),
    ],
)
def test_moods(text: str, mood: str, gazetteer: BundledGazetteer) -> None:
    assert mood in clause_of(text, "Lyon", gazetteer).moods


def test_others_are_told_from_the_traveller(gazetteer: BundledGazetteer) -> None:
    text = "Anna Berg stayed at home. Her brother moved to Lyon in 1990."
    assert clause_of(text, "Lyon", gazetteer).subject != "traveller"
