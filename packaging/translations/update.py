"""Brings the window's translations up to date: ``python packaging/translations/update.py``.

Collects the sentences that ``routeviewer/gui`` has wrapped in ``tr`` or ``translate`` into the
``.ts`` files beside this script, tells which still lack a translation, and compiles them into
``resources/translations``. The compiled files are committed: compiling them while a wheel is built
would make every build download Qt.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parents[1]
LANGUAGES = ("de",)


def source_file(language: str) -> Path:
    """Return the file of a language that people write in."""
    return _HERE / f"routeviewer_{language}.ts"


def collect(target: Path, language: str) -> None:
    """Write the sentences of the window into a ``.ts`` file; what is translated there stays."""
    code = sorted(str(path) for path in (_ROOT / "routeviewer" / "gui").rglob("*.py"))
    _run("pyside6-lupdate", *code, "-ts", str(target), "-source-language", "en",
         "-target-language", language, "-locations", "none", "-no-obsolete")  # fmt: skip


def compile_to(target: Path, source: Path) -> None:
    """Compile a ``.ts`` file for the program."""
    _run("pyside6-lrelease", str(source), "-qm", str(target), "-silent")


def unfinished(source: Path) -> list[str]:
    """Return the sentences of a ``.ts`` file that have no translation."""
    return [
        message.findtext("source", "")
        for message in ET.parse(source).iter("message")  # noqa: S314 - our own file
        if not message.findtext("translation", "").strip()
        or message.find("translation").get("type") is not None  # type: ignore[union-attr]  # is there
    ]


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(Path(sys.executable).parent / tool), *arguments], check=True)


def main() -> int:
    """Update all languages; 1 where a translation is missing."""
    missing = []
    for language in LANGUAGES:
        source = source_file(language)
        collect(source, language)
        missing += unfinished(source)
        compiled = _ROOT / "resources" / "translations" / f"routeviewer_{language}.qm"
        compile_to(compiled, source)
    for sentence in missing:
        print(f"Not translated: {sentence}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
