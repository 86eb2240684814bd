from __future__ import annotations

from pathlib import Path

import pytest

from routeviewer.errors import OwnGazetteerError
from routeviewer.places.feedback import never, no_progress
from routeviewer.places.own.row import BadRow, PlaceRow
from routeviewer.places.own.tables import table_rows

LINKED_PLACES = (
    "id\ttitle\ttitle_source\tstart\tend\tccodes\tvariants\ttypes\tfclasses\tlon\tlat\tgeowkt\n"
    "1\tLeningrad\tatlas\t1924-01-26\t1991-09-06\tRU\tЛенинград@ru-Cyrl;Léningrad@fr\tcity\tP\t"
    "30.3\t59.9\t\n"
    "2\tMarkland\tsaga\t-0100\t\t\t\t\tL\t\t\tPOLYGON((-60 50, -58 50, -58 54, -60 54))\n"
    "3\tLost\tmap\t1600\t1700\t\t\t\t\t\t\t\n"
)


def rows_of(path: Path) -> list[PlaceRow | BadRow]:
    return list(table_rows(path, code_of=str, progress=no_progress, cancelled=never))


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_linked_places_keep_years_variants_and_shapes(tmp_path: Path) -> None:
    city, region, lost = rows_of(written(tmp_path, LINKED_PLACES))
    assert isinstance(city, PlaceRow)
    assert isinstance(region, PlaceRow)
    assert city.names == ("Leningrad", "Ленинград", "Léningrad")
    assert (city.from_year, city.to_year, city.country, city.kind) == (1924, 1991, "RU", "city")
    assert (region.lat, region.lon, region.kind) == (52, -59, "region")
    assert (region.from_year, region.to_year) == (-100, None)
    assert lost == BadRow(4, "no position")


@pytest.mark.parametrize(
    "text",
    [
        "name,lat,lon\nKhasan,42.4,130.6\n",
        "\ufeffTitle;Latitude;Longitude\nKhasan;42,4;130,6\n",
        "toponym\tx\ty\r\nKhasan\t130.6\t42.4\r\n",
        'lon,lat,name,note\n130.6,42.4,Khasan,"on the border,\nby the river"\n',
    ],
)
def test_usual_names_of_columns_are_understood(tmp_path: Path, text: str) -> None:
    (row,) = rows_of(written(tmp_path, text))
    assert isinstance(row, PlaceRow)
    assert (row.names, row.lat, row.lon) == (("Khasan",), 42.4, 130.6)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_old_encodings_are_understood(tmp_path: Path, encoding: str) -> None:
    rows = "".join(f"Станция Краскино номер {i},42.7,130.8\n" for i in range(40))
    first = rows_of(written(tmp_path, f"name,lat,lon\n{rows}", encoding))[0]
    assert isinstance(first, PlaceRow)
    assert first.names == ("Станция Краскино номер 0",)


def test_further_columns_are_used(tmp_path: Path) -> None:
    text = (
        "name,lat,lon,other_names,kind,country,from_year,to_year,population,precision_km,id\n"
        "Posyet,42.65,130.8,Посьет|Possiet,harbour,RU,1860,,1700,4,p7\n"
    )
    (row,) = rows_of(written(tmp_path, text))
    assert isinstance(row, PlaceRow)
    assert row.names == ("Posyet", "Посьет", "Possiet")
    assert (row.identifier, row.precision_km, row.population) == ("p7", 4, 1700)
    assert (row.from_year, row.to_year) == (1860, None)


@pytest.mark.parametrize("row", ["Khasan,north,130", "Khasan,99,130", ",42,130", "Khasan,,", "x"])
def test_rows_that_are_no_places_are_told(tmp_path: Path, row: str) -> None:
    (bad,) = rows_of(written(tmp_path, f"name,lat,lon\n{row}\n"))
    assert isinstance(bad, BadRow)


def test_missing_columns_are_named(tmp_path: Path) -> None:
    with pytest.raises(OwnGazetteerError) as caught:
        rows_of(written(tmp_path, "place_name,breadth\nKhasan,42\n"))
    assert "breadth" in caught.value.problem
    assert "lat and lon" in caught.value.remedy


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\x00\x01\x02\x03" * 200])
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    with pytest.raises(OwnGazetteerError):
        rows_of(path)
