"""A real Nominatim on this machine: PostgreSQL, an import of places.osm, and its web server.

Everything lies in one folder and listens on the loopback only; the Debian packages are installed
where they are missing and the tests run as root.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).parent
PACKAGES = (HERE / "debian_packages.txt").read_text(encoding="utf-8").split()
_REQUIREMENTS = HERE / "requirements.txt"
_START_S = 60


class NotInstallableError(Exception):
    """The Debian packages are missing and cannot be installed here."""


def install_packages() -> None:
    """Install what is missing of the Debian packages.

    Raises:
        NotInstallableError: This is no Debian, not root, or the packages cannot be had.
    """
    missing = [package for package in PACKAGES if not _is_installed(package)]
    if not missing:
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        message = f"missing and not installable here: {', '.join(missing)}"
        raise NotInstallableError(message)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *missing]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        if done.returncode != 0:
            raise NotInstallableError(done.stderr.decode(errors="replace")[-500:])


def _is_installed(package: str) -> bool:
    if shutil.which("dpkg-query") is None:
        return False
    query = ["dpkg-query", "-W", "-f=${Status}", package]
    done = subprocess.run(query, capture_output=True, text=True, check=False)
    return "ok installed" in done.stdout


def environment_in(folder: Path) -> Path:
    """Return a virtual environment with Nominatim; an earlier one of the same versions is kept."""
    wanted = _REQUIREMENTS.read_text(encoding="utf-8")
    made_of = folder / "made_of.txt"
    if not made_of.exists() or made_of.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        install = [folder / "bin" / "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*install, "-r", _REQUIREMENTS], check=True, stderr=subprocess.DEVNULL)
        made_of.write_text(wanted, encoding="utf-8")
    return folder


@contextlib.contextmanager
def running(environment: Path) -> Iterator[str]:
    """Run PostgreSQL and Nominatim in a new folder; yield the server's host and port."""
    database_port, web_port = _free_port(), _free_port()
    # Not one of pytest's: it closes them to other users, and PostgreSQL is another user.
    with tempfile.TemporaryDirectory(prefix="routeviewer-nominatim-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        with _postgresql(folder / "postgresql", database_port):
            _import(folder / "project", environment, database_port)
            with _nominatim(folder / "project", environment, database_port, web_port):
                yield f"127.0.0.1:{web_port}"


@contextlib.contextmanager
def _postgresql(folder: Path, port: int) -> Iterator[None]:
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"))
    folder.mkdir()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    _as_postgres([programs / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-sync"])
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c jit=off"
    log = folder / "log"
    _as_postgres([programs / "pg_ctl", "-D", data, "-o", options, "-l", log, "-w", "start"])
    try:
        for role in ("CREATE ROLE nominatim SUPERUSER LOGIN", 'CREATE ROLE "www-data" LOGIN'):
            _as_postgres([programs / "psql", "-q", "-h", "127.0.0.1", "-p", str(port), "-c", role])
        yield
    finally:
        _as_postgres([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"])


def _as_postgres(command: Sequence[object]) -> None:
    """Run a program of PostgreSQL, which refuses to be run by root."""
    words = [str(word) for word in command]
    prefix = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    done = subprocess.run(
        [*(prefix if os.geteuid() == 0 else []), *words],
        capture_output=True, text=True, check=False, cwd="/",
    )  # fmt: skip
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"


def _import(project: Path, environment: Path, database_port: int) -> None:
    project.mkdir()
    shutil.copy(HERE / "places.osm", project)
    command = [
        environment / "bin" / "nominatim", "import", "--offline", "--no-updates",
        "--osm-file", "places.osm", "--osm2pgsql-cache", "50", "--threads", "2",
    ]  # fmt: skip
    variables = _variables(database_port)
    done = subprocess.run(
        command, cwd=project, env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-3000:]}"


@contextlib.contextmanager
def _nominatim(
    project: Path, environment: Path, database_port: int, web_port: int
) -> Iterator[None]:
    command = [environment / "bin" / "nominatim", "serve", "--server", f"127.0.0.1:{web_port}"]
    with (project / "serve.log").open("wb") as log:
        server = subprocess.Popen(
            command, cwd=project, env=_variables(database_port), stdout=log, stderr=log
        )
        try:
            _wait_for(f"http://127.0.0.1:{web_port}/status", server)
            yield
        finally:
            server.terminate()
            server.wait(timeout=10)


def _variables(database_port: int) -> dict[str, str]:
    dsn = f"pgsql:host=127.0.0.1;port={database_port};user=nominatim;dbname=nominatim"
    return os.environ | {"NOMINATIM_DATABASE_DSN": dsn, "PYTHONWARNINGS": ""}


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + _START_S
    while time.monotonic() < ends and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2) as page:  # noqa: S310 - ours
                if page.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    message = "Nominatim's server does not answer"
    raise AssertionError(message)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
