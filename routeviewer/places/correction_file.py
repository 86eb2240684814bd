"""Corrections as a TOML file that can be read, edited, and shared by copying it or its tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from routeviewer.errors import CorrectionsError
from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.corrections import (
    Correction,
    HouseSpelling,
    NameMeans,
    NeverAPlace,
)
from routeviewer.places.folding import fold
from routeviewer.places.place import KINDS, Place
from routeviewer.settings.storage import write_text

_FARTHEST_KM = 20_040.0
_HEAD = (
    "Decisions of people about place names, kept by routeviewer and applied to every article.\n"
    "Tables may be edited, deleted, and copied into the file of somebody else."
)


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the corrections of a file in their order; none where there is no file.

    Raises:
        CorrectionsError: The file is damaged.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(_corrections(document))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise CorrectionsError(
            f"The corrections {path} cannot be read ({error})",
            "Mend the table, or move the file away.",
        ) from error


def add_correction(path: Path, correction: Correction) -> None:
    """Write a correction into a file; it replaces an earlier one of the same name.

    Comments and everything else in the file stay.

    Raises:
        CorrectionsError: The file is damaged.
        SettingsError: The file cannot be written.
    """
    _rewrite(path, correction, is_kept=True)


def remove_correction(path: Path, correction: Correction) -> None:
    """Take a correction out of a file; one that is not there is no failure.

    Raises:
        CorrectionsError: The file is damaged.
        SettingsError: The file cannot be written.
    """
    _rewrite(path, correction, is_kept=False)


# -- from TOML -------------------------------------------------------------------------------------


def _corrections(document: Mapping[str, Any]) -> list[Correction]:
    found: list[Correction] = [
        NameMeans(_text(table, "name"), _place(table)) for table in document.get("place", ())
    ]
    found += [NeverAPlace(_text(table, "name")) for table in document.get("never", ())]
    found += [
        HouseSpelling(_text(table, "written"), _text(table, "house"), _optional(table, "country"))
        for table in document.get("spelling", ())
    ]
    return found


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table[key]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key} is empty or no text")
    return value.strip()


def _optional(table: Mapping[str, Any], key: str, default: str = "") -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise ValueError(f"{key} is no text")  # noqa: TRY004 - one error a bad file
    return value


def _year(table: Mapping[str, Any], key: str) -> int | None:
    value = table.get(key)
    if isinstance(value, bool) or not isinstance(value, int | None):
        raise ValueError(f"{key} is no year")  # noqa: TRY004 - as above
    return value


def _precision_km(table: Mapping[str, Any]) -> float:
    value = float(table.get("precision_km", 1.0))
    if not 0 <= value <= _FARTHEST_KM:
        raise ValueError("precision_km is no distance on Earth")
    return value


def _place(table: Mapping[str, Any]) -> Place:
    kind = table.get("kind", "other")
    if kind not in KINDS:
        raise ValueError(f"kind “{kind}” is none of {', '.join(KINDS)}")
    means = _text(table, "means")
    name, *parents = (part.strip() for part in means.split(","))
    return Place(
        _optional(table, "gazetteer", "person"), str(table.get("identifier", means)), name, kind,
        Coordinate(float(table["lat"]), float(table["lon"])), _precision_km(table),
        _optional(table, "country"), _optional(table, "admin1"), tuple(parents),
        from_year=_year(table, "from_year"), to_year=_year(table, "to_year"),
    )  # fmt: skip


# -- to TOML ---------------------------------------------------------------------------------------


def _rewrite(path: Path, correction: Correction, *, is_kept: bool) -> None:
    import tomlkit  # noqa: PLC0415 - for writing only; reading must stay fast

    read_corrections(path)  # a damaged file is the user's to mend, not ours to overwrite
    is_new = not path.exists()
    document = tomlkit.parse("" if is_new else path.read_text(encoding="utf-8"))
    if is_new:
        for line in _HEAD.splitlines():
            document.add(tomlkit.comment(line))
    key, table = _table(correction)
    rivals: Sequence[str] = ("place", "never") if key != "spelling" else ("spelling",)
    for rival in rivals:
        _drop(document, rival, table)
    if is_kept:
        tables = document.setdefault(key, tomlkit.aot())
        tables.append(tomlkit.item(table))
    write_text(path, tomlkit.dumps(document))


def _drop(document: Any, key: str, table: Mapping[str, Any]) -> None:
    field = "written" if key == "spelling" else "name"
    tables = document.get(key, [])
    for i in reversed(range(len(tables))):
        if fold(str(tables[i].get(field, ""))) == fold(table[field]):
            del tables[i]
    if key in document and not tables:
        del document[key]


def _table(correction: Correction) -> tuple[str, dict[str, Any]]:
    match correction:
        case NeverAPlace(name):
            return "never", {"name": name}
        case HouseSpelling(written, house, country):
            spelling = {"written": written, "house": house}
            return "spelling", spelling | ({"country": country} if country else {})
        case NameMeans(name, place):
            told = {
                "name": name,
                "means": ", ".join((place.name.replace(",", " "), *place.parents)),
                "kind": place.kind,
                "lat": place.coordinate.lat,
                "lon": place.coordinate.lon,
                "precision_km": place.precision_km,
                "country": place.country,
                "admin1": place.admin1,
                "gazetteer": place.gazetteer,
                "identifier": place.identifier,
                "from_year": place.from_year,
                "to_year": place.to_year,
            }
            return "place", {key: value for key, value in told.items() if value not in ("", None)}
