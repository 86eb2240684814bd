"""Undo and redo: a line of projects, each with what was done."""

from __future__ import annotations

from dataclasses import dataclass

from routeviewer.project.project import Project

_MOST = 500


@dataclass(frozen=True, slots=True)
class Step:
    """A state, and in words what led to it."""

    project: Project
    label: str


class History:
    """The states of a project; one of them is the present one."""

    def __init__(self, project: Project) -> None:
        """Begin with a project."""
        self._steps = [Step(project, "")]
        self._at = 0

    @property
    def project(self) -> Project:
        """The present state."""
        return self._steps[self._at].project

    @property
    def undo_label(self) -> str:
        """What would be undone, or empty."""
        return self._steps[self._at].label if self._at else ""

    @property
    def redo_label(self) -> str:
        """What would be done again, or empty."""
        return self._steps[self._at + 1].label if self.can_redo else ""

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier state."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is a later state."""
        return self._at + 1 < len(self._steps)

    def push(self, project: Project, label: str) -> None:
        """Take a new state; what had been undone is gone."""
        del self._steps[self._at + 1 :]
        self._steps.append(Step(project, label))
        del self._steps[: -_MOST - 1]
        self._at = len(self._steps) - 1

    def undo(self) -> None:
        """Go back, where there is an earlier state."""
        self._at = max(0, self._at - 1)

    def redo(self) -> None:
        """Go forward, where there is a later state."""
        self._at = min(len(self._steps) - 1, self._at + 1)
