"""Reconstructs travel routes from articles and draws them on a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from routeviewer.pipeline import find_places, reconstruct

__all__ = ["__version__", "find_places", "reconstruct"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the public functions when they are first used, so that importing stays instant."""
    if name in {"find_places", "reconstruct"}:
        from routeviewer import pipeline  # noqa: PLC0415 - the door of the package is lazy

        return getattr(pipeline, name)
    message = f"module 'routeviewer' has no attribute {name!r}"
    raise AttributeError(message)
