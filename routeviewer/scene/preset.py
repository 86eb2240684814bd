"""The usual sizes of figures."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from routeviewer import assets
from routeviewer.errors import StyleError

MM_PER_INCH, POINTS_PER_INCH = 25.4, 72.0


@dataclass(frozen=True, slots=True)
class Preset:
    """A size.

    Attributes:
        key: What it is called on the command line.
        name: What it is for.
        width_mm: Width in millimetres.
        height_mm: Height in millimetres; None where the route decides it.
        dpi: Pixels an inch.
        enlarged: By how much texts and lines grow.
    """

    key: str
    name: str
    width_mm: float
    height_mm: float | None
    dpi: int
    enlarged: float = 1.0

    @property
    def width_px(self) -> int:
        """Width in pixels."""
        return round(self.width_mm / MM_PER_INCH * self.dpi)


@lru_cache(maxsize=1)
def presets() -> dict[str, Preset]:
    """Return the sizes by key, the usual one first."""
    text = assets.resource_path("styles", "presets.toml").read_text(encoding="utf-8")
    return {
        key: Preset(
            key, held["name"], float(held["width_mm"]), held.get("height_mm"), int(held["dpi"]),
            float(held.get("enlarged", 1.0)),
        )
        for key, held in tomllib.loads(text).items()
    }  # fmt: skip


def preset_named(key: str) -> Preset:
    """Return a size.

    Raises:
        StyleError: There is no such size.
    """
    found = presets().get(key)
    if found is None:
        raise StyleError(f"There is no size “{key}”", f"Choose one of {', '.join(presets())}.")
    return found
