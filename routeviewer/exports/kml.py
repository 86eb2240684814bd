"""KML and KMZ for globes: numbered stops with dates and quotes, and the lines between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from typing import Any

import fastkml
from fastkml.enums import DateTimeResolution
from fastkml.styles import IconStyle, LabelStyle, LineStyle, Style, StyleUrl
from pygeoif.geometry import LineString, MultiLineString, Point

from routeviewer.exports.archive import zip_bytes
from routeviewer.exports.xml_text import xml_text
from routeviewer.project.features import features
from routeviewer.project.project import Project
from routeviewer.scene.scene import Scene
from routeviewer.scene.style import style_named

_LINE_PX, _LABEL_SCALE, _ICON_SCALE = 3.0, 0.9, 0.9
# How exactly a date is known, by the length of its text.
_EXACTNESS = {
    10: DateTimeResolution.date, 7: DateTimeResolution.year_month, 4: DateTimeResolution.year,
}  # fmt: skip
# What else a globe's balloon and a map program's table can show.
_FURTHER = ("number", "status", "inferred", "when", "quote", "source", "note", "confidence",
            "kind", "country", "precision_km", "gazetteer", "identifier", "from", "to", "mode",
            "distance_km")  # fmt: skip


def kml_bytes(project: Project, scene: Scene, icons: Mapping[int, str] | None = None) -> bytes:
    """Return the routes of all travellers as KML 2.2; the same project gives the same bytes.

    Args:
        project: The project.
        scene: Its title, credit and style.
        icons: Names of the pictures of the main route's stops by number, or None.
    """
    icons = icons or {}
    found = features(project)
    document = fastkml.Document(
        name=xml_text(scene.title),
        description=_balloon([scene.caption, scene.credit]),
        styles=list(_styles(scene, icons)),
        features=[
            fastkml.Folder(
                name=xml_text(itinerary.traveller or scene.title),
                features=[
                    _placemark(feature["properties"], feature["geometry"], icons)
                    for feature in found
                    if feature["properties"]["itinerary"] == number and feature["geometry"]
                ],
            )
            for number, itinerary in enumerate(project.itineraries, 1)
        ],
    )
    text = fastkml.KML(features=[document]).to_string()
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + text).encode()


def kmz_bytes(project: Project, scene: Scene, discs: tuple[bytes, ...]) -> bytes:
    """Return the KML with the pictures of its numbered discs, in one archive.

    Args:
        project: The project.
        scene: Its title, credit and style.
        discs: A PNG picture for each mark of the scene.
    """
    names = [f"discs/{number}.png" for number in range(1, len(discs) + 1)]
    icons = {
        visit.number: name
        for name, mark in zip(names, scene.marks, strict=True)
        for visit in mark.visits
    }
    pictures = dict(zip(names, discs, strict=True))
    return zip_bytes({"doc.kml": kml_bytes(project, scene, icons), **pictures})


def _placemark(told: dict[str, Any], geometry: dict[str, Any], icons: Mapping[int, str]) -> Any:
    number = told.get("number")
    is_main = told["itinerary"] == 1
    style = (
        told["kind"] if number is None
        else f"stop-{number}" if is_main and number in icons else "stop"
    )  # fmt: skip
    quote = told["quote"] and f"“{told['quote']}”"
    facts = (told.get("date") or told.get("when"), quote, told.get("source"), told.get("note"))
    return fastkml.Placemark(
        name=xml_text(told["name"] if number is None else f"{number}. {told['name']}"),
        description=_balloon(facts),
        times=_when(told.get("date")),
        style_url=StyleUrl(url=f"#{style}"),
        extended_data=_further(told),
        geometry=_shape(geometry),
    )


def _balloon(facts: Any) -> str | None:
    """Return a description: globes take it for HTML, so that what an article says is escaped."""
    return xml_text("<br/>".join(escape(fact) for fact in facts if fact)) or None


def _when(text: str | None) -> fastkml.TimeStamp | None:
    if not text:
        return None
    day = date.fromisoformat((text + "-01-01")[:10])
    return fastkml.TimeStamp(timestamp=fastkml.KmlDateTime(day, _EXACTNESS[len(text)]))


def _further(told: dict[str, Any]) -> fastkml.ExtendedData:
    return fastkml.ExtendedData(
        elements=[
            fastkml.Data(name=key, value=xml_text(str(told[key])))
            for key in _FURTHER
            if told.get(key) not in (None, "")
        ]
    )


def _shape(geometry: dict[str, Any]) -> Point | LineString | MultiLineString:
    points = geometry["coordinates"]
    if geometry["type"] == "Point":
        return Point(*points)
    if geometry["type"] == "LineString":
        return LineString([tuple(point) for point in points])
    return MultiLineString([[tuple(point) for point in line] for line in points])


# -- looks -----------------------------------------------------------------------------------------


def _styles(scene: Scene, icons: Mapping[int, str]) -> Iterator[Style]:
    route = style_named(scene.settings.style).route
    lines = {"stated": route["line"], "inferred": route["line"] + "99", "planned": route["planned"]}
    for kind, colour in lines.items():
        yield Style(id=kind, styles=[LineStyle(color=_colour(colour), width=_LINE_PX)])
    label = LabelStyle(scale=_LABEL_SCALE)
    yield Style(id="stop", styles=[label])
    for number, name in icons.items():
        disc = IconStyle(scale=_ICON_SCALE, icon_href=name)
        yield Style(id=f"stop-{number}", styles=[disc, label])


def _colour(colour: str) -> str:
    """Return "#rrggbb" or "#rrggbbaa" as KML has it: opacity, blue, green, red."""
    red, green, blue, opacity = colour[1:3], colour[3:5], colour[5:7], colour[7:9] or "ff"
    return f"{opacity}{blue}{green}{red}".lower()
