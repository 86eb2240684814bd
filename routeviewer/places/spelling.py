"""Names that are misspelt: the last resort, with a lower confidence."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from routeviewer.places.bundled_gazetteer import BundledGazetteer

_PREFIX_LETTERS = 4
_LEAST_LETTERS = 5
_LEAST_SIMILARITY = 84.0
_MOST_NAMES = 6


def similar_names(
    folded: str, gazetteer: BundledGazetteer, *, prominence: int = 0
) -> Sequence[tuple[str, float]]:
    """Return names of the gazetteer that differ by a slip of the pen, with similarity 0..1.

    The first letters must be right (the gazetteer is searched by its beginning), short names
    are not repaired.

    Args:
        folded: The folded name as it stands in the text.
        gazetteer: Where to look.
        prominence: Names known less well than this are left out.
    """
    if len(folded) < _LEAST_LETTERS:
        return ()
    beginning = folded[: _PREFIX_LETTERS if len(folded) > _LEAST_LETTERS else 3]
    known = [name for name, _ in gazetteer.names_with_prefix(beginning, least=prominence)]
    known += _other_beginnings(folded, gazetteer, prominence)
    cutoff = max(_LEAST_SIMILARITY, 100 * (1 - 1.5 / len(folded)))
    found = process.extract(
        folded, known, scorer=fuzz.ratio, score_cutoff=cutoff, limit=_MOST_NAMES
    )
    return tuple((name, score / 100) for name, score, _ in found)


def _other_beginnings(folded: str, gazetteer: BundledGazetteer, prominence: int) -> list[str]:
    """Return names that share only the first two letters, of well-known places."""
    if prominence < 400:
        return []
    known = gazetteer.names_with_prefix(folded[:2], least=prominence, limit=20_000)
    return [name for name, _ in known if abs(len(name) - len(folded)) < 3]
