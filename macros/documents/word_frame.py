"""The frame of a Word file of ours: the page, its properties, what stands at the top and bottom, and how one writes."""

from __future__ import annotations

import io
from datetime import datetime, time
from itertools import count
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from ..guide.form import Rute
from ..guide.kommune import Kommune
from ..guide.verktoy import Verktoy
from ..guide.words import Dokument
from . import ooxml, word_parts
from .archive import MADE_IN
from .word_styles import template

PICTURES = Path(__file__).with_name("pictures")
SHORT_SIDE, LONG_SIDE, MARGIN = 210, 297, 20  # millimetres


class Frame:
    """A document with everything but its content."""

    def __init__(
        self,
        tool: Verktoy,
        municipality: Kommune,
        author: str,
        marks: list[str],
        words: Dokument,
        mark: bytes | None = None,
    ):
        assert tool.skjema
        self.mark: Any = io.BytesIO(mark) if mark else str(PICTURES / "merke.png")
        self.mark_called = municipality.navn if mark else words.merke_alt
        self.tool, self.form, self.words = tool, tool.skjema, words
        self.document = Document(io.BytesIO(template(self.form.tett, municipality.farge)))
        self.numbers = count(1001)  # ids of content controls
        self.pictures = count(1)
        wide, high = (LONG_SIDE, SHORT_SIDE) if self.form.liggende else (SHORT_SIDE, LONG_SIDE)
        self.width, self.height = wide - 2 * MARGIN, high - 2 * MARGIN
        self._page(wide, high)
        self._properties(municipality, author, marks)
        bound = {"virksomhet": municipality.navn} | ({"navn": "", "fodt": ""} if self.form.ark == "barnet" else {})
        word_parts.share(self.document, bound)
        prompts: list[str] = list(words.ledetekst.values())
        word_parts.add_prompts(self.document, [*prompts, words.virksomhet, words.barnets_navn, words.fodt])
        self._header_and_footer(municipality, marks)

    def _page(self, wide: int, high: int) -> None:
        section = self.document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE if self.form.liggende else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(wide), Mm(high)
        section.left_margin = section.right_margin = Mm(MARGIN)
        section.top_margin, section.bottom_margin = Mm(21), Mm(17)
        section.header_distance = section.footer_distance = Mm(9)
        section.different_first_page_header_footer = True
        for name in ("Header", "Footer"):
            self.document.styles[name].paragraph_format.tab_stops.add_tab_stop(Mm(self.width), WD_TAB_ALIGNMENT.RIGHT)

    def _properties(self, municipality: Kommune, author: str, marks: list[str]) -> None:
        known, day = self.document.core_properties, datetime.combine(self.form.oppdatert, time())
        known.title, known.subject, known.author = self.tool.dokumenttittel, self.tool.nar, author
        known.last_modified_by, known.created, known.modified, known.revision = author, day, day, 1
        known.language, known.version, known.keywords, known.comments = (
            MADE_IN,
            self.form.versjon,
            municipality.modell_kort,
            "",
        )
        known.content_status = " ".join(marks)
        word_parts.true_properties(self.document, author, "python-docx")

    def _header_and_footer(self, municipality: Kommune, marks: list[str]) -> None:
        section = self.document.sections[0]
        first = section.first_page_header.paragraphs[0]
        first._p.style = "Header"
        first.paragraph_format.space_after = Pt(9)
        picture = first.add_run().add_picture(self.mark, height=Mm(9))
        ooxml.describe_picture(picture._inline, next(self.pictures), self.mark_called)
        first.add_run("  ")
        self._whose(first, "forste", self.words.virksomhet, municipality)
        rest = section.header.paragraphs[0]
        self._whose(rest, "neste", self.words.gjentatt.format(navn=self.words.virksomhet), municipality)
        rest.add_run("".join(f" · {mark}" for mark in marks[:1]))
        if self.form.ark == "barnet":
            rest = self._style(section.header.add_paragraph(), "Header")  # beside a long name of a unit it would break
            for name, label, kind in (("navn", self.words.barnets_navn, "tekst"), ("fodt", self.words.fodt, "dato")):
                blank = Rute(f"topp-{name}", self.words.gjentatt.format(navn=label), kind, felles=name)
                rest._p.append(self._control(blank, label))
                rest.add_run(" ")
        for footer in (section.first_page_footer, section.footer):
            line = footer.paragraphs[0]
            line._p.style = "Footer"
            line.add_run(
                f"{self.tool.dokumenttittel} · {self.words.versjon} {self.form.versjon} "
                f"· {self.form.oppdatert:%d.%m.%Y}\t{self.words.side} "
            )
            ooxml.page_field(line, "PAGE")
            line.add_run(f" {self.words.av} ")
            ooxml.page_field(line, "NUMPAGES")

    def _whose(self, line: Any, place: str, label: str, municipality: Kommune) -> None:
        """Whose form it is: the municipality's, until a private unit writes its own name over it."""
        blank = Rute(f"virksomhet-{place}", label, "tekst")
        control = ooxml.content_control(
            next(self.numbers), blank, self.words.virksomhet,
            bound=word_parts.binding("virksomhet"), value=municipality.navn,
        )  # fmt: skip
        line._p.append(control)

    # --- how one writes in it ---------------------------------------------------------------------------------------

    def _control(self, blank: Rute, prompt: str = "", locked: bool = True) -> Any:
        prompts: dict[Any, str] = self.words.ledetekst
        shown = prompt or (prompts.get(blank.type, "") if blank.ledetekst else ooxml.EMPTY)
        bound = word_parts.binding(blank.felles) if blank.felles else ""
        return ooxml.content_control(next(self.numbers), blank, shown, locked=locked, bound=bound)

    def _paragraph(self, text: str, style: str | None = None):
        return self._style(self.document.add_paragraph(text), style)

    @staticmethod
    def _style(paragraph, style: str | None):
        paragraph._p.style = style  # by id: python-docx reads all styles each time one is named
        return paragraph

    @staticmethod
    def _spaced(paragraph, after_table: bool):
        if after_table:
            paragraph.paragraph_format.space_before = Pt(10)
        return paragraph
