"""One web page with the map of a route; it needs no network."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from jinja2 import DictLoader, Environment
from markupsafe import Markup

from routeviewer import __version__
from routeviewer.project.project import Project
from routeviewer.scene.build import build_scene
from routeviewer.scene.scene import Scene
from routeviewer.scene.style import Style, style_named
from routeviewer.webpage.chart import Chart, chart_of
from routeviewer.webpage.folium_map import map_parts
from routeviewer.webpage.inlined import (
    as_data,
    leaflet_script,
    page_file,
    page_script,
    page_style,
    security_policy,
)
from routeviewer.webpage.route_data import abridged, route_data
from routeviewer.webpage.stop_rows import legend_rows, stop_rows
from routeviewer.webpage.tiles import Tiles
from routeviewer.wording.catalogue import Catalogue, catalogue

# Half letters, which no encoding can write.
_HALF_LETTERS = re.compile("[\ud800-\udfff]")


def route_page(project: Project, *, tiles: Tiles | None = None) -> str:
    """Return the page as HTML: the map, the list of stops with the words behind them, the credit.

    The same project gives the same bytes. What the page shows of the article is text, whatever
    stands in it.

    Args:
        project: The project.
        tiles: An online map that the reader can turn on; the page itself fetches nothing.

    Raises:
        StyleError: The style or the projection is unknown or faulty.
        ResourceError: A file of the program is missing.
    """
    # The reader can turn places that are only mentioned on and off, so the page has them all.
    settings = replace(project.figure, shows_mentioned=True)
    scene = build_scene(replace(project, figure=settings))
    words, style = catalogue(scene.language), style_named(scene.settings.style)
    chart = chart_of(scene, is_tiled=tiles is not None)
    map_body, map_script = map_parts(
        _layer_names(words, tiles), chart.crs, tiles,
        has_mentions=bool(scene.mentions), shows_mentions=project.figure.shows_mentioned,
    )  # fmt: skip
    body = _writable(_body(scene, chart, style, words, map_body))
    data = _writable(as_data(route_data(scene, chart, style, words)))
    return _writable(_whole(scene, style, tiles, (body, data, map_script)))


def _writable(text: str) -> str:
    """Return a text without half letters."""
    return _HALF_LETTERS.sub("\ufffd", text)


def _layer_names(words: Catalogue, tiles: Tiles | None) -> dict[str, str]:
    return {
        "drawn": words.sentence("page", "drawn-map"),
        "mentioned": words.sentence("page", "mentioned"),
        "online": words.sentence("page", "online", name=tiles.name) if tiles else "",
    }


def _body(scene: Scene, chart: Chart, style: Style, words: Catalogue, map_body: str) -> str:
    return _templates().get_template("body.html").render(
        scene=scene,
        words=words,
        visits=stop_rows(scene, words),
        legend=legend_rows(scene, style, words),
        overview=scene.subtitle,
        credit=f"{scene.credit} {words.sentence('page', 'leaflet')}",
        has_edge=chart.projection.name == "equal-earth",
        map_body=Markup(map_body),  # noqa: S704 - folium's, without a word of the article
    )  # fmt: skip


def _whole(scene: Scene, style: Style, tiles: Tiles | None, parts: tuple[str, str, str]) -> str:
    body, data, map_script = parts
    scripts = (leaflet_script(), page_script(map_script))
    rules = page_style(style, body + data)
    return _templates().get_template("page.html").render(
        scene=scene,
        version=__version__,
        is_tiled=tiles is not None,
        policy=security_policy(scripts, [rules], tiles.hosts if tiles else ""),
        # Made by the templates above, by JSON and from the program's own files.
        style=Markup(rules),  # noqa: S704 - as said above
        body=Markup(body),  # noqa: S704 - as said above
        data=Markup(data),  # noqa: S704 - as said above
        leaflet=Markup(scripts[0]),  # noqa: S704 - as said above
        script=Markup(scripts[1]),  # noqa: S704 - as said above
    )  # fmt: skip


@lru_cache(maxsize=1)
def _templates() -> Environment:
    sources = {name: page_file(name) for name in ("page.html", "body.html")}
    templates = Environment(
        loader=DictLoader(sources), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    templates.filters["abridged"] = abridged
    return templates
