"""`routeviewer export` and `routeviewer formats`."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import replace
from pathlib import Path

from routeviewer.cli.notices import print_notices
from routeviewer.cli.reading import Given, read_project
from routeviewer.cli.tables import table
from routeviewer.errors import OutputError
from routeviewer.exports.registry import FORMATS, format_of, write_export
from routeviewer.exports.source import ExportOptions, ExportSource
from routeviewer.project.figure import Extent, FigureSettings
from routeviewer.project.project import Project
from routeviewer.scene.preset import MM_PER_INCH, preset_named, presets
from routeviewer.webpage.embedding import iframe
from routeviewer.wording.catalogue import languages
from routeviewer.wording.reasons import figure_notice_sentence
from routeviewer.wording.sentences import spoken, told

_PAGE = "html"
_SIZE = re.compile(r"(\d+(?:\.\d+)?)(?:\s*[x×]\s*(\d+(?:\.\d+)?))?\s*(mm|cm|in|px)", re.IGNORECASE)


def export(options: argparse.Namespace, given: Given) -> None:
    """Write a route in the formats that the names of the files ask for."""
    for target in options.output:
        format_of(target)
    if options.iframe and not any(format_of(target).key == _PAGE for target in options.output):
        raise OutputError("Only a web page can be embedded", "Write one with -o MAP.html.")
    project = read_project(given)
    project = replace(project, figure=_settings(options, project.figure))
    source = ExportSource(project, _options(options, project))
    for target in options.output:
        known = write_export(source, target)
        size = _size_told(source) if known.is_figure else ""
        print(f"{known.key}: {target}{size}")
        if options.iframe and known.key == _PAGE:
            print(iframe(source.scene, Path(target).name))
    print_notices(project.warnings)
    _print_lint(source)


def print_formats() -> None:
    """Print the formats and the sizes of figures."""
    rows = [[told(name) for name in ("format", "ends in", "what", "carries")]]
    rows += [[f.key, ", ".join(f.suffixes), told(f.name), told(f.carries)] for f in FORMATS]
    print(table(rows))
    rows = [[told(name) for name in ("preset", "size", "dpi", "for")]]
    for key, preset in presets().items():
        height = told("by the route") if preset.height_mm is None else f"{preset.height_mm:.0f} mm"
        size = f"{preset.width_mm:.0f} mm x {height}"
        rows.append([key, size, str(preset.dpi), told(preset.name)])
    print("\n" + table(rows))


def _settings(options: argparse.Namespace, kept: FigureSettings) -> FigureSettings:
    """Return the figure's settings with what the command line changes."""
    changes = {
        "preset": options.preset, "style": options.style, "projection": options.projection,
        "title": options.title,
        "language": None if options.language is None else _language(options.language),
        "extent": None if options.bounds is None else _extent(options.bounds),
        "shows_mentioned": None if options.mentioned is None else options.mentioned == "show",
    }  # fmt: skip
    return replace(kept, **{key: value for key, value in changes.items() if value is not None})


def _language(code: str) -> str:
    """Return a language that there are sentences in."""
    if code.replace("_", "-").split("-")[0].casefold() not in languages():
        raise OutputError(
            f"There are no sentences in “{code}”", f"Choose one of {', '.join(languages())}."
        )
    return code


def _extent(text: str) -> Extent:
    try:
        south, west, north, east = (float(part) for part in text.split(","))
    except ValueError as error:
        raise OutputError(
            f"“{text}” are no bounds", "Write south,west,north,east in degrees: 40,125,55,142."
        ) from error
    return Extent(south, west, north, east)


def _options(options: argparse.Namespace, project: Project) -> ExportOptions:
    width = height = None
    if options.size is not None:
        width, height = _millimetres(options.size, options.dpi or _dpi_of(project))
    return ExportOptions(
        width, height, options.dpi, letters_as_text=options.letters == "text",
        tiles=options.tiles, tiles_credit=options.tiles_credit,
    )  # fmt: skip


def _dpi_of(project: Project) -> int:
    return preset_named(project.figure.preset).dpi


def _millimetres(text: str, dpi: int) -> tuple[float, float | None]:
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise OutputError(f"“{text}” is no size", "Write it like 160x100mm, 160mm or 1200x675px.")
    unit = {"mm": 1.0, "cm": 10.0, "in": MM_PER_INCH, "px": MM_PER_INCH / dpi}[found[3].casefold()]
    return float(found[1]) * unit, None if found[2] is None else float(found[2]) * unit


def _size_told(source: ExportSource) -> str:
    figure = source.figure
    per_mm = figure.dpi / MM_PER_INCH
    return (
        f" ({figure.width_px} x {figure.height_px} px, "
        f"{figure.width_px / per_mm:.0f} x {figure.height_px / per_mm:.0f} mm)"
    )


def _print_lint(source: ExportSource) -> None:
    if "figure" not in vars(source):
        return
    from routeviewer.drawing.lint import lint  # noqa: PLC0415 - loads Qt

    for notice in lint(source.figure):
        sentence = figure_notice_sentence(notice.rule, notice.parameters, spoken())
        print(told("Figure: {sentence}.", sentence=sentence), file=sys.stderr)
