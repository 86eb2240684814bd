from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.crossing import crossing_on
from routeviewer.places.gazetteer import Match, PlaceQuery
from routeviewer.places.place import Place
from routeviewer.text.article import Notice

LINE = tuple(Coordinate(50.0, 10 + i / 50) for i in range(100))
BORDER = Place("borders", "A-B", "border of A and B", "border", LINE[50], 70.0, shape=LINE)


def place(name: str, kind: str, lat: float, lon: float = 11.0) -> Place:
    return Place("openstreetmap", name, name, kind, Coordinate(lat, lon), 0.5, "AA")


@dataclass
class FakeService:
    """Knows some places, wherever it is asked for them."""

    places: tuple[Place, ...] = ()
    asked: list[Coordinate] = field(default_factory=list)
    asks_all: bool = False

    def find_each(self, queries: Sequence[PlaceQuery]) -> Sequence[Sequence[Match]]:
        return [() for _ in queries]

    def near_each(self, coordinates: Sequence[Coordinate]) -> Sequence[Place]:
        self.asked += coordinates
        return self.places

    def notices(self) -> tuple[Notice, ...]:
        return ()


def test_few_points_near_the_travellers_way_are_looked_up() -> None:
    service = FakeService()
    assert crossing_on(BORDER, service) is None
    assert 3 <= len(service.asked) <= 5
    assert all(sphere_km(point, BORDER.coordinate) <= 40 for point in service.asked)


def test_a_border_post_is_surer_than_a_station_and_a_station_than_a_village() -> None:
    post, station = place("Post", "border", 50.05), place("Station", "station", 50.02)
    village = place("Village", "village", 50.0)
    for known, chosen in (
        ((village,), "Village (border of A and B)"),
        ((village, station), "Station (border of A and B)"),
        ((village, station, post), "Post (border of A and B)"),
    ):
        crossing = crossing_on(BORDER, FakeService(known))
        assert crossing is not None
        assert (crossing.name, crossing.kind, crossing.country) == (chosen, "border", "AA")


def test_of_two_alike_the_nearer_to_the_line_is_taken() -> None:
    near, far = place("Near", "village", 50.01), place("Far", "village", 49.95)
    crossing = crossing_on(BORDER, FakeService((far, near)))
    assert crossing is not None
    assert crossing.identifier == "Near"


def test_what_is_far_from_the_line_or_no_place_to_cross_is_left() -> None:
    known = (place("Inland", "village", 50.3), place("Region", "region", 50.0))
    assert crossing_on(BORDER, FakeService(known)) is None


def test_offline_a_border_stays_a_line(gazetteer: BundledGazetteer) -> None:
    assert gazetteer.online is None
