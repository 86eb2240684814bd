"""Objects of C libraries that must not be shared by threads: each thread gets its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

_Made = TypeVar("_Made")
_MOST = 64


class PerThread:
    """Keeps what was made by key, for each thread until it ends."""

    def __init__(self) -> None:
        """Begin empty."""
        self._held = threading.local()

    def made(self, key: object, make: Callable[[], _Made]) -> _Made:
        """Return this thread's object of a key; it is made when it is first asked for."""
        if not hasattr(self._held, "objects"):
            self._held.objects = {}
        objects: dict[object, _Made] = self._held.objects
        if key not in objects:
            if len(objects) >= _MOST:
                objects.clear()
            objects[key] = make()
        return objects[key]
