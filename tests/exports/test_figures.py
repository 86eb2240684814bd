"""Figures as other programs read them: Pillow, poppler, pypdf, librsvg, Word's format."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import docx
import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader

from routeviewer.drawing.figure import Figure
from routeviewer.exports.figure_kit import kit_files
from routeviewer.exports.pdf import pdf_bytes
from routeviewer.exports.png import png_bytes
from routeviewer.exports.svg import svg_bytes
from routeviewer.exports.tables import csv_table, markdown_table
from tests.drawing.conftest import Draw

SVG = "{http://www.w3.org/2000/svg}"
# How far librsvg's and Qt's edges may differ: of 255, on average over all pixels, and the share of
# pixels that differ by more than 48.
MEAN_DIFFERENCE, SHARE_OF_DIFFERENT = 1.5, 0.005


@pytest.fixture(scope="module")
def sample(request: pytest.FixtureRequest) -> Figure:
    made: Draw = request.getfixturevalue("draw")
    return made("sample")


def tool(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed; .ci/run installs it")
    return path


# -- PNG -----------------------------------------------------------------------------------------


def test_pillow_reads_the_size_of_a_png_in_millimetres(sample: Figure) -> None:
    with Image.open(io.BytesIO(png_bytes(sample))) as image:
        image.load()
        assert image.format == "PNG"
        assert image.size == (sample.width_px, sample.height_px) == (1890, sample.height_px)
        assert image.width / image.info["dpi"][0] * 25.4 == pytest.approx(160, abs=0.1)


def test_a_png_tells_title_description_source_and_software(sample: Figure) -> None:
    with Image.open(io.BytesIO(png_bytes(sample))) as image:
        image.load()
        told = image.text
    assert told["Title"] == "Route of Kim Jong-un"
    assert told["Description"].startswith("The stops in the order of travel")
    assert "GeoNames" in told["Source"]
    assert told["Software"].startswith("routeviewer ")


def test_letters_beyond_latin_survive_in_a_png(request: pytest.FixtureRequest) -> None:
    figure = request.getfixturevalue("draw")("sample", language="ru")
    with Image.open(io.BytesIO(png_bytes(figure))) as image:
        image.load()
        assert image.text["Title"] == "Маршрут: Kim Jong-un"


def test_word_places_a_png_at_its_true_size(sample: Figure, tmp_path: Path) -> None:
    picture = tmp_path / "map.png"
    picture.write_bytes(png_bytes(sample))
    document = docx.Document()
    shape = document.add_picture(str(picture))
    assert shape.width.mm == pytest.approx(160, abs=0.2)
    assert shape.height.mm == pytest.approx(sample.sheet.height_pt / 72 * 25.4, abs=0.2)


# -- SVG -----------------------------------------------------------------------------------------


def test_an_svg_has_a_role_a_title_a_language_and_a_group_for_each_layer(sample: Figure) -> None:
    root = ET.fromstring(svg_bytes(sample))  # noqa: S314 - our own file
    assert root.get("role") == "img"
    assert root.get("lang") == "en"
    assert root.get("width") == "160.00mm"
    assert root.findtext(f"{SVG}title") == "Route of Kim Jong-un"
    assert root.findtext(f"{SVG}desc") == sample.scene.alt.description
    groups = [group.get("id") for group in root.findall(f"{SVG}g")]
    assert {"water", "land", "borders", "legs", "marks", "stop-names"} <= set(groups)
    assert not list(root.iter(f"{SVG}text"))
    assert not list(root.iter(f"{SVG}clipPath"))


def test_letters_of_an_svg_are_text_on_request(sample: Figure) -> None:
    root = ET.fromstring(svg_bytes(sample, as_text=True))  # noqa: S314 - our own file
    texts = ["|".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert {"Vostochny Cosmodrome|13 Sept", "Komsomolsk-on-Amur|15 Sept", "RUSSIA"} <= set(texts)
    assert sum("Border of North" in text for text in texts) == 1
    assert all("Source Sans" in (t.get("font-family") or "") for t in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("name", ["sample", "europe", "world"])
def test_librsvg_draws_the_svg_as_we_draw_the_png(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    figure = request.getfixturevalue("draw")(name)
    (tmp_path / "map.svg").write_bytes(svg_bytes(figure))
    subprocess.run(
        [
            tool("rsvg-convert"), "-w", str(figure.width_px), "-h", str(figure.height_px),
            str(tmp_path / "map.svg"), "-o", str(tmp_path / "map.png"),
        ],
        check=True,
    )  # fmt: skip
    with (
        Image.open(tmp_path / "map.png") as theirs,
        Image.open(io.BytesIO(png_bytes(figure))) as ours,
    ):
        pair = [np.asarray(image.convert("RGB"), np.int16) for image in (theirs, ours)]
    away = np.abs(pair[0] - pair[1])
    assert away.mean() < MEAN_DIFFERENCE
    assert float(np.mean(away.max(axis=2) > 48)) < SHARE_OF_DIFFERENT


# -- PDF -----------------------------------------------------------------------------------------


def test_pypdf_finds_title_language_and_alternative_text(sample: Figure) -> None:
    reader = PdfReader(io.BytesIO(pdf_bytes(sample)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Route of Kim Jong-un"
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    figure = root["/StructTreeRoot"]["/K"][0].get_object()
    assert figure["/S"] == "/Figure"
    assert figure["/Alt"] == sample.scene.alt.description
    width, height = (float(side) for side in reader.pages[0].mediabox[2:])
    assert width / 72 * 25.4 == pytest.approx(160, abs=0.01)
    assert height - float(reader.pages[0].mediabox.bottom) == pytest.approx(
        sample.sheet.height_pt, abs=0.01
    )


def test_poppler_reads_every_name_and_the_embedded_font(sample: Figure, tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    path.write_bytes(pdf_bytes(sample))
    text = subprocess.run(
        [tool("pdftotext"), str(path), "-"], check=True, capture_output=True, text=True
    ).stdout
    for words in ("Vostochny Cosmodrome", "Komsomolsk-on-Amur", "13 Sept", "RUSSIA", "GeoNames"):
        assert words in text
    fonts = subprocess.run(
        [tool("pdffonts"), str(path)], check=True, capture_output=True, text=True
    ).stdout.splitlines()[2:]
    assert len(fonts) == 3
    for line in fonts:
        assert "SourceSansPro" in line
        assert re.search(r"\s(yes)\s+(no|yes)\s+yes\s", line)  # embedded, with its letters


def test_a_pdf_is_vectors_and_carries_no_date(sample: Figure) -> None:
    data = pdf_bytes(sample)
    page = PdfReader(io.BytesIO(data)).pages[0]
    assert not list(page.images)
    assert b"CreationDate" not in data
    assert len(data) < 1_000_000


# -- the same input, the same bytes --------------------------------------------------------------


@pytest.mark.parametrize("make", [png_bytes, svg_bytes, pdf_bytes])
def test_the_same_figure_gives_the_same_bytes(make: object, sample: Figure) -> None:
    assert make(sample) == make(sample)  # type: ignore[operator]


# -- the kit -------------------------------------------------------------------------------------


def test_the_kit_holds_what_a_report_needs(sample: Figure) -> None:
    files = kit_files(sample)
    assert sorted(files) == [
        "alt-text.txt", "caption.txt", "credit.txt", "map.pdf", "map.png", "map.svg", "stops.csv",
        "stops.md",
    ]  # fmt: skip
    assert files["caption.txt"].decode().startswith("Route of Kim Jong-un as told in")
    assert "inferred" in files["alt-text.txt"].decode()
    rows = files["stops.csv"].decode("utf-8-sig").splitlines()
    assert len(rows) == 5
    assert rows[2].startswith("2,Vostochny Cosmodrome,2023-09-13,visited,51.8840,128.3340,1053,")
    assert files["stops.md"].decode().count("\n") == 6


def test_no_cell_of_a_table_is_run_by_a_spreadsheet() -> None:
    table = (("No.", "Place"), ("1", '=HYPERLINK("http://x")'), ("2", "-12.5"), ("3", "a|b"))
    told = csv_table(table).decode("utf-8-sig")
    assert "'=HYPERLINK" in told
    assert "2,-12.5" in told
    assert "a\\|b" in markdown_table(table)
