"""The settings as values; the defaults are those of a user who never opened them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# Shown wherever a service can be turned on.
WHAT_IS_SENT = (
    "Nothing is sent unless you ask for it. To an online service goes the name of a place, with "
    "the countries it may lie in as a hint, and for a border positions along it; never the "
    "article, its title or its words. Answers are kept on this computer, so that no name is "
    "asked for twice."
)
BUNDLED = "bundled"
ASKING = ("open", "all")


@dataclass(frozen=True, slots=True)
class Service:
    """An online geocoding service.

    Attributes:
        name: What the user calls it.
        geopy: geopy's name of it, e.g. ``"nominatim"``.
        options: What geopy's class is given besides, e.g. ``{"domain": "geo.example.org"}``.
        interval_s: Seconds from one request to the next, over all windows and processes.
        timeout_s: Seconds after which a request is given up.
        cache_days: For how long answers are kept; 0 for not at all.
    """

    name: str
    geopy: str
    options: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    interval_s: float = 1.1
    timeout_s: float = 10.0
    cache_days: int = 90


# A tenth over the second that the public servers ask for, since requests do not all take equally
# long to arrive.
SERVICES = {name: Service(name, name) for name in ("nominatim", "photon")}


@dataclass(frozen=True, slots=True)
class GeocodingSettings:
    """How online services are asked.

    Attributes:
        service: The service that "search online" asks.
        ask: Which names of an article are asked for when a service is turned on for it:
            ``"open"``, those without a sure place, or ``"all"``.
        services: The services that the user has set up, by name.
    """

    service: str = "nominatim"
    ask: str = "open"
    services: Mapping[str, Service] = field(default_factory=dict)

    def service_called(self, name: str) -> Service:
        """Return a service: the user's own, a well-known one, or any that geopy knows."""
        return self.services.get(name) or SERVICES.get(name) or Service(name, name)


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """How the window looks and tells things.

    Attributes:
        look: "system", "light" or "dark".
        interface: "system" or the code of the language that the window speaks.
        units: "km", "mi" or "nmi", in the window's tables.
        positions: "decimal" or "degrees": how positions are told.
        language: BCP 47 code of the sentences and country names of new maps, empty for the
            article's, or "auto": that of the window where it is another than English, else the
            article's.
        style: Key or path of the style of new figures; the map follows the window's look.
        projection: ``"auto"`` or the key of a projection, for new maps.
        tiles: Name of the provider of tiles in ``tile_providers`` or in the list of providers,
            or empty for none.
        tile_providers: Addresses of the user's own tiles, by name, e.g.
            ``"https://tiles.example.org/{z}/{x}/{y}.png"``.
        disputed: "dashed" or "hidden": how disputed borders are drawn on new maps.
    """

    look: str = "system"
    interface: str = "system"
    units: str = "km"
    positions: str = "decimal"
    language: str = "auto"
    style: str = "light"
    projection: str = "auto"
    tiles: str = ""
    tile_providers: Mapping[str, str] = field(default_factory=dict)
    disputed: str = "dashed"


# What can be chosen where a setting is one of a few words.
WINDOW_CHOICES: Mapping[str, tuple[str, ...]] = {
    "look": ("system", "light", "dark"),
    "interface": ("system", "en", "de"),
    "units": ("km", "mi", "nmi"),
    "positions": ("decimal", "degrees"),
    "projection": ("auto", "mercator", "azimuthal", "equal-earth"),
    "disputed": ("dashed", "hidden"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings.

    Attributes:
        geocoding: How online services are asked.
        gazetteers: Names of the user's own gazetteers and ``"bundled"``, the preferred first.
        window: How the window looks and tells things.
    """

    geocoding: GeocodingSettings = field(default_factory=GeocodingSettings)
    gazetteers: tuple[str, ...] = (BUNDLED,)
    window: WindowSettings = field(default_factory=WindowSettings)
