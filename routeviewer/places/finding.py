"""Recognition and resolution together: the place names of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.folding import fold
from routeviewer.places.mention import Mention
from routeviewer.places.name_runs import other_names
from routeviewer.places.phrases import known_phrases
from routeviewer.places.resolution import resolve
from routeviewer.places.rule_recognizer import RuleRecognizer
from routeviewer.places.toponym import Toponym
from routeviewer.text.article import Article, Notice, Span
from routeviewer.text.sentences import sentences_of
from routeviewer.text.tokens import Token, tokens_of


@dataclass(frozen=True, slots=True)
class Findings:
    """An article's place names, with the words that a reading of the journey looks at.

    Attributes:
        article: The article.
        sentences: Its sentences.
        tokens: Its words.
        toponyms: Its place names, in the order of first mention.
        persons: Indices of the tokens that belong to names of persons.
        notices: What the reader should know about names that were left out.
    """

    article: Article
    sentences: Sequence[Span]
    tokens: Sequence[Token]
    toponyms: tuple[Toponym, ...]
    persons: frozenset[int]
    notices: tuple[Notice, ...] = ()


def find_in(article: Article, gazetteer: BundledGazetteer) -> Findings:
    """Return the place names of an article with what they stand for; mentions do not overlap."""
    sentences = sentences_of(article.text, language=article.language)
    found = RuleRecognizer(gazetteer).find(article, sentences)
    never = gazetteer.never
    mentions = [mention for mention in found if fold(mention.text) not in never]
    toponyms = resolve(article, mentions, gazetteer)
    tokens = tokens_of(article.text, sentences)
    others = other_names(article.text, tokens, known_phrases(article.text, tokens, gazetteer))
    notices = _left_out(found, never)
    return Findings(article, sentences, tokens, toponyms, frozenset(others.persons), notices)


def _left_out(found: Sequence[Mention], never: Mapping[str, str]) -> tuple[Notice, ...]:
    """Tell which names were left out because somebody decided so."""
    files = {" ".join(m.text.split()): never[fold(m.text)] for m in found if fold(m.text) in never}
    return tuple(Notice("never-a-place", told) for told in files.items())
