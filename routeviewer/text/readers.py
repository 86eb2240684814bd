"""Files into articles: plain text, Markdown, HTML, standard input."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from routeviewer.errors import UnreadableArticleError
from routeviewer.text.article import Article, Notice
from routeviewer.text.dateline import published_in
from routeviewer.text.encodings import decode, encodable
from routeviewer.text.html_text import extract_page, looks_like_html
from routeviewer.text.language import language_of

MAX_BYTES = 10_000_000
STANDARD_INPUT = "-"
_FOREIGN_FORMATS = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "an office document, e-book or archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*\r?\n", re.DOTALL)
_FRONT_FIELD = re.compile(
    r"^(title|date|published|lang|language)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_LONGEST_TITLE = 140


def read_article(source: str | Path) -> Article:
    """Read an article from a file, or from standard input for ``"-"``.

    Raises:
        UnreadableArticleError: With the reason and what to do instead.
    """
    if str(source) == STANDARD_INPUT:
        return article_from_bytes(_limited(sys.stdin.buffer.read(MAX_BYTES + 1)), source="")
    return article_from_bytes(_file_bytes(Path(source)), source=str(source))


def article_from_bytes(data: bytes, *, source: str = "") -> Article:
    """Return the article that a file's bytes hold.

    Raises:
        UnreadableArticleError: With the reason and what to do instead.
    """
    for magic, what in _FOREIGN_FORMATS:
        if data.startswith(magic):
            raise UnreadableArticleError(
                f"This file is {what}, not a text",
                "Save the article as plain text, Markdown or HTML and open that file.",
            )
    decoded = decode(data)
    if not decoded.text.strip():
        raise UnreadableArticleError(
            "There is no text in this file", "Choose a file that holds the article's text."
        )
    sha256 = hashlib.sha256(data).hexdigest()
    if looks_like_html(decoded.text):
        article = _from_html(decoded.text)
    else:
        article = article_from_text(decoded.text)
    notices = article.notices
    if decoded.replaced:
        notices = (Notice("bad-bytes", (str(decoded.replaced), decoded.encoding)), *notices)
    return replace(article, source=source, sha256=sha256, notices=notices)


def article_from_text(
    text: str, *, title: str | None = None, published: date | None = None
) -> Article:
    """Return an article of text that is already there; offsets are those of ``text``.

    Halves of characters are replaced by U+FFFD, one for one.
    """
    text = encodable(text)
    fields = _front_matter(text)
    language = fields.get("language") or fields.get("lang") or language_of(text)
    return Article(
        text=text,
        title=title or fields.get("title") or _heading(text),
        language=language,
        published=published
        or _day(fields.get("published") or fields.get("date"))
        or published_in(text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        notices=_language_notices(language),
    )


def _from_html(html: str) -> Article:
    page = extract_page(html)
    language = page.language or language_of(page.text)
    return Article(
        text=page.text,
        title=page.title,
        language=language,
        published=page.published,
        notices=_language_notices(language),
    )


def _language_notices(language: str | None) -> tuple[Notice, ...]:
    if language is None or language.casefold().split("-")[0] == "en":
        return ()
    return (Notice("not-english", (language,)),)


def _front_matter(text: str) -> dict[str, str]:
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}
    return {m.group(1).casefold(): m.group(2) for m in _FRONT_FIELD.finditer(found.group(1))}


def _heading(text: str) -> str | None:
    """Return a Markdown heading, or a first line that stands alone and ends like a title."""
    heading = _HEADING.match(text)
    if heading is not None:
        return heading.group(1)
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip()
    is_title = (
        0 < len(first) <= _LONGEST_TITLE
        and first[-1] not in ".,;:"
        and rest.startswith(("\n", "\r"))
    )
    return first if is_title else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _limited(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise UnreadableArticleError(
            f"The text is larger than {MAX_BYTES // 1_000_000} MB",
            "Cut it into parts, or keep only the chapters about the journey.",
        )
    return data


def _file_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableArticleError(
                f"{path} is a folder, not an article", "Name one file in it."
            )
        with path.open("rb") as file:
            return _limited(file.read(MAX_BYTES + 1))
    except FileNotFoundError as error:
        raise UnreadableArticleError(
            f"There is no file {path}", "Check the name and the folder."
        ) from error
    except ValueError as error:  # a NUL character in the name
        raise UnreadableArticleError(f"{path!r} is no file name", "Check the name.") from error
    except OSError as error:
        raise UnreadableArticleError(
            f"{path} cannot be read: {error.strerror or error}", "Check its permissions."
        ) from error
