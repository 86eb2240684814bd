"""Starts the desktop application, or takes a picture of its window."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from routeviewer.errors import DisplayError, OutputError
from routeviewer.gui.main_window import MainWindow

# After the page has loaded, the map still lays itself out and paints.
_SETTLING_MS = 700
_LOADING_LIMIT_MS = 30_000


def run_window(
    article: str | None, *, published: date | None = None, screenshot: str | None = None
) -> int:
    """Show a window until it is closed, or save its picture and end.

    Args:
        article: File of the article to show, "-" for standard input, None for an empty window.
        published: Its day of publication, if known.
        screenshot: Where to write a PNG instead of waiting for the reader.

    Returns:
        The exit status.

    Raises:
        DisplayError: There is no display, or the page does not load.
        OutputError: The picture cannot be written.
    """
    _require_display()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("routeviewer")
    with tempfile.TemporaryDirectory(prefix="routeviewer-") as folder:
        window = MainWindow(Path(folder))
        if article is None:
            window.welcome()
        else:
            window.open_article(article, published=published)
        window.show()
        status = (
            int(application.exec())
            if screenshot is None
            else _take_picture(application, window, Path(screenshot))
        )
        # The page must be gone before the application is, else Chromium's profile crashes.
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return status


def _take_picture(application: QApplication, window: MainWindow, target: Path) -> int:
    loads: list[bool] = []

    def loaded(is_loaded: bool) -> None:
        loads.append(is_loaded)
        QTimer.singleShot(_SETTLING_MS if is_loaded else 0, application.quit)

    window.page_loaded.connect(loaded)
    limit = QTimer(window)
    limit.setSingleShot(True)
    limit.timeout.connect(application.quit)
    limit.start(_LOADING_LIMIT_MS)
    application.exec()
    picture = window.grab()
    window.close()
    if not (loads and loads[-1]):
        raise DisplayError("The map did not load", "Write it to a file with `route -o MAP.html`.")
    if not picture.save(str(target), "PNG"):
        raise OutputError(
            f"The picture {target} cannot be written",
            "Choose a folder that exists and that you may write to.",
        )
    return 0


def _require_display() -> None:
    """Refuse to start where Qt would abort the whole process."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise DisplayError(
            "There is no display to open a window on",
            "Start it in a desktop session, or set QT_QPA_PLATFORM=offscreen for a screenshot.",
        )
