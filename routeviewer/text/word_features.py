"""What the parser sees of a word: pieces of it that have a vector, and hashes of its form."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Mapping
from functools import lru_cache

BUCKETS = 2048
UNKNOWN = "[UNK]"
# No word is longer, in any language; what is costs time by the square of its length.
_LONGEST_WORD = 100
_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"',
                        "»": '"', "–": "-", "—": "-", "‑": "-", "…": "."})  # fmt: skip
_RUNS = re.compile(r"(.)\1{2,}")


def plain(word: str) -> str:
    """Return a word with the plain forms of quotation marks and dashes."""
    plain_word = word.translate(_SIGNS)
    return "-" if plain_word.strip("-") == "" and plain_word else plain_word


def pieces_of(word: str, vocabulary: Mapping[str, int]) -> tuple[int, ...]:
    """Return the numbers of the pieces that make a word, the longest possible piece first.

    References:
        Wordpiece segmentation (Schuster and Nakajima 2012); pieces inside a word begin with "##".
    """
    decomposed = unicodedata.normalize("NFD", plain(word).lower())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    if len(letters) > _LONGEST_WORD:
        return (vocabulary[UNKNOWN],)
    found: list[int] = []
    start = 0
    while start < len(letters):
        end = len(letters)
        while end > start:
            piece = ("##" if start else "") + letters[start:end]
            if piece in vocabulary:
                found.append(vocabulary[piece])
                break
            end -= 1
        if end == start:
            return (vocabulary[UNKNOWN],)
        start = end
    return tuple(found) or (vocabulary[UNKNOWN],)


@lru_cache(maxsize=20_000)
def form_hashes(word: str) -> tuple[int, int, int, int]:
    """Return the buckets of a word's beginning, ending, shape and lower-case form."""
    form = plain(word)
    low = form.lower()
    keys = (f"p{low[:3]}", f"s{low[-3:]}", f"h{_shape(form)}", f"w{low}")
    first, second, third, fourth = (zlib.crc32(key.encode()) % BUCKETS for key in keys)
    return first, second, third, fourth


def _shape(word: str) -> str:
    signs = (
        "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word
    )
    return _RUNS.sub(r"\1\1", "".join(signs))
