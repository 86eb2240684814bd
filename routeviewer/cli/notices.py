"""What the user should know, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from routeviewer.text.article import Notice
from routeviewer.wording.reasons import notice_sentence
from routeviewer.wording.sentences import spoken, told


def print_notices(notices: Iterable[Notice]) -> None:
    """Print warnings."""
    for notice in notices:
        sentence = notice_sentence(notice.rule, notice.parameters, spoken())
        print(told("Note: {sentence}.", sentence=sentence), file=sys.stderr)
