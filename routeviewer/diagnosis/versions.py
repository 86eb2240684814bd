"""The program, Python, and the packages that the program is built on, with their bounds."""

from __future__ import annotations

import platform
import sys
from importlib import metadata
from typing import Any

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import SpecifierSet

from routeviewer import __version__, assets
from routeviewer.diagnosis.check import Check
from routeviewer.diagnosis.short_path import short_path

_OWN = "routeviewer"


def program_checks() -> list[Check]:
    """Return what the program, Python and the system are."""
    python = platform.python_version()
    bound = _python_bound()
    is_python_right = SpecifierSet(bound).contains(python, prereleases=True)
    return [
        Check("program", "routeviewer", "ok", f"{__version__}, {_installed_as()}"),
        Check(
            "program", "Python", "ok" if is_python_right else "problem",
            f"{python} (must be {bound or 'any'}), {short_path(sys.executable)}",
            "" if is_python_right else f"Install Python {bound} and routeviewer in it.",
        ),
        Check("program", "system", "ok", platform.platform()),
    ]  # fmt: skip


def package_checks(requirements: list[str] | None = None) -> list[Check]:
    """Return whether the packages that the program needs are there, within their bounds.

    Args:
        requirements: What it needs, as in its metadata; by default those that it was installed
            with.
    """
    named = _requirements() if requirements is None else requirements
    found = [_wanted(text) for text in named]
    return [_package_check(wanted) for wanted in sorted(filter(None, found), key=_by_name)]


def _installed_as() -> str:
    if getattr(sys, "frozen", False):
        return "the packaged application"
    where = short_path(assets.resources_root().parent)
    return f"from the checkout {where}" if assets.checkout_root() else f"installed in {where}"


def _python_bound() -> str:
    try:
        told: Any = metadata.metadata(_OWN)
        return str(told.get("Requires-Python") or "")
    except metadata.PackageNotFoundError:
        return ""


def _requirements() -> list[str]:
    try:
        return list(metadata.requires(_OWN) or [])
    except metadata.PackageNotFoundError:
        return []


def _wanted(text: str) -> Requirement | None:
    """Return a requirement that holds for this system and is no extra's."""
    try:
        wanted = Requirement(text)
    except InvalidRequirement:
        return None
    is_ours = wanted.marker is None or wanted.marker.evaluate({"extra": ""})
    return wanted if is_ours else None


def _by_name(wanted: Requirement) -> str:
    return wanted.name.casefold()


def _package_check(wanted: Requirement) -> Check:
    bound = ",".join(sorted(str(part) for part in wanted.specifier)[::-1])
    remedy = f"pip install '{wanted.name}{bound}'"
    try:
        held = metadata.version(wanted.name)
    except metadata.PackageNotFoundError:
        return Check("packages", wanted.name, "problem", f"is missing (must be {bound})", remedy)
    if wanted.specifier.contains(held, prereleases=True):
        return Check("packages", wanted.name, "ok", f"{held} (must be {bound})")
    return Check(
        "packages", wanted.name, "problem", f"{held} does not fit (must be {bound})", remedy
    )
