"""What stands inside of the page instead of being linked: scripts, styles, letters."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping

from routeviewer import assets
from routeviewer.scene.style import Style
from routeviewer.webpage.leaflet import leaflet_file
from routeviewer.webpage.letters import FAMILY, font_face_rules

_SCRIPTS = (
    "base_map", "placement", "legs", "marks", "names", "mentioned", "stops", "controls", "start",
)  # fmt: skip
_SOURCE_MAP = re.compile(r"//# sourceMappingURL=\S+\s*$")
_FALLBACKS = '"Source Sans 3", "Noto Sans", "Segoe UI", system-ui, sans-serif'
_LAYERS = "<path d='M10 2 1.5 7 10 12l8.5-5zM1.5 11 10 16l8.5-5'/>"
_FULL = "<path d='M2 7V2h5M13 2h5v5M18 13v5h-5M7 18H2v-5'/>"


def page_file(name: str) -> str:
    """Return one of the page's own files.

    Raises:
        ResourceError: It is missing.
    """
    return assets.resource_path("page", name).read_text(encoding="utf-8")


def leaflet_script() -> str:
    """Return Leaflet without the hint at a file that the page does not have."""
    return _SOURCE_MAP.sub("", leaflet_file("leaflet.js"))


def page_script(map_script: str) -> str:
    """Return the page's own script, with folium's at its end."""
    return "\n".join([*(page_file(f"{name}.js") for name in _SCRIPTS), map_script])


def page_style(style: Style, letters: str) -> str:
    """Return the style sheet: Leaflet's, the letters, the colours, the page's own rules.

    Args:
        style: The colours.
        letters: All letters that the page shows.
    """
    # Leaflet's pictures are not used.
    leaflet = re.sub(r"url\([^)]*\)", "none", leaflet_file("leaflet.css"))
    colours = "".join(f"--{name}: {value}; " for name, value in _properties(style).items())
    font = f'--font: "{FAMILY}", {_FALLBACKS};'
    return "\n".join(
        [leaflet, *font_face_rules(letters), f":root {{ {colours}{font} }}", page_file("page.css")]
    )


def _properties(style: Style) -> Mapping[str, str]:
    route, names, page = style.route, style.names, style.page
    ink = page["text"]
    return {
        **{f"page-{key}": value for key, value in page.items()},
        "water": style.ground["water"], "land": style.ground["land"],
        "grid": style.ground["graticule"],
        "stop": names["stop"], "stop-detail": names["stop_detail"], "halo": names["stop_halo"],
        **{key.replace("_", "-"): value for key, value in route.items()},
        "disc-ink": route["disc"], "onward": route["disc"], "mention-ink": route["mention"],
        "struck": route["cancelled"] + "90",
        "icon-layers": _icon(_LAYERS, ink), "icon-full": _icon(_FULL, ink),
    }  # fmt: skip


def _icon(path: str, colour: str) -> str:
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20' fill='none' "
        f"stroke='{colour}' stroke-width='1.8' stroke-linejoin='round'>{path}</svg>"
    )
    return f'url("data:image/svg+xml,{svg.replace("#", "%23").replace("<", "%3C")}")'


def as_data(value: object) -> str:
    """Return a value as JSON that is safe inside a <script> element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def security_policy(scripts: Iterable[str], styles: Iterable[str], tile_hosts: str) -> str:
    """Return the Content-Security-Policy: these scripts and styles run, nothing else.

    Args:
        scripts: The page's scripts, to the letter.
        styles: Its style sheets.
        tile_hosts: From where pictures may be fetched, or empty.
    """
    rules = (
        "default-src 'none'", f"script-src {_hashes(scripts)}", f"style-src {_hashes(styles)}",
        f"img-src data: {tile_hosts}".strip(), "font-src data:", "base-uri 'none'",
        "form-action 'none'",
    )  # fmt: skip
    return "; ".join(rules)


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
