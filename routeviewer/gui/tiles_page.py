"""Settings of the map's background."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from routeviewer.gui.theme import GRID
from routeviewer.gui.tile_providers import provider_named, provider_names
from routeviewer.settings.settings import WindowSettings


class TilesPage(QWidget):
    """Which tiles are offered first, and the user's own addresses."""

    def __init__(self, settings: WindowSettings, parent: QWidget | None = None) -> None:
        """Show the settings."""
        super().__init__(parent)
        self._own = dict(settings.tile_providers)
        told = QLabel(
            self.tr("The built-in map needs no network. Tiles are laid under the route only in the "
                    "window, when you choose them there: their server then learns which part of "
                    "the Earth you look at. Figures never use them."), self,
        )  # fmt: skip
        told.setWordWrap(True)
        told.setProperty("role", "muted")
        self.provider = QComboBox(self)
        self.provider.setAccessibleName(self.tr("Offered first"))
        self._fill(settings.tiles)
        self.credit = QLabel(self)
        self.credit.setProperty("role", "small")
        self.credit.setWordWrap(True)
        self.name, self.address = QLineEdit(self), QLineEdit(self)
        self.name.setAccessibleName(self.tr("Name of your own"))
        self.address.setAccessibleName(self.tr("Address of your own"))
        self.name.setPlaceholderText(self.tr("Newsroom"))
        self.address.setPlaceholderText("https://tiles.example.org/{z}/{x}/{y}.png")
        self.add = QPushButton(self.tr("Add address"), self)
        self.remove = QPushButton(self.tr("Remove address"), self)
        form = QFormLayout()
        form.setHorizontalSpacing(GRID * 2)
        form.setVerticalSpacing(GRID)
        form.addRow(self.tr("&Offered first"), self.provider)
        form.addRow("", self.credit)
        form.addRow(self.tr("Your own: &name"), self.name)
        form.addRow(self.tr("&Address"), self.address)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self.add, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        form.addRow("", buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 2)
        column.addWidget(told)
        column.addLayout(form)
        column.addStretch(1)
        self.provider.currentIndexChanged.connect(self._refresh)
        self.name.textChanged.connect(self._refresh)
        self.address.textChanged.connect(self._refresh)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self._refresh()

    def _fill(self, chosen: str) -> None:
        self.provider.clear()
        self.provider.addItem(self.tr("None"), "")
        for name in (*self._own, *provider_names()):
            self.provider.addItem(name, name)
        self.provider.setCurrentIndex(max(0, self.provider.findData(chosen)))

    def _refresh(self) -> None:
        name = self.provider.currentData() or ""
        provider = provider_named(name, self._own) if name else None
        self.credit.setText("" if provider is None else provider.credit)
        url = self.address.text()
        is_whole = all(part in url for part in ("{z}", "{x}", "{y}"))
        self.add.setEnabled(bool(self.name.text().strip()) and is_whole)
        self.remove.setEnabled(name in self._own)

    def _add(self) -> None:
        name = self.name.text().strip()
        self._own[name] = self.address.text().strip()
        self._fill(name)
        self.name.clear()
        self.address.clear()

    def _remove(self) -> None:
        self._own.pop(self.provider.currentData(), None)
        self._fill("")

    def taken_into(self, settings: WindowSettings) -> WindowSettings:
        """Return settings with what is chosen here."""
        return replace(
            settings, tiles=self.provider.currentData() or "", tile_providers=dict(self._own)
        )
