"""Documents made to do harm, and thousands of damages: each is read or refused, in a moment."""

from __future__ import annotations

import io
import random
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from routeviewer.documents.registry import format_of
from routeviewer.documents.room import ReadingRoom
from routeviewer.errors import UnreadableArticleError
from routeviewer.wording.sentences import retold
from tests.documents.conftest import Read
from tests.documents.made import PROSE, docx, docx_with, epub, pdf, saved_page, set_in_column

Refused = Callable[..., UnreadableArticleError]
DAMAGES = 120
LONGEST_S = 15.0


def seeds(sample: Path) -> dict[str, bytes]:
    body = "".join(f"<p>{sentence}</p>" for sentence in PROSE)
    page = set_in_column(" ".join(PROSE), x=60, top=700, letters=50)
    return {
        "pdf": pdf([page, page]), "docx": docx(PROSE), "epub": epub([("One", body)]),
        "html": saved_page(sample),
    }  # fmt: skip


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return a document with a few bytes changed, a piece lost or doubled, or the end cut off."""
    made = bytearray(data)
    at, length = chance.randrange(len(made)), chance.randrange(1, 200)
    match chance.randrange(5):
        case 0:
            del made[at:]
        case 1:
            del made[at : at + length]
        case 2:
            made[at:at] = made[at : at + length] * chance.randrange(1, 20)
        case 3:
            made[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"9999", b"\0\0\0\0", b"<<[("))
        case _:
            for _ in range(chance.randrange(1, 30)):
                made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """Return an archive with one member damaged; the archive itself is sound."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        hurt = chance.choice(old.namelist())
        for name in old.namelist():
            held = old.read(name)
            new.writestr(name, damaged(held, chance) if name == hurt else held)
    return out.getvalue()


def outcome(room: ReadingRoom, data: bytes) -> str:
    """Return "read", or why a document is refused."""
    try:
        format_ = format_of(data)
        return "plain" if format_ is None else "read" * bool(room.read(data, format_).text.strip())
    except UnreadableArticleError as error:
        return f"{error.problem}: {error.remedy}"


@pytest.mark.parametrize("kind", ["pdf", "docx", "epub", "html"])
def test_a_damaged_document_is_read_or_refused(kind: str, room: ReadingRoom, sample: Path) -> None:
    data = seeds(sample)[kind]
    chance = random.Random(f"{kind} 9")  # noqa: S311 - no secret
    outcomes = []
    for n in range(DAMAGES):
        is_inside = kind in ("docx", "epub") and n % 2
        hurt = damaged_inside(data, chance) if is_inside else damaged(data, chance)
        begun = time.monotonic()
        outcomes.append(outcome(room, hurt))
        assert time.monotonic() - begun < LONGEST_S
    assert all(outcomes)
    assert not any("ends the reader" in told for told in outcomes)
    assert outcomes.count("read") >= DAMAGES // 20


def test_an_archive_that_unpacks_to_gigabytes_is_refused(refused: Refused) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<x/>")
        for n in range(9):
            archive.writestr(f"word/media/{n}", bytes(48_000_000))
    assert len(out.getvalue()) < 1_000_000
    assert "unpacks to more than" in refused(out.getvalue()).problem


def test_an_archive_that_understates_its_sizes_is_refused(refused: Refused) -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in PROSE)
    data = bytearray(epub([("One", body * 2000)]))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("OEBPS/text/c0.xhtml").file_size
    held = size.to_bytes(4, "little")
    assert data.count(held) >= 2
    assert "damaged" in refused(bytes(data.replace(held, (100).to_bytes(4, "little")))).problem


def pdf_with_page(stream: bytes, filters: bytes = b"") -> bytes:
    """Return a PDF of one page that is drawn by a stream."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << >> >> >>",
        b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream" % (len(stream), filters, stream),
    )  # fmt: skip
    data = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in
                                    enumerate(objects, 1))  # fmt: skip
    return data + b"trailer << /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF"


def test_a_pdf_whose_streams_unpack_to_gigabytes_is_refused(refused: Refused) -> None:
    packed = zlib.compress(zlib.compress(bytes(600_000_000), 9), 9)
    data = pdf_with_page(packed, b"/FlateDecode /FlateDecode")
    assert len(data) < 100_000
    error = refused(data)
    assert error.problem == "A part of this PDF document unpacks to more than 75 MB"
    assert "new PDF" in error.remedy
    assert (
        retold(error.problem, "de")
        == "Ein Teil dieses PDF-Dokuments wird entpackt größer als 75 MB"
    )


def test_a_pdf_with_an_endless_list_is_refused(refused: Refused) -> None:
    error = refused(pdf_with_page(b"BT [" + b"1 " * 150_000 + b"] TJ ET"))
    assert error.problem == "A list in this PDF document has more than 100000 entries"


def test_a_page_beyond_a_limit_takes_no_other_with_it(read: Read) -> None:
    data = pdf([[(60, 700, PROSE[0])], [(60, 700, "1 " * 8)]])
    endless = b"[" + b"1 " * 150_000 + b"] TJ ET"
    content = read(data.replace(b"(1 1 1 1 1 1 1 1 ) Tj ET", endless))
    assert content.text == PROSE[0]
    assert ("limited-pages", ("2",)) in {(n.rule, n.parameters) for n in content.notices}


def test_a_tree_of_pages_that_bites_its_tail_is_refused(refused: Refused) -> None:
    data = (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n"
        b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>\nendobj\n"
        b"trailer << /Root 1 0 R /Size 3 >>\n%%EOF"
    )
    assert refused(data).remedy


def test_a_document_nested_ten_thousand_deep_ends_no_process(room: ReadingRoom) -> None:
    depth = 10_000
    deep_page = f"<!DOCTYPE html><html><body>{'<div>' * depth}<p>{PROSE[0]}</p>".encode()
    deep_book = epub([("One", "<div>" * depth + PROSE[0] * 5 + "</div>" * depth)])
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    deep_docx = docx_with(
        f'<w:document xmlns:w="{w}"><w:body>{"<w:sdt>" * depth}<w:p><w:r><w:t>x</w:t></w:r></w:p>'
        f"{'</w:sdt>' * depth}</w:body></w:document>"
    )
    deep_pdf = pdf([[(60, 700, PROSE[0])]], info="/Title " + "[" * depth + "]" * depth)
    for data in (deep_page, deep_book, deep_docx, deep_pdf):
        assert "ends the reader" not in outcome(room, data)


def test_entities_that_multiply_are_not_expanded(room: ReadingRoom) -> None:
    entities = '<!ENTITY a0 "haha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    bomb = docx_with(
        f'<!DOCTYPE d [{entities}]><w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>We left Lima. '
        "&a11;</w:t></w:r></w:p></w:body></w:document>"
    )
    begun = time.monotonic()
    assert outcome(room, bomb) == "read" or "damaged" in outcome(room, bomb)
    assert time.monotonic() - begun < LONGEST_S


def test_a_document_asks_for_no_file_of_the_computer(read: Read, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the house")
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    data = docx_with(
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]><w:document xmlns:w="{w}"><w:body>'
        "<w:p><w:r><w:t>We left Lima. &e;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert "secret" not in read(data).text
