"""Reads articles beside the window: opening, adding, reading anew; with stages and Cancel."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal

from routeviewer.documents.reading import is_web_address
from routeviewer.errors import RouteviewerError
from routeviewer.gui.session import Session
from routeviewer.gui.tasks import Hand
from routeviewer.project.edits import SetSource, ShowItinerary
from routeviewer.project.figure import FigureSettings
from routeviewer.project.joining import joined
from routeviewer.project.project import Project
from routeviewer.project.sources import SourceFacts

_TOPIC = "reading"


@dataclass(frozen=True, slots=True)
class Source:
    """What is to be read: a file, a web address, or a text that was pasted or dropped.

    Attributes:
        file: The file: an article or a project; a web address; "-" for standard input.
        text: The text, where there is no file.
        published: Its day of publication, if known.
        chapter: Number or title of the chapter of a book; empty for all.
        allows_local: Whether the address may be one of this computer or its network.
    """

    file: str = ""
    text: str = ""
    published: date | None = None
    chapter: str = ""
    allows_local: bool = False


class Reader(QObject):
    """The reading of a window's articles."""

    began = Signal(str)
    staged = Signal(str)
    ended = Signal()
    finished = Signal(float)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Read for a session."""
        super().__init__(parent)
        self._session = session
        self.usual_figure: Callable[[], FigureSettings] = FigureSettings

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        return self._session.tasks.is_running(_TOPIC)

    def cancel(self) -> None:
        """Break the reading off; everything stays as it was."""
        self._session.tasks.cancel(_TOPIC)
        self.ended.emit()

    def open(self, source: Source) -> None:
        """Read an article or a project into the session."""

        def done(project: Project) -> None:
            path = _project_path(source)
            if path is None:
                # The title of a route from another program stays.
                figure = replace(self.usual_figure(), title=project.figure.title)
                project = replace(project, figure=figure)
            self._session.open(project, path, is_saved=path is not None)

        self._run(self._told(source), lambda hand: _opened(source, hand), done)

    def add(self, source: Source) -> None:
        """Read a further article into the session's project, with an itinerary of its own."""
        if self._session.project is None:
            self.open(source)
            return

        def done(reading: Project) -> None:
            project = self._session.project
            if project is None:
                return
            first = len(project.itineraries)
            self._session.replace(joined(project, reading), self.tr("Add article"))
            self._session.edit(self.tr("Show the added article"), ShowItinerary(first))

        self._run(self._told(source), lambda hand: _opened(source, hand), done)

    def _told(self, source: Source) -> str:
        name = QUrl(source.file).host() if is_web_address(source.file) else Path(source.file).name
        return self.tr("Reading {0}").format(name or self.tr("the text"))

    def set_facts(self, article: int, facts: SourceFacts) -> None:
        """Say what an article is, and read it anew with what a person changed."""
        project = self._session.project
        if project is not None:
            self._reread(SetSource(facts, article), self.tr("Change source"))

    def read_anew(self, *, service: str | None = None) -> None:
        """Read all articles anew, with the corrections and gazetteers that hold now.

        Args:
            service: Name of an online service to ask for open names, or None for none.
        """
        self._reread(None, self.tr("Read anew"), service=service)

    def _reread(self, first: SetSource | None, label: str, *, service: str | None = None) -> None:
        session = self._session
        project = session.project
        if project is None:
            return
        from routeviewer.project.editing import apply  # noqa: PLC0415 - loaded by now

        changed = project if first is None else apply(project, first)
        folder = None if session.path is None else session.path.parent

        def work(hand: Hand) -> Project:
            from routeviewer.pipeline import reread  # noqa: PLC0415 - slow to import
            from routeviewer.places.sources import open_gazetteer  # noqa: PLC0415 - as above

            gazetteer = open_gazetteer(service=service, folder=folder, cancelled=hand.cancelled)
            return reread(changed, gazetteer=gazetteer, stage=hand.tell, cancelled=hand.cancelled)

        def done(fresh: Project) -> None:
            present = session.project
            if present is None:
                return
            if present is not project:
                # What was changed while the article was read is kept, too.
                from routeviewer.pipeline import with_edits  # noqa: PLC0415 - loaded by now

                later = present.edits[len(project.edits) :]
                fresh = with_edits(fresh, later)
            session.replace(fresh, label)

        self._run(self.tr("Reading anew"), work, done)

    def _run(
        self, what: str, work: Callable[[Hand], Project], done: Callable[[Project], None]
    ) -> None:
        begun = time.perf_counter()

        def finished(project: Project) -> None:
            done(project)
            self.ended.emit()
            self.finished.emit(time.perf_counter() - begun)

        def failed(error: RouteviewerError) -> None:
            self.ended.emit()
            self._session.failed.emit(error)

        self._session.tasks.start(_TOPIC, work, finished, failed=failed, staged=self.staged.emit)
        self.began.emit(what)


def _opened(source: Source, hand: Hand) -> Project:
    """Return the project that a source holds or tells.

    A source is a project, a route of another program, or an article.
    """
    from routeviewer.documents.reading import (  # noqa: PLC0415 - as below
        article_from_bytes,
        folder_of,
        read_article,
    )
    from routeviewer.imports.build import ENDINGS, import_project  # noqa: PLC0415 - as below
    from routeviewer.pipeline import read  # noqa: PLC0415 - slow to import: only when it reads
    from routeviewer.places.sources import open_gazetteer  # noqa: PLC0415 - as above
    from routeviewer.project.storage import load  # noqa: PLC0415 - as above

    path = _project_path(source)
    if path is not None:
        return _measured(load(path))
    is_web = is_web_address(source.file)
    hand.tell("address" if is_web else "file")
    if not is_web and source.file.casefold().endswith(ENDINGS):
        return _measured(import_project(Path(source.file)))
    if source.file:
        article = read_article(
            source.file, chapter=source.chapter, allows_local=source.allows_local,
            cancelled=hand.cancelled,
        )  # fmt: skip
    else:
        article = article_from_bytes(source.text.encode("utf-8", "surrogatepass"))
    project = read(
        article, published=source.published,
        gazetteer=open_gazetteer(folder=folder_of(source.file)), stage=hand.tell,
        cancelled=hand.cancelled,
    )  # fmt: skip
    return _measured(project)


def _measured(project: Project) -> Project:
    """Return a project whose lengths are known by now, so that no panel has to wait for them."""
    from routeviewer.route.lengths import leg_lengths_km  # noqa: PLC0415 - as the others

    for itinerary in project.itineraries:
        leg_lengths_km(itinerary)
    return project


def _project_path(source: Source) -> Path | None:
    from routeviewer.project.storage import is_project_file  # noqa: PLC0415 - loaded when it opens

    return Path(source.file) if source.file and is_project_file(source.file) else None
