"""How long work tells how far it is, and learns that nobody waits for it any more."""

from __future__ import annotations

from collections.abc import Callable

from routeviewer.errors import CancelledError

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def no_progress(_done: int, _total: int) -> None:
    """Show nothing."""


def never() -> bool:
    """Return False: nobody cancels."""
    return False


def check(cancelled: Cancelled) -> None:
    """Stop where the user has enough.

    Raises:
        CancelledError: The user has enough.
    """
    if cancelled():
        raise CancelledError
