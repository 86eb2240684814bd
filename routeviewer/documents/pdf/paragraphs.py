"""Lines into paragraphs: words that were divided at a line's end are whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from routeviewer.documents.pdf.line import Line

_SOFT_HYPHEN = "\u00ad"
_HYPHENS = ("-", "\u2010", _SOFT_HYPHEN)
# More than the usual distance of two lines, by a third, is white between paragraphs.
_WIDER = 1.3
_INDENT = 0.8
_OTHER_SIZE = 0.12
# Where paragraphs are told neither by white nor by indents, by a last line so short.
_SHORT = 0.75
# Of English prose without divided words one line in a hundred ends in a compound's hyphen, of prose
# with them one in fifteen; a few lines tell nothing.
_DIVIDED_SHARE, _FEW_LINES = 0.025, 40
# A number for each column of each page.
_ByColumn = dict[tuple[int, int], float]
_ENDS = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_BULLET = re.compile(r"[•◦▪‣●○■□➢]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# "Stratford-" and "upon-Avon": the rest has a hyphen of its own, so the first one belongs there.
_COMPOUND_REST = re.compile(r"\w+[-\u2010]\w")


def paragraphs_of(lines: Sequence[Line]) -> list[str]:
    """Return the paragraphs that lines in the order of reading make."""
    if not lines:
        return []
    leading = _leading(lines)
    lefts, widths = _lefts(lines), _widths(lines)
    breaks = [
        _is_break(a, b, leading) or _is_indented(a, b, lefts, widths) for a, b in pairwise(lines)
    ]
    if sum(breaks) <= len(lines) // 40:
        breaks = [
            is_break or _is_short_end(a, b, widths)
            for is_break, (a, b) in zip(breaks, pairwise(lines), strict=True)
        ]
    are_divided, inner = _has_divided_words(lines), _inner_words(lines)
    paragraphs = [lines[0].text]
    for line, is_break in zip(lines[1:], breaks, strict=True):
        if is_break:
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line.text, inner, are_divided=are_divided)
    return [text.replace(_SOFT_HYPHEN, "") for text in paragraphs]


def _joined(text: str, line: str, inner: frozenset[str], *, are_divided: bool) -> str:
    """Return a paragraph with its next line.

    Reads "moun-" and "tains" as "mountains", "Alsace-" and "Lorraine" as "Alsace-Lorraine";
    must not fall for "Stratford-" and "upon-Avon", which keeps its hyphen, nor for "1914-", nor for
    a text that divides no words.
    """
    if _UNSPACED.match(text[-1]) and _UNSPACED.match(line[0]):
        return text + line
    if not text.endswith(_HYPHENS) or len(text) < 2 or text[-2].isspace():
        return f"{text} {line}"
    head = re.search(r"[\w'’-]*$", text[:-1])
    rest = re.match(r"[\w'’]*", line)
    first, second = (found.group() if found else "" for found in (head, rest))
    if text[-1] == _SOFT_HYPHEN:
        return text[:-1] + line
    is_compound = (
        not are_divided
        or "-" in first
        or not second[:1].islower()
        or not first[-1:].isalpha()
        or _COMPOUND_REST.match(line) is not None
        or f"{first}-{second}".casefold() in inner
    )
    return text + line if is_compound else text[:-1] + line


def _has_divided_words(lines: Sequence[Line]) -> bool:
    """Tell whether words are divided: then more lines end in a hyphen than compounds explain."""
    ends = sum(line.text.endswith(_HYPHENS) for line in lines)
    return len(lines) < _FEW_LINES or ends >= _DIVIDED_SHARE * len(lines)


def _inner_words(lines: Sequence[Line]) -> frozenset[str]:
    """Return the words with a hyphen that stand within lines: those are written so."""
    found = (re.findall(r"[\w'’]+-[\w'’]+", line.text) for line in lines)
    return frozenset(word.casefold() for words in found for word in words)


# -- where a paragraph ends ------------------------------------------------------------------------


def _is_break(a: Line, b: Line, leading: float) -> bool:
    if abs(a.size - b.size) > _OTHER_SIZE * max(a.size, b.size) or _BULLET.match(b.text):
        return True
    if (a.page, a.column) != (b.page, b.column) or b.y > a.y:
        return _ENDS.search(a.text) is not None and not b.text[0].islower()
    return a.y - b.y > _WIDER * leading * max(a.size, b.size)


def _is_indented(a: Line, b: Line, lefts: _ByColumn, widths: _ByColumn) -> bool:
    """Tell whether a line begins a paragraph by its indent; the one before it may be one, too."""
    left = lefts[b.page, b.column]
    if _BULLET.match(a.text):
        return False  # a point of a list goes on under its first word
    is_below = (a.page, a.column) == (b.page, b.column) and b.y < a.y
    if not is_below or b.x - left <= _INDENT * b.size:
        return False
    return a.x - left <= _INDENT * a.size or _is_short(a, widths)


def _is_short(line: Line, widths: _ByColumn) -> bool:
    return line.end - line.x < _SHORT * widths[line.page, line.column]


def _is_short_end(a: Line, b: Line, widths: _ByColumn) -> bool:
    return _is_short(a, widths) and _ENDS.search(a.text) is not None and not b.text[0].islower()


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance of two lines, as a share of the size of the type."""
    steps = [
        (a.y - b.y) / max(a.size, b.size) for a, b in pairwise(lines)
        if (a.page, a.column) == (b.page, b.column) and 0 < a.y - b.y < 4 * max(a.size, b.size)
    ]  # fmt: skip
    return median(steps) if steps else 1.2


def _lefts(lines: Sequence[Line]) -> _ByColumn:
    """Return where the lines of each column begin as a rule."""
    return {key: median(line.x for line in held) for key, held in _columns(lines).items()}


def _widths(lines: Sequence[Line]) -> _ByColumn:
    return {key: max(line.end - line.x for line in held) for key, held in _columns(lines).items()}


def _columns(lines: Sequence[Line]) -> dict[tuple[int, int], list[Line]]:
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        columns.setdefault((line.page, line.column), []).append(line)
    return columns
