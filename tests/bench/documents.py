"""How fast documents are read, and what documents made to do harm cost.

Run: python tests/bench/documents.py
"""

from __future__ import annotations

import io
import statistics
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from routeviewer.documents.reading import article_from_bytes
from routeviewer.documents.registry import format_of
from routeviewer.documents.room import ReadingRoom
from routeviewer.errors import UnreadableArticleError
from tests.documents.made import PROSE, docx, epub, paragraphs_of, pdf, saved_page, set_in_column

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "far-east-train.txt"
TIMES = 15


def median_ms(work: Callable[[], object]) -> float:
    """Return the median time of a piece of work, in milliseconds."""
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - begun))
    return statistics.median(taken)


def usual() -> dict[str, bytes]:
    """Return documents as people have them."""
    title, *rest = paragraphs_of(SAMPLE)
    body = f"<h1>{title}</h1>" + "".join(f"<p>{text}</p>" for text in rest)
    page = set_in_column(" ".join(PROSE) * 8, x=60, top=780, letters=90)
    return {
        "DOCX, the sample": docx([title, *rest]),
        "EPUB, the sample": epub([(title, body)]),
        "web page, the sample": saved_page(SAMPLE),
        "PDF, 1 page": pdf([page]),
        "PDF, 300 pages": pdf([page] * 300),
        "EPUB, 400 pages": epub([(str(n), f"<p>{' '.join(PROSE)}</p>" * 40) for n in range(40)]),
    }


def hostile() -> dict[str, bytes]:
    """Return documents that are made to do harm, and very large ones."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<x/>")
        for n in range(9):
            archive.writestr(f"word/media/{n}", bytes(48_000_000))
    packed = zlib.compress(zlib.compress(bytes(600_000_000), 9), 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (
        len(packed), packed,
    )  # fmt: skip
    paragraph = f"<p>{' '.join(PROSE)}</p>"
    words = b"(word) Tj " * 19_000_000
    return {
        "ZIP bomb": bomb.getvalue(),
        "PDF, streams of 600 MB": b"%PDF-1.4\n1 0 obj\n<< /Pages 2 0 R >>\nendobj\n2 0 obj\n"
        b"<< /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Contents 4 0 R /Resources "
        b"<< /Font << >> >> >>\nendobj\n4 0 obj\n" + stream + b"\nendobj\n"
        b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF",
        "PDF, 190 MB of rubbish": b"%PDF-1.4\n" + b"1 0 obj << " * 17_000_000,
        "PDF, a page of 190 MB": b"%%PDF-1.4\n1 0 obj\n<< /Pages 2 0 R >>\nendobj\n2 0 obj\n"
        b"<< /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Contents 4 0 R /Resources "
        b"<< /Font << >> >> >>\nendobj\n4 0 obj\n<< /Length %d >>\nstream\nBT %sET\nendstream\n"
        b"endobj\ntrailer << /Root 1 0 R /Size 5 >>\n%%%%EOF" % (len(words) + 6, words),
        "page of 19 MB of text": b"<!DOCTYPE html><html><body><article>"
        + (paragraph * (19_000_000 // len(paragraph))).encode(),
        "page of 19 MB of <div>": b"<!DOCTYPE html><html><body>" + b"<div>" * 3_800_000,
        "page of 19 MB of <b><i>": b"<!DOCTYPE html><html><body>" + b"<b><i>" * 3_100_000,
        "page of 19 MB of <": b"<!DOCTYPE html><html><body>" + b"<" * 19_000_000,
    }


def told(read: Callable[[], object]) -> str:
    """Return how reading a document ends."""
    try:
        read()
    except UnreadableArticleError as error:
        return error.problem
    return "read"


def peak_mb(room: ReadingRoom) -> float:
    """Return the most memory that a room's process has held, in MB; 0 where it was ended."""
    path = Path(f"/proc/{room.process_id}/status")
    if room.process_id is None or not path.exists():
        return 0.0
    rows = dict(line.split(":", 1) for line in path.read_text(encoding="utf-8").splitlines())
    return int(rows["VmHWM"].split()[0]) / 1000


def main() -> None:
    """Print both tables."""
    print("document                    KB   first, with its process   further ones")
    for name, data in usual().items():
        apart = median_ms(lambda data=data: article_from_bytes(data))  # type: ignore[misc]
        with ReadingRoom() as room:
            article_from_bytes(data, room=room)
            row = median_ms(
                lambda data=data, room=room: article_from_bytes(data, room=room)  # type: ignore[misc]
            )
        print(f"{name:24} {len(data) / 1000:6.0f} {apart:20.0f} ms {row:16.1f} ms")
    print("\nmade to do harm             MB       s     MB held   outcome")
    for name, data in hostile().items():
        with ReadingRoom() as room:
            begun = time.perf_counter()

            def read(data: bytes = data, room: ReadingRoom = room) -> None:
                format_ = format_of(data)
                if format_ is not None:
                    room.read(data, format_)

            outcome = told(read)
            taken = time.perf_counter() - begun
            held = peak_mb(room)
        print(f"{name:24} {len(data) / 1e6:6.1f} {taken:7.1f} {held:9.0f}     {outcome[:70]}")


if __name__ == "__main__":
    main()
