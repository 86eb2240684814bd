"""The rate at which a server is asked, kept over all windows and processes of a user."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from routeviewer.errors import ServiceBusyError
from routeviewer.places.feedback import Cancelled
from routeviewer.places.online.deadline import wait
from routeviewer.places.online.shared_file import failures_told, open_shared

_TABLE = "CREATE TABLE pace(host TEXT PRIMARY KEY, noted REAL NOT NULL, free REAL NOT NULL)"
_LONGEST_WAIT_S = 60.0


class Pace:
    """Gives each process its turn.

    A turn is taken at the moment of asking, not reserved before: whoever is late, or gives up,
    costs nobody else a turn, and two requests are never closer than the interval.
    """

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        """Use a file that all processes share.

        Args:
            path: The file; it is made where it is missing.
            clock: Seconds since 1970; the clock on the wall, since it outlives a restart.

        Raises:
            GeocoderError: The file cannot be used.
        """
        self._path = path
        self._db = open_shared(path, _TABLE, version=1)
        self._clock = clock

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def take_turn(self, host: str, interval_s: float, *, cancelled: Cancelled) -> None:
        """Wait until a server may be asked, and note that it is asked now.

        Args:
            host: The server.
            interval_s: Seconds from one request to the next.
            cancelled: Tells whether the user has enough.

        Raises:
            CancelledError: The user has enough.
            ServiceBusyError: The server asked for more patience than anybody has.
        """
        while (left_s := self._seconds_to_turn(host, interval_s)) > 0:
            if left_s > _LONGEST_WAIT_S:
                raise busy(host, left_s)
            wait(left_s, cancelled=cancelled)

    def hold_back(self, host: str, seconds: float) -> None:
        """Let nobody ask a server for some time, as it wants."""
        now = self._clock()
        with failures_told(self._path):
            self._db.execute(
                "INSERT INTO pace VALUES (?, ?, ?) ON CONFLICT(host) DO UPDATE SET "
                "noted = excluded.noted, free = max(free, excluded.free)",
                (host, now, now + seconds),
            )

    def _seconds_to_turn(self, host: str, interval_s: float) -> float:
        """Take the turn and return 0, or return how long to wait before trying again."""
        with failures_told(self._path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                now = self._clock()
                row = self._db.execute(
                    "SELECT noted, free FROM pace WHERE host = ?", (host,)
                ).fetchone()
                noted, free = row or (now, now)
                # A note from the future means that the clock was set back since: it is void.
                if noted <= now < free:
                    return float(free - now)
                self._db.execute(
                    "INSERT OR REPLACE INTO pace VALUES (?, ?, ?)", (host, now, now + interval_s)
                )
                return 0.0
            finally:
                self._db.execute("COMMIT")


def busy(host: str, seconds: float | None) -> ServiceBusyError:
    """Return the error of a server that asks for patience."""
    if seconds is None:
        when = "in a while"
    else:
        when = f"in {seconds:.0f} seconds" if seconds < 120 else f"in {seconds / 60:.0f} minutes"
    return ServiceBusyError(
        f"{host} is asked too much and wants a pause", f"Try again {when}.", seconds
    )
