from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routeviewer.errors import UnreadableArticleError
from routeviewer.text.readers import (
    MAX_BYTES,
    article_from_bytes,
    article_from_text,
    read_article,
)

PAGE = """<!DOCTYPE html><html lang="en"><head><title>To the coast - The Paper</title>
<meta property="og:title" content="To the coast">
<meta property="article:published_time" content="2019-05-04T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/s">Sport</a></nav><article><h1>To the coast</h1>
<p>On Monday the walkers left Granada before sunrise and took the old mule road south. It was a
long day among almond trees, and the last light was gone when they saw the sea.</p>
<p>They slept in Motril, bought bread and oranges there, and on Tuesday followed the shore to
Almería, where the walk of eleven days came to its end in a bar beside the station.</p>
</article><footer>Cookies, imprint</footer></body></html>"""


def refusal(source: Path) -> UnreadableArticleError:
    with pytest.raises(UnreadableArticleError) as caught:
        read_article(source)
    return caught.value


def test_web_page_gives_main_text_title_and_day() -> None:
    article = article_from_bytes(PAGE.encode())
    assert "left Granada" in article.text
    assert "Cookies" not in article.text
    assert article.title == "To the coast"
    assert article.published == date(2019, 5, 4)
    assert article.language == "en"


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


def test_missing_file_is_named(tmp_path: Path) -> None:
    assert "no file" in refusal(tmp_path / "none.txt").problem


def test_folder_is_refused(tmp_path: Path) -> None:
    error = refusal(tmp_path)
    assert "folder" in error.problem
    assert "Name one file" in error.remedy


def test_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b" \n\t\n")
    assert "no text" in refusal(path).problem


def test_too_large_file_is_refused_and_the_limit_is_told(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(5 * MAX_BYTES)
    assert f"{MAX_BYTES // 1_000_000} MB" in refusal(path).problem


@pytest.mark.parametrize(
    ("head", "what"), [(b"%PDF-1.7 ", "PDF"), (b"PK\x03\x04", "office"), (b"\x89PNG", "picture")]
)
def test_other_formats_are_called_by_their_name(tmp_path: Path, head: bytes, what: str) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(head + b"x" * 100)
    assert what in refusal(path).problem


def test_page_without_article_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<!DOCTYPE html><html><head><title>x</title></head><body></body></html>")
    assert "no article text" in refusal(path).problem


def test_half_a_character_is_replaced_without_moving_offsets() -> None:
    text = article_from_text("From Oslo \ud800 to Bergen.").text
    assert text == "From Oslo \ufffd to Bergen."


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_an_article_or_a_refusal(data: bytes) -> None:
    with contextlib.suppress(UnreadableArticleError):
        assert article_from_bytes(data).text.strip()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/ap=\"' &;!-htmlbody\n", max_size=200))
def test_broken_markup_gives_an_article_or_a_refusal(markup: str) -> None:
    with contextlib.suppress(UnreadableArticleError):
        assert article_from_bytes(f"<!DOCTYPE html><html><body>{markup}".encode()).text.strip()
