"""Compiles rows of places into a file in which names are found at once.

Memory stays small whatever the size: rows are written as they come, and SQLite sorts the names
on the disk.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path

from routeviewer.errors import CancelledError, OwnGazetteerError
from routeviewer.places.feedback import Cancelled
from routeviewer.places.folding import fold, without_accents
from routeviewer.places.own.own_gazetteer import ABOUT_TABLE, VERSION, About
from routeviewer.places.own.row import BadRow, PlaceRow
from routeviewer.places.place_tables import ALTERNATE_NAME_PENALTY, PLACE_TABLES

CountryAt = Callable[[float, float], str]
_BATCH = 5_000
_CACHE_KB = 32_000
_STEPS_A_LOOK = 1_000_000
_NameRow = tuple[str, int, int, int]


def compile_gazetteer(
    rows: Iterable[PlaceRow | BadRow],
    target: Path,
    about: About,
    *,
    country_at: CountryAt,
    cancelled: Cancelled,
) -> About:
    """Write a gazetteer; it is there as a whole or not at all.

    Args:
        rows: The places, and what is none.
        target: The file; one that is there is replaced at the end.
        about: Its name and source; the counts are filled in here.
        country_at: Returns the code of the country at a latitude and longitude, or nothing.
        cancelled: Tells whether the user has enough.

    Returns:
        What is known about it, with counts.

    Raises:
        OwnGazetteerError: There is no place in the rows, or the file cannot be written.
        CancelledError: The user has enough.
    """
    with tempfile.TemporaryDirectory(prefix=".adding-", dir=target.parent) as folder:
        unfinished = Path(folder) / target.name
        try:
            told = _write(rows, unfinished, about, country_at, cancelled)
            unfinished.replace(target)
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise CancelledError from None
            raise _unwritable(target, error) from error
        except (OSError, sqlite3.Error) as error:
            raise _unwritable(target, error) from error
    return told


def _unwritable(target: Path, error: Exception) -> OwnGazetteerError:
    return OwnGazetteerError(
        f"The gazetteer {target} cannot be written ({error})",
        "Make room on the disk, or give yourself the right to write there.",
    )


def _write(
    rows: Iterable[PlaceRow | BadRow],
    path: Path,
    about: About,
    country_at: CountryAt,
    cancelled: Cancelled,
) -> About:
    db = sqlite3.connect(path, isolation_level=None)
    # Sorting millions of names is one statement, which takes its time.
    db.set_progress_handler(cancelled, _STEPS_A_LOOK)
    try:
        db.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;"
            f"PRAGMA cache_size = -{_CACHE_KB}; PRAGMA temp.cache_size = -{_CACHE_KB};"
            f"{PLACE_TABLES} {ABOUT_TABLE} PRAGMA user_version = {VERSION};"
            "CREATE TEMP TABLE unsorted(folded TEXT, rank INTEGER, place INTEGER, main INTEGER);"
        )
        db.execute("BEGIN")
        told = _insert(db, rows, about, country_at)
        db.execute("INSERT OR IGNORE INTO name SELECT * FROM unsorted ORDER BY folded, rank, place")
        db.execute("INSERT INTO area SELECT id, lat, lat, lon, lon FROM place")
        (names,) = db.execute("SELECT COUNT(*) FROM name").fetchone()
        told = replace(told, names=names)
        db.executemany("INSERT INTO about VALUES (?, ?)", asdict(told).items())
        db.execute("COMMIT")
    finally:
        db.close()
    return told


def _insert(
    db: sqlite3.Connection,
    rows: Iterable[PlaceRow | BadRow],
    about: About,
    country_at: CountryAt,
) -> About:
    places, left_out, first = 0, 0, ""
    # GeoNames' numbers mean the same place in every gazetteer that is made of them.
    source = "geonames" if about.format == "geonames" else about.name
    remaining = iter(rows)
    while batch := list(islice(remaining, _BATCH)):
        good = [row for row in batch if isinstance(row, PlaceRow)]
        bad = [row for row in batch if isinstance(row, BadRow)]
        numbered = list(enumerate(good, places + 1))
        db.executemany(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            [_values(number, row, source, country_at) for number, row in numbered],
        )
        db.executemany(
            "INSERT INTO unsorted VALUES (?,?,?,?)",
            [name for number, row in numbered for name in _names(number, row)],
        )
        places += len(good)
        left_out += len(bad)
        first = first or (f"line {bad[0].line}: {bad[0].why}" if bad else "")
    if places == 0:
        raise OwnGazetteerError(
            f"{about.source} holds no places" + (f" ({first})" if first else ""),
            "Check its format, and that it has names and positions.",
        )
    return replace(about, places=places, left_out=left_out, first_left_out=first)


def _values(number: int, row: PlaceRow, source: str, country_at: CountryAt) -> tuple[object, ...]:
    return (
        number, source, row.identifier, row.names[0], row.kind, row.lat, row.lon,
        row.precision_km, row.country or country_at(row.lat, row.lon), row.admin1,
        row.population, row.from_year, row.to_year, row.note,
    )  # fmt: skip


def _names(number: int, row: PlaceRow) -> Iterator[_NameRow]:
    main = row.names[0]
    plain = without_accents(main)
    seen = set()
    for name in row.names:
        folded = fold(name)
        if folded and folded not in seen:
            seen.add(folded)
            penalty = (
                0 if name is main or without_accents(name) == plain else ALTERNATE_NAME_PENALTY
            )
            yield folded, penalty - row.prominence, number, int(name is main)
