"""How good a place on the map is for a name: what lies under it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from routeviewer.drawing.painting import path_of
from routeviewer.geo.chains import Box, Chains, Points, refined, thinned

# A cell of the grids that remember what lies where: so many points, more in wide frames.
_CELL_PT, _MOST_COLUMNS = 2.0, 320


@dataclass(frozen=True, slots=True, eq=False)
class LabelRoom:
    """What lies where in a frame, summed up so that any box is asked at once.

    Attributes:
        frame: The frame of the map.
        cell_pt: Size of a cell.
        land: Sums of land over the cells left of and above each, shape (rows + 1, columns + 1).
        lines: The same for the lines of the route.
    """

    frame: Box
    cell_pt: float
    land: Points
    lines: Points

    def land_shares(self, boxes: Points) -> Points:
        """Return how much of each box (left, low, right, high; shape (n, 4)) is land, 0 to 1."""
        totals, areas = self._sums(self.land, boxes)
        return totals / np.maximum(areas, 1)

    def line_lengths_pt(self, boxes: Points) -> Points:
        """Return about how much of the route's lines runs through each box, points."""
        return self._sums(self.lines, boxes)[0] * self.cell_pt

    def land_share(self, box: Box) -> float:
        """Return how much of one box is land."""
        return float(self.land_shares(_row(box))[0])

    def _sums(self, sums: Points, boxes: Points) -> tuple[Points, Points]:
        rows, columns = sums.shape[0] - 1, sums.shape[1] - 1
        corner = np.array((self.frame.left, self.frame.low))
        first = np.floor((boxes[:, :2] - corner) / self.cell_pt).astype(np.intp)
        last = np.ceil((boxes[:, 2:] - corner) / self.cell_pt).astype(np.intp)
        left, top = np.minimum(np.maximum(first, 0), (columns, rows)).T
        right, bottom = np.minimum(np.maximum(last, 0), (columns, rows)).T
        totals = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        return totals, ((right - left) * (bottom - top)).astype(np.float64)


def _row(box: Box) -> Points:
    return np.array([(box.left, box.low, box.right, box.high)])


def label_room(frame: Box, land: Chains, lines: Chains) -> LabelRoom:
    """Return what lies where in a frame.

    Args:
        frame: The frame of the map.
        cell_pt: Size of a cell.
        land: The land's rings on the sheet.
        lines: The lines of the route on the sheet.
    """
    cell = max(_CELL_PT, (frame.right - frame.left) / _MOST_COLUMNS)
    columns = max(1, int(np.ceil((frame.right - frame.left) / cell)))
    rows = max(1, int(np.ceil((frame.high - frame.low) / cell)))
    return LabelRoom(
        frame,
        cell,
        _summed(_land_cells(frame, thinned(land, cell / 2), (rows, columns), cell)),
        _summed(_line_cells(frame, lines, (rows, columns), cell)),
    )


def _land_cells(frame: Box, land: Chains, shape: tuple[int, int], cell: float) -> Points:
    rows, columns = shape
    image = QImage(columns, rows, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.scale(1 / cell, 1 / cell)
    painter.translate(-frame.left, -frame.low)
    painter.fillPath(path_of(land), QBrush(QColor("#ffffff")))
    painter.end()
    held = np.frombuffer(image.constBits(), np.uint8).reshape(rows, image.bytesPerLine())
    return held[:, :columns] / 255.0


def _line_cells(frame: Box, lines: Chains, shape: tuple[int, int], cell: float) -> Points:
    rows, columns = shape
    cells = np.zeros(shape)
    points = refined(lines, cell).points
    if len(points):
        column = ((points[:, 0] - frame.left) // cell).astype(np.intp)
        row = ((points[:, 1] - frame.low) // cell).astype(np.intp)
        inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        cells[row[inside], column[inside]] = 1.0
    return cells


def _summed(cells: Points) -> Points:
    sums = np.zeros((cells.shape[0] + 1, cells.shape[1] + 1))
    sums[1:, 1:] = cells.cumsum(axis=0).cumsum(axis=1)
    return sums
