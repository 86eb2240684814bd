"""The words of XHTML chapters, block by block."""

from __future__ import annotations

import re
from typing import Any

from lxml import html

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt",
     "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
     "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul")
)  # fmt: skip
_UNSEEN = frozenset(("head", "script", "style", "template", "svg", "math", "rt", "rp", "object"))
_HEADINGS = ("h1", "h2", "h3", "h4")
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def blocks_of(data: bytes) -> tuple[list[str], str]:
    """Return the texts of the blocks of a chapter in order, and its first heading or ""."""
    root = _root(data)
    blocks: list[str] = []
    line: list[str] = []
    heading = ""

    def end_block() -> None:
        text = "\n".join(_BLANKS.sub(" ", row).strip() for row in "".join(line).split("\v"))
        line.clear()
        if text.strip():
            blocks.append(text.strip())

    waiting: list[tuple[str, Any]] = [("start", root)] if root is not None else []
    while waiting:
        event, here = waiting.pop()
        if event == "tail":
            line.append(here.tail or "")
            continue
        tag = here.tag.rpartition("}")[2].lower() if isinstance(here.tag, str) else "comment"
        if tag in _BLOCKS:
            end_block()
            if event == "end" and tag in _HEADINGS and not heading and blocks:
                heading = " ".join(blocks[-1].split())
        if event == "end" or tag in _UNSEEN or tag == "comment":
            continue
        line.append("\v" if tag == "br" else here.text or "")
        waiting.append(("end", here))
        for child in reversed(here):
            waiting += [("tail", child), ("start", child)]
    end_block()
    return blocks, heading


def _root(data: bytes) -> Any:
    """Return the root of a chapter; what is no proper XML is read as browsers do."""
    parser = html.HTMLParser(encoding=_declared(data), no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(data, parser=parser)
    except (html.etree.LxmlError, ValueError, AssertionError):
        return None


def _declared(data: bytes) -> str:
    """Return UTF-8, or UTF-16 where a mark tells it: an e-book has no other."""
    return "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
