"""Articles from wherever they come: files, standard input, bytes that are there, web addresses."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from routeviewer.documents.content import Content, Wanted
from routeviewer.documents.registry import EPUB, HTML, LARGEST, Format, format_of, may_be_large
from routeviewer.errors import UnreadableArticleError
from routeviewer.places.feedback import Cancelled, never
from routeviewer.text.article import Article, Notice
from routeviewer.text.encodings import decode
from routeviewer.text.readers import article_from_text

if TYPE_CHECKING:
    from routeviewer.documents.room import ReadingRoom

MAX_TEXT_BYTES = 10_000_000
STANDARD_INPUT = "-"
_SCHEMES = ("http://", "https://")


def is_web_address(source: str) -> bool:
    """Tell whether a source is a web address and no file."""
    return source.strip().casefold().startswith(_SCHEMES)


def folder_of(source: str) -> Path | None:
    """Return the folder in which a source lies, or None where it lies in none."""
    is_file = bool(source) and source != STANDARD_INPUT and not is_web_address(source)
    return Path(source).parent if is_file else None


def read_article(
    source: str | Path,
    *,
    chapter: str = "",
    allows_local: bool = False,
    room: ReadingRoom | None = None,
    cancelled: Cancelled = never,
) -> Article:
    """Read an article from a file, a web address, or from standard input for ``"-"``.

    Args:
        source: The file or address.
        chapter: Which chapter of a book: a number from 1 or a part of its title; empty for all.
        allows_local: Whether an address may be one of this computer or its network.
        room: Where documents are read, for many of them in a row.
        cancelled: Tells whether the user has enough.

    Raises:
        UnreadableArticleError: With the reason and what to do instead.
        CancelledError: The user has enough.
    """
    if is_web_address(str(source)):
        from routeviewer.documents.web_address import fetch  # noqa: PLC0415 - loads the network

        page = fetch(str(source).strip(), allows_local=allows_local, cancelled=cancelled)
        wanted = Wanted(chapter, page.address, page.charset, is_called_page=page.is_page)
        return _article(page.data, page.address, wanted, room, cancelled)
    if str(source) == STANDARD_INPUT:
        data, name = _bounded(sys.stdin.buffer), ""
    else:
        data, name = _file_bytes(Path(source)), str(source)
    return _article(data, name, Wanted(chapter), room, cancelled)


def article_from_bytes(
    data: bytes, *, source: str = "", chapter: str = "", room: ReadingRoom | None = None
) -> Article:
    """Return the article that a document's bytes hold (``read_article``).

    Raises:
        UnreadableArticleError: With the reason and what to do instead.
    """
    return _article(data, source, Wanted(chapter), room, never)


def chapters_of(path: Path, *, cancelled: Cancelled = never) -> tuple[str, ...]:
    """Return the titles of a book's chapters; () for what has none.

    Raises:
        UnreadableArticleError: With the reason and what to do instead.
        CancelledError: The user has enough.
    """
    data = _file_bytes(path)
    format_ = format_of(data)
    if format_ is None:
        return ()
    return _read(data, format_, Wanted(), None, cancelled).chapters


def _article(
    data: bytes, source: str, wanted: Wanted, room: ReadingRoom | None, cancelled: Cancelled
) -> Article:
    format_ = format_of(data, is_called_page=wanted.is_called_page or _is_called_page(source))
    _require_size(data, MAX_TEXT_BYTES if format_ is None else format_.max_bytes)
    if wanted.chapter and format_ is not EPUB:
        raise UnreadableArticleError(
            "Only e-books have chapters that can be chosen", "Leave the chapter out."
        )
    if format_ is None:
        article = _from_text(data)
    else:
        article = _from_content(_read(data, format_, wanted, room, cancelled))
    return replace(article, source=source, sha256=hashlib.sha256(data).hexdigest())


def _is_called_page(source: str) -> bool:
    return not is_web_address(source) and source.casefold().endswith(HTML.suffixes)


def _read(
    data: bytes, format_: Format, wanted: Wanted, room: ReadingRoom | None, cancelled: Cancelled
) -> Content:
    from routeviewer.documents.room import ReadingRoom  # noqa: PLC0415 - for documents only

    if room is not None:
        return room.read(data, format_, wanted, cancelled=cancelled)
    with ReadingRoom() as own:
        return own.read(data, format_, wanted, cancelled=cancelled)


def _from_text(data: bytes) -> Article:
    decoded = decode(data)
    if not decoded.text.strip():
        raise UnreadableArticleError(
            "There is no text in this file", "Choose a file that holds the article's text."
        )
    article = article_from_text(decoded.text)
    if not decoded.replaced:
        return article
    bad = Notice("bad-bytes", (str(decoded.replaced), decoded.encoding))
    return replace(article, notices=(bad, *article.notices))


def _from_content(content: Content) -> Article:
    """Return the article of a document: what the document tells goes before what its text shows."""
    article = article_from_text(content.text, language=content.language)
    published, told_by = content.published, "metadata"
    if published in (None, article.published):
        published, told_by = article.published, article.published_by
    return replace(
        article,
        title=content.title or article.title,
        author=content.author,
        outlet=content.outlet,
        published=published,
        published_by=told_by if published else "",
        made=content.made,
        notices=(*content.notices, *article.notices),
    )


def _require_size(data: bytes, most: int) -> None:
    if len(data) > most:
        raise UnreadableArticleError(
            f"The text is larger than {most // 1_000_000} MB",
            "Cut it into parts, or keep only the chapters about the journey.",
        )


def _bounded(file: BinaryIO) -> bytes:
    """Return a file's bytes, and of one that is too large only so many that this shows."""
    data = file.read(MAX_TEXT_BYTES + 1)
    if len(data) > MAX_TEXT_BYTES and may_be_large(data):
        data += file.read(LARGEST - MAX_TEXT_BYTES)
    return data


def _file_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableArticleError(
                f"{path} is a folder, not an article", "Name one file in it."
            )
        with path.open("rb") as file:
            return _bounded(file)
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
