"""What a user is told when a service is slow, busy, broken or not there."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler

import pytest
import trustme

from routeviewer.errors import (
    CancelledError,
    OfflineError,
    ServiceAnswerError,
    ServiceBusyError,
    ServiceRefusedError,
    ServiceTimeoutError,
    ServiceTrustError,
)
from routeviewer.places.gazetteer import PlaceQuery
from tests.real.answering_server import Answer, in_turn, says, serving
from tests.real.conftest import Opened

KHASAN = json.dumps(
    [{"lat": "42.42", "lon": "130.64", "display_name": "Khasan, Russia", "name": "Khasan",
      "class": "place", "type": "village", "osm_type": "node", "osm_id": 2}]
)  # fmt: skip
QUERY = PlaceQuery("Khasan")


def drips(request: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, for ever: no pause is ever as long as a socket's time-out."""
    request.send_response(200)
    request.end_headers()
    for _ in range(600):
        request.wfile.write(b" ")
        time.sleep(0.1)


def pours(request: BaseHTTPRequestHandler) -> None:
    """Send more than any answer needs."""
    request.send_response(200)
    request.end_headers()
    for _ in range(100):
        request.wfile.write(b" " * 1_000_000)


def breaks_off(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b'[{"lat": "42')


def hangs_up(request: BaseHTTPRequestHandler) -> None:
    request.connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    "answer",
    [
        says("<html>Welcome to the hotel's network</html>"),
        says(""),
        says(b"\xff\xfe\x00\x00"),
        says('{"error": "out of order"}'),
        says("[1, 2]"),
        says('[{"lat": "here"}]'),
        says('{"lat": {}, "lon": []}'),
        says("[[[[[[", status=200),
        says("broken", status=500),
        says("gone", status=404),
        says("bad gateway", status=502),
        pours,
        breaks_off,
        hangs_up,
    ],
)
def test_garbage_is_no_answer(opened: Opened, answer: Answer) -> None:
    with serving(answer) as server:
        with pytest.raises(ServiceAnswerError) as caught:
            opened(server.host).find(QUERY)
        assert server.host in caught.value.problem
        assert caught.value.remedy
        server.answer = says(KHASAN)
        assert opened(server.host).find(QUERY), "nothing bad may stay in the cache"


@pytest.mark.parametrize("answer", [drips, lambda _: time.sleep(30)])
def test_a_slow_service_is_given_up_in_time(opened: Opened, answer: Answer) -> None:
    with serving(answer) as server:
        started = time.monotonic()
        with pytest.raises(ServiceTimeoutError) as caught:
            opened(server.host, timeout_s=0.5).find(QUERY)
        assert time.monotonic() - started < 3
        assert "within" in caught.value.problem


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_service_gets_its_pause_and_is_asked_again(opened: Opened, status: int) -> None:
    busy = says("slow down", status=status, Retry_After="1")
    with serving(in_turn(busy, says(KHASAN))) as server:
        found = opened(server.host).find(QUERY)
        first, second = server.times_s
    assert found[0].place.name == "Khasan"
    assert second - first >= 1


def test_a_busy_service_that_names_no_time_is_asked_ever_less_often(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("routeviewer.places.online.online_gazetteer._BACK_OFF_S", (0.2, 0.6, 1.0))
    with serving(says("slow down", status=429)) as server:
        with pytest.raises(ServiceBusyError):
            opened(server.host).find(QUERY)
        first, second, third = server.times_s
    assert second - first >= 0.2
    assert third - second >= 0.6


@pytest.mark.parametrize("wanted", ["3600", "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_a_long_pause_is_not_waited_for_but_kept(opened: Opened, wanted: str) -> None:
    with serving(says("slow down", status=503, Retry_After=wanted)) as server:
        for _ in range(2):  # the second is not even sent, as by another window
            with pytest.raises(ServiceBusyError) as caught:
                opened(server.host).find(QUERY)
        assert len(server.paths) == 1
    assert caught.value.retry_after_s is not None
    assert caught.value.retry_after_s > 3000


@pytest.mark.parametrize("status", [401, 402, 403])
def test_a_service_that_refuses_is_told_from_a_broken_one(opened: Opened, status: int) -> None:
    with serving(says("no", status=status)) as server, pytest.raises(ServiceRefusedError) as caught:
        opened(server.host).find(QUERY)
    assert "key" in caught.value.remedy


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(opened: Opened) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with serving(says(KHASAN), tls=context) as server:
        with pytest.raises(ServiceTrustError) as caught:
            opened(server.host, scheme="https").find(QUERY)
        assert server.paths == []
    assert "certificate" in str(caught.value)


def test_a_server_that_does_not_encrypt_is_not_trusted(opened: Opened) -> None:
    with serving(says(KHASAN)) as server, pytest.raises(ServiceTrustError):
        opened(server.host, scheme="https").find(QUERY)


def test_without_a_server_it_is_noticed_at_once(opened: Opened) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{probe.getsockname()[1]}"
    started = time.monotonic()
    with pytest.raises(OfflineError) as caught:
        opened(host).find(QUERY)
    assert time.monotonic() - started < 1
    assert "offline" in caught.value.remedy


def test_who_has_enough_need_not_wait(opened: Opened) -> None:
    with serving(lambda _: time.sleep(30)) as server:
        gazetteer = opened(server.host)
        enough = threading.Event()
        gazetteer.cancelled = enough.is_set
        threading.Timer(0.3, enough.set).start()
        started = time.monotonic()
        with pytest.raises(CancelledError):
            gazetteer.find(QUERY)
        assert time.monotonic() - started < 2


def test_who_has_enough_need_not_wait_for_a_turn_either(opened: Opened) -> None:
    with serving(says(KHASAN)) as server:
        gazetteer = opened(server.host, interval_s=50.0)
        gazetteer.find(QUERY)
        gazetteer.cancelled = lambda: True
        with pytest.raises(CancelledError):
            gazetteer.find(PlaceQuery("Tumangang"))
        assert len(server.paths) == 1


def test_a_known_answer_needs_neither_turn_nor_server(opened: Opened) -> None:
    with serving(says(KHASAN)) as server:
        gazetteer = opened(server.host, interval_s=50.0)
        first = gazetteer.find(QUERY)
        started = time.monotonic()
        assert gazetteer.find(QUERY) == first
        assert time.monotonic() - started < 0.5
    assert gazetteer.find(QUERY) == first
