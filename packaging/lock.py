"""Pins every package that the checks and the packaged application are made with.

Run: python packaging/lock.py [--upgrade | --check] (needs the package extra: uv).
Without a flag, pins that still fit pyproject.toml stay, and new requirements get theirs; --upgrade
takes the newest of all; --check only says whether the files under packaging/locks/ are stale. Each
file holds checksums and serves every system and Python version that the program runs on.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# The extra of pyproject.toml that each lock file adds to the program's own requirements.
LOCKS = {"test": "test", "application": "package"}
_MARK = "# requirements: sha256:"


def lock_file(name: str) -> Path:
    """Return the lock file of a name in ``LOCKS``."""
    return ROOT / "packaging" / "locks" / f"{name}.txt"


def required(name: str) -> list[str]:
    """Return what pyproject.toml asks for, sorted: for running, for building, and the extra."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = told["project"]
    extra = project["optional-dependencies"][LOCKS[name]]
    return sorted({*project["dependencies"], *told["build-system"]["requires"], *extra})


def stale_locks() -> list[str]:
    """Return the lock files that were not made from what pyproject.toml asks for now."""
    return [name for name in LOCKS if _mark(name) not in _first_lines(lock_file(name))]


def write_lock(name: str, *, upgrade: bool = False) -> None:
    """Write a lock file anew."""
    path = lock_file(name)
    path.parent.mkdir(exist_ok=True)
    command = [
        sys.executable, "-m", "uv", "pip", "compile", "-", "--quiet", "--no-header",
        "--no-annotate", "--universal", "--generate-hashes", "--python-version", "3.11",
        "--output-file", str(path),
    ]  # fmt: skip
    subprocess.run(
        [*command, *(["--upgrade"] if upgrade else [])],
        input="\n".join(required(name)), text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    pins = path.read_text(encoding="utf-8")
    head = "# Made by `python packaging/lock.py`; do not edit.\n"
    path.write_text(f"{head}{_mark(name)}\n{pins}", encoding="utf-8", newline="\n")


def _mark(name: str) -> str:
    return _MARK + hashlib.sha256("\n".join(required(name)).encode()).hexdigest()


def _first_lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()[:2] if path.exists() else []


def main() -> None:
    """Write the lock files, or say which are stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest of everything")
    parser.add_argument("--check", action="store_true", help="only say which files are stale")
    arguments = parser.parse_args()
    if arguments.check:
        stale = stale_locks()
        sys.exit(f"stale: {', '.join(stale)}; run python packaging/lock.py" if stale else 0)
    for name in LOCKS:
        write_lock(name, upgrade=arguments.upgrade)
        pins = lock_file(name).read_text(encoding="utf-8").count("==")
        print(f"{lock_file(name).relative_to(ROOT)}: {pins} packages")


if __name__ == "__main__":
    main()
