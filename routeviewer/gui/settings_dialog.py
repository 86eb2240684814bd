"""The settings, a page a subject; what is kept is a TOML file that can also be edited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from routeviewer.errors import RouteviewerError
from routeviewer.gui.choice_names import choice_name, language_name
from routeviewer.gui.corrections_page import CorrectionsPage
from routeviewer.gui.gazetteers_page import GazetteersPage
from routeviewer.gui.notice_bar import NoticeBar
from routeviewer.gui.services_page import ServicesPage
from routeviewer.gui.theme import GRID, apply_theme
from routeviewer.gui.tiles_page import TilesPage
from routeviewer.scene.style import STYLES
from routeviewer.settings.folders import settings_path
from routeviewer.settings.settings import WINDOW_CHOICES, Settings, WindowSettings
from routeviewer.settings.storage import save_settings
from routeviewer.wording.catalogue import languages

if TYPE_CHECKING:
    from routeviewer.gui.main_window import MainWindow


class SettingsDialog(QDialog):
    """All settings."""

    def __init__(self, window: MainWindow) -> None:
        """Show the settings of a window's memory."""
        super().__init__(window)
        self._window = window
        self.setWindowTitle(self.tr("Settings"))
        self.resize(800, 560)
        settings = window.memory.settings
        self.notices = NoticeBar(self)
        self.look = LookPage(settings.window, self)
        self.tiles = TilesPage(settings.window, self)
        self.services = ServicesPage(settings.geocoding, self.notices, self)
        self.gazetteers = GazetteersPage(settings, window.tasks, self.notices, self)
        self.corrections = CorrectionsPage(self.notices, self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Subjects"))
        self.list.setFixedWidth(GRID * 22)
        self.list.setProperty("role", "subjects")
        self.pages = QStackedWidget(self)
        for name, page in (
            (self.tr("Look and units"), self.look), (self.tr("Map background"), self.tiles),
            (self.tr("Online services"), self.services),
            (self.tr("Own gazetteers"), self.gazetteers),
            (self.tr("Corrections"), self.corrections),
        ):  # fmt: skip
            self.list.addItem(name)
            self.pages.addWidget(page)
        self.list.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.list.setCurrentRow(0)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.keep)
        buttons.rejected.connect(self.reject)
        where = QLabel(self.tr("Kept in {0}").format(settings_path()), self)
        where.setProperty("role", "small")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where.setWordWrap(True)
        middle = QHBoxLayout()
        middle.setSpacing(GRID * 2)
        middle.addWidget(self.list)
        middle.addWidget(self.pages, 1)
        foot = QHBoxLayout()
        foot.addWidget(where, 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID * 2)
        column.addWidget(self.notices)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    @property
    def chosen(self) -> Settings:
        """The settings as they are chosen."""
        return Settings(
            self.services.chosen,
            self.gazetteers.chosen,
            self.tiles.taken_into(self.look.chosen),
        )

    def keep(self) -> None:
        """Write the settings and let all windows follow them."""
        chosen, memory = self.chosen, self._window.memory
        try:
            save_settings(chosen)
        except RouteviewerError as error:
            self.notices.tell_failure(error)
            return
        is_other_language = chosen.window.interface != memory.settings.window.interface
        memory.settings = chosen
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, chosen.window.look)
        for window in memory.windows:
            window.follow_settings()
        if is_other_language:
            self._window.notices.tell(
                self.tr("The language changes when routeviewer is started again")
            )
        self.accept()


class LookPage(QWidget):
    """Look, units, language, and how new maps are drawn."""

    def __init__(self, settings: WindowSettings, parent: QWidget | None = None) -> None:
        """Show the settings."""
        super().__init__(parent)
        self._settings = settings
        self.fields: dict[str, QComboBox] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(GRID * 2)
        form.setVerticalSpacing(GRID)
        for key, name, choices in (
            ("look", self.tr("&Look"), WINDOW_CHOICES["look"]),
            ("interface", self.tr("Lan&guage of the window"), WINDOW_CHOICES["interface"]),
            ("units", self.tr("&Lengths"), WINDOW_CHOICES["units"]),
            ("positions", self.tr("&Positions"), WINDOW_CHOICES["positions"]),
            ("language", self.tr("L&anguage of new maps"), ("auto", "", *languages())),
            ("style", self.tr("&Style of new figures"), STYLES),
            ("projection", self.tr("Pro&jection of new maps"), WINDOW_CHOICES["projection"]),
            ("disputed", self.tr("&Disputed borders"), WINDOW_CHOICES["disputed"]),
        ):  # fmt: skip
            box = QComboBox(self)
            box.setAccessibleName(name.replace("&", ""))
            for choice in choices:
                is_code = key in ("language", "interface") and choice != "system"
                box.addItem((language_name if is_code else choice_name)(choice), choice)
            held = getattr(settings, key)
            if box.findData(held) < 0:
                box.addItem(choice_name(held), held)
            box.setCurrentIndex(box.findData(held))
            form.addRow(name, box)
            self.fields[key] = box
        note = QLabel(
            self.tr("Borders are Natural Earth's: they show who is in control. Captions say so."),
            self,
        )
        note.setProperty("role", "small")
        note.setWordWrap(True)
        form.addRow("", note)

    @property
    def chosen(self) -> WindowSettings:
        """The settings as they are chosen."""
        return replace(self._settings, **{k: box.currentData() for k, box in self.fields.items()})
