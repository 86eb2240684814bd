"""PDF documents into text, with what the document tells of itself."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import PurePath
from typing import Any

from lxml import etree
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import StreamObject

from routeviewer.documents.content import Content, day_of, told
from routeviewer.documents.package import xml_of
from routeviewer.documents.pdf.columns import in_reading_order
from routeviewer.documents.pdf.line import Line, lines_of
from routeviewer.documents.pdf.paragraphs import paragraphs_of
from routeviewer.documents.pdf.running_heads import without_running_heads
from routeviewer.errors import RouteviewerError, UnreadableArticleError
from routeviewer.text.article import Notice

_MOST_PAGES = 3000
_MOST_LETTERS = 10_000_000
# A page with fewer letters than this, and a picture, is a picture of a page.
_FEW_LETTERS = 20
# Titles that programs put in where the author gives none.
_NO_TITLE = re.compile(
    r"(?:microsoft word\b.*|untitled\b.*|(?:un)?known|document\d*|print|.*\.\w{2,4})", re.IGNORECASE
)
_CREATED = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_PRISM = "{*}publicationDate", "{*}coverDate", "{*}coverDisplayDate"
_DAMAGED = "Download it again, or print it to a new PDF in a PDF viewer and open that."


def read_pdf(data: bytes) -> Content:
    """Return the text of a PDF document, columns and paragraphs put together.

    Raises:
        UnreadableArticleError: The file is damaged, protected by a password, too long, or holds
            pictures of pages only.
    """
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        _unlock(reader)
        pages = [_lines(reader, number) for number in range(_page_count(reader))]
        scanned = [n for n, page in enumerate(pages) if _is_scanned(reader.pages[n], page)]
        facts = _facts(reader)
    except RouteviewerError:
        raise
    except (
        PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError,
        ArithmeticError, RecursionError, NotImplementedError, AssertionError,
    ) as error:  # fmt: skip
        raise UnreadableArticleError("This PDF document is damaged", _DAMAGED) from error
    kept = without_running_heads(pages)
    paragraphs = paragraphs_of([line for page in kept for line in page])
    _require_text(paragraphs, scanned)
    notices = (Notice("scanned-pages", (_listed(scanned),)),) if scanned else ()
    return Content(text="\n\n".join(paragraphs), notices=notices, **facts)


def _unlock(reader: PdfReader) -> None:
    """Open a document whose owner only forbids printing; no password is guessed."""
    if not reader.is_encrypted:
        return
    try:
        is_open = bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        is_open = False
    if not is_open:
        raise UnreadableArticleError(
            "This PDF document is protected by a password",
            "Open it with its password in a PDF viewer and print it to a new PDF.",
        )


def _page_count(reader: PdfReader) -> int:
    count = len(reader.pages)
    if count > _MOST_PAGES:
        raise UnreadableArticleError(
            f"This PDF document has {count} pages, more than the {_MOST_PAGES} that are read",
            "Print the pages about the journey to a new PDF.",
        )
    return count


def _lines(reader: PdfReader, number: int) -> tuple[Line, ...]:
    lines = in_reading_order(lines_of(reader.pages[number], number))
    if sum(len(line.text) for line in lines) > _MOST_LETTERS:
        raise UnreadableArticleError(
            "A page of this PDF document holds more text than a book", _DAMAGED
        )
    return lines


def _is_scanned(page: Any, lines: tuple[Line, ...]) -> bool:
    if sum(len(line.text) for line in lines) >= _FEW_LETTERS:
        return False
    resources = page.get("/Resources")
    resources = {} if resources is None else resources.get_object()
    objects = resources.get("/XObject") if hasattr(resources, "get") else None
    return any(
        held.get_object().get("/Subtype") in ("/Image", "/Form")
        for held in (objects.get_object().values() if objects is not None else ())
        if isinstance(held.get_object(), StreamObject)
    )


def _require_text(paragraphs: list[str], scanned: list[int]) -> None:
    if any(paragraph.strip() for paragraph in paragraphs):
        return
    if scanned:
        raise UnreadableArticleError(
            "This PDF document holds pictures of its pages and no text (it was scanned)",
            "Let a program for text recognition (OCR) put the text in, for example ocrmypdf, and "
            "open the result.",
        )
    raise UnreadableArticleError(
        "There is no text in this PDF document", "Choose a file that holds the article's text."
    )


def _listed(pages: list[int]) -> str:
    named = ", ".join(str(page + 1) for page in pages[:8])
    return named + (", …" if len(pages) > 8 else "")


# -- what the document tells of itself ------------------------------------------------------------


def _facts(reader: PdfReader) -> dict[str, Any]:
    info = reader.metadata
    xmp = _xmp(reader)
    title = told(info.title if info is not None else None) or _xmp_text(xmp, "{*}title")
    if title is not None and (_NO_TITLE.fullmatch(title) or PurePath(title).suffix == ".pdf"):
        title = None
    return {
        "title": title,
        "author": told(info.author if info is not None else None) or _xmp_text(xmp, "{*}creator"),
        "outlet": _xmp_text(xmp, "{*}publicationName"),
        "published": next(filter(None, (day_of(_xmp_text(xmp, name)) for name in _PRISM)), None),
        "made": _made(info),
    }


def _made(info: Any) -> date | None:
    # Programs write what follows the day in many wrong ways.
    found = _CREATED.match(str(info.get("/CreationDate"))) if info is not None else None
    return day_of("-".join(found.groups())) if found is not None else None


def _xmp(reader: PdfReader) -> Any:
    """Return the metadata that publishers put in, or None."""
    held = reader.root_object.get("/Metadata")
    stream = None if held is None else held.get_object()
    if not isinstance(stream, StreamObject):
        return None
    try:
        return xml_of(stream.get_data().strip(b"\0 \r\n\t"))
    except (RouteviewerError, PyPdfError, ValueError):
        return None


def _xmp_text(xmp: Any, name: str) -> str | None:
    if xmp is None:
        return None
    for element in xmp.iter(name):
        text = told("".join(element.itertext()))
        if text:
            return text
    # Adobe's short form: the facts as attributes.
    short = name.rpartition("}")[2]
    for element in xmp.iter(etree.Element):
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] == short and told(value):
                return told(value)
    return None
