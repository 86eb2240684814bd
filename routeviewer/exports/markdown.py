"""A report section in Markdown, with its figure beside it."""

from __future__ import annotations

from urllib.parse import quote

from routeviewer.exports.report import report_of
from routeviewer.exports.tables import markdown_table, markdown_text
from routeviewer.scene.scene import Scene


def markdown_report(scene: Scene, caption: str, picture: str) -> bytes:
    """Return a section: figure, caption, table of stops, source notes, credit.

    Args:
        scene: What is reported.
        caption: The text under the figure.
        picture: Name of the figure's file beside it.
    """
    report = report_of(scene)
    alt = markdown_text(scene.alt.description)
    parts = [
        f"## {markdown_text(report.title)}",
        markdown_text(report.subtitle),
        f"![{alt}]({quote(picture)})",
        f"*{markdown_text(caption)}*",
        markdown_table(report.table).rstrip() if len(report.table) > 1 else "",
        "\n".join(
            f"{note.number}. {markdown_text(note.quote)}"
            + (f" — {markdown_text(note.source)}" if note.source else "")
            for note in report.notes
        ),
        markdown_text(scene.credit),
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8", "replace")
