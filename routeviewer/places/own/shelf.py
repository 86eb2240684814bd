"""The shelf of the user's own gazetteers: one compiled file each, in one folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from routeviewer.errors import OwnGazetteerError
from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.feedback import Cancelled, Progress, never, no_progress
from routeviewer.places.gazetteer import PlaceQuery
from routeviewer.places.own.compiling import compile_gazetteer
from routeviewer.places.own.formats import format_of, rows_of
from routeviewer.places.own.own_gazetteer import About, OwnGazetteer
from routeviewer.settings.settings import BUNDLED

_SUFFIX = ".sqlite"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
# So many towns around a place, all in one country, speak for that country.
_WITNESSES = 4
_WITNESS_KM = 100.0


def add_gazetteer(
    file: Path,
    folder: Path,
    *,
    name: str | None = None,
    replace: bool = False,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
) -> About:
    """Read a file into the shelf.

    Args:
        file: A GeoNames dump, Linked Places TSV, CSV or GeoJSON.
        folder: The shelf.
        name: What to call it; by default the file's name.
        replace: Whether it may take the place of one of the same name.
        progress: Told how many of how many bytes (features) are read.
        cancelled: Tells whether the user has enough; then the shelf stays as it was.

    Raises:
        OwnGazetteerError: The file cannot be read, or the name is taken or none.
        CancelledError: The user has enough.
    """
    chosen = _checked(name or re.sub(r"[^a-z0-9_-]+", "-", file.stem.lower()).strip("-"))
    target = folder / f"{chosen}{_SUFFIX}"
    if target.exists() and not replace:
        raise OwnGazetteerError(
            f"There is a gazetteer {chosen} already",
            "Choose another --name, or replace it with --replace.",
        )
    about = About(chosen, file.name, format_of(file), 0, 0)
    folder.mkdir(parents=True, exist_ok=True)
    bundled = BundledGazetteer()
    try:
        rows = rows_of(file, code_of=_code_of(bundled), progress=progress, cancelled=cancelled)
        return compile_gazetteer(
            rows, target, about, country_at=_country_at(bundled), cancelled=cancelled
        )
    finally:
        bundled.close()


def gazetteer_names(folder: Path) -> tuple[str, ...]:
    """Return the names of the gazetteers on the shelf, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in folder.glob(f"*{_SUFFIX}")))


def open_own(name: str, folder: Path, bundled: BundledGazetteer) -> OwnGazetteer:
    """Open a gazetteer of the shelf.

    Raises:
        OwnGazetteerError: It is not there, or damaged.
    """
    return OwnGazetteer(folder / f"{name}{_SUFFIX}", bundled.area_names)


def remove_gazetteer(name: str, folder: Path) -> None:
    """Take a gazetteer off the shelf.

    Raises:
        OwnGazetteerError: It is not there, or cannot be removed.
    """
    path = folder / f"{name}{_SUFFIX}"
    if name not in gazetteer_names(folder):
        known = ", ".join(gazetteer_names(folder)) or "none"
        raise OwnGazetteerError(f"There is no gazetteer {name}", f"Yours are: {known}.")
    try:
        path.unlink()
    except OSError as error:
        raise OwnGazetteerError(
            f"The gazetteer {name} cannot be removed ({error.strerror or error})",
            "Close the windows that use it and try again.",
        ) from error


def ordered(chosen: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """Return the gazetteers of the shelf and ``"bundled"`` in the order of preference.

    Those that the settings do not name, because they were copied into the folder, come first.
    """
    held = gazetteer_names(folder)
    new = [name for name in held if name not in chosen]
    return (*new, *(name for name in chosen if name in held or name == BUNDLED))


def _checked(name: str) -> str:
    if _NAME.fullmatch(name) is None or name == BUNDLED:
        raise OwnGazetteerError(
            f"“{name}” cannot be the name of a gazetteer",
            "Choose a --name of small letters, digits and hyphens.",
        )
    return name


def _code_of(bundled: BundledGazetteer) -> Callable[[str], str]:
    known: dict[str, str] = {"": ""}

    def code_of(text: str) -> str:
        if text not in known:
            is_code = len(text) == 2 and text.isascii() and text.isalpha()
            named = () if is_code else bundled.find(PlaceQuery(text, kind="country"), limit=1)
            known[text] = text.upper() if is_code else named[0].place.country if named else ""
        return known[text]

    return code_of


def _country_at(bundled: BundledGazetteer) -> Callable[[float, float], str]:
    """Return a look-up of countries by the towns around; near a border it says nothing."""

    def country_at(lat: float, lon: float) -> str:
        here = Coordinate(lat, lon)
        towns = [
            place
            for place in bundled.near(here, limit=3 * _WITNESSES)
            if place.kind in ("city", "village") and sphere_km(place.coordinate, here) < _WITNESS_KM
        ][:_WITNESSES]
        countries = {town.country for town in towns}
        return countries.pop() if len(towns) == _WITNESSES and len(countries) == 1 else ""

    return country_at
