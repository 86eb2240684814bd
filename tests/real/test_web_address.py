"""Web addresses against a real server on this machine, which answers as servers do at times."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
import trustme

from routeviewer.cli.main import main
from routeviewer.documents.pinned_connection import is_public
from routeviewer.documents.reading import read_article
from routeviewer.documents.web_address import MAX_BYTES, MOST_REDIRECTS, fetch
from routeviewer.errors import CancelledError, LocalAddressError, WebAddressError
from tests.documents.made import PROSE, pdf, saved_page
from tests.real.answering_server import Answer, in_turn, says, serving

HTML = "text/html; charset=utf-8"
PAGE = (
    b"<!DOCTYPE html><html><body><article>%s</article></body></html>"
    % "".join(f"<p>{sentence}</p>" for sentence in PROSE).encode()
)


def refusal(answer: Answer, path: str = "/", **options: float) -> WebAddressError:
    with serving(answer) as server, pytest.raises(WebAddressError) as caught:
        fetch(f"http://{server.host}{path}", allows_local=True, **options)  # type: ignore[arg-type]
    return caught.value


def test_a_page_is_fetched_with_all_that_it_tells(sample: Path) -> None:
    with serving(says(saved_page(sample), Content_Type=HTML)) as server:
        article = read_article(f"http://{server.host}/train", allows_local=True)
        assert server.headers.get("Cookie") is None
        assert server.headers["User-Agent"].startswith("routeviewer/")
    assert article.title == "A train, two summits and a drone for the road"
    assert (article.author, article.outlet) == ("Ann Reporter", "The Far Paper")
    assert str(article.published) == "2023-09-17"
    assert article.source == f"http://{server.host}/train"


def test_nothing_on_this_computer_is_asked_unless_it_is_allowed() -> None:
    with serving(says(PAGE, Content_Type=HTML)) as server:
        with pytest.raises(LocalAddressError) as caught:
            fetch(f"http://{server.host}/")
        assert server.paths == []
    assert "allow" in caught.value.remedy


def test_a_redirect_to_this_computer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # The public server is played by this machine; what it leads to is looked at all the same.
    with serving(says("", status=302, Location="http://10.0.0.7/admin")) as server:
        public = server.host.partition(":")[0]
        monkeypatch.setattr(
            "routeviewer.documents.pinned_connection.is_public",
            lambda address: str(address) == public or is_public(address),
        )
        with pytest.raises(LocalAddressError, match=r"10\.0\.0\.7"):
            fetch(f"http://{server.host}/")


def test_a_name_is_looked_up_once_and_the_connection_goes_where_it_was_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def looked_up(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    with serving(says(PAGE, Content_Type=HTML)) as server:
        port = server.host.partition(":")[2]
        monkeypatch.setattr("routeviewer.documents.pinned_connection.socket.getaddrinfo", looked_up)
        with pytest.raises(LocalAddressError):
            fetch(f"http://paper.example.org:{port}/")
        assert server.paths == []
        asked.clear()
        fetch(f"http://paper.example.org:{port}/", allows_local=True)
        assert server.headers["Host"] == f"paper.example.org:{port}"
    assert asked.count("paper.example.org") == 1


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("127.0.0.1", False),
        ("10.1.2.3", False), ("192.168.0.1", False), ("172.16.0.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.1", False),
        ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("::", False),
        ("fe80::1", False), ("fd00::1", False), ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
    ],
)  # fmt: skip
def test_local_addresses_are_known_in_all_their_clothes(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/a", "file:///etc/passwd", "http://", "http://exa mple.org", "https://[::1",
     "http://example.org:99999/", "gopher://x", "http://ex\nample.org/"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(WebAddressError):
        fetch(address)


def test_a_password_in_an_address_is_refused() -> None:
    with pytest.raises(WebAddressError, match="password"):
        fetch("http://ann:secret@example.org/")


def test_redirects_are_followed_to_the_end() -> None:
    moved = says("", status=301, Location="/new?from=old")
    with serving(in_turn(moved, says(PAGE, Content_Type=HTML))) as server:
        found = fetch(f"http://{server.host}/old#part", allows_local=True)
    assert server.paths == ["/old", "/new?from=old"]
    assert found.address == f"http://{server.host}/new?from=old"


def test_a_redirect_in_a_circle_is_told() -> None:
    assert "circles" in refusal(says("", status=302, Location="/")).problem


def test_redirects_without_end_are_given_up() -> None:
    count = iter(range(1000))

    def onwards(request: BaseHTTPRequestHandler) -> None:
        says("", status=302, Location=f"/{next(count)}")(request)

    assert "circles" in refusal(onwards).problem
    assert next(count) == MOST_REDIRECTS + 1


def test_a_redirect_to_a_file_is_refused() -> None:
    assert "no web address" in refusal(says("", status=302, Location="file:///etc/passwd")).problem


def dripping(head: bytes) -> Answer:
    """Return an answer that begins and then says one letter at a time."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(head)
        for _ in range(600):
            request.wfile.write(b"a")
            request.wfile.flush()
            time.sleep(0.02)

    return answer


def wait_for_silence(before: set[threading.Thread]) -> None:
    """Wait until nobody asks or listens to a server who did not do so before."""
    ends = time.monotonic() + 3
    while any(t.name == "call with a limit" for t in set(threading.enumerate()) - before):
        assert time.monotonic() < ends, "somebody still listens to the server"
        time.sleep(0.02)


@pytest.mark.parametrize(
    "head", [b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n", b"HTTP/1.0 200 OK\r\nX: "]
)
def test_a_server_that_says_one_letter_at_a_time_is_given_up(head: bytes) -> None:
    begun, before = time.monotonic(), set(threading.enumerate())
    error = refusal(dripping(head), limit_s=0.5)
    assert "did not answer within" in error.problem
    assert time.monotonic() - begun < 3
    wait_for_silence(before)


def test_who_has_enough_does_not_wait() -> None:
    with serving(dripping(b"HTTP/1.0 200 OK\r\nX: ")) as server, pytest.raises(CancelledError):
        fetch(f"http://{server.host}/", allows_local=True, cancelled=lambda: True)


def test_nothing_is_asked_any_more_once_who_wanted_it_has_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow, before = threading.Event(), set(threading.enumerate())
    known = socket.getaddrinfo

    def looked_up(*arguments: Any, **options: Any) -> Any:
        slow.wait(5)
        return known(*arguments, **options)

    monkeypatch.setattr("routeviewer.documents.pinned_connection.socket.getaddrinfo", looked_up)
    with serving(says(PAGE, Content_Type=HTML)) as server:
        with pytest.raises(CancelledError):
            fetch(f"http://{server.host}/", allows_local=True, cancelled=lambda: True)
        slow.set()
        wait_for_silence(before)
        assert server.paths == []


def test_a_body_that_is_announced_as_too_large_is_not_fetched() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", HTML)
        request.send_header("Content-Length", str(MAX_BYTES + 1))
        request.end_headers()

    assert "larger than 20 MB" in refusal(answer).problem


def test_a_body_without_end_is_cut_off() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(30):
            request.wfile.write(bytes(1_000_000))

    assert "larger than 20 MB" in refusal(answer).problem


def test_a_packed_body_that_swells_is_cut_off() -> None:
    packed = gzip.compress(bytes(60_000_000))
    assert len(packed) < 100_000
    answer = says(packed, Content_Type=HTML, Content_Encoding="gzip")
    assert "larger than 20 MB" in refusal(answer).problem


def test_a_packed_page_is_unpacked() -> None:
    answer = says(gzip.compress(PAGE), Content_Type=HTML, Content_Encoding="gzip")
    with serving(answer) as server:
        assert fetch(f"http://{server.host}/", allows_local=True).data == PAGE


def test_an_answer_that_breaks_off_is_told() -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500")
        request.wfile.write(b"\r\n\r\nWe left")

    assert refusal(answer).remedy == "Try again."


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/json", "text-html"])
def test_what_is_no_text_is_told_by_its_kind(kind: str) -> None:
    assert kind in refusal(says(b"x", Content_Type=kind)).problem


@pytest.mark.parametrize(
    ("status", "word"), [(404, "no such page"), (403, "refuses"), (500, "500")]
)
def test_what_a_server_refuses_is_told(status: int, word: str) -> None:
    assert word in refusal(says("no", status=status)).problem


def test_a_document_is_known_by_its_bytes_whatever_the_server_calls_it() -> None:
    answer = says(pdf([[(60, 700, PROSE[0])]]), Content_Type="application/octet-stream")
    with serving(answer) as server:
        article = read_article(f"http://{server.host}/a.bin", allows_local=True)
    assert article.text == PROSE[0]


def test_the_server_s_encoding_is_believed() -> None:
    russian = "В понедельник путники вышли из Казани и пошли по старой дороге на юг. " * 6
    body = f"<!DOCTYPE html><html><body><article><p>{russian}</p></article></body></html>"
    answer = says(body.encode("koi8_r"), Content_Type="text/html; charset=KOI8-R")
    with serving(answer) as server:
        article = read_article(f"http://{server.host}/", allows_local=True)
    assert russian[:40] in article.text


def test_what_a_server_calls_a_page_is_one_however_it_begins() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in PROSE)
    with serving(says(body, Content_Type="text/html")) as server:
        article = read_article(f"http://{server.host}/", allows_local=True)
    assert article.text == "\n\n".join(PROSE)


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(WebAddressError, match="cannot be reached"):
        fetch(f"http://127.0.0.1:{port}/", allows_local=True)


def test_a_certificate_that_nobody_vouches_for_is_told() -> None:
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    with (
        serving(says(PAGE, Content_Type=HTML), tls=tls) as server,
        pytest.raises(WebAddressError, match="not to be trusted"),
    ):
        fetch(f"https://{server.host}/", allows_local=True)


def test_a_command_reads_a_web_address(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(says(saved_page(sample), Content_Type=HTML)) as server:
        address = f"http://{server.host}/train"
        assert main(["route", address]) == 1
        assert "own network" in capsys.readouterr().err
        assert main(["route", address, "--allow-local"]) == 0
    told = capsys.readouterr()
    assert "Vostochny" in told.out
