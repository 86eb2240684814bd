"""Which tellings of a place are one stop, and which a return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from routeviewer.geo.coordinate import sphere_km
from routeviewer.itinerary.itinerary import When
from routeviewer.itinerary.order import DatedVisit
from routeviewer.itinerary.visits import Visit

_SAME_PLACE_KM = 3.0
_SAME_NAME_KM = 40.0
_COARSE_KM = 60.0
# A mention this much weaker than a place's best one only speaks of it.
_WEAKER = 1.0


def telling_visits(visits: Sequence[Visit]) -> list[Visit]:
    """Return the mentions that tell a stop: for each place the strong ones, in text order."""
    best: dict[str, float] = {}
    for visit in visits:
        key = _key(visit)
        best[key] = max(best.get(key, 0.0), visit.score)
    return [v for v in visits if v.score >= max(0.0, best[_key(v)] - _WEAKER)]


def _key(visit: Visit) -> str:
    place = visit.toponym.chosen
    if place is None:
        return visit.toponym.name.casefold()
    return f"{place.gazetteer}:{place.identifier}"


def merged(visits: Sequence[DatedVisit]) -> list[DatedVisit]:
    """Merge repeats: a place told again is a stop of its own only if the text tells a return."""
    kept: list[DatedVisit] = []
    for item in visits:
        same = next((i for i in reversed(range(len(kept))) if is_same(kept[i], item)), None)
        if same is None:
            kept.append(item)
        elif same == len(kept) - 1 or not _is_return(item, kept[same]):
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


def _is_return(item: DatedVisit, earlier: DatedVisit) -> bool:
    """Tell whether a place is reached again: by the words, or at a time of its own."""
    if item.visit.is_return and item.visit.role in {"to", "at"}:
        return True
    moves = item.visit.rule in {"goes", "arrives"}
    is_later = (
        item.is_own
        and earlier.moment is not None
        and item.moment is not None
        and earlier.moment.is_before(item.moment)
    )
    return moves and is_later and item.sentence > earlier.sentence


def _stronger(a: DatedVisit, b: DatedVisit) -> DatedVisit:
    """Return the better founded of two tellings of one stop, with the better date."""
    best = a if a.visit.score >= b.visit.score else b
    dates = [x.when for x in (a, b) if x.when.precision != "unknown" and x.is_own]
    dates += [x.when for x in (a, b) if x.when.precision != "unknown"]
    return replace(best, when=dates[0] if dates else When(), moment=a.moment)
