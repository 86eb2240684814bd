"""A real Nominatim answers: names, addresses, positions, and articles read with it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from routeviewer.documents.reading import read_article
from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.pipeline import find_places, read
from routeviewer.places.gazetteer import PlaceQuery
from routeviewer.places.online.answer_cache import AnswerCache
from routeviewer.places.online.search import search_online, with_candidates
from routeviewer.places.online.service import geocoder_of
from routeviewer.places.sources import open_gazetteer
from routeviewer.project.editing import apply, replay
from routeviewer.project.edits import AddCandidate, ChooseCandidate
from routeviewer.settings.settings import GeocodingSettings, Service, Settings
from routeviewer.settings.storage import save_settings
from tests.real.conftest import Opened

pytestmark = pytest.mark.slow

VILLAGE = (
    "The Russian geologist left Vladivostok on Monday. On Tuesday she reached the village of "
    "Sukhodolka, and a day later she returned to Vladivostok."
)
CROSSING = Coordinate(42.42, 130.64)


@pytest.fixture
def settings(nominatim: str, home: Path) -> Settings:
    """Set the real server up as the service "local", as a user would."""
    options = {"domain": nominatim, "scheme": "http"}
    service = Service("local", "nominatim", options, interval_s=0.0)
    settings = Settings(GeocodingSettings("local", services={"local": service}))
    save_settings(settings, home / "settings.toml")
    return settings


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "routeviewer", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


# -- the service -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Khasan", "node/2"),
        ("Хасан", "node/2"),
        ("하산", "node/2"),
        ("Tumangang", "node/4"),
        ("Knevichi", "node/6"),
        ("Кневичи", "node/6"),
        ("Артём-Приморский-1", "node/8"),
        ("Svetlanskaya Street, Vladivostok", "way/101"),
    ],
)
def test_names_are_found_in_any_script(
    opened: Opened, nominatim: str, name: str, identifier: str
) -> None:
    found = opened(nominatim).find(PlaceQuery(name))
    assert found[0].place.identifier == identifier


def test_a_country_narrows_and_a_hint_only_helps(opened: Opened, nominatim: str) -> None:
    gazetteer = opened(nominatim)
    assert gazetteer.find(PlaceQuery("Khasan", country="RU"))
    assert not gazetteer.find(PlaceQuery("Khasan", country="IN"))
    assert gazetteer.find(PlaceQuery("Khasan", likely_countries=("IN",)))


def test_a_structured_address_is_found(nominatim: str) -> None:
    options = {"domain": nominatim, "scheme": "http"}
    geocoder = geocoder_of(Service("local", "nominatim", options))
    query = {"street": "Светланская улица", "city": "Владивосток"}
    location = geocoder.geocode(query, language="en")
    assert location.address == "Svetlanskaya Street, Vladivostok, Russia"


def test_positions_are_looked_up(opened: Opened, nominatim: str) -> None:
    (place,) = opened(nominatim).near(Coordinate(42.43, 130.65))
    assert (place.name, place.kind, place.country) == ("Khasan", "village", "RU")


# -- articles --------------------------------------------------------------------------------------


def test_the_border_of_the_sample_is_crossed_at_a_known_place(
    settings: Settings, sample: Path
) -> None:
    article = read_article(str(sample))
    offline = read(article).itinerary
    project = read(article, gazetteer=open_gazetteer(settings, service="local"))
    stop = project.itinerary.stops[0]
    assert stop.place is not None
    assert stop.label.startswith(("Khasan (", "Tumangang ("))
    assert stop.is_inferred
    assert sphere_km(stop.place.coordinate, CROSSING) < 3
    assert [s.place for s in project.itinerary.stops[1:]] == [s.place for s in offline.stops[1:]]
    assert project.warnings == ()


def test_a_village_that_no_gazetteer_has_is_found_with_its_reasons(settings: Settings) -> None:
    def village(**given: Any) -> Any:
        return {t.name: t for t in find_places(VILLAGE, **given)}["Sukhodolka"]

    assert village().chosen is None
    found = village(gazetteer=open_gazetteer(settings, service="local"))
    assert found.chosen.identifier == "node/18"
    assert found.chosen.parents == ("Russia",)
    assert {"online", "country"} <= {reason.rule for reason in found.candidates[0].reasons}


def test_a_service_that_knows_the_same_place_speaks_for_it(settings: Settings) -> None:
    asking_all = replace(settings, geocoding=replace(settings.geocoding, ask="all"))
    gazetteer = open_gazetteer(asking_all, service="local")
    text = "They met in Komsomolsk-on-Amur in Russia."
    (town, _) = find_places(text, gazetteer=gazetteer)
    assert town.chosen is not None
    assert town.chosen.gazetteer == "geonames"
    assert "online-agrees" in {reason.rule for reason in town.candidates[0].reasons}


def test_what_is_searched_by_hand_can_be_chosen_and_survives_a_new_reading(
    settings: Settings, sample: Path
) -> None:
    project = read(read_article(str(sample)))
    name = "Vladivostok"
    found = search_online(PlaceQuery("Knevichi"), settings)
    edits = [
        AddCandidate(name, found[0]),
        ChooseCandidate(name, found[0].place.gazetteer, found[0].place.identifier),
    ]
    for edit in edits:
        project = apply(project, edit)
    again, lost = replay(read(project.article), project.edits)
    assert lost == ()
    toponym = next(t for t in again.toponyms if t.name == name)
    assert toponym.chosen == found[0].place
    assert with_candidates(toponym, found).candidates == toponym.candidates


# -- commands --------------------------------------------------------------------------------------


def test_commands_ask_the_service_and_show_what_is_kept(settings: Settings, tmp_path: Path) -> None:
    article = tmp_path / "village.txt"
    article.write_text(VILLAGE, encoding="utf-8")
    assert "(not located)" in run("route", str(article)).stdout
    done = run("route", str(article), "--geocoder", settings.geocoding.service)
    assert done.returncode == 0, done.stderr
    assert "(not located)" not in done.stdout
    assert "Sukhodolka" in run("cache", "show").stdout
    assert "answers forgotten" in run("cache", "clear").stdout
    assert run("cache", "show").stdout.startswith("0 answers")


def test_a_batch_that_is_killed_loses_nothing(
    settings: Settings, home: Path, tmp_path: Path
) -> None:
    slowed = replace(settings.geocoding.services["local"], interval_s=0.4)
    geocoding = replace(settings.geocoding, services={"local": slowed})
    save_settings(Settings(geocoding), home / "settings.toml")
    source, target, whole = (tmp_path / n for n in ("in.jsonl", "killed.jsonl", "whole.jsonl"))
    villages = ("Sukhodolka", "Kraskino", *(f"Zarechnovka{n}" for n in range(8)))
    rows = [{"id": v, "text": VILLAGE.replace("Sukhodolka", v)} for v in villages]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    arguments = ["batch", str(source), "--geocoder", "local", "-o"]
    process = subprocess.Popen([sys.executable, "-m", "routeviewer", *arguments, str(target)])
    while not (target.exists() and target.read_bytes().count(b"\n") >= 3):
        assert process.poll() is None
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    before = target.read_bytes()
    cache = home / "cache" / "answers.sqlite"
    with sqlite3.connect(cache) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()
    kept = AnswerCache(cache).answers()

    assert before.count(b"\n") < len(rows)
    assert run(*arguments, str(target), "--resume").returncode == 0
    assert target.read_bytes().startswith(before[: before.rfind(b"\n") + 1])
    assert AnswerCache(cache).answers()[: len(kept)] == kept, "what was kept is not asked again"
    assert run(*arguments, str(whole)).returncode == 0
    assert target.read_text(encoding="utf-8") == whole.read_text(encoding="utf-8")
