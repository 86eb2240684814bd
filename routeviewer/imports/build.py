"""Reads the file of another program into a project."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from routeviewer.errors import ImportFileError, UnreadableArticleError
from routeviewer.imports.waypoint import Found, Part
from routeviewer.itinerary.itinerary import Itinerary, When
from routeviewer.project.editing import apply
from routeviewer.project.edits import AddStop, Edit, SetNote, SetWhen, StopAnchor
from routeviewer.project.figure import FigureSettings
from routeviewer.project.project import Project
from routeviewer.text.article import Article, Notice
from routeviewer.text.encodings import decode

_LARGEST_BYTES = 50_000_000
_MOST_STOPS = 2_000
_MOST_NAMED = 5
# Neither format needs what these bring, and both can be used to harm whoever reads them.
_DANGEROUS = ("<!DOCTYPE", "<!ENTITY")
# What the names of such files end in.
ENDINGS = (".gpx", ".kml", ".kmz", ".csv", ".geojson", ".json")
_ENDINGS_TOLD = f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"


def import_project(path: Path) -> Project:
    """Return the routes of a GPX, KML, KMZ, CSV or GeoJSON file as a project.

    Its stops are what a person decided: each is an edit, so that nothing takes them away.

    Raises:
        ImportFileError: The file cannot be read, holds no route, or one that is too long.
    """
    data = _bytes(path)
    found = _found(path, data)
    stops = sum(len(part.waypoints) for part in found.parts)
    if stops == 0:
        raise _without_stops(path, found)
    if stops > _MOST_STOPS:
        raise ImportFileError(
            f"{path.name} holds {stops:,} stops", f"At most {_MOST_STOPS:,} are a route to draw."
        )
    names = [part.name for part in found.parts]
    article = Article("", source=path.name, sha256=hashlib.sha256(data).hexdigest())
    project = Project(
        articles=(article,),
        toponyms=(),
        # The main route's name is the title of its map.
        itineraries=tuple(Itinerary(n, (), ()) for n in ("", *names[1:])),
        warnings=tuple(_notices(found)),
        figure=FigureSettings(title=names[0] or None),
    )
    for number, part in enumerate(found.parts):
        for edit in _edits(part, number):
            project = apply(project, edit)
    return project


def _without_stops(path: Path, found: Found) -> ImportFileError:
    if found.bad_rows:
        return ImportFileError(
            f"{path.name} holds no stops: no points on Earth are {_told_in_short(found.bad_rows)}",
            "Give latitudes from -90 to 90 and longitudes from -180 to 180, in degrees.",
        )
    return ImportFileError(
        f"{path.name} holds no stops", "Choose a file with a route, waypoints or points."
    )


def _told_in_short(told: Sequence[str]) -> str:
    more = ["…"] if len(told) > _MOST_NAMED else []
    return ", ".join([*told[:_MOST_NAMED], *more])


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise ImportFileError(
                f"{path.name} is larger than {_LARGEST_BYTES // 1_000_000} MB",
                "Choose a smaller file.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise ImportFileError(
            f"{path} cannot be read: {error.strerror or error}", "Check the name and the folder."
        ) from error
    if not data.strip():
        raise ImportFileError(f"{path.name} is empty", "Save it anew in the program that made it.")
    return data


def _found(path: Path, data: bytes) -> Found:
    reader = _reader(path)
    try:
        if path.suffix.casefold() == ".kmz":
            from routeviewer.imports.kml import kml_of_kmz  # noqa: PLC0415 - loads fastkml

            data = kml_of_kmz(data)
        return reader(_harmless(decode(data).text))
    except UnreadableArticleError as error:
        raise ImportFileError(
            f"{path.name} is no text",
            f"Choose a file that ends in {_ENDINGS_TOLD}.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise ImportFileError(
            f"{path.name} cannot be read as a route ({error})",
            "Save it anew in the program that made it, or as a CSV with the columns name, lat, "
            "lon and date.",
        ) from error


def _harmless(text: str) -> str:
    if any(sign in text for sign in _DANGEROUS):
        raise ValueError("it declares a document type, which such files do not need")
    return text


def _reader(path: Path) -> Callable[[str], Found]:
    """Return what reads the files of a name; libraries are loaded only when they are needed."""
    ending = path.suffix.casefold()
    if ending == ".gpx":
        from routeviewer.imports.gpx import gpx_parts  # noqa: PLC0415 - loads gpxpy

        return gpx_parts
    if ending in (".kml", ".kmz"):
        from routeviewer.imports.kml import kml_parts  # noqa: PLC0415 - loads fastkml

        return kml_parts
    if ending == ".csv":
        from routeviewer.imports.csv_table import csv_parts  # noqa: PLC0415 - as the others

        return csv_parts
    if ending in (".geojson", ".json"):
        from routeviewer.imports.geojson import geojson_parts  # noqa: PLC0415 - as the others

        return geojson_parts
    raise ImportFileError(
        f"{path.name} is of no format that routes are read from",
        f"Choose a file that ends in {_ENDINGS_TOLD}.",
    )


def _edits(part: Part, itinerary: int) -> Iterator[Edit]:
    told: Counter[str] = Counter()
    for position, point in enumerate(part.waypoints):
        yield AddStop(point.name, point.coordinate, position, itinerary)
        anchor = StopAnchor(point.name, "", told[point.name], itinerary)
        told[point.name] += 1
        if point.when != When():
            yield SetWhen(anchor, point.when)
        if point.note:
            yield SetNote(anchor, point.note)


def _notices(found: Found) -> Iterator[Notice]:
    if found.bad_rows:
        told = _told_in_short(found.bad_rows)
        yield Notice("rows-left-out", (str(len(found.bad_rows)), told))
    times = (point.when for part in found.parts for point in part.waypoints)
    words = [f"“{when.text}”" for when in times if when.text and when.start is None]
    if words:
        yield Notice("dates-kept-as-words", (_told_in_short(words),))
    if found.points_left_out:
        yield Notice("track-points-left-out", (f"{found.points_left_out:,}",))
