from __future__ import annotations

import logging
from typing import Any

import pytest
from geopy.util import logger

from routeviewer.errors import GeocoderError, ServiceRefusedError
from routeviewer.places.online.service import geocoder_of, host_of, interval_of
from routeviewer.settings.settings import SERVICES, Service

SECRET = "s3cret key/1"  # noqa: S105 - a made-up one


def test_the_program_tells_its_name_and_version() -> None:
    agent = geocoder_of(SERVICES["nominatim"]).headers["User-Agent"]
    assert agent.startswith("routeviewer/0")


def test_options_of_the_settings_reach_the_service() -> None:
    service = Service("mine", "nominatim", {"domain": "geo.example.org:8080", "scheme": "http"})
    geocoder = geocoder_of(service)
    assert geocoder.api == "http://geo.example.org:8080/search"
    assert host_of(service, geocoder) == "geo.example.org:8080"


def test_nobody_is_faster_on_the_public_server_than_it_allows() -> None:
    hasty = Service("nominatim", "nominatim", interval_s=0)
    assert interval_of(hasty, host_of(hasty, geocoder_of(hasty))) > 1
    assert interval_of(hasty, "geo.example.org") == 0


@pytest.mark.parametrize(
    ("service", "told"),
    [
        (Service("x", "nowhere-maps"), "no geocoding service called “nowhere-maps”"),
        (Service("x", "nominatim", {"domein": "a"}), "no option domein"),
        (Service("x", "nominatim", {"user_agent": "a browser"}), "no option user_agent"),
        (Service("x", "nominatim", {"scheme": "ftp"}), "not set up right"),
    ],
)
def test_a_service_set_up_wrong_says_how_to_mend_it(service: Service, told: str) -> None:
    with pytest.raises(GeocoderError) as caught:
        geocoder_of(service)
    assert told in caught.value.problem
    assert caught.value.remedy


def test_a_service_that_wants_a_key_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("routeviewer.places.online.service.key_of", lambda _: None)
    with pytest.raises(ServiceRefusedError) as caught:
        geocoder_of(Service("opencage", "opencage"))
    assert "keyring set routeviewer opencage" in caught.value.remedy


def test_further_keys_of_a_service_are_kept_under_their_option(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys: dict[str, str] = {"live": "id", "live/auth_token": "token"}
    monkeypatch.setattr("routeviewer.places.online.service.key_of", keys.get)
    geocoder: Any = geocoder_of(Service("live", "liveaddress"))
    assert (geocoder.auth_id, geocoder.auth_token) == ("id", "token")


def test_keys_stay_out_of_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("routeviewer.places.online.service.key_of", lambda _: SECRET)
    geocoder_of(Service("opencage", "opencage"))
    with caplog.at_level(logging.DEBUG, logger="geopy"):
        logger.debug("asking %s", "https://x/?key=s3cret+key%2F1")
        logger.debug("given %s", SECRET)
    assert "asking" in caplog.text
    assert "s3cret" not in caplog.text
