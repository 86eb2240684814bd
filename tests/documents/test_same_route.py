"""The sample article as the documents that people have: the same route as the plain text."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from routeviewer.documents.reading import article_from_bytes, read_article
from routeviewer.documents.room import ReadingRoom
from routeviewer.pipeline import read, reread
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.project.project import Project
from routeviewer.project.storage import load, save
from tests.documents.made import epub, paragraphs_of, saved_page

Route = tuple[tuple[str, str, str], ...]


def route_of(project: Project) -> Route:
    stops = project.itinerary.stops
    return tuple((stop.label, stop.when.iso or stop.when.text, stop.status) for stop in stops)


@pytest.fixture(scope="module")
def plain(sample: Path, gazetteer: BundledGazetteer) -> Route:
    found = route_of(read(read_article(sample), gazetteer=gazetteer))
    assert len(found) == 4
    return found


def installed(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed; .ci/run installs it")
    return found


def route_in(data: bytes, room: ReadingRoom, gazetteer: BundledGazetteer) -> Route:
    return route_of(read(article_from_bytes(data, room=room), gazetteer=gazetteer))


def test_an_e_book_tells_the_same_route(
    plain: Route, sample: Path, room: ReadingRoom, gazetteer: BundledGazetteer
) -> None:
    title, *rest = paragraphs_of(sample)
    body = f"<h1>{title}</h1>" + "".join(f"<p>{text}</p>" for text in rest)
    assert route_in(epub([("The train", body)]), room, gazetteer) == plain
    other = "<h1>Lima</h1><p>" + "I took the bus to Lima and slept there. " * 8 + "</p>"
    one = article_from_bytes(epub([("Lima", other), ("Train", body)]), chapter="2", room=room)
    assert route_of(read(one, gazetteer=gazetteer)) == plain


def test_a_saved_page_tells_the_same_route(
    plain: Route, sample: Path, room: ReadingRoom, gazetteer: BundledGazetteer
) -> None:
    assert route_in(saved_page(sample), room, gazetteer) == plain


def test_a_saved_project_is_read_anew_without_its_document(
    plain: Route, sample: Path, tmp_path: Path, room: ReadingRoom, gazetteer: BundledGazetteer
) -> None:
    document = tmp_path / "train.html"
    document.write_bytes(saved_page(sample))
    project = read(read_article(document, room=room), gazetteer=gazetteer)
    save(project, tmp_path / "train.route.geojson")
    document.unlink()
    kept = load(tmp_path / "train.route.geojson")
    assert kept == project
    assert kept.article.outlet == "The Far Paper"
    fresh = reread(kept, gazetteer=gazetteer)
    assert route_of(fresh) == plain
    for stop in fresh.itinerary.stops:
        for evidence in stop.evidence:
            assert fresh.article.quote(evidence.span).strip()


@pytest.mark.slow
@pytest.mark.parametrize("target", ["docx:MS Word 2007 XML", "pdf"])
def test_what_libreoffice_writes_tells_the_same_route(
    target: str, plain: Route, sample: Path, tmp_path: Path, room: ReadingRoom,
    gazetteer: BundledGazetteer,
) -> None:  # fmt: skip
    subprocess.run(
        [installed("soffice"), "--headless",
         f"-env:UserInstallation={(tmp_path / 'home').as_uri()}",
         "--infilter=Text:UTF-8", "--convert-to", target, "--outdir", tmp_path, sample],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    made = tmp_path / f"{sample.stem}.{target.split(':', maxsplit=1)[0]}"
    assert route_in(made.read_bytes(), room, gazetteer) == plain


@pytest.mark.slow
def test_two_columns_printed_by_chromium_tell_the_same_route(
    plain: Route, sample: Path, tmp_path: Path, room: ReadingRoom, gazetteer: BundledGazetteer
) -> None:
    title, *rest = paragraphs_of(sample)
    page = tmp_path / "page.html"
    page.write_text(
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>'
        "@page { size: A5 } div { column-count: 2; hyphens: auto; text-align: justify }"
        f"</style><h1>{title}</h1><div>{''.join(f'<p>{text}</p>' for text in rest)}</div></html>",
        encoding="utf-8",
    )
    printed = tmp_path / "page.pdf"
    subprocess.run(
        [installed("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}",
         f"--print-to-pdf={printed}", page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert route_in(printed.read_bytes(), room, gazetteer) == plain
