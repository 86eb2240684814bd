"""How large a figure is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureSize:
    """The size of a figure.

    Attributes:
        width_mm: Width in millimetres.
        height_mm: Height in millimetres; None where the route decides it.
        dpi: Pixels an inch, for pictures of pixels.
        enlarged: By how much texts and lines grow.
    """

    width_mm: float
    height_mm: float | None
    dpi: int
    enlarged: float = 1.0
