"""Exports are tested on the figures of the drawing's tests."""

from __future__ import annotations

from tests.drawing.conftest import _application, draw

__all__ = ["_application", "draw"]
