"""The sentences of maps in every language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from routeviewer.places.candidate import Reason
from routeviewer.wording.catalogue import catalogue, languages
from routeviewer.wording.reasons import figure_notice_sentence, notice_sentence, reason_sentence


def patterns(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield path + key, value
        elif "other" in value:
            yield path + key, value["other"]
        else:
            yield from patterns(value, f"{path}{key}.")


def names(pattern: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", pattern))


@pytest.mark.parametrize("language", ["de", "es", "fr", "ru"])
def test_every_language_says_the_same_things_with_the_same_facts(
    language: str, checkout: Path
) -> None:
    folder = checkout / "resources" / "wording"
    english = dict(patterns(tomllib.loads((folder / "en.toml").read_text("utf-8"))))
    other = dict(patterns(tomllib.loads((folder / f"{language}.toml").read_text("utf-8"))))
    assert set(other) == set(english)
    for key, pattern in english.items():
        assert names(other[key]) == names(pattern), key
    # Nothing is left untranslated but what is the same word, or no word at all.
    words = {key: re.sub(r"\{\w+\}", "", pattern) for key, pattern in english.items()}
    same = {
        key for key in english if other[key] == english[key] and re.search(r"[a-z]{3}", words[key])
    }
    assert same <= {
        "caption.source",
        "table.date",
        "table.status",
        "table.latitude",
        "table.longitude",
    }


def test_plurals_dates_and_numbers_follow_the_language() -> None:
    assert catalogue("en").sentence("summary", "stops", count=1) == "1 stop"
    assert catalogue("ru").sentence("summary", "stops", count=3) == "3 остановки"
    assert catalogue("ru").sentence("summary", "stops", count=11) == "11 остановок"
    assert catalogue("de").number(12345.4) == "12.345"
    assert catalogue("en").short_date(date(2023, 9, 12), "month") == "Sept 2023"
    assert catalogue("en").span(date(2023, 9, 12), date(2023, 9, 17)).startswith("12–17 Sept")
    assert catalogue("fr").country("DE") == "Allemagne"
    assert catalogue("es").listed(["a", "b", "c"]) == "a, b y c"


def test_an_unknown_language_falls_back_to_english() -> None:
    assert catalogue("tlh").language == "en"
    assert catalogue(None).language == "en"
    assert catalogue("de-AT").language == "de"
    assert languages() == ("de", "en", "es", "fr", "ru")


def test_reasons_are_told_in_german_with_the_same_facts(checkout: Path) -> None:
    folder = checkout / "resources" / "wording" / "reasons"
    english, german = (
        tomllib.loads((folder / f"{language}.toml").read_text("utf-8")) for language in ("en", "de")
    )
    flat = [dict(patterns(table)) for table in (english, german)]
    assert set(flat[0]) == set(flat[1])
    for key, pattern in flat[0].items():
        assert names(flat[1][key]) == names(pattern), key
        # The name of the region of a country is the same word.
        assert flat[1][key] != pattern or key == "kind.region", key
    for section, table in english.items():
        for key, pattern in table.items():
            assert isinstance(pattern, str) == isinstance(german[section][key], str), key


def test_reasons_follow_the_rules_of_the_language() -> None:
    fast = ("Wien", "Lima", "11032", "1", "train")
    assert notice_sentence("too-fast", fast) == (
        "From Wien to Lima are 11,032 km; told is 1 day (by train): check both places and dates"
    )
    assert notice_sentence("too-fast", (*fast[:3], "0", "unknown"), "de") == (
        "Von Wien nach Lima sind es 11.032 km; berichtet werden 0 Tage: Bitte Orte und Daten prüfen"
    )
    told = reason_sentence(Reason("prominence", ("city", "120000"), 1.0), language="de")
    assert told == "bekannt als Stadt (120.000 Einwohner)"
    assert reason_sentence(Reason("country", ("FR",), 1.0), language="de").endswith("Frankreich")
    assert reason_sentence(Reason("country", ("FR",), 1.0), {"FR": "Gaul"}).endswith("Gaul")
    assert figure_notice_sentence("text-small", ("4.5", "6"), "de").startswith(
        "Die kleinste Schrift misst 4,5 pt"
    )
    assert figure_notice_sentence("rule-of-a-later-version", ("1",)) == "rule-of-a-later-version"
    failed = notice_sentence(
        "gazetteer-left-out", ("own", "There is no gazetteer own", "Add it again."), "de"
    )
    assert failed == (
        "Ihr Ortsverzeichnis „own“ wurde ausgelassen. Es gibt kein Ortsverzeichnis own. "
        "Fügen Sie es wieder hinzu"
    )
