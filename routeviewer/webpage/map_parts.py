"""The parts of the web map that folium does not have in a form that works offline."""

from __future__ import annotations

import json
from typing import Any

from branca.element import MacroElement
from jinja2 import Template


def as_script(value: object) -> str:
    """Return a value as JavaScript that is safe inside a <script> element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


class Land(MacroElement):
    """Countries as polygons beneath everything else."""

    _template = Template(
        """{% macro script(this, kwargs) %}
        L.geoJSON({{ this.data }}, {interactive: false, style: {
            color: "#b9b4a8", weight: 0.8, fillColor: "#f6f3ec", fillOpacity: 1}
        }).addTo({{ this._parent.get_name() }});
        {% endmacro %}"""
    )

    def __init__(self, collection: dict[str, Any]) -> None:
        """Hold a GeoJSON FeatureCollection."""
        super().__init__()  # type: ignore[no-untyped-call]  # branca's own
        self._name = "Land"
        self.data = as_script(collection)


class RouteMarks(MacroElement):
    """Numbered marks joined by lines; a click on the list opens the mark's note."""

    _template = Template(
        """{% macro script(this, kwargs) %}
        (function (map) {
            var stops = {{ this.stops }}, marks = {};
            var lines = {{ this.lines }};
            lines.forEach(function (line) {
                L.polyline(line.points, {color: "#fff", weight: 5, opacity: 0.9}).addTo(map);
                L.polyline(line.points, {color: "#b3261e", weight: 2.5,
                    dashArray: line.dashed ? "6 6" : null}).addTo(map);
            });
            stops.forEach(function (stop) {
                var pin = document.createElement("div");
                pin.className = "pin" + (stop.certain ? "" : " inferred");
                pin.textContent = stop.numbers;
                var width = 18 + 8 * stop.numbers.length;
                var note = document.createElement("div");
                stop.lines.forEach(function (text, i) {
                    var row = document.createElement(i ? "div" : "strong");
                    row.textContent = text;
                    note.appendChild(row);
                });
                var mark = L.marker(stop.position, {
                    icon: L.divIcon({html: pin, className: "", iconSize: [width, 26]}),
                    title: stop.lines[0], alt: stop.lines[0], keyboard: true
                }).addTo(map);
                var popup = L.popup({maxWidth: 320}).setContent(note);
                mark.bindPopup(popup);
                mark.bindTooltip(stop.lines[0], {permanent: true, direction: stop.side,
                    offset: stop.side === "left" ? [-width / 2, 0] : [width / 2, 0],
                    className: "name"});
                stop.list.forEach(function (number) { marks[number] = mark; });
            });
            // Without animation: the first view must be right at once, also in a picture.
            map.invalidateSize({animate: false});
            map.fitBounds({{ this.bounds }}, {padding: [60, 60], maxZoom: 8, animate: false});
            document.querySelectorAll("[data-stop]").forEach(function (button) {
                button.addEventListener("click", function () {
                    var mark = marks[button.getAttribute("data-stop")];
                    if (mark) { map.panTo(mark.getLatLng()); mark.openPopup(); }
                });
            });
        })({{ this._parent.get_name() }});
        {% endmacro %}"""
    )

    def __init__(
        self,
        stops: list[dict[str, Any]],
        lines: list[dict[str, Any]],
        bounds: list[list[float]],
    ) -> None:
        """Hold the marks and lines as plain values, and the window that shows them all.

        ``bounds`` are the south-western and the north-eastern corner as [lat, lon] in degrees.
        """
        super().__init__()  # type: ignore[no-untyped-call]  # branca's own
        self._name = "RouteMarks"
        self.stops = as_script(stops)
        self.lines = as_script(lines)
        self.bounds = as_script(bounds)
