"""`routeviewer route`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from routeviewer.cli.notices import print_notices
from routeviewer.cli.tables import table
from routeviewer.errors import OutputError
from routeviewer.geo.coordinate import sphere_km
from routeviewer.itinerary.itinerary import Stop
from routeviewer.pipeline import Reading, read
from routeviewer.text.readers import read_article
from routeviewer.wording.reasons import visit_sentence

_LONGEST_QUOTE = 76


def print_route(source: str, *, published: date | None, as_json: bool, output: str | None) -> None:
    """Print the stops of an article's route in order, and write its map if asked for."""
    reading = read(read_article(source), published=published)
    if as_json:
        print(json.dumps(_as_json(reading), ensure_ascii=False, indent=1))
    else:
        _print_table(reading)
    if output is not None:
        _write_map(reading, Path(output))
    print_notices(reading.notices)


def _write_map(reading: Reading, path: Path) -> None:
    from routeviewer.webpage.page import route_page  # noqa: PLC0415 - folium is slow to import

    if path.suffix.casefold() not in (".html", ".htm"):
        raise OutputError(f"{path} is not the name of a web page", "End the name in .html.")
    try:
        path.write_text(route_page(reading), encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}",
            "Choose a folder that exists and that you may write to.",
        ) from error
    print(f"Map: {path}")


def _print_table(reading: Reading) -> None:
    stops = reading.itinerary.stops
    if reading.itinerary.traveller:
        print(f"Traveller: {reading.itinerary.traveller}")
    if stops:
        rows = [["", "place", "when", "how", "km", "status", "words"]]
        rows += [_row(reading, i) for i in range(len(stops))]
        print(table(rows, numbers=frozenset((0, 4))))
    onward = reading.itinerary.onward
    if onward is not None:
        print(f"Then towards {onward.label}.")
    if reading.asides:
        print("\nNot on the route:")
        for aside in reading.asides:
            print(f"  {' '.join(aside.toponym.name.split())}: {visit_sentence(aside.rule)}")


def _row(reading: Reading, i: int) -> list[str]:
    stops, legs = reading.itinerary.stops, reading.itinerary.legs
    stop = stops[i]
    mode = legs[i - 1].mode if i and legs[i - 1].mode != "unknown" else ""
    km = _distance_km(stops[i - 1], stop) if i else ""
    quote = " ".join(reading.article.quote(stop.evidence[0].span).split())
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return [str(i + 1), stop.label, stop.when.iso or stop.when.text, mode, km, _status(stop), quote]


def _status(stop: Stop) -> str:
    return "inferred" if stop.evidence[0].rule == "entry-border" else stop.status


def _distance_km(a: Stop, b: Stop) -> str:
    if a.place is None or b.place is None:
        return ""
    return f"{sphere_km(a.place.coordinate, b.place.coordinate):,.0f}"


def _as_json(reading: Reading) -> dict[str, Any]:
    return {
        "title": reading.article.title,
        "traveller": reading.itinerary.traveller,
        "stops": [
            {
                "number": i + 1, "label": stop.label, "status": stop.status,
                "lat": stop.place.coordinate.lat if stop.place else None,
                "lon": stop.place.coordinate.lon if stop.place else None,
                "date": stop.when.iso, "when": stop.when.text, "confidence": stop.confidence,
                "rule": stop.evidence[0].rule,
                "words": reading.article.quote(stop.evidence[0].span),
            }
            for i, stop in enumerate(reading.itinerary.stops)
        ],
        "legs": [leg.mode for leg in reading.itinerary.legs],
        "onward": reading.itinerary.onward.label if reading.itinerary.onward else None,
        "asides": [
            {"name": a.toponym.name, "rule": a.rule, "why": visit_sentence(a.rule)}
            for a in reading.asides
        ],
    }  # fmt: skip
