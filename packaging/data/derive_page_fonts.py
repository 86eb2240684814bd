"""Cuts the bundled font down to the letters of web pages, as WOFF2 in resources/fonts/page/.

Run: python packaging/data/derive_page_fonts.py (needs fonttools and brotli).
A cut-down font is another font by the licence of Source Sans Pro: its name goes, copyright and
licence stay in it. A page takes only the files whose letters it shows.
"""

from __future__ import annotations

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from sources import RESOURCES

_FACES = ("Regular", "Semibold", "It")
# Punctuation, arrows and signs go with the Latin letters that most pages have.
_LETTERS = {
    "latin": ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x203A), (0x20AC, 0x20AC), (0x2116, 0x2122),
              (0x2190, 0x2193), (0x2212, 0x2212)),
    "latin-more": ((0x180, 0x24F), (0x2B0, 0x36F), (0x1E00, 0x1EFF)),
    "greek": ((0x370, 0x3FF), (0x1F00, 0x1FFF)),
    "cyrillic": ((0x400, 0x52F),),
}  # fmt: skip
# Copyright, licence and its address.
_KEPT_NAMES = [0, 13, 14]
_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]


def main() -> None:
    """Cut each face by scripts."""
    target = RESOURCES / "fonts" / "page"
    target.mkdir(parents=True, exist_ok=True)
    for face in _FACES:
        source = RESOURCES / "fonts" / f"SourceSansPro-{face}.ttf"
        for script, ranges in _LETTERS.items():
            wanted = {code for first, last in ranges for code in range(first, last + 1)}
            with TTFont(source, recalcTimestamp=False) as font:
                if not wanted & set(font.getBestCmap()):
                    continue
                options = Options()
                options.layout_features, options.name_IDs = _FEATURES, _KEPT_NAMES
                options.hinting = False
                subsetter = Subsetter(options)
                subsetter.populate(unicodes=wanted)
                subsetter.subset(font)
                font.flavor = "woff2"
                path = target / f"{script}-{face.lower()}.woff2"
                font.save(path)
            print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
