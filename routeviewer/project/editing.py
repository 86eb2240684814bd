"""Applies edits to a project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from routeviewer.errors import EditError
from routeviewer.project import name_changes, source_changes, stop_changes
from routeviewer.project.edits import Edit
from routeviewer.project.project import Project

_BODIES = {**stop_changes.BODIES, **name_changes.BODIES, **source_changes.BODIES}


def apply(project: Project, edit: Edit) -> Project:
    """Return a project with one more edit; ``project`` itself stays as it is.

    Raises:
        EditError: The edit does not fit the project, or its value is no valid one.
    """
    changed = _BODIES[type(edit)](edit, project)
    return replace(changed, edits=(*project.edits, edit))


def apply_all(project: Project, edits: Sequence[Edit]) -> Project:
    """Return a project with several more edits.

    Raises:
        EditError: One of them does not fit; then none is made.
    """
    for edit in edits:
        project = apply(project, edit)
    return project


def replay(project: Project, edits: Sequence[Edit]) -> tuple[Project, tuple[Edit, ...]]:
    """Apply edits to a new reading; return it with those edits that no longer apply."""
    lost = []
    for edit in edits:
        try:
            project = apply(project, edit)
        except EditError:
            lost.append(edit)
    return project, tuple(lost)
