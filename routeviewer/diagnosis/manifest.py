"""The checksums of the program's own files.

A package carries them as ``resources/SHA256SUMS``, in the form of ``sha256sum``, written when it is
built (``packaging/gazetteer/hatch_hook.py``). A checkout has none: its files change.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

MANIFEST = "SHA256SUMS"


def manifest_of(root: Path) -> str:
    """Return the manifest of all files below a folder."""
    paths = sorted(path for path in root.rglob("*") if path.is_file() and path.name != MANIFEST)
    return "".join(f"{checksum_of(path)}  {path.relative_to(root).as_posix()}\n" for path in paths)


def checksum_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
