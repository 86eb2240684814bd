"""Which names of an article a service is asked for, and what becomes of its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from routeviewer import find_places
from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.candidate import Reason
from routeviewer.places.combined_gazetteer import CombinedGazetteer
from routeviewer.places.gazetteer import Match, PlaceQuery
from routeviewer.places.place import Place
from routeviewer.places.toponym import Toponym
from routeviewer.text.article import Notice

VILLAGE = Place("openstreetmap", "node/1", "Quellenhof", "village", Coordinate(51, 10), 1.0, "DE")
SHOP = Place("openstreetmap", "node/2", "Zanzibarix", "facility", Coordinate(52, 13), 0.1, "DE")


@dataclass
class FakeService:
    """Knows two places, and notes what it is asked."""

    asks_all: bool = False
    asked: list[PlaceQuery] = field(default_factory=list)

    def find_each(self, queries: Sequence[PlaceQuery]) -> Sequence[Sequence[Match]]:
        self.asked += queries
        reasons = (Reason("online", ("fake",), 0.0),)
        known = {p.name: Match(p, 280, is_main_name=True, reasons=reasons) for p in (VILLAGE, SHOP)}
        return [(known[q.name],) if q.name in known else () for q in queries]

    def near_each(self, coordinates: Sequence[Coordinate]) -> Sequence[Place]:
        del coordinates
        return ()

    def notices(self) -> tuple[Notice, ...]:
        return (Notice("online-failed", ("fake", "it broke", "mend it")),)


@pytest.fixture
def service() -> FakeService:
    return FakeService()


def read(text: str, service: FakeService) -> dict[str, Toponym]:
    gazetteer = CombinedGazetteer(["bundled"], Path("none"), online=service)
    return {t.name: t for t in find_places(text, gazetteer=gazetteer)}


def test_an_unknown_village_is_asked_for_with_the_countries_as_a_hint(service: FakeService) -> None:
    found = read("They left Germany's village of Quellenhof for Nairobi, Kenya.", service)
    (query,) = service.asked
    assert query.name == "Quellenhof"
    assert set(query.likely_countries) == {"DE", "KE"}
    assert found["Quellenhof"].chosen == VILLAGE


def test_countries_and_well_known_towns_are_not_asked_for(service: FakeService) -> None:
    read("From Nairobi in Kenya they flew to Moscow, the capital of Russia.", service)
    assert service.asked == []


def test_a_service_may_be_asked_for_everything(service: FakeService) -> None:
    service.asks_all = True
    read("From Nairobi in Kenya they flew to Moscow.", service)
    assert [query.name for query in service.asked] == ["Nairobi", "Kenya", "Moscow"]


def test_the_word_of_kind_is_not_part_of_the_name(service: FakeService) -> None:
    read("The train left Quellenhof station in Germany.", service)
    assert "Quellenhof" in [query.name for query in service.asked]


def test_a_shop_of_a_firms_name_is_no_place_of_the_article(service: FakeService) -> None:
    found = read("She worked at Zanzibarix for years.", service)
    assert all(toponym.chosen != SHOP for toponym in found.values())


def test_what_the_service_does_not_know_stays_as_it_was(service: FakeService) -> None:
    found = read("They reached the village of Nowhereburg in Kenya.", service)
    assert found["Nowhereburg"].chosen is None
    assert found["Kenya"].chosen is not None
