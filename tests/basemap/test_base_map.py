"""The committed base map: complete, compact, and what it says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from routeviewer.basemap import reader
from routeviewer.basemap.level import level_for
from routeviewer.basemap.names import seas, towns
from routeviewer.basemap.reader import layer, layer_at
from routeviewer.errors import ResourceError

LAYERS = [
    *((name, scale) for name in ("land", "countries", "borders", "disputed", "rivers")
      for scale in reader.SCALES),
    ("lakes", "110m"), ("lakes", "50m"), ("admin1", "10m"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "scale"), LAYERS)
def test_every_layer_lies_on_earth_within_its_boxes(name: str, scale: str) -> None:
    shapes = layer(name, scale)
    lon, lat = shapes.chains.points.T
    assert np.abs(lon).max() <= 180
    assert np.abs(lat).max() <= 90
    assert len(shapes.boxes) == len(shapes.chains.starts) - 1 == len(shapes.features)
    assert len(shapes.names) == len(shapes.codes) == len(shapes.ranks)
    assert len(shapes.chains.points) > 300


def test_the_whole_base_map_is_compact(checkout: Path) -> None:
    files = (checkout / "resources" / "basemap").iterdir()
    assert sum(path.stat().st_size for path in files) < 5_600_000


def test_coarser_steps_leave_fewer_points_of_the_same_land() -> None:
    whole, coarse = layer_at("land", "50m", km_step=0.1), layer_at("land", "50m", km_step=20)
    assert len(coarse.chains.points) < 0.8 * len(whole.chains.points)
    assert len(coarse.chains.starts) == len(whole.chains.starts)
    assert whole is layer("land", "50m")


def test_finer_scales_show_finer_outlines_and_more_ranks() -> None:
    levels = [level_for(km) for km in (0.05, 0.5, 3, 10, 60)]
    assert [level.scale for level in levels] == ["10m", "10m", "10m", "50m", "110m"]
    assert [level.rank for level in levels[1:]] == sorted(
        (x.rank for x in levels[1:]), reverse=True
    )
    assert levels[0].rank == 0  # in a town the rivers' lines would be too coarse


def test_towns_come_by_importance() -> None:
    ranks = [town.rank for town in towns()]
    assert ranks == sorted(ranks)
    capitals = {town.name for town in towns() if town.is_capital}
    assert {"Paris", "Tokyo", "Nairobi"} <= capitals
    assert any("ã" in town.name or "é" in town.name for town in towns())


def test_seas_are_waters_of_no_country_the_largest_first() -> None:
    radii = [sea.radius_km for sea in seas()]
    assert radii == sorted(radii, reverse=True)
    assert "Bering Sea" in {sea.name for sea in seas()}


def test_agreed_and_disputed_borders_do_not_lie_on_each_other() -> None:
    agreed, disputed = layer("borders", "10m"), layer("disputed", "10m")
    cells = {tuple(row) for row in np.round(agreed.chains.points, 3).tolist()}
    shared = [row for row in np.round(disputed.chains.points, 3).tolist() if tuple(row) in cells]
    assert len(shared) < 0.1 * len(disputed.chains.points)


def test_a_damaged_layer_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "land-110m.npz"
    broken.write_bytes(b"PK\x03\x04 no such thing")
    monkeypatch.setattr(reader.assets, "resource_path", lambda *_: broken)
    layer.cache_clear()
    with pytest.raises(ResourceError, match="damaged"):
        layer("land", "110m")
    layer.cache_clear()
