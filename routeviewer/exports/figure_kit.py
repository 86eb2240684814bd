"""A folder with all that a report needs of a figure."""

from __future__ import annotations

from collections.abc import Mapping

from routeviewer.drawing.figure import Figure
from routeviewer.exports.pdf import pdf_bytes
from routeviewer.exports.png import png_bytes
from routeviewer.exports.svg import svg_bytes
from routeviewer.exports.tables import csv_table, markdown_table


def kit_files(figure: Figure, *, as_text: bool = False) -> Mapping[str, bytes]:
    """Return the files of a figure by name.

    Args:
        figure: The figure.
        as_text: Write the letters of the SVG as text rather than as outlines.
    """
    alt = figure.scene.alt
    return {
        "map.png": png_bytes(figure),
        "map.svg": svg_bytes(figure, as_text=as_text),
        "map.pdf": pdf_bytes(figure),
        "alt-text.txt": f"{alt.line}\n\n{alt.description}\n".encode(),
        "caption.txt": f"{figure.caption}\n".encode(),
        "credit.txt": f"{figure.scene.credit}\n".encode(),
        "stops.csv": csv_table(alt.table),
        "stops.md": markdown_table(alt.table).encode("utf-8", "replace"),
    }
