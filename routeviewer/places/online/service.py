"""geopy's geocoders, made from the settings of a service."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any
from urllib.parse import quote_plus, urlsplit

from geopy.exc import GeocoderNotFound, GeopyError
from geopy.geocoders import SERVICE_TO_GEOCODER, get_geocoder_for_service
from geopy.util import logger

from routeviewer.errors import GeocoderError, ServiceRefusedError
from routeviewer.places.online.adapter import BoundedAdapter
from routeviewer.settings.keys import KEY_OPTIONS, key_of
from routeviewer.settings.settings import Service

USER_AGENT = f"routeviewer/{version('routeviewer')} (desktop map viewer; asks by hand, caches)"
# The public server belongs to all: its users may be slower than it asks for, never faster.
_PUBLIC = "nominatim.openstreetmap.org"
_PUBLIC_INTERVAL_S = 1.1


class _Discretion(logging.Filter):
    """Keeps keys out of geopy's log, which repeats the addresses that it asks."""

    def __init__(self) -> None:
        super().__init__()
        self.secrets: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        if self.secrets:
            record.msg, record.args = without(record.getMessage(), self.secrets), ()
        return True


_DISCRETION = _Discretion()
# Set by us for every service.
_OURS = {"self", "timeout", "user_agent", "adapter_factory", "ssl_context", "proxies"}


def geocoder_of(service: Service) -> Any:
    """Return geopy's geocoder of a service; its key comes from the keyring.

    Raises:
        GeocoderError: geopy knows no such service, or it has no such option.
        ServiceRefusedError: The service wants a key, and none is kept.
        KeyStoreError: The keyring is locked or broken.
    """
    try:
        kind = get_geocoder_for_service(service.geopy)
    except GeocoderNotFound as error:
        raise GeocoderError(
            f"There is no geocoding service called “{service.geopy}”",
            f"Choose one of {', '.join(sorted(SERVICE_TO_GEOCODER))}, or set one up in the "
            "settings.",
        ) from error
    parameters = inspect.signature(kind.__init__).parameters
    unknown = sorted(service.options.keys() - (parameters.keys() - _OURS))
    if unknown:
        possible = ", ".join(sorted(parameters.keys() - _OURS - set(KEY_OPTIONS)))
        raise GeocoderError(
            f"The service {service.name} has no option {', '.join(unknown)}",
            f"Its options are {possible}; correct the settings.",
        )
    secrets = _secrets(service, parameters)
    _DISCRETION.secrets.update(secrets.values())
    logger.addFilter(_DISCRETION)
    try:
        return kind(
            **service.options,
            **secrets,
            user_agent=USER_AGENT,
            timeout=service.timeout_s,
            adapter_factory=BoundedAdapter,
        )
    except (GeopyError, TypeError, ValueError) as error:
        why = without(str(error), secrets.values())
        raise GeocoderError(
            f"The service {service.name} is not set up right ({why})",
            "Correct its table in the settings.",
        ) from None


def host_of(service: Service, geocoder: Any) -> str:
    """Return the server that a geocoder asks; the rate is kept for it."""
    domain = getattr(geocoder, "domain", "") or urlsplit(str(getattr(geocoder, "api", ""))).netloc
    return str(domain).strip("/") or service.geopy


def interval_of(service: Service, host: str) -> float:
    """Return how many seconds must lie between two requests to a server."""
    is_public = host.partition(":")[0].lower() == _PUBLIC
    return max(service.interval_s, _PUBLIC_INTERVAL_S) if is_public else service.interval_s


def secrets_of(geocoder: Any) -> frozenset[str]:
    """Return the secret values that a geocoder holds, so that nothing repeats them."""
    held = (getattr(geocoder, option, None) for option in KEY_OPTIONS)
    return frozenset(value for value in held if isinstance(value, str) and value)


def _secrets(service: Service, parameters: Any) -> dict[str, str]:
    """Return a service's keys: the first is kept under its name, others under "name/option"."""
    secrets: dict[str, str] = {}
    wanted = [option for option in parameters if option in KEY_OPTIONS]
    for number, option in enumerate(wanted):
        kept_as = service.name if number == 0 else f"{service.name}/{option}"
        key = key_of(kept_as)
        if key is not None:
            secrets[option] = key
        elif parameters[option].default is inspect.Parameter.empty:
            raise ServiceRefusedError(
                f"The service {service.name} wants a key ({option}), and none is kept",
                f"Keep it with `keyring set routeviewer {kept_as}`.",
            )
    return secrets


def without(text: str, secrets: Iterable[str]) -> str:
    """Return a text in which no secret stands, as it is or as a part of an address."""
    for secret in secrets:
        text = text.replace(secret, "…").replace(quote_plus(secret), "…")
    return text
