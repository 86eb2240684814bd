"""The map itself, made with folium: everything that it links is left out or brought along."""

from __future__ import annotations

from typing import Any

import folium
from branca.element import MacroElement
from folium.map import Layer
from folium.template import Template

from routeviewer.webpage.tiles import Tiles


class _OfflineMap(folium.Map):
    """A folium map that links nothing."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - folium reads it as a class attribute
    default_css: list[tuple[str, str]] = []  # noqa: RUF012 - as above


class _BaseMap(Layer):
    """The drawn base map."""

    _template = Template(
        """{% macro script(this, kwargs) %}
        var {{ this.get_name() }} =
            new RouteMap.BaseMap(RouteMap.data.base, RouteMap.data.style);
        {% endmacro %}"""
    )

    def __init__(self, name: str) -> None:
        super().__init__(name=name, overlay=False)
        self._name = "BaseMap"


class _Mentioned(Layer):
    """Places that are only mentioned."""

    _template = Template(
        """{% macro script(this, kwargs) %}
        var {{ this.get_name() }} = RouteMap.mentioned =
            new RouteMap.Mentioned(RouteMap.data.mentions);
        {% endmacro %}"""
    )

    def __init__(self, name: str, *, is_shown: bool) -> None:
        super().__init__(name=name, overlay=True, show=is_shown)
        self._name = "Mentioned"


class _Start(MacroElement):
    """Starts the page's own script on the map."""

    _template = Template(
        """{% macro script(this, kwargs) %}
        RouteMap.start({{ this._parent.get_name() }}, {{ this.base.get_name() }});
        {% endmacro %}"""
    )

    def __init__(self, base: _BaseMap) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's own
        self._name = "Start"
        self.base = base


def map_parts(
    words: dict[str, str],
    crs: str,
    tiles: Tiles | None,
    *,
    has_mentions: bool,
    shows_mentions: bool,
) -> tuple[str, str]:
    """Return what folium writes for the map: into the body, and as a script.

    Args:
        words: The names of the layers.
        crs: Leaflet's name of the coordinates.
        tiles: An online map that the reader can turn on, or None.
        has_mentions: Whether there are places that are only mentioned.
        shows_mentions: Whether they are shown at first.
    """
    # A tenth of a zoom step lets a route fill its frame.
    drawn = _OfflineMap(
        tiles=None, crs=crs, zoom_snap=0.1, bounce_at_zoom_limits=False,
        max_bounds_viscosity=1.0, world_copy_jump=False, zoom_start=0,
    )  # fmt: skip
    base = _BaseMap(words["drawn"])
    base.add_to(drawn)
    if tiles is not None:
        tiles.layer(words["online"]).add_to(drawn)
    if has_mentions:
        _Mentioned(words["mentioned"], is_shown=shows_mentions).add_to(drawn)
    if tiles is not None or has_mentions:
        folium.LayerControl(collapsed=True, hide_single_base=True).add_to(drawn)
    _Start(base).add_to(drawn)
    _fix_ids(drawn)
    return _rendered(drawn)


def _fix_ids(element: Any, path: str = "m") -> None:
    """Replace folium's random ids, so that the same route gives the same bytes."""
    element._id = path  # noqa: SLF001 - the only place where an id can be set
    for i, child in enumerate(element._children.values()):  # noqa: SLF001 - as above
        _fix_ids(child, f"{path}{i}")


def _rendered(drawn: folium.Map) -> tuple[str, str]:
    """Return what folium renders for the body and the script; its head links what we have."""
    figure: Any = drawn.get_root()
    figure.render()
    body, script = (
        "\n".join(child.render() for child in section._children.values())  # noqa: SLF001 - folium's own way
        for section in (figure.html, figure.script)
    )
    return body, script
