"""SVG drawings: a named group for each layer, letters as outlines or as text.

Written by us and not by Qt's generator, which cannot clip, breaks one label into several texts,
names no layers and tells neither title nor language.
"""

from __future__ import annotations

from functools import lru_cache, singledispatch
from itertools import groupby, pairwise
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtGui import QPainterPath

from routeviewer.drawing.figure import Figure
from routeviewer.drawing.fonts import FAMILY, font_scale, outline
from routeviewer.drawing.sheet import Fill, Group, Rounded, Shape, Stroke, Text
from routeviewer.exports.xml_text import xml_text
from routeviewer.geo.chains import Chains
from routeviewer.scene.preset import MM_PER_INCH, POINTS_PER_INCH

_FALLBACKS = "'Source Sans 3', 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"


def svg_bytes(figure: Figure, *, as_text: bool = False) -> bytes:
    """Return a figure as an SVG file; the same figure gives the same bytes.

    Args:
        figure: The figure.
        as_text: Write letters as text in a named font, which a designer can change, rather than
            as outlines, which look the same everywhere.
    """
    sheet, scene = figure.sheet, figure.scene
    width, height = (f"{pt / POINTS_PER_INCH * MM_PER_INCH:.2f}mm" for pt in
                     (sheet.width_pt, sheet.height_pt))  # fmt: skip
    writer = _Writer(as_text=as_text)
    root = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}" height="{height}" '
        f'viewBox="0 0 {_number(sheet.width_pt)} {_number(sheet.height_pt)}" role="img" '
        f'aria-labelledby="title desc" lang="{scene.language}" xml:lang="{scene.language}">'
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        root,
        f'<title id="title">{escape(scene.title or scene.alt.line)}</title>',
        f'<desc id="desc">{escape(scene.alt.description)}</desc>',
        *(line for group in sheet.groups if group.shapes for line in writer.group(group)),
        "</svg>",
    ]
    return (xml_text("\n".join(lines)) + "\n").encode()


class _Writer:
    """Writes groups; counts the outlines that are used twice, for letter and halo."""

    def __init__(self, *, as_text: bool) -> None:
        self.as_text = as_text
        self.outlines = 0

    def group(self, group: Group) -> list[str]:
        """Return the lines of a layer."""
        shapes = []
        for _, run in groupby(enumerate(group.shapes), _label_of):
            together = [shape for _, shape in run]
            if self.as_text and isinstance(together[0], Text):
                shapes.append(_text_element([s for s in together if isinstance(s, Text)]))
            else:
                shapes += [line for shape in together for line in _written(shape, self)]
        return [f'<g id="{group.name.replace(" ", "-")}">', *shapes, "</g>"]

    def next_outline(self) -> str:
        """Return an id for letters."""
        self.outlines += 1
        return f"t{self.outlines}"


def _label_of(numbered: tuple[int, Shape]) -> str:
    """Return a key that shapes in a row share when they are lines of one label."""
    number, shape = numbered
    label = shape.label if isinstance(shape, Text) else ""
    return label or f"shape {number}"


@singledispatch
def _written(shape: Shape, writer: _Writer) -> list[str]:
    raise TypeError(type(shape), writer)


@_written.register
def _(shape: Fill, writer: _Writer) -> list[str]:  # noqa: ARG001 - one port for all shapes
    data = _path(shape.rings, close=True)
    paint = _paint("fill", shape.colour)
    return [f'<path {paint} fill-rule="evenodd" d="{data}"/>'] if data else []


@_written.register
def _(shape: Stroke, writer: _Writer) -> list[str]:  # noqa: ARG001 - as above
    data = _path(shape.lines, close=False)
    return [f'<path fill="none" {_line(shape)} d="{data}"/>'] if data else []


@_written.register
def _(shape: Rounded, writer: _Writer) -> list[str]:  # noqa: ARG001 - as above
    box = shape.box
    fill = _paint("fill", shape.fill) if shape.fill else 'fill="none"'
    line = f" {_line(shape)}" if shape.outline else ""
    radius = min(shape.radius_pt, (box.right - box.left) / 2, (box.high - box.low) / 2)
    sides = f'width="{_number(box.right - box.left)}" height="{_number(box.high - box.low)}"'
    corner = f'x="{_number(box.left)}" y="{_number(box.low)}"'
    return [f'<rect {corner} {sides} rx="{_number(radius)}" {fill}{line}/>']


@_written.register
def _(shape: Text, writer: _Writer) -> list[str]:
    return _as_outlines(shape, writer)


def _text_element(lines: list[Text]) -> str:
    """Return the lines of a label as one text."""
    first, family = lines[0], quoteattr(f"'{FAMILY}', {_FALLBACKS}")
    halo = ""
    if first.halo:
        halo = (
            f' {_paint("stroke", first.halo)} stroke-width="{_number(2 * first.halo_pt)}" '
            'stroke-linejoin="round" paint-order="stroke"'
        )
    if len(lines) == 1:
        return f"<text font-family={family}{halo} {_set(first)}>{escape(first.text)}</text>"
    spans = "".join(f"<tspan {_set(line)}>{escape(line.text)}</tspan>" for line in lines)
    return f"<text font-family={family}{halo}>{spans}</text>"


def _set(line: Text) -> str:
    """Return place, size, face and colour of a line of text."""
    face = {"semibold": ' font-weight="600"', "italic": ' font-style="italic"'}.get(line.face, "")
    return (
        f'x="{_number(line.x)}" y="{_number(line.baseline)}" '
        f'font-size="{_number(line.size_pt)}"{face} {_paint("fill", line.colour)}'
    )


def _as_outlines(shape: Text, writer: _Writer) -> list[str]:
    scale = font_scale(shape.size_pt)
    place = f"translate({_number(shape.x)} {_number(shape.baseline)}) scale({scale:.5f})"
    data, label = letters(shape.text, shape.face), quoteattr(shape.text)
    fill = _paint("fill", shape.colour)
    if not shape.halo:
        return [f'<path aria-label={label} transform="{place}" {fill} d="{data}"/>']
    number = writer.next_outline()
    halo = f'{_paint("stroke", shape.halo)} stroke-width="{_number(2 * shape.halo_pt / scale)}"'
    return [
        f'<g aria-label={label} transform="{place}">',
        f'<g fill="none" {halo} stroke-linejoin="round"><path id="{number}" d="{data}"/></g>',
        f'<g {fill}><use xlink:href="#{number}"/></g>',
        "</g>",
    ]


@lru_cache(maxsize=2048)
def letters(text: str, face: str) -> str:
    """Return the outlines of a text as path data, at the size at which fonts are measured."""
    path, parts, i = outline(text, face), [], 0
    kinds = QPainterPath.ElementType
    while i < path.elementCount():
        element = path.elementAt(i)
        kind = element.type
        if kind == kinds.CurveToElement:
            points = [path.elementAt(i + j) for j in range(3)]
            parts.append("C" + " ".join(f"{_number(p.x)} {_number(p.y)}" for p in points))
            i += 3
            continue
        head = "M" if kind == kinds.MoveToElement else "L"
        parts.append(f"{head}{_number(element.x)} {_number(element.y)}")
        i += 1
    return "".join(parts)


def _path(chains: Chains, *, close: bool) -> str:
    if len(chains.starts) < 2:
        return ""
    end = "Z" if close else ""
    pieces = []
    numbers = [_number(value) for value in chains.points.ravel().tolist()]
    starts = (2 * chains.starts).tolist()
    for first, last in pairwise(starts):
        if last > first:
            pieces.append(f"M{' '.join(numbers[first:last])}{end}")
    return "".join(pieces)


def _line(shape: Stroke | Rounded) -> str:
    tint = shape.outline if isinstance(shape, Rounded) else shape.colour
    cap = "butt" if shape.dash_pt else "round"
    line = (
        f'{_paint("stroke", tint)} stroke-width="{_number(shape.width_pt)}" '
        f'stroke-linejoin="round" stroke-linecap="{cap}"'
    )
    if shape.dash_pt:
        line += f' stroke-dasharray="{" ".join(_number(length) for length in shape.dash_pt)}"'
    return line


def _paint(kind: str, colour: str) -> str:
    """Return a colour; its opacity stands apart, for programs that know no #rrggbbaa."""
    if len(colour) == 9:
        opacity = int(colour[7:], 16) / 255
        return f'{kind}="{colour[:7]}" {kind}-opacity="{opacity:.2f}"'
    return f'{kind}="{colour}"'


def _number(value: float) -> str:
    """Return a number with at most two decimals and nothing idle."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
