"""One web page with the map of a route; it needs no network."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from typing import Any

import folium

from routeviewer.basemap.window import Bounds, land_window
from routeviewer.itinerary.itinerary import Stop
from routeviewer.project.project import Project
from routeviewer.webpage.leaflet import leaflet_file
from routeviewer.webpage.map_parts import Land, RouteMarks
from routeviewer.wording.reasons import visit_sentence

_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_STYLE = """
html, body { margin: 0; height: 100%; font: 15px/1.4 system-ui, "Segoe UI", sans-serif;
  color: #1d1b16; background: #fff; }
body { display: flex; flex-direction: column; }
header { padding: 10px 16px; border-bottom: 1px solid #d8d3c7; }
h1 { font-size: 19px; margin: 0; } header p { margin: 2px 0 0; color: #55513f; }
main { flex: 1; display: flex; min-height: 0; }
#chart { flex: 1; min-width: 0; }
aside { width: 300px; overflow: auto; border-left: 1px solid #d8d3c7; }
ol { list-style: none; margin: 0; padding: 8px; }
ol button { all: unset; box-sizing: border-box; display: grid; width: 100%; cursor: pointer;
  grid-template-columns: 30px 1fr; padding: 7px 8px; border-radius: 6px; }
ol button:hover, ol button:focus-visible { background: #f2eee3;
  outline: 2px solid #b3261e; outline-offset: -2px; }
ol b { color: #8c1d18; } ol small { display: block; color: #55513f; }
footer { padding: 6px 16px; border-top: 1px solid #d8d3c7; color: #55513f; font-size: 12.5px; }
.leaflet-container { background: #d6e4ec; font: inherit; }
.pin { height: 22px; line-height: 22px; border: 2px solid #fff; border-radius: 13px;
  background: #b3261e; color: #fff; font-weight: 700; font-size: 13px; text-align: center;
  box-shadow: 0 1px 3px #0006; }
.pin.inferred { background: #fff; color: #8c1d18; border: 2px dashed #b3261e; }
.leaflet-tooltip.name { background: none; border: 0; box-shadow: none; padding: 0; font-weight: 600;
  color: #1d1b16; text-shadow: 0 0 3px #fff, 0 0 3px #fff, 0 0 4px #fff, 0 0 5px #fff; }
.leaflet-tooltip.name::before { display: none; }
@media (max-width: 700px) { main { flex-direction: column; } aside { width: auto; height: 38%;
  border-left: 0; border-top: 1px solid #d8d3c7; } }
"""


class _OfflineMap(folium.Map):
    """A folium map that links nothing."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - folium reads it as a class attribute
    default_css: list[tuple[str, str]] = []  # noqa: RUF012 - as above


def route_page(project: Project) -> str:
    """Return the page as HTML: the map, the list of stops and the credit.

    The same project gives the same bytes.
    """
    drawn = _drawn_map(project)
    head, body, script = _parts(drawn)
    title = project.article.title or "Route"
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<style>{_leaflet_style()}{_STYLE}</style>",
            f"<script>{leaflet_file('leaflet.js')}</script>{head}</head>",
            f"<body><header><h1>{html.escape(title)}</h1><p>{_subtitle(project)}</p></header>",
            f'<main><div id="chart" role="application" aria-label="{_alt_text(project)}">',
            f"{body}</div>",
            f'<aside aria-label="Stops">{_stop_list(project)}</aside></main>',
            f"<footer>{_credit(project)}</footer>",
            f"<script>{script}</script></body></html>",
        )
    )


def _leaflet_style() -> str:
    """Return Leaflet's style without its pictures, of which the page uses none."""
    return re.sub(r"url\([^)]*\)", "none", leaflet_file("leaflet.css"))


def _drawn_map(project: Project) -> folium.Map:
    located = [stop for stop in project.itinerary.stops if stop.place is not None]
    bounds = _bounds(located)
    drawn = _OfflineMap(
        tiles=None, zoom_control=True, attribution_control=False, width="100%", height="100%"
    )
    Land(land_window(bounds)).add_to(drawn)
    corners = [[bounds.south, bounds.west], [bounds.north, bounds.east]]
    RouteMarks(_marks(located, project), _lines(located), corners).add_to(drawn)
    _fix_ids(drawn)
    return drawn


def _fix_ids(element: Any, path: str = "m") -> None:
    """Replace folium's random ids, so that the same route gives the same bytes."""
    element._id = path  # noqa: SLF001 - the only place where an id can be set
    for i, child in enumerate(element._children.values()):  # noqa: SLF001 - as above
        _fix_ids(child, f"{path}{i}")


def _parts(drawn: folium.Map) -> tuple[str, str, str]:
    """Return what folium renders for the head, the body and the script."""
    figure: Any = drawn.get_root()
    figure.render()
    sections = (figure.header, figure.html, figure.script)
    rendered = []
    for section in sections:
        kept = {
            name: child
            for name, child in section._children.items()  # noqa: SLF001 - folium's own way
            if not name.startswith(("meta_http", "bootstrap"))
        }
        rendered.append("\n".join(child.render() for child in kept.values()))
    return rendered[0], rendered[1], rendered[2]


def _bounds(located: list[Stop]) -> Bounds:
    points = [stop.place.coordinate for stop in located if stop.place is not None]
    if not points:
        return Bounds(-55, -170, 75, 180)
    south, north = min(p.lat for p in points), max(p.lat for p in points)
    west, east = min(p.lon for p in points), max(p.lon for p in points)
    margin = max(0.3, 0.1 * max(north - south, east - west))
    return Bounds(
        max(-85, south - margin),
        max(-180, west - margin),
        min(85, north + margin),
        min(180, east + margin),
    )


def _marks(located: list[Stop], project: Project) -> list[dict[str, Any]]:
    """Return one mark a place; a place visited twice bears both numbers."""
    stops = project.itinerary.stops
    numbers = {stop.id: i + 1 for i, stop in enumerate(stops)}
    marks: dict[tuple[float, float], dict[str, Any]] = {}
    middle = sum(s.place.coordinate.lon for s in located if s.place) / max(len(located), 1)
    for stop in located:
        if stop.place is None:
            continue
        here = stop.place.coordinate
        mark = marks.setdefault(
            (here.lat, here.lon),
            {
                "position": [here.lat, here.lon], "list": [], "lines": [stop.label],
                "certain": not stop.is_inferred,
                "side": "left" if here.lon < middle else "right",
            },
        )  # fmt: skip
        mark["list"].append(str(numbers[stop.id]))
        mark["lines"] += [_when(stop), f"“{_quote(stop, project)}”"]
    for mark in marks.values():
        mark["numbers"] = ", ".join(mark["list"])
        mark["lines"] = [line for line in mark["lines"] if line]
    return list(marks.values())


def _lines(located: list[Stop]) -> list[dict[str, Any]]:
    return [
        {
            "points": [
                [a.place.coordinate.lat, a.place.coordinate.lon],
                [b.place.coordinate.lat, b.place.coordinate.lon],
            ],
            "dashed": "planned" in (a.status, b.status) or a.is_inferred,
        }
        for a, b in pairwise(located)
        if a.place is not None and b.place is not None
    ]


def _when(stop: Stop) -> str:
    return stop.when.iso or stop.when.text


def _quote(stop: Stop, project: Project) -> str:
    return " ".join(project.article.quote(stop.evidence[0].span).split())


def _subtitle(project: Project) -> str:
    traveller = project.itinerary.traveller
    count = len(project.itinerary.stops)
    stops = "no stops found" if not count else "1 stop" if count == 1 else f"{count} stops"
    who = "the narrator" if traveller == "I" else traveller
    return html.escape(f"Route of {who}: {stops}" if who else stops.capitalize())


def _alt_text(project: Project) -> str:
    names = ", ".join(stop.label for stop in project.itinerary.stops)
    return html.escape(f"Map of the route: {names}" if names else "Map without stops", quote=True)


def _stop_list(project: Project) -> str:
    if not project.itinerary.stops:
        return "<p style='padding: 0 16px'>The text puts nobody at a place.</p>"
    rows = []
    for i, stop in enumerate(project.itinerary.stops, 1):
        facts = [_when(stop), "not located" if stop.place is None else "", stop.status]
        if stop.is_inferred:
            facts[2] = visit_sentence(stop.evidence[0].rule)
        told = " · ".join(html.escape(fact) for fact in facts if fact)
        rows.append(
            f'<li><button data-stop="{i}"><b>{i}</b><span>{html.escape(stop.label)}'
            f"<small>{told}</small></span></button></li>"
        )
    return f"<ol>{''.join(rows)}</ol>"


def _credit(project: Project) -> str:
    drawn = {stop.place.gazetteer for stop in project.itinerary.stops if stop.place is not None}
    osm = "© OpenStreetMap contributors, " if "openstreetmap" in drawn else ""
    return (
        f"Drawn by routeviewer. Places: {osm}GeoNames (CC BY 4.0) and others. "
        "Land and borders: Natural Earth. Borders are generalised. Made with Leaflet."
    )
