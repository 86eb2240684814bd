"""PNG pictures with their size in millimetres and what they show."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter

from routeviewer import __version__
from routeviewer.drawing.figure import Figure
from routeviewer.drawing.painting import colour, paint_sheet
from routeviewer.errors import OutputError
from routeviewer.scene.preset import MM_PER_INCH, POINTS_PER_INCH

# Of 0 (fast) to 100 (small): the middle saves almost as much and takes half the time.
_COMPRESSION = 55


def png_bytes(figure: Figure) -> bytes:
    """Return a figure as a PNG file; the same figure gives the same bytes.

    The file tells its resolution (pHYs), so that word processors place it at its true size, and
    its title, description, source and software.

    Raises:
        OutputError: The picture is too large for the memory.
    """
    image = painted(figure)
    writer, buffer = QImageWriter(), QBuffer()
    held = QByteArray()
    buffer.setBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer.setDevice(buffer)
    writer.setFormat(QByteArray(b"png"))
    writer.setQuality(100 - _COMPRESSION)
    for key, text in texts_of(figure).items():
        image.setText(key, text)
    if not writer.write(image):
        raise OutputError(f"The picture cannot be made: {writer.errorString()}", "Make it smaller.")
    buffer.close()
    return bytes(held.data())


def painted(figure: Figure) -> QImage:
    """Return a figure as pixels."""
    image = QImage(figure.width_px, figure.height_px, QImage.Format.Format_RGB32)
    if image.isNull():
        raise OutputError(
            f"A picture of {figure.width_px} x {figure.height_px} pixels does not fit the memory",
            "Choose a smaller size or fewer dots an inch.",
        )
    image.fill(colour(figure.style.page["background"]))
    per_metre = round(figure.dpi / MM_PER_INCH * 1000)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    painter = QPainter(image)
    painter.scale(figure.dpi / POINTS_PER_INCH, figure.dpi / POINTS_PER_INCH)
    paint_sheet(painter, figure.sheet)
    painter.end()
    return image


def texts_of(figure: Figure) -> dict[str, str]:
    """Return what a file tells about the figure, by the keys that PNG's standard names."""
    told = {
        "Title": figure.scene.title or figure.scene.alt.line,
        "Description": figure.scene.alt.description,
        "Source": figure.scene.credit,
        "Software": f"routeviewer {__version__}",
    }
    return {key: text for key, text in told.items() if text}
