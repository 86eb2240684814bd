from __future__ import annotations

from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from routeviewer.errors import UnreadableArticleError
from tests.documents.conftest import Read
from tests.documents.made import PROSE, saved_page

RUSSIAN = "В понедельник путники вышли из Казани и пошли по старой дороге на юг. " * 6
JAPANESE = "月曜日に旅人たちは京都を出発し、古い道を南へ歩いた。それは長い一日だった。" * 6


def page(text: str, *, head: str = "") -> str:
    body = "".join(f"<p>{text}</p>" for _ in range(2))
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"


def test_what_stands_around_an_article_is_left_out(read: Read, sample: Path) -> None:
    text = read(saved_page(sample)).text
    assert text.startswith("A train, two summits")
    for word in ("cookies", "Dublin", "Nairobi", "Lisbon", "Dubai", "Geneva", "Sydney", "Sport"):
        assert word not in text


def test_title_author_outlet_and_day_are_told(read: Read, sample: Path) -> None:
    content = read(saved_page(sample))
    assert content.title == "A train, two summits and a drone for the road"
    assert (content.author, content.outlet) == ("Ann Reporter", "The Far Paper")
    assert content.published == date(2023, 9, 17)


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (RUSSIAN, "cp1251", "windows-1251"), (RUSSIAN, "koi8_r", "koi8-r"),
        (JAPANESE, "cp932", "Shift_JIS"), (JAPANESE, "euc_jp", "EUC-JP"),
        ("El año en que fuimos a Málaga. " * 12, "cp1252", "iso-8859-1"),
    ],
)  # fmt: skip
def test_a_page_is_read_in_the_encoding_that_it_declares(
    read: Read, text: str, encoding: str, declared: str
) -> None:
    data = page(text, head=f'<meta charset="{declared}">').encode(encoding)
    assert text.strip()[:40] in read(data).text


def test_the_server_s_word_counts_before_the_page_s(read: Read) -> None:
    data = page(RUSSIAN, head='<meta charset="utf-8">').encode("cp1251")
    assert RUSSIAN[:40] in read(data, charset="windows-1251").text


@pytest.mark.parametrize("declared", ["utf-8", "utf-16", "rot13", "zip", "unicode_escape", "x-y"])
def test_an_encoding_that_cannot_be_true_is_not_believed(read: Read, declared: str) -> None:
    data = page(RUSSIAN, head=f'<meta charset="{declared}">').encode("cp1251")
    assert RUSSIAN[:40] in read(data).text


def test_a_page_in_utf_16_is_a_page(read: Read) -> None:
    assert PROSE[0] in read(page(PROSE[0]).encode("utf-16")).text


def test_a_page_saved_with_its_pictures_in_one_file_is_read(read: Read, sample: Path) -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://paper.example.org/train"
    message.make_related()
    part = EmailMessage()
    part.set_content(saved_page(sample).decode(), subtype="html", cte="quoted-printable")
    message.attach(part)
    data = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n" + message.as_bytes().replace(
        b"MIME-Version: 1.0\n", b"", 1
    )
    content = read(data)
    assert content.title == "A train, two summits and a drone for the road"
    assert "two men looked into a rocket pit" in content.text


def test_an_empty_page_is_told(refused: Callable[..., UnreadableArticleError]) -> None:
    assert "no article text" in refused(b"<!DOCTYPE html><html><body></body></html>").problem
