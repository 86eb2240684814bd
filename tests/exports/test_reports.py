"""Report sections: Markdown, and Word's format as python-docx and LibreOffice read it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from routeviewer.exports.registry import write_export
from routeviewer.exports.source import ExportSource
from routeviewer.project.project import Project
from tests import journeys
from tests.drawing.conftest import sample_project


@pytest.fixture
def sample_docx(tmp_path: Path) -> Path:
    write_export(ExportSource(sample_project()), str(tmp_path / "report.docx"))
    return tmp_path / "report.docx"


def test_the_figure_stands_at_its_true_size_with_its_words(sample_docx: Path) -> None:
    document = docx.Document(str(sample_docx))
    shape = document.inline_shapes[0]
    assert shape.width.mm == pytest.approx(160, abs=0.1)
    section = document.sections[0]
    lines = section.page_width - section.left_margin - section.right_margin
    assert shape.width <= lines + 1000
    told = shape._inline.docPr  # noqa: SLF001 - python-docx has no other way
    assert told.get("descr").startswith("The stops in the order of travel")
    assert told.get("title").startswith("Map of the route of Kim Jong-un")


def test_table_notes_and_credit_follow_the_figure(sample_docx: Path) -> None:
    document = docx.Document(str(sample_docx))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[0] for row in rows] == ["No.", "1", "2", "3", "4"]
    assert rows[3][1] == "Komsomolsk-on-Amur"
    assert rows[3][-1] == "[3]"
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Route of Kim Jong-un"
    notes = [text for text in texts if re.match(r"\[\d\]\t", text)]
    assert len(notes) == 4
    assert "On Friday Kim visited an aircraft works" in notes[2]
    assert "A train, two summits and a drone for the road" in notes[2]
    assert "GeoNames" in texts[-1]
    assert document.core_properties.language == "en"


def test_an_archive_bears_one_time(sample_docx: Path) -> None:
    with zipfile.ZipFile(sample_docx) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "project",
    [journeys.journey([]), journeys.journey("Lyon FR, Paris FR, Lyon FR", dated=True)],
    ids=["none", "three"],
)
def test_every_route_has_a_report(project: Project, tmp_path: Path) -> None:
    for name in ("x.docx", "x.md"):
        write_export(ExportSource(project), str(tmp_path / name))
    document = docx.Document(str(tmp_path / "x.docx"))
    assert len(document.inline_shapes) == 1
    assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")
    assert "![" in (tmp_path / "x.md").read_text(encoding="utf-8")


def test_markdown_stands_beside_its_picture(tmp_path: Path) -> None:
    write_export(ExportSource(sample_project()), str(tmp_path / "my report.md"))
    text = (tmp_path / "my report.md").read_text(encoding="utf-8")
    assert "](my%20report.png)" in text
    assert (tmp_path / "my report.png").exists()
    assert text.startswith("## Route of Kim Jong-un\n")
    assert text.count("\n| ") == 6
    assert "3. “On Friday Kim visited" in text


def test_no_word_of_an_article_is_markup_in_markdown(tmp_path: Path) -> None:
    spots = [journeys.spot("<b>*x*</b> | [y](javascript:z) `c`", 45, 4), journeys.spot("B", 46, 5)]
    write_export(ExportSource(journeys.journey(spots)), str(tmp_path / "x.md"))
    text = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert "\\<b\\>\\*x\\*\\</b\\> \\| \\[y\\]" in text
    assert "<b>" not in text
    assert "`c`" not in text.replace("\\`", "")


def test_word_takes_any_letters(tmp_path: Path) -> None:
    spots = [journeys.spot("bad \x00\x0b\ud800 letters", 45, 4), journeys.spot("B", 46, 5)]
    write_export(ExportSource(journeys.journey(spots)), str(tmp_path / "x.docx"))
    data = (tmp_path / "x.docx").read_bytes()
    table = docx.Document(io.BytesIO(data)).tables[0]
    assert table.rows[1].cells[1].text.startswith("bad ")


def test_a_name_of_any_length_leaves_the_table_a_table(tmp_path: Path) -> None:
    spots = [journeys.spot("A" * 10_000, 45, 4), journeys.spot("תל אביב", 46, 5)]
    write_export(ExportSource(journeys.journey(spots)), str(tmp_path / "x.docx"))
    document = docx.Document(io.BytesIO((tmp_path / "x.docx").read_bytes()))
    assert len(document.tables[0].rows[1].cells[1].text) < 1_000
    # Letters from right to left are as large as the others.
    style = document.tables[0].rows[2].cells[1].paragraphs[0].style
    assert style is not None
    sizes = [style.element.xpath(f".//w:{key}/@w:val") for key in ("sz", "szCs")]
    assert sizes[0] == sizes[1] == ["17"]


@pytest.mark.slow
def test_libreoffice_shows_figure_table_and_notes(sample_docx: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice is not installed; .ci/run installs it")
    subprocess.run(
        [
            office, "--headless", f"-env:UserInstallation=file://{tmp_path}/office",
            "--convert-to", "pdf", "--outdir", str(tmp_path), str(sample_docx),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pdf = tmp_path / "report.pdf"
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    for words in ("Route of Kim Jong-un", "15 Sept 2023", "[3]", "aircraft works", "GeoNames"):
        assert words in text
    pictures = subprocess.run(
        ["pdfimages", "-list", str(pdf)], check=True, capture_output=True, text=True
    ).stdout.splitlines()[2:]
    width_px, x_ppi = int(pictures[0].split()[3]), int(pictures[0].split()[12])
    assert width_px / x_ppi * 25.4 == pytest.approx(160, abs=2)
    assert text.count("\f") <= 2
