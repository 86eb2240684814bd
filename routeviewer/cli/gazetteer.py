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
from routeviewer.scene.naming import parents_of
from routeviewer.settings.folders import gazetteers_folder
from routeviewer.settings.settings import BUNDLED
from routeviewer.settings.storage import load_settings
from routeviewer.wording.catalogue import catalogue
from routeviewer.wording.reasons import kind_name
from routeviewer.wording.sentences import problem_of, remedy_of, spoken, told


def print_search(name: str, *, country: str | None, limit: int) -> None:
    """Print the places of a name, the best known first."""
    gazetteer = open_gazetteer()
    matches = gazetteer.find(PlaceQuery(name, country=country), limit=limit)
    if not matches:
        print(told("No place is called “{name}”.", name=name), file=sys.stderr)
        similar = similar_names(fold(name), gazetteer)
        if similar:
            names = ", ".join(n for n, _ in similar)
            print(told("Similar: {names}", names=names), file=sys.stderr)
        return
    head = ("place", "kind", "lies in", "latitude", "longitude", "people", "years", "source")
    rows = [[told(name) for name in head]]
    rows += [_row(match) for match in matches]
    print(table(rows, numbers=frozenset((3, 4, 5))))


def _row(match: Match) -> list[str]:
    place = match.place
    own = next((r.parameters[0] for r in match.reasons if r.rule == "own-gazetteer"), "")
    start, end = (
        str(year) if year is not None else "" for year in (place.from_year, place.to_year)
    )
    return [
        place.name, kind_name(place.kind, spoken()),
        ", ".join(parents_of(place, catalogue(spoken()))),
        f"{place.coordinate.lat:.4f}", f"{place.coordinate.lon:.4f}",
        _number(place.population) if place.population else "",
        f"{start}–{end}" if start or end else "", own or place.gazetteer,
    ]  # fmt: skip


def add(file: str, *, name: str | None, replace: bool) -> None:
    """Add a gazetteer; unless the settings name it, it counts before the embedded one."""
    progress = bar(told("reading"))
    try:
        about = add_gazetteer(
            Path(file), gazetteers_folder(), name=name, replace=replace, progress=progress
        )
    finally:
        progress(1, 1)
    print(
        told("Added {name}: {places} places, {names} names.", name=about.name,
             places=_number(about.places), names=_number(about.names))
    )  # fmt: skip
    if about.left_out:
        print(
            told("Note: {count} rows are no places and were left out; the first is {first}.",
                 count=_number(about.left_out), first=about.first_left_out), file=sys.stderr,
        )  # fmt: skip


def print_list() -> None:
    """Print the gazetteers, the preferred first."""
    shelf = gazetteers_folder()
    rows = [[told(name) for name in ("gazetteer", "places", "names", "read from")]]
    for name in ordered(load_settings().gazetteers, shelf):
        if name == BUNDLED:
            rows.append([name, "", "", told("(comes with the program)")])
            continue
        try:
            about = about_of(name, shelf)
            rows.append([name, _number(about.places), _number(about.names), about.source])
        except OwnGazetteerError as error:
            rows.append([name, "", "", f"{problem_of(error)}. {remedy_of(error)}"])
    print(table(rows, numbers=frozenset((1, 2))))


def remove(name: str) -> None:
    """Remove a gazetteer from the shelf."""
    remove_gazetteer(name, gazetteers_folder())
    print(told("Removed {name}.", name=name))


def _number(value: float) -> str:
    return catalogue(spoken()).number(value)
