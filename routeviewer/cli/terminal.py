"""What is printed does nothing to a terminal: texts of strangers may hold its commands."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterator
from typing import Any, TextIO

# Commands of a terminal (all controls but tab and line end), and what turns text round. Written as
# JSON writes them, so that JSON stays the same document.
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """Return a text with each command of a terminal written out, by its number."""
    return _COMMANDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class _Harmless:
    """A stream that writes harmless text; for the rest it is the stream that it stands before."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        # A line that is being drawn anew, as a bar of progress is, begins so.
        lead = "\r" if text.startswith("\r") else ""
        shown = lead + harmless(text.removeprefix("\r"))
        try:
            self._stream.write(shown)
        except UnicodeEncodeError:
            code = self._stream.encoding
            self._stream.write(shown.encode(code, "backslashreplace").decode(code))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextlib.contextmanager
def harmless_output() -> Iterator[None]:
    """Let nothing that is printed command the terminal."""
    with contextlib.ExitStack() as stack:
        # Without a console, as on a desktop of Windows, there are no streams.
        if sys.stdout is not None:
            stack.enter_context(contextlib.redirect_stdout(_Harmless(sys.stdout)))
        if sys.stderr is not None:
            stack.enter_context(contextlib.redirect_stderr(_Harmless(sys.stderr)))
        yield
