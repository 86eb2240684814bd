"""Files: formats by name, nothing half written, absurd wishes refused."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from routeviewer.drawing import fonts
from routeviewer.drawing.qt_library import qt_errors_told
from routeviewer.errors import DisplayError, OutputError, ResourceError, StyleError
from routeviewer.exports.files import write_folder, write_whole
from routeviewer.exports.registry import FORMATS, format_of, write_export
from routeviewer.exports.source import ExportOptions, ExportSource
from routeviewer.project.figure import FigureSettings
from tests.journeys import journey


def test_the_name_of_the_file_decides_the_format(tmp_path: Path) -> None:
    wanted = {
        "map.png": "png", "MAP.SVG": "svg", "a.b.pdf": "pdf", "kit/": "kit", str(tmp_path): "kit",
        "x.htm": "html", "x.route.geojson": "project", "x.json": "json",
    }  # fmt: skip
    assert {name: format_of(name).key for name in wanted} == wanted
    with pytest.raises(OutputError, match=r"\.png, \.svg, \.pdf"):
        format_of("map.tiff")


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.key)
def test_every_format_is_written(known: object, tmp_path: Path) -> None:
    suffix = known.suffixes[0]  # type: ignore[attr-defined]
    target = f"{tmp_path}/out{suffix}"
    write_export(ExportSource(journey("Lyon FR, Paris FR")), target)
    path = Path(target)
    made = list(path.iterdir()) if path.is_dir() else [path]
    assert all(file.stat().st_size > 20 for file in made)
    assert not [file for file in tmp_path.rglob("*") if file.name.endswith(".new")]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (ExportOptions(width_mm=5), "from 40 to 2000 mm"),
        (ExportOptions(width_mm=160, height_mm=9000), "from 40 to 2000 mm"),
        (ExportOptions(dpi=20), "from 50 to 1200"),
        (ExportOptions(dpi=5000), "from 50 to 1200"),
        (ExportOptions(width_mm=1500, height_mm=1500, dpi=600), "million"),
    ],
)
def test_absurd_sizes_are_refused_with_the_limits(options: ExportOptions, words: str) -> None:
    with pytest.raises(OutputError, match=words):
        ExportSource(journey("Lyon FR"), options).size()


def test_an_unknown_projection_is_refused() -> None:
    project = replace(journey("Lyon FR"), figure=FigureSettings(projection="flat"))
    with pytest.raises(StyleError, match="auto or one of"):
        _ = ExportSource(project).figure


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(tmp_path / "missing" / "map.png", b"x")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be made"):
        write_folder(tmp_path / "file" / "kit", {})


def test_a_full_disk_leaves_the_old_file_and_no_half_one(tmp_path: Path) -> None:
    """The limit on the size of files makes the system refuse like a full disk."""
    if not hasattr(os, "fork"):
        pytest.skip("such limits are POSIX's")
    target = tmp_path / "map.png"
    target.write_bytes(b"old")
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from routeviewer.errors import OutputError\n"
        "from routeviewer.exports.files import write_whole\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        "    write_whole(Path(sys.argv[1]), bytes(100_000))\n"
        "except OutputError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(target)], capture_output=True, text=True, check=True
    )
    assert "cannot be written: File too large" in done.stdout
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["map.png"]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("libEGL.so.1: cannot open shared object file: No such file", "apt-get install libegl1"),
        ("libfontconfig.so.1: cannot open shared object file", "libfontconfig1"),
        ("libodd-2.so.7: cannot open shared object file", "that holds libodd-2.so.7"),
        ("No module named 'PySide6'", "Install routeviewer again"),
    ],
)
def test_a_missing_system_library_is_told_with_its_package(message: str, words: str) -> None:
    with pytest.raises(DisplayError) as told, qt_errors_told():
        raise ImportError(message)
    assert words in told.value.remedy


def test_a_missing_or_damaged_font_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "font.ttf"
    broken.write_bytes(b"no font at all")
    monkeypatch.setattr(fonts, "font_file", lambda _: str(broken))
    fonts.start_fonts.cache_clear()
    with pytest.raises(ResourceError, match="is damaged"):
        fonts.start_fonts()
    fonts.start_fonts.cache_clear()
    monkeypatch.undo()
    monkeypatch.setattr(fonts.assets, "resources_root", lambda: tmp_path)
    with pytest.raises(ResourceError, match="is missing"):
        fonts.start_fonts()
    fonts.start_fonts.cache_clear()
    monkeypatch.undo()
    fonts.start_fonts()
