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
from routeviewer.scene.naming import place_name, stop_name
from routeviewer.wording.catalogue import catalogue
from routeviewer.wording.reasons import aside_sentence
from routeviewer.wording.sentences import spoken, told

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
        print(told("Traveller: {name}", name=itinerary.traveller))
    if itinerary.stops:
        head = ("", "place", "when", "how", "km", "status", "words")
        rows = [[told(name) for name in head]]
        rows += [_row(project, route, i) for i in range(len(itinerary.stops))]
        print(table(rows, numbers=frozenset((0, 4))))
        km = catalogue(spoken()).number(route.distance_km)
        print(told("{km} km in all, measured in straight lines.", km=km))
    if itinerary.onward is not None:
        goal, words = itinerary.onward, catalogue(spoken())
        name = goal.label if goal.place is None else place_name(goal.place, goal.label, words)
        print(told("Then towards {place}.", place=name))
    if len(project.itineraries) > 1:
        others = ", ".join(other.traveller for other in project.itineraries[1:])
        print(told("Others who travel: {names} (see them with --traveller NAME).", names=others))
    if project.asides:
        print("\n" + told("Not on the route:"))
        for aside in project.asides:
            name = " ".join(aside.toponym.name.split())
            print(f"  {name}: {aside_sentence(aside.rule, spoken())}")


def _row(project: Project, route: Route, i: int) -> list[str]:
    stops, legs = route.itinerary.stops, route.itinerary.legs
    stop = stops[i]
    mode = told(legs[i - 1].mode) if i and legs[i - 1].mode != "unknown" else ""
    lengths_km = [p.distance_km for p in route.paths if (p.origin, p.target) == (i - 1, i)]
    length = catalogue(spoken()).number(lengths_km[0]) if lengths_km else ""
    when = stop.when.iso or stop.when.text
    return [str(i + 1), _label(stop), when, mode, length, _status(stop), _quote(project, stop)]


def _label(stop: Stop) -> str:
    name = stop_name(stop, catalogue(spoken()))
    return name if stop.place is not None else told("{name} (not located)", name=name)


def _status(stop: Stop) -> str:
    return told("inferred" if stop.is_inferred else stop.status)


def _quote(project: Project, stop: Stop) -> str:
    if not stop.evidence:
        return told("(added by hand)")
    span = stop.evidence[0].span
    quote = " ".join(project.articles[span.article].quote(span).split())
    return quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1].rstrip() + "…"
