from __future__ import annotations

from collections.abc import Callable
from datetime import date

from routeviewer.errors import UnreadableArticleError
from tests.documents.conftest import Read
from tests.documents.made import PROSE, epub

Refused = Callable[..., UnreadableArticleError]
BODIES = [
    f"<h2>{name}</h2>" + "".join(f"<p>{sentence}</p>" for sentence in PROSE)
    for name in ("Over the pass", "Along the shore")
]
BOOK = epub([("I. Over the pass", BODIES[0]), ("II. Along the shore", BODIES[1])])
ENCRYPTION = "META-INF/encryption.xml"
METHOD = (
    '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptionMethod Algorithm="{}"/>'
    "</encryption>"
)
METADATA = """<dc:title>Two Roads</dc:title><dc:creator>Ann Traveller</dc:creator>
<dc:publisher>Far Press</dc:publisher><dc:language>en-GB</dc:language>
<dc:date opf:event="conversion">2020-01-01</dc:date>
<dc:date opf:event="publication">1999-03-12</dc:date>"""


def test_all_chapters_are_read_in_the_order_of_the_book(read: Read) -> None:
    content = read(BOOK)
    assert content.chapters == ("I. Over the pass", "II. Along the shore")
    assert content.text.index("Over the pass") < content.text.index("Along the shore")
    assert content.text.count(PROSE[0]) == 2


def test_one_chapter_is_chosen_by_number_or_by_title(read: Read) -> None:
    for wanted in ("2", "along"):
        content = read(BOOK, chapter=wanted)
        assert content.text == "\n\n".join(("Along the shore", *PROSE))
        assert content.title == "Journeys: II. Along the shore"


def test_a_chapter_that_is_not_there_is_told_with_those_that_are(refused: Refused) -> None:
    error = refused(BOOK, chapter="7")
    assert "no chapter “7”" in error.problem
    assert "1 I. Over the pass" in error.remedy


def test_a_chapter_in_several_files_is_one(read: Read) -> None:
    files = [("I. The pass", BODIES[0]), ("", "<p>A short rest of it.</p>"), ("II", BODIES[1])]
    content = read(epub(files), chapter="1")
    assert content.chapters == ("I. The pass", "II")
    assert content.text.endswith("A short rest of it.")


def test_without_contents_each_file_is_called_by_its_heading(read: Read) -> None:
    assert read(epub([("", body) for body in BODIES])).chapters == (
        "Over the pass", "Along the shore",
    )  # fmt: skip


def test_a_book_tells_author_publisher_and_day(read: Read) -> None:
    content = read(epub([("One", BODIES[0])], metadata=METADATA))
    assert (content.title, content.author) == ("Two Roads", "Ann Traveller")
    assert (content.outlet, content.published) == ("Far Press", date(1999, 3, 12))
    assert content.language == "en-GB"


def test_line_breaks_scripts_and_blanks_are_those_of_the_page(read: Read) -> None:
    body = (
        "<p>We  left\n Lima<br/>at noon &amp; slept in <i>Ica</i>.</p><script>Oslo</script>"
        "<div>Then<div>Nazca</div>and on.</div>" + BODIES[0]
    )
    text = read(epub([("One", body)])).text
    assert text.startswith("We left Lima\nat noon & slept in Ica.\n\nThen\n\nNazca\n\nand on.")
    assert "Oslo" not in text


def test_a_protected_book_is_told(refused: Refused) -> None:
    locked = (ENCRYPTION, METHOD.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc"))
    assert "protected (DRM)" in refused(epub([("One", BODIES[0])], extra=[locked])).problem


def test_obfuscated_fonts_protect_nothing(read: Read) -> None:
    fonts = (ENCRYPTION, METHOD.format("http://www.idpf.org/2008/embedding"))
    assert PROSE[0] in read(epub([("One", BODIES[0])], extra=[fonts])).text


def test_a_book_of_empty_pages_is_told(refused: Refused) -> None:
    assert "no text" in refused(epub([("One", "<p> </p>")])).problem
