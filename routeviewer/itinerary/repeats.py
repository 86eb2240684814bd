"""Which tellings of a place are one stop, and which a return."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from routeviewer.geo.coordinate import sphere_km
from routeviewer.itinerary.itinerary import When
from routeviewer.itinerary.order import DatedVisit
from routeviewer.itinerary.second_reading import SecondReading
from routeviewer.itinerary.signs import OWN, score
from routeviewer.itinerary.subjects import NOBODY
from routeviewer.itinerary.visits import Visit
from routeviewer.itinerary.weights import weights_of

_SAME_PLACE_KM = 3.0
_SAME_NAME_KM = 40.0
_COARSE_KM = 60.0
# A mention this much weaker than a place's best one only speaks of it.
_WEAKER = 2.0
_SURE, _UNSURE = 2.0, 0.5
# What the second reading counts beside the signs of a return.
_TRUST = 1.0
# A sight is part of a stop within this reach, from these log-odds on.
_SIGHT_KM, _SURE_SIGHT = 25.0, 0.5
_INTENDED = frozenset(("planned", "future", "possible", "purpose", "unreal", "conditional"))

ReturnJudge = Callable[[DatedVisit, DatedVisit, int], bool]


def telling_visits(visits: Sequence[Visit]) -> list[Visit]:
    """Return the mentions that tell a stop: for each place the strong ones, in text order.

    Where a place is first meant to be reached and later is, the intention tells no stop.
    """
    best: dict[str, float] = {}
    reached: dict[str, int] = {}
    for visit in visits:
        key = _key(visit)
        best[key] = max(best.get(key, 0.0), visit.score)
        if visit.score >= 0 and not visit.clause.moods & _INTENDED:
            reached[key] = visit.mention.span.start
    return [
        v
        for v in visits
        if v.score >= max(0.0, best[_key(v)] - _WEAKER)
        and not (v.clause.moods & _INTENDED and v.mention.span.start < reached.get(_key(v), 0))
    ]


def _key(visit: Visit) -> str:
    place = visit.toponym.chosen
    if place is None:
        return visit.toponym.name.casefold()
    return f"{place.gazetteer}:{place.identifier}"


def merged(
    visits: Sequence[DatedVisit],
    second: SecondReading,
    *,
    is_return: ReturnJudge | None = None,
) -> list[DatedVisit]:
    """Merge repeats: a place told again is a stop of its own only if the text tells a return.

    Args:
        visits: In the order of travel.
        second: The second reading.
        is_return: Decides in place of the learned weights; to train them.
    """
    stops: list[_Stop] = []
    for item in visits:
        at = next((i for i in reversed(range(len(stops))) if is_same(stops[i].told, item)), None)
        if at is None:
            at = next((i for i in reversed(range(len(stops))) if stops[i].holds(item, second)), None)
            if at is None:
                stops.append(_Stop(item, [item]))
            continue
        between, stop = len(stops) - 1 - at, stops[at]
        if is_return is not None:
            is_new = between > 0 and is_return(item, stop.told, between)
        else:
            is_new = between > 0 and tells_return(item, stop.told, between, stop.is_told(item, second))
        if is_new:
            stops.append(_Stop(item, [item]))
        else:
            stop.told = _stronger(stop.told, item)
            stop.members.append(item)
    return [stop.told for stop in stops]


@dataclass(slots=True)
class _Stop:
    """A stop with all visits that tell it."""

    told: DatedVisit
    members: list[DatedVisit]

    def is_told(self, item: DatedVisit, second: SecondReading) -> float:
        """Return the log-odds, by the second reading, that a visit tells this very stop."""
        spans = [member.visit.mention.span for member in self.members]
        same = max(second.relation(span, item.visit.mention.span).same for span in spans)
        return same - math.log(max(1e-6, 1 - math.exp(same)))

    def holds(self, item: DatedVisit, second: SecondReading) -> bool:
        """Tell whether a visit is of a sight within this stop ("the Louvre", told in Paris)."""
        here, there = self.told.visit.toponym.chosen, item.visit.toponym.chosen
        if here is None or there is None or here.is_area or there.is_area:
            return False
        is_near = sphere_km(here.coordinate, there.coordinate) <= _SIGHT_KM
        return is_near and self.is_told(item, second) >= _SURE_SIGHT


def is_same(a: DatedVisit, b: DatedVisit) -> bool:
    """Tell whether two visits are of one place ("Guantanamo" and "Guantanamo Bay" are)."""
    here, there = a.visit.toponym.chosen, b.visit.toponym.chosen
    names = sorted((a.visit.toponym.name.casefold(), b.visit.toponym.name.casefold()), key=len)
    if here is None or there is None:
        return names[0] == names[1]
    if here == there:
        return True
    if here.precision_km > _COARSE_KM or there.precision_km > _COARSE_KM:
        return False
    reach_km = _SAME_NAME_KM if names[1].startswith(names[0]) else _SAME_PLACE_KM
    return sphere_km(here.coordinate, there.coordinate) <= reach_km


def tells_return(item: DatedVisit, earlier: DatedVisit, between: int, same: float) -> bool:
    """Tell whether a place that was visited before is reached again.

    Args:
        item: The later telling.
        earlier: The stop at the same place that was told last.
        between: How many stops lie between.
        same: The log-odds, by the second reading, that both tell one stop.
    """
    first = score(return_signs(item, earlier, between), weights_of("returns"))
    return first - _TRUST * same >= 0


def return_signs(item: DatedVisit, earlier: DatedVisit, between: int) -> frozenset[str]:
    """Return the names of what speaks for and against a return."""
    visit, clause = item.visit, item.visit.clause
    gap = item.sentence - earlier.sentence
    who = "own" if clause.subject in OWN else "untold" if clause.subject == NOBODY else "foreign"
    signs = {
        f"role {visit.role}", f"action {clause.action}", f"who {who}", f"{who} {visit.role}",
        f"between {'one' if between == 1 else 'two' if between == 2 else 'many'}",
        f"gap {'same' if gap <= 0 else 'next' if gap <= 2 else 'near' if gap <= 6 else 'far'}",
        f"quoted {clause.quotation}", f"relation {clause.relation}",
    }  # fmt: skip
    table = (
        (visit.is_return, "words of return"),
        (visit.is_earlier, "told as earlier"),
        (clause.order == "after", "told as before"),
        (item.paragraph != earlier.paragraph, "new paragraph"),
        ("narrated" in visit.signs, "narrated"),
        ("heading" in visit.signs, "heading"),
        (visit.score >= _SURE, "sure"),
        (visit.score < _UNSURE, "unsure"),
        (visit.status == "planned", "planned"),
        (bool(clause.links), "linked"),
        (visit.is_return and visit.role in ("to", "at"), "comes back"),
    )
    signs |= {name for holds, name in table if holds}
    return frozenset(signs | _times(item, earlier))


def _times(item: DatedVisit, earlier: DatedVisit) -> set[str]:
    """Return what the times of both tellings say."""
    if item.moment is None or earlier.moment is None:
        return {"time untold"}
    if earlier.moment.is_before(item.moment):
        return {"later", "own later"} if item.is_own else {"later"}
    return {"same time"} if item.is_own else {"time carried"}


def _stronger(a: DatedVisit, b: DatedVisit) -> DatedVisit:
    """Return the better founded of two tellings of one stop, with the better date."""
    best = a if a.visit.score >= b.visit.score else b
    dates = [x.when for x in (a, b) if x.when.precision != "unknown" and x.is_own]
    dates += [x.when for x in (a, b) if x.when.precision != "unknown"]
    return replace(best, when=dates[0] if dates else When(), moment=a.moment)
