"""Which tiles there are: a maintained list, and the user's own addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Shown in the menu; the settings offer the whole list.
FAVOURITES = (
    "OpenStreetMap.Mapnik", "CartoDB.Positron", "CartoDB.DarkMatter", "OpenTopoMap",
    "Esri.WorldImagery",
)  # fmt: skip
_OSM = "© OpenStreetMap contributors"


@dataclass(frozen=True, slots=True)
class TileProvider:
    """Where tiles come from.

    Attributes:
        name: What it is called.
        url: The address, with {z}, {x} and {y}, perhaps {s} and {r}.
        credit: What has to stand on the map.
        subdomains: What {s} stands for.
        least_zoom: The coarsest level.
        most_zoom: The finest level.
    """

    name: str
    url: str
    credit: str
    subdomains: str = "abc"
    least_zoom: int = 0
    most_zoom: int = 19

    def address(self, z: int, x: int, y: int) -> str:
        """Return the address of a tile."""
        letter = self.subdomains[(x + y) % len(self.subdomains)] if self.subdomains else ""
        filled = self.url
        for key, value in (("{z}", str(z)), ("{x}", str(x)), ("{y}", str(y)), ("{s}", letter),
                           ("{r}", ""), ("{-y}", str(2**z - 1 - y))):  # fmt: skip
            filled = filled.replace(key, value)
        return filled


def provider_named(name: str, own: Mapping[str, str]) -> TileProvider | None:
    """Return a provider by its name, or None where there is none.

    Args:
        name: Its name in the list, or one of the user's.
        own: The user's addresses by name.
    """
    if name in own:
        url = own[name]
        return TileProvider(name, url, _OSM if "openstreetmap" in url else name)
    held = _listed().get(name)
    if held is None:
        return None
    fixed = {key: str(value) for key, value in held.items() if isinstance(value, str | int)}
    url = str(held["url"])
    for key, value in fixed.items():
        if key not in ("url", "name", "attribution", "html_attribution"):
            url = url.replace(f"{{{key}}}", value)
    return TileProvider(
        name, url, str(held.get("attribution", "")).replace("(C)", "©"),
        str(held.get("subdomains", "abc")) if isinstance(held.get("subdomains", "abc"), str)
        else "".join(held["subdomains"]),
        int(held.get("min_zoom", 0)), int(held.get("max_zoom", 19)),
    )  # fmt: skip


def provider_names() -> tuple[str, ...]:
    """Return the names of the list's providers that need no key, sorted."""
    return tuple(sorted(_listed()))


def _listed() -> Mapping[str, Any]:
    # Only who opens the list waits for it.
    from xyzservices import providers  # noqa: PLC0415 - off by default

    flat = providers.flatten()
    return {name: held for name, held in flat.items() if not held.requires_token()}
