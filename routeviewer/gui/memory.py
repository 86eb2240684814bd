"""What all windows share and the program remembers: settings, recent files, arrangement."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from routeviewer.settings.folders import layout_path
from routeviewer.settings.settings import Settings

if TYPE_CHECKING:
    from routeviewer.gui.main_window import MainWindow

_MOST_RECENT = 8
_USUAL = (1440, 900)


class Memory:
    """The memory of the application.

    Attributes:
        settings: The settings, as they are now.
        windows: The open windows.
        opener: Makes a further window and shows it.
    """

    def __init__(self, settings: Settings) -> None:
        """Read what was remembered."""
        self.settings = settings
        self.windows: list[MainWindow] = []
        self.opener: Callable[[], MainWindow] | None = None
        self._kept = QSettings(str(layout_path()), QSettings.Format.IniFormat)

    def new_window(self) -> MainWindow:
        """Open another, empty window."""
        if self.opener is None:
            message = "the application has not begun"
            raise RuntimeError(message)
        return self.opener()

    # -- files -----------------------------------------------------------------------------------

    @property
    def recent(self) -> list[str]:
        """Paths of the files that were open lately and are still there, the latest first."""
        held = self._kept.value("recent", [])
        paths = [held] if isinstance(held, str) else list(held or [])  # type: ignore[call-overload]  # a list of texts
        return [path for path in paths if Path(path).exists()][:_MOST_RECENT]

    def remember(self, path: str) -> None:
        """Put a file at the head of the recent ones."""
        full = str(Path(path).absolute())
        self._kept.setValue("recent", [full, *(p for p in self.recent if p != full)])

    def forget(self) -> None:
        """Empty the list of recent files."""
        self._kept.setValue("recent", [])

    @property
    def folder(self) -> str:
        """The folder in which files were chosen last."""
        held = str(self._kept.value("folder", ""))
        return held if held and Path(held).is_dir() else str(Path.home())

    @folder.setter
    def folder(self, path: str) -> None:
        self._kept.setValue("folder", path)

    # -- arrangement -----------------------------------------------------------------------------

    def keep(self, window: MainWindow) -> None:
        """Remember a window's size and panels."""
        self._kept.setValue("geometry", window.saveGeometry())
        if window.session.project is not None:
            self._kept.setValue("panels", window.saveState())
        for key, action in (("article", window.actions_.show_article),
                            ("stops", window.actions_.show_stops)):  # fmt: skip
            self._kept.setValue(f"shown/{key}", action.isChecked())

    def restore(self, window: MainWindow) -> None:
        """Give a new window the size and panels of the last one."""
        geometry, panels = self._kept.value("geometry"), self._kept.value("panels")
        if not (isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)):
            screen = window.screen().availableSize()
            window.resize(min(_USUAL[0], screen.width()), min(_USUAL[1], screen.height()))
        for key, action in (("article", window.actions_.show_article),
                            ("stops", window.actions_.show_stops)):  # fmt: skip
            held = self._kept.value(f"shown/{key}", "true")
            action.setChecked(str(held).casefold() == "true")
        if isinstance(panels, QByteArray) and window.restoreState(panels):
            window.refresh()
        else:
            window.share_width()
