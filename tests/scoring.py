"""Scores a predicted route against a gold route: what matches, in order, and what does not.

Conventions of a gold stop: ``lat``, ``lon``, ``tolerance_km``, ``date`` or None, ``optional``
(costs nothing either way), ``group`` or None (stops of one group may come in any order).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations, product
from typing import Any

from routeviewer.geo.coordinate import Coordinate, sphere_km

Stop = Mapping[str, Any]
# A stop that repeats the one before within this reach (a museum after its city) costs nothing.
_REPEAT_KM = 60.0
_REQUIRED, _FREE = 1000, 1
_MOST_ORDERS = 5000


@dataclass
class Score:
    """Counts of one article, or summed over many.

    Attributes:
        hits: Required gold stops that were found, in order.
        extra: Predicted stops that match none.
        missed: Required gold stops that were not found.
        dated: Matched gold stops that have a date.
        dates_right: Of these, how many were predicted with it (as far as the gold tells).
        exact: Articles without an extra or a missed stop.
        articles: How many.
        pairs: Of a single article: index of the predicted stop -> index of the gold stop.
    """

    hits: int = 0
    extra: int = 0
    missed: int = 0
    dated: int = 0
    dates_right: int = 0
    exact: int = 0
    articles: int = 0
    pairs: dict[int, int] = field(default_factory=dict)

    def add(self, other: Score) -> None:
        """Sum the counts."""
        for name in ("hits", "extra", "missed", "dated", "dates_right", "exact", "articles"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.hits + self.extra)

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(predicted: Sequence[Stop], gold: Sequence[Stop]) -> Score:
    """Return how well a route matches the gold in order; the best allowed order counts."""
    aligned = (_aligned(predicted, gold, order) for order in _orders(gold))
    _, pairs, extra = max(aligned, key=lambda found: found[0])
    matched = set(pairs.values())
    hits = sum(not gold[j]["optional"] for j in matched)
    missed = sum(not stop["optional"] for stop in gold) - hits
    result = Score(hits, extra, missed, articles=1, pairs=pairs)
    result.exact = int(not extra and not missed)
    for j in matched:
        if gold[j]["date"]:
            result.dated += 1
            told = [predicted[i].get("date") for i, other in pairs.items() if other == j]
            result.dates_right += any(d and d.startswith(gold[j]["date"]) for d in told)
    return result


def distance_km(predicted: Stop, gold: Stop) -> float:
    """Return how far a predicted stop lies from a gold stop; endless where it is not located."""
    if predicted.get("lat") is None:
        return float("inf")
    here = Coordinate(predicted["lat"], predicted["lon"])
    return sphere_km(here, Coordinate(gold["lat"], gold["lon"]))


def _orders(gold: Sequence[Stop]) -> Iterator[tuple[int, ...]]:
    """Yield the orders of the gold stops that its groups allow."""
    blocks: list[list[int]] = []
    for j, stop in enumerate(gold):
        group = stop.get("group")
        if group and blocks and gold[blocks[-1][-1]].get("group") == group:
            blocks[-1].append(j)
        else:
            blocks.append([j])
    for number, chosen in enumerate(product(*(permutations(block) for block in blocks))):
        if number >= _MOST_ORDERS:
            return
        yield tuple(j for block in chosen for j in block)


def _aligned(
    predicted: Sequence[Stop], gold: Sequence[Stop], order: Sequence[int]
) -> tuple[int, dict[int, int], int]:
    """Align by dynamic programming; return the value, the pairs and the number of extra stops.

    A cell (i, j, k) is what is best after i predicted and j gold stops; k tells whether the last
    gold stop was matched, so that repeats of it cost nothing.
    """
    n, m = len(predicted), len(order)
    best: dict[tuple[int, int, int], tuple[int, tuple[int, int, int] | None, str]] = {
        (0, 0, 0): (0, None, "")
    }

    def reach(cell: tuple[int, int, int], value: int, came: tuple[int, int, int], how: str) -> None:
        if cell not in best or best[cell][0] < value:
            best[cell] = (value, came, how)

    for i in range(n + 1):
        for j in range(m + 1):
            for k in (1, 0):
                if (i, j, k) not in best:
                    continue
                value = best[i, j, k][0]
                if j < m:
                    reach((i, j + 1, 0), value, (i, j, k), "miss")
                if i == n:
                    continue
                reach((i + 1, j, 0), value, (i, j, k), "extra")
                if j < m:
                    stop = gold[order[j]]
                    if distance_km(predicted[i], stop) <= stop["tolerance_km"]:
                        gain = _FREE if stop["optional"] else _REQUIRED
                        reach((i + 1, j + 1, 1), value + gain, (i, j, k), "hit")
                if k:
                    stop = gold[order[j - 1]]
                    near_km = min(stop["tolerance_km"], _REPEAT_KM)
                    if distance_km(predicted[i], stop) <= near_km:
                        reach((i + 1, j, 1), value + _FREE, (i, j, k), "repeat")
    cell = max(((n, m, k) for k in (0, 1) if (n, m, k) in best), key=lambda c: best[c][0])
    value, pairs, extra = best[cell][0], {}, 0
    while best[cell][1] is not None:
        _, came, how = best[cell]
        assert came is not None
        if how == "hit":
            pairs[came[0]] = order[came[1]]
        elif how == "repeat":
            pairs[came[0]] = order[came[1] - 1]
        extra += how == "extra"
        cell = came
    return value, pairs, extra
