from __future__ import annotations

from pathlib import Path

import pytest

from routeviewer.errors import CancelledError, OwnGazetteerError
from routeviewer.places.feedback import never, no_progress
from routeviewer.places.own.geonames_dump import geonames_rows
from routeviewer.places.own.row import BadRow, PlaceRow
from tests.places.own.conftest import VILLAGES, WriteDump


def rows_of(path: Path) -> list[PlaceRow | BadRow]:
    return list(geonames_rows(path, progress=no_progress, cancelled=never))


@pytest.mark.parametrize("zipped", [False, True])
def test_places_of_all_kinds_are_read(write_dump: WriteDump, *, zipped: bool) -> None:
    rows = rows_of(write_dump(VILLAGES, zipped=zipped))
    assert [row.kind for row in rows if isinstance(row, PlaceRow)] == [
        "village",
        "station",
        "water",
    ]


def test_codes_and_transliterations_are_no_names(write_dump: WriteDump) -> None:
    (village, *_) = rows_of(write_dump(VILLAGES))
    assert isinstance(village, PlaceRow)
    assert village.names == ("Verkhnyaya Luchka", "Верхняя Лучка")
    assert (village.country, village.admin1, village.population) == ("RU", "59", 210)


def test_a_pond_is_less_well_known_than_a_town(write_dump: WriteDump) -> None:
    town = (1, "Luchkograd", "", 43, 132, "P", "PPL", "RU", 60_000)
    rows = rows_of(write_dump([town, *VILLAGES]))
    known = [row.prominence for row in rows if isinstance(row, PlaceRow)]
    assert known[0] > max(known[1:])


def test_bad_rows_are_told_and_the_others_kept(write_dump: WriteDump) -> None:
    bad = (1, "Nowhere", "", "north", 132, "P", "PPL", "RU", 0)
    path = write_dump([VILLAGES[0], bad])
    path.write_text(path.read_text(encoding="utf-8") + "cut off\tin the\n", encoding="utf-8")
    good, unplaced, cut = rows_of(path)
    assert isinstance(good, PlaceRow)
    assert isinstance(unplaced, BadRow)
    assert isinstance(cut, BadRow)
    assert (unplaced.line, cut.line) == (2, 3)


def test_progress_is_told_and_the_user_may_have_enough(write_dump: WriteDump) -> None:
    path = write_dump([VILLAGES[0]] * 12_000)
    steps: list[tuple[int, int]] = []
    list(geonames_rows(path, progress=lambda *step: steps.append(step), cancelled=never))
    assert len(steps) == 2
    assert 0 < steps[0][0] < steps[1][0] <= steps[1][1]
    with pytest.raises(CancelledError):
        list(geonames_rows(path, progress=no_progress, cancelled=lambda: True))


def test_a_damaged_archive_is_reported(write_dump: WriteDump) -> None:
    path = write_dump([VILLAGES[0]] * 5_000, zipped=True)
    data = bytearray(path.read_bytes())
    data[200:400] = b"\x00" * 200
    path.write_bytes(data)
    with pytest.raises(OwnGazetteerError) as caught:
        rows_of(path)
    assert path.name in caught.value.problem
