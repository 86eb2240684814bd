from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from routeviewer.documents.pdf.reader import read_pdf
from routeviewer.errors import UnreadableArticleError
from tests.documents.conftest import Read
from tests.documents.made import PROSE, encrypted, pdf, scan, set_in_column

Refused = Callable[..., UnreadableArticleError]
LEFT, RIGHT = " ".join(PROSE[:2]), " ".join(PROSE[2:])


def two_columns(*, by_rows: bool) -> bytes:
    left = set_in_column(LEFT, x=60, top=700, letters=38)
    right = set_in_column(RIGHT, x=320, top=700, letters=38)
    shown = [*left, *right]
    if by_rows:
        shown.sort(key=lambda part: (-part[1], part[0]))
    return pdf(
        [[(60, 740, "Eleven days to the sea, and a bar at the very end of the road"), *shown]]
    )


def test_lines_become_paragraphs(read: Read) -> None:
    first = set_in_column(PROSE[0], x=60, top=700, letters=40)
    second = set_in_column(PROSE[1], x=60, top=650, letters=40)
    assert read(pdf([[*first, *second]])).text == f"{PROSE[0]}\n\n{PROSE[1]}"


def test_an_indent_begins_a_paragraph(read: Read) -> None:
    first = set_in_column(LEFT, x=60, top=700, letters=40)
    bottom = first[-1][1]
    x, y, head = set_in_column(RIGHT, x=75, top=bottom - 12, letters=38)[0]
    rest = set_in_column(RIGHT[len(head) :], x=60, top=y - 12, letters=40)
    assert read(pdf([[*first, (x, y, head), *rest]])).text == f"{LEFT}\n\n{RIGHT}"


def test_columns_are_read_one_after_the_other(read: Read) -> None:
    for by_rows in (False, True):
        text = " ".join(read(two_columns(by_rows=by_rows)).text.split())
        assert f"{LEFT} {RIGHT}" in text
        assert text.startswith("Eleven days")


def test_a_table_is_read_row_by_row(read: Read) -> None:
    rows = [(f"{n} May", f"Camp {n}", f"{n * 7} km") for n in range(1, 9)]
    shown = [(60 + 150 * c, 700 - 14 * r, cell) for r, row in enumerate(rows) for c, cell in
             enumerate(row)]  # fmt: skip
    words = " ".join(read(pdf([shown])).text.split())
    assert "3 May Camp 3 21 km 4 May" in words


def test_divided_words_are_whole_again(read: Read) -> None:
    lines = (
        "We walked over the moun-", "tains to Artyom-", "Primorsky and by Komsomolsk-",
        "on-Amur, a well-known town,", "which is so well-", "known that no-one was there.",
    )  # fmt: skip
    text = read(pdf([[(60, 700 - 12 * i, line) for i, line in enumerate(lines)]])).text
    assert text == (
        "We walked over the mountains to Artyom-Primorsky and by Komsomolsk-on-Amur, a well-known "
        "town, which is so well-known that no-one was there."
    )


def test_running_heads_and_page_numbers_are_left_out(read: Read) -> None:
    pages = [
        [(60, 800, f"{n}   Travels in Spain"), *set_in_column(text, x=60, top=700, letters=50),
         (290, 40, str(n))]
        for n, text in enumerate(PROSE, 11)
    ]  # fmt: skip
    text = read(pdf(pages)).text
    assert "Travels" not in text
    assert not any(str(n) in text for n in range(11, 16))
    assert all(sentence in text for sentence in PROSE)


def test_heads_that_change_with_the_chapter_are_known_by_their_number(read: Read) -> None:
    pages = [
        [(60, 800, f"Chapter {n}: {title}   {n + 8}"), *set_in_column(text, x=60, top=700,
                                                                      letters=50)]
        for n, (title, text) in enumerate(zip("ABCDE", PROSE, strict=True))
    ]  # fmt: skip
    text = read(pdf(pages)).text
    assert "Chapter" not in text
    assert all(sentence in text for sentence in PROSE)


def test_points_of_a_list_are_paragraphs(read: Read) -> None:
    lines = (
        (60, "We saw"), (60, "• Granada and"), (75, "its palace"), (60, "• Motril"),
        (60, "at last"),
    )  # fmt: skip
    text = read(pdf([[(x, 700 - 12 * i, line) for i, (x, line) in enumerate(lines)]])).text
    assert text == "We saw\n\n• Granada and its palace\n\n• Motril at last"


def test_a_sentence_goes_on_over_the_page(read: Read) -> None:
    lines = set_in_column(LEFT, x=60, top=100, letters=60)
    first = lines[:2]
    second = [(x, 700 - i * 12, text) for i, (x, _, text) in enumerate(lines[2:])]
    assert read(pdf([first, second])).text == LEFT


def test_what_a_browser_prints_around_a_page_is_left_out(read: Read) -> None:
    body = set_in_column(LEFT, x=60, top=700, letters=60)
    head, foot = "11/25/26, 8:35 AM To the sea", "https://paper.example.org/sea 1/1"
    assert read(pdf([[(30, 820, head), *body, (30, 20, foot)]])).text == LEFT


def test_a_pdf_tells_title_author_and_when_it_was_made(read: Read) -> None:
    info = "/Title (To the sea) /Author (Ann Reporter) /CreationDate (D:20190504080000Z')"
    content = read(pdf([[(60, 700, PROSE[0])]], info=info))
    assert (content.title, content.author) == ("To the sea", "Ann Reporter")
    assert (content.made, content.published) == (date(2019, 5, 4), None)


def test_the_title_of_a_program_is_none(read: Read) -> None:
    info = "/Title (Microsoft Word - draft3.docx)"
    assert read(pdf([[(60, 700, PROSE[0])]], info=info)).title is None


def test_a_scan_says_that_it_is_one(refused: Refused) -> None:
    error = refused(scan())
    assert "pictures of its pages and no text" in error.problem
    assert "OCR" in error.remedy


def test_a_password_is_told(refused: Refused) -> None:
    error = refused(encrypted(pdf([[(60, 700, PROSE[0])]]), user="secret", owner="secret"))
    assert "password" in error.problem
    assert "print" in error.remedy


def test_a_document_that_only_forbids_printing_is_read(read: Read) -> None:
    locked = encrypted(pdf([[(60, 700, PROSE[0])]]), user="", owner="secret")
    assert read(locked).text == PROSE[0]


def test_an_empty_page_is_told(refused: Refused) -> None:
    assert "no text" in refused(pdf([[]])).problem


def test_a_damaged_page_takes_no_other_with_it(read: Read) -> None:
    data = pdf([[(60, 700, PROSE[0])], [(60, 700, PROSE[1])]])
    begin = b"5 0 obj\n<< "
    content = read(data.replace(begin, begin + b"/Filter /Unheard "))
    assert content.text == PROSE[1]
    assert ("damaged-pages", ("1",)) in {(n.rule, n.parameters) for n in content.notices}


def test_a_damaged_document_is_told(refused: Refused) -> None:
    assert "damaged" in refused(b"%PDF-1.7\n" + b"nothing of a kind " * 50).problem


@settings(max_examples=60, deadline=None)
@given(
    widths=st.tuples(st.integers(24, 44), st.integers(24, 44)),
    by_rows=st.booleans(),
    gutter=st.integers(12, 40),
    lines=st.integers(8, 30),
)
def test_no_word_is_lost_or_moved_whatever_the_columns(
    widths: tuple[int, int], by_rows: bool, gutter: int, lines: int
) -> None:
    words = (" ".join(PROSE) + " ") * 8
    left = set_in_column(words, x=50, top=760, letters=widths[0])[:lines]
    rest = words[len(" ".join(text for _, _, text in left)) :]
    start = 50 + widths[0] * 5.3 + gutter
    right = set_in_column(rest, x=start, top=760, letters=widths[1])[:lines]
    shown = [*left, *right]
    told = " ".join(text for _, _, text in shown)
    if by_rows:
        shown.sort(key=lambda part: (-part[1], part[0]))
    assert " ".join(read_pdf(pdf([shown])).text.split()) == told
