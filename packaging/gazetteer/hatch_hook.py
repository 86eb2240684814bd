"""Build hook: compiles the embedded gazetteer before a wheel or an editable install is made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Compiles the gazetteer in the checkout and puts the resources where they are looked for."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and include ``resources/`` in wheels.

        An editable install reads the checkout's own resources; a copy in site-packages would
        go stale, so nothing is included there.
        """
        root = Path(self.root)
        sys.path[:0] = [str(root), str(Path(__file__).parent)]
        from build import build_all  # noqa: PLC0415 - on the path now

        build_all(root)
        if version != "editable":
            sums_file = _write_sums(root)
            build_data["force_include"][str(root / "resources")] = "routeviewer/resources"
            build_data["force_include"][str(sums_file)] = f"routeviewer/resources/{sums_file.name}"


def _write_sums(root: Path) -> Path:
    """Write the checksums of the resources, by which `routeviewer doctor` knows them."""
    from routeviewer.diagnosis.manifest import MANIFEST, manifest_of  # noqa: PLC0415 - as above

    target = root / "build" / MANIFEST
    target.parent.mkdir(exist_ok=True)
    target.write_text(manifest_of(root / "resources"), encoding="utf-8", newline="\n")
    return target
