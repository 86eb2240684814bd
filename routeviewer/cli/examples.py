"""Examples of the commands for their help: those of the guide, which a test runs."""

from __future__ import annotations

import argparse

from routeviewer.errors import ResourceError
from routeviewer.guide.guide import guide_text


def add_examples(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put each command's examples under its help."""
    try:
        guide = guide_text()
    except ResourceError:
        return  # `routeviewer doctor` must start all the same, and tells what is missing
    for name, parser in commands.choices.items():
        lines = examples_of(name, guide)
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = "\n  ".join(("examples:", *lines))


def examples_of(command: str, guide: str) -> list[str]:
    """Return the lines of shell that the guide has of a command."""
    chapter = guide.partition(f"\n### {command}\n")[2].partition("\n##")[0]
    blocks = chapter.split("```sh\n")[1:]
    return [line for block in blocks for line in block.partition("```")[0].splitlines()]
