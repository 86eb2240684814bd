"""Between offsets of an article and positions in the document that shows it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from routeviewer.gui.utf16 import Utf16

_TWO_FOR_A_LINE = re.compile("\r(?=\n)")


class ArticleOffsets:
    """Counts what the document has more (discs) and less (half of each CR LF) than the text.

    A disc stands before the character at its offset.
    """

    def __init__(self, text: str, discs: Sequence[int] = ()) -> None:
        """Note what differs.

        Args:
            text: The article's text.
            discs: Offsets before which discs stand, in order.
        """
        self._length = len(text)
        self._utf16, self._dropped = _differences(text)
        self._discs = list(discs)

    def position(self, offset: int) -> int:
        """Return where in the document a code point of the text stands, behind its disc."""
        dropped = bisect_left(self._dropped, offset)
        return self._utf16.units(offset) - dropped + bisect_right(self._discs, offset)

    def offset(self, position: int) -> int:
        """Return the code point that stands at a position of the document, or follows it."""
        low, high = 0, self._length
        while low < high:
            middle = (low + high) // 2
            if self.position(middle) < position:
                low = middle + 1
            else:
                high = middle
        return low


@lru_cache(maxsize=8)
def _differences(text: str) -> tuple[Utf16, tuple[int, ...]]:
    return Utf16(text), tuple(found.start() for found in _TWO_FOR_A_LINE.finditer(text))


def shown_text(text: str) -> str:
    """Return a text as the document holds it, without discs."""
    return _TWO_FOR_A_LINE.sub("", text)
