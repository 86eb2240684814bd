"""Small files of each format, written by the tests."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

Row = Sequence[object]
WriteDump = Callable[..., Path]


@pytest.fixture
def write_dump(tmp_path: Path) -> WriteDump:
    """Write a GeoNames dump from (id, name, alternates, lat, lon, class, code, country, people)."""

    def write(rows: Sequence[Row], *, name: str = "XX.txt", zipped: bool = False) -> Path:
        lines = []
        for key, place, others, lat, lon, feature, code, country, people in rows:
            fields = [key, place, place, others, lat, lon, feature, code, country, "", "59", "", "",
                      "", people, "", 0, "Asia/Vladivostok", "2024-01-01"]  # fmt: skip
            lines.append("\t".join(map(str, fields)) + "\n")
        path = tmp_path / name
        path.write_text("".join(lines), encoding="utf-8")
        if zipped:
            archive = path.with_suffix(".zip")
            with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
                out.writestr("readme.txt", "about")
                out.write(path, path.name)
            return archive
        return path

    return write


VILLAGES: tuple[Row, ...] = (
    (901, "Verkhnyaya Luchka", "Верхняя Лучка,sukhaya,LVX", 43.2, 132.1, "P", "PPL", "RU", 210),
    (902, "Luchka Station", "", 43.21, 132.11, "S", "RSTN", "RU", 0),
    (903, "Ozero Luchka", "Лучка", 43.3, 132.0, "H", "LK", "RU", 0),
)
