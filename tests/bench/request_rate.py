"""Measures the rate kept together: `python tests/bench/request_rate.py [PROCESSES] [NAMES]`.

Several processes ask a small server on the loopback, each for its own names, as several windows
would ask Nominatim's public server; printed is how far apart the requests arrive, and how long a
name takes that lies in the cache.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from routeviewer.places.gazetteer import PlaceQuery  # noqa: E402 - the path is set above
from routeviewer.places.online.online_gazetteer import OnlineGazetteer  # noqa: E402
from routeviewer.settings.settings import SERVICES, Service  # noqa: E402
from tests.real.answering_server import says, serving  # noqa: E402

_INTERVAL_S = SERVICES["nominatim"].interval_s


def ask(host: str, folder: str, who: str, count: str) -> None:
    """Ask for some names in this process."""
    gazetteer = _opened(host, Path(folder))
    for i in range(int(count)):
        gazetteer.find(PlaceQuery(f"{who}-{i}"))


def _opened(host: str, folder: Path) -> OnlineGazetteer:
    options = {"domain": host, "scheme": "http"}
    return OnlineGazetteer(Service("bench", "nominatim", options, _INTERVAL_S), folder)


def main() -> None:
    """Start the processes and print the gaps between their requests."""
    processes = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    with tempfile.TemporaryDirectory() as folder, serving(says("[]")) as server:
        started = time.perf_counter()
        command = [sys.executable, __file__, "--ask", server.host, folder]
        askers = [
            subprocess.Popen([*command, f"p{number}", str(count)]) for number in range(processes)
        ]
        for asker in askers:
            asker.wait()
        took_s = time.perf_counter() - started
        times_s = sorted(server.times_s)
        cached_ms = _cached_ms(server.host, Path(folder))
    gaps_s = [later - earlier for earlier, later in pairwise(times_s)]
    print(f"{processes} processes, {len(times_s)} requests in {took_s:.1f} s")
    print(f"gaps: least {min(gaps_s):.3f} s, median {statistics.median(gaps_s):.3f} s")
    print(f"a name from the cache: median {statistics.median(cached_ms):.2f} ms")


def _cached_ms(host: str, folder: Path) -> list[float]:
    gazetteer, times_ms = _opened(host, folder), []
    for _ in range(200):
        started = time.perf_counter()
        gazetteer.find(PlaceQuery("p0-0"))
        times_ms.append(1000 * (time.perf_counter() - started))
    return times_ms


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ask"]:
        ask(*sys.argv[2:])
    else:
        main()
