"""A gazetteer that asks one of geopy's services: politely, and no name twice."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from geopy.adapters import AdapterHTTPError, get_retry_after
from geopy.exc import GeocoderRateLimited, GeopyError

from routeviewer.errors import (
    GeocoderError,
    RouteviewerError,
    ServiceAnswerError,
    ServiceBusyError,
    ServiceRefusedError,
)
from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.places.feedback import Cancelled, never
from routeviewer.places.gazetteer import Match, PlaceQuery
from routeviewer.places.online.adapter import no_answer
from routeviewer.places.online.answer_cache import FILE_NAME, AnswerCache
from routeviewer.places.online.answers import Answer, answer_of, matches_of, place_of
from routeviewer.places.online.pace import Pace, busy
from routeviewer.places.online.service import (
    geocoder_of,
    host_of,
    interval_of,
    secrets_of,
    without,
)
from routeviewer.places.place import Place
from routeviewer.settings.settings import Service

_PACE_FILE = "pace.sqlite"
_LANGUAGE = "en"
# Waiting times before asking again where a busy server names none, in seconds.
_BACK_OFF_S = (2.0, 5.0, 15.0)
# Nobody waits longer than this for one name; the pause is kept all the same.
_LONGEST_PAUSE_S = 30.0
_MOST_ANSWERS = 10
# Settlements and what is as large; not each house.
_NEAR_ZOOM = 14
# What services call a list of two-letter codes; two mean something else by it.
_COUNTRY_OPTIONS = ("country_codes", "countries", "country")
_NO_COUNTRY_LIST = ("herev7", "geokeo")


class OnlineGazetteer:
    """Looks names and positions up by a service.

    One object serves one thread. Names that were asked before are answered from the cache at
    once.

    Attributes:
        service: The service.
        host: Its server.
        cancelled: Tells whether the user has enough; may be set at any time.
        silenced_by: Why the server is not asked any more; what lies in the cache is still told.
    """

    def __init__(self, service: Service, cache_folder: Path) -> None:
        """Make the connection ready; nothing is sent yet.

        Args:
            service: The service.
            cache_folder: Where answers, and the time of the last request, are kept.

        Raises:
            GeocoderError: The service is unknown or not set up right, or the folder is not
                writable.
            KeyStoreError: The keyring is locked or broken.
        """
        self.service = service
        self.cancelled: Cancelled = never
        self.silenced_by: GeocoderError | None = None
        self._geocoder = geocoder_of(service)
        self.host = host_of(service, self._geocoder)
        self._cache = AnswerCache(cache_folder / FILE_NAME)
        self._pace = Pace(cache_folder / _PACE_FILE)
        self._interval_s = interval_of(service, self.host)
        self._secrets = secrets_of(self._geocoder)
        self._country_option = _country_option(service, self._geocoder)

    def close(self) -> None:
        """Close its files."""
        self._cache.close()
        self._pace.close()

    # -- the port --------------------------------------------------------------------------------

    def find(self, query: PlaceQuery, *, limit: int = _MOST_ANSWERS) -> Sequence[Match]:
        """Return the places that the service knows under a name, in its order.

        Only the name, and the countries that it may lie in, are sent. Where nothing lies in the
        likely countries, all are searched.

        Raises:
            GeocoderError: The service cannot be used.
            CancelledError: The user does not want to wait.
        """
        condition = (query.country.upper(),) if query.country else ()
        likely = condition or query.likely_countries
        name = " ".join(query.name.split())
        found = self._named(name, likely if self._country_option else ())
        if not found and likely and self._country_option and not condition:
            found = self._named(name, ())
        matches = [m for m in matches_of(found, name, self.service.name) if _fits(m.place, query)]
        if query.near is not None:
            near = query.near
            matches.sort(key=lambda match: sphere_km(match.place.coordinate, near))
        return matches[:limit]

    def find_all(
        self, names: Iterable[str], *, limit: int = _MOST_ANSWERS
    ) -> Mapping[str, Sequence[Match]]:
        """Return the places of many names, one after the other.

        Raises:
            GeocoderError: The service cannot be used.
            CancelledError: The user does not want to wait.
        """
        return {name: self.find(PlaceQuery(name), limit=limit) for name in names}

    def near(self, coordinate: Coordinate, *, limit: int = _MOST_ANSWERS) -> Sequence[Place]:
        """Return the places nearest to a position, the nearest first.

        Raises:
            GeocoderError: The service cannot be used, or looks no positions up.
            CancelledError: The user does not want to wait.
        """
        if not hasattr(self._geocoder, "reverse"):
            raise GeocoderError(
                f"{self.service.name} looks no positions up", "Choose another service."
            )
        options = self._options(self._geocoder.reverse, limit=_MOST_ANSWERS, zoom=_NEAR_ZOOM)
        query = {"near": [round(coordinate.lat, 5), round(coordinate.lon, 5)], **options}
        point = (coordinate.lat, coordinate.lon)
        found = self._answers(
            query, lambda: self._geocoder.reverse(point, exactly_one=False, **options)
        )
        places = [place_of(answer, "", self.service.name)[0] for answer in found]
        places.sort(key=lambda place: sphere_km(place.coordinate, coordinate))
        return places[:limit]

    # -- asking ----------------------------------------------------------------------------------

    def _named(self, name: str, countries: Sequence[str]) -> list[Answer]:
        options = self._options(
            self._geocoder.geocode, limit=_MOST_ANSWERS, addressdetails=True, namedetails=True
        )
        if countries:
            options[self._country_option] = [code.lower() for code in countries]
        query = {"name": name, **options}
        return self._answers(
            query, lambda: self._geocoder.geocode(name, exactly_one=False, **options)
        )

    @staticmethod
    def _options(method: Any, **wanted: Any) -> dict[str, Any]:
        """Return those of the wanted options that a service has, and the language."""
        parameters = inspect.signature(method).parameters
        options = {name: value for name, value in wanted.items() if name in parameters}
        for name in ("language", "lang"):
            if name in parameters:
                options[name] = _LANGUAGE
        return options

    def _answers(self, query: Mapping[str, Any], ask: Callable[[], Any]) -> list[Answer]:
        """Return the answer to a query: from the cache, else from the service."""
        service = f"{self.service.geopy} {self.host}"
        key = json.dumps(query, ensure_ascii=False, sort_keys=True)
        kept = self._cache.answer(service, key) if self.service.cache_days else None
        if kept is None:
            kept = self._plain(self._asked(ask))
            if self.service.cache_days:
                self._cache.keep(service, key, kept, days=self.service.cache_days)
        return [answer for location in kept if (answer := answer_of(location)) is not None]

    def _asked(self, ask: Callable[[], Any]) -> Any:
        """Ask in turn; where the server wants a pause, make it and ask again."""
        if self.silenced_by is not None:
            raise self.silenced_by
        self._geocoder.adapter.cancelled = self.cancelled
        tries = len(_BACK_OFF_S)
        for number, own_pause_s in enumerate(_BACK_OFF_S, 1):
            self._pace.take_turn(self.host, self._interval_s, cancelled=self.cancelled)
            try:
                return self._sent(ask)
            except ServiceBusyError as error:
                told_s = error.retry_after_s
                pause_s = own_pause_s if told_s is None else told_s
                self._pace.hold_back(self.host, pause_s)
                if number == tries or pause_s > _LONGEST_PAUSE_S:
                    raise
        raise AssertionError  # the last try returns or raises

    def _sent(self, ask: Callable[[], Any]) -> Any:
        try:
            return ask()
        except RouteviewerError:
            raise
        except GeopyError as error:
            raise self._translated(error) from None
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            # geopy reads the answer as if it could not be wrong.
            raise no_answer(self.host) from error

    def _translated(self, error: GeopyError) -> GeocoderError:
        """Return geopy's error as one of ours; its text may hold the key and is not repeated."""
        cause = error.__cause__
        status = cause.status_code if isinstance(cause, AdapterHTTPError) else None
        if isinstance(error, GeocoderRateLimited) or status in (429, 503):
            headers = cause.headers if isinstance(cause, AdapterHTTPError) else {}
            return busy(self.host, get_retry_after(headers))
        if status in (401, 402, 403, 407):
            return ServiceRefusedError(
                f"{self.host} refuses to answer (HTTP {status})",
                f"Check the key and the terms of the service {self.service.name}.",
            )
        told = f" (HTTP {status})" if status else ""
        return ServiceAnswerError(
            f"{self.host} answers with an error{told}",
            "Try again later, or choose another service.",
        )

    def _plain(self, locations: Any) -> tuple[dict[str, Any], ...]:
        """Return geopy's locations as plain values in which no secret stands."""
        found = locations if isinstance(locations, list) else [locations] if locations else []
        try:
            plain = [
                {"address": place.address, "lat": place.latitude, "lon": place.longitude,
                 "raw": place.raw}
                for place in found if place is not None
            ]  # fmt: skip
            text = json.dumps(plain, ensure_ascii=False)
        except (TypeError, ValueError, AttributeError) as error:
            raise no_answer(self.host) from error
        return tuple(json.loads(without(text, self._secrets)))


def _country_option(service: Service, geocoder: Any) -> str:
    """Return under which name a service takes a list of countries, or nothing."""
    parameters = inspect.signature(geocoder.geocode).parameters
    known = () if service.geopy in _NO_COUNTRY_LIST else _COUNTRY_OPTIONS
    return next((option for option in known if option in parameters), "")


def _fits(place: Place, query: PlaceQuery) -> bool:
    is_there = not query.country or not place.country or place.country == query.country.upper()
    return is_there and (query.kind is None or place.kind == query.kind)
