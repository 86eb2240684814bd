"""From mentions to toponyms: which place each name stands for, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.border import border_candidates
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.candidate import Candidate, Reason
from routeviewer.places.containers import container_of, is_sure_container
from routeviewer.places.context import country_votes
from routeviewer.places.gazetteer import Match
from routeviewer.places.mention import Mention
from routeviewer.places.phrases import fold_word, kind_word_table
from routeviewer.places.place import Place
from routeviewer.places.scoring import Clues, weigh
from routeviewer.places.spelling import similar_names
from routeviewer.places.toponym import Toponym
from routeviewer.text.article import Article

_KEPT_CANDIDATES = 8
_ROUNDS = 2
# A misspelt name in running text is repaired only towards a town of this prominence.
_TYPO_PROMINENCE = 450
_LARGE_KM = 400.0


@dataclass(slots=True)
class _Group:
    """The mentions of one name while it is being resolved."""

    name: str
    mentions: list[Mention] = field(default_factory=list)
    matches: Sequence[Match] = ()
    penalty: Reason | None = None
    containers: list[tuple[str, str]] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    kind: str | None = None
    candidates: tuple[Candidate, ...] = ()
    surely_in: list[str] = field(default_factory=list)

    @property
    def best(self) -> Place | None:
        return self.candidates[0].place if self.candidates else None


def resolve(
    article: Article, mentions: Sequence[Mention], gazetteer: BundledGazetteer
) -> tuple[Toponym, ...]:
    """Return the names of an article with what they stand for, in the order of first mention.

    Args:
        article: The article.
        mentions: Its place names in the order of the text.
        gazetteer: Where places are looked up.
    """
    groups = _grouped(article, mentions, gazetteer)
    matches = {m.name: groups[_key(m)].matches for m in mentions}
    votes = country_votes(article, mentions, matches, gazetteer)
    keys = _split_namesakes(article, mentions, groups)
    _relate(article, mentions, keys, groups)
    for round_number in range(_ROUNDS):
        for key, group in groups.items():
            clues = _clues(groups, key, votes, nearness=round_number > 0)
            group.candidates = weigh(group.matches, clues)
    _locate_borders(groups, votes, gazetteer)
    _drop_unlikely_typos(groups)
    in_order = sorted(groups.values(), key=lambda group: group.mentions[0].span.start)
    return tuple(
        _toponym(group, is_located=not _lies_elsewhere(groups, group))
        for group in in_order
        # A guess at a misspelt name that came to nothing is no name of a place at all.
        if group.candidates or group.mentions[0].recognizer != "misspelt"
    )


def _key(mention: Mention) -> str:
    if mention.recognizer in ("abbreviation", "border"):
        return f"{mention.recognizer}:{mention.name}"
    return fold_word(mention.name)


def _grouped(
    article: Article, mentions: Sequence[Mention], gazetteer: BundledGazetteer
) -> dict[str, _Group]:
    groups: dict[str, _Group] = {}
    for mention in mentions:
        groups.setdefault(_key(mention), _Group(mention.name)).mentions.append(mention)
    found = gazetteer.find_all(key for key in groups if ":" not in key)
    for key, group in groups.items():
        group.matches = found.get(key, ())
        if key.startswith("abbreviation:"):
            group.matches = gazetteer.abbreviated(group.name)
        elif not group.matches and ":" not in key:
            group.matches, group.penalty = _inexact(key, group, gazetteer)
        group.kind = _kind_beside(article, group)
    return groups


def _inexact(
    folded: str, group: _Group, gazetteer: BundledGazetteer
) -> tuple[Sequence[Match], Reason | None]:
    """Look for a name that is not in the gazetteer: misspelt, or beginning with its town."""
    has_kind_word = group.mentions[0].recognizer == "kind-word"
    similar = similar_names(folded, gazetteer, prominence=0 if has_kind_word else _TYPO_PROMINENCE)
    if similar:
        name, similarity = similar[0]
        reason = Reason("spelling", (group.name, name), -10 * (1 - similarity) - 1)
        return gazetteer.find_all([name])[name], reason
    words = folded.split()
    if has_kind_word:
        for count in range(len(words) - 1, 0, -1):
            town = " ".join(words[:count])
            matches = [m for m in gazetteer.find_all([town])[town] if m.prominence >= 300]
            if matches:
                return matches, Reason("in-town", (matches[0].place.name,), -2.0)
    return (), None


def _kind_beside(article: Article, group: _Group) -> str | None:
    """Return the kind told by a word at the end of the name or right after it."""
    table = kind_word_table()
    for mention in group.mentions:
        words = mention.text.split()
        if len(words) > 1 and words[-1].lower() in table:
            return table[words[-1].lower()]
        following = article.text[mention.span.end : mention.span.end + 24].split()
        if following and following[0].lower().strip(".,;:") in table:
            gap = article.text[mention.span.end : mention.span.end + 1]
            if gap == " ":
                return table[following[0].lower().strip(".,;:")]
    return None


def _split_namesakes(
    article: Article, mentions: Sequence[Mention], groups: dict[str, _Group]
) -> list[str]:
    """Part the mentions of a name that is said to lie in several areas; return each one's key.

    Reads "Springfield, Illinois, and Springfield, Massachusetts" as two places; a bare mention
    means the one told last.
    """
    areas: dict[str, dict[int, str]] = {}
    for i, mention in enumerate(mentions):
        told = container_of(article, mentions, i)
        if told is not None and told[1] == "beside":
            outer = _key(mentions[told[0]])
            if groups[outer].matches and groups[outer].matches[0].place.is_area:
                areas.setdefault(_key(mention), {})[i] = outer
    several = {key for key, told_in in areas.items() if len(set(told_in.values())) > 1}
    keys = []
    latest: dict[str, str] = {}
    for i, mention in enumerate(mentions):
        key = _key(mention)
        if key in several:
            latest[key] = areas[key].get(i) or latest.get(key, next(iter(areas[key].values())))
            key = f"{key}@{latest[key]}"
        keys.append(key)
    for key in several:
        whole = groups.pop(key)
        for part in dict.fromkeys(k for k in keys if k.startswith(f"{key}@")):
            members = [m for m, k in zip(mentions, keys, strict=True) if k == part]
            groups[part] = replace(
                whole, mentions=members, containers=[], contents=[], surely_in=[]
            )
    return keys


def _relate(
    article: Article,
    mentions: Sequence[Mention],
    keys: Sequence[str],
    groups: Mapping[str, _Group],
) -> None:
    """Note which names tell where others lie."""
    for i in range(len(mentions)):
        told = container_of(article, mentions, i)
        if told is None:
            continue
        inner, outer = keys[i], keys[told[0]]
        if inner != outer:
            groups[inner].containers.append((outer, told[1]))
            groups[outer].contents.append(inner)
            if told[1] == "beside" and is_sure_container(article, mentions, i):
                groups[inner].surely_in.append(outer)


def _clues(
    groups: Mapping[str, _Group], key: str, votes: Mapping[str, float], *, nearness: bool
) -> Clues:
    group = groups[key]
    return Clues(
        containers=tuple(
            (match.place, rule)
            for outer, rule in group.containers
            for match in groups[outer].matches[:6]
            if match.place.is_area or match.place.kind in ("island", "city")
        ),
        contents=tuple(
            match.place for inner in group.contents for match in groups[inner].matches[:12]
        ),
        kind=group.kind,
        votes=votes,
        neighbours=_neighbours(groups, key) if nearness else (),
        penalty=group.penalty,
    )


def _neighbours(groups: Mapping[str, _Group], key: str) -> tuple[Coordinate, ...]:
    return tuple(
        other.best.coordinate
        for name, other in groups.items()
        if name != key
        and other.best is not None
        and other.best.precision_km < _LARGE_KM
        and other.candidates[0].score > 0.4
    )


def _locate_borders(
    groups: Mapping[str, _Group],
    votes: Mapping[str, float],
    gazetteer: BundledGazetteer,
) -> None:
    towns = [
        group.best.coordinate
        for group in groups.values()
        if group.best is not None and not group.best.is_area
    ]
    for key, group in groups.items():
        if key.startswith("border:"):
            group.candidates = border_candidates(group.name, votes, towns, gazetteer)


def _drop_unlikely_typos(groups: Mapping[str, _Group]) -> None:
    """Leave a misspelt name open unless the article speaks for the place it may mean."""
    for group in groups.values():
        if group.penalty is None or group.penalty.rule != "spelling" or not group.candidates:
            continue
        rules = {reason.rule for reason in group.candidates[0].reasons}
        if group.mentions[0].recognizer in ("unknown", "misspelt") and not rules & {
            "country",
            "near",
            "beside",
        }:
            group.candidates = ()


def _lies_elsewhere(groups: Mapping[str, _Group], group: _Group) -> bool:
    """Tell whether no known place of a name lies where the text says that it lies.

    "Paris, Kenya" is not the one in France: better no place than a wrong one.
    """
    if group.best is None or group.best.is_area:
        return False
    outer_places = [groups[outer].best for outer in group.surely_in]
    countries = {
        place.country
        for place in outer_places
        if place is not None and place.is_area and place.country
    }
    return bool(countries) and not any(c.place.country in countries for c in group.candidates)


def _toponym(group: _Group, *, is_located: bool) -> Toponym:
    kept = group.candidates[:_KEPT_CANDIDATES]
    if not is_located:
        kept = tuple(replace(c, score=round(0.2 * c.score, 4)) for c in kept)
    if group.penalty is not None:
        kept = tuple(replace(c, score=round(0.6 * c.score, 4)) for c in kept)
    name = group.mentions[0].text
    chosen = kept[0].place if kept and is_located else None
    return Toponym(name, tuple(group.mentions), kept, chosen)
