"""Pieces of a text that are no prose: addresses of web pages and mails, targets of links."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    # A mail's name begins where no letter is before it: else a long word costs its length squared.
    r"\bhttps?://[^\s<>\"]+|\bwww\.[^\s<>\"]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+|(?<=\])\([^)\s]+\)|<[a-zA-Z/][^>]{0,300}>"
)


def hidden_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of each piece in which no place names are looked for."""
    return [found.span() for found in _HIDDEN.finditer(text)]
