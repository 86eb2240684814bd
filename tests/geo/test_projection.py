"""Projections: the rule, the way back, and what crosses the date line, the poles, the far side."""

from __future__ import annotations

import numpy as np
import pytest

from routeviewer.basemap.reader import layer
from routeviewer.geo.chains import Box, Chains, clipped_rings, signed_areas
from routeviewer.geo.coordinate import Coordinate
from routeviewer.geo.curves import bowed_line, circle, lengths_km
from routeviewer.geo.projection import Azimuthal, Projection, Rectangular, Window, window_of
from routeviewer.geo.projection_choice import circle_round, suited_projection

ALL = [
    Azimuthal(170.0, 60.0), Azimuthal(0.0, -90.0), Rectangular("mercator", 178.0),
    Rectangular("equal-earth", -115.0),
]  # fmt: skip


@pytest.mark.parametrize("projection", ALL, ids=str)
def test_every_projection_finds_its_way_back(projection: Projection) -> None:
    lonlat = np.array([(10.5, 20.0), (-179.9, 64.0), (179.9, 64.0), (150.0, -33.0), (0.0, -75.0)])
    back = projection.backward(projection.forward(lonlat))
    assert np.allclose(back[:, 1], lonlat[:, 1], atol=1e-5)
    assert np.allclose((back[:, 0] - lonlat[:, 0] + 180) % 360 - 180, 0, atol=1e-5)


@pytest.mark.parametrize(
    ("places", "name"),
    [
        ([(2.3, 48.8), (2.4, 48.9)], "mercator"),
        ([(102.0, -1.0), (98.0, 3.0)], "mercator"),
        ([(130.7, 42.3), (128.0, 51.8), (137.0, 50.5)], "azimuthal"),
        ([(174.0, -36.0), (-157.0, 21.0), (139.0, 35.0)], "azimuthal"),
        ([(-74.0, 40.0), (114.0, 22.0)], "azimuthal"),
        ([(0.0, 51.0), (55.0, 25.0), (151.0, -33.0), (-118.0, 34.0), (-74.0, 40.0)], "equal-earth"),
    ],
)  # fmt: skip
def test_the_extent_decides_the_projection(places: list[tuple[float, float]], name: str) -> None:
    assert suited_projection(np.array(places)).name == name


def test_a_map_of_the_world_is_cut_in_the_widest_gap() -> None:
    lons = [-10.0, 20.0, 60.0, 110.0, 150.0, -170.0, -120.0]
    projection = suited_projection(np.array([(lon, 0.0) for lon in lons]), name="equal-earth")
    cut = (projection.centre_lon + 360) % 360 - 180
    assert -120 < cut < -10


def test_the_circle_round_points_over_the_date_line_is_small() -> None:
    (lon, lat), width = circle_round(np.array([(179.0, 10.0), (-179.0, 10.0)]))
    assert abs(abs(lon) - 180) < 0.1
    assert lat == pytest.approx(10, abs=0.1)
    assert width == pytest.approx(2, abs=0.1)


@pytest.mark.parametrize("projection", ALL[:1] + ALL[2:3], ids=str)
def test_a_line_over_the_date_line_stays_whole_where_the_plane_is_not_cut_there(
    projection: Projection,
) -> None:
    line = bowed_line(Coordinate(64.7, 177.5), Coordinate(64.5, -165.4), bow=0.09)
    lonlat = np.array([(p.lon, p.lat) for p in line])
    plane = projection.lines(Chains.of([lonlat]), Window())
    assert len(plane.parts()) == 1
    steps = np.hypot(*np.diff(plane.points, axis=0).T)
    assert steps.max() < 4 * np.median(steps)


def test_a_line_is_cut_where_the_plane_is_cut() -> None:
    projection = Rectangular("equal-earth", -115.0)
    lonlat = np.array([(50.0, -30.0), (80.0, -30.0)])
    parts = projection.lines(Chains.of([lonlat]), Window()).parts()
    assert len(parts) == 2
    width = projection.forward(np.array([(64.99, -30.0)]))[0, 0]
    assert max(abs(part[:, 0]).max() for part in parts) == pytest.approx(abs(width), rel=1e-3)


@pytest.mark.parametrize(
    ("lon", "lat"), [(102.0, 56.5), (0.3, 16.0), (131.0, 47.0), (-60.0, -10.0), (25.0, -88.0),
                     (178.0, 0.0), (-100.0, 40.0), (10.0, 70.0)],
)  # fmt: skip
def test_land_covers_its_share_of_the_globe_from_everywhere(lon: float, lat: float) -> None:
    """The ring round the far side must not turn land into water."""
    projection = Azimuthal(lon, lat)
    land = projection.rings(layer("land", "110m").chains, Window()).plane
    radius = 2 * 6_371_007.0
    areas = [float(np.abs(signed_areas(clipped_rings(land, Box(-s, -s, s, s)))).sum())
             for s in (radius * 1.01,)]  # fmt: skip
    share_even_odd = _even_odd_share(land, radius)
    assert areas[0] > 0
    assert share_even_odd == pytest.approx(0.29, abs=0.02)


def _even_odd_share(rings: Chains, radius: float) -> float:
    """Return the share of a disc that lies inside of an odd number of rings."""
    grid = np.linspace(-radius, radius, 61)
    x, y = (values.ravel() for values in np.meshgrid(grid, grid))
    inside = np.hypot(x, y) < radius * 0.99
    x, y = x[inside], y[inside]
    crossings = np.zeros(len(x), np.intp)
    for ring in rings.parts():
        (ax, ay), (bx, by) = ring[:-1].T, ring[1:].T
        for i in range(len(ax)):
            hit = (ay[i] > y) != (by[i] > y)
            if hit.any():
                at = ax[i] + (y[hit] - ay[i]) / (by[i] - ay[i]) * (bx[i] - ax[i])
                crossings[np.flatnonzero(hit)[x[hit] < at]] += 1
    return float(np.mean(crossings % 2))


def test_a_cut_window_shows_the_same_land_as_the_whole_world() -> None:
    """The edges of the window must not run through the frame as straight chords."""
    projection = Azimuthal(4.03, 50.64)
    frame = Box(-2.4e6, -1.9e6, 2.4e6, 1.9e6)
    window = window_of(projection, frame)
    assert not window.is_all_round
    land = layer("land", "110m")
    touched = np.any(window.touches(land.boxes, projection.centre_lon), axis=0)
    part = projection.rings(land.chains.chosen(np.flatnonzero(touched)), window).plane
    whole = projection.rings(land.chains, Window()).plane
    areas = [float(np.abs(signed_areas(clipped_rings(r, frame)).sum())) for r in (part, whole)]
    assert areas[0] == pytest.approx(areas[1], rel=2e-3)


@pytest.mark.parametrize("projection", ALL, ids=str)
def test_a_window_holds_all_that_its_frame_shows(projection: Projection) -> None:
    middle = projection.forward(np.array([(projection.centre_lon + 3.0, 55.0)]))[0]
    frame = Box(middle[0] - 4e5, middle[1] - 3e5, middle[0] + 4e5, middle[1] + 3e5)
    window = window_of(projection, frame)
    x, y = np.meshgrid(
        np.linspace(frame.left, frame.right, 9), np.linspace(frame.low, frame.high, 9)
    )
    seen = projection.backward(np.column_stack([x.ravel(), y.ravel()]))
    from_middle = np.abs((seen[:, 0] - projection.centre_lon + 180) % 360 - 180)
    assert np.all(from_middle <= window.half_width)
    assert np.all((seen[:, 1] >= window.south) & (seen[:, 1] <= window.north))


def test_a_bowed_line_lies_aside_by_its_share_and_the_way_back_on_the_other_side() -> None:
    a, b = Coordinate(50.0, 10.0), Coordinate(50.0, 14.0)
    there, back = bowed_line(a, b, bow=0.1), bowed_line(b, a, bow=0.1)
    middle_there, middle_back = there[len(there) // 2], back[len(back) // 2]
    assert middle_there.lat < 50 < middle_back.lat
    km = float(lengths_km(np.array([(a.lon, a.lat)]), np.array([(b.lon, b.lat)]))[0])
    straight = bowed_line(a, b, bow=0.0)
    aside = float(
        lengths_km(
            np.array([straight[len(straight) // 2].lonlat]), np.array([middle_there.lonlat])
        )[0]
    )
    assert aside == pytest.approx(0.1 * km, rel=0.02)
    assert there[0] == a
    assert there[-1] == b


def test_a_circle_over_the_date_line_does_not_jump() -> None:
    ring = circle(Coordinate(10.0, 179.9), 60)
    assert np.abs(np.diff(ring[:, 0])).max() < 1
    away = lengths_km(np.broadcast_to((179.9, 10.0), ring.shape), ring)
    assert np.allclose(away, 60, atol=1e-6)
