"""`routeviewer batch`: many articles, one JSON row each."""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TextIO

from routeviewer.cli.publication_day import publication_day
from routeviewer.diagnosis.crash_report import reported
from routeviewer.documents.reading import read_article
from routeviewer.documents.registry import SUFFIXES
from routeviewer.documents.room import ReadingRoom
from routeviewer.errors import (
    OutputError,
    RouteviewerError,
    UnreadableArticleError,
)
from routeviewer.exports.json_document import json_document
from routeviewer.pipeline import read
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.sources import open_gazetteer
from routeviewer.text.encodings import encodable
from routeviewer.text.readers import article_from_text
from routeviewer.wording.sentences import told

_LINES = (".jsonl", ".ndjson")
_BAR_WIDTH = 30
_ROW = 'Write {"id": ..., "text": ...} in one line.'


@dataclass(frozen=True, slots=True)
class Task:
    """One article to read: its id, and either a file or a row of the input."""

    id: str
    path: str | None = None
    row: str | None = None


def run_batch(
    source: str,
    *,
    output: str,
    jobs: int,
    resume: bool,
    with_text: bool,
    geocoder: str | None,
) -> None:
    """Read every article of a folder or a JSONL file, and append a row for each to a file.

    A row is written whole or not at all; with ``resume`` the articles that already have a row
    are left out. A bad article becomes a row with "error".

    Raises:
        UnreadableArticleError: The input is no folder and no JSONL file.
        OutputError: The output cannot be written, or exists and ``resume`` is not asked for.
        RouteviewerError: The gazetteers or the geocoder cannot be used (``open_gazetteer``).
    """
    folder = Path(source) if Path(source).is_dir() else Path(source).parent
    opened = partial(_gazetteer, geocoder, folder)
    opened()  # what would fail for every article fails here, once
    tasks = list(_tasks(Path(source)))
    target = Path(output)
    waiting = _without_finished(tasks, _finished(target, resume=resume))
    done = len(tasks) - len(waiting)
    with _opened(target) as out:
        work = partial(_line, with_text=with_text, opened=opened)
        for count, line in enumerate(_lines(waiting, jobs, work), 1):
            out.write(line + "\n")
            out.flush()
            _show(done + count, len(tasks))
    if sys.stderr.isatty():
        print(file=sys.stderr)
    print(
        told("{read} articles read, {done} were there already: {target}",
             read=len(waiting), done=done, target=target)
    )  # fmt: skip


def _lines(tasks: list[Task], jobs: int, work: Callable[[Task], str]) -> Iterator[str]:
    if jobs <= 1 or len(tasks) < 2:
        yield from map(work, tasks)
        return
    with multiprocessing.get_context("spawn").Pool(min(jobs, len(tasks))) as pool:
        yield from pool.imap(work, tasks, chunksize=4)


def _line(task: Task, *, with_text: bool, opened: Callable[[], BundledGazetteer]) -> str:
    """Return the row of one article; runs in a process of its own where there are several."""
    try:
        row: dict[str, Any] = {"id": task.id, **_read(task, opened(), with_text=with_text)}
    except RouteviewerError as error:
        row = {"id": task.id, "error": error.problem, "remedy": error.remedy}
    except Exception as error:  # noqa: BLE001 - a defect that one article shows spoils no other
        fault = reported(error, "batch")
        row = {"id": task.id, "error": fault.problem, "remedy": fault.remedy}
    return encodable(json.dumps(row, ensure_ascii=False))


def _read(task: Task, gazetteer: BundledGazetteer, *, with_text: bool) -> dict[str, Any]:
    if task.path is not None:
        return json_document(
            read(read_article(task.path, room=_room()), gazetteer=gazetteer), with_text=with_text
        )
    row = _parsed(task.row or "")
    article = article_from_text(
        row["text"], title=row.get("title"), published=publication_day(row.get("published"))
    )
    project = read(article, traveller=row.get("traveller"), gazetteer=gazetteer)
    return json_document(project, with_text=with_text)


@lru_cache(maxsize=1)
def _gazetteer(geocoder: str | None, folder: Path) -> BundledGazetteer:
    """Open the gazetteers once a process."""
    return open_gazetteer(service=geocoder, folder=folder)


@lru_cache(maxsize=1)
def _room() -> ReadingRoom:
    """Return where documents are read, one for each process; it ends with the process."""
    return ReadingRoom()


def _parsed(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableArticleError(f"The row is no JSON ({error})", _ROW) from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise UnreadableArticleError("The row has no text", _ROW)
    for name in ("title", "published", "traveller"):
        if not isinstance(row.get(name), str | None):
            raise UnreadableArticleError(f"The row's {name} is no text", f'Write "{name}": "...".')
    return row


# -- input and output ------------------------------------------------------------------------------


def _tasks(source: Path) -> Iterator[Task]:
    if source.is_dir():
        for path in sorted(source.rglob("*")):
            if path.suffix.casefold() in SUFFIXES and path.is_file():
                yield Task(str(path.relative_to(source)), path=str(path))
        return
    if source.suffix.casefold() not in _LINES or not source.is_file():
        raise UnreadableArticleError(
            f"{source} is neither a folder nor a JSONL file",
            'Name a folder of articles, or a .jsonl file with one {"id", "text"} a line.',
        )
    with source.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield Task(_row_id(line, number), row=line)


def _row_id(line: str, number: int) -> str:
    """Return the id of a row; one without an id is called by its line."""
    try:
        found = json.loads(line).get("id")
    except (ValueError, RecursionError, AttributeError):
        found = None
    return encodable(str(found)) if isinstance(found, str | int) else f"line {number}"


def _without_finished(tasks: list[Task], finished: Counter[str]) -> list[Task]:
    """Return the tasks that have no row yet; of several with one id the first ones have."""
    waiting = []
    for task in tasks:
        if finished[task.id]:
            finished[task.id] -= 1
        else:
            waiting.append(task)
    return waiting


def _finished(target: Path, *, resume: bool) -> Counter[str]:
    """Return how many rows each id already has; a row that was cut off is taken away."""
    if target.is_dir():
        raise OutputError(f"{target} is a folder", "Name a file in it that ends in .jsonl.")
    if not target.exists():
        return Counter()
    if not resume:
        raise OutputError(
            f"{target} exists already", "Choose another name, or go on with --resume."
        )
    try:
        data = target.read_bytes()
        whole = data.rfind(b"\n") + 1
        finished = Counter(str(json.loads(line)["id"]) for line in data[:whole].splitlines())
        if whole < len(data):
            os.truncate(target, whole)
    except OSError as error:
        raise OutputError(
            f"{target} cannot be read and written: {error.strerror or error}",
            "Check its permissions, or choose another name.",
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise OutputError(
            f"{target} was not written by `routeviewer batch`", "Choose another name."
        ) from error
    return finished


@contextmanager
def _opened(target: Path) -> Iterator[TextIO]:
    try:
        with target.open("a", encoding="utf-8", newline="\n") as out:
            yield out
    except OSError as error:
        raise OutputError(
            f"{target} cannot be written: {error.strerror or error}",
            "Choose a folder that exists and that you may write to.",
        ) from error


def _show(count: int, total: int) -> None:
    """Draw a bar on a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        return
    filled = _BAR_WIDTH * count // max(total, 1)
    bar = "#" * filled + "-" * (_BAR_WIDTH - filled)
    print(f"\r[{bar}] {count}/{total}", end="", file=sys.stderr, flush=True)
