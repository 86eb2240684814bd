"""Connections to exactly the computer whose address was looked at before.

A name that leads to a public address when it is checked may lead to a private one when it is
used (DNS rebinding); so the name is looked up once, and the connection goes to what was found.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from urllib.parse import SplitResult

from routeviewer.errors import LocalAddressError, WebAddressError

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# IPv6 addresses that hold an IPv4 one, and how many bits stand behind it (RFC 6052, RFC 3056).
_WRAPPERS = (
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
    (ipaddress.IPv6Network("::/96"), 0),
)
_SHARED = ipaddress.IPv4Network("100.64.0.0/10")


def connection_to(
    parts: SplitResult, ends: float, *, allows_local: bool
) -> http.client.HTTPConnection:
    """Return an open connection to the host of an address.

    Args:
        parts: The address.
        ends: When (``time.monotonic``) nobody waits any more.
        allows_local: Whether the host may be this computer or one of its network.

    Raises:
        LocalAddressError: The host is this computer or one of its network.
        WebAddressError: There is no host of this name.
        OSError: It does not answer.
    """
    host, port = str(parts.hostname), parts.port or (443 if parts.scheme == "https" else 80)
    addresses = _looked_up(host, port)
    if not allows_local and not all(map(is_public, addresses)):
        raise LocalAddressError(
            f"{host} is this computer or one of its own network",
            "Open the page in a browser and save it, or allow local addresses (--allow-local).",
        )
    line = _connected(addresses, port, ends)
    if parts.scheme == "https":
        line = ssl.create_default_context().wrap_socket(line, server_hostname=host)
    connection = http.client.HTTPConnection(host, port)
    connection.sock = line
    # The name stands in the request's Host; the connection is there already.
    connection.auto_open = 0
    return connection


def is_public(address: _Address) -> bool:
    """Tell whether an address is one of the public internet, also where it wraps another one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or _wrapped(address)
        if inner is not None:
            return is_public(inner)
    elif address in _SHARED:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _wrapped(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    for network, behind in _WRAPPERS:
        if address in network:
            return ipaddress.IPv4Address((int(address) >> behind) & 0xFFFFFFFF)
    return None


def _looked_up(host: str, port: int) -> tuple[_Address, ...]:
    """Return the addresses of a host, in the order in which the system prefers them."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise WebAddressError(
            f"There is no computer called {host}", "Check the address and the network."
        ) from error
    told = dict.fromkeys(str(row[4][0]).partition("%")[0] for row in found)
    return tuple(ipaddress.ip_address(text) for text in told)


def _connected(addresses: tuple[_Address, ...], port: int, ends: float) -> socket.socket:
    """Return a connection to the first of several addresses that answers."""
    problem = OSError("it has no address")
    for address in addresses:
        left = ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        try:
            return socket.create_connection((str(address), port), timeout=left)
        except OSError as error:
            problem = error
    raise problem
