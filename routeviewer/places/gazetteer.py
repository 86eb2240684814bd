"""The port through which places are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.candidate import Reason
from routeviewer.places.place import Place
from routeviewer.text.article import Notice


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
        likely_countries: Codes of countries that it probably lies in; a hint, no condition.
    """

    name: str
    country: str | None = None
    kind: str | None = None
    near: Coordinate | None = None
    year: int | None = None
    prefix: bool = False
    likely_countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A place found under a name.

    Attributes:
        place: The place.
        prominence: How well known it is under this name: 100 x log10 of a town's inhabitants,
            less for alternate names; other kinds on the same scale.
        is_main_name: Whether it is the place's usual name.
        reasons: What the gazetteer itself has to say for or against it.
    """

    place: Place
    prominence: int
    is_main_name: bool
    reasons: tuple[Reason, ...] = ()


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

    def find_all(self, names: Iterable[str], *, limit: int = 40) -> Mapping[str, Sequence[Match]]:
        """Return the places of many names at once."""

    def near(self, coordinate: Coordinate, *, limit: int = 20) -> Sequence[Place]:
        """Return the places nearest to a position, the nearest first."""


class KnownNames(Protocol):
    """Tells which phrases of a text are names of places; only what lies on the disk can."""

    def prominences(self, folded_names: Iterable[str]) -> Mapping[str, int]:
        """Return the prominence of the best known place of each name that is known."""


class OnlineSource(Protocol):
    """What is asked beyond the gazetteers on the disk; a failure is a notice, never an error."""

    @property
    def asks_all(self) -> bool:
        """Whether it is asked for every name, or only where no place is sure."""

    def find_each(self, queries: Sequence[PlaceQuery]) -> Sequence[Sequence[Match]]:
        """Return the places of each query, none where the source fails."""

    def near_each(self, coordinates: Sequence[Coordinate]) -> Sequence[Place]:
        """Return the places near several positions, each place once."""

    def notices(self) -> tuple[Notice, ...]:
        """Return what went wrong since this was last asked."""
