"""Which tellings of a place are one stop, and which a return."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from routeviewer.geo.coordinate import sphere_km
from routeviewer.itinerary.itinerary import When
from routeviewer.itinerary.order import DatedVisit
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
    visits: Sequence[DatedVisit], *, is_return: ReturnJudge | None = None
) -> list[DatedVisit]:
    """Merge repeats: a place told again is a stop of its own only if the text tells a return.

    Args:
        visits: In the order of travel.
        is_return: Decides in place of the learned weights; to train them.
    """
    judge = is_return or tells_return
    kept: list[DatedVisit] = []
    for item in visits:
        same = next((i for i in reversed(range(len(kept))) if is_same(kept[i], item)), None)
        if same is None:
            kept.append(item)
        elif same == len(kept) - 1 or not judge(item, kept[same], len(kept) - 1 - same):
            kept[same] = _stronger(kept[same], item)
        else:
            kept.append(item)
    return kept


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


def tells_return(item: DatedVisit, earlier: DatedVisit, between: int) -> bool:
    """Tell whether a place that was visited before is reached again.

    Args:
        item: The later telling.
        earlier: The stop at the same place that was told last.
        between: How many stops lie between.
    """
    return score(return_signs(item, earlier, between), weights_of("returns")) >= 0


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
