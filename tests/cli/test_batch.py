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
from tests.documents.made import docx, epub, pdf

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


def test_rows_of_the_wrong_shape_spoil_no_other(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    text = TEXTS["oslo"]
    rows: list[dict[str, Any]] = [
        {"id": "title", "text": text, "title": 5},
        {"id": "traveller", "text": text, "traveller": ["she"]},
        {"id": "published", "text": text, "published": 2020},
        {"id": "empty", "text": ""},
    ]
    lines = ["\ufeff" + json.dumps({"id": "first", "text": text}), *map(json.dumps, rows)]
    lines += ['{"id": "half", "text": "From Oslo \\ud800 to Bergen."}', "[" * 100_000, "[1, 2]"]
    source.write_text("\n".join(lines), encoding="utf-8")
    done = run("batch", str(source), "-o", str(target))
    assert done.returncode == 0, done.stderr
    found = {row["id"]: row for row in rows_of(target)}
    assert len(found) == len(lines)
    assert "error" not in found["first"]
    for name in ("title", "traveller", "published", "line 7", "line 8"):
        assert found[name]["error"], name
        assert found[name]["remedy"], name


def test_articles_of_one_id_are_all_read_and_resumed(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [{"id": "same", "text": TEXTS["oslo"]}, {"id": "same", "text": TEXTS["lima"]}]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run("batch", str(source), "-o", str(target)).returncode == 0
    whole = target.read_text(encoding="utf-8")
    assert [row["id"] for row in rows_of(target)] == ["same", "same"]
    target.write_text(whole.splitlines(keepends=True)[0], encoding="utf-8")
    assert run("batch", str(source), "-o", str(target), "--resume").returncode == 0
    assert target.read_text(encoding="utf-8") == whole


@pytest.mark.parametrize("separator", ["\u2028", "\x85", "\x1e"])
def test_rare_line_separators_are_no_ends_of_rows(tmp_path: Path, separator: str) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    text = f"We flew from Lima to Cusco.{separator}Then we took the train to Puno."
    source.write_text(json.dumps({"id": "x", "text": text}), encoding="utf-8")
    for extra in ((), ("--resume",)):
        done = run("batch", str(source), "-o", str(target), "--with-text", *extra)
        assert done.returncode == 0, done.stderr
    assert target.read_bytes().count(b"\n") == 1


def test_an_output_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    source = written(tmp_path / "in.jsonl")
    done = run("batch", str(source), "-o", str(tmp_path), "--resume")
    assert done.returncode == 1
    assert "folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_that_is_no_text_is_refused(tmp_path: Path) -> None:
    source, target = written(tmp_path / "in.jsonl"), tmp_path / "out.jsonl"
    target.write_bytes(b"\xff\xfe\x00\n")
    done = run("batch", str(source), "-o", str(target), "--resume")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert target.read_bytes() == b"\xff\xfe\x00\n"


@pytest.mark.parametrize("jobs", ["0", "-2", "many"])
def test_jobs_are_a_number_from_1(tmp_path: Path, jobs: str) -> None:
    source, target = written(tmp_path / "in.jsonl"), tmp_path / "out.jsonl"
    assert run("batch", str(source), "-o", str(target), "--jobs", jobs).returncode == 2


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


def test_a_folder_s_documents_are_read_whatever_their_format(tmp_path: Path) -> None:
    folder, target = tmp_path / "articles", tmp_path / "out.jsonl"
    folder.mkdir()
    (folder / "a.docx").write_bytes(docx([TEXTS["lima"]]))
    (folder / "b.epub").write_bytes(epub([("One", f"<p>{TEXTS['oslo']}</p>" * 4)]))
    (folder / "c.pdf").write_bytes(pdf([[(60, 700, TEXTS["lima"])]]))
    (folder / "d.pdf").write_bytes(b"%PDF-1.7 and no more")
    done = run("batch", str(folder), "-o", str(target), "--jobs", "2")
    assert done.returncode == 0, done.stderr
    rows = {row["id"]: row for row in rows_of(target)}
    assert list(rows) == ["a.docx", "b.epub", "c.pdf", "d.pdf"]
    stops = [s["name"] for s in rows["c.pdf"]["itineraries"][0]["stops"]]
    assert stops == ["Lima", "Cusco", "Puno"]
    assert "damaged" in rows["d.pdf"]["error"]
