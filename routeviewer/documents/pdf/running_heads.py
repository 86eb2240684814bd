"""Running heads, feet and page numbers: what stands on every page is no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from routeviewer.documents.pdf.line import Line

# So many lines from the top and from the bottom can belong to a head or a foot.
_MARGIN_LINES = 2
_SAME_HEIGHT_PT = 4.0
# On three pages, or on half of a shorter document: left and right pages have their own heads.
_LEAST_PAGES = 3
_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
# What browsers print above and below: "11/25/26, 8:35 AM  Title" and "https://...  1/3".
_PRINTED = re.compile(
    r"(?:https?|file)://\S+(?:\s+\d+/\d+)?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4},?\s+\d{1,2}:\d{2}(?:\s*[AP]M)?\b.*",
    re.IGNORECASE,
)


def without_running_heads(pages: Sequence[Sequence[Line]]) -> tuple[tuple[Line, ...], ...]:
    """Return the lines of the pages without what is repeated at their edges.

    Reads "Travels in Peru   17" over every page as a head; must not fall for the last line of
    a page of verse, which stands there once.
    """
    edges = [_edges(page) for page in pages]
    times = Counter(key for page in edges for key in {_key(line) for line in page})
    least = min(_LEAST_PAGES, max(2, len(pages) // 2))
    return tuple(
        tuple(
            line for line in page
            if line not in edge or not _is_running(line, times[_key(line)] >= least)
        )
        for page, edge in zip(pages, edges, strict=True)
    )  # fmt: skip


def _is_running(line: Line, is_repeated: bool) -> bool:
    text = line.text
    if _PRINTED.fullmatch(text) is not None:
        return True
    return is_repeated or _NUMBER.fullmatch(text) is not None


def _key(line: Line) -> tuple[str, int]:
    """Return what heads of two pages have in common: the words without numbers, the height."""
    words = re.sub(r"\d+", "#", line.text.casefold())
    return " ".join(words.split()), round(line.y / _SAME_HEIGHT_PT)


def _edges(page: Sequence[Line]) -> frozenset[Line]:
    """Return the uppermost and the lowest lines of a page."""
    heights = sorted({round(line.y) for line in page})
    edge = {*heights[:_MARGIN_LINES], *heights[-_MARGIN_LINES:]}
    return frozenset(line for line in page if round(line.y) in edge)
