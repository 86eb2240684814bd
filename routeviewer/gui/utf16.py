"""Between Python's offsets (code points) and Qt's (UTF-16 units)."""

from __future__ import annotations

import re
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """Offsets of a text, as Python and as Qt count them.

    >>> offsets = Utf16("a\N{STEAM LOCOMOTIVE}b")
    >>> offsets.units(2), offsets.points(3)
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        """Note where the characters of two units stand."""
        self._wide = [found.start() for found in _WIDE.finditer(text)]
        self._wide_units = [i + n for n, i in enumerate(self._wide)]

    def units(self, points: int) -> int:
        """Return Qt's offset of a code point."""
        return points + bisect_left(self._wide, points)

    def points(self, units: int) -> int:
        """Return the code point at Qt's offset; inside of a character, that character."""
        return units - bisect_left(self._wide_units, units)
