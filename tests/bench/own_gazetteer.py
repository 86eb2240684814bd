"""Measures gazetteers of the user's own: `python tests/bench/own_gazetteer.py [ROWS]`.

Writes a synthetic GeoNames dump (1 million rows unless told otherwise; names made of syllables, so
that some are shared by many places and most by few), adds it in a process of its own, and prints
time, peak memory and size; then the median and the 99th percentile of look-ups in it, of names
that exist, of names that do not, and of positions.
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.own.adding import add_gazetteer
from routeviewer.places.own.own_gazetteer import OwnGazetteer

_SYLLABLES = [a + b for a in "bdfghjklmnprstvz" for b in ("a", "e", "i", "o", "u", "ö", "ya")]
_FEATURES = [("P", "PPL"), ("P", "PPLA3"), ("H", "STM"), ("T", "MT"), ("S", "FRM"), ("A", "ADM3"),
             ("S", "RSTN"), ("L", "LCTY")]  # fmt: skip
_LOOKUPS = 2_000


def write_dump(path: Path, rows: int) -> list[str]:
    """Write the dump and return the names of some of its places."""
    chance, some = random.Random(1), []  # noqa: S311 - the same dump each time
    with path.open("w", encoding="utf-8") as out:
        for number in range(1, rows + 1):
            name = _name(chance)
            others = ",".join(_name(chance) for _ in range(chance.randrange(5)))
            feature, code = chance.choice(_FEATURES)
            population = chance.choice((0, 0, 0, 120, 900, 4_000, 60_000)) if feature == "P" else 0
            lat, lon = chance.uniform(45, 60), chance.uniform(30, 90)
            out.write(
                f"{number}\t{name}\t{name}\t{others}\t{lat:.5f}\t{lon:.5f}\t{feature}\t{code}\t"
                f"RU\t\t{chance.randrange(1, 90):02}\t\t\t\t{population}\t\t0\tEurope/Moscow\t"
                "2024-01-01\n"
            )
            if number % max(1, rows // _LOOKUPS) == 0:
                some.append(name)
    return some


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randrange(2, 5))).capitalize()


def main() -> None:
    """Write, add, look up."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        dump, shelf = Path(folder) / "synthetic.txt", Path(folder) / "shelf"
        names = write_dump(dump, rows)
        print(f"dump: {rows:,} rows, {dump.stat().st_size / 1e6:.0f} MB")
        subprocess.run([sys.executable, __file__, "--add", str(dump), str(shelf)], check=True)
        _time_lookups(shelf / "synthetic.sqlite", names)


def _add(dump: Path, shelf: Path) -> None:
    started = time.perf_counter()
    about = add_gazetteer(dump, shelf)
    took_s = time.perf_counter() - started
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size_mb = (shelf / "synthetic.sqlite").stat().st_size / 1e6
    print(f"added: {about.places:,} places, {about.names:,} names in {took_s:.0f} s")
    print(f"peak memory {peak_mb:.0f} MB, file {size_mb:.0f} MB")


def _time_lookups(path: Path, names: list[str]) -> None:
    own = OwnGazetteer(path, BundledGazetteer().area_names)
    chance = random.Random(2)  # noqa: S311 - the same look-ups each time
    folded = [name.casefold().replace("ö", "o") for name in names]
    unknown = [f"{name}xq" for name in folded]
    points = [Coordinate(chance.uniform(46, 59), chance.uniform(31, 89)) for _ in range(300)]
    _print("known name", [lambda n=n: own.find_all([n]) for n in folded])
    _print("unknown name", [lambda n=n: own.prominences([n]) for n in unknown])
    _print("position", [lambda p=p: own.near(p) for p in points])


def _print(what: str, calls: list[Callable[[], object]]) -> None:
    """Print the clock's median, and how long the slow ones kept the processor busy.

    On a machine that others use too, the clock of a slow look-up tells of them, not of it.
    """
    wall_ms, busy_ms = [], []
    for call in calls:
        started, busy = time.perf_counter(), time.thread_time()
        call()
        busy_ms.append(1000 * (time.thread_time() - busy))
        wall_ms.append(1000 * (time.perf_counter() - started))
    busy_ms.sort()
    high = busy_ms[int(0.99 * len(busy_ms))]
    print(
        f"{what}: median {statistics.median(wall_ms):.3f} ms; of processor time 99 % within "
        f"{high:.3f} ms, longest {busy_ms[-1]:.3f} ms"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--add"]:
        _add(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
