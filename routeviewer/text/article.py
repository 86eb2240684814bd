"""An article and places in its text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of an article's text, half-open.

    Attributes:
        article: Index of the article in its project.
        start: First code point.
        end: Code point after the last.
    """

    article: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know about a result; ``wording`` makes the sentence.

    Attributes:
        rule: What is the matter, e.g. ``"not-english"``.
        parameters: Facts for the sentence.
    """

    rule: str
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A source text.

    Attributes:
        text: The decoded text, never normalised; for HTML the extracted main text.
        title: The title, where the source tells it.
        language: BCP 47 code, or None where it is not known.
        published: Day of publication, where the source or the user tells it.
        published_by: Who tells that day: "text" (a dateline), "metadata" (of the file or page),
            "person", or "" where nobody does.
        author: Who wrote it, where the source tells it.
        outlet: Who published it, where the source or the user tells it.
        made: Day on which its file was made, which need not be that of publication.
        source: File name or address, empty for text that was handed over.
        sha256: Checksum of the file's bytes (of the text's UTF-8 where there is no file).
        notices: What the reader should know about how the text was read.
    """

    text: str
    title: str | None = None
    language: str | None = None
    published: date | None = None
    source: str = ""
    sha256: str = ""
    notices: tuple[Notice, ...] = field(default=())
    published_by: str = ""
    author: str | None = None
    outlet: str | None = None
    made: date | None = None

    @property
    def text_sha256(self) -> str:
        """Checksum of the text as UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def quote(self, span: Span) -> str:
        """Return the words of a span."""
        return self.text[span.start : span.end]
