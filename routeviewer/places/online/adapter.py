"""How geopy's requests are sent: within a total time, of a bounded size, given up on wish."""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPSHandler, ProxyHandler, Request, build_opener, getproxies

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter

from routeviewer.errors import (
    GeocoderError,
    OfflineError,
    ServiceAnswerError,
    ServiceTimeoutError,
    ServiceTrustError,
)
from routeviewer.places.feedback import Cancelled, never
from routeviewer.places.online.deadline import in_time

_MOST_BYTES = 4_000_000


class BoundedAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """Sends requests by the standard library; unlike geopy's own, it never tries twice.

    ``cancelled`` may be set before a request.
    """

    def __init__(self, *, proxies: Mapping[str, str] | None, ssl_context: Any) -> None:
        """Use the system's proxies unless others are given."""
        chosen = getproxies() if proxies is None else proxies
        super().__init__(proxies=chosen, ssl_context=ssl_context)
        self._open = build_opener(
            HTTPSHandler(context=ssl_context), ProxyHandler(dict(chosen))
        ).open
        self.cancelled: Cancelled = never

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """Return the JSON that a server answers with.

        Raises:
            GeocoderError: As ``get_text``, or the answer is no JSON.
        """
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            return json.loads(text)
        except ValueError as error:
            raise no_answer(_host(url)) from error

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Return the text that a server answers with.

        Raises:
            AdapterHTTPError: The server answers with a status from 400 on.
            OfflineError: There is no way to the server.
            ServiceTimeoutError: The whole answer is not there in time.
            ServiceTrustError: The certificate is not to be trusted.
            ServiceAnswerError: The answer is too large, or breaks the protocol.
            CancelledError: The user does not want to wait.
        """
        request = Request(url, headers=dict(headers))  # noqa: S310 - geopy allows http(s) only
        try:
            return in_time(
                lambda: self._text(request, timeout), limit_s=timeout, cancelled=self.cancelled
            )
        except HTTPError as error:
            raise _http_error(error) from None
        except (OSError, ValueError) as error:
            raise _failure(_host(url), error, timeout) from error
        except HTTPException as error:
            raise no_answer(_host(url)) from error

    def _text(self, request: Request, timeout: float) -> str:
        with self._open(request, timeout=timeout) as page:
            data = page.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise no_answer(request.host)
        return bytes(data).decode("utf-8")


def no_answer(host: str) -> ServiceAnswerError:
    """Return the error of a server that sends something which is no answer."""
    return ServiceAnswerError(
        f"{host} sends something that is no answer of a geocoding service",
        "Check the address of the service in the settings, or choose another service.",
    )


def _http_error(error: HTTPError) -> AdapterHTTPError:
    with error:
        try:
            text = error.read(100_000).decode("utf-8", "replace")
        except OSError:
            text = ""
    headers = {name.lower(): value for name, value in error.headers.items()}
    return AdapterHTTPError(
        f"HTTP {error.code}", status_code=error.code, headers=headers, text=text
    )


def _failure(host: str, error: Exception, timeout: float) -> GeocoderError:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, TimeoutError):
        return ServiceTimeoutError(
            f"{host} did not answer within {timeout:.0f} seconds",
            "Try again later, or choose another service.",
        )
    if isinstance(cause, ssl.SSLError):
        why = getattr(cause, "verify_message", "") or cause.reason or "broken encryption"
        return ServiceTrustError(
            f"The connection to {host} is not to be trusted ({str(why).replace('_', ' ').lower()})",
            "Check the address and the computer's clock; behind a company's proxy, ask for its "
            "certificate to be installed.",
        )
    if isinstance(cause, ConnectionResetError | BrokenPipeError | ValueError):
        return no_answer(host)
    why = getattr(cause, "strerror", None) or cause
    return OfflineError(
        f"There is no way to {host} ({why})",
        "Check the network and the service's address; everything else works offline.",
    )


def _host(url: str) -> str:
    return urlsplit(url).netloc
