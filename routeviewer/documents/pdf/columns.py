"""The columns of a page, and the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from routeviewer.documents.pdf.line import Line, Piece

# Lines of a column begin at one place; an eighth of a page's lines, and not fewer than five.
_TOLERANCE_PT = 3.0
_LEAST_SHARE = 0.125
_LEAST_LINES = 5
# Columns are at least so wide, as a share of what is printed; narrower ones are of a table.
_NARROWEST = 0.18
_SHORTEST_LETTERS = 14
# A line reaches over the next column if it is longer than its own by so much.
_SPANNING = 0.2
# Where lines jump between columns more often than so, the page is written row by row.
_MOST_JUMPS = 0.25


def in_reading_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of one page, each with its column, in the order in which they are read.

    The order in which a page's program writes is that of reading in nearly all documents; only
    where it hops from column to column line by line are the lines put in order by where they
    stand.

    References:
        The cut of a page into columns by the white between them is that of G. Nagy and S. Seth,
        Hierarchical representation of optically scanned documents, ICPR 1984; here the places
        where lines begin are looked at, since a PDF tells them exactly.
    """
    starts = _starts(lines)
    if len(starts) < 2:
        return tuple(lines)
    parts = [part for line in lines for part in _split(line, starts)]
    parts = [replace(part, column=_column(part, starts)) for part in parts]
    jumps = sum(a.column != b.column for a, b in pairwise(parts))
    if jumps <= max(2 * len(starts), _MOST_JUMPS * len(parts)):
        return tuple(parts)
    return _by_place(parts, starts)


def _starts(lines: Sequence[Line]) -> tuple[float, ...]:
    """Return where columns begin, from left to right; () or one place for no columns."""
    pieces = [piece for line in lines for piece in line.pieces if piece.text.strip()]
    if not pieces:
        return ()
    width = max(p.end for p in pieces) - min(p.x for p in pieces)
    least = max(_LEAST_LINES, _LEAST_SHARE * len(lines))
    starts: list[float] = []
    for group in _groups(pieces):
        letters = sum(len(line) for line in _first_rows(group)) / len(group)
        is_column = len({round(p.y) for p in group}) >= least and letters >= _SHORTEST_LETTERS
        if is_column and (not starts or group[0].x - starts[-1] >= _NARROWEST * width):
            starts.append(group[0].x)
    return tuple(starts)


def _first_rows(group: Sequence[Piece]) -> list[str]:
    return [piece.text.strip() for piece in group]


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces that begin at about the same place, from left to right."""
    groups: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.x):
        if groups and piece.x - groups[-1][0].x <= _TOLERANCE_PT:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _split(line: Line, starts: Sequence[float]) -> list[Line]:
    """Return a line cut where a further column begins in it."""
    parts: list[list[Piece]] = [[]]
    for piece in line.pieces:
        is_start = any(abs(piece.x - start) <= _TOLERANCE_PT for start in starts[1:])
        if parts[-1] and is_start and piece.x > parts[-1][0].x + _TOLERANCE_PT:
            parts.append([])
        parts[-1].append(piece)
    made = [replace(line, pieces=tuple(part)) for part in parts]
    return [part for part in made if part.text]


def _column(line: Line, starts: Sequence[float]) -> int:
    return max((i for i, start in enumerate(starts) if line.x >= start - _TOLERANCE_PT), default=0)


def _by_place(parts: Sequence[Line], starts: Sequence[float]) -> tuple[Line, ...]:
    """Return the lines column by column, between lines that reach over several of them."""
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(parts, key=lambda part: (-part.y, part.x)):
        if _is_spanning(line, starts):
            ordered += [*sorted(band, key=_place), line]
            band = []
        else:
            band.append(line)
    return (*ordered, *sorted(band, key=_place))


def _place(line: Line) -> tuple[int, float]:
    return line.column, -line.y


def _is_spanning(line: Line, starts: Sequence[float]) -> bool:
    if line.column + 1 >= len(starts):
        return False
    following = starts[line.column + 1]
    return line.end > following + _SPANNING * (following - starts[line.column])
