"""What Qt prints: all but what means nothing to a reader."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

# The platform without a screen says it of every window; a picture needs no such hints.
_MEANINGLESS = "This plugin does not support propagateSizeHints()"


@contextmanager
def only_meaningful_messages() -> Iterator[None]:
    """Leave out of Qt's messages that its platform without a screen knows no hints of size."""
    earlier = qInstallMessageHandler(_print)
    try:
        yield
    finally:
        # No message may reach Python once it has ended.
        qInstallMessageHandler(earlier)


def _print(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    # A desktop without a console has no place for messages.
    if message is not None and message != _MEANINGLESS and sys.stderr is not None:
        sys.stderr.write(f"{qFormatLogMessage(kind, context, message)}\n")
