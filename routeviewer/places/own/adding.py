"""Adds a gazetteer of the user's own: reads a file of any known format and compiles it."""

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
from routeviewer.places.own.formats import GEONAMES, format_of, rows_of
from routeviewer.places.own.own_gazetteer import About
from routeviewer.places.own.shelf import path_of
from routeviewer.settings.settings import BUNDLED

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
    target = path_of(chosen, folder)
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
        # GeoNames says nothing about the country of a sea, and means it.
        country_at = _nowhere if about.format == GEONAMES else _country_at(bundled)
        return compile_gazetteer(rows, target, about, country_at=country_at, cancelled=cancelled)
    finally:
        bundled.close()


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


def _nowhere(_lat: float, _lon: float) -> str:
    return ""


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
