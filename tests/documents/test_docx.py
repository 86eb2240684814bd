from __future__ import annotations

from collections.abc import Callable

from routeviewer.errors import UnreadableArticleError
from tests.documents.conftest import Read
from tests.documents.made import PROSE, docx, docx_with

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def body(inner: str) -> bytes:
    return docx_with(
        f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'
    )


def test_paragraphs_title_and_author_are_read(read: Read) -> None:
    content = read(docx(PROSE, title="To the sea", author="Ann Reporter"))
    assert content.text == "\n\n".join(PROSE)
    assert (content.title, content.author) == ("To the sea", "Ann Reporter")


def test_text_that_was_inserted_counts_and_deleted_text_does_not(read: Read) -> None:
    inner = (
        "<w:p><w:r><w:t>We left </w:t></w:r><w:del><w:r><w:delText>Lima</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Quito</w:t></w:r></w:ins><w:r><w:tab/><w:t>at noon.</w:t></w:r></w:p>"
    )
    assert read(body(inner)).text == "We left Quito\tat noon."


def test_tables_and_nested_boxes_are_read_in_their_order(read: Read) -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    inner = (
        "<w:tbl><w:tr>" + cell.format("3 May") + cell.format("Cusco") + "</w:tr></w:tbl>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Then Puno.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert read(body(inner)).text == "3 May\n\nCusco\n\nThen Puno."


def test_a_document_without_text_is_told(
    refused: Callable[..., UnreadableArticleError],
) -> None:
    assert "no text" in refused(body("<w:p/>")).problem
