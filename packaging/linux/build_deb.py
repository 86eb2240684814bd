"""Makes Debian packages of the built application: `build_deb.py BUILT TARGET`.

BUILT is what PyInstaller made with packaging/routeviewer.spec; TARGET is where the packages go.
Called by packaging/build.sh, with what packaging/locks/application.txt names installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from depends import depends_of
from slim import slim
from texts import changelog, copyright_text, man_page, metainfo, overrides

from routeviewer import __version__
from routeviewer.cli.completion import completion_script
from routeviewer.cli.main import command_line

HERE = Path(__file__).resolve().parent
RESOURCES = HERE.parents[1] / "resources"
HOME = "usr/lib/routeviewer"
_ICON_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)
_COMPLETIONS = {
    "bash": "usr/share/bash-completion/completions/routeviewer",
    "zsh": "usr/share/zsh/vendor-completions/_routeviewer",
    "fish": "usr/share/fish/vendor_completions.d/routeviewer.fish",
}
_SUMMARY = "reconstructs travel routes from articles and draws them on a map"
_DESCRIPTION = """\
 routeviewer finds the place names of a news report, a blog or a travelogue,
 locates them without a network, works out which of them are stops of the
 journey and in which order, and plots them as a route on a map beside the
 article. The maps are exported into reports as figures, pages and data."""
_WEB_SUMMARY = "routeviewer's page preview"
_WEB_DESCRIPTION = """\
 The browser component (Qt WebEngine) with which the second tab of
 routeviewer's window shows the web page of a route. Without it, the page is
 opened in the system's browser."""


@dataclass(frozen=True, slots=True)
class Control:
    """What a package says of itself.

    Attributes:
        name: Name of the package.
        relations: Fields such as Depends, by name.
        summary: One line.
        description: Lines that each begin with a blank.
    """

    name: str
    relations: dict[str, str]
    summary: str
    description: str

    def text(self, *, installed_kb: int) -> str:
        """Return the control file."""
        fields = {
            "Package": self.name,
            "Version": __version__,
            "Architecture": _architecture(),
            "Maintainer": "The routeviewer developers <routeviewer@localhost>",
            "Installed-Size": str(installed_kb),
            **self.relations,
            "Section": "science",
            "Priority": "optional",
            "Description": self.summary,
        }
        lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
        return f"{lines}{self.description}\n"


def application_package(built: Path, root: Path) -> Control:
    """Lay out the application below ``root``."""
    home = root / HOME
    shutil.copytree(built / "routeviewer", home, symlinks=True)
    slim(home, {path.stem for path in (RESOURCES / "wording").glob("*.toml")})
    programs = root / "usr" / "bin"
    programs.mkdir(parents=True)
    for name in ("routeviewer", "routeviewer-gui"):
        (programs / name).symlink_to("../lib/routeviewer/routeviewer")
    _lay_out_desktop_files(root / "usr" / "share")
    for shell, place in _COMPLETIONS.items():
        _write(root / place, completion_script(command_line(), shell))
    _write_compressed(root / "usr/share/man/man1/routeviewer.1", man_page(_SUMMARY))
    (root / "usr/share/man/man1/routeviewer-gui.1.gz").symlink_to("routeviewer.1.gz")
    _write_documents(root, "routeviewer")
    relations = depends_of(root, _libraries(home))
    # Without any font of the system Qt could not write a word in its window.
    relations["Depends"] += ", fontconfig, fonts-dejavu-core | fonts-freefont-ttf | fonts-noto-core"
    relations["Recommends"] = ", ".join(
        filter(None, (relations.get("Recommends"), "shared-mime-info, xdg-utils"))
    )
    # Keys of online services are kept in a keyring.
    relations["Suggests"] = f"gnome-keyring, routeviewer-web (= {__version__})"
    return Control("routeviewer", relations, _SUMMARY, _DESCRIPTION)


def web_package(built: Path, root: Path) -> Control:
    """Lay out what the browser component adds below ``root``."""
    home = root / HOME
    shutil.copytree(
        built / "routeviewer-web" / "_internal", home / "_internal", symlinks=True,
        ignore=shutil.ignore_patterns("lib-dynload"),  # the program's own start needs them there
    )  # fmt: skip
    slim(home, ())
    _write_documents(root, "routeviewer-web")
    libraries = [*_libraries(home), *_libraries(built / "routeviewer")]
    relations = depends_of(root, libraries)
    relations["Depends"] = f"routeviewer (= {__version__}), {relations['Depends']}"
    return Control("routeviewer-web", relations, _WEB_SUMMARY, _WEB_DESCRIPTION)


def pack(control: Control, root: Path, target: Path) -> Path:
    """Write a package; the same tree gives the same bytes."""
    installed_kb = sum(-(-path.lstat().st_size // 1024) for path in root.rglob("*"))
    _write(root / "DEBIAN" / "control", control.text(installed_kb=installed_kb))
    files = sorted(path for path in (root / "usr").rglob("*") if path.is_file())
    sums = subprocess.run(
        ["md5sum", *(str(path.relative_to(root)) for path in files if not path.is_symlink())],
        cwd=root, check=True, capture_output=True, text=True,
    )  # fmt: skip
    _write(root / "DEBIAN" / "md5sums", sums.stdout)
    _settle(root)
    package = target / f"{control.name}_{__version__}_{_architecture()}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", root, package], check=True
    )
    size_mb, installed_mb = package.stat().st_size / 1e6, installed_kb * 1024 / 1e6
    print(f"{package.name}: {size_mb:.1f} MB, {installed_mb:.0f} MB installed")
    return package


def _lay_out_desktop_files(share: Path) -> None:
    _copy(HERE / "routeviewer.desktop", share / "applications" / "routeviewer.desktop")
    _copy(HERE / "routeviewer-mime.xml", share / "mime" / "packages" / "routeviewer.xml")
    _write(share / "metainfo" / "org.routeviewer.routeviewer.metainfo.xml", metainfo())
    drawing = RESOURCES / "icons" / "routeviewer.svg"
    _copy(drawing, share / "icons" / "hicolor" / "scalable" / "apps" / "routeviewer.svg")
    for size in _ICON_SIZES_PX:
        icon = share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "routeviewer.png"
        icon.parent.mkdir(parents=True)
        subprocess.run(["rsvg-convert", "-w", str(size), "-o", icon, drawing], check=True)


def _write_documents(root: Path, package: str) -> None:
    documents = root / "usr" / "share" / "doc" / package
    _write(documents / "copyright", copyright_text())
    _write_compressed(documents / "changelog", changelog())
    _write(root / "usr/share/lintian/overrides" / package, overrides(package))


def _libraries(home: Path) -> list[Path]:
    return sorted({path.parent for path in home.rglob("*.so*")})


def _settle(root: Path) -> None:
    """Give every file the same rights and time on every machine."""
    moment = int(os.environ["SOURCE_DATE_EPOCH"])
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path.name in {"routeviewer", "QtWebEngineProcess"}
            path.chmod(0o755 if runs and (path.is_dir() or _is_program(path)) else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _is_program(path: Path) -> bool:
    return path.read_bytes()[:4] == b"\x7fELF"


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_compressed(path: Path, text: str) -> None:
    _write(path, text)
    subprocess.run(["gzip", "-9", "--no-name", path], check=True)


def _architecture() -> str:
    done = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def main() -> None:
    """Make both packages."""
    built, target = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    moment = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    print(f"routeviewer {__version__} of {moment:%Y-%m-%d}")
    for make in (application_package, web_package):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "root"
            (root / "DEBIAN").mkdir(parents=True)
            pack(make(built, root), root, target)


if __name__ == "__main__":
    main()
