"""Sentences for the reasons of the machine's decisions."""

from __future__ import annotations

from collections.abc import Mapping

from routeviewer.places.candidate import Reason

_REASONS: Mapping[str, str] = {
    "prominence": "known as a {0}{population}",
    "beside": "{0} stands beside the name",
    "within": "the text says that it lies in {0}",
    "owned": "the text calls it {0}'s",
    "holds": "{0}, which is named beside it, lies in it",
    "country": "the article speaks of {0}",
    "kind": "the word beside the name says {0}",
    "company": "{0} km from a place named next to it",
    "near": "{0} km from another place of the article",
    "spelling": "“{0}” is not known; taken for a slip of the pen for “{1}”",
    "in-town": "not known itself; placed in {0}, whose name it begins with",
    "border-told": "the border of {0} and {1}",
    "border-context": "of all neighbours the article speaks most of {0} and {1}",
    "crossing": "{0} lies on the {1}; inferred",
    "looked-up": "you looked it up",
    "own-gazetteer": "from your gazetteer “{0}”",
    "online": "found online by {0}",
    "online-agrees": "{0} has it at the same place",
    "online-inexact": "asked for “{0}”, the service answered “{1}”",
    "remembered": "decided before (in {0})",
    "house-spelling": "“{0}” is spelt “{1}” here",
    "era": "so called {0}–{1}; the article is of or tells of {2}",
    "other-era": "so called only {0}–{1}",
}
_VISITS: Mapping[str, str] = {
    "arrives": "the text tells the arrival",
    "goes": "the text tells the way there",
    "leaves": "the text tells the departure",
    "passes": "the text tells the passage",
    "visits": "the text tells the visit",
    "is-there": "the text puts the traveller there",
    "entry-border": "arrival by land from the neighbouring country; inferred",
    "heading": "the name stands over a section of the journey",
    "by-hand": "you put it on the route",
    "no-verb": "the words around the name put the traveller there",
    "of-phrase": "the words around the name put the traveller there",
}
# Why a place is no stop, by the sign that spoke most against it.
_ASIDES: Mapping[str, str] = {
    "taken-off": "you took it off the route",
    "no-verb": "named, but nobody is said to go there",
    "direction": "only a direction; no arrival is told",
    "distance": "only a distance is measured from it",
    "dateline": "where the article was written",
    "own name": "the traveller's own name",
    "finer told": "a place inside it, or a stop already listed, is told",
    "mood negated": "the text says that nobody went there",
    "mood cancelled": "the text says that the visit was called off",
    "mood conditional": "only thought of, not done",
    "mood planned": "only planned",
    "mood other_trip": "another journey",
    "origin": "where somebody comes from",
    "compared": "only compared with",
    "speakers in": "stands for those who speak there",
    "sentence report": "somebody speaks there or of it",
    "owner": "named for what belongs to it",
    "capital after": "part of a longer name",
    "noun after": "it only describes the word after it",
    "acting person": "somebody else's way",
    "acting other_pronoun": "somebody else's way",
    "acting place": "the place is said to act",
    "subject person": "somebody else's way",
    "quoted": "only spoken of in a quotation",
    "object of another word": "something is done to it, but nobody goes there",
    "relation of": "part of another name or title",
    "relation other": "named, but nobody is said to go there",
    "relation toward": "only a direction; no arrival is told",
    "action see": "only seen from afar",
    "outlying": "far from everything else that the article tells",
    "kind country": "the country as a whole is spoken of",
}
_NOTICES: Mapping[str, str] = {
    "not-english": (
        "The article seems to be in another language than English ({0}): its places are found, "
        "but the rules for journeys are those of English"
    ),
    "bad-bytes": "{0} damaged characters were replaced (encoding {1})",
    "published-by-document": (
        "{0} is taken as the day of publication: the document says so; --published, or the "
        "window, sets another one"
    ),
    "file-made": (
        "No day of publication is told; the file was made on {0}: if that is the day, say so "
        "(--published {0}, or in the window)"
    ),
    "scanned-pages": (
        "Pages without text were left out, since they are pictures: {0}; a program for text "
        "recognition (OCR) can put their text in"
    ),
    "damaged-pages": "Pages that are damaged were left out: {0}",
    "no-places": "No place names were found in this text",
    "no-stops": "Places are named, but the text puts nobody there",
    "traveller-not-found": "The text names nobody like “{0}”; it follows {1}",
    "too-fast": "From {0} to {1} are {2} km; told are {3} days ({4}): check both places and dates",
    "dates-against-order": "{1} is told as later than {0}, but dated before it",
    "namesake-nearer": "{0} lies far off the way; the name also stands for {1}",
    "never-a-place": "“{0}” is never a place here (decided before, in {1})",
    "gazetteer-left-out": "Your gazetteer “{0}” was left out. {1}. {2}",
    "online-failed": "What {0} could not tell was left as found offline. {1}. {2}",
    "online-cancelled": "{0} was not asked to the end; the rest was left as found offline",
    "rows-left-out": "Left out, since they are no points on Earth ({0}): {1}",
    "dates-kept-as-words": (
        "Dates that are none of the calendar, or could be two, stay as they are written, like {0}; "
        "2023-09-17 is always understood"
    ),
    "track-points-left-out": (
        "{0} points of recorded lines were left out: the ends of each line became stops, and the "
        "lines between stops are schematic"
    ),
    "edit-lost": "A change ({0}) no longer fits the article and was left out",
}
_KINDS: Mapping[str, str] = {"water": "body of water", "other": "place"}


def reason_sentence(reason: Reason, country_names: Mapping[str, str] | None = None) -> str:
    """Return one ground for a place as a phrase, without a full stop."""
    pattern = _REASONS.get(reason.rule, reason.rule)
    parameters = list(reason.parameters)
    population = ""
    if reason.rule == "prominence":
        kind, people = (*parameters, "")[:2]
        population = f" of {int(people):,} people" if people and int(people) > 0 else ""
        parameters = [_KINDS.get(kind, kind)]
    if reason.rule == "country" and country_names:
        parameters = [country_names.get(parameters[0], parameters[0])]
    return pattern.format(*parameters, population=population)


def visit_sentence(rule: str) -> str:
    """Return why a place is, or is not, on the route, as a phrase."""
    return _VISITS.get(rule, rule)


def aside_sentence(rule: str) -> str:
    """Return why a place is not on the route, as a phrase."""
    return _ASIDES.get(rule, _ASIDES["no-verb"])


def notice_sentence(rule: str, parameters: tuple[str, ...] = ()) -> str:
    """Return what the reader should know, without a full stop."""
    return _NOTICES.get(rule, rule).format(*parameters).rstrip(".")
