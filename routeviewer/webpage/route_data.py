"""The route as the page's script reads it: plain values, positions in pixels at zoom 0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from routeviewer.geo.chains import Chains, lonlat_of
from routeviewer.geo.curves import circle
from routeviewer.geo.geodesic import Line
from routeviewer.geo.projection import Window
from routeviewer.scene.scene import LegLine, Mark, OnwardLine, Scene
from routeviewer.scene.style import Style
from routeviewer.webpage.base_map import base_map
from routeviewer.webpage.chart import M_PER_PX_AT_ZOOM_0, Chart, corners
from routeviewer.wording.catalogue import Catalogue


def route_data(scene: Scene, chart: Chart, style: Style, words: Catalogue) -> dict[str, Any]:
    """Return all that the script needs."""
    left, top, right, bottom = corners(chart, chart.content)
    return {
        "base": base_map(chart, words),
        "bounds": [[left, top], [right, bottom]],
        "projection": chart.projection.name,
        "metresPerPixel": M_PER_PX_AT_ZOOM_0,
        "style": _colours(style),
        "words": _words(words),
        "marks": [_mark(mark, scene, chart) for mark in scene.marks],
        "legs": [_leg(leg, chart) for leg in scene.legs],
        "onward": _onward(scene.onward, chart, words),
        "mentions": [
            {"at": chart.spot(mention.position), "name": mention.name, "why": mention.why}
            for mention in scene.mentions
        ],
        "ticks": [visit.short_date or str(visit.number) for visit in scene.visits],
    }


def abridged(text: str, most: int) -> str:
    """Return a text of at most so many characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _colours(style: Style) -> dict[str, str]:
    """Return the colours that the script paints with."""
    return {
        **style.ground, **style.route, "background": style.page["background"],
        "frame": style.page["frame"], "country": style.names["country"],
        "town": style.names["town"], "waterName": style.names["water"],
        "halo": style.names["halo"],
    }  # fmt: skip


def _words(words: Catalogue) -> dict[str, str]:
    told = words.sections["page"]
    return {
        "locale": words.language,
        "kilometre": str(words.sections["figure"]["kilometre"]),
        "metre": str(words.sections["figure"]["metre"]),
        "fullScreen": told["full-screen"],
        "leaveFullScreen": told["leave-full-screen"],
        "wheelHint": told["wheel-hint"],
        "touchHint": told["touch-hint"],
        "close": told["close"], "zoomIn": told["zoom-in"], "zoomOut": told["zoom-out"],
        "layers": told["layers"],
    }  # fmt: skip


def _mark(mark: Mark, scene: Scene, chart: Chart) -> dict[str, Any]:
    labelled = {label.mark: label for label in scene.labels}
    label = labelled.get(scene.marks.index(mark))
    rings = [] if mark.shape or not mark.uncertainty_km else _circle(mark, chart)
    shape = _line(mark.shape, chart) if len(mark.shape) > 1 else []
    return {
        "at": chart.spot(mark.position),
        "numbers": mark.numbers,
        "visits": [visit.number for visit in mark.visits],
        "sign": mark.sign,
        "name": mark.name,
        "isUnnamed": label is None,
        "detail": label.detail if label else "",
        "circle": rings,
        "shape": shape,
        "radius": _half_size([*rings, *shape]),
    }


def _leg(leg: LegLine, chart: Chart) -> dict[str, Any]:
    return {"lines": _line(leg.line, chart), "kind": leg.kind, "to": leg.to_number}


def _onward(onward: OnwardLine | None, chart: Chart, words: Catalogue) -> dict[str, Any] | None:
    lines = _line(onward.line, chart) if onward else []
    if onward is None or not lines:
        return None
    told = words.sentence("summary", "towards", place=onward.name)
    return {"line": lines[0], "told": told}


def _line(line: Line, chart: Chart) -> list[list[list[float]]]:
    """Return a line, in pieces where the plane is cut."""
    return chart.lines(chart.projection.lines(Chains.of([lonlat_of(line)]), Window()))


def _circle(mark: Mark, chart: Chart) -> list[list[list[float]]]:
    ring = Chains.of([circle(mark.position, mark.uncertainty_km)])
    return chart.lines(chart.projection.rings(ring, Window()).plane)


def _half_size(lines: Sequence[Sequence[Sequence[float]]]) -> float:
    """Return half the width or height of lines, whichever is larger."""
    if not lines:
        return 0.0
    points = np.concatenate([np.array(line) for line in lines])
    return round(float(np.ptp(points, axis=0).max()) / 2, 6)
