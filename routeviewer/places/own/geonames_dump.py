"""GeoNames' dumps: a country's .txt, or the .zip that it is shipped in, row by row.

References:
    https://download.geonames.org/export/dump/readme.txt (columns),
    https://www.geonames.org/export/codes.html (feature codes).
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from routeviewer.places.feedback import Cancelled, Progress, check
from routeviewer.places.folding import stands_in_texts, without_accents
from routeviewer.places.own.row import (
    BadRow,
    PlaceRow,
    amount,
    degrees,
    precision_km_of,
    unreadable,
)
from routeviewer.places.place_tables import city_weight

COLUMNS = 19
_STEP = 5_000
_TOWN_INHABITANTS = 15_000
_BY_CODE = {
    "PCLI": "country", "PCLD": "country", "PCLIX": "country", "PCLF": "country", "PCL": "country",
    "PPLX": "village", "AIRP": "airport", "AIRF": "airport", "AIRH": "airport", "RSTN": "station",
    "RSTP": "station", "MTRO": "station", "BUSTN": "station", "PRT": "port", "HBR": "port",
    "FERRY": "port", "ISL": "island", "ISLS": "island", "ISLET": "island", "ATOL": "island",
    "ISLF": "island", "ISLM": "island", "CAPE": "other", "PEN": "other", "BDRB": "border",
    "BDG": "road", "CSTM": "border", "PSTB": "border",
}  # fmt: skip
_BY_CLASS = {"A": "region", "H": "water", "L": "region", "P": "village", "R": "road",
             "S": "facility", "T": "mountain", "U": "water", "V": "other"}  # fmt: skip
# A dump has every pond and every hotel: most are known to nobody who does not live there.
_PROMINENCE = {
    "PCLI": 1400, "ADM1": 650, "ADM2": 450, "AIRP": 450, "SEA": 600, "OCN": 700, "LK": 320,
    "STM": 300, "MT": 320, "MTS": 400, "PK": 320, "ISL": 380, "ISLS": 400, "RSTN": 320, "PRT": 350,
    "RGN": 400, "DSRT": 450,
}  # fmt: skip
_BY_CLASS_PROMINENCE = {"A": 350, "P": 220}
_LEAST_PROMINENCE = 230


def geonames_rows(
    path: Path, *, progress: Progress, cancelled: Cancelled
) -> Iterator[PlaceRow | BadRow]:
    """Yield the places of a dump; no more than one row is held at a time.

    Raises:
        OwnGazetteerError: The file is no such dump, or damaged.
        CancelledError: The user has enough.
    """
    try:
        with _opened(path) as (lines, total):
            done = 0
            for number, line in enumerate(lines, 1):
                done += len(line)
                if number % _STEP == 0:
                    check(cancelled)
                    progress(min(done, total - 1), total)
                yield _row(line.decode("utf-8").rstrip("\r\n").split("\t"), number)
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise unreadable(path.name, error) from error


def looks_like_dump(fields: list[str]) -> bool:
    """Tell whether the fields of a first line are those of a dump."""
    return len(fields) == COLUMNS and fields[0].isdigit() and len(fields[6]) <= 1


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    """Open a text, or the largest text inside a .zip; with its size in bytes."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as lines:
            yield lines, path.stat().st_size
        return
    with zipfile.ZipFile(path) as archive:
        texts = [i for i in archive.infolist() if i.filename.lower().endswith(".txt")]
        if not texts:
            raise ValueError("no .txt inside")
        largest = max(texts, key=lambda info: info.file_size)
        with archive.open(largest) as lines:
            yield lines, largest.file_size


def _row(fields: list[str], line: int) -> PlaceRow | BadRow:
    if len(fields) != COLUMNS:
        return BadRow(line, f"{len(fields)} columns in place of {COLUMNS}")
    try:
        lat, lon = degrees(fields[4], fields[5])
        population = int(amount(fields[14]))
    except ValueError as error:
        return BadRow(line, str(error))
    name, feature, code = fields[1], fields[6], fields[7]
    if not name.strip():
        return BadRow(line, "no name")
    kind = _BY_CODE.get(code) or _BY_CLASS.get(feature, "other")
    if feature == "P" and population >= _TOWN_INHABITANTS and code != "PPLX":
        kind = "city"
    return PlaceRow(
        fields[0], (name, *_alternates(name, fields[2], fields[3])), kind, lat, lon,
        precision_km_of(kind), _prominence(feature, code, population), fields[8], fields[10],
        population or None,
    )  # fmt: skip


def _prominence(feature: str, code: str, population: int) -> int:
    known = _PROMINENCE.get(code) or _BY_CLASS_PROMINENCE.get(feature, _LEAST_PROMINENCE)
    return max(known, city_weight(population)) if feature == "P" else known


def _alternates(name: str, ascii_name: str, alternates: str) -> Iterator[str]:
    plain = without_accents(name)
    if ascii_name and ascii_name != plain:
        yield ascii_name
    for other in alternates.split(","):
        if other and other != name and stands_in_texts(other):
            yield other
