"""Recognition and resolution together: the place names of an article."""

from __future__ import annotations

from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.resolution import resolve
from routeviewer.places.rule_recognizer import RuleRecognizer
from routeviewer.places.toponym import Toponym
from routeviewer.text.article import Article
from routeviewer.text.sentences import sentences_of


def toponyms_of(article: Article, gazetteer: BundledGazetteer) -> tuple[Toponym, ...]:
    """Return the place names of an article with what they stand for.

    Names keep the order of their first mention; mentions do not overlap.
    """
    sentences = sentences_of(article.text, language=article.language)
    mentions = RuleRecognizer(gazetteer).find(article, sentences)
    return resolve(article, mentions, gazetteer)
