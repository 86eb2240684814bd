"""Everything that is looked at when something does not work."""

from __future__ import annotations

from collections.abc import Iterable

from routeviewer.diagnosis.check import Check
from routeviewer.diagnosis.data_files import data_checks
from routeviewer.diagnosis.user_files import user_checks
from routeviewer.diagnosis.versions import package_checks, program_checks
from routeviewer.diagnosis.window import window_checks


def examine() -> tuple[Check, ...]:
    """Look at program, packages, window, data and the user's places; no network is used."""
    return (
        *program_checks(), *package_checks(), *window_checks(), *data_checks(), *user_checks(),
    )  # fmt: skip


def is_sound(checks: Iterable[Check]) -> bool:
    """Tell whether nothing is in the way of any work."""
    return all(check.state != "problem" for check in checks)
