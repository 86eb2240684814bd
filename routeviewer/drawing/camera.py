"""Which part of the plane a map shows, and where it lies on the sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from routeviewer.geo.chains import Box, Chains, Points
from routeviewer.geo.projection import Projection, Window, window_of


@dataclass(frozen=True, slots=True)
class Camera:
    """A view of the plane.

    Attributes:
        projection: From the Earth to the plane.
        x_m: What lies in the frame's middle, metres in the plane.
        y_m: As above.
        m_per_pt: Metres of the plane in a point of the sheet.
        frame: Where the map lies on the sheet, points.
    """

    projection: Projection
    x_m: float
    y_m: float
    m_per_pt: float
    frame: Box

    @property
    def km_per_pt(self) -> float:
        """Kilometres in a point of the sheet, in the middle of the projection."""
        return self.m_per_pt / 1000

    def page(self, xy: Points) -> Points:
        """Return positions of the plane on the sheet, points, shape (n, 2)."""
        middle_x = (self.frame.left + self.frame.right) / 2
        middle_y = (self.frame.low + self.frame.high) / 2
        return np.column_stack(
            [
                middle_x + (xy[:, 0] - self.x_m) / self.m_per_pt,
                middle_y - (xy[:, 1] - self.y_m) / self.m_per_pt,
            ]
        )

    def chains(self, plane: Chains) -> Chains:
        """Return chains of the plane on the sheet."""
        return plane.with_points(self.page(plane.points))

    def positions(self, lonlat: Points) -> Points:
        """Return positions on the Earth (degrees, shape (n, 2)) on the sheet."""
        return self.page(self.projection.forward(lonlat))

    def earth(self, points: Points) -> Points:
        """Return what lies under points of the sheet: degrees, NaN beyond the world's edge."""
        middle_x = (self.frame.left + self.frame.right) / 2
        middle_y = (self.frame.low + self.frame.high) / 2
        plane = np.column_stack(
            [
                self.x_m + (points[:, 0] - middle_x) * self.m_per_pt,
                self.y_m - (points[:, 1] - middle_y) * self.m_per_pt,
            ]
        )
        return self.projection.backward(plane)

    def window(self) -> Window:
        """Return what of the Earth may be in the frame."""
        half_w = (self.frame.right - self.frame.left) / 2 * self.m_per_pt
        half_h = (self.frame.high - self.frame.low) / 2 * self.m_per_pt
        return window_of(
            self.projection,
            Box(self.x_m - half_w, self.y_m - half_h, self.x_m + half_w, self.y_m + half_h),
        )

    def panned(self, dx_pt: float, dy_pt: float) -> Camera:
        """Return the view after its content was dragged by so many points right and down."""
        return replace(
            self, x_m=self.x_m - dx_pt * self.m_per_pt, y_m=self.y_m + dy_pt * self.m_per_pt
        )

    def zoomed(self, factor: float, x: float, y: float) -> Camera:
        """Return the view enlarged by a factor; what lies at (x, y) of the sheet stays there."""
        off_x = x - (self.frame.left + self.frame.right) / 2
        off_y = y - (self.frame.low + self.frame.high) / 2
        kept = self.m_per_pt * (1 - 1 / factor)
        return replace(
            self,
            x_m=self.x_m + off_x * kept,
            y_m=self.y_m - off_y * kept,
            m_per_pt=self.m_per_pt / factor,
        )


def fitted(
    projection: Projection, plane: Points, frame: Box, padding: Box, *, least_m: float
) -> Camera:
    """Return the view that shows points of the plane as large as the frame allows.

    Args:
        projection: From the Earth to the plane.
        plane: What has to be in view, metres, shape (n, 2), n > 0.
        frame: Where the map lies on the sheet.
        padding: Points kept free at the left, the bottom (low), the right and the top (high).
        least_m: The map shows at least so many metres across.
    """
    left, low = plane.min(axis=0)
    right, high = plane.max(axis=0)
    room_w = frame.right - frame.left - padding.left - padding.right
    room_h = frame.high - frame.low - padding.low - padding.high
    m_per_pt = max((right - left) / room_w, (high - low) / room_h, least_m / min(room_w, room_h))
    # Where the padding differs, what is shown moves to the side with less.
    x_m = (left + right) / 2 + (padding.right - padding.left) / 2 * m_per_pt
    y_m = (low + high) / 2 + (padding.high - padding.low) / 2 * m_per_pt
    return Camera(projection, x_m, y_m, m_per_pt, frame)
