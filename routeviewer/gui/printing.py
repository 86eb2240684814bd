"""Prints a figure: as large as the page allows, and never larger than it is."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from routeviewer.drawing.figure import Figure
from routeviewer.drawing.painting import paint_sheet
from routeviewer.scene.preset import POINTS_PER_INCH

_MARGIN_MM = 12.0


def print_figure(figure: Figure, parent: QWidget) -> bool:
    """Let a person choose a printer and print a figure; tell whether it was printed."""
    printer = prepared_printer(figure)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    paint_page(printer, figure)
    return True


def prepared_printer(figure: Figure) -> QPrinter:
    """Return a printer whose page is turned as the figure is."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(figure.scene.title or "route")
    is_wide = figure.sheet.width_pt > figure.sheet.height_pt
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    )
    printer.setPageMargins(
        QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter
    )
    return printer


def paint_page(printer: QPrinter, figure: Figure) -> None:
    """Paint a figure in the middle of a page."""
    page = printer.pageRect(QPrinter.Unit.DevicePixel)
    dots = printer.resolution() / POINTS_PER_INCH
    sheet = figure.sheet
    scale = min(dots, page.width() / sheet.width_pt, page.height() / sheet.height_pt)
    painter = QPainter(printer)
    painter.translate((page.width() - sheet.width_pt * scale) / 2, 0)
    painter.scale(scale, scale)
    paint_sheet(painter, sheet, as_text=True)
    painter.end()
