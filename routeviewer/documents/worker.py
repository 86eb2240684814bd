"""The process that reads documents of strangers: what goes wrong in it hurts nobody.

It is started by ``room`` and takes requests on its standard input, one after the other: a line of
JSON and the document's bytes. It answers each with a line of JSON.
"""

from __future__ import annotations

import json
import logging
import os
import signal
from contextlib import suppress
from typing import Any

from routeviewer.documents.content import Content, Wanted, plain_content
from routeviewer.documents.registry import format_named
from routeviewer.errors import RouteviewerError, UnreadableArticleError

TIME_LIMIT_S = 60.0
MEMORY_LIMIT_BYTES = 2_000_000_000
_MOST_LETTERS = 10_000_000


def main() -> None:
    """Answer requests until nobody sends any more."""
    _limit_memory()
    logging.disable(logging.CRITICAL)  # the libraries' remarks on damaged files are for nobody
    # A packaged application without a console has no sys.stdin, but it has the pipes.
    with os.fdopen(0, "rb", closefd=False) as requests, os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # what a library prints is no answer
        while line := requests.readline():
            asked = json.loads(line)
            data = requests.read(asked["size"])
            answers.write(json.dumps(_answer(asked, data)).encode() + b"\n")
            answers.flush()


def _answer(asked: dict[str, Any], data: bytes) -> dict[str, Any]:
    format_ = format_named(asked["format"])
    _limit_time()
    try:
        content = format_.read(data, Wanted(**asked["wanted"]))
        _require_bearable(content)
        return {"content": plain_content(content)}
    except RouteviewerError as error:
        return {"problem": error.problem, "remedy": error.remedy}
    except MemoryError:
        return {
            "problem": f"This file is {format_.name} that would fill the computer's memory",
            "remedy": "Keep only the chapters about the journey, or save its text as plain text.",
        }
    except Exception as error:  # noqa: BLE001 - a document may break a library in any way
        return {
            "problem": f"This file is {format_.name} that is damaged ({type(error).__name__})",
            "remedy": "Open it in the program that made it, and save its text as plain text.",
        }


def _require_bearable(content: Content) -> None:
    if len(content.text) > _MOST_LETTERS:
        raise UnreadableArticleError(
            f"The text is longer than {_MOST_LETTERS // 1_000_000} million letters",
            "Cut it into parts, or keep only the chapters about the journey.",
        )


def _limit_memory() -> None:
    """Take no more memory than a text needs, where the system can see to that."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time() -> None:
    """End the process even where who started it has died; it is ended from outside otherwise."""
    if hasattr(signal, "alarm"):
        signal.alarm(int(TIME_LIMIT_S) + 5)
