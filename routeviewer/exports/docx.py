"""A report section for Word: the figure at its true size, table of stops, source notes, credit."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table

from routeviewer import __version__
from routeviewer.exports.archive import with_fixed_times
from routeviewer.exports.report import Report, report_of
from routeviewer.exports.xml_text import xml_text
from routeviewer.scene.scene import Scene

# A page whose lines are as wide as the usual figure: A4 with margins of 25 mm.
_PAGE_MM, _MARGIN_MM = (210, 297), 25
_FONT, _TEXT_PT, _TABLE_PT, _NOTE_PT = "Calibri", 11, 8.5, 9
_INK, _MUTED, _RULE = RGBColor(0x1B, 0x1F, 0x24), RGBColor(0x5B, 0x63, 0x6B), "9AA3AB"
# The columns of the table as shares of its width: number, place, date, status, lat, lon, km, notes.
_SHARES = (0.055, 0.215, 0.15, 0.14, 0.11, 0.12, 0.105, 0.105)
_NUMBERS = (0, 4, 5, 6)
# Word files must tell a time; a fixed one keeps the bytes the same.
_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no zone


def docx_bytes(scene: Scene, caption: str, picture: bytes, width_mm: float) -> bytes:
    """Return a section; the same scene and picture give the same bytes.

    Args:
        scene: What is reported.
        caption: The text under the figure.
        picture: The figure as PNG.
        width_mm: Its true width; a wider one than the page's lines is made as wide as these.
    """
    document, report = _page(scene), report_of(scene)
    document.add_heading(xml_text(report.title), level=2)
    if report.subtitle:
        document.add_paragraph(xml_text(report.subtitle)).paragraph_format.keep_with_next = True
    _add_figure(document, scene, picture, min(width_mm, _PAGE_MM[0] - 2 * _MARGIN_MM))
    document.add_paragraph(xml_text(caption), style="Caption")
    if len(report.table) > 1:
        _add_table(document, report.table)
    _add_notes(document, report)
    credit = document.add_paragraph(xml_text(scene.credit), style="Caption")
    credit.paragraph_format.space_before = Pt(8)
    held = io.BytesIO()
    document.save(held)
    return with_fixed_times(held.getvalue())


def _page(scene: Scene) -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in _PAGE_MM)
    section.left_margin = section.right_margin = Mm(_MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_TEXT_PT)
    for name, colour in (("Heading 2", _INK), ("Caption", _MUTED)):
        style = document.styles[name]
        style.font.name, style.font.color.rgb = _FONT, colour
    document.styles["Caption"].font.bold = False
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), scene.language)
    normal.element.get_or_add_rPr().append(language)
    told = document.core_properties
    told.title, told.subject = xml_text(scene.title)[:255], xml_text(scene.alt.line)[:255]
    told.author, told.language = f"routeviewer {__version__}", scene.language
    told.comments, told.last_modified_by = "", ""
    told.created = told.modified = _TIME
    return document


def _add_figure(document: Document, scene: Scene, picture: bytes, width_mm: float) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(io.BytesIO(picture), width=Mm(width_mm))
    inline = shape._inline  # noqa: SLF001 - python-docx has no other way to the alt text
    # Without these LibreOffice keeps three millimetres free at the sides.
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    properties = inline.docPr
    properties.set("descr", xml_text(scene.alt.description))
    properties.set("title", xml_text(scene.alt.line))


def _add_table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.autofit = False
    _rule_across(table)
    words = _style(document, "Stops", _TABLE_PT)
    numbers = _style(document, "Stops, numbers", _TABLE_PT)
    numbers.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    width_mm = _PAGE_MM[0] - 2 * _MARGIN_MM
    # Word reads the widths of cells, LibreOffice those of columns.
    for column, share in zip(table.columns, _SHARES, strict=True):
        column.width = Mm(width_mm * share)
    # Cell by cell through the table python-docx searches anew each time.
    cells = [list(row.cells) for row in table.rows]
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            cell = cells[y][x]
            cell.width = Mm(width_mm * _SHARES[x])
            paragraph = cell.paragraphs[0]
            # By its id: python-docx searches all styles for a name, for each cell anew.
            style = numbers if x in _NUMBERS else words
            paragraph._p.style = style.style_id  # noqa: SLF001 - as said above
            run = paragraph.add_run(xml_text(text))
            if y == 0:
                run.bold = True
    _repeat_first_row(table)


def _style(document: Document, name: str, size_pt: float) -> ParagraphStyle:
    """Return a new style of paragraphs; Arabic and Hebrew letters have a size of their own."""
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(size_pt)
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), f"{2 * size_pt:.0f}")
    style.element.get_or_add_rPr().append(size)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.line_spacing = 1.0
    return style


def _rule_across(table: Table) -> None:
    """Draw lines between rows only, and keep cells close."""
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{edge}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _RULE)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "57")  # twentieths of a point: a millimetre
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    # In the order that the format asks for.
    for part in (borders, margins):
        table._tbl.tblPr.append(part)  # noqa: SLF001 - python-docx has no other way


def _repeat_first_row(table: Table) -> None:
    """Let the headings stand at the top of each page; a row is not split."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        properties.append(OxmlElement("w:cantSplit"))


def _add_notes(document: Document, report: Report) -> None:
    notes = _style(document, "Source notes", _NOTE_PT)
    layout = notes.paragraph_format
    layout.left_indent, layout.first_line_indent = Mm(8), Mm(-8)
    layout.space_before = Pt(0)
    layout.tab_stops.add_tab_stop(Mm(8))
    for note in report.notes:
        source = f" {note.source}." if note.source else ""
        text = xml_text(f"[{note.number}]\t{note.quote}{source}")
        paragraph = document.add_paragraph(text, style=notes)
        if note.number == 1:
            paragraph.paragraph_format.space_before = Pt(8)
