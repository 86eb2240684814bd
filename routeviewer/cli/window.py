"""`routeviewer window`: the desktop application, or a picture of it."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from pathlib import Path

from routeviewer.cli.publication_day import publication_day
from routeviewer.drawing.qt_library import qt_errors_told
from routeviewer.errors import DisplayError, OutputError, RouteviewerError

_SIZE = re.compile(r"(\d{3,4})x(\d{3,4})")


def open_window(options: argparse.Namespace) -> None:
    """Open the window, or save a picture of it."""
    size = _size(options.size)
    if options.screenshot and not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with qt_errors_told():
        from routeviewer.gui.app import Picture, run_window  # noqa: PLC0415 - loads Qt
        from routeviewer.gui.reader import Source  # noqa: PLC0415 - as above

    source = picture = None
    if options.article is not None:
        source = Source(
            options.article, published=publication_day(options.published),
            chapter=options.chapter or "", allows_local=options.allow_local,
        )  # fmt: skip
    if options.screenshot:
        picture = Picture(Path(options.screenshot), size, options.tab, options.dark)
    run_window(source, picture=picture, language=options.language)


def tell_failure(error: RouteviewerError) -> None:
    """Show in a box why there is no window; where no box can be shown either, print it."""
    if isinstance(error, DisplayError):
        print(f"routeviewer: {error.problem}.\n{error.remedy}", file=sys.stderr)
        return
    from routeviewer.gui.app import show_failure  # noqa: PLC0415 - loads Qt

    show_failure(error)


def print_probe() -> None:
    """Open a window for a moment and print what Qt tells, or why there is none, as JSON."""
    try:
        from routeviewer.gui.window_probe import probe  # noqa: PLC0415 - loads Qt
    except ImportError as error:
        print(json.dumps({"error": str(error)}))
        return
    print(json.dumps(probe()))


def _has_display() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise OutputError(f"“{text}” is no size of a window", "Write it like 1440x900.")
    return int(found[1]), int(found[2])
