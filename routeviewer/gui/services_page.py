"""Settings of online services: which one is asked, the user's own, their keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from routeviewer.errors import RouteviewerError
from routeviewer.gui.notice_bar import NoticeBar
from routeviewer.gui.theme import GRID
from routeviewer.settings.settings import SERVICES, WHAT_IS_SENT, GeocodingSettings, Service
from routeviewer.wording.sentences import told


class ServicesPage(QWidget):
    """Which service "search online" asks, and how."""

    def __init__(
        self, settings: GeocodingSettings, notices: NoticeBar, parent: QWidget | None = None
    ) -> None:
        """Show the settings."""
        super().__init__(parent)
        self._notices, self._own = notices, dict(settings.services)
        sent = QLabel(told(WHAT_IS_SENT), self)
        sent.setWordWrap(True)
        sent.setProperty("role", "muted")
        self.service = QComboBox(self)
        self.service.setEditable(True)
        self.ask = QComboBox(self)
        self.ask.addItem(self.tr("Names without a sure place"), "open")
        self.ask.addItem(self.tr("All names"), "all")
        self.ask.setCurrentIndex(self.ask.findData(settings.ask))
        self.geopy, self.domain = QLineEdit(self), QLineEdit(self)
        self.geopy.setPlaceholderText("nominatim")
        self.domain.setPlaceholderText("geo.example.org")
        self.interval, self.days = QDoubleSpinBox(self), QSpinBox(self)
        self._set_numbers_up()
        self.key = QLineEdit(self)
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setPlaceholderText(self.tr("kept in the system's keyring"))
        self.store, self.forget = (
            QPushButton(self.tr("Store key"), self), QPushButton(self.tr("Delete key"), self)
        )  # fmt: skip
        keys = QHBoxLayout()
        keys.setSpacing(GRID)
        keys.addWidget(self.key, 1)
        keys.addWidget(self.store)
        keys.addWidget(self.forget)
        form = QFormLayout()
        form.setHorizontalSpacing(GRID * 2)
        form.setVerticalSpacing(GRID)
        for name, field in (
            (self.tr("&Service"), self.service), (self.tr("&Ask for"), self.ask),
            (self.tr("&Kind (geopy's name)"), self.geopy), (self.tr("&Domain"), self.domain),
            (self.tr("&Between requests"), self.interval),
            (self.tr("Keep ans&wers for"), self.days),
        ):  # fmt: skip
            field.setAccessibleName(name.replace("&", ""))
            form.addRow(name, field)
        self.key.setAccessibleName(self.tr("Key of the service"))
        key = QLabel(self.tr("K&ey"), self)
        key.setBuddy(self.key)
        form.addRow(key, keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 2)
        column.addWidget(sent)
        column.addLayout(form)
        column.addStretch(1)
        for name in dict.fromkeys((*SERVICES, *self._own, settings.service)):
            self.service.addItem(name)
        self.service.setCurrentText(settings.service)
        self.service.currentTextChanged.connect(self._show_service)
        self.store.clicked.connect(self._store)
        self.forget.clicked.connect(self._forget)
        self._show_service()

    def _set_numbers_up(self) -> None:
        self.interval.setRange(0, 60)
        self.interval.setSingleStep(0.1)
        self.interval.setSuffix(" s")
        self.days.setRange(0, 3650)
        self.days.setSuffix(self.tr(" days"))

    def _show_service(self) -> None:
        name = self.service.currentText().strip()
        held = self._own.get(name) or SERVICES.get(name) or Service(name, name or "nominatim")
        self.geopy.setText(held.geopy)
        self.domain.setText(str(held.options.get("domain", "")))
        self.interval.setValue(held.interval_s)
        self.days.setValue(held.cache_days)

    @property
    def chosen(self) -> GeocodingSettings:
        """The settings as they are chosen."""
        name = self.service.currentText().strip() or "nominatim"
        usual = SERVICES.get(name, Service(name, name))
        held = self._own.get(name, usual)
        options = {key: value for key, value in held.options.items() if key != "domain"}
        if self.domain.text().strip():
            options["domain"] = self.domain.text().strip()
        made = replace(
            held, geopy=self.geopy.text().strip() or name, options=options,
            interval_s=round(self.interval.value(), 2), cache_days=self.days.value(),
        )  # fmt: skip
        own = dict(self._own)
        if made != usual:
            own[name] = made
        else:
            own.pop(name, None)
        return GeocodingSettings(name, self.ask.currentData(), own)

    def _store(self) -> None:
        from routeviewer.settings.keys import store_key  # noqa: PLC0415 - the keyring is slow

        self._try(lambda name: store_key(name, self.key.text()), self.tr("The key is stored"))
        self.key.clear()

    def _forget(self) -> None:
        from routeviewer.settings.keys import remove_key  # noqa: PLC0415 - as above

        self._try(remove_key, self.tr("The key is deleted"))

    def _try(self, action: object, done: str) -> None:
        try:
            action(self.service.currentText().strip())  # type: ignore[operator]  # takes the name
        except RouteviewerError as error:
            self._notices.tell_failure(error)
        else:
            self._notices.tell(done)
