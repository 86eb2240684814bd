"""`routeviewer route`."""

from __future__ import annotations

import json

from routeviewer.cli.notices import print_notices
from routeviewer.cli.reading import Given, read_project
from routeviewer.cli.tables import table
from routeviewer.exports.json_document import json_document
from routeviewer.exports.registry import format_of, write_export
from routeviewer.exports.source import ExportSource
from routeviewer.itinerary.itinerary import Stop
from routeviewer.project.project import Project
from routeviewer.route.paths import Route, route_of
from routeviewer.wording.reasons import aside_sentence

_LONGEST_QUOTE = 76


def print_route(given: Given, *, as_json: bool, with_text: bool, output: str | None) -> None:
    """Print the stops of a route in order; write it to a file if asked for.

    Args:
        given: The article or project.
        as_json: Print JSON instead of a table.
        with_text: Put the articles' texts into the JSON.
        output: File to write, its format by its name.
    """
    if output is not None:
        format_of(output)
    project = read_project(given)
    if as_json:
        document = json_document(project, with_text=with_text)
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        _print_table(project)
    if output is not None:
        _write(project, output, is_told=not as_json)
    print_notices(project.warnings)


def _write(project: Project, target: str, *, is_told: bool) -> None:
    source = ExportSource(project)
    known = write_export(source, target)
    if is_told:
        print(f"{known.key}: {target}")


def _print_table(project: Project) -> None:
    route = route_of(project.itinerary)
    itinerary = route.itinerary
    if itinerary.traveller:
        print(f"Traveller: {itinerary.traveller}")
    if itinerary.stops:
        rows = [["", "place", "when", "how", "km", "status", "words"]]
        rows += [_row(project, route, i) for i in range(len(itinerary.stops))]
        print(table(rows, numbers=frozenset((0, 4))))
        print(f"{route.distance_km:,.0f} km in all, measured in straight lines.")
    if itinerary.onward is not None:
        print(f"Then towards {itinerary.onward.label}.")
    if len(project.itineraries) > 1:
        others = ", ".join(other.traveller for other in project.itineraries[1:])
        print(f"Others who travel: {others} (see them with --traveller NAME).")
    if project.asides:
        print("\nNot on the route:")
        for aside in project.asides:
            print(f"  {' '.join(aside.toponym.name.split())}: {aside_sentence(aside.rule)}")


def _row(project: Project, route: Route, i: int) -> list[str]:
    stops, legs = route.itinerary.stops, route.itinerary.legs
    stop = stops[i]
    mode = legs[i - 1].mode if i and legs[i - 1].mode != "unknown" else ""
    lengths_km = [p.distance_km for p in route.paths if (p.origin, p.target) == (i - 1, i)]
    length = f"{lengths_km[0]:,.0f}" if lengths_km else ""
    when = stop.when.iso or stop.when.text
    return [str(i + 1), _label(stop), when, mode, length, _status(stop), _quote(project, stop)]


def _label(stop: Stop) -> str:
    return stop.label if stop.place is not None else f"{stop.label} (not located)"


def _status(stop: Stop) -> str:
    return "inferred" if stop.is_inferred else stop.status


def _quote(project: Project, stop: Stop) -> str:
    if not stop.evidence:
        return "(added by hand)"
    span = stop.evidence[0].span
    quote = " ".join(project.articles[span.article].quote(span).split())
    return quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1].rstrip() + "…"
