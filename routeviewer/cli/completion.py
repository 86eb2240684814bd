"""`routeviewer completion`: the script with which a shell completes commands, options and files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import shtab

# What stands for a file or folder in the commands' usage.
_FILES = ("ARTICLE", "FILE", "INPUT", "OUT", "PROJECT")


def completion_script(parser: argparse.ArgumentParser, shell: str) -> str:
    """Return the script for a shell: bash, zsh or fish."""
    for action in _actions(parser):
        if str(action.metavar or "").startswith(_FILES):
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # where shtab looks
    return shtab.complete(parser, shell)


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:  # noqa: SLF001 - argparse tells of them in no other way
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            for command in dict.fromkeys(action.choices.values()):
                yield from _actions(command)
        else:
            yield action
