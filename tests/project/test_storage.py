"""Saving: the old file or the new one is always there, never neither."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from routeviewer.errors import OutputError, ProjectFileError
from routeviewer.project.editing import apply
from routeviewer.project.edits import AddStop
from routeviewer.project.project import Project
from routeviewer.project.storage import backup_of, load, save

# Saves two projects in turn until it is killed.
_SAVER = """
import sys
from pathlib import Path
from routeviewer.project.storage import load, save
old, new, target = load(Path(sys.argv[1])), load(Path(sys.argv[2])), Path(sys.argv[3])
print("ready", flush=True)
while True:
    save(new, target)
    save(old, target)
"""
_KILLS = 200


def test_a_saved_project_is_loaded_again(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "trip.route.geojson"
    save(project, path)
    assert load(path) == project


def test_the_last_version_becomes_the_backup(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "trip.route.geojson"
    save(project, path)
    save(apply(project, AddStop("X", None, 0)), path)
    assert load(backup_of(path)) == project
    assert sorted(p.name for p in tmp_path.iterdir()) == [path.name, backup_of(path).name]


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_a_whole_file(project: Project, tmp_path: Path) -> None:
    old, new = tmp_path / "old.route.geojson", tmp_path / "new.route.geojson"
    target = tmp_path / "target.route.geojson"
    other = apply(project, AddStop("X", None, 0))
    save(project, old)
    save(other, new)
    save(project, target)
    chance = random.Random(1)  # noqa: S311 - moments, no secrets
    for _ in range(_KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", _SAVER, str(old), str(new), str(target)],
            stdout=subprocess.PIPE, text=True,
        ) as saver:  # fmt: skip
            assert saver.stdout is not None
            saver.stdout.readline()
            time.sleep(chance.uniform(0, 0.02))
            saver.send_signal(signal.SIGKILL)
        assert load(target) in (project, other)


def test_a_folder_that_cannot_be_written_to_is_named(project: Project, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        save(project, tmp_path / "missing" / "trip.route.geojson")
    with pytest.raises(OutputError, match="folder"):
        save(project, tmp_path)


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_stays(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "trip.route.geojson"
    save(project, path)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError):
            save(apply(project, AddStop("X", None, 0)), path)
        assert load(path) == project
    finally:
        tmp_path.chmod(0o700)


def test_missing_and_binary_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ProjectFileError, match="no file"):
        load(tmp_path / "none.route.geojson")
    binary = tmp_path / "binary.route.geojson"
    binary.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(ProjectFileError, match="no text"):
        load(binary)
