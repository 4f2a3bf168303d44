"""What stands on a slide besides its placeholders, as PowerPoint's own shapes: bands, rings, drawings and texts."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr as quoted

from ..guide.farger import Palett
from ..guide.words import Powerpoint
from . import drawing, scene
from . import powerpoint_xml as xml
from .scene import Band, Box, Drawing, Item, Ring

THEME = {scene.LINE: "accent1", scene.INK: "tx1", scene.PAPER: "bg1", scene.TINT: "bg2"}
UNITS = 100  # of a drawing's own, so that its outline is exact
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
NO_TEXT = f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="{xml.LANGUAGE}"/></a:p></p:txBody>'


class Pencil:
    """Draws on one sheet: what is behind the text first, and counts the shapes."""

    def __init__(self, sheet: Any, words: Powerpoint, dark: bool, palette: Palett):
        self.sheet, self.words, self.dark = sheet, words, dark
        self.shades = scene.coloured(palette)
        self.behind = 2  # after the tree's own properties
        self.number = max((shape.shape_id for shape in sheet.shapes), default=1)

    def draw(self, item: Item) -> None:
        """Everything but texts, which `powerpoint` writes."""
        if isinstance(item, Band):
            self._put(self._shape(self.words.strek, item.box, "rect", item.colour, ""))
        elif isinstance(item, Ring):
            markup = self._shape(self.words.stasjon, item.box, "ellipse", item.fill, item.edge, 4.3, item.text)
            if item.text:
                self.sheet.shapes._spTree.append(xml.element(markup))
            else:
                self._put(markup)
        elif isinstance(item, Drawing):
            self._put(self._group(item))

    def _put(self, markup: str) -> None:
        self.sheet.shapes._spTree.insert(self.behind, xml.element(markup))
        self.behind += 1

    def _named(self, name: str, alt: str = "") -> str:
        self.number += 1
        told = f"descr={quoted(alt)}/>" if alt else f">{DECORATIVE}</p:cNvPr>"
        return f'<p:cNvPr id="{self.number}" name={quoted(name)} {told}'

    def _fill(self, colour: str) -> str:
        if not colour:
            return "<a:noFill/>"
        known = None if self.dark else THEME.get(colour)
        said = self.shades.get(colour, colour)[1:].upper()
        inner = f'<a:schemeClr val="{known}"/>' if known else f'<a:srgbClr val="{said}"/>'
        return f"<a:solidFill>{inner}</a:solidFill>"

    def _line(self, colour: str, width: float, cap: bool = False) -> str:
        if not colour:
            return "<a:ln><a:noFill/></a:ln>"
        ends = "rnd" if cap else "flat"
        return f'<a:ln w="{round(width * xml.POINT)}" cap="{ends}">{self._fill(colour)}<a:round/></a:ln>'

    def _shape(self, name, box, kind: str, fill: str, edge: str, width: float = 0, text: str = "") -> str:
        named = self._named(f"{name} {text}".strip(), text)
        said = NO_TEXT
        if text:
            run = f'<a:rPr lang="{xml.LANGUAGE}" sz="1800" b="1">{self._fill(scene.INK)}</a:rPr><a:t>{text}</a:t>'
            said = (
                '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
                f'<a:p><a:pPr algn="ctr"/><a:r>{run}</a:r></a:p></p:txBody>'
            )
        return (
            f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{xml.placed(box)}"
            f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>{self._fill(fill)}{self._line(edge, width)}</p:spPr>'
            f"{said}</p:sp>"
        )

    def _group(self, item: Drawing) -> str:
        """A drawing as a group of outlines, which can be coloured and moved like any other shape."""
        palette, placed = dict(item.colours), xml.placed(item.box)
        inner = placed.replace("a:off", "a:chOff").replace("a:ext ", "a:chExt ")
        inner = inner.removeprefix("<a:xfrm>").removesuffix("</a:xfrm>")
        named = self._named(self.words.tegning, item.alt)
        parts = "".join(self._part(shape, item, palette) for shape in drawing.shapes(item.svg))
        return (
            f"<p:grpSp><p:nvGrpSpPr>{named}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>"
            f"{placed.removesuffix('</a:xfrm>')}{inner}</a:xfrm></p:grpSpPr>{parts}</p:grpSp>"
        )

    def _part(self, shape: drawing.Shape, item: Drawing, palette: dict[str, str]) -> str:
        left, top, wide, high = drawing.box(item.svg)
        scale, box = item.box[2] / wide, item.box
        if shape.circle:
            x, y, r = shape.circle
            box = (
                item.box[0] + (x - r - left) * scale,
                item.box[1] + (y - r - top) * scale,
                2 * r * scale,
                2 * r * scale,
            )
            outline = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        else:
            path = "".join(
                f"<a:{way}>{''.join(_point(x - left, y - top) for x, y in points)}</a:{way}>"
                for way, points in shape.steps
            )
            outline = (
                "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
                '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
                f'<a:path w="{round(wide * UNITS)}" h="{round(high * UNITS)}">{path}</a:path></a:pathLst></a:custGeom>'
            )
        fill, edge = palette.get(shape.fill, ""), palette.get(shape.stroke, "")
        return (
            f"<p:sp><p:nvSpPr>{self._named(self.words.tegning)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{xml.placed(box)}{outline}{self._fill(fill)}{self._line(edge, shape.width * scale, shape.cap)}"
            f"</p:spPr>{NO_TEXT}</p:sp>"
        )


def _point(x: float, y: float) -> str:
    return f'<a:pt x="{round(x * UNITS)}" y="{round(y * UNITS)}"/>'


def text_box(sheet: Any, words: Powerpoint, item: Box) -> Any:
    """An empty text in its place, for who writes it."""
    left, top, width, height = (round(value * xml.POINT) for value in item.box)
    shape = sheet.shapes.add_textbox(left, top, width, height)
    shape.name = f"{words.boks} {shape.shape_id}"
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return shape
