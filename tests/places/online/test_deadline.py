from __future__ import annotations

import threading
import time

import pytest

from routeviewer.errors import CancelledError
from routeviewer.places.feedback import never
from routeviewer.places.online.deadline import in_time, wait


def test_what_a_call_returns_or_raises_comes_through() -> None:
    assert in_time(lambda: 7, limit_s=5, cancelled=never) == 7
    with pytest.raises(ZeroDivisionError):
        in_time(lambda: 1 // 0, limit_s=5, cancelled=never)


def test_a_call_that_hangs_is_given_up() -> None:
    released = threading.Event()
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        in_time(released.wait, limit_s=0.2, cancelled=never)
    assert time.monotonic() - started < 2
    released.set()


def test_a_call_is_given_up_on_wish() -> None:
    released = threading.Event()
    with pytest.raises(CancelledError):
        in_time(released.wait, limit_s=60, cancelled=lambda: True)
    released.set()


def test_a_pause_is_broken_off_on_wish() -> None:
    with pytest.raises(CancelledError):
        wait(60, cancelled=lambda: True)
