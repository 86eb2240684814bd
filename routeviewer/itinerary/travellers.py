"""Who travels, and by which words a text speaks of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from routeviewer.places.finding import Findings
from routeviewer.text.lexicon import lexicon_of
from routeviewer.text.quotation_marks import quoted_spans
from routeviewer.text.senses import noun_base, noun_class
from routeviewer.text.tokens import Token

NARRATOR = "I"
_LEAST_NARRATION = 3
_LEAST_NAMED = 3
_MOST_OTHERS = 3
_NARRATION_SHARE = 0.025
_HYPHENATED = re.compile(r"[-‐‑][^\W\d_]+")
# "Aino Lehto, 52, a nurse from ...": what stands between a name and the word for its bearer.
_CALLED = re.compile(r"(?:,|\s+(?:is|was))\s+(?:\d+,\s+)?(?:an?|the)\s+((?:[\w-]+\s+){0,3}?[\w-]+)")
# How many words on a pronoun is counted for the name before it.
_PRONOUN_REACH = 25


@dataclass(frozen=True, slots=True)
class Traveller:
    """Whom an article follows.

    Attributes:
        name: As the text names them; ``"I"`` for a narrator, empty where nobody stands out.
        words: Lower-case words of the name.
        is_hinted: Whether the reader named them.
        roles: Words in small letters that stand for them alone: "president", "nurse".
        gender: ``"he"``, ``"she"`` or empty where the text does not tell.
    """

    name: str
    words: frozenset[str]
    is_hinted: bool = False
    roles: frozenset[str] = frozenset()
    gender: str = ""

    @property
    def is_narrator(self) -> bool:
        """Whether the text is told in the first person."""
        return self.name == NARRATOR


def travellers_of(findings: Findings, *, hint: str | None = None) -> tuple[Traveller, ...]:
    """Return whom a text follows: the main traveller first, then others who are named often.

    The main traveller is the one hinted at, else the narrator of a text in the first person, else
    the person named most often.

    Args:
        findings: The article.
        hint: Whom the reader means: a name or a part of one, or a word for a group; where the
            text has no such words, it is left aside.
    """
    named = _named_persons(findings)
    if _is_narrated(findings):
        narrators = lexicon_of("en_journey").words("people", "narrators")
        main = Traveller(NARRATOR, narrators | _named_in(findings, hint or ""))
    else:
        main = _hinted(findings, hint or "") or (named[0] if named else Traveller("", frozenset()))
    others = [t for t in named if not t.words & main.words]
    return (_described(main, findings, others), *others[:_MOST_OTHERS])


def main_traveller(findings: Findings, *, hint: str | None = None) -> Traveller:
    """Return the first of ``travellers_of``."""
    return travellers_of(findings, hint=hint)[0]


# -- who is named ----------------------------------------------------------------------------------


def _named_persons(findings: Findings) -> list[Traveller]:
    """Return the persons of a text, the one named most often first, those named once left out."""
    names = _person_names(findings)
    if not names:
        return []
    counts = Counter(_key(name, names) for name in names)
    counts[_key(names[0], names)] += 1  # whom a report is about is named early
    found: list[Traveller] = []
    for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        full = max((n for n in names if key in {w.casefold() for w in n.split()}), key=len)
        if count >= _LEAST_NAMED or not found:
            found.append(Traveller(full, _words(full)))
    return found


def _hinted(findings: Findings, hint: str) -> Traveller | None:
    """Return the traveller that a hint means: words of the hint that the text names in capitals."""
    found = _named_in(findings, hint) or _group_in(findings, hint)
    return Traveller(hint, found, is_hinted=True) if found else None


def _group_in(findings: Findings, hint: str) -> frozenset[str]:
    """Return the words of a hint in small letters that a text has ("the delegation")."""
    groups = lexicon_of("en_journey").words("people", "groups")
    wanted = {word for word in hint.casefold().split() if noun_base(word) in groups}
    return frozenset(wanted & {t.lower for t in findings.tokens})


def _named_in(findings: Findings, hint: str) -> frozenset[str]:
    """Return the words of a hint that a text has in capitals, in lower case."""
    who = re.split(r"\bfrom\b", hint)[0]  # "four Britons freed from X" are not called X
    wanted = {word for word in re.findall(r"[^\W\d_]{3,}", who) if word[0].isupper()}
    return frozenset(t.lower for t in findings.tokens if t.is_capital and t.text in wanted)


def _is_narrated(findings: Findings) -> bool:
    """Tell whether a text is told in the first person, quotations left out."""
    lists = lexicon_of("en_journey").section("people")
    others = lists["he"] | lists["she"] | lists["they"]
    spoken = _outside_quotes(findings)
    first = sum(t.lower in lists["narrators"] and t.text != "US" for t in spoken)
    third = sum(t.lower in others for t in spoken)
    if first < _LEAST_NARRATION and (not first or third or findings.persons):
        return False
    share = first / max(len(spoken), 1)
    return share >= _NARRATION_SHARE or (share >= _NARRATION_SHARE / 2 and first > third)


def _words(name: str) -> frozenset[str]:
    words = name.replace("-", " ").casefold().split()
    return frozenset(word for word in words if len(word) > 2 or len(name) < 7)


def _key(name: str, names: list[str]) -> str:
    """Return the word under which a person is counted: the one used most in other names too."""
    words = [word.casefold() for word in name.split()]
    every = Counter(word.casefold() for other in names for word in other.split())
    return max(words, key=lambda word: (every[word], words.index(word)))


def _person_names(findings: Findings) -> list[str]:
    """Return the names of persons in order, each as a run of words."""
    titles = lexicon_of().words("names", "titles")
    names: list[str] = []
    run: list[Token] = []
    for i, token in enumerate(findings.tokens):
        is_part = i in findings.persons and token.lower not in titles
        if run and (not is_part or token.start - run[-1].end > 2):
            names.append(_run_text(findings.article.text, run))
            run = []
        if is_part:
            run.append(token)
    if run:
        names.append(_run_text(findings.article.text, run))
    known = {word.casefold() for name in names for word in name.split()[-1:]}
    known |= {word.casefold() for name in names for word in name.split()[:1]}
    alone = [
        t.text
        for i, t in enumerate(findings.tokens)
        if i not in findings.persons and t.is_capital and t.lower in known
    ]
    return names + alone


def _run_text(text: str, run: list[Token]) -> str:
    """Return a name as written, with a part in small letters after a hyphen ("Jong-un")."""
    end = run[-1].end
    tail = _HYPHENATED.match(text, end)
    return " ".join(text[run[0].start : tail.end() if tail else end].split())


def _outside_quotes(findings: Findings) -> list[Token]:
    """Return the words that are not in quotation marks."""
    spans = quoted_spans(findings.article.text)
    kept, number = [], 0
    for token in findings.tokens:
        while number < len(spans) and spans[number][1] <= token.start:
            number += 1
        if number == len(spans) or token.start < spans[number][0]:
            kept.append(token)
    return kept


# -- what else they are called -------------------------------------------------------------------


def _described(main: Traveller, findings: Findings, others: Sequence[Traveller]) -> Traveller:
    """Add the words for a traveller that no other person of the text bears, and the gender."""
    if main.is_narrator or not main.words:
        return main
    own = _roles_of(main.words, findings)
    shared = {role for other in others for role in _roles_of(other.words, findings)}
    return Traveller(
        main.name, main.words, main.is_hinted, frozenset(own - shared), _gender(main, findings)
    )


def _roles_of(words: frozenset[str], findings: Findings) -> set[str]:
    """Return the titles before a name and the words for a person after it."""
    titles = lexicon_of().words("names", "titles")
    tokens, text = findings.tokens, findings.article.text
    found: set[str] = set()
    for i, token in enumerate(tokens):
        if token.lower not in words or not token.is_capital:
            continue
        j = i - 1
        while j >= 0 and j in findings.persons and tokens[j].lower not in titles:
            j -= 1
        if j >= 0 and tokens[j].lower in titles and tokens[j].sentence == token.sentence:
            found.add(tokens[j].lower)
        called = _CALLED.match(text, token.end)
        if called is not None:
            nouns = [w for w in called.group(1).casefold().split() if noun_class(w) == "person"]
            found.update(noun_base(noun) for noun in nouns[-1:])
    return found


def _gender(main: Traveller, findings: Findings) -> str:
    """Return the pronoun that follows a name most often, empty where that is not clear."""
    counts = Counter[str]()
    since = _PRONOUN_REACH + 1
    people = lexicon_of("en_journey").section("people")
    for i, token in enumerate(findings.tokens):
        if token.lower in main.words:
            since = 0
        elif i in findings.persons:
            since = _PRONOUN_REACH + 1
        since += 1
        if since <= _PRONOUN_REACH:
            counts.update(g for g in ("he", "she") if token.lower in people[g])
    (he, she) = (counts["he"], counts["she"])
    if he > 2 * she:
        return "he"
    return "she" if she > 2 * he else ""
