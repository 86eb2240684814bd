"""Folding of names: the one spelling under which a name is stored and looked up."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d",
        "þ": "th", "Þ": "th", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i",
        "ħ": "h", "Ħ": "h", "ə": "e", "Ə": "e",
        "'": None, "’": None, "‘": None, "ʼ": None, "ʻ": None, "`": None, "´": None, "ʹ": None,
        "ʿ": None, "ʾ": None, ".": None, "\u00ad": None,
    }
)  # fmt: skip
_GAPS = re.compile(r"[^\w]+|_+")
# Lower-case beginnings that real names have; other lower-case Latin entries of GeoNames are
# machine transliterations, which no article uses.
_PARTICLES = ("al-", "el-", "al ", "el ", "as-", "ar-", "an-", "ad-", "ash-", "'", "’", "la ")
_ABBREVIATIONS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


def fold(name: str) -> str:
    """Return ``name`` without case, accents, points and hyphens.

    "Saint", "Mount" and "Fort" become their abbreviations, so that both spellings meet.
    Two names that differ only in these are the same name to a gazetteer. Idempotent.

    >>> fold("Stratford-upon-Avon"), fold("St. Louis"), fold("SÃO  PAULO"), fold("U.S.")
    ('stratford upon avon', 'st louis', 'sao paulo', 'us')
    """
    if name.isascii():
        plain = name.translate(_LETTERS)
    else:
        decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
        plain = unicodedata.normalize("NFKC", plain).translate(_LETTERS)
    words = _GAPS.sub(" ", plain.casefold()).split()
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


def without_accents(name: str) -> str:
    """Return a name without its accents; case and everything else stay."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def stands_in_texts(alternate: str) -> bool:
    """Tell whether an alternate name of GeoNames can stand in a text.

    Codes ("LHR") and transliterations ("mosukuwa") cannot.
    """
    first = alternate[0]
    if first.islower() and "LATIN" in unicodedata.name(first, ""):
        return alternate.startswith(_PARTICLES)
    return not (len(alternate) <= 3 and alternate.isascii() and alternate.isupper())
