"""Takes out of the built application what it never uses: symbols, languages, coordinate systems."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from depends import programs_of

# Of PROJ's database, what a projection of the program's own (by name and ellipsoid) is made with.
_PROJ_TABLES = {"metadata", "ellipsoid", "prime_meridian", "unit_of_measure", "celestial_body"}
# ICU's names of currencies, zones, languages, regions and units, spelled numbers and transcription:
# Qt has its own. Collation and word boundaries stay, for all languages.
_ICU_FOLDERS = ("curr/", "zone/", "lang/", "region/", "unit/", "rbnf/", "translit/")
_ICU_ENDS = (".cnv", ".spp", "unames.icu", "confusables.cfu")
_ICU_SHARED = {"root", "res", "pool"}
_ASSEMBLER = """
.section .rodata
.balign 16
.globl {symbol}
.type {symbol}, @object
{symbol}:
.incbin "{file}"
.size {symbol}, .-{symbol}
.section .note.GNU-stack,"",@progbits
"""


def slim(application: Path, languages: Iterable[str]) -> None:
    """Make a built application smaller, in place.

    Args:
        application: Its folder.
        languages: Languages of the window and the figures, e.g. ``{"en", "de"}``.
    """
    for path in programs_of(application):
        # PyInstaller's own programs carry the code behind their end.
        if path.parent != application:
            _strip(path)
    for library in application.rglob("libicudata.so.*"):
        if not library.is_symlink():
            _trim_icu(library, {*languages, *_ICU_SHARED})
    for database in application.rglob("proj.db"):
        _trim_proj(database)


def _strip(path: Path) -> None:
    """Take the symbols out unless that would break the file.

    WORKAROUND: older binutils leave segments unaligned in libraries whose search path was patched
    (https://github.com/NixOS/patchelf/issues/10).
    """
    with tempfile.TemporaryDirectory() as folder:
        stripped = Path(folder) / "stripped"
        subprocess.run(["strip", "--strip-unneeded", "-o", stripped, path], check=True)
        if _is_loadable(stripped):
            path.write_bytes(stripped.read_bytes())


def _is_loadable(path: Path) -> bool:
    told = subprocess.run(["readelf", "-lW", path], capture_output=True, text=True, check=True)
    loads = re.findall(r"^\s+LOAD\s+(\w+) (\w+) .*?(\w+)$", told.stdout, re.MULTILINE)
    places = [tuple(int(number, 16) for number in load) for load in loads]
    return all((offset - address) % alignment == 0 for offset, address, alignment in places)


def _trim_icu(library: Path, languages: set[str]) -> None:
    """Make ICU's library of data anew, with the data of some languages."""
    (major,) = re.findall(r"\.so\.(\d+)", library.name)
    with tempfile.TemporaryDirectory() as folder:
        # The name of the file is the name of the data in it.
        whole, out = Path(folder) / f"icudt{major}l.dat", Path(folder) / "trimmed"
        out.mkdir()
        subprocess.run(["objcopy", "-O", "binary", "-j", ".rodata", library, whole], check=True)
        listed = subprocess.run(["icupkg", "-l", whole], check=True, capture_output=True, text=True)
        unused = [item for item in listed.stdout.split() if not _is_wanted(item, languages)]
        (Path(folder) / "unused.txt").write_text("\n".join(unused) + "\n", encoding="utf-8")
        subprocess.run(
            ["icupkg", "-r", Path(folder) / "unused.txt", whole, out / whole.name], check=True
        )
        code = _ASSEMBLER.format(symbol=f"icudt{major}_dat", file=out / whole.name)
        subprocess.run(
            [
                "gcc", "-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-Wl,--build-id=none",
                "-o", library, "-x", "assembler", "-",
            ],
            input=code, text=True, check=True,
        )  # fmt: skip


def _is_wanted(item: str, languages: set[str]) -> bool:
    if item.startswith(_ICU_FOLDERS) or item.endswith(_ICU_ENDS):
        return False
    of_language = re.fullmatch(r"([a-z]{2,3})(_\w+)?\.res", item)
    return of_language is None or of_language[1] in languages


def _trim_proj(database: Path) -> None:
    """Empty the tables of coordinate systems: the program names none."""
    db = sqlite3.connect(database, isolation_level=None)
    rows = db.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    things = rows.fetchall()
    for kind, name in things:
        if kind == "trigger":
            db.execute(f'DROP TRIGGER "{name}"')
    for kind, name in things:
        if kind == "table" and name not in _PROJ_TABLES:
            db.execute(f'DELETE FROM "{name}"')  # noqa: S608 - a name of the file's own
    db.execute("VACUUM")
    db.close()
