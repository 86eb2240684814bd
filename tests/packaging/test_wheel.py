"""The wheel holds everything, and works where there is no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    subprocess.run([*pip, "-w", str(folder), str(ROOT)], check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the wheel as an installer does."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "routeviewer", *arguments],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(site), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


@pytest.mark.slow
def test_every_resource_and_licence_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in sorted((ROOT / "resources").rglob("*")):
        if path.is_file() and not path.name.startswith("gazetteer.sqlite"):
            assert f"routeviewer/{path.relative_to(ROOT)}" in names, path
    assert "routeviewer/resources/gazetteer/gazetteer.sqlite" in names
    assert "routeviewer/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "packaging/"))]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("route", "trip.txt"), "Cusco"),
        (("places", "trip.txt"), "Lima (city)"),
        (("gazetteer", "search", "Baikonur"), "Kazakhstan"),
        (("formats",), "GeoJSON"),
        (("export", "trip.txt", "-o", "map.png", "-o", "map.html"), "html: map.html"),
    ],
)
def test_commands_work_without_a_checkout(
    installed: Path, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    (tmp_path / "trip.txt").write_text("We flew to Lima. The next day we took a bus to Cusco.")
    where = run(installed, tmp_path, "--version")
    assert where.returncode == 0, where.stderr
    done = run(installed, tmp_path, *arguments)
    assert done.returncode == 0, done.stderr
    assert words in done.stdout


@pytest.mark.slow
def test_the_doctor_finds_the_files_as_they_were_packaged(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "doctor")
    assert "files as they were packaged" in done.stdout, done.stdout + done.stderr
    light = installed / "routeviewer" / "resources" / "styles" / "light.toml"
    whole = light.read_bytes()
    light.write_bytes(whole + b"#")
    done = run(installed, tmp_path, "doctor")
    light.write_bytes(whole)
    assert done.returncode == 1
    assert "styles/light.toml is changed" in done.stdout


@pytest.mark.slow
def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    code = (
        "import routeviewer, routeviewer.assets as a; print(a.resources_root(), a.checkout_root())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )  # fmt: skip
    assert done.stdout.split() == [str(installed / "routeviewer" / "resources"), "None"]
