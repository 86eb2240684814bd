"""The letters of the page: those of the figures, cut down to what the page needs."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from functools import lru_cache

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from routeviewer import assets

# Not the font's own name: what is cut down is another font, by its licence.
FAMILY = "Routeviewer Sans"
_FACES = {
    "Regular": "font-weight: 400; font-style: normal",
    "Semibold": "font-weight: 600; font-style: normal",
    "It": "font-weight: 400; font-style: italic",
}
_ALWAYS = "".join(chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180))) + "–—‘’“”„…·−"
# Copyright and licence stay in the font; its name goes.
_KEPT_NAMES = [0, 13, 14]


def font_face_rules(letters: str) -> Iterator[str]:
    """Yield the rules that bring the letters; those the fonts lack come from the system.

    Args:
        letters: All letters that the page shows, in any number and order.
    """
    wanted = "".join(sorted({*letters, *_ALWAYS}))
    for face, look in _FACES.items():
        data = base64.b64encode(_cut_down(face, wanted)).decode()
        yield (
            f'@font-face {{ font-family: "{FAMILY}"; {look}; '
            f'src: url("data:font/woff;base64,{data}") format("woff"); }}'
        )


@lru_cache(maxsize=12)
def _cut_down(face: str, letters: str) -> bytes:
    """Return a face with some letters only, as WOFF; the same letters give the same bytes."""
    options = Options()
    options.layout_features = ["kern", "mark", "ccmp", "locl"]
    options.hinting = False
    options.name_IDs = _KEPT_NAMES
    path = assets.resource_path("fonts", f"SourceSansPro-{face}.ttf")
    with TTFont(path, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        font.flavor = "woff"
        held = io.BytesIO()
        font.save(held)
    return held.getvalue()
