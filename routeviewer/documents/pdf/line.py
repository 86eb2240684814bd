"""The lines of a PDF page, with where they stand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

# A PDF stores letters of print: "ﬁ" is "fi" to who reads it.
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
     "\ufb05": "st", "\ufb06": "st", "\u00a0": " ", "\0": "", "\t": " ", "\r": " "}
)  # fmt: skip
# Share of the size that a letter is wide, in the mean of English prose in common typefaces.
_LETTER = 0.48
_SAME_LINE = 0.45


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the page's program places at one position.

    Attributes:
        text: The words.
        x: Where they begin, in points along the direction of reading.
        y: Height of their base line, in points, larger is higher.
        size: Size of the type in points.
    """

    text: str
    x: float
    y: float
    size: float

    @property
    def end(self) -> float:
        """About where they end, in points."""
        return self.x + len(self.text.rstrip()) * self.size * _LETTER


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or of one of its columns.

    Attributes:
        pieces: What it is made of, from left to right; at least one.
        page: Number of the page from 0.
        column: Number of the column from 0.
    """

    pieces: tuple[Piece, ...]
    page: int
    column: int = 0

    @property
    def text(self) -> str:
        """The words."""
        return "".join(piece.text for piece in self.pieces).strip()

    @property
    def x(self) -> float:
        """Where it begins, in points."""
        return self.pieces[0].x

    @property
    def y(self) -> float:
        """Height of the base line, in points."""
        return self.pieces[0].y

    @property
    def size(self) -> float:
        """Size of the type of its longest piece, in points."""
        return max(self.pieces, key=lambda piece: len(piece.text)).size

    @property
    def end(self) -> float:
        """About where it ends, in points."""
        return max(piece.end for piece in self.pieces)


def lines_of(page: Any, number: int) -> tuple[Line, ...]:
    """Return the lines of a page of pypdf in the order in which its program writes them."""
    lines: list[list[Piece]] = [[]]

    def visit(text: str, outer: Any, inner: Any, _: Any, size: float) -> None:
        rows = text.translate(_LIGATURES).split("\n")
        for i, row in enumerate(rows):
            if i:
                lines.append([])
            if row:
                piece = _placed(row, outer, inner, size)
                if lines[-1] and not row.isspace() and _is_another_line(lines[-1][-1], piece):
                    lines.append([])
                lines[-1].append(piece)

    page.extract_text(visitor_text=visit)
    found = (Line(tuple(pieces), number) for pieces in lines if pieces)
    return tuple(line for line in found if line.text)


def _placed(text: str, outer: Any, inner: Any, size: float) -> Piece:
    """Place words; lines that run up or down the page count from their own direction."""
    a, b = _turned(inner[0], inner[1], outer)
    x, y = _turned(inner[4], inner[5], outer)
    x, y = x + outer[4], y + outer[5]
    length = math.hypot(a, b) or 1.0
    along, across = a / length, b / length
    return Piece(text, x * along + y * across, y * along - x * across, max(abs(size) * length, 1.0))


def _turned(x: float, y: float, matrix: Any) -> tuple[float, float]:
    return x * matrix[0] + y * matrix[2], x * matrix[1] + y * matrix[3]


def _is_another_line(before: Piece, piece: Piece) -> bool:
    if before.text.isspace():
        return False
    return abs(before.y - piece.y) > _SAME_LINE * max(before.size, piece.size)
