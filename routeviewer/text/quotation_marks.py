"""What stands in quotation marks."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[“„«”»\"\n]")
_OPENING, _CLOSING = "“„«", "”»"


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return the stretches in double quotation marks; a paragraph's end closes what stands open."""
    found, opened = [], -1
    for match in _MARKS.finditer(text):
        sign, at = match.group(), match.start()
        if sign == "\n":
            if opened >= 0:
                found.append((opened, at))
            opened = -1
        elif opened < 0 and sign not in _CLOSING:
            opened = at + 1
        elif opened >= 0 and sign not in _OPENING:
            found.append((opened, at))
            opened = -1
    if opened >= 0:
        found.append((opened, len(text)))
    return found
