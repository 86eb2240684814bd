"""Placing names: none on another, and as many as there is room for."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from routeviewer.drawing.placement import Candidate, Item, place
from routeviewer.geo.chains import Box

FRAME = Box(0, 0, 100, 60)


def at(x: float, y: float, cost: float = 0.0, width: float = 20, height: float = 8) -> Candidate:
    return Candidate(Box(x, y, x + width, y + height), cost)


places = st.tuples(st.integers(-10, 95), st.integers(-5, 58))


@given(
    st.lists(st.lists(places, min_size=1, max_size=6), max_size=12), st.lists(places, max_size=4)
)
@settings(max_examples=80, deadline=None)
def test_what_is_placed_lies_free_and_inside(
    wanted: list[list[tuple[int, int]]], taken: list[tuple[int, int]]
) -> None:
    items = [
        Item(i % 3, tuple(at(x, y, cost) for cost, (x, y) in enumerate(spots)))
        for i, spots in enumerate(wanted)
    ]
    obstacles = [Box(x, y, x + 9, y + 9) for x, y in taken]
    found = [c.box for c in place(items, obstacles, FRAME, gap_pt=1.0) if c is not None]
    for box in found:
        assert FRAME.encloses(box)
        assert not any(box.overlaps(obstacle) for obstacle in obstacles)
    for one, other in combinations(found, 2):
        assert not one.overlaps(other.grown(0.99))


def test_the_cheapest_free_place_is_taken() -> None:
    item = Item(0, (at(5, 5, 2.0), at(40, 5, 1.0), at(70, 5, 0.0)))
    (found,) = place([item], [Box(70, 5, 80, 10)], FRAME, gap_pt=1)
    assert found == item.candidates[1]


def test_a_name_moves_aside_for_one_that_has_no_other_place() -> None:
    free = Item(0, (at(40, 20, 0.0), at(5, 40, 1.0)))
    bound = Item(0, (at(45, 22, 0.0),))
    first, second = place([free, bound], [], FRAME, gap_pt=1)
    assert first == free.candidates[1]
    assert second == bound.candidates[0]


def test_no_leader_runs_through_a_name_or_another_leader() -> None:
    crossing = Candidate(Box(70, 40, 90, 48), 1.0, (10, 10, 70, 44))
    other = Candidate(Box(70, 5, 90, 13), 1.0, (10, 44, 70, 9))
    found = place([Item(0, (crossing,)), Item(0, (other,))], [], FRAME, gap_pt=1)
    assert [c is None for c in found].count(True) == 1
    blocked = place([Item(0, (crossing,))], [Box(35, 20, 45, 30)], FRAME, gap_pt=1)
    assert blocked == (None,)


def test_nothing_to_place_is_fine() -> None:
    assert place([], [], FRAME, gap_pt=1) == ()
