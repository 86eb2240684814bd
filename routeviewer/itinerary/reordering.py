"""The second reading's word on the order of visits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from routeviewer.itinerary.order import DatedVisit
from routeviewer.itinerary.second_reading import SecondReading

# What the order by the rules counts beside the log-odds of the second reading, in general and where
# times are told for both visits; measured on articles that neither was made for.
_RULES, _TIMES = 1.0, 4.0
# Visits further apart are not compared: the order of telling rules over long stretches.
_REACH = 30
_MOST_ROUNDS = 20
_LEAST_GAIN = 1e-6

Gains = Mapping[tuple[int, int], float]


def reordered(ordered: Sequence[DatedVisit], second: SecondReading) -> list[DatedVisit]:
    """Return visits in the order that contradicts what is known of each pair least.

    Moves one visit at a time to where it agrees best with the others, until nothing improves.

    Args:
        ordered: The visits in the order of the rules.
        second: What the second reading says of each pair.

    References:
        The linear ordering problem; insertion moves as in Schiavinotto and Stuetzle, "The linear
        ordering problem: instances, search space analysis and algorithms" (2004).
    """
    gains = _gains(ordered, second)
    order = list(range(len(ordered)))
    for _ in range(_MOST_ROUNDS):
        moves = [_moved(order, item, gains) for item in range(len(ordered))]
        if not any(moves):
            break
    return [ordered[i] for i in order]


def _gains(ordered: Sequence[DatedVisit], second: SecondReading) -> Gains:
    """Return, for each pair, what speaks for the first one to come first."""
    gains: dict[tuple[int, int], float] = {}
    for i, a in enumerate(ordered):
        for j in range(i + 1, min(len(ordered), i + 1 + _REACH)):
            b = ordered[j]
            told = second.relation(a.visit.mention.span, b.visit.mention.span)
            gain = told.before - told.after + (_TIMES if _are_dated(a, b) else _RULES)
            gains[i, j], gains[j, i] = gain, -gain
    return gains


def _are_dated(a: DatedVisit, b: DatedVisit) -> bool:
    """Tell whether the times told for two visits put one before the other."""
    if a.moment is None or b.moment is None:
        return False
    return a.moment.is_before(b.moment) or b.moment.is_before(a.moment)


def _moved(order: list[int], item: int, gains: Gains) -> bool:
    """Move a visit to where it agrees best with the others; tell whether it moved."""
    at = order.index(item)
    best, target = _LEAST_GAIN, at
    for way in (-1, 1):
        gained = 0.0
        for k in range(at + way, at + way * (_REACH + 1), way):
            if not 0 <= k < len(order):
                break
            gained -= way * gains.get((item, order[k]), 0.0)
            if gained > best:
                best, target = gained, k
    order.insert(target, order.pop(at))
    return target != at
