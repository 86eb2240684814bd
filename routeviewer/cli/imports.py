"""`routeviewer import`."""

from __future__ import annotations

from pathlib import Path

from routeviewer.cli.notices import print_notices
from routeviewer.errors import OutputError
from routeviewer.imports.build import import_project
from routeviewer.project.storage import SUFFIX, is_project_file, save


def import_file(source: str, *, output: str) -> None:
    """Save the route of another program's file as a project.

    Raises:
        ImportFileError: The file cannot be read, or holds no route.
        OutputError: The project cannot be written.
    """
    if not is_project_file(output):
        raise OutputError(
            f"{output} is not named like a project",
            f"End the name in {SUFFIX}; `routeviewer export` makes other files of it.",
        )
    project = import_project(Path(source))
    save(project, Path(output))
    count = sum(len(itinerary.stops) for itinerary in project.itineraries)
    print(f"Project: {output} ({count} stop{'' if count == 1 else 's'})")
    print_notices(project.warnings)
