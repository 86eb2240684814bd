"""`routeviewer doctor`: whether everything is there that the program needs."""

from __future__ import annotations

import json
from dataclasses import asdict

from routeviewer.cli.tables import table
from routeviewer.diagnosis.check import Check
from routeviewer.diagnosis.doctor import examine, is_sound

_SIGNS = {"ok": "ok", "note": "note", "problem": "PROBLEM"}


def print_health(*, as_json: bool) -> bool:
    """Print what was looked at.

    Returns:
        Whether all is well.
    """
    checks = examine()
    sound = is_sound(checks)
    if as_json:
        rows = [asdict(check) for check in checks]
        print(json.dumps({"schema": 1, "ok": sound, "checks": rows}, ensure_ascii=False, indent=1))
        return sound
    print(table([["", "what", "found"], *([_SIGNS[c.state], c.name, c.told] for c in checks)]))
    for check in checks:
        if check.remedy:
            print(f"\n{check.name}: {check.told.rstrip('.')}.\n  {check.remedy}")
    print(f"\n{_summary(checks)}")
    return sound


def _summary(checks: tuple[Check, ...]) -> str:
    count = sum(check.state == "problem" for check in checks)
    if not count:
        return "Everything is there."
    return "1 problem was found." if count == 1 else f"{count} problems were found."
