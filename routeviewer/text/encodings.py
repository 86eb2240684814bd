"""Bytes into text: byte order marks, UTF-8, UTF-16 and the old Windows code pages."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from routeviewer.errors import UnreadableArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Code pages that articles are really found in; a free choice among a hundred misleads on
# short texts.
_CODE_PAGES = ["cp1251", "cp1252", "koi8_r", "cp1250"]
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¹³¿¼¾\ufffd][^\W\d_]?|[^\W\d_]ø[^\W\d_]*[ìù]")
# Halves of characters, which a str can hold and no encoding can.
_HALVES = re.compile("[\ud800-\udfff]")
# A UTF-8 text with a few bad bytes is a damaged UTF-8 text, not an old code page.
_MAX_BAD_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text.

    Attributes:
        text: The text without its byte order mark; line ends as they were.
        encoding: Python's name of the encoding.
        replaced: How many bad bytes were replaced by U+FFFD.
    """

    text: str
    encoding: str
    replaced: int = 0


def encodable(text: str) -> str:
    """Return a text of the same length without halves of characters (lone surrogates)."""
    return _HALVES.sub("\ufffd", text)


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a text file.

    Raises:
        UnreadableArticleError: The bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return Decoded(text, encoding, text.count("\ufffd"))
    wide = _utf16_without_mark(data)
    if wide is not None:
        return wide
    if len(_CONTROL.findall(data)) > len(data) // 200:
        raise UnreadableArticleError(
            "The file is not a text: it holds binary data",
            "Save the article as plain text, Markdown or HTML and open that file.",
        )
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _code_page(data)


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Return UTF-16 whose mark was lost: every other byte of Western text is zero."""
    sample = data[:4096]
    if sample.count(0) < max(2, len(sample) // 5):
        return None
    encoding = "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text if ord(c) > 127) - bad
    if good and bad <= max(1, good * _MAX_BAD_SHARE):
        return Decoded(text, "utf-8", bad)
    return None


def _reads_as_central_european(western: str) -> bool:
    """Tell whether a text decoded as Western shows that it is not.

    Polish read so has signs inside words ("Wis³a"), Czech has letters of languages that never
    meet ("Dìèín"); the two code pages are hard to tell apart otherwise.
    """
    return _SIGN_IN_WORD.search(western) is not None or all(c in western for c in "ìè")


def _code_page(data: bytes) -> Decoded:
    # Needed for a few old files only.
    from charset_normalizer import from_bytes  # noqa: PLC0415 - registry of readers

    best = from_bytes(data, cp_isolation=_CODE_PAGES).best()
    encoding = best.encoding if best is not None else "cp1252"
    if encoding == "cp1250" and not _reads_as_central_european(data.decode("cp1252", "replace")):
        encoding = "cp1252"
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))
