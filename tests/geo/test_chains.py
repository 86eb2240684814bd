"""Cutting, thinning and refining of many lines at once, against shapely."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from routeviewer.geo.chains import (
    Box,
    Chains,
    clipped_lines,
    clipped_rings,
    joined,
    line_length,
    points_along,
    refined,
    signed_areas,
    thinned,
)

BOX = Box(-3.0, -2.0, 4.0, 5.0)
numbers = st.floats(-10, 10, allow_nan=False).map(lambda value: round(value, 3))
points = st.lists(st.tuples(numbers, numbers), min_size=3, max_size=12)


@given(points)
@settings(max_examples=150, deadline=None)
def test_lines_are_cut_to_a_box_as_shapely_cuts_them(corners: list[tuple[float, float]]) -> None:
    cut = clipped_lines(Chains.of([np.array(corners)]), BOX)
    expected = shapely.intersection(
        shapely.multilinestrings([shapely.linestrings(pair) for pair in _pairs(corners)]),
        shapely.box(BOX.left, BOX.low, BOX.right, BOX.high),
    )
    # Where segments lie on each other, shapely counts them once.
    assert line_length(cut) >= expected.length - 1e-6
    for part in cut.parts():
        assert np.all(part >= (BOX.left - 1e-9, BOX.low - 1e-9))
        assert np.all(part <= (BOX.right + 1e-9, BOX.high + 1e-9))


def _pairs(corners: list[tuple[float, float]]) -> list[np.ndarray]:
    return [np.array(pair) for pair in pairwise(corners)]


@given(st.tuples(numbers, numbers), st.floats(0.5, 9), st.integers(3, 9))
@settings(max_examples=150, deadline=None)
def test_rings_are_cut_to_a_box_as_shapely_cuts_them(
    middle: tuple[float, float], radius: float, corners: int
) -> None:
    angles = np.linspace(0, 2 * np.pi, corners + 1)
    ring = np.array(middle) + radius * np.column_stack([np.cos(angles), np.sin(angles)])
    cut = clipped_rings(Chains.of([ring]), BOX)
    expected = shapely.clip_by_rect(
        shapely.Polygon(ring), BOX.left, BOX.low, BOX.right, BOX.high
    ).area
    assert float(np.abs(signed_areas(cut)).sum()) == pytest.approx(expected, abs=1e-6)


def test_cut_rings_are_closed_so_that_every_edge_can_be_refined() -> None:
    square = np.array([(-9.0, -9.0), (9.0, -9.0), (9.0, 9.0), (-9.0, 9.0), (-9.0, -9.0)])
    (cut,) = clipped_rings(Chains.of([square]), BOX).parts()
    assert cut[0].tolist() == cut[-1].tolist()
    fine = refined(clipped_rings(Chains.of([square]), BOX), 1.0).points
    assert np.abs(np.diff(fine, axis=0)).max() <= 1.0


def test_a_line_that_leaves_the_box_and_comes_back_becomes_two() -> None:
    line = np.array([(0.0, 0.0), (0.0, 9.0), (2.0, 9.0), (2.0, 0.0)])
    parts = clipped_lines(Chains.of([line]), BOX).parts()
    assert [part.tolist() for part in parts] == [[[0, 0], [0, 5]], [[2, 5], [2, 0]]]


def test_pieces_keep_the_tag_of_their_chain() -> None:
    lines = Chains.of([np.array([(0.0, 0.0), (0.0, 9.0)]), np.array([(20.0, 0.0), (21.0, 0.0)]),
                       np.array([(1.0, 0.0), (1.0, 9.0), (2.0, 9.0), (2.0, 0.0)])])  # fmt: skip
    cut = clipped_lines(lines, BOX)
    assert cut.tags.tolist() == [0, 2, 2]
    assert [len(piece.parts()) for piece in cut.by_tag(3)] == [1, 0, 2]


def test_joining_keeps_all_chains_and_their_tags() -> None:
    one = Chains.of([np.zeros((2, 2)), np.ones((3, 2))])
    assert joined([one, one]).sizes.tolist() == [2, 3, 2, 3]
    assert joined([one, one]).tags.tolist() == [0, 1, 0, 1]
    assert joined([]).parts() == []


@given(points, st.floats(0.1, 3))
@settings(max_examples=100, deadline=None)
def test_thinning_keeps_the_ends_and_moves_no_point(
    corners: list[tuple[float, float]], step: float
) -> None:
    line = np.array(corners)
    thin = thinned(Chains.of([line]), step).points
    assert thin[0].tolist() == line[0].tolist()
    assert thin[-1].tolist() == line[-1].tolist()
    assert {tuple(row) for row in thin.tolist()} <= {tuple(row) for row in line.tolist()}


def test_refining_leaves_no_long_step_and_the_same_length() -> None:
    lines = Chains.of(
        [np.array([(0.0, 0.0), (7.0, 0.0), (7.0, 1.0)]), np.array([(50.0, 0), (51, 0)])]
    )
    fine = refined(lines, 2.0)
    assert line_length(fine) == pytest.approx(line_length(lines))
    assert max(np.abs(np.diff(part, axis=0)).max() for part in fine.parts()) <= 2.0
    assert fine.sizes.tolist() == [6, 2]


def test_points_along_a_line_skip_the_gaps_between_its_pieces() -> None:
    lines = Chains.of([np.array([(0.0, 0.0), (2.0, 0.0)]), np.array([(10.0, 0.0), (12.0, 0.0)])])
    assert points_along(lines, np.array([1.0, 3.0])).tolist() == [[1, 0], [11, 0]]
