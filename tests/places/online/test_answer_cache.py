from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from routeviewer.errors import GeocoderError
from routeviewer.places.online.answer_cache import AnswerCache

DAY_S = 86_400
KHASAN = ({"address": "Хасан, Russia", "lat": 42.43, "lon": 130.65, "raw": {"osm_id": 2}},)
WRITER = """
import sys
from pathlib import Path
from routeviewer.places.online.answer_cache import AnswerCache
cache = AnswerCache(Path(sys.argv[1]))
answer = [{"address": "x" * 500, "lat": 1, "lon": 2, "raw": {}}]
for i in range(int(sys.argv[3])):
    cache.keep(sys.argv[2], str(i), answer, days=9)
    print(i, flush=True)
"""


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def writer(path: Path, service: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), service, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_an_answer_is_found_under_its_service_and_query(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path / "answers.sqlite")
    cache.keep("nominatim a", "q", KHASAN, days=90)
    assert cache.answer("nominatim a", "q") == KHASAN
    assert cache.answer("nominatim b", "q") is None
    assert cache.answer("nominatim a", "Q") is None


def test_answers_grow_old_and_empty_ones_sooner(tmp_path: Path) -> None:
    clock = Clock()
    cache = AnswerCache(tmp_path / "answers.sqlite", clock=clock)
    cache.keep("s", "full", KHASAN, days=90)
    cache.keep("s", "empty", (), days=90)
    clock.now += 8 * DAY_S
    assert cache.answer("s", "full") == KHASAN
    assert cache.answer("s", "empty") is None
    clock.now += 83 * DAY_S
    assert cache.answer("s", "full") is None
    assert [kept.query for kept in cache.answers()] == ["empty", "full"]
    assert cache.clear(expired_only=True) == 2


def test_clearing_one_service_leaves_the_others(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path / "answers.sqlite")
    for service in ("nominatim a", "nominatim b", "photon a"):
        cache.keep(service, "q", KHASAN, days=1)
    assert cache.clear(service="photon") == 1
    assert cache.clear(service="nominatim a") == 1
    assert [kept.service for kept in cache.answers()] == ["nominatim b"]
    assert cache.clear() == 1


def test_several_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    writers = [writer(path, f"s{n}", 40) for n in range(3)]
    for process in writers:
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert len(AnswerCache(path).answers()) == 120


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill so hard")
def test_a_process_that_is_killed_while_writing_loses_at_most_what_it_was_writing(
    tmp_path: Path,
) -> None:
    path = tmp_path / "answers.sqlite"
    process = writer(path, "s", 100_000)
    assert process.stdout is not None
    for _ in range(200):
        process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    told, _ = process.communicate(timeout=30)
    written = 200 + len(told.splitlines())
    kept = len(AnswerCache(path).answers())
    assert written <= kept <= written + 1
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


@pytest.mark.parametrize("content", [b"", b"no database at all" * 99, b"SQLite format 3\x00" * 99])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_bytes(content)
    cache = AnswerCache(path)
    cache.keep("s", "q", KHASAN, days=1)
    assert cache.answer("s", "q") == KHASAN


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(GeocoderError) as caught:
        AnswerCache(tmp_path / "file" / "answers.sqlite")
    assert "answers.sqlite" in caught.value.problem
