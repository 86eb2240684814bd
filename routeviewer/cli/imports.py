"""`routeviewer import`."""

from __future__ import annotations

from pathlib import Path

from routeviewer.cli.notices import print_notices
from routeviewer.errors import OutputError
from routeviewer.imports.build import import_project
from routeviewer.project.storage import SUFFIX, is_project_file, save
from routeviewer.wording.catalogue import catalogue
from routeviewer.wording.sentences import spoken, told


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
    stops = catalogue(spoken()).sentence("summary", "stops", count=count)
    print(told("Project: {output} ({stops})", output=output, stops=stops))
    print_notices(project.warnings)
