"""PDF documents into text, with what the document tells of itself."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from lxml import etree
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import StreamObject

from routeviewer.documents.content import Content, day_of, told
from routeviewer.documents.pdf.columns import in_reading_order
from routeviewer.documents.pdf.limits import limit_of
from routeviewer.documents.pdf.line import Line, lines_of
from routeviewer.documents.pdf.paragraphs import paragraphs_of
from routeviewer.documents.pdf.running_heads import without_running_heads
from routeviewer.documents.xml_part import xml_of
from routeviewer.errors import RouteviewerError, UnreadableArticleError
from routeviewer.text.article import Notice

_MOST_PAGES = 3000
_MOST_NAMED = 8
# A page with fewer letters than this, and a picture, is a picture of a page.
_FEW_LETTERS = 20
# Titles that programs put in where the author gives none.
_NO_TITLE = re.compile(
    r"(?:microsoft word\b.*|untitled\b.*|(?:un)?known|document\d*|print|.*\.\w{2,4})", re.IGNORECASE
)
_CREATED = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_PRISM = "{*}publicationDate", "{*}coverDate", "{*}coverDisplayDate"
_DAMAGED = "Download it again, or print it to a new PDF in a PDF viewer and open that."
_SMALLER = (
    "Print the pages about the journey to a new PDF in a PDF viewer, or save its text as plain "
    "text, and open that."
)


# What pypdf raises on damaged files, beside its own errors.
_BROKEN = (
    PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError,
    ArithmeticError, RecursionError, NotImplementedError, AssertionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Page:
    lines: tuple[Line, ...]
    is_scanned: bool = False
    is_damaged: bool = False
    limit: str | None = None


def read_pdf(data: bytes) -> Content:
    """Return the text of a PDF document, columns and paragraphs put together.

    Raises:
        UnreadableArticleError: The file is damaged, protected by a password, too long, goes beyond
            a limit, or holds pictures of pages only.
    """
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        _unlock(reader)
        pages = [_page(reader, number) for number in range(_page_count(reader))]
        facts = _facts(reader)
    except _BROKEN as error:
        raise _refusal(limit_of(error)) from error
    kept = without_running_heads([page.lines for page in pages])
    paragraphs = paragraphs_of([line for page in kept for line in page])
    _require_text(paragraphs, pages)
    notices = tuple(_notices(pages))
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


def _page(reader: PdfReader, number: int) -> _Page:
    """Read a page; a damaged one takes no other with it."""
    try:
        page = reader.pages[number]
        lines = in_reading_order(lines_of(page, number))
        return _Page(lines, is_scanned=_is_scanned(page, lines))
    except _BROKEN as error:
        limit = limit_of(error)
        return _Page((), is_damaged=limit is None, limit=limit)


def _refusal(limit: str | None) -> UnreadableArticleError:
    """Return why nothing can be read: a limit, as a sentence, or damage."""
    if limit is None:
        return UnreadableArticleError("This PDF document is damaged", _DAMAGED)
    return UnreadableArticleError(limit, _SMALLER)


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


def _require_text(paragraphs: list[str], pages: list[_Page]) -> None:
    if any(paragraph.strip() for paragraph in paragraphs):
        return
    limits = [page.limit for page in pages if page.limit is not None]
    if limits or any(page.is_damaged for page in pages):
        raise _refusal(limits[0] if limits else None)
    if any(page.is_scanned for page in pages):
        raise UnreadableArticleError(
            "This PDF document holds pictures of its pages and no text (it was scanned)",
            "Let a program for text recognition (OCR) put the text in, for example ocrmypdf, and "
            "open the result.",
        )
    raise UnreadableArticleError(
        "There is no text in this PDF document", "Choose a file that holds the article's text."
    )


def _notices(pages: list[_Page]) -> Iterator[Notice]:
    for rule, missing in (
        ("scanned-pages", [n for n, page in enumerate(pages, 1) if page.is_scanned]),
        ("damaged-pages", [n for n, page in enumerate(pages, 1) if page.is_damaged]),
        ("limited-pages", [n for n, page in enumerate(pages, 1) if page.limit is not None]),
    ):
        if missing:
            more = ", …" if len(missing) > _MOST_NAMED else ""
            yield Notice(rule, (", ".join(map(str, missing[:_MOST_NAMED])) + more,))


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
