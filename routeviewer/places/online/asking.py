"""Asking a service for an article's names: failures become notices, said once."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from routeviewer.errors import (
    CancelledError,
    GeocoderError,
    ServiceAnswerError,
    ServiceTimeoutError,
)
from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.feedback import Progress, no_progress
from routeviewer.places.gazetteer import Match, PlaceQuery
from routeviewer.places.online.online_gazetteer import OnlineGazetteer
from routeviewer.places.place import Place
from routeviewer.text.article import Notice

_Value = TypeVar("_Value")
# One name may be too much for a service that answers the next; two in a row are a broken one.
_MOST_FAILURES = 2
_MAY_PASS = (ServiceTimeoutError, ServiceAnswerError)
# In a long run the network may come back.
_SILENCE_S = 60.0


class OnlineAsking:
    """Asks a service for many names, and stops where that makes no sense.

    Without a network, or where the service refuses, nothing more is sent for a minute; answers
    that lie in the cache are used all the same.
    """

    def __init__(
        self,
        gazetteer: OnlineGazetteer,
        *,
        asks_all: bool = False,
        progress: Progress = no_progress,
    ) -> None:
        """Ask a gazetteer.

        Args:
            gazetteer: The service.
            asks_all: Whether every name is asked for, or only those without a sure place.
            progress: Told how many of how many questions are done.
        """
        self.asks_all = asks_all
        self._gazetteer = gazetteer
        self._progress = progress
        self._failures = 0
        self._silent_until = 0.0
        self._notices: dict[Notice, None] = {}

    def find_each(self, queries: Sequence[PlaceQuery]) -> Sequence[Sequence[Match]]:
        """Return the places of each query, none where the service fails."""
        return self._each([partial(self._gazetteer.find, query) for query in queries])

    def near_each(self, coordinates: Sequence[Coordinate]) -> Sequence[Place]:
        """Return the places near several positions, each place once."""
        found = self._each([partial(self._gazetteer.near, point) for point in coordinates])
        return tuple(dict.fromkeys(place for places in found for place in places))

    def notices(self) -> tuple[Notice, ...]:
        """Return what went wrong since this was last asked."""
        told = tuple(self._notices)
        self._notices.clear()
        return told

    def _each(self, calls: Sequence[Callable[[], Sequence[_Value]]]) -> list[Sequence[_Value]]:
        results: list[Sequence[_Value]] = []
        for call in calls:
            self._progress(len(results), len(calls))
            results.append(self._result(call))
        if calls:
            self._progress(len(calls), len(calls))
        return results

    def _result(self, call: Callable[[], Sequence[_Value]]) -> Sequence[_Value]:
        if time.monotonic() >= self._silent_until:
            self._gazetteer.silenced_by = None
        try:
            result = call()
        except CancelledError:
            self._notices[Notice("online-cancelled", (self._gazetteer.service.name,))] = None
        except GeocoderError as error:
            self._note(error)
        else:
            self._failures = 0
            return result
        return ()

    def _note(self, error: GeocoderError) -> None:
        self._failures += 1
        is_broken = not isinstance(error, _MAY_PASS) or self._failures >= _MOST_FAILURES
        if is_broken and self._gazetteer.silenced_by is None:
            self._gazetteer.silenced_by = error
            self._silent_until = time.monotonic() + _SILENCE_S
        self._notices[
            Notice("online-failed", (self._gazetteer.service.name, error.problem, error.remedy))
        ] = None
