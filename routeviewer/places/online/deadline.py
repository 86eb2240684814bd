"""Calls that may be given up, whatever they hang on: a slow server, a slow name server.

A socket's time-out starts anew with each byte, and looking a name up has none. So the call runs
in a thread of its own that is left behind when the time is over or the user has enough.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

from routeviewer.places.feedback import Cancelled, check

_LOOK_S = 0.05
_Value = TypeVar("_Value")


def in_time(work: Callable[[], _Value], *, limit_s: float, cancelled: Cancelled) -> _Value:
    """Return what a call returns, or raise what it raises.

    Raises:
        TimeoutError: It takes longer than ``limit_s`` seconds.
        CancelledError: The user does not want to wait.
    """
    results: SimpleQueue[tuple[_Value | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            results.put((work(), None))
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            results.put((None, error))

    Thread(target=run, name="call with a limit", daemon=True).start()
    ends = time.monotonic() + limit_s
    while True:
        try:
            value, error = results.get(timeout=_LOOK_S)
        except Empty:
            check(cancelled)
            if time.monotonic() >= ends:
                raise TimeoutError from None
            continue
        if error is not None:
            raise error
        return value  # type: ignore[return-value]  # without an error there is a value


def wait(seconds: float, *, cancelled: Cancelled) -> None:
    """Sleep, but not longer than the user likes.

    Raises:
        CancelledError: The user does not want to wait.
    """
    ends = time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        check(cancelled)
        time.sleep(min(left, _LOOK_S))
