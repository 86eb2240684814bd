"""Borders of countries, agreed and disputed, and of their first-level regions."""

from __future__ import annotations

from routeviewer.drawing.layers.ground import View, lines_in_view
from routeviewer.drawing.sheet import Group, Stroke

_DASH_PT = (2.6, 2.2)


def borders(view: View) -> tuple[Group, ...]:
    """Return the lines between regions and between countries."""
    colours, scale = view.style.ground, view.level.scale
    agreed = lines_in_view(view, "borders", scale)
    disputed = lines_in_view(view, "disputed", scale)
    regions = lines_in_view(view, "admin1", "10m", most_rank=view.level.rank - 2)
    width = view.width("border")
    dash = tuple(length * view.enlarged for length in _DASH_PT)
    return (
        Group("admin-1", (Stroke(regions, colours["admin1"], view.width("admin1")),)),
        Group("borders", (Stroke(agreed, colours["border"], width),)),
        Group("disputed borders", (Stroke(disputed, colours["disputed"], width, dash),)),
    )
