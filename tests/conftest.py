"""What all tests share: one open gazetteer, no network, Qt without a screen."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_socket import socket_allow_hosts

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The program speaks the language of its user: tests are written in English.
os.environ["LC_ALL"] = "C.UTF-8"
if hasattr(os, "geteuid") and os.geteuid() == 0:
    # Chromium refuses its sandbox to root, as which containers run their tests.
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.settings.folders import HOME_VARIABLE

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def gazetteer() -> BundledGazetteer:
    return BundledGazetteer()


@pytest.fixture(scope="session")
def checkout() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    return ROOT / "resources" / "samples" / "far-east-train.txt"


@pytest.fixture(autouse=True, scope="session")
def _own_home() -> Iterator[None]:
    """Keep the settings, gazetteers and corrections of whoever runs the tests out of them."""
    with tempfile.TemporaryDirectory(prefix="routeviewer-tests-") as folder:
        os.environ[HOME_VARIABLE] = folder
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a test a user's folder of its own; the programs that it starts use it too."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest) -> None:
    """Refuse sockets; a browser's own pipes are files and stay allowed."""
    if "allow_local_sockets" not in request.keywords:
        request.getfixturevalue("socket_disabled")
    else:
        socket_allow_hosts(["127.0.0.1"])
