"""The bounds that pypdf sets to documents, in words that a reader can do something with."""

from __future__ import annotations

import re

from pypdf import get_configuration
from pypdf.errors import LimitReachedError

# pypdf calls these limits too; they are damages.
_DAMAGE = re.compile(r"Detected|Recovery|Invalid|Maximum Root object recovery")
_UNPACKED = re.compile(
    r"decompressing|output bytes|stream length|Requested length|JBIG2", re.IGNORECASE
)
_WORK = re.compile("decoding work")
_LIST = re.compile("array element|dictionary entries")
_TOKENS = re.compile("number of tokens")
_MB = 1_000_000


def limit_of(error: Exception) -> str | None:
    """Return which limit a document goes beyond, as a sentence; None where it is damaged."""
    if not isinstance(error, LimitReachedError):
        return None
    told, limits = str(error).rstrip(".!"), get_configuration()
    if _DAMAGE.match(told):
        return None
    if _WORK.search(told):
        size = limits.stream_decoding_work_maximum_length // _MB
        return f"A part of this PDF document unpacks to more than {size} MB"
    if _UNPACKED.search(told):
        size = limits.zlib_maximum_output_length // _MB
        return f"A part of this PDF document unpacks to more than {size} MB"
    if _LIST.search(told):
        count = limits.array_maximum_element_count
        return f"A list in this PDF document has more than {count} entries"
    if _TOKENS.search(told):
        count = limits.stream_parsing_work_maximum_count
        return f"A page of this PDF document is drawn with more than {count} words and numbers"
    return f"This PDF document goes beyond a limit of its reader ({told})"
