"""Work beside the window: a value in, a value out; a newer task silences the older of its topic."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from routeviewer.diagnosis.crash_report import reported
from routeviewer.errors import CancelledError, RouteviewerError

_THREADS = 2
# What draws takes turns: its pictures build on each other.
DRAWING = frozenset(("scene", "draw", "ghost", "figure", "copy", "export"))
# So does what writes one file.
KEEPING = frozenset(("journal", "sync"))
_LATER_MS = 25


@dataclass(slots=True)
class Hand:
    """What a piece of work is handed: it tells its stages and learns that nobody waits for it."""

    tell: Callable[[str], None]
    stop: threading.Event

    def cancelled(self) -> bool:
        """Whether the result is no longer wanted."""
        return self.stop.is_set()


@dataclass(slots=True)
class _Task:
    number: int
    stop: threading.Event
    done: Callable[[Any], None]
    failed: Callable[[RouteviewerError], None]
    staged: Callable[[str], None]


class Tasks(QObject):
    """The tasks of a window.

    Results are delivered in the window's thread. An error that nobody expected is reported
    and told in one sentence: the window lives on.
    """

    idle_changed = Signal()
    _finished = Signal(str, int, object, object)
    _staged = Signal(str, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without tasks."""
        super().__init__(parent)
        # Python's own threads: in those of QThreadPool PROJ and Python's stack check go wrong.
        self._pool = ThreadPoolExecutor(_THREADS, "work")
        self._drawing = ThreadPoolExecutor(1, "draw")
        self._keeping = ThreadPoolExecutor(1, "keep")
        self._running: dict[str, _Task] = {}
        self._numbers = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._staged.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        topic: str,
        work: Callable[[Hand], Any],
        done: Callable[[Any], None],
        *,
        failed: Callable[[RouteviewerError], None] = lambda _: None,
        staged: Callable[[str], None] = lambda _: None,
        later: bool = False,
    ) -> None:
        """Run a function in another thread.

        Args:
            topic: What it is about; an older task of the topic is cancelled and never heard of.
            work: The function.
            done: Called with its result.
            failed: Called with its error, unless it was cancelled.
            staged: Called with the stages that it tells.
            later: Begin once the window has painted what was changed: Python's threads take
                turns, and each of them makes the window's longer.
        """
        self.cancel(topic)
        self._numbers += 1
        number, stop = self._numbers, threading.Event()
        self._running[topic] = _Task(number, stop, done, failed, staged)
        hand = Hand(lambda stage: self._staged.emit(topic, number, stage), stop)

        def run() -> None:
            result, error = None, None
            try:
                if not stop.is_set():
                    result = work(hand)
            except RouteviewerError as expected:
                error = expected
            except Exception as unexpected:  # noqa: BLE001 - told and reported: the window lives on
                error = reported(unexpected, f"the window's task {topic}")
            self._finished.emit(topic, number, result, error)

        def submit() -> None:
            task = self._running.get(topic)
            if task is not None and task.number == number:
                self._pool_of(topic).submit(run)

        if later:
            QTimer.singleShot(_LATER_MS, self, submit)
        else:
            submit()
        self.idle_changed.emit()

    def _pool_of(self, topic: str) -> ThreadPoolExecutor:
        if topic in DRAWING:
            return self._drawing
        return self._keeping if topic in KEEPING else self._pool

    def cancel(self, topic: str) -> None:
        """Forget the task of a topic, if there is one."""
        task = self._running.pop(topic, None)
        if task is not None:
            task.stop.set()
            self.idle_changed.emit()

    def is_running(self, topic: str | None = None) -> bool:
        """Tell whether a topic, or anything at all, is being worked on."""
        return bool(self._running) if topic is None else topic in self._running

    def finish(self) -> None:
        """Cancel everything and wait, before the window dies."""
        for topic in tuple(self._running):
            self.cancel(topic)
        for pool in (self._pool, self._drawing, self._keeping):
            pool.shutdown(cancel_futures=True)

    def _deliver(self, topic: str, number: int, result: Any, error: Any) -> None:
        task = self._running.get(topic)
        if task is None or task.number != number:
            return
        del self._running[topic]
        if error is None:
            task.done(result)
        elif not isinstance(error, CancelledError):
            task.failed(error)
        self.idle_changed.emit()

    def _tell(self, topic: str, number: int, stage: str) -> None:
        task = self._running.get(topic)
        if task is not None and task.number == number:
            task.staged(stage)
