"""`routeviewer batch`: every article becomes one row, also after a kill."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import run

TEXTS = {
    "lima": "We flew from Lima to Cusco on 3 May 2019. The next day we took the train to Puno.",
    "oslo": "She travelled to Oslo in June 2011 and went on to Bergen by ferry.",
    "none": "Nothing happened, and nobody went anywhere.",
}


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def written(path: Path, count: int = 1) -> Path:
    lines = [
        json.dumps({"id": f"{name}-{i}", "text": text, "published": "2020-01-01"})
        for i in range(count)
        for name, text in TEXTS.items()
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_each_row_of_a_jsonl_file_becomes_a_row(tmp_path: Path) -> None:
    source, target = written(tmp_path / "in.jsonl"), tmp_path / "out.jsonl"
    done = run("batch", str(source), "-o", str(target))
    assert done.returncode == 0, done.stderr
    rows = rows_of(target)
    assert [row["id"] for row in rows] == ["lima-0", "oslo-0", "none-0"]
    assert [s["name"] for s in rows[0]["itineraries"][0]["stops"]][:2] == ["Lima", "Cusco"]
    assert rows[2]["itineraries"][0]["stops"] == []


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    folder, target = tmp_path / "articles", tmp_path / "out.jsonl"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    assert run("batch", str(folder), "-o", str(target), "--jobs", "2").returncode == 0
    assert [row["id"] for row in rows_of(target)] == ["lima.txt", "none.txt", "oslo.txt"]


def test_a_bad_article_becomes_a_row_with_its_error(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = ["{", '{"id": "x"}', '{"id": "d", "text": "To Rome.", "published": "2023-02-30"}']
    lines.append(json.dumps({"id": "ok", "text": TEXTS["oslo"]}))
    source.write_text("\n".join(lines), encoding="utf-8")
    assert run("batch", str(source), "-o", str(target)).returncode == 0
    rows = rows_of(target)
    assert [row["id"] for row in rows] == ["line 1", "x", "d", "ok"]
    assert ["error" in row for row in rows] == [True, True, True, False]
    assert "2023-02-30" in rows[2]["error"]


def test_an_existing_output_is_not_written_over(tmp_path: Path) -> None:
    source, target = written(tmp_path / "in.jsonl"), tmp_path / "out.jsonl"
    target.write_text("mine\n", encoding="utf-8")
    done = run("batch", str(source), "-o", str(target))
    assert done.returncode == 1
    assert "--resume" in done.stderr
    assert target.read_text(encoding="utf-8") == "mine\n"


@pytest.mark.slow
def test_killed_and_resumed_it_loses_and_repeats_nothing(tmp_path: Path) -> None:
    source = written(tmp_path / "in.jsonl", count=60)
    whole, target = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    assert run("batch", str(source), "-o", str(whole)).returncode == 0
    command = [sys.executable, "-m", "routeviewer", "batch", str(source), "-o", str(target)]
    for _ in range(4):
        with subprocess.Popen([*command, "--resume"], stdout=subprocess.DEVNULL) as batch:
            deadline = time.monotonic() + 20
            size = target.stat().st_size if target.exists() else 0
            while time.monotonic() < deadline and batch.poll() is None:
                if target.exists() and target.stat().st_size > size + 20_000:
                    break
                time.sleep(0.002)
            batch.send_signal(signal.SIGKILL)
    assert run("batch", str(source), "-o", str(target), "--resume").returncode == 0
    assert target.read_bytes() == whole.read_bytes()
