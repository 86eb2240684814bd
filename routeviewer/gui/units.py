"""In which units the window tells lengths."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from routeviewer.wording.catalogue import catalogue
from routeviewer.wording.sentences import spoken, told

_KM_IN = {"km": 1.0, "mi": 1.609344, "nmi": 1.852}


class Units(QObject):
    """The unit that is chosen."""

    changed = Signal()

    def __init__(self, name: str = "km", parent: QObject | None = None) -> None:
        """Begin with a unit: "km", "mi" or "nmi"."""
        super().__init__(parent)
        self.name = name

    def choose(self, name: str) -> None:
        """Take another unit."""
        if name != self.name:
            self.name = name
            self.changed.emit()

    def length(self, km: float) -> str:
        """Return a length as a number in the unit."""
        value = km / _KM_IN[self.name]
        words = catalogue(spoken())
        return words.number(value) if value >= 10 else words.decimal(f"{value:.1f}")

    def told(self, km: float) -> str:
        """Return a length with its unit."""
        return f"{self.length(km)} {self.sign}"

    @property
    def sign(self) -> str:
        """What stands behind a number in the unit."""
        return told(self.name)
