"""What program this is: versions, licences, credits."""

from __future__ import annotations

import platform
import re
import sys
from importlib import metadata
from typing import Any

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from routeviewer import __version__, assets
from routeviewer.gui.theme import GRID

_OWN = "routeviewer"


class AboutDialog(QDialog):
    """Versions, licences and credits."""

    def __init__(self, parent: QWidget) -> None:
        """Gather what is installed."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("About routeviewer"))
        self.resize(640, 560)
        head = QLabel(f"routeviewer {__version__}", self)
        head.setProperty("role", "heading")
        told = QLabel(
            self.tr("Reads an article, finds out where the traveller really went, and draws the "
                    "route. MIT licence."), self,
        )  # fmt: skip
        told.setWordWrap(True)
        told.setProperty("role", "muted")
        tabs = QTabWidget(self)
        tabs.setDocumentMode(True)
        self.versions = self._text(versions_told())
        credits_told = assets.resource_path("LICENCES.md").read_text(encoding="utf-8")
        self.credits = self._text("")
        self.credits.setMarkdown(credits_told)
        tabs.addTab(self.versions, self.tr("Versions"))
        tabs.addTab(self.credits, self.tr("Licences and credits"))
        self.versions.setAccessibleName(self.tr("Versions"))
        self.credits.setAccessibleName(self.tr("Licences and credits"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        for part in (head, told):
            column.addWidget(part)
        column.addWidget(tabs, 1)
        column.addWidget(buttons)

    def _text(self, text: str) -> QTextBrowser:
        browser = QTextBrowser(self)
        browser.setPlainText(text)
        browser.setOpenLinks(False)
        browser.setTabChangesFocus(True)
        return browser


def versions_told() -> str:
    """Return the versions that a report of a bug needs."""
    lines = [
        f"routeviewer {__version__}", f"Python {sys.version.split()[0]}", f"Qt {qVersion()}",
        platform.platform(), "",
    ]  # fmt: skip
    for name in _libraries():
        try:
            held: Any = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        licence = held.get("License-Expression") or held.get("License") or ""
        licence = licence.splitlines()[0][:60] if licence else ""
        lines.append(f"{name} {held['Version']}{f'  ({licence})' if licence else ''}")
    return "\n".join(lines)


def _libraries() -> list[str]:
    """Return the packages that the program names as its needs, sorted."""
    named = metadata.requires(_OWN) or []
    own = [line for line in named if "extra ==" not in line]
    return sorted({re.split(r"[\s<>=!~;\[]", line)[0] for line in own}, key=str.casefold)
