"""Tiles on the disk: kept for at least a week, so that no server is asked twice for one."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from routeviewer.settings.folders import cache_folder

KEPT_S = 7 * 24 * 3600.0
_MOST_BYTES = 200_000_000


class TileStore:
    """The kept tiles of one provider."""

    def __init__(self, url: str, folder: Path | None = None) -> None:
        """Open the store of an address; the folder is made when a tile is kept."""
        key = hashlib.sha256(url.encode()).hexdigest()[:16]
        self._folder = (folder or cache_folder() / "tiles") / key

    def tile(self, z: int, x: int, y: int) -> tuple[bytes, bool] | None:
        """Return a kept tile and whether it is still fresh, or None."""
        path = self._path(z, x, y)
        try:
            age_s = time.time() - path.stat().st_mtime
            return path.read_bytes(), age_s < KEPT_S
        except OSError:
            return None

    def keep(self, z: int, x: int, y: int, data: bytes) -> None:
        """Keep a tile; where that is not possible, it is asked for again another time."""
        path = self._path(z, x, y)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(".new")
            fresh.write_bytes(data)
            fresh.replace(path)
        except OSError:
            return

    def tidy(self) -> None:
        """Drop the oldest tiles of all providers where they take too much room."""
        root = self._folder.parent
        held = sorted((path.stat().st_mtime, path.stat().st_size, path)
                      for path in root.rglob("*.tile"))  # fmt: skip
        total = sum(size for _, size, _ in held)
        for _, size, path in held:
            if total <= _MOST_BYTES:
                return
            path.unlink(missing_ok=True)
            total -= size

    def _path(self, z: int, x: int, y: int) -> Path:
        return self._folder / str(z) / str(x) / f"{y}.tile"
