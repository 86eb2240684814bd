"""`routeviewer gazetteer search|add|list|remove`."""

from __future__ import annotations

import sys
from dataclasses import replace as with_changes
from pathlib import Path

from routeviewer.cli.progress import bar
from routeviewer.cli.tables import table
from routeviewer.errors import OwnGazetteerError
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.folding import fold
from routeviewer.places.gazetteer import Match, PlaceQuery
from routeviewer.places.own.adding import add_gazetteer
from routeviewer.places.own.own_gazetteer import About
from routeviewer.places.own.shelf import open_own, ordered, remove_gazetteer
from routeviewer.places.sources import open_gazetteer
from routeviewer.places.spelling import similar_names
from routeviewer.settings.folders import gazetteers_folder
from routeviewer.settings.settings import BUNDLED
from routeviewer.settings.storage import load_settings, save_settings


def print_search(name: str, *, country: str | None, limit: int) -> None:
    """Print the places of a name, the best known first."""
    gazetteer = open_gazetteer()
    matches = gazetteer.find(PlaceQuery(name, country=country), limit=limit)
    if not matches:
        print(f"No place is called “{name}”.", file=sys.stderr)
        similar = similar_names(fold(name), gazetteer)
        if similar:
            print("Similar: " + ", ".join(n for n, _ in similar), file=sys.stderr)
        return
    rows = [["place", "kind", "lies in", "latitude", "longitude", "people", "years", "source"]]
    rows += [_row(match) for match in matches]
    print(table(rows, numbers=frozenset((3, 4, 5))))


def _row(match: Match) -> list[str]:
    place = match.place
    own = next((r.parameters[0] for r in match.reasons if r.rule == "own-gazetteer"), "")
    start, end = (
        str(year) if year is not None else "" for year in (place.from_year, place.to_year)
    )
    return [
        place.name, place.kind, ", ".join(place.parents), f"{place.coordinate.lat:.4f}",
        f"{place.coordinate.lon:.4f}", f"{place.population:,}" if place.population else "",
        f"{start}–{end}" if start or end else "", own or place.gazetteer,
    ]  # fmt: skip


def add(file: str, *, name: str | None, replace: bool) -> None:
    """Add a gazetteer and put it before all others in the order of preference."""
    progress = bar("reading")
    try:
        about = add_gazetteer(
            Path(file), gazetteers_folder(), name=name, replace=replace, progress=progress
        )
    finally:
        progress(1, 1)
    settings = load_settings()
    if about.name not in settings.gazetteers:
        order = (about.name, *settings.gazetteers)
        save_settings(with_changes(settings, gazetteers=order))
    print(f"Added {about.name}: {about.places:,} places, {about.names:,} names.")
    if about.left_out:
        print(
            f"Note: {about.left_out:,} rows are no places and were left out; the first is "
            f"{about.first_left_out}.",
            file=sys.stderr,
        )


def print_list() -> None:
    """Print the gazetteers, the preferred first."""
    shelf = gazetteers_folder()
    bundled = BundledGazetteer()
    rows = [["gazetteer", "places", "names", "read from"]]
    for name in ordered(load_settings().gazetteers, shelf):
        if name == BUNDLED:
            rows.append([name, "", "", "(comes with the program)"])
            continue
        try:
            about: About = open_own(name, shelf, bundled.area_names).about
            rows.append([name, f"{about.places:,}", f"{about.names:,}", about.source])
        except OwnGazetteerError as error:
            rows.append([name, "", "", f"{error.problem}. {error.remedy}"])
    print(table(rows, numbers=frozenset((1, 2))))


def remove(name: str) -> None:
    """Remove a gazetteer from the shelf and from the order of preference."""
    remove_gazetteer(name, gazetteers_folder())
    settings = load_settings()
    if name in settings.gazetteers:
        left = tuple(kept for kept in settings.gazetteers if kept != name)
        save_settings(with_changes(settings, gazetteers=left))
    print(f"Removed {name}.")
