"""How a map looks: colours and widths, read from style files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from routeviewer import assets
from routeviewer.errors import StyleError

STYLES = ("light", "dark", "print")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")
_COLOURS = {
    "page": ("background", "text", "muted", "frame"),
    "ground": (
        "water", "land", "lake", "river", "coast", "border", "disputed", "admin1", "graticule",
    ),
    "names": ("country", "town", "water", "halo", "stop", "stop_detail", "stop_halo"),
    "route": (
        "line", "casing", "onward", "planned", "cancelled", "disc", "disc_text", "hollow",
        "uncertainty", "mention", "leader",
    ),
}  # fmt: skip
_WIDTHS = ("route", "casing", "coast", "border", "admin1", "river", "graticule", "frame")
_WIDEST_PT = 20.0


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a map.

    Attributes:
        name: Its key, or the path of its file.
        page: Colours of the sheet and its texts.
        ground: Colours of the base map.
        names: Colours of the names on it.
        route: Colours of the route.
        widths_pt: Widths of lines in points.
    """

    name: str
    page: Mapping[str, str]
    ground: Mapping[str, str]
    names: Mapping[str, str]
    route: Mapping[str, str]
    widths_pt: Mapping[str, float]


@lru_cache(maxsize=16)
def style_named(name: str) -> Style:
    """Return a style.

    Args:
        name: One of ``STYLES``, or the path of a style file (``.toml``).

    Raises:
        StyleError: There is no such style, or its file is faulty; the file and the line are told.
    """
    path = Path(name)
    if path.suffix.casefold() != ".toml":
        if name not in STYLES:
            raise StyleError(
                f"There is no style “{name}”",
                f"Choose one of {', '.join(STYLES)}, or name a style file that ends in .toml.",
            )
        path = assets.resource_path("styles", f"{name}.toml")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StyleError(f"The style file {path} cannot be read: {error}", "Check it.") from error
    return _checked(name, path, text)


def _checked(name: str, path: Path, text: str) -> Style:
    try:
        held = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise StyleError(
            f"{path}: {error}", 'Write lines like land = "#f6f3ec" under [ground].'
        ) from error
    for section in held:
        if section not in (*_COLOURS, "widths"):
            _refuse(path, text, section, "", f"one of the sections {', '.join(_COLOURS)}, widths")
    colours = {section: _colours(path, text, held, section) for section in _COLOURS}
    widths = _table(path, text, held, "widths", _WIDTHS)
    for key, value in widths.items():
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not 0 <= value <= _WIDEST_PT:
            _refuse(path, text, "widths", key, f"a number of points from 0 to {_WIDEST_PT:g}")
    return Style(name, **colours, widths_pt={key: float(v) for key, v in widths.items()})


def _colours(path: Path, text: str, held: Mapping[str, Any], section: str) -> Mapping[str, str]:
    table = _table(path, text, held, section, _COLOURS[section])
    for key, value in table.items():
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            _refuse(path, text, section, key, 'a colour like "#d55e00" or "#d55e0080"')
    return table


def _table(
    path: Path, text: str, held: Mapping[str, Any], section: str, keys: tuple[str, ...]
) -> Mapping[str, Any]:
    table = held.get(section)
    if not isinstance(table, dict):
        _refuse(path, text, section, "", f"a section [{section}]")
    for key in table:
        if key not in keys:
            _refuse(path, text, section, key, f"one of {', '.join(keys)}")
    for key in keys:
        if key not in table:
            _refuse(path, text, section, "", f"{key} = … in [{section}]")
    return table


def _refuse(path: Path, text: str, section: str, key: str, expected: str) -> NoReturn:
    line = _line_of(text, section, key)
    raise StyleError(
        f"{path}, line {line}: " + (f"“{key}” is wrong" if key else f"[{section}] is wrong"),
        f"Expected is {expected}.",
    )


def _line_of(text: str, section: str, key: str) -> int:
    """Return the line of a key (of the section's head, without a key), 1 where there is none."""
    inside, head = False, 1
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().startswith("["):
            inside = line.strip().strip("[]").strip() == section
            head = number if inside else head
        if inside and key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return head
