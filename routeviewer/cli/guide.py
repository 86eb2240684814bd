"""`routeviewer guide`: the guide for users, as text or as a web page."""

from __future__ import annotations

from pathlib import Path

from routeviewer.errors import OutputError
from routeviewer.exports.files import write_whole
from routeviewer.guide.guide import guide_page, guide_text
from routeviewer.wording.sentences import spoken


def print_guide(output: str | None, language: str | None = None) -> None:
    """Print the guide, or write it.

    Args:
        output: File of the web page, or None to print the text.
        language: One of ``SPOKEN``, or None for that of the program.

    Raises:
        OutputError: The file is no web page's, or cannot be written.
    """
    chosen = language or spoken()
    if output is None:
        print(guide_text(chosen), end="")
        return
    if not output.casefold().endswith((".html", ".htm")):
        raise OutputError(f"{output} is no name of a web page", "End it in .html.")
    write_whole(Path(output), guide_page(chosen).encode())
    print(f"html: {output}")
