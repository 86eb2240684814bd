"""The user's own gazetteers and decisions beside the embedded one, as an article meets them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from routeviewer import find_places
from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.combined_gazetteer import CombinedGazetteer
from routeviewer.places.corrections import (
    Correction,
    HouseSpelling,
    NameMeans,
    NeverAPlace,
    corrections_of,
)
from routeviewer.places.gazetteer import PlaceQuery
from routeviewer.places.own.adding import add_gazetteer
from routeviewer.places.place import Place
from routeviewer.places.toponym import Toponym

TEXAS = Place("geonames", "4717560", "Paris", "city", Coordinate(33.66, -95.56), 5.0, "US", "TX")
Combined = Callable[..., CombinedGazetteer]


@pytest.fixture
def combined(tmp_path: Path) -> Combined:
    """Open the embedded gazetteer with tables and corrections beside it."""

    def open_(
        tables: Sequence[tuple[str, str]] = (),
        order: Sequence[str] | None = None,
        corrections: Sequence[Correction] = (),
    ) -> CombinedGazetteer:
        for name, text in tables:
            path = tmp_path / f"{name}.csv"
            path.write_text(text, encoding="utf-8")
            add_gazetteer(path, tmp_path / "shelf")
        chosen = order or [*(name for name, _ in tables), "bundled"]
        told = corrections_of([("notes.toml", corrections)])
        return CombinedGazetteer(chosen, tmp_path / "shelf", corrections=told)

    return open_


def toponym(text: str, name: str, gazetteer: BundledGazetteer, **options: date) -> Toponym:
    return {t.name: t for t in find_places(text, gazetteer=gazetteer, **options)}[name]


def rules(found: Toponym) -> set[str]:
    return {reason.rule for reason in found.candidates[0].reasons}


def test_a_name_of_ones_own_is_recognised_and_located(combined: Combined) -> None:
    table = "name,lat,lon,kind,country\nQuellenhof,51.5,10.2,facility,DE\n"
    found = toponym(
        "Reporters waited. Quellenhof was shut.", "Quellenhof", combined([("own", table)])
    )
    assert found.chosen is not None
    assert (found.chosen.gazetteer, found.chosen.parents) == ("own", ("Germany",))
    assert "own-gazetteer" in rules(found)


def test_the_preferred_gazetteer_wins_among_namesakes(combined: Combined) -> None:
    table = "name,lat,lon,kind,country\nGotham,50.0,8.0,city,DE\n"
    first = combined([("own", table)]).find_all(["gotham"])["gotham"]
    own = next(m for m in first if m.place.gazetteer == "own")
    last = combined([], order=["bundled", "own"]).find_all(["gotham"])["gotham"]
    behind = next(m for m in last if m.place.gazetteer == "own")
    assert own.reasons[-1].points > 0 > behind.reasons[-1].points


def test_a_place_that_both_know_is_told_once_by_the_preferred(combined: Combined) -> None:
    table = "name,lat,lon,kind,country\nNairobi,-1.29,36.82,city,KE\n"
    for order, source in ((["own", "bundled"], "own"), (["bundled", "own"], "geonames")):
        gazetteer = combined([("own", table)] if source == "own" else [], order)
        near = Coordinate(-1.29, 36.82)
        found = gazetteer.find(PlaceQuery("Nairobi", near=near), limit=1)[0]
        assert found.place.gazetteer == source
        assert found.prominence > 600
        town = toponym("We flew to Nairobi in Kenya.", "Nairobi", gazetteer)
        assert town.confidence > 0.8


def test_search_by_beginning_and_by_position_sees_all(combined: Combined) -> None:
    gazetteer = combined([("own", "name,lat,lon\nQuellenhof,51.5,10.2\n")])
    assert gazetteer.find(PlaceQuery("Quellenh", prefix=True))[0].place.gazetteer == "own"
    assert gazetteer.near(Coordinate(51.5, 10.2), limit=1)[0].gazetteer == "own"
    assert ("quellenhof", 550) in gazetteer.names_with_prefix("quell")


def test_a_damaged_one_is_left_out_with_a_notice(combined: Combined, tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "bad.sqlite").write_bytes(b"no database" * 99)
    gazetteer = combined(order=["bad", "bundled"])
    assert toponym("We flew to Nairobi.", "Nairobi", gazetteer).chosen is not None
    assert [notice.rule for notice in gazetteer.notices()] == ["gazetteer-left-out"]
    assert gazetteer.notices() == ()


# -- names of other times --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "published", "source"),
    [
        ("They reached Altburg by cart.", date(1890, 5, 1), "atlas"),
        ("They reached Altburg by bus.", date(2020, 5, 1), "today"),
        ("In 1893 they reached Altburg by cart.", date(2020, 5, 1), "atlas"),
    ],
)
def test_names_are_weighed_by_the_years_of_the_article(
    combined: Combined, text: str, published: date, source: str
) -> None:
    head = "name,lat,lon,kind,country,from_year,to_year\n"
    tables = [
        ("today", f"{head}Altburg,50.0,8.0,city,DE,,\n"),
        ("atlas", f"{head}Altburg,54.0,20.0,city,PL,1800,1918\n"),
    ]
    gazetteer = combined(tables, order=["today", "atlas", "bundled"])
    found = toponym(text, "Altburg", gazetteer, published=published)
    assert found.chosen is not None
    assert found.chosen.gazetteer == source
    eras = [r.rule for c in found.candidates for r in c.reasons if "era" in r.rule]
    assert eras == (["era"] if source == "atlas" else ["other-era"])


# -- decisions of people ---------------------------------------------------------------------------


def test_an_earlier_choice_holds_with_its_reason(combined: Combined) -> None:
    gazetteer = combined(corrections=[NameMeans("Paris", TEXAS)])
    found = toponym("The French minister returned to Paris.", "Paris", gazetteer)
    assert found.chosen == TEXAS
    assert found.chosen_by == "memory"
    assert "remembered" in rules(found)


def test_what_the_text_says_beside_the_name_overrules_an_earlier_choice(
    combined: Combined,
) -> None:
    gazetteer = combined(corrections=[NameMeans("Paris", TEXAS)])
    found = toponym("They met in Paris, France.", "Paris", gazetteer)
    assert found.chosen is not None
    assert found.chosen.country == "FR"
    assert found.chosen_by == "machine"


def test_a_choice_makes_an_unknown_name_known(combined: Combined) -> None:
    place = Place("person", "The Shed", "The Shed", "facility", Coordinate(51.5, -0.1), 1.0, "GB")
    gazetteer = combined(corrections=[NameMeans("Xyzzyhouse", place)])
    assert toponym("They met. Xyzzyhouse was cold.", "Xyzzyhouse", gazetteer).chosen == place


def test_a_name_that_is_never_a_place_is_left_out_and_said(
    combined: Combined, gazetteer: BundledGazetteer
) -> None:
    text = "We saw Nairobi and Mombasa."
    assert {t.name for t in find_places(text, gazetteer=gazetteer)} == {"Nairobi", "Mombasa"}
    found = find_places(text, gazetteer=combined(corrections=[NeverAPlace("NAIROBI")]))
    assert {t.name for t in found} == {"Mombasa"}


def test_the_house_spells_its_own_way_but_reads_both(combined: Combined) -> None:
    gazetteer = combined(corrections=[HouseSpelling("Bombay", "Mumbai-on-Sea", "IN")])
    for name in ("Bombay", "Mumbai-on-Sea"):
        found = toponym(f"We flew to {name} in India.", name, gazetteer)
        assert found.chosen is not None
        assert found.chosen.country == "IN"


def test_a_place_is_shown_in_the_houses_spelling_in_its_country_only(combined: Combined) -> None:
    gazetteer = combined(corrections=[HouseSpelling("Odesa", "Odessa", "UA")])
    names = {m.place.country: m.place.name for m in gazetteer.find(PlaceQuery("Odesa"))}
    assert names["UA"] == "Odessa"
    found = gazetteer.find_all(["odesa"])["odesa"]
    spelt = next(m for m in found if m.place.country == "UA")
    assert "house-spelling" in {reason.rule for reason in spelt.reasons}


def test_the_nearer_file_of_corrections_counts_more() -> None:
    files = [("project", [NeverAPlace("Paris")]), ("user", [NameMeans("Paris", TEXAS)])]
    told = corrections_of(files)
    assert told.never == {"paris": "project"}
    assert told.places == {}
    assert corrections_of(reversed(files)).never == {}
