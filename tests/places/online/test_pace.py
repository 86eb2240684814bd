from __future__ import annotations

import time
from pathlib import Path

import pytest

from routeviewer.errors import CancelledError, ServiceBusyError
from routeviewer.places.feedback import never
from routeviewer.places.online.pace import Pace


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def takes_turn_at_once(pace: Pace, host: str = "a") -> bool:
    try:
        pace.take_turn(host, 1.0, cancelled=lambda: True)
    except CancelledError:
        return False
    return True


def test_first_turn_is_free_and_the_second_is_not(tmp_path: Path) -> None:
    clock = Clock()
    pace = Pace(tmp_path / "pace.sqlite", clock=clock)
    assert takes_turn_at_once(pace)
    assert not takes_turn_at_once(pace)
    clock.now += 1.0
    assert takes_turn_at_once(pace)


def test_the_rate_is_kept_between_two_that_share_the_file(tmp_path: Path) -> None:
    clock = Clock()
    one, other = (Pace(tmp_path / "pace.sqlite", clock=clock) for _ in range(2))
    assert takes_turn_at_once(one)
    assert not takes_turn_at_once(other)


def test_servers_have_rates_of_their_own(tmp_path: Path) -> None:
    pace = Pace(tmp_path / "pace.sqlite", clock=Clock())
    assert takes_turn_at_once(pace, "a")
    assert takes_turn_at_once(pace, "b")


def test_waiting_ends_when_it_is_ones_turn(tmp_path: Path) -> None:
    pace = Pace(tmp_path / "pace.sqlite")
    started = time.monotonic()
    for _ in range(3):
        pace.take_turn("a", 0.1, cancelled=never)
    assert time.monotonic() - started >= 0.2


def test_who_gives_up_costs_nobody_a_turn(tmp_path: Path) -> None:
    clock = Clock()
    pace = Pace(tmp_path / "pace.sqlite", clock=clock)
    assert takes_turn_at_once(pace)
    for _ in range(5):
        assert not takes_turn_at_once(pace)
    clock.now += 1.0
    assert takes_turn_at_once(pace)


def test_a_server_that_wants_a_long_pause_is_not_waited_for(tmp_path: Path) -> None:
    clock = Clock()
    pace = Pace(tmp_path / "pace.sqlite", clock=clock)
    pace.hold_back("a", 3600)
    with pytest.raises(ServiceBusyError) as caught:
        pace.take_turn("a", 1.0, cancelled=never)
    assert caught.value.retry_after_s == pytest.approx(3600)
    assert "60 minutes" in caught.value.remedy
    clock.now += 3600
    assert takes_turn_at_once(pace)


def test_a_clock_that_was_set_back_holds_nobody_up(tmp_path: Path) -> None:
    clock = Clock()
    pace = Pace(tmp_path / "pace.sqlite", clock=clock)
    assert takes_turn_at_once(pace)
    clock.now -= 86_400
    assert takes_turn_at_once(pace)
    assert not takes_turn_at_once(pace)


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "pace.sqlite"
    path.write_bytes(b"no database" * 1000)
    assert takes_turn_at_once(Pace(path))
