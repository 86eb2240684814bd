"""What a stop is called on the map and in its texts."""

from __future__ import annotations

from routeviewer.itinerary.itinerary import Stop
from routeviewer.places.place import Place
from routeviewer.wording.catalogue import Catalogue

_ENGLISH = "en"


def stop_name(stop: Stop, words: Catalogue) -> str:
    """Return a stop's name: what a person calls it, else its own.

    Names that are made of countries' names, which every language has, are translated.
    """
    if "label" in stop.decided or stop.place is None or stop.label != stop.place.name:
        return stop.label
    return place_name(stop.place, stop.label, words)


def place_name(place: Place, label: str, words: Catalogue) -> str:
    """Return a place's name in the language of the map, as far as that is known."""
    if words.language == _ENGLISH:
        return label
    if place.kind == "country":
        return words.country(place.country) or label
    first, _, second = place.identifier.partition("-")
    ends = (words.country(first), words.country(second))
    if place.kind == "border" and all(ends):
        return words.sentence("place", "border", a=ends[0], b=ends[1])
    return label


def parents_of(place: Place, words: Catalogue) -> tuple[str, ...]:
    """Return what a place lies in, smallest first, the country's name in a language."""
    if words.language == _ENGLISH or not place.parents or place.kind == "country":
        return place.parents
    return (*place.parents[:-1], words.country(place.country) or place.parents[-1])
