"""CSV tables of stops: columns name, lat, lon, date and note, in any order and of usual names."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from routeviewer.imports.waypoint import Found, Part, Waypoint, plain, waypoint, when_of
from routeviewer.wording.catalogue import catalogue, languages

_NAMES = {
    "name": ("name", "place", "title", "stop", "location", "toponym", "city"),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "date": ("date", "when", "day", "time", "arrival"),
    "note": ("note", "notes", "comment", "description", "quote"),
}
_LONGEST_TOLD = 120
# Under which key the program's own tables, in every language, have these.
_OWN = {"name": "name", "lat": "latitude", "lon": "longitude", "date": "date", "note": "words"}


def csv_parts(text: str) -> Found:
    """Return the stops of a table, in the order of its rows.

    Raises:
        ValueError: It has no columns for names or positions.
    """
    lines = io.StringIO(text, newline="")
    header = lines.readline()
    delimiter = max("\t;,", key=header.count)
    lines.seek(0)
    reader = csv.DictReader(lines, delimiter=delimiter)
    columns = _columns(reader.fieldnames or ())
    found: list[Waypoint] = []
    bad = []
    try:
        for row in reader:
            told = {key: row.get(column) or "" for key, column in columns.items()}
            try:
                point = _waypoint(told)
            except ValueError:
                bad.append(f"row {reader.line_num}")
                continue
            if point is not None:
                found.append(point)
    except csv.Error as error:
        raise ValueError(str(error)) from error
    return Found((Part("", tuple(found)),) if found else (), tuple(bad))


def _columns(names: Sequence[str]) -> dict[str, str]:
    """Return the file's column of each thing that a row can tell."""
    held = {name.strip().casefold(): name for name in names}
    found = {}
    for key, usual in _all_names().items():
        column = next((held[name] for name in usual if name in held), None)
        if column is not None:
            found[key] = column
    if not {"name", "lat", "lon"} <= found.keys():
        told = plain(", ".join(names))[:_LONGEST_TOLD]
        raise ValueError(f"its first row names no columns name, lat and lon: {told}")
    return found


def _all_names() -> Mapping[str, tuple[str, ...]]:
    tables = [catalogue(language).sections["table"] for language in languages()]
    return {
        key: (*usual, *(str(table[_OWN[key]]).casefold() for table in tables))
        for key, usual in _NAMES.items()
    }


def _waypoint(told: Mapping[str, str]) -> Waypoint | None:
    """Return the stop of a row, None for an empty one."""
    name, lat, lon = (told[key].strip() for key in ("name", "lat", "lon"))
    when, note = plain(told.get("date")), plain(told.get("note"))
    # The program's own tables guard texts that a spreadsheet would run.
    name = (
        name.removeprefix("'")
        if name[1:2] in ("=", "+", "-", "@", "＝", "＋", "－", "＠")
        else name
    )
    if not lat and not lon:
        return Waypoint(plain(name), None, when_of(when), note) if plain(name) else None
    north, east = (float(part.replace(",", ".")) for part in (lat, lon))
    return waypoint(name, north, east, when, note)
