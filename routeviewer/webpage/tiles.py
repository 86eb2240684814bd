"""Online maps that a reader of the page can turn on; off unless they do."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import folium
import xyzservices

from routeviewer.errors import OutputError

_SHORT_NAMES = {"osm": "OpenStreetMap.Mapnik", "openstreetmap": "OpenStreetMap.Mapnik"}
_SCHEMES = ("http", "https")
_OUR_ZOOM = 19


@dataclass(frozen=True, slots=True)
class Tiles:
    """An online map.

    Attributes:
        name: What it is called.
        url: Address of a tile with {z}, {x}, {y}, and {s} for one of the subdomains.
        credit: Whose map it is; plain text.
        subdomains: What stands for {s}.
        most_zoom: The closest zoom that it has.
    """

    name: str
    url: str
    credit: str
    subdomains: tuple[str, ...] = ("a", "b", "c")
    most_zoom: int = _OUR_ZOOM

    @property
    def hosts(self) -> str:
        """The servers that the tiles come from, as a Content-Security-Policy names them."""
        parts = urlsplit(self.url)
        names = self.subdomains if "{s}" in parts.netloc else ("",)
        return " ".join(f"{parts.scheme}://{parts.netloc.replace('{s}', name)}" for name in names)

    def layer(self, name: str) -> folium.TileLayer:
        """Return folium's layer, which is not shown at first.

        Args:
            name: What the reader turns on.
        """
        return folium.TileLayer(
            self.url, attr=html.escape(self.credit), name=html.escape(name), show=False,
            max_zoom=_OUR_ZOOM, max_native_zoom=self.most_zoom,
            subdomains=list(self.subdomains),  # type: ignore[arg-type]  # Leaflet takes both
        )  # fmt: skip


def tiles_named(name: str, credit: str | None = None) -> Tiles:
    """Return an online map.

    Args:
        name: Its name in the list of xyzservices, e.g. ``"OpenStreetMap.Mapnik"``, "osm" for
            that one, or the address of a tile with {z}, {x} and {y}.
        credit: Whose map it is; must be given with an address.

    Raises:
        OutputError: There is no such map, it needs a key, or an address is not complete.
    """
    if "://" in name or "{" in name:
        return _own(name, credit)
    try:
        found = xyzservices.providers.query_name(_SHORT_NAMES.get(name.casefold(), name))
    except ValueError as error:
        raise OutputError(
            f"There is no online map “{name}”",
            "Take osm, a name like CartoDB.Positron, or an address with {z}, {x} and {y}.",
        ) from error
    if found.requires_token():
        raise OutputError(
            f"The online map “{name}” needs a key, and everyone who sees the page would see it",
            "Take a map without a key, or the address of a server of your own.",
        )
    url = found.build_url(fill_subdomain=False, scale_factor="")
    return Tiles(
        found.name, url, credit or _plain(found.get("attribution", found.name)),
        tuple(found.get("subdomains", "abc")), int(found.get("max_zoom", _OUR_ZOOM)),
    )  # fmt: skip


def _own(url: str, credit: str | None) -> Tiles:
    parts = urlsplit(url)
    if parts.scheme not in _SCHEMES or not all(part in url for part in ("{z}", "{x}", "{y}")):
        raise OutputError(
            f"“{url}” is no address of map tiles",
            "Write it like https://tiles.example.org/{z}/{x}/{y}.png.",
        )
    if re.search(r"[\s;,'\"<>]", parts.netloc):
        raise OutputError(f"“{parts.netloc}” is no name of a server", "Check the address.")
    if not credit:
        raise OutputError(
            "Whose map the tiles are is not told", "Name them with --tiles-credit TEXT."
        )
    return Tiles(parts.netloc.replace("{s}.", ""), url, credit)


def _plain(attribution: str) -> str:
    """Return a credit without its markup: a page shows it as text."""
    return html.unescape(re.sub(r"<[^>]*>", "", attribution)).replace("(C)", "©")
