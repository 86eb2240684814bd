"""The texts that come with a Debian package, from what the program says of itself."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from email.utils import format_datetime
from importlib import metadata
from pathlib import Path

from argparse_manpage.manpage import Manpage

from routeviewer import __version__
from routeviewer.cli.main import command_line

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parents[1]
_MAINTAINER = "The routeviewer developers <routeviewer@localhost>"
_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: routeviewer

Files: *
Copyright: The routeviewer developers
License: MIT
Comment:
 The application holds libraries of others, unchanged but for what is left
 out; their licences lie beside them, in
 /usr/lib/routeviewer/_internal/NAME.dist-info. Qt and PySide6 are used under
 the LGPL 3 (/usr/share/common-licenses/LGPL-3); their libraries can be
 replaced in /usr/lib/routeviewer/_internal/PySide6. Where maps, names and
 other data come from is told in
 /usr/lib/routeviewer/_internal/routeviewer/resources/LICENCES.md.
 .
{listed}

License: MIT
{licence}
"""
# What lintian finds in an application that brings its libraries in one folder of its own, and that
# Debian's own packages must not have; the project has no address for mail yet.
_OVERRIDES = {
    "routeviewer": (
        "embedded-library", "custom-library-search-path", "shared-library-lacks-prerequisites",
        "library-not-linked-against-libc", "unstripped-binary-or-object", "hardening-no-pie",
        "spelling-error-in-binary", "font-in-non-font-package", "extra-license-file",
        "package-contains-documentation-outside-usr-share-doc", "bogus-mail-host",
        "bogus-mail-host-in-debian-changelog",
    ),
    "routeviewer-web": (
        "embedded-library", "spelling-error-in-binary", "bogus-mail-host",
        "bogus-mail-host-in-debian-changelog",
    ),
}  # fmt: skip


def moment() -> datetime:
    """Return the time that the sources are of."""
    return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)


def man_page(summary: str) -> str:
    """Return the manual of the command line, from its own help."""
    parser = command_line()
    parser.man_short_description = summary  # type: ignore[attr-defined]  # where it is looked for
    data = {
        "project_name": "routeviewer", "prog": "routeviewer", "version": __version__,
        "format": "single-commands-section", "date": f"{moment():%Y-%m-%d}",
        "manual_section": "1", "manual_title": "User commands", "description": summary,
    }  # fmt: skip
    return str(Manpage(parser, _data=data, format=data["format"]))


def metainfo() -> str:
    """Return what software centres show."""
    text = (_HERE / "routeviewer.metainfo.xml").read_text(encoding="utf-8")
    return text.replace("@VERSION@", __version__).replace("@DATE@", f"{moment():%Y-%m-%d}")


def copyright_text() -> str:
    """Return the copyright file, with every library that is inside."""
    listed = "\n".join(
        f" {name} {version}: {licence}" for name, version, licence in sorted(_distributions())
    )
    licence = (_ROOT / "LICENSE").read_text(encoding="utf-8").strip()
    lines = "\n".join(f" {line}" if line else " ." for line in licence.splitlines())
    return _COPYRIGHT.format(listed=listed, licence=lines)


def changelog() -> str:
    """Return the package's changelog; the program's own is CHANGELOG.md."""
    return (
        f"routeviewer ({__version__}) stable; urgency=medium\n\n  * See CHANGELOG.md.\n\n"
        f" -- {_MAINTAINER}  {format_datetime(moment())}\n"
    )


def overrides(package: str) -> str:
    """Return the tags of lintian that do not fit an application in one folder."""
    return "".join(f"{package}: {tag}\n" for tag in _OVERRIDES[package])


def _distributions() -> set[tuple[str, str, str]]:
    """Return name, version and licence of each library that is installed with the program."""
    return {
        (each.metadata["Name"], each.version, _licence(each)) for each in metadata.distributions()
    }


def _licence(distribution: metadata.Distribution) -> str:
    told = distribution.metadata
    for field in ("License-Expression", "License"):
        for licence in told.get_all(field) or ():
            # Some put the whole text there.
            if licence and "\n" not in licence:
                return str(licence)
    kinds = [kind for kind in told.get_all("Classifier") or () if kind.startswith("License ::")]
    return ", ".join(kind.rsplit(" :: ", 1)[-1] for kind in kinds) or "told in its folder"
