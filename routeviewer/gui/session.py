"""What a window works on: the project with its history, the selection, the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from routeviewer.errors import EditError, RouteviewerError
from routeviewer.gui.history import History
from routeviewer.gui.journal import Journal, edits_line, encoded, step_line
from routeviewer.gui.keeping import save_anyway, save_unless_changed
from routeviewer.gui.tasks import Hand, Tasks
from routeviewer.itinerary.itinerary import Stop
from routeviewer.project.anchors import anchor_of
from routeviewer.project.editing import apply_all
from routeviewer.project.edits import Edit, StopAnchor
from routeviewer.project.project import Project
from routeviewer.project.storage import fingerprint

_SYNC_MS, _CALM_MS = 2000, 600


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected: a stop, or a name that is not on the route; or nothing."""

    stop: str | None = None
    name: str | None = None


class Session(QObject):
    """The one thing that all panels of a window look at; the only one that they change."""

    project_changed = Signal()
    selection_changed = Signal()
    hover_changed = Signal()
    ghost_changed = Signal()
    file_changed = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks, journals: Path, parent: QObject | None = None) -> None:
        """Begin without a project."""
        super().__init__(parent)
        self.tasks = tasks
        self.path: Path | None = None
        self.selection = Selection()
        self.hovered: str | None = None
        self.ghost: Project | None = None
        self._history: History | None = None
        self._saved: Project | None = None
        self._file_mark: str | None = None
        self._journal = Journal(journals)
        self._later: list[str] | None = None
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._begin_journal)
        self._syncing = QTimer(self, singleShot=True, interval=_SYNC_MS)
        self._syncing.timeout.connect(self._sync)

    # -- what there is ---------------------------------------------------------------------------

    @property
    def project(self) -> Project | None:
        """The project, or None in an empty window."""
        return None if self._history is None else self._history.project

    @property
    def history(self) -> History | None:
        """What was done, or None in an empty window."""
        return self._history

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved in a file."""
        return self.project is not None and self.project is not self._saved

    @property
    def is_kept(self) -> bool:
        """Whether all that was done so far would outlive a crash."""
        return not (self._calm.isActive() or self.tasks.is_running("journal"))

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The stops that are shown."""
        return () if self.project is None else self.project.itinerary.stops

    def stop(self, stop_id: str | None) -> Stop | None:
        """Return a stop of the shown itinerary by its id."""
        return next((stop for stop in self.stops if stop.id == stop_id), None)

    def number(self, stop_id: str | None) -> int:
        """Return the number of a stop on the route, 0 for none."""
        return next((n for n, stop in enumerate(self.stops, 1) if stop.id == stop_id), 0)

    def anchor(self, stop_id: str) -> StopAnchor:
        """Return how an edit names a stop of the shown itinerary."""
        project = self._required()
        return anchor_of(project, stop_id, itinerary=project.shown)

    def _required(self) -> Project:
        if self.project is None:
            raise EditError("There is no route yet", "Open an article first.")
        return self.project

    # -- changing it -----------------------------------------------------------------------------

    def open(self, project: Project, path: Path | None = None, *, is_saved: bool = False) -> None:
        """Take a new project, its first stop selected; there is nothing to undo.

        Args:
            project: The project.
            path: Its file, if it has one.
            is_saved: Whether the file holds just this.
        """
        self._history = History(project)
        self.path, self._file_mark = path, None if path is None else fingerprint(path)
        self._saved = project if is_saved else None
        stops = project.itinerary.stops
        self.selection = Selection(stop=stops[0].id if stops else None)
        self.ghost, self.hovered = None, None
        # What was just read is not worth a delay of the map.
        self._calm.start()
        self.file_changed.emit()
        self.project_changed.emit()
        self.selection_changed.emit()

    def edit(self, label: str, *edits: Edit) -> bool:
        """Make changes that are undone together; tell whether they could be made.

        Args:
            label: What is done, e.g. "Move stop".
            edits: The changes.
        """
        if self._history is None:
            return False
        try:
            changed = apply_all(self._history.project, edits)
        except RouteviewerError as error:
            self.failed.emit(error)
            return False
        self._history.push(changed, label)
        self._note(edits_line(edits, label))
        self._changed()
        return True

    def replace(self, project: Project, label: str) -> None:
        """Take a project that was read anew, as a step that can be undone."""
        if self._history is None:
            return
        self._history.push(project, label)
        self._begin_journal()
        self._changed()

    def undo(self) -> None:
        """Take the last step back."""
        self._step("undo")

    def redo(self) -> None:
        """Do again what was undone."""
        self._step("redo")

    def _step(self, step: str) -> None:
        if self._history is None:
            return
        before = self._history.project
        getattr(self._history, step)()
        if self._history.project is before:
            return
        self._note(step_line(step))
        # What was read anew stands in no line; the journal begins with it.
        if self._history.project.articles != before.articles:
            self._begin_journal()
        self._changed()

    def _changed(self) -> None:
        self.ghost = None
        if self.stop(self.selection.stop) is None and self.selection.stop is not None:
            self.selection = Selection()
        self.file_changed.emit()
        self.project_changed.emit()
        self.selection_changed.emit()

    # -- looking at it ---------------------------------------------------------------------------

    def select_stop(self, stop_id: str | None) -> None:
        """Select a stop in all panels."""
        self._select(Selection(stop=stop_id))

    def select_name(self, name: str | None) -> None:
        """Select a name that is not on the route."""
        self._select(Selection(name=name))

    def _select(self, selection: Selection) -> None:
        if selection != self.selection:
            self.selection = selection
            self.selection_changed.emit()

    def walk(self, by: int) -> None:
        """Select the next or an earlier stop."""
        ids = [stop.id for stop in self.stops]
        if not ids:
            return
        at = ids.index(self.selection.stop) + by if self.selection.stop in ids else min(by - 1, 0)
        self.select_stop(ids[max(0, min(at, len(ids) - 1))])

    def hover(self, stop_id: str | None) -> None:
        """Say which stop the pointer is on."""
        if stop_id != self.hovered:
            self.hovered = stop_id
            self.hover_changed.emit()

    def preview(self, edits: Sequence[Edit]) -> None:
        """Show faintly what edits would do; without edits, nothing more."""
        ghost = None
        if edits and self.project is not None:
            try:
                ghost = apply_all(self.project, edits)
            except RouteviewerError:
                ghost = None
        if ghost is not self.ghost:
            self.ghost = ghost
            self.ghost_changed.emit()

    # -- keeping it ------------------------------------------------------------------------------

    def save(self, path: Path | None = None, *, anyway: bool = False) -> None:
        """Write the project into its file, or into another one.

        Args:
            path: The other file, or None.
            anyway: Whether a file that somebody else changed is replaced.

        Raises:
            ChangedBehindError: The file was changed behind our back.
            OutputError: It cannot be written.
        """
        project, target = self._required(), path or self.path
        if target is None:
            raise EditError("The project has no file yet", "Save it under a name.")
        is_other = path is not None and path != self.path
        if anyway or is_other:
            mark = save_anyway(project, target)
        else:
            mark = save_unless_changed(project, target, self._file_mark)
        self.path, self._file_mark, self._saved = target, mark, project
        self._begin_journal()
        self.file_changed.emit()

    def close(self) -> None:
        """Forget the journal: the person has saved or wants nothing kept."""
        self.tasks.cancel("journal")
        self._calm.stop()
        self._syncing.stop()
        self._journal.end()

    def _note(self, line: str) -> None:
        if self._calm.isActive():
            self._begin_journal()
            return
        if self._later is not None:
            self._later.append(line)
        self._journal.note(line)
        self._syncing.start()

    def _begin_journal(self) -> None:
        """Write the whole project beside; what is done meanwhile is put behind it."""
        self._calm.stop()
        project, path = self._required(), self.path
        is_changed = self.is_changed and bool(project.edits)
        self._later = []

        def work(_: Hand) -> None:
            try:
                self._journal.prepare(encoded(project), path, is_changed=is_changed)
            except OSError as error:
                raise RouteviewerError(
                    f"Unsaved work cannot be kept safe ({error.strerror or error})",
                    "Save the project often, or make room on the disk.",
                ) from error

        def done(_: None) -> None:
            later, self._later = self._later or [], None
            self._journal.take(later)

        self.tasks.start("journal", work, done, failed=self.failed.emit, later=True)

    def _sync(self) -> None:
        self.tasks.start("sync", lambda _: self._journal.sync(), lambda _: None)
