from __future__ import annotations

from datetime import date

from routeviewer.text.readers import article_from_text


def test_front_matter_of_markdown_is_read() -> None:
    text = "---\ntitle: Two weeks\ndate: 2020-02-03\n---\n\nWe flew to Quito.\n"
    article = article_from_text(text)
    assert (article.title, article.published) == ("Two weeks", date(2020, 2, 3))
    assert article.text == text


def test_dateline_tells_the_day_of_publication() -> None:
    article = article_from_text("Storm over the pass\n\nBern, 12 March 1999\n\nThe road is shut.\n")
    assert article.published == date(1999, 3, 12)


def test_sentence_with_a_date_is_no_dateline() -> None:
    assert article_from_text("On 3 May 2011 we left Lima.\n\nIt rained.").published is None


def test_other_language_is_named_in_a_notice() -> None:
    text = "Am Dienstag fuhr die Gruppe mit dem Zug von Leipzig nach Dresden und blieb zwei Tage."
    rules = {(n.rule, n.parameters) for n in article_from_text(text * 3).notices}
    assert ("not-english", ("de",)) in rules


def test_english_gets_no_notice() -> None:
    assert article_from_text("We took the bus from Leeds to York and stayed there.").notices == ()


def test_half_a_character_is_replaced_without_moving_offsets() -> None:
    text = article_from_text("From Oslo \ud800 to Bergen.").text
    assert text == "From Oslo \ufffd to Bergen."
