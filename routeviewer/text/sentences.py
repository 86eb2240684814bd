"""Sentences of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import sentencex

from routeviewer.text.article import Span

# sentencex takes a quotation, a bracket, and all between two apostrophes for one sentence.
_MARKS = str.maketrans(dict.fromkeys('"“”„«»()[]', " "))
_APOSTROPHE = re.compile(r"(?<!\w)['‘’](?=\w)|(?<=[.!?,])['’](?!\w)")
_INNER_END = re.compile(r"[.!?]['’\"”»)\]]*\s")
_OPENING = "\"“„«‘'(["
# What may stand before the first word of a sentence, and that word.
_BEGINNING = re.compile(r"[\"“„«‘'(\[]*(?=[^\W_])(?=[^a-zß-öø-ÿ])")
# A text without full stops is cut here: what looks at a sentence costs its length squared.
_LONGEST = 3000
# Shorter lines than this that do not end like running text are headings or list items.
_FULL_LINE = 55


def sentences_of(text: str, *, language: str | None = "en", article: int = 0) -> tuple[Span, ...]:
    """Return the sentences of a text in order; blank ones are left out.

    A line end followed by a blank line ends a sentence, and so does the end of a short line
    such as a headline, so that a headline never runs into the first sentence.

    Args:
        text: The text.
        language: ISO 639-1 code; unknown languages are cut by English rules.
        article: Index of the article, for the spans.
    """
    spans = []
    for boundary in sentencex.get_sentence_boundaries((language or "en")[:2], text):
        start, end = boundary["start_index"], boundary["end_index"]
        for inner_start, inner_end in _inner(text, start, end, language):
            spans.extend(_lines(text, inner_start, inner_end, article))
    return tuple(spans)


def _inner(text: str, start: int, end: int, language: str | None) -> Iterator[tuple[int, int]]:
    """Yield the sentences inside what sentencex takes for one."""
    whole = text[start:end]
    if len(_INNER_END.findall(whole)) > 1:
        bare = _APOSTROPHE.sub(" ", whole.translate(_MARKS))
        begin = start
        for boundary in sentencex.get_sentence_boundaries((language or "en")[:2], bare):
            here = start + boundary["end_index"]
            while here > begin and text[here - 1] in _OPENING:
                here -= 1
            if here < end and _BEGINNING.match(text, here):
                yield begin, here
                begin = here
        start = begin
    yield start, end


def _lines(text: str, start: int, end: int, article: int) -> list[Span]:
    """Cut a sentence where a short line ends, and trim white space."""
    cut: list[Span] = []
    begin = start
    position = text.find("\n", start, end)
    while position != -1:
        line_start = text.rfind("\n", begin, position) + 1 or begin
        if position - line_start < _FULL_LINE and text[position + 1 : end].strip():
            cut.append(Span(article, begin, position))
            begin = position + 1
        position = text.find("\n", position + 1, end)
    while end - begin > _LONGEST:
        space = text.rfind(" ", begin + 1, begin + _LONGEST)
        here = space if space != -1 else begin + _LONGEST
        cut.append(Span(article, begin, here))
        begin = here
    cut.append(Span(article, begin, end))
    return [trimmed for span in cut if (trimmed := _trimmed(text, span)) is not None]


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(span.article, start, end) if start < end else None


def sentence_number(sentences: Sequence[Span], offset: int) -> int:
    """Return the index of the sentence at an offset, -1 where there is none."""
    number = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return number if number >= 0 and offset < sentences[number].end else -1
