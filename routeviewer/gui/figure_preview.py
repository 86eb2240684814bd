"""A figure as it will be written: the same drawing, painted smaller."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from routeviewer.drawing.figure import Figure
from routeviewer.drawing.lint import lint
from routeviewer.drawing.painting import paint_sheet
from routeviewer.exports.source import ExportSource
from routeviewer.gui.tasks import Hand, Tasks
from routeviewer.gui.theme import GRID, colours
from routeviewer.scene.preset import MM_PER_INCH
from routeviewer.wording.reasons import figure_notice_sentence
from routeviewer.wording.sentences import spoken

_TYPING_MS = 150


@dataclass(frozen=True, slots=True)
class _Preview:
    image: QImage
    size: str
    sentences: tuple[str, ...]
    caption: str
    alt: str


class FigurePreview(QWidget):
    """Shows a figure."""

    drawn = Signal(str, tuple, str, str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        """Draw beside the window."""
        super().__init__(parent)
        self._tasks = tasks
        self._source: ExportSource | None = None
        self.image = QImage()
        self._waiting = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._waiting.timeout.connect(self._draw)
        self.setMinimumSize(320, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Preview of the figure"))

    def show_source(self, source: ExportSource) -> None:
        """Show the figure of a source, once it has stopped changing."""
        self._source = source
        self._waiting.start()

    def _draw(self) -> None:
        source = self._source
        if source is None:
            return
        width, height = self.width() - 2 * GRID, self.height() - 2 * GRID
        density = self.devicePixelRatioF()

        def work(_: Hand) -> _Preview:
            figure = source.figure
            sentences = tuple(
                figure_notice_sentence(n.rule, n.parameters, spoken()) for n in lint(figure)
            )
            return _Preview(
                _painted(figure, width, height, density), _size_told(figure), sentences,
                figure.caption, figure.scene.alt.description,
            )  # fmt: skip

        def done(made: _Preview) -> None:
            self.image = made.image
            self.update()
            self.setAccessibleDescription(made.alt)
            self.drawn.emit(made.size, made.sentences, made.caption, made.alt)

        self._tasks.start("figure", work, done, failed=self.failed.emit)

    def resizeEvent(self, event: object) -> None:
        """Draw it in the new size."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands the right one
        self._waiting.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the figure in the middle, on a mat."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Midlight))
        if not self.image.isNull():
            size = self.image.deviceIndependentSize()
            box = QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2,
                         size.width(), size.height())  # fmt: skip
            painter.drawImage(box, self.image)
            painter.setPen(QColor(colours().line))
            painter.drawRect(box)
        else:
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.tr("Drawing…"))
        painter.end()


def _painted(figure: Figure, width: int, height: int, density: float) -> QImage:
    scale = min(width / figure.sheet.width_pt, height / figure.sheet.height_pt)
    image = QImage(
        max(1, round(figure.sheet.width_pt * scale * density)),
        max(1, round(figure.sheet.height_pt * scale * density)),
        QImage.Format.Format_RGB32,
    )
    image.setDevicePixelRatio(density)
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_sheet(painter, figure.sheet)
    painter.end()
    return image


def _size_told(figure: Figure) -> str:
    per_mm = figure.dpi / MM_PER_INCH
    return (
        f"{figure.width_px} × {figure.height_px} px · {figure.width_px / per_mm:.0f} × "
        f"{figure.height_px / per_mm:.0f} mm · {figure.dpi} dpi"
    )
