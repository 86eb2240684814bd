"""ZIP packages of office documents and e-books: opened only where they stay within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib

from routeviewer.errors import UnreadableArticleError

_MOST_MEMBERS = 20_000
_MOST_UNPACKED = 400_000_000
_MOST_OF_A_PART = 50_000_000
DAMAGED = "Copy or download it again, or save it anew in the program that made it."


def opened(data: bytes) -> zipfile.ZipFile:
    """Return an archive whose members unpack to a bearable size.

    A member never unpacks to more than the archive's list says: zipfile stops there.

    Raises:
        UnreadableArticleError: It is damaged, encrypted, or a bomb.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableArticleError(
            "This office document, e-book or archive is damaged", DAMAGED
        ) from error
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS or sum(m.file_size for m in members) > _MOST_UNPACKED:
        raise UnreadableArticleError(
            f"This document unpacks to more than {_MOST_UNPACKED // 1_000_000} MB, as no text does",
            "Open it in the program that made it, and save its text as plain text.",
        )
    if any(member.flag_bits & 0x1 for member in members):
        raise UnreadableArticleError(
            "This document is encrypted", "Open it with its password and save it without one."
        )
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the bytes of a member that holds text.

    Raises:
        UnreadableArticleError: It is missing, damaged or too large for a text.
    """
    try:
        if archive.getinfo(name).file_size > _MOST_OF_A_PART:
            raise UnreadableArticleError(
                f"A part of this document is larger than {_MOST_OF_A_PART // 1_000_000} MB",
                "Keep only the chapters about the journey.",
            )
        return archive.read(name)
    except (
        KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError,
        RuntimeError, ValueError,
    ) as error:  # fmt: skip
        raise UnreadableArticleError(
            f"This document is damaged: its part {name[:80]} cannot be read", DAMAGED
        ) from error
