"""Opening, saving and closing: the commands about files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from routeviewer import assets
from routeviewer.documents.reading import is_web_address
from routeviewer.documents.registry import SUFFIXES
from routeviewer.errors import RouteviewerError
from routeviewer.gui.chapter_dialog import ChapterDialog
from routeviewer.gui.journal import Recovered
from routeviewer.gui.keeping import ChangedBehindError
from routeviewer.gui.reader import Source
from routeviewer.gui.tasks import Hand
from routeviewer.gui.web_address_dialog import WebAddressDialog
from routeviewer.imports.build import ENDINGS
from routeviewer.project.storage import SUFFIX

if TYPE_CHECKING:
    from routeviewer.gui.main_window import MainWindow

_BOOK = ".epub"
SAMPLE = "far-east-train.txt"


class FileDesk(QObject):
    """A window's commands about files."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    # -- opening ---------------------------------------------------------------------------------

    def open(self) -> None:
        """Let a person choose a file, and open it."""
        for path in self._chosen_files(self.tr("Open article or project")):
            self.open_path(path)

    def add(self) -> None:
        """Let a person choose an article that is added to this project."""
        for path in self._chosen_files(self.tr("Add article to this project")):
            self._by_chapter(path, self._window.reader.add)

    def _chosen_files(self, title: str) -> list[str]:
        kinds = self.tr("Articles, projects and routes ({0});;All files (*)").format(
            " ".join(f"*{ending}" for ending in (*SUFFIXES, *ENDINGS))
        )
        start = self._window.memory.folder
        paths, _ = QFileDialog.getOpenFileNames(self._window, title, start, kinds)
        if paths:
            self._window.memory.folder = str(Path(paths[0]).parent)
        return paths

    def open_path(self, path: str) -> None:
        """Open a file: here in an empty window, else in a new one."""
        for other in self._window.memory.windows:
            if other.session.path is not None and _same(other.session.path, path):
                other.activateWindow()
                other.raise_()
                return
        self._window.memory.remember(path)
        self._by_chapter(path, self.open_source)

    def _by_chapter(self, path: str, then: Callable[[Source], None]) -> None:
        """Read a file, of a book the chapter that a person chooses."""
        if not path.casefold().endswith(_BOOK):
            then(Source(path))
            return

        def work(hand: Hand) -> tuple[str, ...]:
            from routeviewer.documents.reading import chapters_of  # noqa: PLC0415 - when wanted

            return chapters_of(Path(path), cancelled=hand.cancelled)

        def ask(chapters: tuple[str, ...]) -> None:
            if len(chapters) < 2:
                then(Source(path))
                return
            dialog = ChapterDialog(self._window, Path(path).name, chapters)
            dialog.chosen.connect(lambda chapter: then(Source(path, chapter=chapter)))
            dialog.open()

        self._window.tasks.start("chapters", work, ask, failed=self._window.show_failure)

    def open_address(self, address: str = "") -> None:
        """Let a person give a web address, and fetch the article that lies there."""
        dialog = WebAddressDialog(self._window, address)
        dialog.chosen.connect(
            lambda chosen, allows: self.open_source(Source(chosen, allows_local=allows))
        )
        dialog.open()

    def open_sample(self) -> None:
        """Open the sample article."""
        self.open_source(Source(str(assets.resource_path("samples", SAMPLE))))

    def open_source(self, source: Source) -> None:
        """Read a source: here in an empty window, else in a new one."""
        window = self._window
        if window.session.project is not None or window.reader.is_busy:
            window = window.memory.new_window()
        window.reader.open(source)

    def paste(self) -> None:
        """Read the text of the clipboard."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.open_text(text)
        else:
            self._window.notices.tell(
                self.tr("There is no text in the clipboard"),
                self.tr("Copy the article's text and paste it again."),
            )

    def open_text(self, text: str) -> None:
        """Read a text; of a web address alone, ask whether it is to be fetched."""
        if is_web_address(text) and len(text.split()) == 1:
            self.open_address(text.strip())
        else:
            self.open_source(Source(text=text))

    # -- saving ----------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save the project; tell whether it was."""
        if self._window.session.path is None:
            return self.save_as()
        return self._save(None)

    def save_as(self) -> bool:
        """Save the project under a name that a person chooses; tell whether it was."""
        session, memory = self._window.session, self._window.memory
        if session.project is None:
            return False
        name = _file_name(session.project.article.title or "route") + SUFFIX
        start = str(session.path or Path(memory.folder) / name)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save project"), start,
            self.tr("Projects ({0})").format(f"*{SUFFIX}"),
        )  # fmt: skip
        if not chosen:
            return False
        path = chosen if chosen.casefold().endswith(SUFFIX) else chosen + SUFFIX
        memory.folder = str(Path(path).parent)
        return self._save(Path(path))

    def _save(self, path: Path | None, *, anyway: bool = False) -> bool:
        try:
            self._window.session.save(path, anyway=anyway)
        except ChangedBehindError as error:
            self._window.notices.tell_failure(
                error, (self.tr("Save as…"), self.save_as),
                (self.tr("Replace it"), lambda: self._save(path, anyway=True)),
            )  # fmt: skip
            return False
        except RouteviewerError as error:
            self._window.notices.tell_failure(error, (self.tr("Save as…"), self.save_as))
            return False
        if self._window.session.path is not None:
            self._window.memory.remember(str(self._window.session.path))
        return True

    def may_close(self) -> bool:
        """Tell whether the window may close: what is changed is saved, or not wanted."""
        session = self._window.session
        has_work = session.history is not None and session.history.can_undo
        if not (session.is_changed and has_work):
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window, "routeviewer",
            self.tr("Save the changes to “{0}”?").format(
                session.path.name if session.path else self.tr("this route")
            ),
            buttons.Save | buttons.Discard | buttons.Cancel, buttons.Save,
        )  # fmt: skip
        if answer == buttons.Save:
            return self.save()
        return bool(answer == buttons.Discard)

    # -- after a crash ---------------------------------------------------------------------------

    def recover(self, left: Recovered) -> None:
        """Take up what a crash left behind."""
        window = self._window
        if window.session.project is not None:
            window = window.memory.new_window()
        window.session.open(left.project, left.file)
        left.path.unlink(missing_ok=True)

    def discard(self, left: Recovered) -> None:
        """Forget what a crash left behind."""
        left.path.unlink(missing_ok=True)


def _same(one: Path, other: str) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _file_name(title: str) -> str:
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return "-".join(kept.split())[:60].casefold() or "route"
