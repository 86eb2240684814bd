"""The formats that articles are read from, found by what the bytes are, whatever the file's name.

The bodies load their libraries when they are used, in a process of its own (``worker``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from routeviewer.documents.content import Content, Wanted
from routeviewer.documents.package import opened
from routeviewer.errors import UnreadableArticleError

_PDF_HEAD, _HEAD = 1024, 4096
_ZIP = b"PK\x03\x04"
_MARKS = "\xef\xbb\xbf\xff\xfe"
_SAVE_AS = "Save the article as PDF, DOCX, HTML or plain text and open that file."
# Beginnings of files that hold no text, or none that is read here.
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"Rar!", "an archive"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
)
_MAIL = re.compile(
    rb"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}?MIME-Version:", re.IGNORECASE
)
_ELEMENT = re.compile(rb"<(?:p|div|h[1-6]|body|meta|title|article|script|br|a)\b", re.IGNORECASE)
_PAGE = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Format:
    """A format of documents.

    Attributes:
        key: Its name among programs.
        name: What it is called in a sentence, with its article.
        suffixes: How the names of its files usually end.
        read: Returns what the bytes of a document hold.
        max_bytes: The largest file that is opened.
    """

    key: str
    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, Wanted], Content]
    max_bytes: int


def _pdf(data: bytes, _: Wanted) -> Content:
    from routeviewer.documents.pdf.reader import read_pdf  # noqa: PLC0415 - registry of readers

    return read_pdf(data)


def _docx(data: bytes, _: Wanted) -> Content:
    from routeviewer.documents.docx import read_docx  # noqa: PLC0415 - registry of readers

    return read_docx(data)


def _epub(data: bytes, wanted: Wanted) -> Content:
    from routeviewer.documents.epub import read_epub  # noqa: PLC0415 - registry of readers

    return read_epub(data, wanted.chapter)


def _html(data: bytes, wanted: Wanted) -> Content:
    from routeviewer.documents.web_page import read_page  # noqa: PLC0415 - registry of readers

    return read_page(data, wanted)


def _mhtml(data: bytes, _: Wanted) -> Content:
    from routeviewer.documents.web_page import read_mhtml  # noqa: PLC0415 - registry of readers

    return read_mhtml(data)


_MB = 1_000_000
# Scanned books and books with pictures are large, texts are not.
PDF = Format("pdf", "a PDF document", (".pdf",), _pdf, 200 * _MB)
DOCX = Format("docx", "a Word document", (".docx",), _docx, 100 * _MB)
EPUB = Format("epub", "an e-book", (".epub",), _epub, 100 * _MB)
HTML = Format("html", "a web page", (".html", ".htm", ".xhtml"), _html, 20 * _MB)
MHTML = Format("mhtml", "a saved web page", (".mhtml", ".mht"), _mhtml, 50 * _MB)
FORMATS = (PDF, DOCX, EPUB, HTML, MHTML)
TEXT_SUFFIXES = (".txt", ".md", ".markdown")
SUFFIXES = (*TEXT_SUFFIXES, *(suffix for format_ in FORMATS for suffix in format_.suffixes))
LARGEST = max(format_.max_bytes for format_ in FORMATS)


def may_be_large(head: bytes) -> bool:
    """Tell whether a file's first bytes are those of a document that may be larger than a text."""
    return (
        b"%PDF-" in head[:_PDF_HEAD] or head.startswith(_ZIP) or _is_mhtml(head) or _is_page(head)
    )


def format_of(data: bytes, *, is_called_page: bool = False) -> Format | None:
    """Return the format of a document's bytes, or None for plain text.

    Args:
        data: The bytes.
        is_called_page: Whether its name or server calls it a web page: then it may begin with any
            element.

    Raises:
        UnreadableArticleError: They are known to be something that holds no article.
    """
    if b"%PDF-" in data[:_PDF_HEAD]:
        return PDF
    if data.startswith(_ZIP):
        return _zipped(data)
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            raise UnreadableArticleError(f"This file is {what}, not a text", _SAVE_AS)
    if _is_mhtml(data):
        return MHTML
    is_page = _is_page(data) or (is_called_page and _ELEMENT.search(data[:_HEAD]) is not None)
    return HTML if is_page else None


def _is_mhtml(data: bytes) -> bool:
    head = data[:_HEAD]
    return _MAIL.match(head) is not None and b"multipart/related" in head.lower()


def _is_page(data: bytes) -> bool:
    """Tell whether it is a web page, also after a byte order mark and in UTF-16."""
    letters = data[:_HEAD].replace(b"\0", b"").decode("latin-1").lstrip(_MARKS)
    return _PAGE.match(letters) is not None


def format_named(key: str) -> Format:
    """Return a format by its key."""
    return next(format_ for format_ in FORMATS if format_.key == key)


def _zipped(data: bytes) -> Format:
    """Return which of the formats that are ZIP archives it is."""
    with opened(data) as archive:
        names = set(archive.namelist())
    if "word/document.xml" in names:
        return DOCX
    if "META-INF/container.xml" in names:
        return EPUB
    raise UnreadableArticleError(
        "This file is an archive or an office document of a kind that is not read, not a text",
        _SAVE_AS,
    )
