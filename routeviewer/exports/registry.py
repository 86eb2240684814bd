"""The formats that a project can be written in, found by the name of the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from routeviewer.errors import OutputError
from routeviewer.exports.files import write_folder, write_whole
from routeviewer.exports.source import ExportSource
from routeviewer.project.codec import encode
from routeviewer.project.storage import SUFFIX, save

if TYPE_CHECKING:
    from routeviewer.drawing.figure import Figure

Made = bytes | Mapping[str, bytes]
_PROJECT = "project"
_FOLDER = "/"


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        key: Its name on the command line.
        suffixes: How the names of its files end; "/" for a folder.
        name: What it is, in words.
        carries: What of a project it holds, in words.
        make: Returns the bytes of a file of a given name; or several files by name, which belong
            into the folder, or beside the file that was asked for.
        is_figure: Whether it is drawn, so that it has a size.
    """

    key: str
    suffixes: tuple[str, ...]
    name: str
    carries: str
    make: Callable[[ExportSource, str], Made]
    is_figure: bool = False


# The bodies load their libraries when they are used: that keeps the list of formats instant.


def _png(source: ExportSource, _: str) -> bytes:
    return _picture(source.figure)


def _picture(figure: Figure) -> bytes:
    from routeviewer.exports.png import png_bytes  # noqa: PLC0415 - loads Qt

    return png_bytes(figure)


def _svg(source: ExportSource, _: str) -> bytes:
    figure = source.figure
    from routeviewer.exports.svg import svg_bytes  # noqa: PLC0415 - loads Qt

    return svg_bytes(figure, as_text=source.options.letters_as_text)


def _pdf(source: ExportSource, _: str) -> bytes:
    figure = source.figure
    from routeviewer.exports.pdf import pdf_bytes  # noqa: PLC0415 - loads Qt and pypdf

    return pdf_bytes(figure)


def _figure_kit(source: ExportSource, name: str) -> Mapping[str, bytes]:
    figure = source.figure
    from routeviewer.exports.figure_kit import kit_files  # noqa: PLC0415 - loads Qt and pypdf

    return {
        **kit_files(figure, as_text=source.options.letters_as_text),
        "report.docx": _docx(source, name),
        "route.geojson": _geojson(source, name),
    }


def _html(source: ExportSource, _: str) -> bytes:
    from routeviewer.webpage.page import route_page  # noqa: PLC0415 - folium is slow to import

    tiles = None
    if source.options.tiles is not None:
        from routeviewer.webpage.tiles import tiles_named  # noqa: PLC0415 - as above

        tiles = tiles_named(source.options.tiles, source.options.tiles_credit)
    return route_page(source.project, tiles=tiles).encode()


def _project(source: ExportSource, _: str) -> bytes:
    return encode(source.project).encode()


def _geojson(source: ExportSource, _: str) -> bytes:
    from routeviewer.exports.geojson import geojson_bytes  # noqa: PLC0415 - as the others

    return geojson_bytes(source.project, source.scene)


def _kml(source: ExportSource, _: str) -> bytes:
    from routeviewer.exports.kml import kml_bytes  # noqa: PLC0415 - loads fastkml

    return kml_bytes(source.project, source.scene)


def _kmz(source: ExportSource, _: str) -> bytes:
    from routeviewer.drawing.qt_library import qt_errors_told  # noqa: PLC0415 - Qt's door
    from routeviewer.exports.kml import kmz_bytes  # noqa: PLC0415 - loads fastkml

    with qt_errors_told():
        from routeviewer.drawing.disc_pictures import disc_pictures  # noqa: PLC0415 - loads Qt
    return kmz_bytes(source.project, source.scene, disc_pictures(source.scene))


def _gpx(source: ExportSource, _: str) -> bytes:
    from routeviewer.exports.gpx import gpx_bytes  # noqa: PLC0415 - loads gpxpy

    return gpx_bytes(source.project, source.scene)


def _csv(source: ExportSource, _: str) -> bytes:
    from routeviewer.exports.tables import csv_table  # noqa: PLC0415 - as the others

    return csv_table(source.scene.alt.table)


def _markdown(source: ExportSource, name: str) -> Mapping[str, bytes]:
    from routeviewer.exports.markdown import markdown_report  # noqa: PLC0415 - as the others

    picture = f"{Path(name).stem}.png"
    figure = source.untitled_figure
    text = markdown_report(source.scene, figure.caption, picture)
    return {name: text, picture: _picture(figure)}


def _docx(source: ExportSource, _: str) -> bytes:
    from routeviewer.exports.docx import docx_bytes  # noqa: PLC0415 - loads python-docx

    figure = source.untitled_figure
    width_mm = source.size().width_mm
    return docx_bytes(source.scene, figure.caption, _picture(figure), width_mm)


def _json(source: ExportSource, _: str) -> bytes:
    from routeviewer.exports.json_document import json_document  # noqa: PLC0415 - as the others

    document = json_document(source.project)
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


# A longer suffix stands before the shorter one that it ends in.
FORMATS = (
    Format(
        "png", (".png",), "picture for reports and pages, with its true size",
        "figure, its title, words and credit", _png, is_figure=True,
    ),
    Format(
        "svg", (".svg",), "vector drawing in layers, for designers",
        "figure, its title and words", _svg, is_figure=True,
    ),
    Format(
        "pdf", (".pdf",), "vector page with embedded font",
        "figure, its title and words", _pdf, is_figure=True,
    ),
    Format(
        "docx", (".docx",), "report section for Word and LibreOffice",
        "figure, caption, table of stops, numbered quotes with sources, credit", _docx,
        is_figure=True,
    ),
    Format(
        "markdown", (".md", ".markdown"), "report section, with a PNG of its name beside it",
        "figure, caption, table of stops, numbered quotes with sources, credit", _markdown,
        is_figure=True,
    ),
    Format(
        "kit", (_FOLDER,), "folder with all a report needs",
        "PNG, SVG, PDF, DOCX, GeoJSON, alt text, caption, credit, stops", _figure_kit,
        is_figure=True,
    ),
    Format(
        "html", (".html", ".htm"), "web page that needs no network",
        "moving map, stops, legs, dates, quotes with sources, mentioned places", _html,
    ),
    Format(
        _PROJECT, (SUFFIX,), "project, also GeoJSON for map programs",
        "everything, with the whole article and all changes", _project,
    ),
    Format(
        "geojson", (".geojson",), "GeoJSON (RFC 7946) for map programs",
        "stops and legs of all travellers, one quote each", _geojson,
    ),
    Format(
        "kml", (".kml",), "KML for globes",
        "stops and legs of all travellers, dates, one quote each", _kml,
    ),
    Format("kmz", (".kmz",), "KML with its numbered discs", "as KML, and the pictures", _kmz),
    Format(
        "gpx", (".gpx",), "GPX for navigation devices",
        "located stops of all travellers in order, one quote each", _gpx,
    ),
    Format(
        "csv", (".csv",), "table for spreadsheets", "stops, dates, lengths, one quote each", _csv
    ),
    Format(
        "json", (".json",), "JSON for other programs",
        "stops, legs, mentions, all evidence with its place in the text", _json,
    ),
)  # fmt: skip


def format_of(target: str) -> Format:
    """Return the format of a file by its name; a folder's ends in a slash.

    Raises:
        OutputError: No format has files of this name.
    """
    is_folder = target.endswith(("/", "\\")) or Path(target).is_dir()
    name = _FOLDER if is_folder else target.casefold()
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
    known, path = format_of(target), Path(target)
    if known.key == _PROJECT:
        # What was saved there before is kept as a backup.
        save(source.project, path)
        return known
    made = known.make(source, path.name)
    if isinstance(made, bytes):
        write_whole(path, made)
    elif _FOLDER in known.suffixes:
        write_folder(path, made)
    else:
        for name, data in made.items():
            write_whole(path.with_name(name), data)
    return known
