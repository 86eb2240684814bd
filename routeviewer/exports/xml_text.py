"""Texts that may stand in XML."""

from __future__ import annotations

import re

# What XML 1.0 (2.2) does not allow, half letters among it.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return a text with a sign of its loss for each character that XML does not allow."""
    return _FORBIDDEN.sub("\ufffd", text)
