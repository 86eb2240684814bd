"""Files: saved projects, and two windows on one file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from routeviewer.gui.keeping import ChangedBehindError, save_unless_changed
from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.session import Session
from routeviewer.gui.tasks import Tasks
from routeviewer.project.edits import SetNote
from routeviewer.project.storage import backup_of, fingerprint, load
from tests.gui.conftest import NewWindow, shown
from tests.journeys import journey

TOUR = "Lisbon PT, Porto PT, Madrid ES"


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    tasks = Tasks()
    made = Session(tasks, tmp_path / "journals")
    made.open(journey(TOUR))
    qtbot.waitUntil(lambda: made.is_kept, timeout=5000)
    yield made
    qtbot.waitUntil(lambda: made.is_kept, timeout=5000)
    made.close()
    tasks.finish()


def test_a_saved_project_comes_back_with_its_changes(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "a.route.geojson"
    session.edit("note", SetNote(session.anchor("s2"), "by night"))
    assert session.is_changed
    session.save(path)
    assert not session.is_changed
    assert load(path) == session.project


def test_a_file_that_somebody_else_changed_is_not_overwritten(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "a.route.geojson"
    session.save(path)
    other = journey("Oslo NO, Bergen NO")
    save_unless_changed(other, path, fingerprint(path))
    session.edit("note", SetNote(session.anchor("s1"), "mine"))
    with pytest.raises(ChangedBehindError):
        session.save()
    assert load(path) == other
    session.save(anyway=True)
    assert load(path) == session.project
    assert load(backup_of(path)) == other


def test_a_file_that_appeared_meanwhile_is_not_overwritten(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "new.route.geojson"
    path.write_text("something of somebody", encoding="utf-8")
    assert session.project is not None
    with pytest.raises(ChangedBehindError):
        save_unless_changed(session.project, path, None)
    assert path.read_text(encoding="utf-8") == "something of somebody"


def test_the_window_offers_what_can_be_done_about_it(
    window: MainWindow, new_window: NewWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.route.geojson"
    shown(window, journey(TOUR), qtbot)
    window.session.save(path)
    other = new_window()
    other.session.open(load(path), path, is_saved=True)
    other.session.edit("note", SetNote(other.session.anchor("s1"), "theirs"))
    assert other.files.save()
    window.session.edit("note", SetNote(window.session.anchor("s1"), "mine"))
    assert not window.files.save()
    assert window.notices.isVisible()
    assert [button.text() for button in window.notices.buttons] == ["Save as…", "Replace it"]
    assert load(path).itinerary.stops[0].note == "theirs"
    window.notices.buttons[1].click()
    assert load(path).itinerary.stops[0].note == "mine"


def test_unsaved_work_after_a_crash_is_offered_and_taken_up(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    from routeviewer.gui.journal import Journal, edits_line, encoded, left_behind
    from routeviewer.project.anchors import anchor_of

    project = journey(TOUR)
    journal = Journal(tmp_path)
    journal.begin(encoded(project), None)
    journal.note(edits_line([SetNote(anchor_of(project, "s1"), "kept")], "note"))
    journal.release()  # as the death of its process would
    found = left_behind(tmp_path)
    window.welcome.show_rescued(found)
    window.welcome.recover_wanted.emit(found[0])
    assert window.session.stops[0].note == "kept"
    assert window.session.is_changed
    assert not journal.path.exists()
    qtbot.waitUntil(lambda: window.is_ready, timeout=10_000)
