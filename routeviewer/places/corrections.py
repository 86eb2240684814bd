"""What people decided before: which place a name means, names that are none, house spellings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from routeviewer.places.candidate import Reason
from routeviewer.places.folding import fold
from routeviewer.places.gazetteer import Match
from routeviewer.places.place import Place

# Outweighs everything but a place that the text itself puts elsewhere ("Paris, Texas").
_POINTS = 12.0
_PROMINENCE = 600


@dataclass(frozen=True, slots=True)
class NameMeans:
    """A name means this place."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class NeverAPlace:
    """A name is never a place here."""

    name: str


@dataclass(frozen=True, slots=True)
class HouseSpelling:
    """A place that others spell ``written`` is spelt ``house`` here.

    Attributes:
        written: How gazetteers or articles spell it.
        house: How it is spelt here.
        country: Code of the country that it must lie in ("Odesa" is not in Texas), or empty.
    """

    written: str
    house: str
    country: str = ""


Correction = NameMeans | NeverAPlace | HouseSpelling


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections that hold for an article, by folded name.

    Attributes:
        places: The place that a name means, with the file that says so.
        never: Names that are never a place, with the file that says so.
        spellings: House spellings by either spelling.
    """

    places: Mapping[str, tuple[Place, str]] = field(default_factory=dict)
    never: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, HouseSpelling] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.places or self.never or self.spellings)

    def aliases(self, folded: str) -> tuple[str, ...]:
        """Return the other folded names under which a name is looked up."""
        known = self.spellings.get(folded)
        if known is None:
            return ()
        return tuple(name for name in (fold(known.house), fold(known.written)) if name != folded)

    def meant(self, folded: str) -> Match | None:
        """Return the place that a name means by an earlier decision, or None."""
        known = self.places.get(folded)
        if known is None:
            return None
        place, file = known
        reasons = (Reason("remembered", (file,), _POINTS),)
        return Match(place, _PROMINENCE, is_main_name=True, reasons=reasons)

    def respelled(self, match: Match) -> Match:
        """Return a match with its place in the house's spelling."""
        known = self.spellings.get(fold(match.place.name))
        if known is None or match.place.name == known.house:
            return match
        if known.country and match.place.country != known.country:
            return match
        reason = Reason("house-spelling", (match.place.name, known.house))
        place = replace(match.place, name=known.house)
        return replace(match, place=place, reasons=(*match.reasons, reason))


def corrections_of(files: Iterable[tuple[str, Iterable[Correction]]]) -> Corrections:
    """Return the corrections of several files as one.

    Args:
        files: Name and corrections of each file, the one that counts most first; within a file
            the later of two contradicting lines counts.
    """
    places: dict[str, tuple[Place, str]] = {}
    never: dict[str, str] = {}
    spellings: dict[str, HouseSpelling] = {}
    for file, corrections in reversed(list(files)):
        for correction in corrections:
            match correction:
                case NameMeans(name, place):
                    places[fold(name)] = (place, file)
                    never.pop(fold(name), None)
                case NeverAPlace(name):
                    never[fold(name)] = file
                    places.pop(fold(name), None)
                case HouseSpelling(written, house):
                    spellings[fold(written)] = spellings[fold(house)] = correction
    return Corrections(places, never, spellings)
