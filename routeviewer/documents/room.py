"""A process of its own for reading documents: bounded in time and memory, ended at will."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from routeviewer.documents.content import Content, Wanted, content_of
from routeviewer.documents.registry import Format
from routeviewer.documents.worker import TIME_LIMIT_S
from routeviewer.errors import UnreadableArticleError
from routeviewer.places.feedback import Cancelled, never
from routeviewer.places.online.deadline import in_time

# What a packaged application is started with to be a worker (``cli.main``).
WORKER_OPTION = "--read-documents"


class ReadingRoom:
    """Reads documents one after the other; its process is started when the first one comes."""

    def __init__(self) -> None:
        """Begin without a process."""
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Use it for a while."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self.close()

    @property
    def process_id(self) -> int | None:
        """The number of the process, or None where it has not been started."""
        return None if self._process is None else self._process.pid

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError, ValueError):
                    pipe.close()  # type: ignore[union-attr]  # both are pipes

    def read(
        self,
        data: bytes,
        format_: Format,
        wanted: Wanted | None = None,
        *,
        cancelled: Cancelled = never,
        limit_s: float = TIME_LIMIT_S,
    ) -> Content:
        """Return what a document holds.

        Raises:
            UnreadableArticleError: It cannot be read, or not within the time and memory that a
                text needs.
            CancelledError: The user has enough.
        """
        asked = {"format": format_.key, "wanted": asdict(wanted or Wanted()), "size": len(data)}
        process = self._started()
        is_answered = False
        try:
            answer = in_time(
                lambda: _exchanged(process, asked, data), limit_s=limit_s, cancelled=cancelled
            )
            is_answered = True
        except TimeoutError as error:
            raise UnreadableArticleError(
                f"This file is {format_.name} that takes longer than {limit_s:.0f} s to read",
                "Open it in the program that made it, and save its text as plain text.",
            ) from error
        except (OSError, ValueError) as error:
            raise UnreadableArticleError(
                f"This file is {format_.name} that cannot be read: reading it ends the reader",
                "Open it in the program that made it, and save its text as plain text.",
            ) from error
        finally:
            if not is_answered:
                self.close()
        if "content" not in answer:
            raise UnreadableArticleError(answer["problem"], answer["remedy"])
        return content_of(answer["content"])

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(  # noqa: S603 - this program itself
                _command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
        return self._process


def _command() -> list[str]:
    """Return how the worker is started; modules that lie in the present folder are not loaded."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_OPTION]
    home = str(Path(__file__).resolve().parents[2])
    code = (
        f"import sys; sys.path.append({home!r}); "
        "from routeviewer.documents.worker import main; main()"
    )
    return [sys.executable, "-P", "-c", code]


def _exchanged(process: subprocess.Popen[bytes], asked: dict[str, Any], data: bytes) -> Any:
    """Send a document and return the answer.

    Raises:
        OSError: The process has ended.
        ValueError: Its answer is cut off.
    """
    if process.stdin is None or process.stdout is None:
        message = "the process has no pipes"
        raise OSError(message)
    process.stdin.write(json.dumps(asked).encode() + b"\n" + data)
    process.stdin.flush()
    return json.loads(process.stdout.readline())
