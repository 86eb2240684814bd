"""What the code says in English is known in every language that the program speaks."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from routeviewer import errors
from routeviewer.documents.reading import read_article
from routeviewer.exports.registry import FORMATS
from routeviewer.scene.preset import presets
from routeviewer.settings.settings import WHAT_IS_SENT
from routeviewer.wording.sentences import SPOKEN, problem_of, remedy_of, retold, speak, told

CODE = Path(__file__).resolve().parents[2] / "routeviewer"
LANGUAGES = [language for language in SPOKEN if language != "en"]
FAILURES = {name for name in vars(errors) if name.endswith("Error")} | {"ChangedBehindError"}
# Here a ValueError is a fact of the failure that a person is told.
ROOMS_OF_FACTS = ("settings", "imports", "places/own", "places/correction_file.py")
# The values of settings have no words of their own.
SAME = {"{key} = … in [{name}]", "mi", "km"}


def strings(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an expression may be, what is filled in as ⟨1⟩, ⟨2⟩, ...

    Calls and names are no texts of this place.
    """
    match node:
        case ast.Constant(str() as text):
            yield text
        case ast.JoinedStr(values):
            yield "".join(
                value.value if isinstance(value, ast.Constant) else f"⟨{number}⟩"
                for number, value in enumerate(values)
            )
        case ast.IfExp(_, one, other):
            yield from strings(one)
            yield from strings(other)
        case ast.BinOp(left, ast.Add(), right):
            for one, other in product(strings(left), strings(right)):
                # The facts of the second part have numbers of their own.
                yield one + re.sub(r"⟨(\d+)⟩", r"⟨9\1⟩", other)


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def sentences_of(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    room = path.relative_to(CODE).as_posix()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        is_fact = name_of(call) == "ValueError" and room.startswith(ROOMS_OF_FACTS)
        if name_of(call) in FAILURES or is_fact or name_of(call) == "told":
            for argument in call.args[:2]:
                for text in strings(argument):
                    if re.search(r"[A-Za-z]{2}", re.sub(r"⟨\d+⟩", "", text)):
                        yield text if name_of(call) != "told" else re.sub(r"\{(\w+)\}", "⟨7⟩", text)
    # Remedies that a function or a constant holds.
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name in ("_remedy", "damage_told"):
            returned = [n.value for n in ast.walk(node) if isinstance(n, ast.Return) and n.value]
            yield from (text for value in returned for text in strings(value))


def all_sentences() -> list[str]:
    found = [text for path in sorted(CODE.rglob("*.py")) for text in sentences_of(path)]
    found += [text for known in FORMATS for text in (known.name, known.carries)]
    found += [preset.name for preset in presets().values()]
    return sorted({*found, WHAT_IS_SENT})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_code_is_translated(language: str, checkout: Path) -> None:
    sentences = all_sentences()
    assert len(sentences) > 250
    path = checkout / "resources" / "wording" / "sentences" / f"{language}.toml"
    words = tomllib.loads(path.read_text("utf-8"))["words"]
    missing = [text for text in sentences if retold(text, language) == text and text not in words]
    assert missing == [], f"add these to resources/wording/sentences/{language}.toml"
    for text in sentences:
        facts = sorted(re.findall(r"⟨\d+⟩", text))
        assert sorted(re.findall(r"⟨\d+⟩", retold(text, language))) == facts, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_facts_and_full_stops(language: str, checkout: Path) -> None:
    path = checkout / "resources" / "wording" / "sentences" / f"{language}.toml"
    for section in tomllib.loads(path.read_text("utf-8")).values():
        for english, text in section.items():
            assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", english))
            assert english.endswith(".") == text.endswith("."), english
            names = re.findall(r"\{(\w+)\}", english)
            assert len(names) == len(set(names)), english
            assert text != english or english in SAME, english


def test_facts_are_kept_as_they_are() -> None:
    path = "C:/Ordner (alt)/{x} is a folder, not an article.txt"
    assert retold(f"There is no file {path}", "de") == f"Es gibt keine Datei {path}"
    assert retold("There is no file train", "de") == "Es gibt keine Datei train"
    assert retold("There is no file {a}", "en") == "There is no file {a}"
    assert retold("nobody wrote this", "de") == "nobody wrote this"


def test_a_fact_that_is_a_sentence_is_translated_too() -> None:
    text = "/home/a.txt cannot be read: Permission denied"
    assert retold(text, "de") == "/home/a.txt kann nicht gelesen werden: keine Berechtigung"
    broken = "it breaks off or is damaged at line 3, column 7"
    assert "in Zeile 3, Spalte 7" in retold(f"a.gpx cannot be read as a route ({broken})", "de")


def test_a_failure_is_told_in_the_language_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(errors.UnreadableArticleError) as caught:
        read_article(tmp_path)
    speak("de_DE.UTF-8")
    try:
        assert problem_of(caught.value) == f"{tmp_path} ist ein Ordner, kein Artikel"
        assert remedy_of(caught.value) == "Nennen Sie eine Datei darin."
        assert told("Ask {name}", name="x") == "Ask x"
    finally:
        speak("en")
    assert problem_of(caught.value) == caught.value.problem
