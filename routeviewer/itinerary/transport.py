"""How the traveller got from one stop to the next."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from routeviewer.text.lexicon import Words, lexicon_of

LAND = frozenset(("train", "car", "bus", "bicycle", "foot"))


def mode_told(text: str) -> str:
    """Return the means of transport that a sentence tells, ``"unknown"`` if none or several."""
    modes = _modes(text)
    if not modes:
        return "unknown"
    (best, count), *others = modes.most_common(2)
    return best if not others or others[0][1] < count else "unknown"


def goes_by_land(text: str) -> bool:
    """Tell whether a text as a whole speaks of travel by land rather than by air or sea."""
    modes = _modes(text)
    land = sum(count for mode, count in modes.items() if mode in LAND)
    return land > 0 and land >= modes["aircraft"] + modes["ship"]


def _modes(text: str) -> Counter[str]:
    words = Counter(word.strip(".,;:!?\"'()“”’").casefold() for word in text.split())
    counts: Counter[str] = Counter()
    for mode, listed in _lists().items():
        count = sum(words[word] for word in listed)
        if count:
            counts[mode] = count
    return counts


@lru_cache(maxsize=1)
def _lists() -> dict[str, Words]:
    return lexicon_of().section("transport")
