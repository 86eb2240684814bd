"""Map tiles from the network, laid over the base map where the user wants them.

Off by default. The program names itself, asks over two connections at most and only for what is
in view, and keeps tiles for a week. Where a provider fails, the base map stays to be seen.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QObject, QRectF, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter

from routeviewer import __version__
from routeviewer.drawing.camera import Camera
from routeviewer.gui.tile_providers import TileProvider
from routeviewer.gui.tile_store import TileStore

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply

USER_AGENT = f"routeviewer/{__version__} (desktop map viewer; tiles for one reader)"
_RADIUS_M = 6_378_137.0
_ROUND_M = 2 * math.pi * _RADIUS_M
_TILE_PX = 256
_CONNECTIONS, _PATIENCE_MS, _PAUSE_MS = 2, 15_000, 60_000
_MOST_FAILURES = 3
_KEPT_IMAGES = 160
_FORMATS = frozenset(("png", "jpeg", "jpg", "webp", "gif"))
_WIDEST_PX, _MOST_BYTES = 1024, 5_000_000

Tile = tuple[int, int, int]


class TileLayer(QObject):
    """The tiles of one provider; off until one is chosen."""

    changed = Signal()
    vanished = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without a provider."""
        super().__init__(parent)
        self.provider: TileProvider | None = None
        self._store: TileStore | None = None
        self._images: OrderedDict[Tile, QImage] = OrderedDict()
        self._queue: list[Tile] = []
        self._asked: dict[Tile, QNetworkReply] = {}
        self._failures = 0
        self._is_pausing = False
        self._manager: QNetworkAccessManager | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.try_again)
        self._last: Camera | None = None

    @property
    def is_on(self) -> bool:
        """Whether a provider is chosen."""
        return self.provider is not None

    @property
    def credit(self) -> str:
        """What has to stand on the map while tiles are to be seen."""
        return "" if self.provider is None or not self._images else self.provider.credit

    def choose(self, provider: TileProvider | None) -> None:
        """Take the tiles of a provider, or none."""
        if provider == self.provider:
            return
        self.provider = provider
        self._store = None if provider is None else TileStore(provider.url)
        self._images.clear()
        self._queue.clear()
        for reply in tuple(self._asked.values()):
            reply.abort()
        self._asked.clear()
        self.try_again()

    def try_again(self) -> None:
        """Ask a provider again that had failed."""
        self._failures, self._is_pausing = 0, False
        if self._last is not None and self.is_on:
            self.want(self._last)
        self.changed.emit()

    def want(self, camera: Camera) -> None:
        """Fetch what a view shows, the middle first; what is not in view any more is forgotten."""
        self._last = camera
        if self.provider is None or self._store is None:
            return
        self._queue.clear()
        for tile in self._tiles_in(camera):
            if tile in self._images or tile in self._asked:
                continue
            kept = self._store.tile(*tile)
            is_fresh = kept is not None and kept[1]
            if kept is not None:
                self._take(tile, kept[0])
            if not is_fresh:
                self._queue.append(tile)
        self._ask()
        self.changed.emit()

    # -- where tiles lie -------------------------------------------------------------------------

    def _level(self, camera: Camera) -> int:
        wanted = round(math.log2(_ROUND_M / _TILE_PX / camera.m_per_pt))
        low = 0 if self.provider is None else self.provider.least_zoom
        high = 19 if self.provider is None else self.provider.most_zoom
        return max(low, min(wanted, high))

    def _tiles_in(self, camera: Camera) -> list[Tile]:
        z, frame = self._level(camera), camera.frame
        side_m = _ROUND_M / 2**z
        x_m = camera.x_m + _RADIUS_M * math.radians(camera.projection.centre_lon)
        half_w, half_h = frame.right / 2 * camera.m_per_pt, frame.high / 2 * camera.m_per_pt
        left = math.floor((x_m - half_w + _ROUND_M / 2) / side_m)
        right = math.floor((x_m + half_w + _ROUND_M / 2) / side_m)
        top = max(0, math.floor((_ROUND_M / 2 - camera.y_m - half_h) / side_m))
        low = min(2**z - 1, math.floor((_ROUND_M / 2 - camera.y_m + half_h) / side_m))
        middle = ((left + right) / 2, (top + low) / 2)
        found = [
            (math.hypot(x - middle[0], y - middle[1]), (z, x, y))
            for x in range(left, right + 1) for y in range(top, low + 1)
        ]  # fmt: skip
        return [(z, x % 2**z, y) for _, (z, x, y) in sorted(found)]

    def _box(self, tile: Tile, camera: Camera) -> list[QRectF]:
        """Return where a tile lies in the widget; round the world it may lie there twice."""
        z, x, y = tile
        side_m = _ROUND_M / 2**z
        middle_m = _RADIUS_M * math.radians(camera.projection.centre_lon)
        side = side_m / camera.m_per_pt
        top = camera.frame.high / 2 - (_ROUND_M / 2 - y * side_m - camera.y_m) / camera.m_per_pt
        boxes = []
        for turn in (-1, 0, 1):
            from_left_m = x * side_m - _ROUND_M / 2 - middle_m + turn * _ROUND_M
            left = camera.frame.right / 2 + (from_left_m - camera.x_m) / camera.m_per_pt
            if left < camera.frame.right and left + side > 0:
                boxes.append(QRectF(left, top, side, side))
        return boxes

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint the tiles of a view; where one is missing, a coarser one or the base map shows."""
        if self.provider is None:
            return
        for tile in self._tiles_in(camera):
            image, part = self._best(tile)
            if image is None:
                continue
            for box in self._box(tile, camera):
                # Whole pixels, so that no seams show between tiles.
                edges = QRectF(box.toAlignedRect())
                painter.drawImage(edges, image, part)

    def _best(self, tile: Tile) -> tuple[QImage | None, QRectF]:
        z, x, y = tile
        for up in range(min(z, 5) + 1):
            image = self._images.get((z - up, x >> up, y >> up))
            if image is not None:
                side = image.width() / 2**up
                return image, QRectF((x % 2**up) * side, (y % 2**up) * side, side, side)
        return None, QRectF()

    # -- the network -----------------------------------------------------------------------------

    def _ask(self) -> None:
        while self._queue and len(self._asked) < _CONNECTIONS and not self._is_pausing:
            self._get(self._queue.pop(0))

    def _get(self, tile: Tile) -> None:
        if self.provider is None:
            return
        from PySide6.QtNetwork import (  # noqa: PLC0415 - only who wants tiles opens the network
            QNetworkAccessManager,
            QNetworkRequest,
        )

        if self._manager is None:
            self._manager = QNetworkAccessManager(self)
            self._manager.setTransferTimeout(_PATIENCE_MS)
        request = QNetworkRequest(QUrl(self.provider.address(*tile)))
        request.setHeader(QNetworkRequest.KnownHeaders.UserAgentHeader, USER_AGENT)
        reply = self._manager.get(request)
        self._asked[tile] = reply
        reply.downloadProgress.connect(lambda got, _: _cut_off(reply, got))
        reply.finished.connect(lambda: self._answered(tile, reply))

    def _answered(self, tile: Tile, reply: QNetworkReply) -> None:
        reply.deleteLater()
        if self._asked.get(tile) is not reply:
            return
        del self._asked[tile]
        data = bytes(reply.readAll().data())
        if reply.error() == reply.NetworkError.NoError and self._take(tile, data):
            self._failures = 0
            if self._store is not None:
                self._store.keep(*tile, data)
            self.changed.emit()
        elif reply.error() != reply.NetworkError.ContentNotFoundError:
            # A tile that a provider does not have (open sea) is no failure.
            self._fail(reply.errorString())
        self._ask()

    def _fail(self, told: str) -> None:
        self._failures += 1
        if self._failures < _MOST_FAILURES or self._is_pausing or self.provider is None:
            return
        self._is_pausing = True
        self._queue.clear()
        self._pause.start()
        self.vanished.emit(f"{self.provider.name}: {told}")

    def _take(self, tile: Tile, data: bytes) -> bool:
        image = _image(data)
        if image.isNull():
            return False
        self._images[tile] = image.convertToFormat(QImage.Format.Format_RGB32)
        self._images.move_to_end(tile)
        while len(self._images) > _KEPT_IMAGES:
            self._images.popitem(last=False)
        return True


def _cut_off(reply: QNetworkReply, got: int) -> None:
    """End an answer that is larger than any tile."""
    if got > _MOST_BYTES:
        reply.abort()


def _image(data: bytes) -> QImage:
    """Return the picture that a server sent, or none where it is no tile.

    Only pictures of points and of the size of tiles are decoded: a small answer can be a huge one.
    """
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    is_tile = (
        reader.format().toStdString() in _FORMATS and max(size.width(), size.height()) <= _WIDEST_PX
    )
    return reader.read() if is_tile and size.isValid() else QImage()
