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
_ENDING_NUMBERS = re.compile(r"(?:(?<=^)\d{1,4}(?=\s)|(?<=\s)\d{1,4}$|^\d{1,4}$)")
# What browsers print above and below: "11/25/26, 8:35 AM  Title" and "https://...  1/3".
_PRINTED = re.compile(
    r"(?:https?://|file://|about:)\S+(?:\s+\d+/\d+)?"
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
    counts = Counter(shift for page in edges for shift in frozenset().union(*map(_shifts, page)))
    least = min(_LEAST_PAGES, max(2, len(pages) // 2))

    def is_running(line: Line) -> bool:
        is_repeated = times[_key(line)] >= least
        is_counting = any(counts[shift] >= least for shift in _shifts(line))
        return is_repeated or is_counting or _is_surely_none(line.text)

    return tuple(
        tuple(line for line in page if line not in edge or not is_running(line))
        for page, edge in zip(pages, edges, strict=True)
    )


def _is_surely_none(text: str) -> bool:
    """Tell whether words at the edge of a page are no part of the text even if they stand once."""
    return _PRINTED.fullmatch(text) is not None or _NUMBER.fullmatch(text) is not None


def _shifts(line: Line) -> frozenset[int]:
    """Return by how much numbers at the ends of a line are ahead of the page: "Spain 17" on 15, 2.

    The number of a page grows with the pages, whatever chapter's title stands beside it.
    """
    return frozenset(int(found) - line.page for found in _ENDING_NUMBERS.findall(line.text))


def _key(line: Line) -> tuple[str, int]:
    """Return what heads of two pages have in common: the words without numbers, the height."""
    words = re.sub(r"\d+", "#", line.text.casefold())
    return " ".join(words.split()), round(line.y / _SAME_HEIGHT_PT)


def _edges(page: Sequence[Line]) -> frozenset[Line]:
    """Return the uppermost and the lowest lines of a page."""
    heights = sorted({round(line.y) for line in page})
    edge = {*heights[:_MARGIN_LINES], *heights[-_MARGIN_LINES:]}
    return frozenset(line for line in page if round(line.y) in edge)
