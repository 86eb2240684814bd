from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routeviewer.text.sentences import sentence_number, sentences_of


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences_of(text)]


def test_abbreviations_end_no_sentence() -> None:
    assert cut("Dr. Ray left St. Louis, Mo. for good. It rained.") == [
        "Dr. Ray left St. Louis, Mo. for good.",
        "It rained.",
    ]


def test_a_headline_is_a_sentence_of_its_own() -> None:
    text = "To the coast\n\nWe left at dawn. It rained."
    assert cut(text) == ["To the coast", "We left at dawn.", "It rained."]


@pytest.mark.parametrize("rare", ["\U0001f600", "\u0301", "\x00", "\r\n", "\ufeff"])
def test_rare_characters_move_no_offset(rare: str) -> None:
    text = f"We left{rare} Lima. We reached Cusco."
    assert cut(text)[-1] == "We reached Cusco."


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_sentences_of_any_text_lie_in_order_and_apart(text: str) -> None:
    spans = sentences_of(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    for number, span in enumerate(spans):
        assert sentence_number(spans, span.start) == number


@pytest.mark.parametrize(
    "text",
    [
        'He said: "We left Lima.| We went to Cusco.| Then we came back."| They laughed.',
        "He said: ‘We left Lima.| We went to Cusco.’| It was the boys’ car.",
        "We left (it was late.| We were tired.) and slept.| Then it rained.",
        "We left 's-Hertogenbosch for Breda.| They rested.| She saw John o' Groats.| We left.",
        '"Where are you?" asked Ana.| "Home," he said.| He met Dr. Ho in St. Ives.',
    ],
)
def test_sentences_inside_quotations_and_brackets_are_sentences(text: str) -> None:
    parts = [part.strip() for part in text.split("|")]
    whole = text.replace("|", "")
    assert [whole[s.start : s.end] for s in sentences_of(whole)] == parts
