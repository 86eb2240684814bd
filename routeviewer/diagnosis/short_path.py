"""Paths as they may be shown to others: without the name of the user's own folder."""

from __future__ import annotations

from pathlib import Path


def short_path(path: Path | str) -> str:
    """Return a path with the home folder as ``~``."""
    try:
        home = Path.home()
        return str(Path("~") / Path(path).relative_to(home))
    except (ValueError, RuntimeError):  # not below it, or there is none
        return str(path)
