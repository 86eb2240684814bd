"""Recognition and resolution together: the place names of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.resolution import resolve
from routeviewer.places.rule_recognizer import RuleRecognizer
from routeviewer.places.toponym import Toponym
from routeviewer.text.article import Article, Span
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
    """

    article: Article
    sentences: Sequence[Span]
    tokens: Sequence[Token]
    toponyms: tuple[Toponym, ...]
    persons: frozenset[int]
    readings: tuple[Reading, ...] = ()


def find_in(article: Article, gazetteer: BundledGazetteer) -> Findings:
    """Return the place names of an article with what they stand for; mentions do not overlap."""
    sentences = sentences_of(article.text, language=article.language)
    recognizer = RuleRecognizer(gazetteer)
    scan = recognizer.scan(article, sentences)
    toponyms = resolve(article, recognizer.mentions(scan), gazetteer)
    persons = frozenset(scan.others.persons)
    return Findings(article, sentences, scan.tokens, toponyms, persons, tuple(scan.readings))
