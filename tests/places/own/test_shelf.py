from __future__ import annotations

from pathlib import Path

import pytest

from routeviewer.errors import CancelledError, OwnGazetteerError
from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.gazetteer import PlaceQuery
from routeviewer.places.own.adding import add_gazetteer
from routeviewer.places.own.shelf import (
    gazetteer_names,
    open_own,
    ordered,
    remove_gazetteer,
)
from tests.places.own.conftest import VILLAGES, WriteDump


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "shelf"


def test_what_was_added_is_found_by_name_and_position(
    write_dump: WriteDump, shelf: Path, gazetteer: BundledGazetteer
) -> None:
    about = add_gazetteer(write_dump(VILLAGES, name="Primorsky Krai.txt"), shelf)
    assert (about.name, about.places, about.names) == ("primorsky-krai", 3, 5)
    own = open_own("primorsky-krai", shelf, gazetteer.area_names)
    assert own.about == about
    (village,) = own.find(PlaceQuery("верхняя лучка"))
    assert village.place.parents == ("Primorye", "Russia")
    assert (village.place.gazetteer, village.place.identifier) == ("geonames", "901")
    assert [place.name for place in own.near(Coordinate(43.2, 132.1), limit=2)] == [
        "Verkhnyaya Luchka",
        "Luchka Station",
    ]
    own.close()


def test_a_table_without_countries_takes_them_from_the_towns_around(
    tmp_path: Path, shelf: Path, gazetteer: BundledGazetteer
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "name,lat,lon,country\nInland,48.2,2.9,\nOn the border,42.42,130.64,\nTold,0,0,Kenya\n"
    )
    add_gazetteer(table, shelf)
    own = open_own("mine", shelf, gazetteer.area_names)
    countries = [
        own.find(PlaceQuery(n))[0].place.country for n in ("Inland", "On the border", "Told")
    ]
    assert countries == ["FR", "", "KE"]
    own.close()


def test_a_name_that_is_taken_is_replaced_only_on_wish(write_dump: WriteDump, shelf: Path) -> None:
    path = write_dump(VILLAGES)
    add_gazetteer(path, shelf, name="mine")
    with pytest.raises(OwnGazetteerError) as caught:
        add_gazetteer(path, shelf, name="mine")
    assert "--replace" in caught.value.remedy
    write_dump(VILLAGES[:1])
    assert add_gazetteer(path, shelf, name="mine", replace=True).places == 1


@pytest.mark.parametrize("name", ["bundled", "Big", "a b", "../x", "x" * 41])
def test_odd_names_are_refused(write_dump: WriteDump, shelf: Path, name: str) -> None:
    with pytest.raises(OwnGazetteerError):
        add_gazetteer(write_dump(VILLAGES), shelf, name=name)


def test_who_has_enough_finds_the_shelf_as_it_was(write_dump: WriteDump, shelf: Path) -> None:
    add_gazetteer(write_dump(VILLAGES), shelf, name="mine")
    before = (shelf / "mine.sqlite").read_bytes()
    asked: list[int] = []

    def enough() -> bool:
        asked.append(1)
        return len(asked) > 1

    path = write_dump(list(VILLAGES) * 4_000, name="large.txt")
    with pytest.raises(CancelledError):
        add_gazetteer(path, shelf, name="mine", replace=True, cancelled=enough)
    assert (shelf / "mine.sqlite").read_bytes() == before
    assert [entry.name for entry in shelf.iterdir()] == ["mine.sqlite"]


def test_sorting_the_names_is_broken_off_too(write_dump: WriteDump, shelf: Path) -> None:
    path = write_dump([(i, f"Name {i}", "", 1, 2, "P", "PPL", "RU", 0) for i in range(60_000)])
    steps: list[int] = []
    with pytest.raises(CancelledError):
        add_gazetteer(
            path,
            shelf,
            progress=lambda done, _: steps.append(done),
            cancelled=lambda: len(steps) >= 12,  # all is read
        )
    assert len(steps) == 12
    assert list(shelf.iterdir()) == []


def test_a_file_without_places_is_refused(write_dump: WriteDump, shelf: Path) -> None:
    bad = (1, "Nowhere", "", "north", 132, "P", "PPL", "RU", 0)
    with pytest.raises(OwnGazetteerError) as caught:
        add_gazetteer(write_dump([bad]), shelf)
    assert "line 1" in caught.value.problem
    assert list(shelf.iterdir()) == []


def test_a_missing_file_is_reported(tmp_path: Path, shelf: Path) -> None:
    with pytest.raises(OwnGazetteerError):
        add_gazetteer(tmp_path / "none.txt", shelf)


def test_removing_takes_one_off_the_shelf(write_dump: WriteDump, shelf: Path) -> None:
    add_gazetteer(write_dump(VILLAGES), shelf, name="mine")
    remove_gazetteer("mine", shelf)
    assert gazetteer_names(shelf) == ()
    with pytest.raises(OwnGazetteerError):
        remove_gazetteer("mine", shelf)


@pytest.mark.parametrize("content", [b"", b"no database" * 99, b"SQLite format 3\x00" + b"x" * 999])
def test_a_damaged_gazetteer_is_reported(
    shelf: Path, gazetteer: BundledGazetteer, content: bytes
) -> None:
    shelf.mkdir()
    (shelf / "mine.sqlite").write_bytes(content)
    with pytest.raises(OwnGazetteerError) as caught:
        open_own("mine", shelf, gazetteer.area_names)
    assert "add it again" in caught.value.remedy


def test_order_names_new_ones_first_and_forgets_what_is_gone(shelf: Path) -> None:
    shelf.mkdir()
    for name in ("a", "b", "new"):
        (shelf / f"{name}.sqlite").touch()
    assert ordered(("b", "gone", "bundled", "a"), shelf) == ("new", "b", "bundled", "a")
