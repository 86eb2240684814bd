"""The formats that a project can be written in, found by the name of the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from routeviewer.errors import OutputError
from routeviewer.exports.files import write_folder, write_whole
from routeviewer.exports.source import ExportSource
from routeviewer.project.codec import encode

Made = bytes | Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        key: Its name on the command line.
        suffixes: How the names of its files end; "/" for a folder.
        name: What it is, in words.
        make: Returns the file's bytes, or files by name.
        is_figure: Whether it is drawn, so that it has a size.
    """

    key: str
    suffixes: tuple[str, ...]
    name: str
    make: Callable[[ExportSource], Made]
    is_figure: bool = False


# The bodies load their libraries when they are used: that keeps the list of formats instant.


def _png(source: ExportSource) -> bytes:
    figure = source.figure
    from routeviewer.exports.png import png_bytes  # noqa: PLC0415 - loads Qt

    return png_bytes(figure)


def _svg(source: ExportSource) -> bytes:
    figure = source.figure
    from routeviewer.exports.svg import svg_bytes  # noqa: PLC0415 - loads Qt

    return svg_bytes(figure, as_text=source.options.letters_as_text)


def _pdf(source: ExportSource) -> bytes:
    figure = source.figure
    from routeviewer.exports.pdf import pdf_bytes  # noqa: PLC0415 - loads Qt and pypdf

    return pdf_bytes(figure)


def _figure_kit(source: ExportSource) -> Mapping[str, bytes]:
    figure = source.figure
    from routeviewer.exports.figure_kit import kit_files  # noqa: PLC0415 - loads Qt and pypdf

    return kit_files(figure, as_text=source.options.letters_as_text)


def _html(source: ExportSource) -> bytes:
    from routeviewer.webpage.page import route_page  # noqa: PLC0415 - folium is slow to import

    return route_page(source.project).encode()


def _project(source: ExportSource) -> bytes:
    return encode(source.project).encode()


def _json(source: ExportSource) -> bytes:
    from routeviewer.exports.json_document import json_document  # noqa: PLC0415 - as the others

    document = json_document(source.project)
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


FORMATS = (
    Format(
        "png", (".png",), "picture for reports and pages, with its true size", _png, is_figure=True
    ),
    Format("svg", (".svg",), "vector drawing in layers, for designers", _svg, is_figure=True),
    Format(
        "pdf",
        (".pdf",),
        "vector page with embedded font and alternative text",
        _pdf,
        is_figure=True,
    ),
    Format(
        "kit",
        ("/",),
        "folder: PNG, SVG, PDF, alt text, caption, credit, stops",
        _figure_kit,
        is_figure=True,
    ),
    Format("html", (".html", ".htm"), "web page that needs no network", _html),
    Format("project", (".route.geojson",), "project, also GeoJSON for map programs", _project),
    Format("json", (".json",), "stops, legs and evidence for other programs", _json),
)


def format_of(target: str) -> Format:
    """Return the format of a file by its name; a folder's ends in a slash.

    Raises:
        OutputError: No format has files of this name.
    """
    name = "/" if target.endswith(("/", "\\")) or Path(target).is_dir() else target.casefold()
    for known in FORMATS:
        if name.endswith(known.suffixes):
            return known
    endings = ", ".join(suffix for known in FORMATS for suffix in known.suffixes)
    raise OutputError(
        f"{target} is of no known format", f"End the name in one of {endings} (/ for a folder)."
    )


def write_export(source: ExportSource, target: str) -> Format:
    """Write a project in the format that the name of the file asks for.

    Raises:
        OutputError: The format is unknown, the size absurd, or the file cannot be written; then
            what was there before stays.
        RouteviewerError: The figure cannot be drawn.
    """
    known = format_of(target)
    made = known.make(source)
    if isinstance(made, bytes):
        write_whole(Path(target), made)
    else:
        write_folder(Path(target), made)
    return known
