"""Recognition and resolution together: the place names of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.folding import fold
from routeviewer.places.mention import Mention
from routeviewer.places.resolution import resolve
from routeviewer.places.rule_recognizer import RuleRecognizer
from routeviewer.places.toponym import Toponym
from routeviewer.text.article import Article, Notice, Span
from routeviewer.text.network import Reading
from routeviewer.text.sentences import sentences_of
from routeviewer.text.tokens import Token


@dataclass(frozen=True, slots=True)
class Findings:
    """An article's place names, with the words that a reading of the journey looks at.

    Attributes:
        article: The article.
        sentences: Its sentences.
        tokens: Its words.
        toponyms: Its place names, in the order of first mention.
        persons: Indices of the tokens that belong to names of persons.
        readings: What the network knows of each sentence; empty in other languages than English.
        notices: What the reader should know about names that were left out.
    """

    article: Article
    sentences: Sequence[Span]
    tokens: Sequence[Token]
    toponyms: tuple[Toponym, ...]
    persons: frozenset[int]
    readings: tuple[Reading, ...] = ()
    notices: tuple[Notice, ...] = ()


def find_in(article: Article, gazetteer: BundledGazetteer) -> Findings:
    """Return the place names of an article with what they stand for; mentions do not overlap."""
    sentences = sentences_of(article.text, language=article.language)
    recognizer = RuleRecognizer(gazetteer)
    scan = recognizer.scan(article, sentences)
    found, never = recognizer.mentions(scan), gazetteer.never
    mentions = [mention for mention in found if fold(mention.text) not in never]
    return Findings(
        article, sentences, scan.tokens, resolve(article, mentions, gazetteer),
        frozenset(scan.others.persons), tuple(scan.readings), _left_out(found, never),
    )  # fmt: skip


def _left_out(found: Sequence[Mention], never: Mapping[str, str]) -> tuple[Notice, ...]:
    """Tell which names were left out because somebody decided so."""
    files = {" ".join(m.text.split()): never[fold(m.text)] for m in found if fold(m.text) in never}
    return tuple(Notice("never-a-place", told) for told in files.items())
