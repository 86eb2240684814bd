"""From mentions to toponyms: which place each name stands for, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.border import border_candidates
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.containers import container_of, is_sure_container
from routeviewer.places.context import country_votes
from routeviewer.places.era import years_of
from routeviewer.places.inexact import drop_unlikely_guesses, inexact_matches, is_guess
from routeviewer.places.mention import Mention
from routeviewer.places.name_group import NameGroup, key_of
from routeviewer.places.open_names import add_online_matches
from routeviewer.places.phrases import kind_word_table
from routeviewer.places.scoring import Clues, weigh
from routeviewer.places.toponym import Toponym
from routeviewer.text.article import Article

_KEPT_CANDIDATES = 8
_ROUNDS = 3
# How many names before and after count as next to a name, and from which chance on.
_COMPANY_REACH = 4
_COMPANY_CHANCE = 0.08
_LARGE_KM = 400.0


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
    matches = {m.name: groups[key_of(m)].matches for m in mentions}
    votes = country_votes(article, mentions, matches, gazetteer)
    keys = _split_namesakes(article, mentions, groups)
    _relate(article, mentions, keys, groups)
    years = years_of(article)
    company = _company(keys)
    _weigh_all(groups, votes, years, company)
    if gazetteer.online is not None and add_online_matches(groups, votes, gazetteer.online):
        _weigh_all(groups, votes, years, company)
    _locate_borders(groups, votes, gazetteer)
    drop_unlikely_guesses(groups)
    in_order = sorted(groups.values(), key=lambda group: group.mentions[0].span.start)
    return tuple(
        _toponym(group, is_located=not _lies_elsewhere(groups, group))
        for group in in_order
        # A guess at a misspelt name that came to nothing is no name of a place at all.
        if group.candidates or group.recognizer != "misspelt"
    )


def _weigh_all(
    groups: Mapping[str, NameGroup],
    votes: Mapping[str, float],
    years: tuple[int, ...],
    company: Mapping[str, Sequence[str]],
) -> None:
    """Weigh every name's matches, then once more beside the places that the others stand for."""
    for round_number in range(_ROUNDS):
        for key, group in groups.items():
            clues = _clues(groups, key, votes, years)
            if round_number:
                clues = replace(
                    clues,
                    neighbours=_neighbours(groups, key),
                    company=_likely(groups, company.get(key, ())),
                )
            group.candidates = weigh(group.matches, clues)


def _grouped(
    article: Article, mentions: Sequence[Mention], gazetteer: BundledGazetteer
) -> dict[str, NameGroup]:
    groups: dict[str, NameGroup] = {}
    for mention in mentions:
        groups.setdefault(key_of(mention), NameGroup(mention.name)).mentions.append(mention)
    found = gazetteer.find_all(key for key in groups if ":" not in key)
    for key, group in groups.items():
        group.matches = found.get(key, ())
        if key.startswith("abbreviation:"):
            group.matches = gazetteer.abbreviated(group.name)
        elif not group.matches and ":" not in key:
            group.matches = inexact_matches(key, group, gazetteer)
        group.kind = _kind_beside(article, group)
    return groups


def _kind_beside(article: Article, group: NameGroup) -> str | None:
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
    article: Article, mentions: Sequence[Mention], groups: dict[str, NameGroup]
) -> list[str]:
    """Part the mentions of a name that is said to lie in several areas; return each one's key.

    Reads "Springfield, Illinois, and Springfield, Massachusetts" as two places; a bare mention
    means the one told last.
    """
    areas: dict[str, dict[int, str]] = {}
    for i, mention in enumerate(mentions):
        told = container_of(article, mentions, i)
        if told is not None and told[1] == "beside":
            outer = key_of(mentions[told[0]])
            if groups[outer].matches and groups[outer].matches[0].place.is_area:
                areas.setdefault(key_of(mention), {})[i] = outer
    several = {key for key, told_in in areas.items() if len(set(told_in.values())) > 1}
    keys = []
    latest: dict[str, str] = {}
    for i, mention in enumerate(mentions):
        key = key_of(mention)
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
    groups: Mapping[str, NameGroup],
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
    groups: Mapping[str, NameGroup],
    key: str,
    votes: Mapping[str, float],
    years: tuple[int, ...],
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
        years=years,
    )


def _company(keys: Sequence[str]) -> dict[str, list[str]]:
    """Return for each name the names next to it in the text, the nearest first."""
    found: dict[str, dict[str, int]] = {}
    for i, key in enumerate(keys):
        near = found.setdefault(key, {})
        for j in range(max(0, i - _COMPANY_REACH), min(len(keys), i + _COMPANY_REACH + 1)):
            if keys[j] != key:
                near[keys[j]] = min(abs(i - j), near.get(keys[j], _COMPANY_REACH))
    return {key: sorted(near, key=lambda k: (near[k], k)) for key, near in found.items()}


def _likely(
    groups: Mapping[str, NameGroup], keys: Sequence[str]
) -> tuple[tuple[Coordinate, float], ...]:
    return tuple(
        (candidate.place.coordinate, candidate.score)
        for key in keys
        for candidate in groups[key].candidates[:6]
        if candidate.score >= _COMPANY_CHANCE and candidate.place.precision_km < _LARGE_KM
    )


def _neighbours(groups: Mapping[str, NameGroup], key: str) -> tuple[Coordinate, ...]:
    return tuple(
        other.best.coordinate
        for name, other in groups.items()
        if name != key
        and other.best is not None
        and other.best.precision_km < _LARGE_KM
        and other.candidates[0].score > 0.4
    )


def _locate_borders(
    groups: Mapping[str, NameGroup],
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


def _lies_elsewhere(groups: Mapping[str, NameGroup], group: NameGroup) -> bool:
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


def _toponym(group: NameGroup, *, is_located: bool) -> Toponym:
    kept = group.candidates[:_KEPT_CANDIDATES]
    if not is_located:
        kept = tuple(replace(c, score=round(0.2 * c.score, 4)) for c in kept)
    kept = tuple(replace(c, score=round(0.6 * c.score, 4)) if is_guess(c) else c for c in kept)
    name = group.mentions[0].text
    if not kept or not is_located:
        return Toponym(name, tuple(group.mentions), kept, None)
    is_remembered = any(reason.rule == "remembered" for reason in kept[0].reasons)
    by = "memory" if is_remembered else "machine"
    return Toponym(name, tuple(group.mentions), kept, kept[0].place, by)
