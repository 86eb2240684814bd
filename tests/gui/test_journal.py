"""What is not saved outlives a crash: at most the last change is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from routeviewer.gui.journal import Journal, edits_line, encoded, left_behind, recovered, step_line
from routeviewer.gui.session import Session
from routeviewer.gui.tasks import Tasks
from routeviewer.project.anchors import anchor_of
from routeviewer.project.edits import MoveStop, SetNote
from routeviewer.project.project import Project
from tests.journeys import journey

CRASHES = 50
TOUR = "Lisbon PT, Porto PT, Madrid ES, Valencia ES"

# A process that edits without pause and tells each edit once it is made; it forks, so that each
# of its children dies its own death without a new start.
_CHILD = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from PySide6.QtCore import QCoreApplication, QTimer
from routeviewer.gui.session import Session
from routeviewer.gui.tasks import Tasks
from routeviewer.project.edits import SetNote
from tests.journeys import journey
project = journey(sys.argv[3])
folder = Path(sys.argv[2])

def work():
    application = QCoreApplication([])
    tasks = Tasks()
    session = Session(tasks, folder)
    session.open(project)
    timer, count = QTimer(interval=1), [0]
    def edit():
        if not session.is_kept:
            return
        count[0] += 1
        session.edit("note", SetNote(session.anchor("s1"), str(count[0])))
        os.write(1, b"%d\\n" % count[0])
    timer.timeout.connect(edit)
    timer.start()
    application.exec()

for line in sys.stdin:
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    os.write(1, b"child %d\\n" % child)
    os.waitpid(child, 0)
    os.write(1, b"dead\\n")
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the crashes need fork")
def test_after_a_crash_at_any_moment_at_most_the_last_change_is_lost(tmp_path: Path) -> None:
    chance = random.Random(9)  # noqa: S311 - moments, no secret
    root = str(Path(__file__).resolve().parents[2])
    parent = subprocess.Popen(
        [sys.executable, "-c", _CHILD, root, str(tmp_path), TOUR],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert parent.stdin is not None
    assert parent.stdout is not None
    for _ in range(CRASHES):
        parent.stdin.write("go\n")
        parent.stdin.flush()
        child = int(parent.stdout.readline().split()[1])
        # Wait for the first edit, then let it work for a while that nobody knows before.
        told = int(parent.stdout.readline())
        time.sleep(chance.uniform(0, 0.06))
        os.kill(child, signal.SIGKILL)
        while (line := parent.stdout.readline().strip()) != "dead":
            told = int(line)
        found = left_behind(tmp_path)
        assert len(found) == 1
        note = found[0].project.itinerary.stops[0].note
        assert int(note) >= told - 1
        assert found[0].changes == int(note)
        found[0].path.unlink()
    parent.communicate(timeout=10)


def started(session: Session, project: Project, qtbot: QtBot) -> None:
    session.open(project)
    qtbot.waitUntil(lambda: session.is_kept, timeout=5000)


def test_undo_redo_and_edits_are_recovered(tmp_path: Path, qtbot: QtBot) -> None:
    tasks = Tasks()
    session, project = Session(tasks, tmp_path), journey(TOUR)
    started(session, project, qtbot)
    session.edit("move", MoveStop(session.anchor("s4"), 0))
    session.edit("note", SetNote(session.anchor("s1"), "one"))
    session.edit("note", SetNote(session.anchor("s1"), "two"))
    session.undo()
    session.undo()
    session.redo()
    path = next(tmp_path.glob("*.journal"))
    assert recovered(path).project == session.project
    # The process that writes it lives: nobody else takes it.
    assert left_behind(tmp_path) == ()
    session.close()
    assert list(tmp_path.glob("*.journal")) == []
    tasks.finish()


def test_what_is_done_while_the_project_is_written_is_kept(tmp_path: Path, qtbot: QtBot) -> None:
    tasks = Tasks()
    session = Session(tasks, tmp_path)
    session.open(journey(TOUR))
    session.edit("note", SetNote(session.anchor("s1"), "at once"))
    assert not session.is_kept
    qtbot.waitUntil(lambda: session.is_kept, timeout=5000)
    path = next(tmp_path.glob("*.journal"))
    assert recovered(path).project == session.project
    session.close()
    tasks.finish()


def test_a_line_that_was_cut_off_costs_only_itself(tmp_path: Path) -> None:
    project = journey(TOUR)
    journal = Journal(tmp_path)
    journal.begin(encoded(project), None)
    journal.note(edits_line([SetNote(anchor_of(project, "s1"), "kept")], "note"))
    journal.note(step_line("undo")[:8])
    held = recovered(journal.path)
    assert held.project.itinerary.stops[0].note == "kept"
    assert held.changes == 1
    journal.end()


def test_a_damaged_journal_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "x.journal").write_text("{ no json", encoding="utf-8")
    assert left_behind(tmp_path) == ()
