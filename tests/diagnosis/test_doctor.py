"""`routeviewer doctor` names what is wrong with an installation, and how to mend it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from routeviewer.assets import resources_root
from routeviewer.diagnosis import data_files, window
from routeviewer.diagnosis.check import Check
from routeviewer.diagnosis.data_files import data_checks
from routeviewer.diagnosis.manifest import MANIFEST, manifest_of
from routeviewer.diagnosis.system_libraries import install_line
from routeviewer.diagnosis.user_files import user_checks
from routeviewer.diagnosis.versions import package_checks

IS_LINUX = sys.platform.startswith("linux")


def doctor(**environment: str) -> tuple[int, dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "routeviewer", "doctor", "--json"], capture_output=True, text=True,
        check=False, env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


def by_name(checks: list[Check]) -> Mapping[str, Check]:
    return {check.name: check for check in checks}


@pytest.mark.usefixtures("home")
def test_a_sound_installation_is_found_sound() -> None:
    status, told = doctor()
    faults = [check for check in told["checks"] if check["state"] == "problem"]
    assert (status, faults) == (0, [])
    names = {check["name"] for check in told["checks"]}
    assert {"routeviewer", "Python", "pyside6", "window", "gazetteer", "cache"} <= names


@pytest.mark.usefixtures("home")
def test_it_works_where_qt_cannot_be_loaded(tmp_path: Path) -> None:
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").write_text(
        "raise ImportError('libGL.so.1: cannot open shared object file')"
    )
    paths = os.pathsep.join((str(tmp_path), os.environ.get("PYTHONPATH", "")))
    status, told = doctor(PYTHONPATH=paths)
    (fault,) = [check for check in told["checks"] if check["name"] == "window"]
    assert status == 1
    assert fault["state"] == "problem"
    assert "libGL.so.1 is missing" in fault["told"]
    assert "libgl1" in fault["remedy"] or "libglvnd-glx" in fault["remedy"]


@pytest.mark.usefixtures("home")
def test_a_platform_that_cannot_be_had_is_told() -> None:
    status, told = doctor(QT_QPA_PLATFORM="nonsense")
    (fault,) = [check for check in told["checks"] if check["name"] == "window"]
    assert status == 1
    assert "nonsense" in fault["told"]


@pytest.mark.skipif(not IS_LINUX, reason="the loader of Linux is asked")
def test_a_library_that_a_plugin_lacks_is_told_by_name(tmp_path: Path) -> None:
    found = window._qt_folder()  # noqa: SLF001 - where the real plugin lies
    assert found is not None
    plugin = (found / "Qt" / "plugins" / "platforms" / "libqxcb.so").read_bytes()
    # The same plugin, but it wants a library that no system has.
    target = tmp_path / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    target.parent.mkdir(parents=True)
    target.write_bytes(plugin.replace(b"libxcb-icccm.so.4\0", b"libxcb-nowhr.so.9\0"))
    (told,) = window._library_checks(tmp_path)  # noqa: SLF001 - without starting Qt
    assert (told.name, told.state) == ("libraries for X11", "problem")
    assert "libxcb-nowhr.so.9" in told.told
    assert "holds" in told.remedy
    assert "libxcb-icccm" not in told.told


@pytest.mark.parametrize(
    ("kin", "line"),
    [
        ("debian", "sudo apt-get install libegl1 libxcb-cursor0"),
        ("fedora", "sudo dnf install libglvnd-egl xcb-util-cursor"),
        ("arch", "sudo apt-get install libegl1 libxcb-cursor0 (or: sudo dnf install "),
    ],
)
def test_the_line_is_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch, kin: str, line: str
) -> None:
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: {"ID": "own", "ID_LIKE": kin})
    assert line in install_line(["libxcb-cursor.so.0", "libEGL.so.1"])
    assert install_line(["libodd.so.1"]) == (
        "Install the package of your system that holds libodd.so.1"
    )


def test_packages_out_of_their_bounds_are_told() -> None:
    wanted = ["numpy>=2,<3", "shapely<1", "no-such-package>=1", 'odd>=1; extra == "test"']
    checks = by_name(package_checks(wanted))
    assert [checks[name].state for name in ("numpy", "shapely", "no-such-package")] == [
        "ok", "problem", "problem",
    ]  # fmt: skip
    assert checks["shapely"].remedy == "pip install 'shapely<1'"
    assert "odd" not in checks


def test_files_that_are_not_as_packaged_are_told(tmp_path: Path) -> None:
    for name in ("land.npz", "styles/light.toml", "icons/x.svg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / MANIFEST).write_text(manifest_of(tmp_path))
    assert by_name(data_checks(tmp_path))["files"].told == "3 files as they were packaged"
    (tmp_path / "land.npz").write_text("other")
    (tmp_path / "icons" / "x.svg").unlink()
    found = by_name(data_checks(tmp_path))["files"]
    assert found.state == "problem"
    assert found.told == "icons/x.svg is missing, land.npz is changed"


def test_the_manifest_is_one_that_sha256sum_reads(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text("abc")
    assert manifest_of(tmp_path) == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a b.txt\n"
    )


def test_a_damaged_gazetteer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = (resources_root() / "gazetteer" / "gazetteer.sqlite").read_bytes()
    broken = tmp_path / "gazetteer.sqlite"
    broken.write_bytes(whole[:8_000_000] + bytes(4_000_000) + whole[12_000_000:])
    monkeypatch.setattr(data_files, "gazetteer_path", lambda: broken)
    found = by_name(data_checks())["gazetteer"]
    assert (found.state, found.remedy) == ("problem", "Install routeviewer again.")


def test_places_of_the_user_are_told_with_what_is_wrong(home: Path) -> None:
    (home / "settings.toml").write_text("geocoding = 3")
    (home / "corrections.toml").write_text("[[place")
    (home / "gazetteers").mkdir()
    (home / "gazetteers" / "mine.sqlite").write_bytes(b"no database")
    (home / "cache").write_text("a file where a folder should be")
    checks = by_name(user_checks())
    for name in ("settings", "corrections", "gazetteer mine", "cache"):
        assert checks[name].state == "problem", name
        assert checks[name].remedy
    assert checks["unsaved work"].state == "ok"
    assert not (home / "journals").exists()


@pytest.mark.usefixtures("home")
def test_it_opens_no_socket() -> None:
    code = """
import sys
def watch(event, arguments):
    if event.startswith("socket."):
        raise AssertionError(event)
sys.addaudithook(watch)
from routeviewer.cli.main import main
sys.exit(main(["doctor"]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    assert "Everything is there." in done.stdout
