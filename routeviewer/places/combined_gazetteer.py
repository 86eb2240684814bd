"""The embedded gazetteer with everything the user has put beside it, as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from routeviewer.errors import OwnGazetteerError
from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.candidate import Reason
from routeviewer.places.corrections import Corrections
from routeviewer.places.doubles import without_doubles
from routeviewer.places.gazetteer import Match, OnlineSource
from routeviewer.places.own.own_gazetteer import OwnGazetteer
from routeviewer.places.own.shelf import open_own
from routeviewer.places.place import Place
from routeviewer.settings.settings import BUNDLED
from routeviewer.text.article import Notice

# What a gazetteer that the user prefers to the embedded one is worth, and each step in the order.
_PREFERRED_POINTS, _STEP_POINTS = 1.0, 0.5


class CombinedGazetteer(BundledGazetteer):
    """Looks names up in several gazetteers.

    It is an embedded gazetteer to whoever asks for countries, regions and demonyms, since the
    user's own have none; names and positions come from all, the preferred first.
    """

    def __init__(
        self,
        order: Sequence[str],
        shelf: Path,
        *,
        corrections: Corrections | None = None,
        online: OnlineSource | None = None,
    ) -> None:
        """Open the embedded gazetteer and the user's own beside it.

        One of their own that is damaged is left out, with a notice.

        Args:
            order: Names of their own gazetteers and ``"bundled"``, the preferred first.
            shelf: The folder in which their own lie.
            corrections: What people decided before.
            online: What is asked beyond all of them.

        Raises:
            GazetteerError: The embedded gazetteer cannot be used.
        """
        super().__init__()
        self._corrections = corrections or Corrections()
        self.never = self._corrections.never
        self.online = online
        self._notices: tuple[Notice, ...] = ()
        middle = order.index(BUNDLED)
        self._preferred = self._opened(order[:middle], shelf)
        self._others = self._opened(order[middle + 1 :], shelf)
        self._points = {
            name: _PREFERRED_POINTS + _STEP_POINTS * i
            for i, (name, _) in enumerate(reversed(self._preferred))
        } | {name: -_STEP_POINTS * (i + 1) for i, (name, _) in enumerate(self._others)}

    def _opened(self, names: Sequence[str], shelf: Path) -> list[tuple[str, OwnGazetteer]]:
        opened = []
        for name in names:
            try:
                opened.append((name, open_own(name, shelf, self.area_names)))
            except OwnGazetteerError as error:
                told = Notice("gazetteer-left-out", (name, error.problem, error.remedy))
                self._notices = (*self._notices, told)
        return opened

    def close(self) -> None:
        """Close all files."""
        for _, gazetteer in (*self._preferred, *self._others):
            gazetteer.close()
        super().close()

    def notices(self) -> tuple[Notice, ...]:
        """Return what went wrong since this was last asked."""
        told, self._notices = self._notices, ()
        return told if self.online is None else (*told, *self.online.notices())

    def names_with_prefix(
        self, prefix: str, *, least: int = 0, limit: int = 4000
    ) -> Sequence[tuple[str, int]]:
        """Return folded names that begin so, with the prominence of their best known place."""
        best = Counter(dict(super().names_with_prefix(prefix, least=least, limit=limit)))
        for _, gazetteer in (*self._preferred, *self._others):
            best |= Counter(dict(gazetteer.names_with_prefix(prefix, least=least, limit=limit)))
        return list(best.items())

    # -- what the look-ups are made of -----------------------------------------------------------

    def _prominence_of(self, folded: str) -> int | None:
        meant = self._corrections.meant(folded)
        known = [meant.prominence] if meant else []
        for name in (folded, *self._corrections.aliases(folded)):
            own = super()._prominence_of(name)
            found = [own] if own is not None else []
            for _, gazetteer in (*self._preferred, *self._others):
                found += gazetteer.prominences([name]).values()
            known += found
        return max(known, default=None)

    def _matches_of(self, folded: str, limit: int) -> tuple[Match, ...]:
        meant = self._corrections.meant(folded)
        found = [meant] if meant else []
        for name in (folded, *self._corrections.aliases(folded)):
            found += self._from(self._preferred, name, limit)
            found += super()._matches_of(name, limit)
            found += self._from(self._others, name, limit)
        told = [self._corrections.respelled(match) for match in without_doubles(found)]
        told.sort(key=lambda match: -match.prominence)
        return tuple(told)

    def _from(
        self, gazetteers: Sequence[tuple[str, OwnGazetteer]], folded: str, limit: int
    ) -> Iterator[Match]:
        for name, gazetteer in gazetteers:
            reason = Reason("own-gazetteer", (name,), self._points[name])
            for match in gazetteer.find_all([folded], limit=limit)[folded]:
                yield replace(match, reasons=(*match.reasons, reason))

    def prefixed(self, folded: str) -> Iterator[Match]:
        """Yield the places of which a name begins so, the best known first."""
        found = list(super().prefixed(folded))
        for _, gazetteer in (*self._preferred, *self._others):
            found += gazetteer.prefixed(folded)
        found.sort(key=lambda match: -match.prominence)
        return iter(found)

    def within(self, coordinate: Coordinate, reach: float) -> list[Place]:
        """Return the places in a box round a position."""
        found = super().within(coordinate, reach)
        for _, gazetteer in (*self._preferred, *self._others):
            found += gazetteer.within(coordinate, reach)
        return list(dict.fromkeys(found))
