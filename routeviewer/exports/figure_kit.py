"""A folder with all that a report needs of a figure."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from routeviewer.drawing.figure import Figure
from routeviewer.exports.pdf import pdf_bytes
from routeviewer.exports.png import png_bytes
from routeviewer.exports.svg import svg_bytes

# Spreadsheets take a text that begins like this for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
        "stops.md": markdown_table(alt.table),
    }


def csv_table(table: Sequence[Sequence[str]]) -> bytes:
    """Return a table as CSV (RFC 4180) that spreadsheets open rightly: UTF-8 with its mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in table:
        writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs; a negative number stays one."""
    if not cell.startswith(_FORMULA) or _is_number(cell):
        return cell
    return f"'{cell}"


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def markdown_table(table: Sequence[Sequence[str]]) -> bytes:
    """Return a table in Markdown."""
    head, *rows = ([cell.replace("|", "\\|") for cell in row] for row in table)
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines).encode()
