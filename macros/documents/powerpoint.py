"""A deck as a PowerPoint file: real titles and lists, steps that come by click, notes to the leader."""

from __future__ import annotations

import io
from copy import deepcopy
from datetime import date, datetime, time
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from ..guide.words import Powerpoint
from ..site import qr
from . import fit, scene
from . import powerpoint_xml as xml
from .archive import MADE_IN, in_language
from .measure import GAP, HIGH, LEFT, QR, RIGHT, RING, SMALL_RING, TEXT_END, TEXT_TOP, TITLE_TOP, WIDE
from .powerpoint_draw import Pencil, text_box
from .powerpoint_look import SMALL, Whose, look, notes_master
from .slide import TITLE_SIZES, Paragraph, Run, Slide

UNDATED = date(2026, 1, 1)  # a build has no clock, and the municipality has not reviewed the package yet


def make(
    slides: list[Slide],
    title: str,
    subject: str,
    author: str,
    reviewed: date | None,
    words: Powerpoint,
    language: str = MADE_IN,
    whose: Whose = Whose(),  # noqa: B008
) -> bytes:
    """The deck as a .pptx.

    `slides`: from `deck.read`; `reviewed`: the date of the package; `words`: those of PowerPoint.
    """
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(WIDE), Pt(HIGH)
    layouts = look(presentation, words, whose.palette)
    for slide in slides:
        _Writer(presentation, layouts, slide, words, whose).write()
    notes_master(presentation, words)
    known = presentation.core_properties
    known.title, known.subject = title, subject
    known.author = known.last_modified_by = author
    known.language = xml.LANGUAGE
    known.created = known.modified = datetime.combine(reviewed or UNDATED, time())
    known.revision, known.keywords, known.comments = 1, "", ""
    return in_language(xml.finish(presentation), language)


class _Writer:
    """One slide on its way."""

    def __init__(self, presentation: Any, layouts: dict[str, Any], slide: Slide, words: Powerpoint, whose: Whose):
        self.slide, self.words, self.whose = slide, words, whose
        two, ground = len(slide.columns) > 1, "case" if slide.kind in scene.TINTED else "tekst"
        many = "ingress" if slide.ingress else "spalter" if two else ground
        name = slide.kind if slide.kind == "tittel" else many
        self.layout = layouts[name]
        self.sheet = presentation.slides.add_slide(self.layout)
        self.dark, self.moved = name == "tittel", slide.text_top != TEXT_TOP
        xml.colour_map(self.sheet.element, self.dark)
        for spot in self.sheet.placeholders:
            spot.name = next(
                known.name
                for known in self.layout.placeholders
                if known.placeholder_format.idx == spot.placeholder_format.idx
            )

    def write(self) -> None:
        spots = {spot.placeholder_format.idx: spot for spot in self.sheet.placeholders}
        slide = self.slide
        self._title(spots[0])
        self._runs(spots[13].text_frame.paragraphs[0], (Run(f"{slide.pakke_nr}  ", fet=True), Run(slide.hvor)))
        bodies = [spots[1 + n] for n in range(len(slide.columns))]
        for spot in (spots[n] for n in (1, 2, 3) if n in spots and n > len(slide.columns)):
            spot.element.getparent().remove(spot.element)
        self._draw()
        for body, column in zip(bodies, slide.columns, strict=True):
            if column:
                self._body(body, column)
            else:
                body.element.getparent().remove(body.element)  # an empty place is read aloud, and printed
        if slide.minutter:
            self._minutes()
        if slide.qr:
            self._code(*slide.qr)
        if self.dark and self.whose.mark:
            self._mark(self.whose.mark)
        self._foot()
        self._notes()
        if any(paragraph.step for column in slide.columns for paragraph in column):
            xml.coming_by_click(
                self.sheet,
                [
                    (body.shape_id, [paragraph.step for paragraph in column])
                    for body, column in zip(bodies, slide.columns, strict=True)
                ],
            )
        xml.speak(self.sheet.element)
        xml.speak(self.sheet.notes_slide.element)

    def _title(self, spot) -> None:
        spot.text_frame.text = self.slide.tittel
        slide = self.slide
        if not self.dark and (slide.title_size, slide.title_width) != (TITLE_SIZES[0], RIGHT - LEFT):
            spot.text_frame.paragraphs[0].runs[0].font.size = Pt(slide.title_size)
            _place(spot, LEFT, TITLE_TOP, slide.title_width, slide.text_top - TITLE_TOP - 16)

    def _draw(self) -> None:
        """The line, the drawings, and the texts that have a place of their own."""
        pencil = Pencil(self.sheet, self.words, self.dark, self.whose.palette)
        for item in scene.scene(self.slide):
            if not isinstance(item, scene.Box):
                pencil.draw(item)
                continue
            shape = text_box(self.sheet, self.words, item)
            pencil.number = shape.shape_id
            frame = shape.text_frame
            if item.align == "r":
                frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            if self.slide.kind == "arenaer":
                frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            for n, paragraph in enumerate(item.paragraphs):
                line = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
                line.alignment = PP_ALIGN.RIGHT if item.align == "r" else PP_ALIGN.LEFT
                if paragraph.kind == "ul":
                    xml.point_of_list(line, "ul", paragraph.nr, item.size * 1.1, item.size * 1.1)
                    line.space_before = Pt(8)
                large = self.slide.kind == "trapp" and n == 0
                self._runs(line, paragraph.runs, 48 if large else item.size, colour=item.colour)

    def _body(self, spot, column: tuple[Paragraph, ...]) -> None:
        slide = self.slide
        if not self.dark and (self.moved or slide.ingress or slide.referat or slide.text_width != RIGHT - LEFT):
            _place(spot, *self._column(spot.placeholder_format.idx - 1))
        for n, paragraph in enumerate(column):
            line = spot.text_frame.paragraphs[0] if n == 0 else spot.text_frame.add_paragraph()
            left = fit.indent(paragraph, slide.size)
            runs = paragraph.runs
            if paragraph.kind == "merket":
                xml.point_of_list(line, "", 0, left, left - paragraph.level * slide.size)
                self._runs(line, (Run(f"{paragraph.label}\t", fet=True),), slide.size, accent=True)
            elif paragraph.kind != "p":
                xml.point_of_list(line, paragraph.kind, paragraph.nr, left, left - paragraph.level * slide.size)
            self._runs(line, runs, slide.size, serif=paragraph.human)
            if n == 0:
                line.space_before = Pt(0)

    def _column(self, place: int) -> tuple[float, float, float, float]:
        """Where a column of the text stands: the first one across the slide when it leads to the others."""
        slide, top = self.slide, self.slide.text_top
        if slide.ingress and place == 0:
            return LEFT, top, slide.text_width, slide.ingress
        count = len(slide.columns) - bool(slide.ingress)
        width = (slide.text_width - GAP * (count - 1)) / count
        left = slide.text_left + (place - bool(slide.ingress)) * (width + GAP)
        return left, top + slide.ingress, width, slide.text_end - top - slide.ingress

    def _runs(
        self,
        line,
        runs: tuple[Run, ...],
        size: int | None = None,
        serif: bool = False,
        accent: bool = False,
        colour: str = scene.INK,
    ) -> None:
        for said in runs:
            run = line.add_run()
            run.text = said.tekst
            font = run.font
            font.size, font.bold, font.italic = Pt(size) if size else None, said.fet or None, said.kursiv or None
            if serif or self.slide.kind in ("stor", "pause"):  # the layout of coloured ground is for stories
                font.name = xml.SERIF if serif else "+mn-lt"
            if colour != scene.INK:
                font.color.rgb = RGBColor.from_string(colour[1:].upper())
            if accent or said.dempet:
                font.color.theme_color = MSO_THEME_COLOR.ACCENT_1 if accent else MSO_THEME_COLOR.ACCENT_2
            if said.lenke:
                run.hyperlink.address = said.lenke

    def _minutes(self) -> None:
        """The ring with the minutes of a task."""
        left, top, across, _ = self._ring()
        ring = self.sheet.shapes.add_shape(MSO_SHAPE.OVAL, Pt(left), Pt(top), Pt(across), Pt(across))
        ring.name = self.words.tid
        ring.element.remove(ring.element.find(qn("p:style")))  # the theme's shadow
        ring.fill.solid()
        ring.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
        ring.line.color.theme_color, ring.line.width = MSO_THEME_COLOR.ACCENT_1, Pt(across / 13)
        frame = ring.text_frame
        frame.vertical_anchor, frame.word_wrap = MSO_ANCHOR.MIDDLE, False
        word = self.words.minutt if self.slide.minutter == 1 else self.words.minutter
        for line, text, size in (
            (frame.paragraphs[0], str(self.slide.minutter), 54 if across > SMALL_RING else 34),
            (frame.add_paragraph(), word, SMALL),
        ):
            line.alignment, line.line_spacing = PP_ALIGN.CENTER, 0.9
            run = line.add_run()
            run.text, run.font.size, run.font.bold = text, Pt(size), True
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1

    def _ring(self) -> tuple[float, float, float, float]:
        """Where the minutes stand: beside the text, up in the corner, or on the line in a break."""
        if self.slide.small_ring:
            return scene.small_ring()
        across = RING - 12
        left, top = (
            (LEFT, TEXT_END - across - 14)
            if self.slide.kind == "pause"
            else (RIGHT - RING + 6, self.slide.text_top + 6)
        )
        return left, top, across, across

    def _code(self, address: str, description: str) -> None:
        shape = self.sheet.shapes.add_picture(qr.png(address), Pt(RIGHT - QR), Pt(TEXT_END - QR), Pt(QR), Pt(QR))
        shape.name = self.words.qr
        shape._element.nvPicPr.cNvPr.set("descr", description)
        shape.click_action.hyperlink.address = address

    def _mark(self, mark: bytes) -> None:
        """The municipality's own mark on the first slide, on a light ground: nobody knows which colours it has."""
        picture = self.sheet.shapes.add_picture(io.BytesIO(mark), 0, 0)
        wide, high = scene.inside_mark(picture.width, picture.height)
        left, top, edge = RIGHT - wide, scene.MARK_TOP, scene.MARK_EDGE
        _place(picture, left, top, wide, high)
        picture.name = self.whose.name
        picture._element.nvPicPr.cNvPr.set("descr", self.whose.name)
        ground = scene.Band((left - edge, top - edge, wide + 2 * edge, high + 2 * edge), scene.PAPER)
        Pencil(self.sheet, self.words, self.dark, self.whose.palette).draw(ground)

    def _foot(self) -> None:
        """The line that says it is a draft, and the number: python-pptx leaves these places out of a new slide."""
        for known in self.layout.placeholders:
            if known.placeholder_format.idx in (11, 12):
                spot = deepcopy(known.element)
                spot.nvSpPr.cNvPr.set("id", str(max(shape.shape_id for shape in self.sheet.shapes) + 1))
                for given in (*spot.spPr, *spot.txBody.find(qn("a:lstStyle"))):
                    given.getparent().remove(given)  # the layout decides
                self.sheet.shapes._spTree.append(spot)
        foot = next(shape for shape in self.sheet.placeholders if shape.placeholder_format.idx == 11)
        foot.text_frame.text = self.slide.fot

    def _notes(self) -> None:
        slide, words = self.slide, self.words
        notes = self.sheet.notes_slide
        for spot in notes.placeholders:
            spot.name = words.notat
        frame = notes.notes_text_frame
        self._runs(
            frame.paragraphs[0],
            (Run(f"{slide.del_navn}. {words.lysbilde.format(nr=slide.nr, antall=slide.antall)}", fet=True),),
        )
        if slide.minutter:
            self._runs(frame.add_paragraph(), (Run(words.oppgavetid.format(minutter=slide.minutter), fet=True),))
        for paragraph in slide.notat:
            line = frame.add_paragraph()
            if paragraph.kind in ("ul", "ol"):
                xml.point_of_list(line, paragraph.kind, paragraph.nr, 14 + 14 * paragraph.level, 14)
            self._runs(line, paragraph.runs)


def _place(shape, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Pt(left), Pt(top), Pt(width), Pt(height)
