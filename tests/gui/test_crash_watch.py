"""Faults in the window are reported and told, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from routeviewer.diagnosis import crash_report
from routeviewer.errors import ProgramFaultError
from routeviewer.gui.crash_watch import CrashWatch, fatal_ends
from routeviewer.gui.main_window import MainWindow
from routeviewer.project.edits import SetNote

_WORDS = "Quexalpa Zyrrhine"
_DIES = """
import faulthandler, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from routeviewer.gui.crash_watch import CrashWatch
application = QCoreApplication([])
watch = CrashWatch(print, Path(sys.argv[1]))
def Quexalpa(secret):
    faulthandler._sigsegv()
if sys.argv[2] == "die":
    Quexalpa("Zyrrhine")
watch.end()
"""


@pytest.fixture
def _watch(
    sample_window: MainWindow, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    monkeypatch.setattr(crash_report, "_WRITTEN", {})
    with capture_exceptions():  # pytest-qt's own hook is laid aside, not beaten
        held = CrashWatch(sample_window.show_failure, home / "crashes")
        yield
        held.end()


@pytest.mark.usefixtures("_watch")
def test_an_error_in_a_slot_is_told_with_its_report(
    sample_window: MainWindow, qtbot: QtBot, home: Path
) -> None:
    window = sample_window
    window.session.edit("note", SetNote(window.session.anchor("s1"), "kept"))
    QTimer.singleShot(0, lambda: {}[_WORDS])
    qtbot.waitUntil(window.notices.isVisible)
    told = window.notices.text.text()
    assert "has failed where it should not (KeyError" in told
    assert [button.text() for button in window.notices.buttons] == ["Show the report"]
    (report,) = (home / "crashes").glob("*.txt")
    assert report.name in told
    text = report.read_text(encoding="utf-8")
    assert not [word for word in _WORDS.split() if word in text + told]
    assert window.session.stops[0].note == "kept"


@pytest.mark.usefixtures("_watch")
def test_an_error_in_a_thread_is_told(sample_window: MainWindow, qtbot: QtBot) -> None:
    thread = threading.Thread(target=lambda: int(_WORDS))
    thread.start()
    qtbot.waitUntil(sample_window.notices.isVisible)
    thread.join()
    assert "ValueError" in sample_window.notices.text.text()
    assert "Zyrrhine" not in sample_window.notices.text.text()


def test_an_error_in_a_task_is_told_and_the_window_works_on(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    faults: list[object] = []
    sample_window.tasks.start("odd", lambda _: {}[_WORDS], print, failed=faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    (fault,) = faults
    assert isinstance(fault, ProgramFaultError)
    assert fault.report is not None
    text = fault.report.read_text(encoding="utf-8")
    assert "the window's task odd" in text
    assert "Zyrrhine" not in text + fault.problem


def test_what_ends_the_process_is_reported_by_the_next(home: Path) -> None:
    folder = home / "crashes"
    done = subprocess.run([sys.executable, "-c", _DIES, str(folder), "die"], check=False)
    assert done.returncode != 0
    fault = fatal_ends(folder)
    assert fault is not None
    assert "ended by itself last time (Segmentation fault)" in fault.problem
    assert fault.report is not None
    assert "Zyrrhine" not in fault.report.read_text(encoding="utf-8")
    assert fatal_ends(folder) is None


def test_an_end_as_it_should_be_leaves_nothing(home: Path) -> None:
    folder = home / "crashes"
    subprocess.run([sys.executable, "-c", _DIES, str(folder), "end"], check=True)
    assert fatal_ends(folder) is None
    assert list(folder.iterdir()) == []
