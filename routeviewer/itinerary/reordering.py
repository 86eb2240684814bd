"""The second reading's word on the order of visits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from routeviewer.itinerary.order import DatedVisit
from routeviewer.itinerary.second_reading import SecondReading
from routeviewer.text.encoder import Floats

# What the order by the rules counts beside the log-odds of the second reading, in general and where
# times are told for both visits; measured on articles that neither was made for.
_RULES, _TIMES = 1.0, 8.0
# Visits further apart are not compared: the order of telling rules over long stretches.
_REACH = 30
_MOST_ROUNDS = 20


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


def _gains(ordered: Sequence[DatedVisit], second: SecondReading) -> Floats:
    """Return, for each pair, what speaks for the first one to come first."""
    count = len(ordered)
    gains = np.zeros((count, count), np.float32)
    for i, a in enumerate(ordered):
        for j in range(i + 1, min(count, i + 1 + _REACH)):
            b = ordered[j]
            told = second.relation(a.visit.mention.span, b.visit.mention.span)
            weight = _TIMES if _are_dated(a, b) else _RULES
            gains[i, j] = told.before - told.after + weight
            gains[j, i] = -gains[i, j]
    return gains


def _are_dated(a: DatedVisit, b: DatedVisit) -> bool:
    """Tell whether the times told for two visits put one before the other."""
    if a.moment is None or b.moment is None:
        return False
    return a.moment.is_before(b.moment) or b.moment.is_before(a.moment)


def _moved(order: list[int], item: int, gains: Floats) -> bool:
    """Move a visit to where it agrees best with the others; tell whether it moved."""
    at = order.index(item)
    others = order[:at] + order[at + 1 :]
    # Standing at k: after the first k of the others, before the rest.
    towards = gains[item, others]
    agreement = np.concatenate(([0.0], np.cumsum(-2 * towards)))
    best = int(agreement.argmax())
    if agreement[best] <= agreement[at] + 1e-6:
        return False
    order.remove(item)
    order.insert(best, item)
    return True
