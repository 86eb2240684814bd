"""Tables that people make: CSV with columns of any usual name, and Linked Places TSV.

References:
    Linked Places TSV 0.5, https://github.com/LinkedPasts/linked-places-format/blob/main/tsv_0.5.md
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path

from routeviewer.errors import OwnGazetteerError, UnreadableArticleError
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
from routeviewer.text.encodings import decode

# What columns are called, the first that is there counts.
_COLUMNS = {
    "name": ("name", "title", "toponym", "place", "placename", "place_name"),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "wkt": ("geowkt", "wkt", "geometry"),
    "others": ("other_names", "variants", "alternate_names", "alternatenames", "aliases"),
    "class": ("fclasses",),
    "kind": ("kind", "types", "type", "category", "feature_type"),
    "country": ("country", "ccodes", "country_code", "countrycode"),
    "from": ("from_year", "start", "start_year", "from", "attestation_year"),
    "to": ("to_year", "end", "end_year", "to"),
    "people": ("population", "inhabitants"),
    "precision": ("precision_km",),
    "id": ("id", "identifier", "uri"),
    "note": ("note", "notes", "description"),
}
_SAMPLE_BYTES = 65_536
_STEP = 1_000
# Whoever makes a table of some places means these places; a historical gazetteer has thousands
# of names that are common words today.
_HAND_PROMINENCE, _HISTORICAL_PROMINENCE = 550, 350
_SEPARATOR = re.compile(r"\s*[|;]\s*")
_LANGUAGE_TAG = re.compile(r"@[A-Za-z-]+$")
_NUMBER = r"(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)"
_PAIR = re.compile(rf"{_NUMBER}\s+{_NUMBER}")
Row = Mapping[str, str]


def table_rows(
    path: Path, *, code_of: CountryCode, progress: Progress, cancelled: Cancelled
) -> Iterator[PlaceRow | BadRow]:
    """Yield the places of a CSV or Linked Places TSV.

    Args:
        path: The file.
        code_of: Returns the code of a country that is told by code or name.
        progress: Told how many of how many bytes are read.
        cancelled: Tells whether the user has enough.

    Raises:
        OwnGazetteerError: The file has no columns for names and positions, or is no text.
        CancelledError: The user has enough.
    """
    total = path.stat().st_size
    try:
        with path.open("rb") as data, TextIOWrapper(data, _encoding(path), newline="") as lines:
            reader = csv.DictReader(lines, dialect=_dialect(lines.readline(), path))
            lines.seek(0)
            columns = _columns(reader.fieldnames or (), path)
            # The column that Linked Places asks for and no table of one's own has.
            is_historical = "title_source" in (reader.fieldnames or ())
            for number, row in enumerate(reader, 1):
                if number % _STEP == 0:
                    check(cancelled)
                    progress(min(data.tell(), total - 1), total)
                told = {key: (row.get(column) or "").strip() for key, column in columns.items()}
                yield _place(told, reader.line_num, code_of, is_historical=is_historical)
    except (OSError, csv.Error, UnicodeError) as error:
        raise unreadable(path.name, error) from error


def _encoding(path: Path) -> str:
    with path.open("rb") as data:
        sample = data.read(_SAMPLE_BYTES)
    # A sample may end inside a letter; whole lines do not.
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    try:
        encoding = decode(whole).encoding
    except UnreadableArticleError as error:
        raise unreadable(path.name, "binary data") from error
    if encoding == "utf-8":
        return "utf-8-sig"
    # Without "le" or "be" the codec takes the byte order mark away.
    has_mark = sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return "utf-16" if has_mark else encoding


def _dialect(header: str, path: Path) -> type[csv.Dialect]:
    if not header.strip():
        raise unreadable(path.name, "no header")
    delimiter = max("\t;,", key=header.count)

    class Found(csv.excel):
        pass

    Found.delimiter = delimiter
    return Found


def _columns(names: Sequence[str], path: Path) -> dict[str, str]:
    """Return the file's column of each thing that a row can tell."""
    held = {name.strip().lower(): name for name in names}
    found = {
        key: next(held[synonym] for synonym in synonyms if synonym in held)
        for key, synonyms in _COLUMNS.items()
        if held.keys() & set(synonyms)
    }
    if "name" not in found or not ({"lat", "lon"} <= found.keys() or "wkt" in found):
        raise OwnGazetteerError(
            f"{path.name} has no columns for names and positions (it has {', '.join(held)})",
            "Call them name, lat and lon in the first line; further columns may be other_names, "
            "kind, country, from_year, to_year, population, precision_km, id and note.",
        )
    return found


def _place(row: Row, line: int, code_of: CountryCode, *, is_historical: bool) -> PlaceRow | BadRow:
    name = row["name"]
    if not name:
        return BadRow(line, "no name")
    try:
        lat, lon = _position(row)
        people, precision_km = (amount(row.get(key)) for key in ("people", "precision"))
    except ValueError as error:
        return BadRow(line, str(error))
    words = (row.get("kind", ""), row.get("class", ""))
    kinds = (kind_of(word) for told in words for word in _SEPARATOR.split(told))
    kind = next((kind for kind in kinds if kind != "other"), "other")
    others = (_LANGUAGE_TAG.sub("", part) for part in _SEPARATOR.split(row.get("others", "")))
    country = _SEPARATOR.split(row.get("country", ""))[0]
    return PlaceRow(
        row.get("id") or name, (name, *(other for other in others if other and other != name)),
        kind, lat, lon, precision_km or precision_km_of(kind),
        _HISTORICAL_PROMINENCE if is_historical else _HAND_PROMINENCE,
        code_of(country), "", int(people) or None, year(row.get("from")), year(row.get("to")),
        row.get("note", ""),
    )  # fmt: skip


def _position(row: Row) -> tuple[float, float]:
    """Return where a row lies: its point, or the middle of its shape."""
    if row.get("lat") and row.get("lon"):
        return degrees(row["lat"], row["lon"])
    points = [(float(x), float(y)) for x, y in _PAIR.findall(row.get("wkt", ""))]
    if not points:
        raise ValueError("no position")
    lons, lats = zip(*points, strict=True)
    return degrees((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
