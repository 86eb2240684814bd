"""Ways from one view of a map to another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from routeviewer.drawing.camera import Camera


def camera_between(start: Camera, end: Camera, share: float) -> Camera:
    """Return a view on the way from one to another of the same projection.

    Args:
        start: Where the way begins.
        end: Where it ends.
        share: How much of the time has passed, 0 to 1; slow at both ends.
    """
    if share >= 1:
        return end
    eased = share * share * (3 - 2 * share)
    return replace(
        end,
        x_m=start.x_m + (end.x_m - start.x_m) * eased,
        y_m=start.y_m + (end.y_m - start.y_m) * eased,
        m_per_pt=start.m_per_pt * (end.m_per_pt / start.m_per_pt) ** eased,
    )


def same_view(camera: Camera, new: Camera) -> Camera:
    """Return the view of a new map that shows what a view of another map showed.

    Args:
        camera: What is shown.
        new: Any view of the new map; it is returned where nothing of the old can be kept.
    """
    frame = camera.frame
    middle = np.array([[frame.right / 2, frame.high / 2]])
    lonlat = camera.earth(middle)
    if camera.projection == new.projection:
        return replace(camera, frame=new.frame)
    if not np.all(np.isfinite(lonlat)):
        return new
    x_m, y_m = new.projection.forward(lonlat)[0]
    side = lonlat + np.array([[0.0, 0.05]])
    stretch = np.hypot(*(new.projection.forward(side)[0] - (x_m, y_m))) / np.hypot(
        *(camera.projection.forward(side)[0] - camera.projection.forward(lonlat)[0])
    )
    return replace(new, x_m=float(x_m), y_m=float(y_m), m_per_pt=camera.m_per_pt * float(stretch))
