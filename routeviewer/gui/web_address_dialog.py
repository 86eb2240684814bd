"""Asks for the web address of an article; nothing is fetched before the person says so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from routeviewer.documents.reading import is_web_address
from routeviewer.gui.theme import GRID

_WIDTH = 560


class WebAddressDialog(QDialog):
    """One field for an address, and what fetching it means."""

    chosen = Signal(str, bool)

    def __init__(self, parent: QWidget, address: str = "") -> None:
        """Offer an address, or the one in the clipboard."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open web address"))
        self.setMinimumWidth(_WIDTH)
        self.address = QLineEdit(address or _copied(), self)
        self.address.setPlaceholderText("https://")
        self.address.setAccessibleName(self.tr("Address of the article"))
        self.address.selectAll()
        label = QLabel(self.tr("&Address of the article"), self)
        label.setBuddy(self.address)
        told = QLabel(
            self.tr("The page is fetched once, from its own server, without cookies; its pictures, "
                    "scripts and advertisements are not. It can also be a PDF, a Word document or "
                    "an e-book."), self,
        )  # fmt: skip
        told.setWordWrap(True)
        told.setProperty("role", "muted")
        self.local = QCheckBox(self.tr("Allow addresses of this computer and its &network"), self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.fetch = buttons.addButton(
            self.tr("&Fetch article"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.fetch.setDefault(True)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        self.address.textChanged.connect(lambda _: self._refresh())
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        for part in (label, self.address, told, self.local, buttons):
            column.addWidget(part)
        column.insertSpacing(column.count() - 1, GRID)
        self._refresh()

    def _refresh(self) -> None:
        self.fetch.setEnabled(_address_of(self.address.text()) != "")

    def _choose(self) -> None:
        address = _address_of(self.address.text())
        if address:
            self.chosen.emit(address, self.local.isChecked())
            self.accept()


def _address_of(text: str) -> str:
    """Return an address as it is fetched; "example.org/page" lacks only its beginning."""
    text = text.strip()
    if not text or any(c.isspace() for c in text):
        return ""
    if is_web_address(text):
        return text
    return f"https://{text}" if "." in text and "://" not in text else ""


def _copied() -> str:
    text = QGuiApplication.clipboard().text().strip()
    return text if is_web_address(text) and len(text.split()) == 1 else ""
