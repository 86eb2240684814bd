"""What is looked at, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "note", "problem"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        group: What it belongs to: "program", "packages", "window", "data" or "places".
        name: What was looked at.
        state: "ok", "note" (something works less well, or is only worth knowing) or "problem".
        told: What was found.
        remedy: What the reader can do about it, or empty.
    """

    group: str
    name: str
    state: State
    told: str
    remedy: str = ""
