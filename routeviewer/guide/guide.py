"""Reads the guide and makes HTML of it."""

from __future__ import annotations

import base64
import html
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from routeviewer import assets

_PICTURE = re.compile(r'<img src="([\w-]+\.png)"')
_HEADING = re.compile(r"<h([123])>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_CSS = """
:root { color-scheme: light dark; }
body { font: 17px/1.55 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto;
padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; margin: 2em 0 .6em; } h1 { margin-top: 0; }
img { max-width: 100%; height: auto; border: 1px solid #8884; border-radius: 4px; }
pre { background: #8881; padding: .8rem 1rem; overflow-x: auto; border-radius: 4px; }
code { font: .9em/1.5 ui-monospace, monospace; }
table { border-collapse: collapse; } th, td { text-align: left; padding: .35rem .8rem .35rem 0;
border-bottom: 1px solid #8884; } nav ul { padding-left: 1.2rem; }
a { color: #0b62a8; } @media (prefers-color-scheme: dark) { a { color: #7db8ea; } }
"""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the guide.

    Attributes:
        level: 1 for the title, 2 for chapters, 3 for their parts.
        text: Its words.
        anchor: What links to it are called.
    """

    level: int
    text: str
    anchor: str


def guide_folder() -> Path:
    """Return the folder of the guide and its pictures."""
    return assets.resource_path("guide")


def guide_text(language: str = "en") -> str:
    """Return the guide as Markdown, in English (``en``) or German (``de``)."""
    return assets.resource_path("guide", f"{language}.md").read_text(encoding="utf-8")


def guide_body(language: str = "en") -> str:
    """Return the guide as HTML without a head; pictures are named as they are in its folder."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only who reads the guide waits for it

    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    return _HEADING.sub(_anchored, str(markdown.render(guide_text(language))))


def headings(body: str) -> tuple[Heading, ...]:
    """Return the headings of the guide's HTML, in order."""
    found = re.findall(r'<h([123]) id="([^"]+)">(.*?)</h\1>', body, re.DOTALL)
    return tuple(Heading(int(n), html.unescape(_TAG.sub("", t)), a) for n, a, t in found)


def guide_page(language: str = "en") -> str:
    """Return the guide as a web page in one file that needs no network."""
    body = guide_body(language)
    name, *parts = headings(body)
    chapters = [heading for heading in parts if heading.level == 2]
    links = "".join(
        f'<li><a href="#{quote(h.anchor)}">{html.escape(h.text)}</a></li>' for h in chapters
    )
    title, rest = body.split("</h1>", 1)
    whole = _PICTURE.sub(_embedded, f"{title}</h1>\n<nav><ul>{links}</ul></nav>{rest}")
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">"
        f"<title>{html.escape(name.text)}</title><style>{_CSS}</style></head>\n"
        f"<body>\n{whole}</body></html>\n"
    )


def _anchored(found: re.Match[str]) -> str:
    words = re.sub(r"[^\w]+", "-", _TAG.sub("", html.unescape(found[2])).lower()).strip("-")
    return f'<h{found[1]} id="{words}">{found[2]}</h{found[1]}>'


def _embedded(found: re.Match[str]) -> str:
    data = base64.b64encode((guide_folder() / found[1]).read_bytes()).decode()
    return f'<img src="data:image/png;base64,{data}"'
