"""E-books (EPUB 2 and 3): the chapters of the spine, in the order of reading."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote, urldefrag

from routeviewer.documents.content import Content, day_of, told
from routeviewer.documents.markup import blocks_of
from routeviewer.documents.package import opened, part
from routeviewer.documents.xml_part import xml_of
from routeviewer.errors import UnreadableArticleError

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
# Encrypted fonts are common in e-books that can be read all the same.
_OBFUSCATED_FONT = ("obfuscation", "adobe.com/embedding", "idpf.org/2008/embedding")
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_EVENTS = ("original-publication", "publication", "")
_OPF = "{http://www.idpf.org/2007/opf}event"
_MOST_CHAPTERS_NAMED = 12


@dataclass(frozen=True, slots=True)
class _Chapter:
    title: str
    text: str


def read_epub(data: bytes, chapter: str = "") -> Content:
    """Return the text of an e-book, or of one of its chapters.

    Args:
        data: The file.
        chapter: Number of the chapter from 1, a part of its title, or empty for all.

    Raises:
        UnreadableArticleError: The file is damaged, protected, too large, or holds no such text.
    """
    with opened(data) as archive:
        _refuse_protected(archive)
        package_name = _package_name(archive)
        package = xml_of(part(archive, package_name))
        chapters = _chapters(archive, package, posixpath.dirname(package_name))
    if not chapters:
        raise UnreadableArticleError(
            "There is no text in this e-book", "Choose a file that holds the article's text."
        )
    wanted = chapters if not chapter else (_chosen(chapters, chapter),)
    book = _told(package, "title")
    return Content(
        text="\n\n".join(one.text for one in wanted),
        title=book if not chapter else ": ".join(t for t in (book, wanted[0].title) if t) or None,
        author=_told(package, "creator"),
        outlet=_told(package, "publisher"),
        published=day_of(_published(package)),
        language=_told(package, "language"),
        chapters=tuple(one.title for one in chapters),
    )


def _refuse_protected(archive: zipfile.ZipFile) -> None:
    if _ENCRYPTION not in archive.namelist():
        return
    methods = [
        element.get("Algorithm", "") for element in _named(xml_of(part(archive, _ENCRYPTION)),
                                                           "EncryptionMethod")
    ]  # fmt: skip
    if any(not any(font in method for font in _OBFUSCATED_FONT) for method in methods):
        raise UnreadableArticleError(
            "This e-book is protected (DRM)",
            "Copy the passages about the journey into a text file, or ask for a copy without "
            "protection.",
        )


def _package_name(archive: zipfile.ZipFile) -> str:
    for element in _named(xml_of(part(archive, _CONTAINER)), "rootfile"):
        if element.get("full-path"):
            return str(element.get("full-path"))
    raise UnreadableArticleError(
        "This e-book is damaged: it does not say what it holds", "Download it again."
    )


def _chapters(archive: zipfile.ZipFile, package: Any, folder: str) -> tuple[_Chapter, ...]:
    """Return the chapters; a file that the table of contents leaves out goes on with the last."""
    items = {item.get("id"): item for item in _named(package, "item")}
    names = frozenset(archive.namelist())
    titles = _titles(archive, items, folder, names)
    chapters: list[_Chapter] = []
    for reference in _named(package, "itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES:
            continue
        name = _resolved(folder, item.get("href"))
        if name not in names or "nav" in (item.get("properties") or "").split():
            continue
        blocks, heading = blocks_of(part(archive, name))
        text = "\n\n".join(blocks)
        if text and titles and name not in titles and chapters:
            chapters[-1] = replace(chapters[-1], text=f"{chapters[-1].text}\n\n{text}")
        elif text:
            title = titles.get(name) or heading or blocks[0].splitlines()[0][:80]
            chapters.append(_Chapter(title, text))
    return tuple(chapters)


def _titles(
    archive: zipfile.ZipFile, items: dict[Any, Any], folder: str, names: frozenset[str]
) -> dict[str, str]:
    """Return the titles that the tables of contents give to files (EPUB 3 first, then 2)."""
    titles: dict[str, str] = {}
    for item in items.values():
        is_nav = "nav" in (item.get("properties") or "").split()
        name = _resolved(folder, item.get("href"))
        if name not in names or not (
            is_nav or item.get("media-type") == "application/x-dtbncx+xml"
        ):
            continue
        try:
            root = xml_of(part(archive, name))
        except UnreadableArticleError:
            continue  # the text can be read without its table of contents
        base = posixpath.dirname(name)
        links = (
            [(a.get("href"), "".join(a.itertext())) for a in _named(root, "a")]
            if is_nav
            else [_point(point) for point in _named(root, "navPoint")]
        )
        for target, words in links:
            title = told(words)
            if target and title:
                titles.setdefault(_resolved(base, target), title)
    return titles


def _point(point: Any) -> tuple[str, str]:
    content, label = next(_named(point, "content"), None), next(_named(point, "text"), None)
    source = "" if content is None else content.get("src") or ""
    return source, "" if label is None else "".join(label.itertext())


def _chosen(chapters: tuple[_Chapter, ...], wanted: str) -> _Chapter:
    if wanted.strip().isdigit() and 1 <= int(wanted) <= len(chapters):
        return chapters[int(wanted) - 1]
    found = [one for one in chapters if wanted.casefold() in one.title.casefold()]
    if found and not wanted.strip().isdigit():
        return found[0]
    named = [f"{n} {one.title}" for n, one in enumerate(chapters, 1)][:_MOST_CHAPTERS_NAMED]
    more = ", …" if len(chapters) > _MOST_CHAPTERS_NAMED else ""
    raise UnreadableArticleError(
        f"This e-book has no chapter “{wanted}”", f"It has {', '.join(named)}{more}."
    )


# -- the package file ------------------------------------------------------------------------------


def _named(root: Any, name: str) -> Any:
    return root.iter(f"{{*}}{name}", name)


def _told(package: Any, name: str) -> str | None:
    for element in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"):
        text = told("".join(element.itertext()))
        if text:
            return text
    return None


def _published(package: Any) -> str | None:
    """Return the day of publication: the original's before the e-book's."""
    dates = list(package.iter("{http://purl.org/dc/elements/1.1/}date"))
    for event in _EVENTS:
        for element in dates:
            if (element.get(_OPF) or element.get("event") or "") == event:
                return told(element.text)
    return None


def _resolved(folder: str, href: str | None) -> str:
    """Return the member of the archive that a reference means."""
    path = unquote(urldefrag(href or "").url)
    return posixpath.normpath(posixpath.join(folder, path)).lstrip("/")
