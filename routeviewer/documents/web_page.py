"""Web pages: the main text without what stands around it, and what the page tells of itself."""

from __future__ import annotations

import codecs
import re
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

from routeviewer.documents.content import Content, Wanted, day_of, told
from routeviewer.errors import UnreadableArticleError
from routeviewer.text.article import Notice
from routeviewer.text.encodings import Decoded, decode

_LANGUAGE = re.compile(
    r"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.IGNORECASE
)
_META_CHARSET = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Encodings of pages; what else Python calls a codec (rot13, zip, idna) is none.
_ENCODING = re.compile(
    r"utf-?8|(?:iso-?|latin-?|l)[\d-]+|(?:windows-?|cp)\d{3,4}|koi8-?[ru]|mac-?(?:roman|cyrillic)"
    r"|gb(?:k|2312|18030)|hz-gb-2312|big5(?:-?hkscs)?|euc-?(?:jp|kr)|shift[_-]?jis|s-?jis"
    r"|iso-2022-(?:jp|kr)|us-ascii|ascii|tis-620|ks_c_5601-1987",
    re.IGNORECASE,
)
# What pages call so is a Windows code page (WHATWG Encoding Standard, 4.2 "Names and labels").
_RENAMED = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252",
    "us-ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "shift_jis": "cp932", "shift-jis": "cp932",
    "sjis": "cp932",
}  # fmt: skip
# So many bad characters in a hundred, and the encoding that is told is not believed.
_MOST_BAD = 0.01


def read_page(data: bytes, wanted: Wanted) -> Content:
    """Return the main text of a web page and its metadata.

    Raises:
        UnreadableArticleError: There is no article text in the page.
    """
    decoded = _decoded(data, wanted.charset)
    bad = (
        (Notice("bad-bytes", (str(decoded.replaced), decoded.encoding)),)
        if decoded.replaced
        else ()
    )
    return _content(decoded.text, wanted.address, bad)


def read_mhtml(data: bytes) -> Content:
    """Return the main text of a page that a browser saved with its pictures in one file.

    Raises:
        UnreadableArticleError: There is no web page in the file, or no article text in the page.
    """
    message: Message = message_from_bytes(data, policy=default)
    for part in message.walk():
        held = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(held, bytes):
            address = str(part.get("Content-Location") or message.get("Snapshot-Content-Location"))
            charset = str(part.get_content_charset() or "")
            is_web = address.startswith(("http://", "https://"))
            return read_page(held, Wanted(address=address if is_web else "", charset=charset))
    raise UnreadableArticleError(
        "There is no web page in this file", "Save the page anew, as HTML."
    )


def _content(html: str, address: str, notices: tuple[Notice, ...]) -> Content:
    import trafilatura  # noqa: PLC0415 - slow to import

    page: Any = trafilatura.bare_extraction(
        html, url=address or None, with_metadata=True, include_comments=False,
        favor_recall=True, fast=True,
    )  # fmt: skip
    found: dict[str, Any] = {} if page is None else page.as_dict()
    text = found.get("text") or ""
    if not text.strip():
        raise UnreadableArticleError(
            "There is no article text in this web page",
            "Copy the article's text from the browser into a text file and open that.",
        )
    language = _LANGUAGE.search(html[:4096])
    title = told(found.get("title"))
    return Content(
        text=_headed(_spaced(text), title),
        title=title,
        author=told(found.get("author")),
        outlet=told(found.get("sitename")),
        published=day_of(found.get("date")),
        language=language.group(1) if language else None,
        notices=notices,
    )


def _spaced(text: str) -> str:
    """Return paragraphs with empty lines between them, as in a text file."""
    return "\n\n".join(line for line in text.split("\n") if line.strip())


def _headed(text: str, title: str | None) -> str:
    """Return an article under its headline, which a page has apart from its text."""
    is_there = title is None or text.casefold().startswith(title.casefold())
    return text if is_there else f"{title}\n\n{text}"


# -- encodings -------------------------------------------------------------------------------------


def _decoded(data: bytes, told_by_server: str) -> Decoded:
    """Return a page's letters: by its mark, by what the server or the page says, or by guess."""
    if not data.startswith(_MARKS):
        declared = _META_CHARSET.search(data[:4096])
        for label in (told_by_server, declared.group(1).decode("ascii") if declared else ""):
            decoded = _in_encoding(data, label)
            if decoded is not None:
                return decoded
    return decode(data)


def _in_encoding(data: bytes, label: str) -> Decoded | None:
    """Return a page in the encoding that is told, or None where that cannot be true."""
    name = label.strip(" \"'").casefold()
    if _ENCODING.fullmatch(name) is None:
        return None
    try:
        encoding = codecs.lookup(_RENAMED.get(name, name)).name
        text = data.decode(encoding, "replace")
    except (LookupError, UnicodeError):
        return None
    bad = text.count("\ufffd")
    return Decoded(text, encoding, bad) if bad <= len(text) * _MOST_BAD else None
