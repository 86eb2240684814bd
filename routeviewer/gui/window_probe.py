"""Opens a window and says so: what `routeviewer doctor` starts in a process of its own."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QWidget


def probe() -> dict[str, Any]:
    """Open a window for a moment, and return what Qt tells of its surroundings."""
    application = QApplication(sys.argv[:1])
    window = QWidget()
    window.show()
    application.processEvents()
    size = window.screen().size()
    answer = {
        "qt": qVersion(), "platform": application.platformName(),
        "screen": [size.width(), size.height()],
    }  # fmt: skip
    window.close()
    return answer
