"""`routeviewer gazetteer search`."""

from __future__ import annotations

import sys

from routeviewer.cli.tables import table
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.folding import fold
from routeviewer.places.gazetteer import PlaceQuery
from routeviewer.places.spelling import similar_names


def print_search(name: str, *, country: str | None, limit: int) -> None:
    """Print the places of a name, the best known first."""
    gazetteer = BundledGazetteer()
    matches = gazetteer.find(PlaceQuery(name, country=country), limit=limit)
    if not matches:
        print(f"No place is called “{name}”.", file=sys.stderr)
        similar = similar_names(fold(name), gazetteer)
        if similar:
            print("Similar: " + ", ".join(n for n, _ in similar), file=sys.stderr)
        return
    rows = [["place", "kind", "lies in", "latitude", "longitude", "people", "source"]]
    for match in matches:
        place = match.place
        rows.append(
            [
                place.name, place.kind, ", ".join(place.parents), f"{place.coordinate.lat:.4f}",
                f"{place.coordinate.lon:.4f}", f"{place.population:,}" if place.population else "",
                place.gazetteer,
            ]
        )  # fmt: skip
    print(table(rows, numbers=frozenset((3, 4, 5))))
