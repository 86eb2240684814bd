"""XML parts of documents, read without loading or expanding anything."""

from __future__ import annotations

from typing import Any

from lxml import etree

from routeviewer.documents.package import DAMAGED
from routeviewer.errors import UnreadableArticleError


def xml_of(data: bytes) -> Any:
    """Return the root of an XML part; nothing outside it is loaded and no entity is expanded.

    Raises:
        UnreadableArticleError: It is no XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableArticleError(
            "This document is damaged: a part is no XML", DAMAGED
        ) from error
