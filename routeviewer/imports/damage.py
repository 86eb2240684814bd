"""Where a file is damaged."""

from __future__ import annotations

import json
from typing import Any


def damage_told(error: BaseException) -> str:
    """Return where the reading of XML or JSON broke off, for people without its libraries.

    Args:
        error: What a reader of XML (``position`` is a pair of line and column) or JSON raised.
    """
    position: Any = getattr(error, "position", None)
    if isinstance(error, json.JSONDecodeError):
        position = (error.lineno, error.colno)
    if not isinstance(position, tuple):
        return " ".join(str(error).split())
    line, column = position
    return f"it breaks off or is damaged at line {line}, column {column}"
