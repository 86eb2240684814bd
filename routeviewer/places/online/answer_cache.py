"""Answers of online services, kept so that nothing is asked for twice."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from routeviewer.places.online.shared_file import failures_told, open_shared

FILE_NAME = "answers.sqlite"
_TABLE = (
    "CREATE TABLE answer(service TEXT NOT NULL, query TEXT NOT NULL, asked REAL NOT NULL, "
    "expires REAL NOT NULL, raw TEXT NOT NULL, PRIMARY KEY(service, query)) WITHOUT ROWID"
)
_DAY_S = 86_400.0
# A name that nobody knows may be on the map next week.
_EMPTY_DAYS = 7


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """One row of the cache.

    Attributes:
        service: The service that was asked, with its server.
        query: What was asked, as JSON.
        asked: When, in seconds since 1970.
        expires: From when on it is asked anew.
        raw: The answer: each location with address, lat, lon, and what the service sent.
    """

    service: str
    query: str
    asked: float
    expires: float
    raw: tuple[dict[str, Any], ...]


class AnswerCache:
    """Keeps answers in one file; several processes may use it at once."""

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        """Open the file, or make it.

        Raises:
            GeocoderError: The file cannot be used.
        """
        self._path = path
        self._db = open_shared(path, _TABLE, version=1)
        self._clock = clock

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def answer(self, service: str, query: str) -> tuple[dict[str, Any], ...] | None:
        """Return the answer to a query, or None where there is none or it is too old."""
        with failures_told(self._path):
            row = self._db.execute(
                "SELECT raw FROM answer WHERE service = ? AND query = ? AND expires > ?",
                (service, query, self._clock()),
            ).fetchone()
        return None if row is None else tuple(json.loads(row[0]))

    def keep(self, service: str, query: str, raw: Sequence[dict[str, Any]], *, days: float) -> None:
        """Keep an answer for some days; an empty one for a week at most."""
        now = self._clock()
        kept_days = days if raw else min(days, _EMPTY_DAYS)
        text = json.dumps(list(raw), ensure_ascii=False)
        with failures_told(self._path):
            self._db.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)",
                (service, query, now, now + kept_days * _DAY_S, text),
            )

    def answers(self) -> tuple[KeptAnswer, ...]:
        """Return everything that is kept, the oldest first."""
        with failures_told(self._path):
            rows = self._db.execute(
                "SELECT service, query, asked, expires, raw FROM answer "
                "ORDER BY asked, service, query"
            ).fetchall()
        return tuple(
            KeptAnswer(service, query, asked, expires, tuple(json.loads(raw)))
            for service, query, asked, expires, raw in rows
        )

    def clear(self, *, service: str | None = None, expired_only: bool = False) -> int:
        """Forget answers, all or some, and return how many.

        Args:
            service: Only those of a service, with or without its server.
            expired_only: Only those that are too old.
        """
        before = self._clock() if expired_only else float("inf")
        with failures_told(self._path):
            done = self._db.execute(
                "DELETE FROM answer WHERE expires <= ? AND "
                "(? IS NULL OR service = ? OR service LIKE ? || ' %')",
                (before, service, service, service),
            )
            self._db.execute("VACUUM")
        return done.rowcount
