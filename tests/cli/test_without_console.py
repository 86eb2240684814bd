"""Started by a desktop, what keeps the window from opening is told in a box."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from routeviewer.cli.window import tell_failure
from routeviewer.errors import DisplayError, OutputError


def test_a_failure_is_told_with_its_remedy(qtbot: QtBot) -> None:
    told: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.extend((box.text(), box.informativeText()))
        box.accept()

    QTimer.singleShot(100, close)
    tell_failure(OutputError("The picture cannot be written", "Choose another folder."))
    assert told == ["The picture cannot be written.", "Choose another folder."]
    del qtbot


def test_without_a_display_it_is_printed() -> None:
    code = "from routeviewer.cli.main import main_without_console as m; raise SystemExit(m())"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": "/tmp"},  # noqa: S108 - no home is needed
    )  # fmt: skip
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert DisplayError.__name__ not in done.stderr
