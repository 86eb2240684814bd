"""How well a place fits a name in its article: points, each with its reason.

References:
    The factors (prominence, containment told beside the name, the article's country, nearness to
    the other places) are those of the toponym resolution literature, e.g. Leidner, "Toponym
    Resolution in Text" (2007), chapter 3; the weights are our own, set by hand.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.places.candidate import Candidate, Reason
from routeviewer.places.containers import contains
from routeviewer.places.era import era_reasons
from routeviewer.places.gazetteer import Match
from routeviewer.places.place import Place

# Countries are so much better known than anything else that more would drown the context.
_TOP_PROMINENCE = 800
# A country under its own name is the country before it is its capital or a village.
_COUNTRY_PROMINENCE = 1300
_COUNTRY_TOP_PROMINENCE = 1100
_PROMINENCE_POINTS = 1.3
_CONTAINED_POINTS = 6.0
_CONTAINER_POINTS = 5.5
_COUNTRY_POINTS = 3.0
_KIND_POINTS = 2.5
_NEAR_POINTS = 2.0
_NEAR_KM = 250.0
_COMPANY_POINTS = 3.0
_COMPANY_KM = 150.0
_COMPANY_DEGREES = 6.0
_DEEPEST_SCORE = -40.0
_CONTAINED = ("beside", "within", "owned")


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known about a name besides its spelling.

    Attributes:
        containers: Places of which one is said to hold it, with the rule.
        contents: Candidates of a name that it is said to hold.
        kind: The kind told by a word beside it, or None.
        votes: Share of the article that speaks of each country.
        neighbours: Places that the article's other names stand for.
        company: What the names next to it in the text may stand for, with how likely, 0 to 1.
        years: Years that the article is of or tells of.
    """

    containers: tuple[tuple[Place, str], ...] = ()
    contents: tuple[Place, ...] = ()
    kind: str | None = None
    votes: Mapping[str, float] | None = None
    neighbours: tuple[Coordinate, ...] = ()
    company: tuple[tuple[Coordinate, float], ...] = ()
    years: tuple[int, ...] = ()


def weigh(matches: Sequence[Match], clues: Clues) -> tuple[Candidate, ...]:
    """Return the places of a name as candidates, the best first."""
    if not matches:
        return ()
    weighed = [(match.place, reasons_for(match, clues)) for match in matches]
    points = [sum(reason.points for reason in reasons) for _, reasons in weighed]
    top = max(points)
    shares = [math.exp(max(p - top, _DEEPEST_SCORE)) for p in points]
    total = sum(shares)
    candidates = [
        Candidate(place, round(share / total, 4), _weightiest_first(reasons))
        for (place, reasons), share in zip(weighed, shares, strict=True)
    ]
    order = sorted(range(len(candidates)), key=lambda i: (-points[i], i))
    return tuple(candidates[i] for i in order)


def reasons_for(match: Match, clues: Clues) -> list[Reason]:
    """Return what speaks for and against one place."""
    place = match.place
    is_country = place.kind == "country" and match.prominence >= _COUNTRY_PROMINENCE
    top = _COUNTRY_TOP_PROMINENCE if is_country else _TOP_PROMINENCE
    prominence = min(match.prominence, top) / 100
    reasons = [Reason("prominence", _standing(place), _PROMINENCE_POINTS * prominence)]
    for outer, rule in clues.containers:
        if contains(outer, place):
            strength = _CONTAINED_POINTS if rule != "within" else 0.8 * _CONTAINED_POINTS
            reasons.append(Reason(rule, (outer.name,), strength))
            break
    held = next((inner for inner in clues.contents if contains(place, inner)), None)
    if held is not None:
        reasons.append(Reason("holds", (held.name,), _CONTAINER_POINTS))
    share = (clues.votes or {}).get(place.country, 0.0)
    if share > 0:
        reasons.append(Reason("country", (place.country,), _COUNTRY_POINTS * math.sqrt(share)))
    if clues.kind is not None and place.kind == clues.kind:
        reasons.append(Reason("kind", (clues.kind,), _KIND_POINTS))
    reasons.extend(_nearness(place, clues.neighbours))
    reasons.extend(_company(place, clues.company))
    reasons.extend(era_reasons(place, clues.years))
    is_elsewhere = any(rule == "beside" for _, rule in clues.containers) and not any(
        reason.rule in _CONTAINED for reason in reasons
    )
    # What the text puts beside a name overrules what somebody once decided about it.
    reasons.extend(r for r in match.reasons if not (is_elsewhere and r.rule == "remembered"))
    return reasons


def _standing(place: Place) -> tuple[str, ...]:
    return (place.kind, str(place.population or ""))


def _nearness(place: Place, neighbours: Sequence[Coordinate]) -> list[Reason]:
    """Points for the places of the article that lie near; the three nearest count."""
    if not neighbours or place.precision_km > _NEAR_KM:
        return []
    distances = sorted(sphere_km(place.coordinate, other) for other in neighbours)[:3]
    closeness = [math.exp(-distance / _NEAR_KM) for distance in distances]
    points = _NEAR_POINTS * sum(closeness) / min(3, max(len(distances), 2))
    return [Reason("near", (f"{distances[0]:.0f}",), points)] if points > 0.05 else []


def _company(place: Place, company: Sequence[tuple[Coordinate, float]]) -> list[Reason]:
    """Points for lying near what the names next to it stand for: journeys go from place to place.

    The chance that the place belongs to at least one of them (a noisy or).
    """
    if place.precision_km > _NEAR_KM:
        return []
    apart, nearest_km = 1.0, math.inf
    for other, chance in company:
        if abs(other.lat - place.coordinate.lat) > _COMPANY_DEGREES:
            continue
        distance_km = sphere_km(place.coordinate, other)
        apart *= 1 - chance * math.exp(-distance_km / _COMPANY_KM)
        nearest_km = min(nearest_km, distance_km)
    points = _COMPANY_POINTS * (1 - apart)
    return [Reason("company", (f"{nearest_km:.0f}",), points)] if points > 0.05 else []


def _weightiest_first(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    rounded = [Reason(r.rule, r.parameters, round(r.points, 2)) for r in reasons]
    return tuple(sorted(rounded, key=lambda reason: -abs(reason.points)))
