"""One process for all the documents that tests read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from routeviewer.documents.content import Content, Wanted
from routeviewer.documents.registry import format_of
from routeviewer.documents.room import ReadingRoom
from routeviewer.errors import UnreadableArticleError

Read = Callable[..., Content]


@pytest.fixture(scope="session")
def room() -> Iterator[ReadingRoom]:
    with ReadingRoom() as opened:
        yield opened


@pytest.fixture
def read(room: ReadingRoom) -> Read:
    """Read a document's bytes as the program does."""

    def read_bytes(data: bytes, **wanted: str) -> Content:
        format_ = format_of(data)
        assert format_ is not None
        return room.read(data, format_, Wanted(**wanted))

    return read_bytes


@pytest.fixture
def refused(read: Read) -> Callable[..., UnreadableArticleError]:
    """Return why a document is refused."""

    def why(data: bytes, **wanted: str) -> UnreadableArticleError:
        with pytest.raises(UnreadableArticleError) as caught:
            read(data, **wanted)
        return caught.value

    return why
