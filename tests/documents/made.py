"""Documents made for tests: small PDFs with words at given places, e-books, Word documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from pypdf import PdfReader, PdfWriter

PROSE = (
    "On Monday the walkers left Granada before sunrise and took the old mule road south.",
    "It was a long day among almond trees, and the last light was gone when they saw the sea.",
    "They slept in Motril, bought bread and oranges there, and on Tuesday followed the shore.",
    "In Adra a boy sold them figs, and they sat on the harbour wall until the bells rang.",
    "On Thursday they reached the end of the road, a bar beside the station of the town.",
)


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], *, info: str = "") -> bytes:
    """Return a PDF whose pages show texts of 10 points at (x, y), written in the given order."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    for i, page in enumerate(pages):
        shown = [
            b"BT /F1 10 Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj ET" % (x, y, _escaped(text))
            for x, y, text in page
        ]
        stream = b"\n".join(shown)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * i)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(f"<< {info} >>".encode())
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    begin = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, len(objects), begin,
    )  # fmt: skip
    return bytes(out)


def _escaped(text: str) -> bytes:
    told = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return told.encode("cp1252", "replace")


def set_in_column(
    text: str, *, x: float, top: float, letters: int, leading: float = 12.0
) -> list[tuple[float, float, str]]:
    """Return the lines of a text, broken after so many letters, under each other."""
    lines: list[str] = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [(x, top - i * leading, line) for i, line in enumerate(lines)]


def encrypted(data: bytes, *, user: str, owner: str) -> bytes:
    """Return a PDF that is locked with AES."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user, owner, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scan() -> bytes:
    """Return a PDF whose only page is a picture."""
    out = io.BytesIO()
    from PIL import Image

    Image.new("RGB", (400, 600), "white").save(out, "PDF")
    return out.getvalue()


def docx(paragraphs: Sequence[str], *, title: str = "", author: str = "") -> bytes:
    """Return a Word document."""
    document = Document()
    document.core_properties.title, document.core_properties.author = title, author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_with(body: str) -> bytes:
    """Return a Word document whose body is given as XML."""
    made = docx(["x"])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = body.encode()
            new.writestr(name, data)
    return out.getvalue()


def epub(
    chapters: Sequence[tuple[str, str]],
    *,
    metadata: str = "<dc:title>Journeys</dc:title>",
    extra: Sequence[tuple[str, str]] = (),
) -> bytes:
    """Return an e-book of files: the title in its contents or "", and the XHTML of the body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>'
            "</rootfiles></container>",
        )
        items = "".join(
            f'<item id="c{i}" href="text/c{i}.xhtml" media-type="application/xhtml+xml"/>'
            for i in range(len(chapters))
        )
        refs = "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
        book.writestr(
            "OEBPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
            'xmlns:opf="http://www.idpf.org/2007/opf">'
            f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
            '<manifest><item id="nav" href="nav.xhtml" properties="nav" '
            f'media-type="application/xhtml+xml"/>{items}</manifest><spine>{refs}</spine>'
            "</package>",
        )
        links = "".join(
            f'<li><a href="text/c{i}.xhtml#top">{title}</a></li>'
            for i, (title, _) in enumerate(chapters)
            if title
        )
        book.writestr(
            "OEBPS/nav.xhtml",
            f'<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol>{links}</ol></nav></body>'
            "</html>",
        )
        for i, (_, body) in enumerate(chapters):
            book.writestr(
                f"OEBPS/text/c{i}.xhtml",
                '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
                f"<head><title>t</title></head><body>{body}</body></html>",
            )
        for name, text in extra:
            book.writestr(name, text)
    return out.getvalue()


def paragraphs_of(sample: Path) -> list[str]:
    """Return the paragraphs of a text file."""
    return sample.read_text(encoding="utf-8").strip().split("\n\n")


def saved_page(sample: Path) -> bytes:
    """Return an article as a browser saves it: with navigation, cookie notice, advertisements."""
    title, *rest = paragraphs_of(sample)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in rest[:3])
    more = "".join(f"<p>{paragraph}</p>" for paragraph in rest[3:])
    menu = "".join(
        f'<li><a href="/{name.lower()}">{name}</a></li>'
        for name in ("World", "Africa", "Paris", "London", "Sport", "Newsletter", "Podcasts")
    )
    teasers = "".join(
        f'<li><a href="/{n}">{text}</a></li>'
        for n, text in enumerate(
            ("Minister flies to Nairobi", "Ten beaches near Lisbon", "The train to Lhasa"))
    )  # fmt: skip
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>{title} | The Far Paper</title><meta property="og:title" content="{title}">
<meta property="og:site_name" content="The Far Paper"><meta name="author" content="Ann Reporter">
<meta property="article:published_time" content="2023-09-17T09:30:00+00:00">
<script>window.dataLayer = ["Sydney"];</script></head><body>
<div id="cookie-banner" class="cookie-consent" role="dialog"><p>We and our 812 partners in Dublin
store cookies on your device. Accept all or manage your choices.</p>
<button>Accept all</button></div>
<header><a href="/">The Far Paper</a><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{title}</h1><p class="byline">By <a rel="author" href="/ann">Ann Reporter</a></p>
{body}<aside class="ad advertisement"><p>Advertisement: fly to Dubai from 199, every Friday.</p>
</aside>{more}<div class="share"><a href="#">Share</a> <a href="#">Mail</a></div></article>
<section class="related"><h2>Read next</h2><ul>{teasers}</ul></section></main>
<footer><p>© 2023 The Far Paper, Geneva. <a href="/imprint">Imprint</a> <a href="/p">Privacy</a></p>
</footer></body></html>""".encode()
