"""The process in which documents are read: what happens in it happens to it alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from routeviewer.documents.registry import PDF
from routeviewer.documents.room import ReadingRoom
from routeviewer.errors import CancelledError, UnreadableArticleError
from tests.documents.made import PROSE, pdf

DATA = pdf([[(60, 700, PROSE[0])]])


def test_a_document_that_takes_too_long_is_given_up_and_the_next_one_is_read() -> None:
    with ReadingRoom() as room:
        with pytest.raises(UnreadableArticleError, match="takes longer"):
            room.read(DATA, PDF, limit_s=0.0)
        assert room.read(DATA, PDF).text == PROSE[0]


def test_who_has_enough_waits_for_nothing() -> None:
    with ReadingRoom() as room, pytest.raises(CancelledError):
        room.read(DATA, PDF, cancelled=lambda: True)


def test_a_process_that_dies_is_told_and_replaced() -> None:
    with ReadingRoom() as room:
        assert room.read(DATA, PDF).text == PROSE[0]
        assert room.process_id is not None
        os.kill(room.process_id, signal.SIGKILL)
        with suppress(UnreadableArticleError):  # it may not have died yet
            room.read(DATA, PDF)
        assert room.read(DATA, PDF).text == PROSE[0]


def test_nothing_is_loaded_from_the_folder_that_the_user_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pypdf.py").write_text("raise SystemExit('a stranger in the house')")
    monkeypatch.chdir(tmp_path)
    with ReadingRoom() as room:
        assert room.read(DATA, PDF).text == PROSE[0]


def test_a_packaged_application_starts_itself_as_the_worker() -> None:
    begin = b'{"format": "pdf", "wanted": {}, "size": %d}\n' % len(DATA)
    done = subprocess.run(
        [sys.executable, "-m", "routeviewer", "--read-documents"], input=begin + DATA,
        capture_output=True, check=True,
    )  # fmt: skip
    assert PROSE[0].encode() in done.stdout


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="told by Linux only")
def test_the_process_may_not_fill_the_memory() -> None:
    with ReadingRoom() as room:
        room.read(DATA, PDF)
        limits = Path(f"/proc/{room.process_id}/limits").read_text()
    assert "Max address space         2000000000" in limits
