"""Measures `routeviewer batch --jobs 1`: `python tests/bench/batch_speed.py CORPUS.jsonl`.

Prints articles a second of the whole process and its peak memory, and how the processor time of
`route` grows with the length of a text (100 to 20,000 words, made of the sample's paragraphs).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "far-east-train.txt"
LENGTHS_WORDS = (100, 1_000, 5_000, 20_000)


def rows_of(corpus: Path, target: Path) -> int:
    """Write the corpus as an input of `batch`; return how many articles it has."""
    articles = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    rows = [json.dumps({"id": a["id"], "text": a["text"]}) for a in articles]
    target.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return len(rows)


def processor_seconds(*arguments: str) -> float:
    """Return how much processor time one process takes, which other programs hardly disturb."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "routeviewer", *arguments]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = rows_of(Path(sys.argv[1]), folder / "in.jsonl")
        started = time.perf_counter()
        took = processor_seconds("batch", str(folder / "in.jsonl"), "-o", str(folder / "out.jsonl"))
        waited = time.perf_counter() - started
        peak_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"{count} articles: {count / took:.0f} a second of processor time, "
            f"{count / waited:.0f} a second by the clock, peak memory {peak_mb:.0f} MB"
        )
        words = SAMPLE.read_text(encoding="utf-8").split(" ")
        for length in LENGTHS_WORDS:
            text = " ".join((words * (length // len(words) + 1))[:length])
            (folder / "long.txt").write_text(text, encoding="utf-8")
            took = processor_seconds("route", str(folder / "long.txt"))
            print(f"{length:6} words: {took:.2f} s")


if __name__ == "__main__":
    main()
