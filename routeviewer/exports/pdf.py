"""PDF pages: vectors, embedded font, title, language and the map in words.

Qt paints the page; it stamps the time and a random id and knows neither language nor alternative
text, so pypdf writes the document anew. PDF/UA is not claimed.
"""

from __future__ import annotations

import hashlib
import io
import re

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NullObject,
    NumberObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from routeviewer import __version__
from routeviewer.drawing.figure import Figure
from routeviewer.drawing.fonts import start_fonts
from routeviewer.drawing.painting import paint_sheet
from routeviewer.scene.preset import POINTS_PER_INCH

_PAINTED_DPI = 1200
# Qt writes nine digits; two after the point of numbers from 10 on are a hundredth of a point.
_SUBSET = re.compile(r"^/[A-Z]{6}\+")
_IDLE_DIGITS = re.compile(rb"(\d\d\.\d\d)\d+")


def pdf_bytes(figure: Figure) -> bytes:
    """Return a figure as a PDF file of one page; the same figure gives the same bytes."""
    return _described(_painted(figure), figure)


def _painted(figure: Figure) -> bytes:
    start_fonts()
    held, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    size = QSizeF(figure.sheet.width_pt, figure.sheet.height_pt)
    page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setResolution(_PAINTED_DPI)
    painter = QPainter(writer)
    painter.scale(_PAINTED_DPI / POINTS_PER_INCH, _PAINTED_DPI / POINTS_PER_INCH)
    paint_sheet(painter, figure.sheet, as_text=True)
    painter.end()
    buffer.close()
    return bytes(held.data())


def _described(data: bytes, figure: Figure) -> bytes:
    reader = PdfReader(io.BytesIO(data))
    # Only the page is taken over: the rest of Qt's document carries the time and a random id.
    writer = PdfWriter()
    page = writer.add_page(reader.pages[0])
    # Qt rounds the page to whole points, from its upper left corner.
    high = float(page.mediabox.top)
    exact = RectangleObject((0, high - figure.sheet.height_pt, figure.sheet.width_pt, high))
    page.mediabox = page.cropbox = page.trimbox = page.bleedbox = page.artbox = exact
    scene = figure.scene
    writer.metadata = None
    writer.add_metadata(
        {
            "/Title": scene.title or scene.alt.line,
            "/Subject": scene.alt.line,
            "/Creator": f"routeviewer {__version__}",
            "/Producer": f"routeviewer {__version__}",
        }
    )
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(scene.language)
    root[NameObject("/MarkInfo")] = DictionaryObject(
        {NameObject("/Marked"): BooleanObject(True)}  # noqa: FBT003 - PDF's own value
    )
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}  # noqa: FBT003 - as above
    )
    _name_subsets(page)
    _mark_as_figure(writer, page, scene.alt.description)
    mark = hashlib.sha256(page.get_contents().get_data()).digest()[:16]  # type: ignore[union-attr]  # set just before
    writer._ID = ArrayObject([ByteStringObject(mark), ByteStringObject(mark)])  # noqa: SLF001 - pypdf has no other way
    # What the new page replaces would stay in the file otherwise.
    writer.compress_identical_objects(remove_unreferenced=True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _name_subsets(page: DictionaryObject) -> None:
    """Give the parts of fonts names of their own: Qt's differ from one process to the next."""
    fonts = page["/Resources"]["/Font"]  # type: ignore[index]  # a dictionary, as Qt writes it
    for number, key in enumerate(sorted(fonts)):
        tag = f"AAAAA{chr(ord('A') + number)}"
        font = fonts[key].get_object()
        if "/DescendantFonts" not in font:
            continue
        inner = font["/DescendantFonts"][0].get_object()
        for holder, name in (
            (font, "/BaseFont"), (inner, "/BaseFont"),
            (inner["/FontDescriptor"].get_object(), "/FontName"),
        ):  # fmt: skip
            holder[NameObject(name)] = NameObject(_SUBSET.sub(f"/{tag}+", str(holder[name])))


def _mark_as_figure(writer: PdfWriter, page: DictionaryObject, words: str) -> None:
    """Make the whole page one figure with an alternative text."""
    contents = page.get_contents()  # type: ignore[attr-defined]  # a PageObject
    stream: StreamObject = DecodedStreamObject()
    painted = _IDLE_DIGITS.sub(rb"\1", contents.get_data())
    stream.set_data(b"/Figure <</MCID 0>> BDC\n" + painted + b"\nEMC\n")
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())  # noqa: SLF001 - pypdf has no other way
    page[NameObject("/StructParents")] = NumberObject(0)
    tree = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
    tree_link = writer._add_object(tree)  # noqa: SLF001 - as above
    figure = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructElem"),
            NameObject("/S"): NameObject("/Figure"),
            NameObject("/Alt"): TextStringObject(words),
            NameObject("/P"): tree_link,
            NameObject("/Pg"): page.indirect_reference or NullObject(),
            NameObject("/K"): NumberObject(0),
        }
    )
    figure_link = writer._add_object(figure)  # noqa: SLF001 - as above
    tree[NameObject("/K")] = ArrayObject([figure_link])
    parents = ArrayObject([NumberObject(0), ArrayObject([figure_link])])
    tree[NameObject("/ParentTree")] = DictionaryObject({NameObject("/Nums"): parents})
    writer.root_object[NameObject("/StructTreeRoot")] = tree_link
