"""What is sent to a service, and how often."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.gazetteer import PlaceQuery
from tests.real.answering_server import in_turn, says, serving
from tests.real.conftest import Opened

SECRET = "s3cret-key"  # noqa: S105 - a made-up one
# Photon's documented form; no Photon can be installed here.
PHOTON = json.dumps(
    {"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [130.64, 42.42]},
         "properties": {"osm_type": "N", "osm_id": 2, "osm_key": "place", "osm_value": "village",
                        "name": "Khasan", "country": "Russia", "countrycode": "RU"}}]}
)  # fmt: skip
ASKER = """
import sys
from pathlib import Path
from routeviewer.places.gazetteer import PlaceQuery
from routeviewer.places.online.online_gazetteer import OnlineGazetteer
from routeviewer.settings.settings import Service
host, folder, who, interval = sys.argv[1:]
options = {"domain": host, "scheme": "http"}
service = Service("mine", "nominatim", options, interval_s=float(interval))
gazetteer = OnlineGazetteer(service, Path(folder))
for i in range(4):
    gazetteer.find(PlaceQuery(f"{who}{i}"))
"""


def test_name_and_country_are_all_that_is_sent(opened: Opened) -> None:
    with serving(says("[]")) as server:
        opened(server.host).find(PlaceQuery("  Old\n Khasan ", likely_countries=("RU", "KP")))
        with_hint, without = (parse_qs(urlsplit(path).query) for path in server.paths)
    assert with_hint["q"] == without["q"] == ["Old Khasan"]
    assert with_hint["countrycodes"] == ["ru,kp"]
    assert "countrycodes" not in without
    told = {"q", "countrycodes", "format", "limit", "addressdetails", "namedetails",
            "accept-language"}  # fmt: skip
    assert with_hint.keys() <= told
    assert server.headers["User-Agent"].startswith("routeviewer/")


def test_a_country_that_is_a_condition_is_not_dropped(opened: Opened) -> None:
    with serving(says("[]")) as server:
        assert not opened(server.host).find(PlaceQuery("Khasan", country="ru"))
        assert len(server.paths) == 1


def test_photons_answers_are_read(opened: Opened) -> None:
    with serving(says(PHOTON)) as server:
        gazetteer = opened(server.host, geopy="photon")
        (found,) = gazetteer.find(PlaceQuery("Khasan", likely_countries=("RU",)))
        (near,) = gazetteer.near(Coordinate(42.4, 130.6))
    assert found.place == near
    assert (near.identifier, near.kind, near.country) == ("node/2", "village", "RU")


def test_a_key_is_nowhere_but_in_the_request(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROUTEVIEWER_KEY_MINE", SECRET)
    answer = {"status": {"code": 200}, "results": [
        {"geometry": {"lat": 1, "lng": 2}, "formatted": "A", "echo": SECRET}]}  # fmt: skip
    with serving(in_turn(says(json.dumps(answer)), says(SECRET, status=401))) as server:
        gazetteer = opened(server.host, geopy="opencage")
        assert gazetteer.find(PlaceQuery("A"))[0].place.name == "A"
        with pytest.raises(Exception, match="refuses") as caught:
            gazetteer.find(PlaceQuery("B"))
        assert SECRET in server.paths[0]
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 2
    assert all(SECRET.encode() not in path.read_bytes() for path in files)


@pytest.mark.slow
def test_two_processes_together_keep_the_rate(tmp_path: Path) -> None:
    with serving(says("[]")) as server:
        askers = [
            subprocess.Popen([sys.executable, "-c", ASKER, server.host, str(tmp_path), who, "1.1"])
            for who in "ab"
        ]
        assert [asker.wait(timeout=60) for asker in askers] == [0, 0]
    gaps_s = [later - earlier for earlier, later in pairwise(sorted(server.times_s))]
    assert len(gaps_s) == 7
    assert min(gaps_s) >= 1.0
