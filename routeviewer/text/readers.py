"""Texts into articles: plain text and Markdown."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from routeviewer.text.article import Article, Notice
from routeviewer.text.dateline import published_in
from routeviewer.text.encodings import encodable
from routeviewer.text.language import language_of

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*\r?\n", re.DOTALL)
_FRONT_FIELD = re.compile(
    r"^(title|date|published|lang|language)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_LONGEST_TITLE = 140


def article_from_text(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    language: str | None = None,
) -> Article:
    """Return an article of text that is already there; offsets are those of ``text``.

    Halves of characters are replaced by U+FFFD, one for one.

    Args:
        text: The text.
        title: Its title, if the user knows it.
        published: Its day of publication, if the user knows it.
        language: The BCP 47 code that its source declares; the text itself is believed more.
    """
    text = encodable(text)
    fields = _front_matter(text)
    stated = fields.get("language") or fields.get("lang")
    language = stated or _language(language, language_of(text))
    day = _day(fields.get("published") or fields.get("date")) or published_in(text)
    return Article(
        text=text,
        title=title or fields.get("title") or _heading(text),
        language=language,
        published=published or day,
        published_by="person" if published else "text" if day else "",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        notices=_language_notices(language),
    )


def _language(declared: str | None, seen: str | None) -> str | None:
    """Return the language of a text: templates and pages often declare another one."""
    if declared is None or seen is None:
        return declared or seen
    return declared if declared.casefold().split("-")[0] == seen else seen


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
