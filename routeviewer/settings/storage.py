"""The settings as a TOML file that a person can read and write."""

from __future__ import annotations

import math
import os
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from routeviewer.errors import SettingsError
from routeviewer.settings.folders import settings_path
from routeviewer.settings.keys import KEY_OPTIONS
from routeviewer.settings.settings import (
    ASKING,
    BUNDLED,
    WHAT_IS_SENT,
    WINDOW_CHOICES,
    GeocodingSettings,
    Service,
    Settings,
    WindowSettings,
)

_SERVICE_FIELDS = {field.name for field in fields(Service)} - {"name", "options"}


def load_settings(path: Path | None = None) -> Settings:
    """Return the settings; a file that is not there means the defaults.

    Raises:
        SettingsError: The file cannot be read, or a value in it is none.
    """
    path = path or settings_path()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"The settings {path} cannot be read ({error})", "Check the file, or move it away."
        ) from error
    try:
        return _settings(tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        raise SettingsError(
            f"The settings {path} are damaged: {error}", "Correct the line, or move the file away."
        ) from error


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings; what else stands in the file, comments too, stays.

    Raises:
        SettingsError: The file cannot be written.
    """
    # Only for writing; reading must stay fast.
    import tomlkit  # noqa: PLC0415 - door of the settings

    path = path or settings_path()
    load_settings(path)  # a damaged file is the user's to mend, not ours to overwrite
    is_new = not path.exists()
    document = tomlkit.parse("" if is_new else path.read_text(encoding="utf-8"))
    if is_new:
        for line in _wrapped(WHAT_IS_SENT):
            document.add(tomlkit.comment(line))
    _update(document, _tables(settings))
    write_text(path, tomlkit.dumps(document))


def write_text(path: Path, text: str) -> None:
    """Put a text in the place of a file at once, so that no reader sees half of it.

    Raises:
        SettingsError: The file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        Path(unfinished).replace(path)
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be written ({error.strerror or error})",
            "Give yourself the right to write there.",
        ) from error


# -- from TOML -------------------------------------------------------------------------------------


def _settings(document: Mapping[str, Any]) -> Settings:
    geocoding = _value(document, "geocoding", dict, {})
    ask = _value(geocoding, "ask", str, "open")
    if ask not in ASKING:
        raise ValueError(f"ask = “{ask}” is none of {', '.join(ASKING)}")
    services = {
        name: _service(name, table)
        for name, table in _value(geocoding, "services", dict, {}).items()
    }
    service = _value(geocoding, "service", str, "nominatim")
    order = _value(_value(document, "gazetteers", dict, {}), "order", list, [BUNDLED])
    if not all(isinstance(name, str) for name in order):
        raise ValueError("order holds something that is no name of a gazetteer")
    # The embedded gazetteer also knows the countries: it is always there, if need be at the end.
    names = tuple(dict.fromkeys([*order, BUNDLED]))
    window = _window(_value(document, "window", dict, {}))
    return Settings(GeocodingSettings(service, ask, services), names, window)


def _window(table: Mapping[str, Any]) -> WindowSettings:
    usual, chosen = WindowSettings(), {}
    for known in fields(WindowSettings):
        kind = dict if known.name == "tile_providers" else str
        chosen[known.name] = _value(table, known.name, kind, getattr(usual, known.name))
    for key, choices in WINDOW_CHOICES.items():
        if chosen[key] not in choices:
            raise ValueError(f"{key} = “{chosen[key]}” is none of {', '.join(choices)}")
    for name, url in chosen["tile_providers"].items():
        is_address = isinstance(url, str) and url.casefold().startswith(("http://", "https://"))
        if not is_address or not all(part in url for part in ("{z}", "{x}", "{y}")):
            raise ValueError(f"tile_providers.{name} holds no address with {{z}}, {{x}} and {{y}}")
    return WindowSettings(**chosen)


def _service(name: str, table: Any) -> Service:
    if not isinstance(table, dict):
        raise ValueError(f"services.{name} is no table")  # noqa: TRY004 - one error a bad file
    secret = next((option for option in table if option in KEY_OPTIONS), None)
    if secret is not None:
        raise ValueError(
            f"{secret} of {name} must not stand here; keep it in the keyring with "
            f"`keyring set routeviewer {name}` and delete the line"
        )
    options = {key: value for key, value in table.items() if key not in _SERVICE_FIELDS}
    for option, value in options.items():
        if not isinstance(value, str | int | float | bool):
            raise ValueError(f"{option} of {name} is no plain value")  # noqa: TRY004 - as above
    return Service(
        name,
        _value(table, "geopy", str, name),
        options,
        _positive(table, "interval_s", 1.1),
        _positive(table, "timeout_s", 10.0),
        int(_positive(table, "cache_days", 90)),
    )


def _value(table: Mapping[str, Any], key: str, kind: type, default: Any) -> Any:
    value = table.get(key, default)
    if not isinstance(value, kind):
        raise ValueError(f"{key} = {value!r} is no {kind.__name__}")  # noqa: TRY004 - as above
    return value


def _positive(table: Mapping[str, Any], key: str, default: float) -> float:
    value = table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise ValueError(f"{key} = {value!r} is no number from 0 on")
    return float(value)


# -- to TOML ---------------------------------------------------------------------------------------


def _tables(settings: Settings) -> dict[str, Any]:
    geocoding = settings.geocoding
    services = {
        name: {"geopy": s.geopy, **s.options, "interval_s": s.interval_s, "timeout_s": s.timeout_s,
               "cache_days": s.cache_days}
        for name, s in geocoding.services.items()
    }  # fmt: skip
    return {
        "geocoding": {"service": geocoding.service, "ask": geocoding.ask, "services": services},
        "gazetteers": {"order": list(settings.gazetteers)},
        "window": {
            known.name: dict(value) if isinstance(value, Mapping) else value
            for known in fields(WindowSettings)
            for value in [getattr(settings.window, known.name)]
        },
    }


def _update(document: Any, tables: Mapping[str, Any]) -> None:
    """Set values in a TOML document.

    Services and providers of tiles are ours as a whole, other tables are not.
    """
    for key, value in tables.items():
        if not isinstance(value, Mapping):
            document[key] = value
            continue
        if key not in document:
            if not value:
                continue
            document[key] = {}
        if key in ("services", "tile_providers"):
            for name in [name for name in document[key] if name not in value]:
                del document[key][name]
        _update(document[key], value)


def _wrapped(text: str) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 90:
            lines.append(line.rstrip())
            line = ""
        line += word + " "
    return [*lines, line.rstrip()]
