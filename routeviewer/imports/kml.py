"""KML and KMZ: the points of each folder; where there are none, the ends of lines."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import fastkml
from fastkml.exceptions import FastKMLError

from routeviewer.imports.damage import damage_told
from routeviewer.imports.waypoint import Found, Part, Waypoint, plain, waypoint

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_LARGEST_BYTES = 100_000_000


def kml_parts(text: str) -> Found:
    """Return the routes of a file: one for each folder that has points.

    Raises:
        ValueError: It is no KML.
    """
    try:
        # The text is decoded already; its own word for that would be in the way.
        document = fastkml.KML.from_string(_DECLARATION.sub("", text), strict=False)
    except (FastKMLError, SyntaxError, TypeError, AttributeError) as error:
        raise ValueError(damage_told(error)) from error
    parts: list[Part] = []
    bad: list[str] = []
    left_out = 0
    for name, placemarks in _groups(document, ""):
        points = tuple(w for p in placemarks for w in _points(p, bad))
        if points:
            parts.append(Part(name, points))
    if not parts:
        parts, left_out = _lines(document, bad)
    return Found(tuple(parts), tuple(bad), left_out)


def kml_of_kmz(data: bytes) -> bytes:
    """Return the document that an archive holds.

    Raises:
        ValueError: It holds none, or a huge one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [e for e in archive.infolist() if e.filename.casefold().endswith(".kml")]
            if not entries:
                raise ValueError("there is no .kml in the archive")
            if entries[0].file_size > _LARGEST_BYTES:
                raise ValueError("the document in the archive is too large")
            return archive.read(entries[0])
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        # Damaged, packed in a way that nobody uses, or encrypted.
        raise ValueError("the archive is damaged or encrypted") from error


def _groups(holder: Any, name: str) -> Iterator[tuple[str, list[Any]]]:
    """Yield the placemarks of each folder with its name, from the outside in."""
    inner = list(getattr(holder, "features", ()))
    placemarks = [f for f in inner if isinstance(f, fastkml.Placemark)]
    if placemarks:
        yield name, placemarks
    for further in inner:
        if isinstance(further, fastkml.Document | fastkml.Folder):
            yield from _groups(further, plain(further.name) or name)


def _points(placemark: Any, bad: list[str]) -> Iterator[Waypoint]:
    """Yield the point of a placemark; one that is none on Earth is added to ``bad``."""
    geometry = placemark.geometry
    if geometry is None or geometry.geom_type != "Point" or geometry.is_empty:
        return
    told = _told(placemark)
    name = placemark.name
    # Our own numbers are not part of the name.
    number = told.get("number")
    if name and number and name.startswith(f"{number}. "):
        name = name[len(number) + 2 :]
    note = told.get("note") or told.get("quote") or placemark.description
    when = _time(placemark) or told.get("when")
    try:
        yield waypoint(name, geometry.y, geometry.x, when, note)
    except ValueError:
        bad.append(plain(name) or "a point without a name")


def _told(placemark: Any) -> dict[str, str]:
    held = placemark.extended_data
    elements = held.elements if held else ()
    return {e.name: e.value or "" for e in elements if isinstance(e, fastkml.Data) and e.name}


def _time(placemark: Any) -> str:
    times = placemark.times
    stamp = getattr(times, "timestamp", None) or getattr(times, "begin", None)
    return str(stamp) if stamp else ""


def _lines(document: Any, bad: list[str]) -> tuple[list[Part], int]:
    parts, left_out = [], 0
    for name, placemarks in _groups(document, ""):
        for placemark in placemarks:
            for line in _line_points(placemark.geometry):
                told = plain(placemark.name) or name
                try:
                    ends = [waypoint("", lat, lon, "", "") for lon, lat, *_ in (line[0], line[-1])]
                except ValueError:
                    bad.append(told or "a line without a name")
                    continue
                left_out += max(0, len(line) - 2)
                parts.append(Part(told, tuple(ends)))
    return parts, left_out


def _line_points(geometry: Any) -> Iterator[list[tuple[float, ...]]]:
    if geometry is None:
        return
    if geometry.geom_type == "LineString":
        yield list(geometry.coords)
    for inner in getattr(geometry, "geoms", ()):
        yield from _line_points(inner)
