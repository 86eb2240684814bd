"""From paths to the lines of legs: which way they bow, and what is known of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from routeviewer.geo.curves import bowed_line
from routeviewer.itinerary.itinerary import Itinerary
from routeviewer.route.paths import LegPath, Route, leg_kind
from routeviewer.scene.naming import place_name
from routeviewer.scene.scene import LegLine, Mark, OnwardLine
from routeviewer.wording.catalogue import Catalogue

# From this length on the shortest line itself is drawn: a map's reader expects great circles.
_LONG_KM = 800.0
# How far the middle of a short leg lies aside, as a share of its length.
# References: Jenny et al., "Force-directed layout of origin-destination flow maps" (2017), and
# their reader study of 2018: gently curved lines are told apart better than straight ones.
_GENTLE = 0.09
# Of a long leg that is travelled in both directions, and for each further time it is travelled.
_BESIDE = 0.06
_FURTHER = 0.07


def leg_lines(
    route: Route, marks: tuple[Mark, ...], mark_of_stop: Mapping[int, int]
) -> tuple[LegLine, ...]:
    """Return the lines between marks; where a stop lies at the place before, there is none.

    The way there and the way back bow to the right of their directions, so to opposite sides;
    a leg that is travelled again bows out further.
    """
    ends = [(mark_of_stop[path.origin], mark_of_stop[path.target]) for path in route.paths]
    both = Counter(frozenset(pair) for pair in ends)
    travelled: Counter[tuple[int, int]] = Counter()
    lines = []
    for path, (origin, target) in zip(route.paths, ends, strict=True):
        if origin == target:
            continue
        bow = _bow(path, is_repeated=both[frozenset((origin, target))] > 1)
        bow += _FURTHER * travelled[origin, target]
        travelled[origin, target] += 1
        line = bowed_line(marks[origin].position, marks[target].position, bow=bow)
        lines.append(
            LegLine(
                origin, target, path.origin + 1, path.target + 1,
                leg_kind(route.itinerary, path), path.leg.mode, line, path.distance_km,
            )
        )  # fmt: skip
    return tuple(lines)


def onward_line(
    itinerary: Itinerary,
    marks: tuple[Mark, ...],
    mark_of_stop: Mapping[int, int],
    words: Catalogue,
) -> OnwardLine | None:
    """Return the line of the direction told at the end, or None where there is none to draw."""
    onward, last = itinerary.onward, len(itinerary.stops) - 1
    if onward is None or onward.place is None or last not in mark_of_stop:
        return None
    origin = marks[mark_of_stop[last]].position
    if origin == onward.place.coordinate:
        return None
    line = bowed_line(origin, onward.place.coordinate, bow=_GENTLE)
    name = place_name(onward.place, onward.label, words)
    return OnwardLine(mark_of_stop[last], line, name)


def _bow(path: LegPath, *, is_repeated: bool) -> float:
    is_long = path.distance_km >= _LONG_KM or path.leg.mode == "aircraft"
    if is_long:
        return _BESIDE if is_repeated else 0.0
    return _GENTLE
