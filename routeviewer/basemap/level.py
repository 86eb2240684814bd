"""Which level of detail suits a scale."""

from __future__ import annotations

from dataclasses import dataclass

# From these scales on (kilometres for a point of 1/72 inch) the coarser outlines look as good:
# their steps, about 15 and 4 km, are then shorter than half a point to a point.
_COARSEST_FROM_KM = 30.0
_MIDDLE_FROM_KM = 5.0
# The rank of rivers, admin-1 lines and towns that a map of so many kilometres a point still
# shows, from the closest to the widest; found by looking at maps.
_RANKS = ((0.4, 10), (0.8, 8), (1.5, 7), (3.0, 6), (5.0, 5), (8.0, 4), (14.0, 3), (25.0, 2),
          (50.0, 1))  # fmt: skip
# Below this scale the lines of rivers and regions are too coarse to be drawn.
STREETS_BELOW_KM = 0.12


@dataclass(frozen=True, slots=True)
class Level:
    """How much of the base map is shown.

    Attributes:
        scale: Of land, borders and rivers: "110m", "50m" or "10m".
        lakes: Of lakes, which have no "10m".
        rank: The highest scale rank of what is shown.
    """

    scale: str
    lakes: str
    rank: int


def level_for(km_per_point: float, *, coarser: float = 1.0) -> Level:
    """Return the level for a scale.

    Args:
        km_per_point: Kilometres that 1/72 inch (or a pixel of the screen) stands for.
        coarser: By how much earlier coarser outlines are taken: more than 1 where a map has to
            be painted fast.
    """
    seen = km_per_point * coarser
    scale = "110m" if seen >= _COARSEST_FROM_KM else "50m" if seen >= _MIDDLE_FROM_KM else "10m"
    if km_per_point < STREETS_BELOW_KM:
        return Level("10m", "50m", 0)
    rank = next((rank for km, rank in _RANKS if km_per_point <= km), 0)
    return Level(scale, "50m" if scale == "10m" else scale, rank)


def widest_km_per_point(rank: int) -> float:
    """Return the widest scale (kilometres a point) that still shows what is of a rank.

    >>> widest_km_per_point(6)
    3.0
    """
    return max((km for km, shown in _RANKS if shown >= rank), default=0.0)
