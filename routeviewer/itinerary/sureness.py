"""How sure each stop of a route is, seen in the whole route; the least sure are left out."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from routeviewer.geo.coordinate import sphere_km
from routeviewer.itinerary.order import DatedVisit
from routeviewer.itinerary.second_reading import SecondReading
from routeviewer.itinerary.signs import OWN, score
from routeviewer.itinerary.subjects import NOBODY
from routeviewer.itinerary.weights import weights_of
from routeviewer.places.place import Place

# A stop that is less sure than this, and not told outright, costs more where it is wrong than it
# brings where it is right: with a calibrated chance p the expected F1 grows with what has p > F1/2
# (Lipton, Elkan and Narayanaswamy, "Optimal thresholding of classifiers to maximize F1", 2014).
_LEAST = 0.3
# A text in which no stop is surer than this, or told outright, tells no journey.
_EVEN = 0.5
# Where the values of what is measured are parted.
_SCORES = (-0.5, 0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0)
_SECOND = (-3.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0)
_NAMED = (0.3, 0.5, 0.7, 0.9)
_KM = (5.0, 30.0, 100.0, 400.0, 1500.0, 5000.0)
_CHANCES = (0.2, 0.4, 0.6, 0.8, 0.95)
_COUNTS = (2, 3, 5)
_STOPS = (2, 4, 7, 11, 16)
_AGAIN_KM = 30.0
# Signs that a place lies apart from the others: 400 km and more.
_FAR = frozenset(
    f"{name} {part}"
    for name in ("detour", "from", "on", "nearest", "middling")
    for part in range(bisect_right(_KM, 400.0), len(_KM) + 1)
)
_TOLD = frozenset(("heading", "finer named", "outlying", "capital after", "noun after"))


class SureVisit(NamedTuple):
    """A visit of a route.

    Attributes:
        item: The visit.
        chance: How likely it is a stop, at this place of the route, 0 to 1; calibrated: of the
            stops of 0.8 about 80 in 100 are right.
        doubt: What speaks most against it; the key of a sentence in ``wording``.
    """

    item: DatedVisit
    chance: float
    doubt: str

    @property
    def is_kept(self) -> bool:
        """Whether it is sure enough for a stop."""
        return self.chance >= _LEAST or self.item.visit.is_outright


def kept_of(route: Sequence[SureVisit], *, is_journey: bool = False) -> list[SureVisit]:
    """Return the visits that are stops of the route that is shown.

    Args:
        route: All visits, in the order of travel.
        is_journey: Whether the text is known to tell a journey; else that is asked first.
    """
    kept = [visit for visit in route if visit.is_kept]
    tells = is_journey or any(
        visit.chance >= (_LEAST if visit.item.visit.is_outright else _EVEN) for visit in kept
    )
    return kept if tells else []


def with_chances(route: Sequence[DatedVisit], second: SecondReading) -> tuple[SureVisit, ...]:
    """Return the visits of a route with how likely each is a stop.

    Args:
        route: In the order of travel.
        second: The second reading of the article.
    """
    weights = weights_of("stops")
    found = []
    for signs, item in zip(route_signs(route, second), route, strict=True):
        chance = 1 / (1 + math.exp(-score(signs, weights)))
        worst = min(signs, key=lambda sign: (weights.get(sign, 0.0), sign))
        doubt = "out of the way" if worst in _FAR else "doubtful"
        found.append(SureVisit(item, chance, doubt))
    return tuple(found)


def route_signs(route: Sequence[DatedVisit], second: SecondReading) -> list[frozenset[str]]:
    """Return for each visit of a route the names of what speaks for and against it."""
    places = [item.visit.toponym.chosen for item in route]
    return [
        frozenset(
            (
                *_told_signs(item, second),
                *_way_signs(places, i),
                *_order_signs(route, i, second),
            )
        )
        for i, item in enumerate(route)
    ]


def _told_signs(item: DatedVisit, second: SecondReading) -> Iterator[str]:
    """Yield what the text says of a visit."""
    visit, clause = item.visit, item.visit.clause
    yield _part("score", visit.score, _SCORES)
    yield f"role {visit.role}"
    yield f"rule {visit.rule}"
    yield f"status {visit.status}"
    yield f"action {clause.action}"
    yield f"quoted {clause.quotation}"
    who = clause.subject
    yield "who " + ("own" if who in OWN else "untold" if who == NOBODY else "foreign")
    yield from (f"mood {mood}" for mood in clause.moods)
    yield from visit.signs & _TOLD
    told = second.scores.get(visit.mention.span)
    yield "second unread" if told is None else _part("second", told, _SECOND)
    yield _part("mentions", len(visit.toponym.mentions), _COUNTS)
    is_dated = item.moment is not None
    yield "undated" if not is_dated else "dated itself" if item.is_own else "dated before"
    if visit.toponym.chosen is None:
        yield "unlocated"
    else:
        yield _part("named", visit.toponym.confidence, _NAMED)
        yield f"kind {visit.toponym.chosen.kind}"


def _way_signs(places: Sequence[Place | None], i: int) -> Iterator[str]:
    """Yield how a place lies to the other places of the route."""
    here = places[i]
    if here is None:
        return
    before = next((p for p in reversed(places[:i]) if p is not None), None)
    after = next((p for p in places[i + 1 :] if p is not None), None)
    others = sorted(_km(here, p) for j, p in enumerate(places) if p is not None and j != i)
    yield "from none" if before is None else _part("from", _km(here, before), _KM)
    yield "on none" if after is None else _part("on", _km(here, after), _KM)
    if before is not None and after is not None:
        detour_km = _km(here, before) + _km(here, after) - _km(before, after)
        yield _part("detour", detour_km, _KM)
    if others:
        yield _part("nearest", others[0], _KM)
        yield _part("middling", others[len(others) // 2], _KM)
    else:
        yield "alone"
    yield _repeat_sign(places, i)
    if any(p is not None and _km(here, p) < _AGAIN_KM for p in places[i + 1 :]):
        yield "later again"


def _repeat_sign(places: Sequence[Place | None], i: int) -> str:
    here = places[i]
    again = [
        j for j, p in enumerate(places[:i])
        if p is not None and here is not None and _km(here, p) < _AGAIN_KM
    ]  # fmt: skip
    if not again:
        return "new"
    if again[-1] == i - 1:
        return "again next"
    return "again last" if i == len(places) - 1 else "again"


def _order_signs(route: Sequence[DatedVisit], i: int, second: SecondReading) -> Iterator[str]:
    """Yield where a visit stands in the route, and whether the text agrees."""
    span = route[i].visit.mention.span
    yield _part("stops", len(route), _STOPS)
    if i == 0:
        yield "first"
    if i == len(route) - 1:
        yield "last"
    for name, j in (("before", i - 1), ("after", i + 1)):
        if 0 <= j < len(route):
            other = route[j].visit.mention.span
            pair = (other, span) if j < i else (span, other)
            yield _part(f"order {name}", math.exp(second.relation(*pair).before), _CHANCES)
            yield f"told {'earlier' if span < other else 'later'} than the one {name}"


def _part(name: str, value: float, edges: Sequence[float]) -> str:
    """Return a sign for the part of a scale in which a value lies."""
    return f"{name} {bisect_right(edges, value)}"


def _km(a: Place, b: Place) -> float:
    return sphere_km(a.coordinate, b.coordinate)
