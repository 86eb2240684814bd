"""Borders of countries, agreed and disputed, and of their first-level regions."""

from __future__ import annotations

import numpy as np

from routeviewer.drawing.layers.ground import View, lines_in_view
from routeviewer.drawing.sheet import Group, Stroke
from routeviewer.geo.chains import Chains

_DASH_PT = (2.6, 2.2)
# Towns that are regions of their own are but specks below this size.
_SMALLEST_ENCLAVE_PT = 12.0


def borders(view: View) -> tuple[Group, ...]:
    """Return the lines between regions and between countries."""
    colours, scale = view.style.ground, view.level.scale
    agreed = lines_in_view(view, "borders", scale)
    disputed = lines_in_view(view, "disputed", scale)
    regions = _without_enclaves(
        lines_in_view(view, "admin1", "10m", most_rank=view.level.rank - 2),
        _SMALLEST_ENCLAVE_PT * view.enlarged,
    )
    width = view.width("border")
    dash = tuple(length * view.enlarged for length in _DASH_PT)
    return (
        Group("admin-1", (Stroke(regions, colours["admin1"], view.width("admin1")),)),
        Group("borders", (Stroke(agreed, colours["border"], width),)),
        Group("disputed borders", (Stroke(disputed, colours["disputed"], width, dash),)),
    )


def _without_enclaves(lines: Chains, smallest_pt: float) -> Chains:
    """Return lines without those that run round something small."""
    if len(lines.starts) < 2:
        return lines
    firsts, lasts = lines.points[lines.starts[:-1]], lines.points[lines.starts[1:] - 1]
    lows = np.minimum.reduceat(lines.points, lines.starts[:-1], axis=0)
    highs = np.maximum.reduceat(lines.points, lines.starts[:-1], axis=0)
    is_small = np.max(highs - lows, axis=1) < smallest_pt
    return lines.chosen(np.flatnonzero(~(is_small & np.all(firsts == lasts, axis=1))))
