"""What all tests share: one open gazetteer, no network, Qt without a screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    # Chromium refuses its sandbox to root, as which containers run their tests.
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

from routeviewer.places.bundled_gazetteer import BundledGazetteer

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


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest) -> None:
    """Refuse sockets; a browser's own pipes are files and stay allowed."""
    if "allow_local_sockets" not in request.keywords:
        request.getfixturevalue("socket_disabled")
