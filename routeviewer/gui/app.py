"""Starts the desktop application, or takes a picture of its window."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QMessageBox

from routeviewer.assets import resource_path
from routeviewer.errors import (
    DisplayError,
    OutputError,
    ProgramFaultError,
    RouteviewerError,
    SettingsError,
)
from routeviewer.gui.crash_watch import CrashWatch, fatal_ends
from routeviewer.gui.journal import left_behind
from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.memory import Memory
from routeviewer.gui.qt_messages import only_meaningful_messages
from routeviewer.gui.reader import Source
from routeviewer.gui.theme import apply_theme
from routeviewer.gui.translation import speak_to_reader
from routeviewer.settings.folders import crashes_folder, journals_folder
from routeviewer.settings.settings import Settings
from routeviewer.settings.storage import load_settings

_LIMIT_MS, _LOOK_MS = 60_000, 50
_TURN_S = 0.001


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the window that is wanted instead of the window.

    Attributes:
        target: Where the PNG goes.
        size: Width and height in pixels, or None for the usual size.
        tab: "map" or "web".
        is_dark: Whether the window is dark.
    """

    target: Path
    size: tuple[int, int] | None = None
    tab: str = "map"
    is_dark: bool = False


@only_meaningful_messages()
def run_window(
    source: Source | None, *, picture: Picture | None = None, language: str | None = None
) -> int:
    """Show a window until it is closed, or save its picture and end.

    Args:
        source: What to show, or None for an empty window.
        picture: What to save instead of waiting for the reader.
        language: Code of the language of the window, instead of that of the settings.

    Returns:
        The exit status.

    Raises:
        DisplayError: There is no display, or the route is not drawn in time.
        OutputError: The picture cannot be written.
    """
    _require_display(source)
    # The window's thread gets its turn soon, whatever is being read or drawn beside.
    sys.setswitchinterval(_TURN_S)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("routeviewer")
    application.setApplicationDisplayName("routeviewer")
    application.setDesktopFileName("routeviewer")
    application.setWindowIcon(QIcon(str(resource_path("icons", "routeviewer.svg"))))
    settings, problem = _settings()
    speak_to_reader(application, language or settings.window.interface)
    _follow_look(application, settings, picture)
    memory = Memory(settings)
    memory.opener = lambda: _opened(memory)
    window = _opened(memory, picture=picture, source=source)
    if problem is not None:
        window.show_failure(problem)
    if picture is not None:
        return _take(application, window, picture)
    watch = CrashWatch(lambda fault: _tell(memory, fault), crashes_folder())
    QTimer.singleShot(0, lambda: _tell_what_was_left(window))
    try:
        return int(application.exec())
    finally:
        watch.end()


def _tell_what_was_left(window: MainWindow) -> None:
    """Offer what a crash has left, and tell of the crash."""
    window.welcome.show_rescued(left_behind(journals_folder()))
    fault = fatal_ends(crashes_folder())
    if fault is not None:
        window.show_failure(fault)


def _tell(memory: Memory, fault: ProgramFaultError) -> None:
    """Tell of a fault in the window that is being used."""
    active = QApplication.activeWindow()
    shown = [window for window in memory.windows if window.isVisible()]
    window = next((w for w in shown if w is active), shown[-1] if shown else None)
    if window is not None:
        window.show_failure(fault)


def show_failure(error: RouteviewerError) -> None:
    """Tell in a box what kept the window from opening."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setApplicationName("routeviewer")
    box = QMessageBox(QMessageBox.Icon.Warning, "routeviewer", f"{error.problem}.")
    box.setInformativeText(error.remedy)
    box.exec()


def _opened(
    memory: Memory, *, picture: Picture | None = None, source: Source | None = None
) -> MainWindow:
    window = MainWindow(memory)
    if picture is not None:
        window.resize(*(picture.size or (1440, 900)))
        window.share_width()
    memory.windows.append(window)
    if source is not None:
        # Reading begins while the window is painted for the first time.
        window.reader.open(source)
    window.show()
    return window


def _follow_look(application: QApplication, settings: Settings, picture: Picture | None) -> None:
    look = settings.window.look
    if picture is not None:
        look = "dark" if picture.is_dark else "light"
    apply_theme(application, look)
    if look == "system":
        application.styleHints().colorSchemeChanged.connect(
            lambda _: apply_theme(application, "system")
        )


def _settings() -> tuple[Settings, SettingsError | None]:
    """Return the settings; where their file is damaged, the usual ones and what is wrong."""
    try:
        return load_settings(), None
    except SettingsError as error:
        return Settings(), error


def _take(application: QApplication, window: MainWindow, picture: Picture) -> int:
    problems: list[RouteviewerError] = []
    window.session.failed.connect(problems.append)
    looking, limit = QTimer(window, interval=_LOOK_MS), QTimer(window, singleShot=True)
    watch = _Watch(window, picture.tab)
    shots: list[QPixmap] = []

    def look() -> None:
        if watch.is_shown():
            # Before the end of the loop: with it the browser lets its picture go.
            shots.append(window.grab())
        if shots or problems or watch.has_failed:
            application.quit()

    looking.timeout.connect(look)
    limit.timeout.connect(application.quit)
    looking.start()
    limit.start(_LIMIT_MS)
    application.exec()
    told = window.workspace.web.told.text().rstrip(".")
    _end(window)
    if problems:
        raise problems[0]
    if not shots and watch.has_failed:
        raise DisplayError(
            f"The web page cannot be shown: {told}",
            "Write it with `routeviewer export ARTICLE -o map.html`, or leave out --tab web.",
        )
    if not shots:
        raise DisplayError(
            "The route was not drawn in time", "Write the figure with `routeviewer export`."
        )
    if not shots[0].save(str(picture.target), "PNG"):
        raise OutputError(
            f"The picture {picture.target} cannot be written",
            "Choose a folder that exists and that you may write to.",
        )
    return 0


class _Watch:
    """Watches a window until what is wanted of it is to be seen."""

    def __init__(self, window: MainWindow, tab: str) -> None:
        self._window, self._tab = window, tab
        self._seen: QImage | None = None
        self._loaded: list[bool] = []
        window.workspace.web.loaded.connect(self._loaded.append)

    @property
    def has_failed(self) -> bool:
        """Whether the page will never be seen."""
        return self._loaded[-1:] == [False]

    def is_shown(self) -> bool:
        """Tell whether the tab is to be seen; bring it to the front when there is something."""
        window = self._window
        if not window.is_ready:
            return False
        if self._tab != "web" or window.session.project is None:
            return True
        window.workspace.open_tab("web")
        if not self._loaded:
            return False
        # A page is painted in several steps: it is whole once nothing changes any more.
        before, self._seen = self._seen, window.workspace.web.seen()
        return self._seen is not None and self._seen == before


def _end(window: MainWindow) -> None:
    """Let a window go without asking, and all that it has started."""
    window.session.close()
    window.workspace.web.close_page()
    window.tasks.finish()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _require_display(source: Source | None) -> None:
    """Refuse to start where Qt would abort the whole process."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        name = source.file if source is not None and source.file != "-" else "ARTICLE"
        raise DisplayError(
            "There is no display to open a window on",
            f"Write the figure instead: routeviewer export {name} -o map.png. A picture of the "
            "window needs no display with QT_QPA_PLATFORM=offscreen and --screenshot.",
        )
