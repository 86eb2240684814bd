"""Which language a text is in."""

from __future__ import annotations

import re
from itertools import islice

# The commonest English words; about a third of any English prose, almost absent elsewhere.
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "was",
        "for",
        "on",
        "with",
        "as",
        "by",
        "at",
        "from",
        "it",
        "his",
        "her",
        "he",
        "she",
        "they",
        "were",
        "be",
        "an",
        "had",
        "which",
        "this",
        "not",
        "but",
        "are",
        "have",
        "has",
        "their",
        "we",
        "i",
        "my",
        "our",
        "you",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_WORDS = 400
_ENGLISH_SHARE = 0.16
_TOO_SHORT_WORDS = 12


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, or None for a very short text.

    English is recognised by its function words; only where they are rare is the language
    identification model loaded, which takes half a second.
    """
    words = [m.group().casefold() for m in islice(_WORD.finditer(text), _SAMPLE_WORDS)]
    english = sum(word in _ENGLISH for word in words)
    if words and english / len(words) >= _ENGLISH_SHARE:
        return "en"
    if len(words) < _TOO_SHORT_WORDS and text.isascii():
        return None
    import py3langid  # noqa: PLC0415 - slow to import, needed for other languages only

    code: str = py3langid.classify(text[:4000])[0]
    return code
