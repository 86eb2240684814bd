"""`routeviewer gazetteer search|add|list|remove`."""

from __future__ import annotations

import sys
from pathlib import Path

from routeviewer.cli.progress import bar
from routeviewer.cli.tables import table
from routeviewer.errors import OwnGazetteerError
from routeviewer.places.folding import fold
from routeviewer.places.gazetteer import Match, PlaceQuery
from routeviewer.places.own.adding import add_gazetteer
from routeviewer.places.own.shelf import about_of, ordered, remove_gazetteer
from routeviewer.places.sources import open_gazetteer
from routeviewer.places.spelling import similar_names
from routeviewer.settings.folders import gazetteers_folder
from routeviewer.settings.settings import BUNDLED
from routeviewer.settings.storage import load_settings


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
    """Add a gazetteer; unless the settings name it, it counts before the embedded one."""
    progress = bar("reading")
    try:
        about = add_gazetteer(
            Path(file), gazetteers_folder(), name=name, replace=replace, progress=progress
        )
    finally:
        progress(1, 1)
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
    rows = [["gazetteer", "places", "names", "read from"]]
    for name in ordered(load_settings().gazetteers, shelf):
        if name == BUNDLED:
            rows.append([name, "", "", "(comes with the program)"])
            continue
        try:
            about = about_of(name, shelf)
            rows.append([name, f"{about.places:,}", f"{about.names:,}", about.source])
        except OwnGazetteerError as error:
            rows.append([name, "", "", f"{error.problem}. {error.remedy}"])
    print(table(rows, numbers=frozenset((1, 2))))


def remove(name: str) -> None:
    """Remove a gazetteer from the shelf."""
    remove_gazetteer(name, gazetteers_folder())
    print(f"Removed {name}.")
