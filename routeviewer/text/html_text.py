"""The main text of a saved web page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from routeviewer.errors import UnreadableArticleError

_HTML_START = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_LANGUAGE = re.compile(
    r"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PageText:
    """What a web page tells about its article; None where it does not.

    Attributes:
        text: Main text without menus and advertisements, paragraphs separated by line ends.
        title: Headline.
        published: Day of publication.
        language: BCP 47 code from the page's own declaration.
    """

    text: str
    title: str | None
    published: date | None
    language: str | None


def looks_like_html(text: str) -> bool:
    """Tell whether a text is a web page, whatever its file is called."""
    return _HTML_START.match(text[:4096]) is not None


def extract_page(html: str) -> PageText:
    """Return the main text of a web page and what its metadata tell.

    Raises:
        UnreadableArticleError: There is no article text in the page.
    """
    import trafilatura  # noqa: PLC0415 - slow to import, needed for web pages only

    page: Any = trafilatura.bare_extraction(
        html, with_metadata=True, include_comments=False, favor_recall=True, fast=True
    )
    found: dict[str, Any] = {} if page is None else page.as_dict()
    text = found.get("text") or ""
    if not text.strip():
        raise UnreadableArticleError(
            "There is no article text in this web page",
            "Copy the article's text from the browser into a text file and open that.",
        )
    language = _LANGUAGE.search(html[:4096])
    return PageText(
        text=text,
        title=found.get("title") or None,
        published=_day(found.get("date")),
        language=language.group(1) if language else None,
    )


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
