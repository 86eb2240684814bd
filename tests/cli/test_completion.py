"""Completion in the shell: of commands, options, choices and files."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def script(shell: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "routeviewer", "completion", shell],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


@pytest.fixture(scope="module")
def bash_script() -> str:
    return script("bash")


def completed(bash_script: str, folder: Path, *words: str) -> set[str]:
    """Return what bash offers for the last of the words."""
    line = " ".join(f"'{word}'" for word in words)
    code = (
        f"{bash_script}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; COMPREPLY=(); "
        '_shtab_routeviewer; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", code], capture_output=True, text=True, check=True, cwd=folder
    )
    return set(done.stdout.split())


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is missing")
def test_bash_completes_commands_options_choices_and_files(
    bash_script: str, tmp_path: Path
) -> None:
    (tmp_path / "article.txt").touch()
    assert {"export", "route"} <= completed(bash_script, tmp_path, "routeviewer", "")
    assert completed(bash_script, tmp_path, "routeviewer", "exp") == {"export"}
    options = completed(bash_script, tmp_path, "routeviewer", "export", "--pro")
    assert options == {"--projection"}
    choices = completed(bash_script, tmp_path, "routeviewer", "window", "--tab", "")
    assert choices == {"map", "web"}
    assert "article.txt" in completed(bash_script, tmp_path, "routeviewer", "route", "art")


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_take_their_script(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is missing")
    done = subprocess.run(
        [program, "-n", "/dev/stdin"], input=script(shell), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
