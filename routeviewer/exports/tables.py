"""The table of stops as CSV and in Markdown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

# Spreadsheets take a text that begins like this for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$])")


def csv_table(table: Sequence[Sequence[str]]) -> bytes:
    """Return a table as CSV (RFC 4180) that spreadsheets open rightly: UTF-8 with its mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in table:
        writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")


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


def markdown_table(table: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown; cells are texts and no markup."""
    head, *rows = ([markdown_text(cell) for cell in row] for row in table)
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def markdown_text(text: str) -> str:
    """Return a text in one line that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
