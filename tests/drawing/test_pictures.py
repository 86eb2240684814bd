"""The structure of pictures that were looked at: what lies where, and what lies on what."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from routeviewer.drawing.figure import Figure
from routeviewer.drawing.layers.furniture import scale_error
from routeviewer.drawing.lint import lint
from routeviewer.drawing.sheet import Fill, Rounded, Stroke, Text
from routeviewer.drawing.size import FigureSize
from routeviewer.geo.chains import Box
from routeviewer.project.figure import Extent, LabelMove
from tests.drawing.conftest import JOURNEYS, Draw

ALL = ["sample", *JOURNEYS]


def texts(figure: Figure, group: str | None = None) -> list[str]:
    groups = [g for g in figure.sheet.groups if group in (None, g.name)]
    return [shape.text for g in groups for shape in g.shapes if isinstance(shape, Text)]


def shapes(figure: Figure, group: str) -> tuple[object, ...]:
    return next(g.shapes for g in figure.sheet.groups if g.name == group)


def placed_boxes(figure: Figure) -> list[tuple[str, Box]]:
    layers = figure.layers
    boxes = [(f"disc {spot.mark + 1}", spot.box) for spot in layers.spots]
    boxes += [(f"arrowhead {i}", arrow.box) for i, arrow in enumerate(layers.arrows.drawn)]
    boxes += [(f"name {label.mark + 1}", label.box) for label in layers.labels]
    return boxes + ([("locator", layers.locator)] if layers.locator else [])


@pytest.mark.parametrize("name", ALL)
def test_no_name_disc_or_arrowhead_lies_on_another(name: str, draw: Draw) -> None:
    boxes = placed_boxes(draw(name))
    lapping = [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if one.overlaps(other)]
    assert lapping == []


@pytest.mark.parametrize("name", ALL)
def test_everything_on_the_map_lies_in_its_frame(name: str, draw: Draw) -> None:
    figure = draw(name)
    frame = figure.camera.frame
    for label, box in placed_boxes(figure):
        assert frame.encloses(box), label
    names = {"water", "land", "lakes", "coast", "rivers", "borders", "legs", "graticule"}
    for group in figure.sheet.groups:
        for shape in group.shapes if group.name in names else ():
            chains = shape.rings if isinstance(shape, Fill) else shape.lines  # type: ignore[union-attr]
            for x, y in (chains.points.min(axis=0), chains.points.max(axis=0)) if len(
                chains.points
            ) else ():  # fmt: skip
                assert frame.grown(1e-6).holds(float(x), float(y)), group.name


@pytest.mark.parametrize("name", ALL)
def test_every_text_and_line_is_large_enough_for_print(name: str, draw: Draw) -> None:
    figure = draw(name)
    for group in figure.sheet.groups:
        for shape in group.shapes:
            if isinstance(shape, Text):
                assert shape.size_pt >= 7, shape.text
            if isinstance(shape, Stroke):
                assert shape.width_pt >= 0.4, group.name
    widths = [s.width_pt for s in shapes(figure, "legs") if isinstance(s, Stroke)]
    assert all(1.5 <= width <= 3.5 for width in widths)


@pytest.mark.parametrize("name", ALL)
def test_every_stop_is_named_on_the_map_or_listed_below_it(name: str, draw: Draw) -> None:
    figure = draw(name)
    on_map = {label.mark for label in figure.layers.labels}
    assert on_map | set(figure.layers.dropped) == set(range(len(figure.scene.marks)))
    below = " ".join(texts(figure, "legend and credit"))
    for mark in figure.layers.dropped:
        assert figure.scene.marks[mark].name in below


@pytest.mark.parametrize("name", ALL)
def test_credit_and_legend_stand_in_the_picture(name: str, draw: Draw) -> None:
    figure = draw(name)
    told = " ".join(texts(figure, "legend and credit"))
    assert figure.scene.credit in told
    for entry in figure.scene.legend:
        assert entry.text in told or entry.sign == "line-place"


@pytest.mark.parametrize("name", ALL)
def test_there_is_a_scale_bar_only_where_it_is_true(name: str, draw: Draw) -> None:
    figure = draw(name)
    assert figure.has_scale_bar == (scale_error(figure.camera) < 0.10)
    if not figure.has_scale_bar and figure.scene.legs and len(figure.scene.legs) <= 14:
        assert "km" in " ".join(texts(figure, "legend and credit"))


@pytest.mark.parametrize("name", ["bering", "pacific", "polar", "sample", "loop", "europe"])
def test_every_leg_is_one_whole_line_between_its_discs(name: str, draw: Draw) -> None:
    figure = draw(name)
    legs = [s for s in shapes(figure, "legs") if isinstance(s, Stroke)][1::2]
    legs = legs[1:] if figure.scene.onward else legs
    assert len(legs) == len(figure.scene.legs)
    at = {spot.mark: (spot.x, spot.y) for spot in figure.layers.spots}
    for leg, stroke in zip(figure.scene.legs, legs, strict=True):
        (line,) = stroke.lines.parts()
        assert np.allclose(line[0], at[leg.origin], atol=1e-6)
        assert np.allclose(line[-1], at[leg.target], atol=1e-6)
        straight = float(np.hypot(*(line[-1] - line[0])))
        assert float(np.hypot(*np.diff(line, axis=0).T).sum()) < 1.3 * straight


def test_a_voyage_round_the_world_is_cut_only_at_the_edge_of_the_map(draw: Draw) -> None:
    figure = draw("world")
    assert figure.camera.projection.name == "equal-earth"
    legs = [s for s in shapes(figure, "legs") if isinstance(s, Stroke)][1::2]
    pieces = [len(stroke.lines.parts()) for stroke in legs]
    assert sorted(pieces)[-2:] == [1, 2]
    assert len(figure.layers.spots) == 12  # the port of departure is also the last


def test_the_sample_has_four_numbered_stops_arrowheads_and_the_way_on(draw: Draw) -> None:
    figure = draw("sample")
    assert [t for t in texts(figure, "marks") if t.isdigit()] == ["4", "3", "2", "1"]
    # Three legs and the direction told at the end.
    assert len(figure.layers.arrows.drawn) == 4
    border = figure.layers.spots[0].box
    rounded = [s for s in shapes(figure, "marks") if isinstance(s, Rounded)]
    dashed = [s for s in rounded if s.dash_pt]
    assert len(dashed) == 1
    assert dashed[0].fill == figure.style.route["hollow"]
    assert border.encloses(dashed[0].box)
    dashes = [s.dash_pt for s in shapes(figure, "legs") if isinstance(s, Stroke)]
    assert sum(bool(dash) for dash in dashes) == 2
    assert figure.layers.dropped == ()
    assert figure.layers.locator is not None


def test_the_tour_of_sixty_stops_names_nearly_all(draw: Draw) -> None:
    figure = draw("europe")
    assert len(figure.layers.spots) == 60
    assert len(figure.layers.dropped) <= 3
    assert len(figure.layers.arrows.drawn) + len(figure.layers.arrows.missing) == 59


def test_three_returns_to_one_place_are_one_mark(draw: Draw) -> None:
    figure = draw("loop")
    assert "1, 3, 5, 7" in texts(figure, "marks")
    assert len(figure.layers.arrows.drawn) == 6


def test_inside_a_city_the_scale_is_metres_or_a_kilometre(draw: Draw) -> None:
    figure = draw("city")
    assert figure.camera.projection.name == "mercator"
    assert any(text in ("1 km", "500 m") for text in texts(figure, "legend and credit"))
    assert "neither streets nor buildings" in figure.caption


def test_one_stop_is_shown_with_the_country_round_it(draw: Draw) -> None:
    figure = draw("one")
    assert "BURKINA FASO" in texts(figure, "names")
    assert figure.layers.arrows.drawn == ()


def test_bounds_are_shown_whole_and_a_person_s_label_stays_where_it_was_put(draw: Draw) -> None:
    move = LabelMove("Komsomolsk-on-Amur", -120.0, 30.0)
    extent = Extent(35.0, 110.0, 60.0, 150.0)
    figure = draw("sample", extent=extent, moved_labels=(move,), projection="mercator")
    corners = figure.camera.positions(np.array([(110.0, 35.0), (150.0, 60.0)]))
    for x, y in corners.tolist():
        assert figure.camera.frame.grown(0.01).holds(x, y)
    label = next(label for label in figure.layers.labels if label.mark == 2)
    spot = next(spot for spot in figure.layers.spots if spot.mark == 2)
    assert label.box.left - spot.middle[0] == pytest.approx(-120)
    assert (label.box.low + label.box.high) / 2 - spot.middle[1] == pytest.approx(30)


@pytest.mark.parametrize("preset", ["column", "page", "slide", "web", "square", "a4-landscape"])
def test_every_preset_draws_the_sample_without_a_warning(preset: str, draw: Draw) -> None:
    figure = draw("sample", preset=preset)
    assert {notice.rule for notice in lint(figure)} <= {"arrows-dropped"}


def test_figures_in_other_languages_and_styles(draw: Draw) -> None:
    figure = draw("sample", language="ru", style="print", preset="column")
    assert "КИТАЙ" in texts(figure, "names")
    assert "Россия" in " ".join(texts(figure, "stop names"))
    assert not {notice.rule for notice in lint(figure)} & {"letters-missing", "contrast-low"}


def test_the_lint_names_what_would_embarrass(draw: Draw) -> None:
    tiny = draw("europe", size=FigureSize(60, 34, 72, 0.7))
    found = {notice.rule: notice.parameters for notice in lint(tiny)}
    assert found["text-small"][1] == "7"
    assert found["resolution-low"] == ("72",)
    assert int(found["labels-dropped"][0]) == len(tiny.layers.dropped) > 0
    flat = {notice.rule for notice in lint(draw("sample", size=FigureSize(90, 42, 300)))}
    assert flat & {"map-small", "cut-off"}
