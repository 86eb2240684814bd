"""Plain text tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from routeviewer.cli.terminal import harmless


def table(rows: Sequence[Sequence[str]], *, numbers: frozenset[int] = frozenset()) -> str:
    """Return rows in aligned columns, the first row underlined.

    Args:
        rows: Cells; all rows have as many as the first.
        numbers: Indices of the columns that are aligned to the right.
    """
    rows = [[harmless(cell) for cell in row] for row in rows]
    widths = [max(_width(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [_line(row, widths, numbers) for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


def _line(row: Sequence[str], widths: Sequence[int], numbers: frozenset[int]) -> str:
    cells = []
    for i, (cell, width) in enumerate(zip(row, widths, strict=True)):
        gap = " " * (width - _width(cell))
        cells.append(gap + cell if i in numbers else cell + gap)
    return "  ".join(cells)


def _width(text: str) -> int:
    """Return how many columns a terminal gives a text."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
