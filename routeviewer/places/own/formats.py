"""Which format a file has, and the reader for it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from routeviewer.errors import OwnGazetteerError
from routeviewer.places.feedback import Cancelled, Progress
from routeviewer.places.own.geojson_points import geojson_rows
from routeviewer.places.own.geonames_dump import geonames_rows, looks_like_dump
from routeviewer.places.own.row import BadRow, CountryCode, PlaceRow, unreadable
from routeviewer.places.own.tables import table_rows

GEONAMES, TABLE, GEOJSON = "geonames", "table", "geojson"
_GEOJSON_SUFFIXES = (".geojson", ".json")
_FIRST_BYTES = 65_536


def format_of(path: Path) -> str:
    """Return ``"geonames"``, ``"table"`` or ``"geojson"``.

    Raises:
        OwnGazetteerError: There is no such file, or it cannot be read.
    """
    if not path.is_file():
        raise OwnGazetteerError(f"There is no file {path}", "Check its name.")
    if path.suffix.lower() in _GEOJSON_SUFFIXES:
        return GEOJSON
    try:
        if zipfile.is_zipfile(path):
            return GEONAMES
        with path.open("rb") as data:
            first = data.readline(_FIRST_BYTES).decode("utf-8", "replace")
    except OSError as error:
        raise unreadable(path.name, error) from error
    return GEONAMES if looks_like_dump(first.rstrip("\r\n").split("\t")) else TABLE


def rows_of(
    path: Path, *, code_of: CountryCode, progress: Progress, cancelled: Cancelled
) -> Iterator[PlaceRow | BadRow]:
    """Yield the places of a file of any known format.

    Raises:
        OwnGazetteerError: The file cannot be read.
        CancelledError: The user has enough.
    """
    kind = format_of(path)
    if kind == GEONAMES:
        return geonames_rows(path, progress=progress, cancelled=cancelled)
    read = geojson_rows if kind == GEOJSON else table_rows
    return read(path, code_of=code_of, progress=progress, cancelled=cancelled)
