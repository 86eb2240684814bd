"""The lock files hold what pyproject.toml asks for, with a checksum for every file."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def lock(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import lock

    monkeypatch.delitem(sys.modules, "lock")
    return lock


def test_the_lock_files_are_up_to_date(lock: ModuleType) -> None:
    assert lock.stale_locks() == [], "run `python packaging/lock.py` (pip install -e '.[package]')"


def test_a_changed_requirement_makes_them_stale(
    lock: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = lock.required("test")
    monkeypatch.setattr(lock, "required", lambda _: [*asked, "a-new-package>=1,<2"])
    assert lock.stale_locks() == ["test", "application"]


@pytest.mark.parametrize("name", ["test", "application"])
def test_every_package_has_one_version_and_checksums(lock: ModuleType, name: str) -> None:
    text = lock.lock_file(name).read_text(encoding="utf-8")
    pins = re.findall(
        r"^[\w.-]+==\S+.*(?:\n {4}--hash=sha256:[0-9a-f]{64}(?: \\)?)+", text, re.MULTILINE
    )
    named = [line for line in text.splitlines() if line and line[0] not in " #"]
    assert len(pins) == len(named) > 50
