"""Texts of articles in labels and tooltips: shown as they are, whatever markup stands in them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """A label that takes nothing for markup; Qt's own guesses."""

    def __init__(self, text: str | QWidget | None = "", parent: QWidget | None = None) -> None:
        """Show a text; as with Qt's own, the text may be left out."""
        super().__init__(parent if isinstance(text, str) else text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if isinstance(text, str):
            self.setText(text)


def as_tip(text: str) -> str:
    """Return a tooltip that shows a text as it is: Qt guesses at markup in tooltips too."""
    return RichText.convertFromPlainText(text) if RichText.mightBeRichText(text) else text
