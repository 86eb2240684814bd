"""What a document holds, before it is an article."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from routeviewer.text.article import Notice


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a document and what the document tells of itself; None where it does not.

    Attributes:
        text: The text to be read, paragraphs separated by empty lines.
        title: Its title.
        author: Who wrote it.
        outlet: Who published it.
        published: Day of publication.
        made: Day on which the file was made, which need not be that of publication.
        language: BCP 47 code.
        chapters: Titles of the chapters, in order, where the document has any.
        notices: What the user should know about how it was read.
    """

    text: str
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: date | None = None
    made: date | None = None
    language: str | None = None
    chapters: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a document, besides its bytes.

    Attributes:
        chapter: A number from 1 or a part of a title, or empty for the whole document.
        address: Where it was fetched, or empty.
        charset: The encoding that the server told, or empty.
        is_called_page: Whether the server calls it a web page.
    """

    chapter: str = ""
    address: str = ""
    charset: str = ""
    is_called_page: bool = False


def plain_content(content: Content) -> dict[str, Any]:
    """Return a content as plain values for JSON."""
    plain = asdict(content)
    for name in ("published", "made"):
        plain[name] = plain[name] and plain[name].isoformat()
    return plain


def content_of(plain: dict[str, Any]) -> Content:
    """Return the content that plain values hold (``plain_content``)."""
    return Content(
        **plain
        | {name: day_of(plain[name]) for name in ("published", "made")}
        | {
            "chapters": tuple(plain["chapters"]),
            "notices": tuple(
                Notice(notice["rule"], tuple(notice["parameters"])) for notice in plain["notices"]
            ),
        }
    )


def day_of(text: str | None) -> date | None:
    """Return the day that a text begins with (2023-09-17T08:00), or None."""
    try:
        return date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        return None


def told(text: Any) -> str | None:
    """Return a line of metadata without superfluous blanks, or None where it tells nothing."""
    words = " ".join(str(text or "").split())
    return words[:300] or None
