"""The bundled font: its faces, its measures, and the outlines of its letters.

Source Sans Pro has Latin, Greek and Cyrillic letters. For others (Chinese, Japanese, Korean,
Arabic, ...) Qt takes a font of the system; a machine without one shows empty boxes, which
``missing_letters`` finds.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPainterPath,
    QRawFont,
)

from routeviewer import assets
from routeviewer.errors import ResourceError
from routeviewer.geo.per_thread import PerThread

FAMILY = "Source Sans Pro"
FACES = {"regular": "Regular", "semibold": "Semibold", "italic": "It"}
# Shares of the size: how far capitals and letters like "p" reach from the baseline.
CAP_HEIGHT, DESCENT, ASCENT = 0.66, 0.21, 0.73
LINE_HEIGHT = 1.22
# Qt's fonts belong to the thread that made them, and go with it.
_FONTS, _METRICS, _RAW_FONTS = PerThread(), PerThread(), PerThread()
# Letters are measured and outlined large, so that no rounding to pixels shows.
_MEASURED_PX = 200


def font_file(face: str) -> str:
    """Return the path of a face's file.

    Raises:
        ResourceError: The file is missing.
    """
    return str(assets.resource_path("fonts", f"SourceSansPro-{FACES[face]}.ttf"))


@lru_cache(maxsize=1)
def start_fonts() -> None:
    """Make the bundled font known, and start Qt without a display where nothing has yet.

    Raises:
        ResourceError: A file of the font is missing or damaged.
    """
    _application()
    for face in FACES:
        path = font_file(face)
        if QFontDatabase.addApplicationFont(path) < 0:
            raise ResourceError(f"The font {path} is damaged", "Install routeviewer again.")


@lru_cache(maxsize=1)
def _application() -> QGuiApplication:
    """Return the running application, or one of our own that needs no display."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["routeviewer"])


def font(face: str) -> QFont:
    """Return a face at the size at which it is measured."""
    return _FONTS.made(face, lambda: _font(face))


def _font(face: str) -> QFont:
    start_fonts()
    made = QFont(FAMILY)
    made.setPixelSize(_MEASURED_PX)
    if face == "semibold":
        made.setWeight(QFont.Weight.DemiBold)
    made.setItalic(face == "italic")
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def font_scale(size_pt: float) -> float:
    """Return by how much ``font`` has to be scaled to have a size."""
    return size_pt / _MEASURED_PX


@lru_cache(maxsize=8192)
def text_width(text: str, face: str, size_pt: float) -> float:
    """Return the length of a line of text in points."""
    return _metrics(face).horizontalAdvance(text) * font_scale(size_pt)


def _metrics(face: str) -> QFontMetricsF:
    return _METRICS.made(face, lambda: QFontMetricsF(font(face)))


@lru_cache(maxsize=2048)
def outline(text: str, face: str) -> QPainterPath:
    """Return the outlines of a line of text that begins at the origin, at the measured size."""
    path = QPainterPath()
    path.addText(QPointF(0, 0), font(face), text)
    path.setFillRule(path.fillRule().WindingFill)
    return path


def wrapped(text: str, face: str, size_pt: float, width_pt: float) -> list[str]:
    """Return a text in lines that fit a width; a single long word stays whole."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, face, size_pt) <= width_pt:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def missing_letters(texts: Iterable[str]) -> str:
    """Return the letters that the bundled font lacks, each once, in order."""
    start_fonts()
    held = _RAW_FONTS.made("regular", _raw_font)
    letters = dict.fromkeys(letter for text in texts for letter in text if not letter.isspace())
    return "".join(letter for letter in letters if not held.supportsCharacter(ord(letter)))


def _raw_font() -> QRawFont:
    return QRawFont(font_file("regular"), _MEASURED_PX)
