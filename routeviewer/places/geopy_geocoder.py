"""The embedded gazetteer as a geopy geocoder, so that other programs can use it."""

from __future__ import annotations

from typing import Any

from geopy.exc import GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from routeviewer.errors import GazetteerError
from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.finding import find_in
from routeviewer.places.gazetteer import PlaceQuery
from routeviewer.places.place import Place
from routeviewer.text.readers import article_from_text

_MOST = 20


class EmbeddedGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Geocodes without a network.

    >>> EmbeddedGeocoder().geocode("Long Beach, CA").address
    'Long Beach, California, United States'
    """

    def __init__(self) -> None:
        """Open the gazetteer.

        Raises:
            geopy.exc.GeocoderServiceError: It cannot be used.
        """
        super().__init__(user_agent="routeviewer", timeout=DEFAULT_SENTINEL)
        try:
            self._gazetteer = BundledGazetteer()
        except GazetteerError as error:
            raise GeocoderServiceError(str(error)) from error

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        country: str | None = None,
        limit: int = _MOST,
    ) -> Location | list[Location] | None:
        """Return where a place is.

        Args:
            query: A name, with or without what it lies in ("Bangor, Maine").
            exactly_one: Return the best place, else a list of all.
            country: ISO 3166-1 alpha-2 code that the place must lie in.
            limit: How many at most.

        Returns:
            A location whose ``raw`` holds the kind, country, precision in km and identifier;
            None when the name is unknown.
        """
        places = self._places(query.strip(), country, limit) if query.strip() else []
        return _answer([_location(place) for place in places], exactly_one=exactly_one)

    def reverse(
        self, query: Any, *, exactly_one: bool = True, limit: int = _MOST
    ) -> Location | list[Location] | None:
        """Return the places nearest to a position.

        Args:
            query: Anything that geopy takes for a point; latitude first.
            exactly_one: Return the nearest, else a list of all within about 300 km.
            limit: How many at most.
        """
        point = Point(query)
        position = Coordinate(point.latitude, point.longitude)
        places = self._gazetteer.near(position, limit=limit)
        return _answer([_location(place) for place in places], exactly_one=exactly_one)

    def _places(self, query: str, country: str | None, limit: int) -> list[Place]:
        """Read a query like a very short article, so that "Paris, Texas" is one place."""
        code = None if country is None else country.upper()
        toponyms = find_in(article_from_text(query), self._gazetteer).toponyms
        first = toponyms[0] if toponyms and toponyms[0].mentions[0].span.start == 0 else None
        found = []
        if first is not None and first.chosen is not None:
            found = [candidate.place for candidate in first.candidates]
        if first is None or first.mentions[0].span.end == len(query):
            matches = self._gazetteer.find(PlaceQuery(query, country=code), limit=limit)
            found += [match.place for match in matches if match.place not in found]
        return [place for place in found if code in (None, place.country)][:limit]


def _location(place: Place) -> Location:
    raw = {
        "gazetteer": place.gazetteer, "identifier": place.identifier, "kind": place.kind,
        "country": place.country, "population": place.population,
        "precision_km": place.precision_km,
    }  # fmt: skip
    point = (place.coordinate.lat, place.coordinate.lon)
    return Location(", ".join((place.name, *place.parents)), point, raw)


def _answer(locations: list[Location], *, exactly_one: bool) -> Location | list[Location] | None:
    if not locations:
        return None
    return locations[0] if exactly_one else locations
