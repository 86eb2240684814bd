"""Place names in scripts that put no space between words: Chinese, Japanese, Thai and others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from routeviewer.places.folding import fold
from routeviewer.places.gazetteer import KnownNames
from routeviewer.places.mention import Mention
from routeviewer.text.article import Article, Span

# Thai, Lao, Burmese, Khmer, kana, Han, Hangul (whose names carry particles without a space).
_RUN = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+"
    r"|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+"
    r"|[\uac00-\ud7af]+"
)
_SHORTEST, _LONGEST = 2, 20
# Two signs make many words by chance: they must mean a place of this prominence.
_SHORT_PROMINENCE, _PROMINENCE = 550, 300
_SHORT = 2


def unspaced_mentions(article: Article, gazetteer: KnownNames) -> list[Mention]:
    """Return the gazetteer's names inside runs of such scripts, the longest match first.

    Reads "東京から大阪へ" as two names; Korean, Thai and other particles may follow a name.
    """
    runs = list(_RUN.finditer(article.text))
    pieces = {piece for run in runs for _, piece in _pieces(run.group())}
    folded = {piece: fold(piece) for piece in pieces}
    known = gazetteer.prominences(folded.values())
    found = []
    for run in runs:
        end = 0
        for start, piece in _pieces(run.group()):
            least = _SHORT_PROMINENCE if len(piece) <= _SHORT else _PROMINENCE
            if start >= end and known.get(folded[piece], 0) >= least:
                end = start + len(piece)
                span = Span(0, run.start() + start, run.start() + end)
                found.append(Mention(span, piece, "unspaced", 0.7, piece))
    return found


def _pieces(run: str) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a run by their start, the longest of each start first."""
    for start in range(len(run)):
        for length in range(min(_LONGEST, len(run) - start), _SHORTEST - 1, -1):
            yield start, run[start : start + length]
