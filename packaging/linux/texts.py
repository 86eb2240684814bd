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
# What a packaged application of one folder is and Debian's own packages are not.
_OVERRIDES = (
    "embedded-library", "hardening-no-pie", "hardening-no-relro", "library-not-linked-against-libc",
    "shared-library-lacks-prerequisites", "binary-without-manpage", "custom-library-search-path",
    "unstripped-binary-or-object", "spelling-error-in-binary", "debug-file-with-no-debug-symbols",
    "initial-upload-closes-no-bugs", "package-contains-documentation-outside-usr-share-doc",
    "extra-license-file", "font-in-non-font-package", "truetype-font-prohibits-installable-embedding",
    "python-module-in-wrong-location", "no-code-sections", "sharedobject-in-library-directory-missing-soname",
    "elf-error", "duplicate-font-file", "bogus-mail-host", "bogus-mail-host-in-debian-changelog",
)  # fmt: skip


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
    return "".join(f"{package}: {tag}\n" for tag in _OVERRIDES)


def _distributions() -> set[tuple[str, str, str]]:
    found = set()
    for each in metadata.distributions():
        name, licence = each.metadata["Name"], each.metadata.get("License-Expression")
        told = licence or each.metadata.get("License") or ""
        kinds = [
            kind.rsplit(" :: ", 1)[-1]
            for kind in each.metadata.get_all("Classifier") or ()
            if kind.startswith("License ::")
        ]
        short = told if told and "\n" not in told else ", ".join(kinds)
        found.add((name, each.version, short or "see its folder"))
    return found
