"""The letters of the page: those of the figures, by scripts."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from routeviewer import assets

# Not the font's own name: what is cut down is another font, by its licence.
FAMILY = "Routeviewer Sans"
_FACES = {
    "regular": "font-weight: 400; font-style: normal",
    "semibold": "font-weight: 600; font-style: normal",
    "it": "font-weight: 400; font-style: italic",
}
# The ranges that packaging/data/derive_page_fonts.py cuts out.
_RANGES = {
    "latin": ((0x20, 0x17F), (0x2010, 0x203A), (0x20AC, 0x20AC), (0x2116, 0x2122),
              (0x2190, 0x2193), (0x2212, 0x2212)),
    "latin-more": ((0x180, 0x24F), (0x2B0, 0x36F), (0x1E00, 0x1EFF)),
    "greek": ((0x370, 0x3FF), (0x1F00, 0x1FFF)),
    "cyrillic": ((0x400, 0x52F),),
}  # fmt: skip


def font_face_rules(letters: str) -> Iterator[str]:
    """Yield the rules that bring the letters; those the font lacks come from the system.

    Args:
        letters: All letters that the page shows, in any number and order.
    """
    codes = {ord(letter) for letter in set(letters)}
    for script, ranges in _RANGES.items():
        if not any(first <= code <= last for code in codes for first, last in ranges):
            continue
        told = ", ".join(f"U+{first:X}-{last:X}" for first, last in ranges)
        for face, look in _FACES.items():
            path = assets.resources_root() / "fonts" / "page" / f"{script}-{face}.woff2"
            # The italic has no Cyrillic.
            if path.exists():
                data = base64.b64encode(path.read_bytes()).decode()
                yield (
                    f'@font-face {{ font-family: "{FAMILY}"; {look}; unicode-range: {told}; '
                    f'src: url("data:font/woff2;base64,{data}") format("woff2"); }}'
                )
