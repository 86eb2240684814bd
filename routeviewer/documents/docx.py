"""Word documents (Office Open XML): the body's paragraphs, as its reader sees them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from routeviewer.documents.content import Content, told
from routeviewer.documents.package import opened
from routeviewer.errors import UnreadableArticleError

_PARAGRAPH, _TEXT = qn("w:p"), qn("w:t")
_SIGNS = {
    qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-",
}  # fmt: skip
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What was deleted or moved away stands in the file, but not in the text; the second copy of a
# text box is for old programs.
_UNSEEN = frozenset((qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), _FALLBACK))


def read_docx(data: bytes) -> Content:
    """Return the text of a Word document and its properties.

    Inserted and not yet accepted text counts, deleted text does not; headers, footers and
    comments are no part of the text.

    Raises:
        UnreadableArticleError: The file is damaged, encrypted, too large, or holds no text.
    """
    opened(data).close()
    try:
        document = Document(io.BytesIO(data))
        paragraphs = [text for text in _paragraphs(document.element.body) if text.strip()]
        facts = document.core_properties
        title, author, made = told(facts.title), told(facts.author), _day(facts.modified)
    except (
        OpcError, PythonDocxError, etree.LxmlError, KeyError, ValueError, AttributeError, TypeError
    ) as error:  # fmt: skip
        raise UnreadableArticleError(
            "This Word document is damaged", "Open it in Word or LibreOffice and save it anew."
        ) from error
    if not paragraphs:
        raise UnreadableArticleError(
            "There is no text in this Word document", "Choose a file that holds the article's text."
        )
    return Content(text="\n\n".join(paragraphs), title=title, author=author, made=made)


def _paragraphs(body: Any) -> Iterator[str]:
    """Yield the texts of paragraphs in their order, those in tables and boxes too."""
    seen: list[str] = []
    for event, element in _walk(body):
        if element.tag == _PARAGRAPH:
            if event == "end" or seen:
                yield "".join(seen).strip()
                seen.clear()
        elif event == "start" and element.tag == _TEXT:
            seen.append(element.text or "")
        elif event == "start" and element.tag in _SIGNS:
            seen.append(_SIGNS[element.tag])


def _walk(element: Any) -> Iterator[tuple[str, Any]]:
    """Yield the beginnings and ends of what is seen, without recursion."""
    waiting = [("start", element)]
    while waiting:
        event, here = waiting.pop()
        yield event, here
        if event == "start":
            waiting.append(("end", here))
            waiting += [("start", c) for c in reversed(here) if c.tag not in _UNSEEN]


def _day(moment: datetime | None) -> date | None:
    # 2013-12-23 is the day of python-docx's own template.
    day = moment.date() if moment is not None else None
    return None if day == date(2013, 12, 23) else day
