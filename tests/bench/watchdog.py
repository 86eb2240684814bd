"""Watches the loop of events of a window with a long article while it is worked with."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from routeviewer.geo.coordinate import Coordinate
from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.memory import Memory
from routeviewer.gui.reader import Source
from routeviewer.gui.theme import apply_theme
from routeviewer.itinerary.itinerary import Evidence, Itinerary, Leg, Stop, When
from routeviewer.places.candidate import Candidate
from routeviewer.places.mention import Mention
from routeviewer.places.place import Place
from routeviewer.places.toponym import Toponym
from routeviewer.project.project import Project
from routeviewer.project.storage import save
from routeviewer.settings.settings import Settings
from routeviewer.text.article import Article, Span

STOPS, WORDS = 200, 5000
_FILLER = "the road went on and the weather held while the driver told of earlier years "


def long_project() -> Project:
    """Return a journey of 200 stops, told in 5,000 words."""
    chance = random.Random(7)  # noqa: S311 - a fixed journey, no secret
    text, stops, toponyms, lat, lon = "", [], [], 50.0, 10.0
    for i in range(STOPS):
        lat = min(64, max(38, lat + chance.uniform(-1.2, 1.2)))
        lon = min(40, max(-8, lon + chance.uniform(-1.8, 1.8)))
        name = f"Camp {i + 1}"
        places = [
            Place("geonames", f"{i}-{n}", name, "city", Coordinate(lat + n, lon),
                  1.0, "DE", parents=("Somewhere",)) for n in range(4)
        ]  # fmt: skip
        start = len(text)
        sentence = f"On that day they reached {name}, where {_FILLER * 2}. "
        at = start + sentence.index(name)
        text += sentence[:-1] + ("\n\n" if i % 3 == 2 else " ")
        mention = Mention(Span(0, at, at + len(name)), name, "known", 0.9, name)
        candidates = tuple(Candidate(p, 0.7 if n == 0 else 0.1, ()) for n, p in enumerate(places))
        toponym = Toponym(name, (mention,), candidates, places[0])
        toponyms.append(toponym)
        day = date(2024, 1, 1) + timedelta(days=i)
        evidence = (Evidence(Span(0, start, start + len(sentence) - 1), "arrives"),)
        stops.append(Stop(f"s{i + 1}", toponym, places[0], name, "visited",
                          When(day, day, "day", ""), evidence, 0.9))  # fmt: skip
    itinerary = Itinerary("the expedition", tuple(stops), tuple(Leg() for _ in stops[1:]))
    article = Article(text, title="A long journey", language="en", published=date(2024, 9, 1))
    assert len(text.split()) >= WORDS, len(text.split())
    return Project((article,), tuple(toponyms), (itinerary,))


class Watchdog:
    """Notes the longest gap between two turns of the loop of events."""

    def __init__(self) -> None:
        self.longest_ms, self.busiest_ms = 0.0, 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=0, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self.busiest_ms = max(self.busiest_ms, (worked - self._worked) * 1000)
        self._last, self._worked = now, worked

    def watch(self, action: Callable[[], object], rest_ms: int) -> tuple[float, float]:
        """Return the longest turn while an action runs, and for a while after it.

        Returns:
            Milliseconds that passed, and milliseconds of the window's own processor time.
        """
        QApplication.processEvents()
        self.longest_ms, self.busiest_ms = 0.0, 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()
        loop = QEventLoop()
        QTimer.singleShot(0, action)
        QTimer.singleShot(rest_ms, loop.quit)
        loop.exec()
        return self.longest_ms, self.busiest_ms


def watched_work() -> dict[str, tuple[float, float]]:
    """Return the longest turn by what was done: milliseconds passed, and of the processor."""
    sys.setswitchinterval(0.001)  # as the program does
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    apply_theme(application, "light")
    window = MainWindow(Memory(Settings()))
    window.resize(1440, 900)
    window.show()
    QTest.qWait(500)
    dog, project, found = Watchdog(), long_project(), {}
    session, view, table = window.session, window.workspace.map, window.stops.table
    file = Path(tempfile.mkdtemp()) / "long.route.geojson"
    save(project, file)
    found["open"] = dog.watch(lambda: window.reader.open(Source(str(file))), 4000)

    def ids(i: int) -> str:
        return session.stops[i].id

    found["select a stop"] = dog.watch(lambda: session.select_stop(ids(120)), 700)
    found["walk 10 stops"] = max(dog.watch(lambda: session.walk(1), 120) for _ in range(10))
    found["move a stop"] = dog.watch(lambda: table.move_chosen(-1), 1500)
    found["rename a stop"] = dog.watch(lambda: table.set_chosen(1, "Elsewhere"), 1500)
    found["remove a stop"] = dog.watch(table.remove_chosen, 1500)
    found["undo"] = dog.watch(session.undo, 1500)
    found["redo"] = dog.watch(session.redo, 1500)
    found["pan"] = max(dog.watch(lambda: view.pan(60, 30), 250) for _ in range(5))
    found["zoom"] = max(dog.watch(lambda: view.zoom(1.4, QPointF(300, 300)), 250) for _ in range(5))
    found["whole route"] = dog.watch(view.fit, 1000)
    found["hover over the map"] = dog.watch(lambda: QTest.mouseMove(view), 200)
    page = window.article.page
    assert page is not None
    found["scroll the article"] = dog.watch(
        lambda: page.view.verticalScrollBar().setValue(4000), 400
    )
    found["next name in the text"] = dog.watch(lambda: page.view.next_mark(1), 500)
    found["search for a place"] = dog.watch(
        lambda: QTest.keyClicks(window.stops.search, "Paris"), 1500
    )
    # The real reading of a real text of that length, beside the window.
    text = replace(project.article, text=project.article.text.replace("Camp", "Paris"))
    found["read 5,000 words"] = dog.watch(lambda: _read(window, text.text), 6000)
    return found


def _read(window: MainWindow, text: str) -> None:
    window.reader.open(Source(text=text))
