"""GeoJSON: features with a point and a name among their properties."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from routeviewer.errors import OwnGazetteerError
from routeviewer.places.feedback import Cancelled, Progress, check
from routeviewer.places.own.row import (
    BadRow,
    CountryCode,
    PlaceRow,
    amount,
    degrees,
    kind_of,
    precision_km_of,
    unreadable,
    year,
)

# A parsed file takes several times its size.
_MOST_BYTES = 40_000_000
_STEP = 1_000
_PROMINENCE = 550
_NAMES = ("name", "title", "toponym", "label")
_OTHERS = ("other_names", "variants", "alternate_names", "aliases")


def geojson_rows(
    path: Path, *, code_of: CountryCode, progress: Progress, cancelled: Cancelled
) -> Iterator[PlaceRow | BadRow]:
    """Yield the points of a FeatureCollection.

    Raises:
        OwnGazetteerError: The file is no GeoJSON, or too large.
        CancelledError: The user has enough.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise OwnGazetteerError(
            f"{path.name} is larger than {_MOST_BYTES // 1_000_000} MB",
            "Turn it into a CSV with the columns name, lat and lon, which may be of any size.",
        )
    try:
        held = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise unreadable(path.name, error) from error
    features = held.get("features") if isinstance(held, dict) else None
    if not isinstance(features, list):
        raise unreadable(path.name, "no FeatureCollection")
    for number, feature in enumerate(features, 1):
        if number % _STEP == 0:
            check(cancelled)
            progress(number, len(features))
        yield _row(feature, number, code_of)


def _row(feature: Any, number: int, code_of: CountryCode) -> PlaceRow | BadRow:
    feature = feature if isinstance(feature, dict) else {}
    geometry, properties = feature.get("geometry"), feature.get("properties")
    told = properties if isinstance(properties, dict) else {}
    name = next((str(told[key]).strip() for key in _NAMES if told.get(key)), "")
    if not name:
        return BadRow(number, "no name")
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        return BadRow(number, "no point")
    try:
        lon, lat = geometry["coordinates"][:2]
        lat, lon = degrees(lat, lon)
        precision_km = amount(told.get("precision_km"))
    except (KeyError, TypeError, ValueError) as error:
        return BadRow(number, str(error))
    kind = kind_of(str(told.get("kind") or told.get("type") or ""))
    return PlaceRow(
        str(feature.get("id") or told.get("id") or name), (name, *_other_names(told)), kind, lat,
        lon, precision_km or precision_km_of(kind), _PROMINENCE,
        code_of(str(told.get("country") or told.get("country_code") or "")), "", None,
        year(told.get("from_year") or told.get("start")),
        year(told.get("to_year") or told.get("end")), str(told.get("note") or ""),
    )  # fmt: skip


def _other_names(told: Mapping[str, Any]) -> Iterator[str]:
    for key in _OTHERS:
        value = told.get(key)
        names = value if isinstance(value, list) else str(value or "").split("|")
        yield from (str(name).strip() for name in names if str(name).strip())
