"""Fetching what lies at a web address that the user gives, and nothing else."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import time
import zlib
from contextlib import closing, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from routeviewer import __version__
from routeviewer.documents.pinned_connection import connection_to
from routeviewer.errors import WebAddressError
from routeviewer.places.feedback import Cancelled, never
from routeviewer.places.online.deadline import in_time

TIME_LIMIT_S = 10.0
MAX_BYTES = 20_000_000
MOST_REDIRECTS = 5
_CHUNK = 65_536
_REDIRECTS = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}
_HEADERS = {
    "User-Agent": f"routeviewer/{__version__} (reads one article at its reader's wish)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5",
    "Accept-Language": "*",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}
# What holds an article, or may: what the bytes really are is looked at later.
_TYPES = re.compile(
    r"text/.*|application/(?:xhtml\+xml|xml|pdf|x-pdf|epub\+zip|zip|octet-stream|force-download"
    r"|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)|multipart/related|",
    re.IGNORECASE,
)
_COPY = "Open the page in a browser, save it or copy its text, and open that."
_REFUSALS = {
    401: "asks for a login",
    402: "asks for payment",
    403: "refuses programs",
    404: "has no such page",
    410: "has no such page any more",
    429: "asks to come back later",
    451: "may not show it for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What lies at an address.

    Attributes:
        address: Where it was found in the end, after redirects.
        data: Its bytes, unpacked.
        charset: The encoding that the server tells, or empty.
        is_page: Whether the server calls it a web page.
    """

    address: str
    data: bytes
    charset: str
    is_page: bool


def fetch(
    address: str,
    *,
    allows_local: bool = False,
    cancelled: Cancelled = never,
    limit_s: float = TIME_LIMIT_S,
) -> Fetched:
    """Return what lies at a web address.

    Neither cookies nor a referrer are sent; scripts and pictures are not loaded; a proxy is not
    used, since it would look the name up anew.

    Args:
        address: An address that begins with http:// or https://.
        allows_local: Whether it may be one of this computer or its network.
        cancelled: Tells whether the user has enough.
        limit_s: Seconds for the whole of it, with redirects.

    Raises:
        WebAddressError: It cannot be fetched, with the reason and what to do instead.
        LocalAddressError: It leads to this computer or its network.
        CancelledError: The user has enough.
    """
    visit = _Visit(time.monotonic() + limit_s, allows_local)
    try:
        return in_time(lambda: visit.follow(address), limit_s=limit_s, cancelled=cancelled)
    except TimeoutError as error:
        raise WebAddressError(
            f"{_host(address)} did not answer within {limit_s:.0f} s",
            "Try again later, or open the page in a browser, save it and open the file.",
        ) from error
    except (ssl.SSLError, ssl.CertificateError) as error:
        raise WebAddressError(
            f"The connection to {_host(address)} is not to be trusted ({_reason(error)})", _COPY
        ) from error
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise WebAddressError(
            f"{_host(address)} cannot be reached ({_reason(error)})",
            "Check the address and the network.",
        ) from error
    finally:
        visit.end()


class _Visit:
    """One fetching, over several servers if they lead from one to the next."""

    def __init__(self, ends: float, allows_local: bool) -> None:
        self._ends, self._allows_local = ends, allows_local
        self._line: socket.socket | None = None
        self._is_over = False

    def end(self) -> None:
        """Hang up, so that nobody waits for a server that says one letter a second."""
        self._is_over = True
        if self._line is not None:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)

    def follow(self, address: str) -> Fetched:
        """Return what lies at an address, or at the address that it leads to."""
        seen: list[str] = []
        for _ in range(MOST_REDIRECTS + 1):
            parts = _checked(address)
            if urlunsplit(parts) in seen:
                break
            seen.append(urlunsplit(parts))
            found = self._ask(parts)
            if isinstance(found, Fetched):
                return found
            address = urljoin(seen[-1], found)
        raise WebAddressError(f"{_host(address)} leads in circles from page to page", _COPY)

    def _ask(self, parts: SplitResult) -> Fetched | str:
        """Ask a server; return what it has, or the address that it leads to."""
        connection = connection_to(parts, self._ends, allows_local=self._allows_local)
        self._line = connection.sock
        with closing(connection):
            if self._is_over:  # while the name was looked up
                raise TimeoutError
            target = urlunsplit(("", "", parts.path, parts.query, ""))
            connection.request("GET", target, headers=_HEADERS)
            with connection.getresponse() as response:
                if response.status in _REDIRECTS:
                    return str(response.headers.get("Location") or "")
                _require_article(parts.netloc, response)
                data = _body(response, self._ends)
                told = response.headers
                is_page = "html" in told.get_content_subtype()
                charset = str(told.get_content_charset() or "")
                return Fetched(urlunsplit(parts), data, charset, is_page)


def _checked(address: str) -> SplitResult:
    """Return the parts of an address, written as they are sent.

    Raises:
        WebAddressError: It is no address of the web.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError as error:
        raise _no_address(address) from error
    if parts.scheme not in _PORTS or not host or re.search(r"[^\w.:%-]", host):
        raise _no_address(address)
    if parts.username is not None or parts.password is not None:
        raise WebAddressError(
            "The address holds a name or a password", "Leave out what stands before the @."
        )
    place = f"[{host}]" if ":" in host else host
    place += f":{port}" if port is not None and port != _PORTS[parts.scheme] else ""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return SplitResult(parts.scheme, place, path, query, "")


def _no_address(address: str) -> WebAddressError:
    return WebAddressError(
        f"“{address.strip()[:120]}” is no web address",
        "Write one that begins with http:// or https://.",
    )


def _require_article(host: str, response: http.client.HTTPResponse) -> None:
    if response.status != 200:
        told = _REFUSALS.get(response.status, f"answers with the error {response.status}")
        raise WebAddressError(f"{host} {told}", _COPY)
    kind = str(response.headers.get("Content-Type") or "").split(";")[0].strip()
    if _TYPES.fullmatch(kind) is None:
        raise WebAddressError(
            f"At this address there is no text but “{kind[:60]}”", "Give the address of an article."
        )
    length = response.headers.get("Content-Length") or ""
    if length.isdigit() and int(length) > MAX_BYTES:
        raise _too_large()


def _body(response: http.client.HTTPResponse, ends: float) -> bytes:
    """Return a body, unpacked, as far as it is no larger than is borne."""
    packed = str(response.headers.get("Content-Encoding") or "identity").strip().casefold()
    if packed not in ("identity", "", "gzip", "x-gzip"):
        raise WebAddressError("The server packs its answer in a way that was not asked for", _COPY)
    unpacker = zlib.decompressobj(wbits=31) if packed.endswith("gzip") else None
    body = bytearray()
    while chunk := response.read1(_CHUNK):
        if time.monotonic() > ends:
            raise TimeoutError
        body += chunk if unpacker is None else _unpacked(unpacker, chunk, MAX_BYTES - len(body))
        if len(body) > MAX_BYTES:
            raise _too_large()
    _require_whole(response, is_whole=unpacker is None or unpacker.eof)
    return bytes(body)


def _unpacked(unpacker: zlib._Decompress, chunk: bytes, room: int) -> bytes:
    try:
        return unpacker.decompress(chunk, room + 1)
    except zlib.error as error:
        raise WebAddressError("The server's answer is damaged", "Try again.") from error


def _require_whole(response: http.client.HTTPResponse, *, is_whole: bool) -> None:
    if not is_whole or (response.length or 0) > 0:
        raise WebAddressError("The server broke its answer off", "Try again.")


def _too_large() -> WebAddressError:
    return WebAddressError(
        f"What lies at this address is larger than {MAX_BYTES // 1_000_000} MB", _COPY
    )


def _host(address: str) -> str:
    try:
        return urlsplit(address.strip()).hostname or address.strip()[:120]
    except ValueError:
        return address.strip()[:120]


def _reason(error: BaseException) -> str:
    told = getattr(error, "verify_message", "") or getattr(error, "strerror", "") or str(error)
    return str(told) or type(error).__name__
