from __future__ import annotations

import pytest

from routeviewer.errors import UnreadableArticleError
from routeviewer.text.encodings import decode

RUSSIAN = "Поезд пришёл во Владивосток в среду утром, и делегация поехала дальше на север."
FRENCH = "Après trois jours à Besançon, l'équipe gagna Genève à pied, malgré la neige."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_decoded_with_and_without_its_mark(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)).text == FRENCH


def test_old_russian_code_page_is_recognised() -> None:
    assert decode((RUSSIAN * 3).encode("cp1251")).text == RUSSIAN * 3


def test_latin_1_is_recognised() -> None:
    assert decode((FRENCH * 3).encode("latin-1")).text == FRENCH * 3


def test_single_damaged_bytes_are_replaced_and_counted() -> None:
    damaged = (FRENCH * 5).encode("utf-8").replace("é".encode(), b"\xff", 1)
    decoded = decode(damaged)
    assert decoded.replaced == 1
    assert decoded.encoding == "utf-8"
    assert "Besançon" in decoded.text


def test_line_ends_and_decomposed_accents_stay_as_they_are() -> None:
    text = "a\r\nCafe\u0301 in Zu\u0308rich \U0001f600\r\n"
    assert decode(text.encode()).text == text


def test_binary_data_is_refused_with_a_remedy() -> None:
    with pytest.raises(UnreadableArticleError) as caught:
        decode(bytes(range(256)) * 40)
    assert "binary" in caught.value.problem
    assert "text" in caught.value.remedy
