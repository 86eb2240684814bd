"""Tiles beneath the map, from a real server on this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.tile_layer import TileLayer
from routeviewer.gui.tile_providers import TileProvider, provider_named, provider_names

pytestmark = pytest.mark.allow_local_sockets
GREEN = (20, 160, 60)


class TileServer(ThreadingHTTPServer):
    """Hands out green tiles, and notes who asked for what."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.agents: set[str] = set()
        self.paths: list[str] = []
        self.at_once = self.most_at_once = 0
        self.is_broken = False
        self.lock = threading.Lock()

    @property
    def provider(self) -> TileProvider:
        port = self.server_address[1]
        return TileProvider("Test", f"http://127.0.0.1:{port}/{{z}}/{{x}}/{{y}}.png", "© the tests")


class _Answer(BaseHTTPRequestHandler):
    server: TileServer

    def do_GET(self) -> None:
        with self.server.lock:
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.at_once, self.server.most_at_once)
            self.server.paths.append(self.path)
            self.server.agents.add(self.headers["User-Agent"])
        # Long enough for requests to overlap.
        time.sleep(0.02)
        with self.server.lock:
            self.server.at_once -= 1
        if self.server.is_broken:
            self.send_error(503)
            return
        held = BytesIO()
        Image.new("RGB", (256, 256), GREEN).save(held, "PNG")
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(held.tell()))
        self.end_headers()
        self.wfile.write(held.getvalue())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[TileServer]:
    made = TileServer()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def is_loaded(layer: TileLayer) -> bool:
    return bool(layer._images) and not layer._asked and not layer._queue  # noqa: SLF001 - no signal


def corner(window: MainWindow) -> QColor:
    view = window.workspace.map
    return view.grab().toImage().pixelColor(QPoint(4, 4))


def test_nothing_is_asked_before_somebody_wants_tiles(sample_window: MainWindow) -> None:
    layer = sample_window.workspace.map.tiles
    assert not layer.is_on
    assert layer._manager is None  # noqa: SLF001 - the network was not even opened


def test_tiles_lie_beneath_the_route_and_are_kept(
    sample_window: MainWindow, server: TileServer, qtbot: QtBot
) -> None:
    view = sample_window.workspace.map
    before = corner(sample_window)
    view.set_tiles(server.provider)
    qtbot.waitUntil(lambda: view.is_ready and is_loaded(view.tiles), timeout=20_000)
    assert corner(sample_window).getRgb()[:3] == GREEN != before.getRgb()[:3]
    assert "© the tests" in view.tiles.credit
    assert all(agent.startswith("routeviewer/") for agent in server.agents)
    assert server.most_at_once <= 2
    assert len(server.paths) == len(set(server.paths))
    # Another map asks for nothing that lies on the disk.
    count = len(server.paths)
    view.set_tiles(None)
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    view.set_tiles(server.provider)
    qtbot.waitUntil(lambda: view.is_ready and is_loaded(view.tiles), timeout=20_000)
    assert len(server.paths) == count


def test_a_provider_that_vanished_leaves_the_built_in_map_and_says_so(
    sample_window: MainWindow, server: TileServer, qtbot: QtBot
) -> None:
    server.is_broken = True
    view = sample_window.workspace.map
    view.set_tiles(server.provider)
    qtbot.waitUntil(sample_window.notices.isVisible, timeout=20_000)
    assert "built-in map" in sample_window.notices.text.text()
    assert len(server.paths) < 8
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    colours = {corner(sample_window).name(), QColor(*GREEN).name()}
    assert len(colours) == 2
    # Back again: one button.
    server.is_broken = False
    sample_window.notices.buttons[0].click()
    qtbot.waitUntil(lambda: is_loaded(view.tiles), timeout=20_000)
    sample_window.notices.hide()


def test_the_list_of_providers_needs_no_keys_and_takes_own_addresses() -> None:
    names = provider_names()
    assert "OpenStreetMap.Mapnik" in names
    assert not any(name.startswith("MapBox") for name in names)
    held = provider_named("OpenStreetMap.Mapnik", {})
    assert held is not None
    assert "OpenStreetMap" in held.credit
    assert held.address(3, 4, 2).endswith("/3/4/2.png")
    own = provider_named("Newsroom", {"Newsroom": "https://tiles.example.org/{z}/{x}/{y}.png"})
    assert own is not None
    assert own.address(3, 4, 2) == "https://tiles.example.org/3/4/2.png"
    assert provider_named("Nobody.Knows", {}) is None
