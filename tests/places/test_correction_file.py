from __future__ import annotations

from pathlib import Path

import pytest

from routeviewer.errors import CorrectionsError
from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.correction_file import (
    add_correction,
    read_corrections,
    remove_correction,
)
from routeviewer.places.corrections import HouseSpelling, NameMeans, NeverAPlace
from routeviewer.places.place import Place

KHASAN = Place("openstreetmap", "node/2", "Khasan", "village", Coordinate(42.43, 130.65), 2.0, "RU",
               parents=("Primorye", "Russia"))  # fmt: skip
OLD = Place("atlas", "7", "Old, Town", "city", Coordinate(1, 2), 5.0, from_year=-40, to_year=1200)
ALL = (NameMeans("Chasan", KHASAN), NeverAPlace("Jordan"), HouseSpelling("Kiev", "Kyiv", "UA"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "corrections.toml"


def test_what_was_decided_is_read_again(path: Path) -> None:
    assert read_corrections(path) == ()
    for correction in ALL:
        add_correction(path, correction)
    assert read_corrections(path) == ALL


def test_a_place_keeps_its_years(path: Path) -> None:
    add_correction(path, NameMeans("Oldtown", OLD))
    (found,) = read_corrections(path)
    assert isinstance(found, NameMeans)
    assert (found.place.from_year, found.place.to_year) == (-40, 1200)
    assert found.place.coordinate == OLD.coordinate


def test_files_can_be_joined_by_copying(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    add_correction(path, ALL[0])
    add_correction(other, ALL[1])
    add_correction(other, NameMeans("Oldtown", OLD))
    joined = path.read_text(encoding="utf-8") + other.read_text(encoding="utf-8")
    path.write_text(joined, encoding="utf-8")
    assert len(read_corrections(path)) == 3


def test_the_last_decision_about_a_name_replaces_earlier_ones(path: Path) -> None:
    add_correction(path, NameMeans("Jordan", KHASAN))
    add_correction(path, NeverAPlace("JORDAN"))
    assert read_corrections(path) == (NeverAPlace("JORDAN"),)
    add_correction(path, NameMeans("Jordan", KHASAN))
    assert read_corrections(path) == (NameMeans("Jordan", KHASAN),)


def test_a_decision_can_be_taken_back(path: Path) -> None:
    for correction in ALL:
        add_correction(path, correction)
    for correction in ALL:
        remove_correction(path, correction)
        remove_correction(path, correction)
    assert read_corrections(path) == ()


def test_comments_of_people_stay(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('# agreed on Monday\n[[never]]\nname = "Jordan" # the player\n')
    add_correction(path, ALL[0])
    text = path.read_text(encoding="utf-8")
    assert "# agreed on Monday" in text
    assert "# the player" in text


@pytest.mark.parametrize(
    "text",
    ["[[never]", "[[never]]\n", '[[never]]\nname = ""', "[[place]]\nname = 7", 'place = "x"',
     '[[place]]\nname = "a"\nmeans = "b"\nlat = 99\nlon = 0',
     '[[place]]\nname = "a"\nmeans = "b"\nlat = 9\nlon = 0\nkind = "pub"'],
)  # fmt: skip
def test_damaged_files_are_reported_and_kept(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(CorrectionsError) as caught:
        read_corrections(path)
    assert str(path) in caught.value.problem
    with pytest.raises(CorrectionsError):
        add_correction(path, ALL[1])
    assert path.read_text() == text
