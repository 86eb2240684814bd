"""The port through which places are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.place import Place


@dataclass(frozen=True, slots=True)
class PlaceQuery:
    """What is asked of a gazetteer.

    Attributes:
        name: A name in any script; case and accents do not matter.
        country: ISO 3166-1 alpha-2 code that the place must lie in.
        kind: Kind that the place must be of.
        near: The nearest places come first.
        year: The name must have been in use then.
        prefix: Names that begin with ``name`` match too.
    """

    name: str
    country: str | None = None
    kind: str | None = None
    near: Coordinate | None = None
    year: int | None = None
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A place found under a name.

    Attributes:
        place: The place.
        prominence: How well known it is under this name: 100 x log10 of a town's inhabitants,
            less for alternate names; other kinds on the same scale.
        is_main_name: Whether it is the place's usual name.
    """

    place: Place
    prominence: int
    is_main_name: bool


@dataclass(frozen=True, slots=True)
class Demonym:
    """What an adjective or noun of inhabitants refers to.

    Attributes:
        place: English name of the place.
        country: Its country, or empty.
        is_plural: Whether it is a plural noun ("Russians").
    """

    place: str
    country: str
    is_plural: bool


class Gazetteer(Protocol):
    """Finds places by name or position."""

    def find(self, query: PlaceQuery, *, limit: int = 20) -> Sequence[Match]:
        """Return the places of a name, the best known (or nearest) first."""

    def prominences(self, folded_names: Iterable[str]) -> Mapping[str, int]:
        """Return the prominence of the best known place of each name that is known."""

    def find_all(
        self, folded_names: Iterable[str], *, limit: int = 40
    ) -> Mapping[str, Sequence[Match]]:
        """Return the places of many names at once."""

    def near(self, coordinate: Coordinate, *, limit: int = 20) -> Sequence[Place]:
        """Return the places nearest to a position, the nearest first."""
