from __future__ import annotations

import contextlib
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routeviewer.documents.reading import (
    MAX_TEXT_BYTES,
    article_from_bytes,
    chapters_of,
    folder_of,
    is_web_address,
    read_article,
)
from routeviewer.documents.registry import SUFFIXES
from routeviewer.documents.room import ReadingRoom
from routeviewer.errors import UnreadableArticleError
from routeviewer.pipeline import read
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from tests.documents.made import PROSE, docx, epub, pdf

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
        file.truncate(5 * MAX_TEXT_BYTES)
    assert f"{MAX_TEXT_BYTES // 1_000_000} MB" in refusal(path).problem


@pytest.mark.parametrize(
    ("head", "what"),
    [(b"{\\rtf1", "RTF"), (b"PK\x03\x04", "archive"), (b"\x89PNG", "picture"), (b"%PDF-1", "PDF")],
)
def test_other_formats_are_called_by_their_name(tmp_path: Path, head: bytes, what: str) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(head + b"x" * 100)
    assert what in refusal(path).problem


def test_page_without_article_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<!DOCTYPE html><html><head><title>x</title></head><body></body></html>")
    assert "no article text" in refusal(path).problem


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_an_article_or_a_refusal(data: bytes) -> None:
    with contextlib.suppress(UnreadableArticleError):
        assert article_from_bytes(data).text.strip()


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="<>/ap=\"' &;!-htmlbody\n", max_size=200))
def test_broken_markup_gives_an_article_or_a_refusal(room: ReadingRoom, markup: str) -> None:
    with contextlib.suppress(UnreadableArticleError):
        assert article_from_bytes(
            f"<!DOCTYPE html><html><body>{markup}".encode(), room=room
        ).text.strip()


def test_a_document_is_known_by_its_bytes_whatever_it_is_called(
    tmp_path: Path, room: ReadingRoom
) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(docx(PROSE, title="To the sea", author="Ann"))
    article = read_article(path, room=room)
    assert article.text == "\n\n".join(PROSE)
    assert (article.title, article.author, article.source) == ("To the sea", "Ann", str(path))


def test_offsets_are_those_of_the_text_that_is_read(tmp_path: Path, room: ReadingRoom) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([[(60, 700, PROSE[0])]]))
    article = read_article(path, room=room)
    start = article.text.index("Granada")
    assert article.text[start : start + 7] == "Granada"
    assert article.text_sha256 != article.sha256


def test_the_day_of_a_file_is_told_but_is_no_day_of_publication(
    room: ReadingRoom, gazetteer: BundledGazetteer
) -> None:
    data = pdf([[(60, 700, PROSE[0])]], info="/CreationDate (D:20190504080000Z)")
    article = article_from_bytes(data, room=room)
    assert (article.published, article.made) == (None, date(2019, 5, 4))
    told = {n.rule: n.parameters for n in read(article, gazetteer=gazetteer).warnings}
    assert told["file-made"] == ("2019-05-04",)
    given = read(article, published=date(2019, 5, 6), gazetteer=gazetteer)
    assert "file-made" not in {n.rule for n in given.warnings}


def test_the_day_that_a_document_tells_is_kept_with_its_origin(
    room: ReadingRoom, gazetteer: BundledGazetteer
) -> None:
    book = epub([("One", "".join(f"<p>{sentence}</p>" for sentence in PROSE))],
                metadata="<dc:date>1999-03-12</dc:date>")  # fmt: skip
    article = article_from_bytes(book, room=room)
    assert (article.published, article.published_by) == (date(1999, 3, 12), "metadata")
    told = {n.rule: n.parameters for n in read(article, gazetteer=gazetteer).warnings}
    assert told["published-by-document"] == ("1999-03-12",)


def test_a_page_is_one_by_its_name_too(tmp_path: Path, room: ReadingRoom) -> None:
    path = tmp_path / "part.html"
    path.write_text("".join(f"<p>{sentence}</p>" for sentence in PROSE), encoding="utf-8")
    assert read_article(path, room=room).text == "\n\n".join(PROSE)


def test_a_dateline_is_the_text_s_own_word() -> None:
    article = article_from_bytes(b"Storm over the pass\n\nBern, 12 March 1999\n\nIt is shut.\n")
    assert (article.published, article.published_by) == (date(1999, 3, 12), "text")


def test_a_chapter_of_what_has_none_is_refused() -> None:
    with pytest.raises(UnreadableArticleError, match="Only e-books"):
        article_from_bytes(b"We left Lima on Monday.", chapter="2")


def test_the_chapters_of_a_book_are_listed(tmp_path: Path) -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in PROSE)
    path = tmp_path / "book.epub"
    path.write_bytes(epub([("One", body), ("Two", body)]))
    assert chapters_of(path) == ("One", "Two")


def test_other_office_documents_are_told_apart(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    path = tmp_path / "table.xlsx"
    path.write_bytes(out.getvalue())
    error = refusal(path)
    assert "not a text" in error.problem
    assert "PDF, DOCX" in error.remedy


def test_addresses_and_files_are_told_apart() -> None:
    assert is_web_address(" HTTPS://example.org/a")
    assert not is_web_address("http.txt")
    assert folder_of("https://example.org/a") is None
    assert folder_of("notes/a.txt") == Path("notes")


def test_the_endings_of_all_formats_are_offered() -> None:
    assert {".txt", ".pdf", ".docx", ".epub", ".html", ".mhtml"} <= set(SUFFIXES)
