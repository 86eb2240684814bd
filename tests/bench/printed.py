"""How much of an article survives being printed: `python tests/bench/printed.py`.

Every fourth of our own articles is printed by Chromium in four layouts, with the browser's heads
and feet, and read again: whether all words are there in their order, and how many paragraphs are
whole.
"""

from __future__ import annotations

import html
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from routeviewer.documents.pdf.reader import read_pdf

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = sorted((ROOT / "tests" / "articles").glob("*.txt"))[::4]
LAYOUTS = {
    "one column": "div { text-align: justify; font: 11pt serif }",
    "two columns, white between paragraphs": "div { column-count: 2; font-size: 10pt }",
    "two columns, indents": "div { column-count: 2; text-align: justify; font-size: 10pt } "
    "p { margin: 0; text-indent: 1em }",
    "three columns": "@page { size: A4 landscape } div { column-count: 3; font-size: 9pt }",
}


def page_of(paragraphs: list[str], layout: str) -> str:
    """Return a page that is printed in a layout."""
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    sheet = f"@page {{ size: A5; margin: 12mm }} div {{ hyphens: auto }} {LAYOUTS[layout]}"
    return f'<!DOCTYPE html><html lang="en"><style>{sheet}</style><div>{body}</div></html>'


def main() -> None:
    """Print a row for each layout."""
    print(f"{len(ARTICLES)} articles                        all words   paragraphs whole")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        for layout in LAYOUTS:
            same = whole = all_paragraphs = 0
            for path in ARTICLES:
                blocks = path.read_text(encoding="utf-8").split("\n\n")
                told = [" ".join(block.split()) for block in blocks if block.strip()]
                page.set_content(page_of(told, layout))
                read = read_pdf(page.pdf(prefer_css_page_size=True, display_header_footer=True))
                same += " ".join(read.text.split()) == " ".join(told)
                whole += len(set(told) & set(read.text.split("\n\n")))
                all_paragraphs += len(set(told))
            print(f"{layout:40} {same:6}   {whole / all_paragraphs:14.1%}")
        browser.close()


if __name__ == "__main__":
    main()
