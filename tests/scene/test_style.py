"""Style files: the bundled ones, and faulty ones of a user's."""

from __future__ import annotations

from pathlib import Path

import pytest

from routeviewer.errors import StyleError
from routeviewer.scene.preset import preset_named, presets
from routeviewer.scene.style import STYLES, style_named


@pytest.mark.parametrize("name", STYLES)
def test_bundled_styles_are_sound(name: str) -> None:
    assert style_named(name).page["text"].startswith("#")


def luminance(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_the_print_style_is_gray() -> None:
    style = style_named("print")
    for table in (style.page, style.ground, style.names, style.route):
        for colour in table.values():
            assert colour[1:3] == colour[3:5] == colour[5:7]


@pytest.mark.parametrize("name", STYLES)
def test_the_route_stands_out_from_land_and_water_in_grayscale(name: str) -> None:
    style = style_named(name)
    for ground in (style.ground["land"], style.ground["water"]):
        assert abs(luminance(style.route["line"]) - luminance(ground)) > 80


@pytest.mark.parametrize(
    ("change", "line", "expected"),
    [
        (('land = "#f6f3ec"', 'land = "beige"'), "line 12: “land” is wrong", "a colour like"),
        (("coast = 0.5", "coast = 90"), "“coast” is wrong", "a number of points"),
        (('land = "#f6f3ec"\n', ""), "[ground] is wrong", "land = …"),
        (("[route]", "[road]"), "[road] is wrong", "one of the sections"),
        (('river = "#a9c6d8"', "river = #a9c6d8"), "line 14", "Write lines like"),
        (('river = "#a9c6d8"', 'creek = "#a9c6d8"'), "“creek” is wrong", "one of water, land"),
    ],
)  # fmt: skip
def test_a_faulty_file_is_told_with_its_line_and_what_was_expected(
    change: tuple[str, str], line: str, expected: str, checkout: Path, tmp_path: Path
) -> None:
    text = (checkout / "resources" / "styles" / "light.toml").read_text(encoding="utf-8")
    assert change[0] in text
    path = tmp_path / "own.toml"
    path.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(StyleError) as told:
        style_named(str(path))
    assert str(path) in told.value.problem
    assert line in told.value.problem
    assert expected in told.value.remedy


def test_unknown_styles_and_sizes_are_told_with_those_there_are() -> None:
    with pytest.raises(StyleError, match="light, dark, print"):
        style_named("pretty")
    with pytest.raises(StyleError, match="cannot be read"):
        style_named("missing.toml")
    with pytest.raises(StyleError, match="word"):
        preset_named("poster")


def test_presets_have_the_sizes_they_are_named_for() -> None:
    assert next(iter(presets())) == "word"
    assert (presets()["slide"].width_px, presets()["web"].width_px) == (1920, 2400)
    assert presets()["square"].width_px == 1080
    assert presets()["column"].width_mm == 90
