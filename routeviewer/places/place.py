"""Places as gazetteers know them."""

from __future__ import annotations

from dataclasses import dataclass

from routeviewer.geo.coordinate import Coordinate

KINDS = (
    "country", "region", "city", "village", "facility", "station", "airport", "port",
    "mountain", "water", "island", "border", "road", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A place on Earth.

    Attributes:
        gazetteer: Which gazetteer it is from.
        identifier: Its key there; with ``gazetteer`` it identifies the place for good.
        name: Its usual English name.
        kind: One of ``KINDS``.
        coordinate: A representative point.
        precision_km: Radius round the point within which the thing named lies.
        country: ISO 3166-1 alpha-2 code, empty for open water.
        admin1: GeoNames' code of the first-level region in the country, empty where unknown.
        parents: Names of the region and the country it lies in, smallest first.
        population: Inhabitants, or None where not known.
        from_year: First year of a historical name, None for open.
        to_year: Last year of a historical name, None for open.
        shape: A line, for borders; the point is then one of its points.
    """

    gazetteer: str
    identifier: str
    name: str
    kind: str
    coordinate: Coordinate
    precision_km: float
    country: str = ""
    admin1: str = ""
    parents: tuple[str, ...] = ()
    population: int | None = None
    from_year: int | None = None
    to_year: int | None = None
    shape: tuple[Coordinate, ...] | None = None

    @property
    def is_area(self) -> bool:
        """Whether the place is a country or region rather than a spot."""
        return self.kind in ("country", "region")
