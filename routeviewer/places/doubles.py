"""One place that several gazetteers know, told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from routeviewer.geo.coordinate import sphere_km
from routeviewer.places.candidate import Reason
from routeviewer.places.gazetteer import Match
from routeviewer.places.place import Place

_NEAR_KM = 5.0
_SETTLEMENTS = frozenset(("city", "village"))
_AGREEMENT_POINTS = 0.5
# What a gazetteer says about a place as such, not about finding it there.
_ABOUT_THE_SOURCE = ("own-gazetteer", "online", "online-inexact")


def without_doubles(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return the matches of one name with each place once, as the first that knows it tells it.

    The best of its prominences is kept. A service that has the same place speaks for it.

    Args:
        matches: Matches of the same name, those of the preferred gazetteer first.
    """
    kept: list[Match] = []
    for match in matches:
        for i, known in enumerate(kept):
            if _is_same(known.place, match.place):
                kept[i] = _joined(known, match)
                break
        else:
            kept.append(match)
    return tuple(kept)


def _joined(known: Match, other: Match) -> Match:
    reasons = tuple(r for r in other.reasons if r.rule not in _ABOUT_THE_SOURCE)
    service = next((r.parameters for r in other.reasons if r.rule == "online"), None)
    if service is not None and all(reason.rule != "online" for reason in known.reasons):
        reasons += (Reason("online-agrees", service, _AGREEMENT_POINTS),)
    return replace(
        known,
        prominence=max(known.prominence, other.prominence),
        is_main_name=known.is_main_name or other.is_main_name,
        reasons=(*known.reasons, *(r for r in reasons if r not in known.reasons)),
    )


def _is_same(a: Place, b: Place) -> bool:
    """Tell whether two places that bear the same name are one.

    Two lists of settlements put one town some kilometres apart; a town and its station are two.
    """
    if (a.gazetteer, a.identifier) == (b.gazetteer, b.identifier):
        return True
    if a.gazetteer == b.gazetteer or (a.from_year, a.to_year) != (b.from_year, b.to_year):
        return False
    kinds = {a.kind, b.kind}
    if len(kinds) > 1 and not (kinds <= _SETTLEMENTS or "other" in kinds):
        return False
    reach_km = max(_NEAR_KM, min(a.precision_km, b.precision_km))
    return sphere_km(a.coordinate, b.coordinate) <= reach_km
