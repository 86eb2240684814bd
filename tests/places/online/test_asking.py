from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from routeviewer.errors import (
    CancelledError,
    GeocoderError,
    OfflineError,
    ServiceBusyError,
    ServiceRefusedError,
    ServiceTimeoutError,
)
from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.gazetteer import Match, PlaceQuery
from routeviewer.places.online.asking import OnlineAsking
from routeviewer.places.place import Place
from routeviewer.settings.settings import Service

PLACE = Place("openstreetmap", "node/1", "A", "village", Coordinate(1, 2), 1.0)
SLOW = ServiceTimeoutError("slow", "wait")
BROKEN = (
    OfflineError("offline", "plug in"),
    ServiceRefusedError("refused", "pay"),
    ServiceBusyError("busy", "later"),
)


@dataclass
class FakeService:
    """Stands for a service that fails in a given way for given names."""

    failures: dict[str, Exception] = field(default_factory=dict)
    service: Service = field(default_factory=lambda: Service("fake", "fake"))
    silenced_by: GeocoderError | None = None
    asked: list[str] = field(default_factory=list)

    def find(self, query: PlaceQuery) -> Sequence[Match]:
        if self.silenced_by is not None:
            raise self.silenced_by
        self.asked.append(query.name)
        if query.name in self.failures:
            raise self.failures[query.name]
        return (Match(PLACE, 300, is_main_name=True),)

    def near(self, coordinate: Coordinate) -> Sequence[Place]:
        del coordinate
        return (PLACE,)


def asking(service: FakeService, **options: object) -> OnlineAsking:
    return OnlineAsking(service, **options)  # type: ignore[arg-type]


def queries(names: str) -> list[PlaceQuery]:
    return [PlaceQuery(name) for name in names]


def test_each_name_has_its_answer_and_progress_is_told() -> None:
    steps: list[tuple[int, int]] = []
    source = asking(FakeService(), progress=lambda done, total: steps.append((done, total)))
    assert [len(found) for found in source.find_each(queries("ab"))] == [1, 1]
    assert steps == [(0, 2), (1, 2), (2, 2)]
    assert source.notices() == ()


@pytest.mark.parametrize("error", BROKEN)
def test_what_is_broken_is_asked_once_and_said_once(error: GeocoderError) -> None:
    service = FakeService(dict.fromkeys("abcd", error))
    source = asking(service)
    assert [list(found) for found in source.find_each(queries("abcd"))] == [[], [], [], []]
    assert service.asked == ["a"]
    (notice,) = source.notices()
    assert notice.parameters == ("fake", error.problem, error.remedy)
    assert source.notices() == ()


def test_one_slow_answer_is_no_broken_service_but_two_are() -> None:
    service = FakeService({"b": SLOW, "d": SLOW, "e": SLOW})
    found = asking(service).find_each(queries("abcdef"))
    assert [len(f) for f in found] == [1, 0, 1, 0, 0, 0]
    assert service.asked == list("abcde")


def test_who_has_enough_keeps_what_there_is() -> None:
    source = asking(FakeService({"b": CancelledError()}))
    assert [len(found) for found in source.find_each(queries("ab"))] == [1, 0]
    assert [notice.rule for notice in source.notices()] == ["online-cancelled"]


def test_a_place_near_several_positions_comes_once() -> None:
    points = [Coordinate(0, i) for i in range(3)]
    assert asking(FakeService()).near_each(points) == (PLACE,)
