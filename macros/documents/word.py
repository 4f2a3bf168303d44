"""A tool's form as a Word file that one fills in."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime, time
from itertools import count
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt, RGBColor

from ..guide.form import (
    Celle,
    Kryssliste,
    Overskrift,
    Part,
    Punkter,
    Rute,
    Rutenett,
    Sporsmal,
    Tegning,
    Tekst,
    Trinnskala,
)
from ..guide.kommune import Kommune
from ..guide.verktoy import Verktoy
from ..guide.words import Dokument
from . import ooxml
from .archive import MADE_IN, in_language
from .word_styles import SOFT, TINT, template

PICTURES = Path(__file__).with_name("pictures")
SHORT_SIDE, LONG_SIDE, MARGIN = 210, 297, 20  # millimetres


class Writer:
    """One document on its way. `make` is the door."""

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
        self.tool, self.form, self.words = tool, tool.skjema, words
        self.document = Document(io.BytesIO(template()))
        self.numbers = count(1001)  # ids of content controls
        self.pictures = count(1)
        wide, high = (LONG_SIDE, SHORT_SIDE) if self.form.liggende else (SHORT_SIDE, LONG_SIDE)
        self.width, self.height = wide - 2 * MARGIN, high - 2 * MARGIN
        self._page(wide, high)
        self._properties(municipality, author, marks)
        self._header_and_footer(municipality, marks)

    # --- the frame around the content -------------------------------------------------------------------------------

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
        known.title, known.subject, known.author = self.tool.tittel, self.tool.nar, author
        known.last_modified_by, known.created, known.modified, known.revision = author, day, day, 1
        known.language, known.version, known.keywords, known.comments = (
            "nb-NO",
            self.form.versjon,
            municipality.modell_kort,
            "",
        )
        known.content_status = " ".join(marks)

    def _header_and_footer(self, municipality: Kommune, marks: list[str]) -> None:
        section = self.document.sections[0]
        exempt = self.words.unntatt if self.form.unntatt else ""
        first = section.first_page_header.paragraphs[0]
        first._p.style = "Header"
        first.paragraph_format.space_after = Pt(9)
        picture = first.add_run().add_picture(self.mark, height=Mm(9))
        ooxml.describe_picture(picture._inline, next(self.pictures), self.words.merke_alt)
        first.add_run(f"  {municipality.navn}").bold = True
        first.add_run(f"\t{exempt}")
        rest = section.header.paragraphs[0]
        rest.add_run(" · ".join([municipality.navn, *marks[:1]]) + f"\t{exempt}")
        for footer in (section.first_page_footer, section.footer):
            line = footer.paragraphs[0]
            line._p.style = "Footer"
            line.add_run(
                f"{self.tool.tittel} · {self.words.versjon} {self.form.versjon} "
                f"· {self.form.oppdatert:%d.%m.%Y}\t{self.words.side} "
            )
            ooxml.page_field(line, "PAGE")
            line.add_run(f" {self.words.av} ")
            ooxml.page_field(line, "NUMPAGES")

    # --- the content ------------------------------------------------------------------------------------------------

    def write(self, marks: list[str], form: list[Part], short_form: str | None) -> bytes:
        self._paragraph(self.tool.tittel, "Heading1")
        if self.form.undertittel:
            self._paragraph(self.form.undertittel, "Subtitle")
        for mark in marks:
            self._paragraph(mark, "Utkast")
        if short_form:
            self._paragraph(short_form, "Kortform")
        for number, part in enumerate(form):
            after_table = number > 0 and isinstance(form[number - 1], (Rutenett, Trinnskala, Tegning))
            self._part(part, after_table)
        last = self._paragraph("", "Arkiv")  # Word wants a paragraph after a table at the end
        last.add_run(f"{self.words.arkiv}: ").bold = True
        last.add_run(" ".join([self.tool.arkiv or "", *[self.words.ikke_lagre] * self.form.unntatt]))
        return ooxml.finish(self.document)

    def _part(self, part: Part, after_table: bool) -> None:
        match part:
            case Overskrift():
                self._paragraph(part.tekst, "Heading2")
            case Tekst():
                self._spaced(self._paragraph(part.tekst), after_table)
            case Punkter():
                for place, point in enumerate(part.punkter):
                    line = self._spaced(self._paragraph(point, "ListBullet"), after_table and not place)
                line.paragraph_format.space_after = Pt(8)
            case Sporsmal():
                self._question(part.niva, part.etikett, part.hjelp, part.rute)
            case Kryssliste():
                for place, (blank, label, help_text) in enumerate(part.punkter):
                    line = self._spaced(self._paragraph("", "Kryss"), after_table and not place)
                    line._p.append(self._control(blank))
                    line.add_run(f"\t{label}")
                    if help_text:
                        line.add_run(f" {help_text}").font.color.rgb = RGBColor.from_string(SOFT)
                line.paragraph_format.space_after = Pt(8)
            case Rutenett():
                self._table(part, after_table)
            case Trinnskala():
                self._scale(part)
            case Tegning():
                self._drawing(part)

    def _question(self, level: int, label: str, help_text: str | None, blank: Rute) -> None:
        self._paragraph(label, f"Heading{level}")
        if help_text:
            self._paragraph(help_text, "Hjelp")
        self._paragraph("", "Svarfelt")._p.append(self._control(blank))

    def _control(self, blank: Rute) -> Any:
        prompts: dict[Any, str] = self.words.ledetekst
        return ooxml.content_control(next(self.numbers), blank, prompts.get(blank.type, ""))

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

    def _grid(self, title: str, columns, rows: int, row_headers: bool):
        """An empty table with its header row. `columns`: (heading, per cent)."""
        table = self.document.add_table(1 + rows, len(columns))
        table._tbl.tblStyle_val = "TableGrid"
        table.autofit = False
        widths = [Mm(self.width * share / 100) for _, share in columns]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        cells = [list(row.cells) for row in table.rows]
        for row in cells:
            for cell, width in zip(row, widths, strict=True):
                cell.width = width
                cell.paragraphs[0]._p.style = "Celle"
        for cell, (heading, _) in zip(cells[0], columns, strict=True):
            run = cell.paragraphs[0].add_run(heading)
            run.bold, run.font.size = True, Pt(9)
            cell.paragraphs[0].paragraph_format.keep_with_next = True
            ooxml.shade(cell, TINT)
        ooxml.describe_table(table, title, [heading for heading, _ in columns], row_headers)
        return table, cells

    def _table(self, part: Rutenett, after_table: bool) -> None:
        if part.bruk != "felter":
            if part.vis_tittel:
                self._paragraph(part.tittel, "Caption")
            return self._rows(part)
        # Word makes one table of two with nothing between them, and a table of one row is only a label and its answer
        while after_table or len(part.rader) == 1:
            (label, answer), *rest = part.rader
            assert answer.rute
            self._question(part.niva, label.tekst, label.hjelp, answer.rute)
            if not rest:
                return
            part, after_table = replace(part, rader=tuple(rest)), False
        self._rows(part)

    def _rows(self, part: Rutenett) -> None:
        table, cells = self._grid(part.tittel, part.kolonner, len(part.rader), any(row[0].hode for row in part.rader))
        for row, content in zip(cells[1:], part.rader, strict=True):
            for cell, value in zip(row, content, strict=True):
                self._cell(cell, value)
        if part.bruk == "signatur":
            for row in table.rows[1:]:
                row.height, row.height_rule = Mm(13), WD_ROW_HEIGHT_RULE.AT_LEAST
        if part.bruk != "tabell" or len(part.rader) <= 4:
            for row in cells[1:-1]:  # a small table stays in one piece
                for cell in row:
                    cell.paragraphs[0].paragraph_format.keep_with_next = True
        if part.gjenta:
            ooxml.repeat_rows(table, self.numbers, part.tittel, self.words.rad)

    def _cell(self, cell: Any, value: Celle) -> None:
        line = cell.paragraphs[0]
        if value.rute:
            line._p.append(self._control(value.rute))
            if value.rute.type == "avkryssing":
                line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif value.tekst:
            line.add_run(value.tekst)
            if value.hjelp:
                self._style(cell.add_paragraph(value.hjelp), "Hjelp").paragraph_format.keep_with_next = False

    def _scale(self, part: Trinnskala) -> None:
        self._paragraph(part.tittel, "Caption")
        ends = self._paragraph(f"1: {part.lav}. {len(part.ruter)}: {part.hoy}.", "Hjelp")
        ends.paragraph_format.keep_with_next = True
        _, cells = self._grid(
            part.tittel, [(str(step), 100 / len(part.ruter)) for step in range(1, len(part.ruter) + 1)], 1, False
        )
        for step, (heading, cell, blank) in enumerate(zip(cells[0], cells[1], part.ruter, strict=True), 1):
            heading.paragraphs[0].alignment = cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            if part.fjes:
                line = self._style(heading.paragraphs[0].insert_paragraph_before(), "Celle")
                line.alignment, line.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
                picture = line.add_run().add_picture(str(PICTURES / f"fjes-{step}.png"), width=Mm(12))
                ooxml.describe_picture(
                    picture._inline, next(self.pictures), self.words.fjes_alt.format(step, len(part.ruter))
                )
            cell.paragraphs[0]._p.append(self._control(blank))

    def _drawing(self, part: Tegning) -> None:
        self._paragraph(part.tittel, "Caption")
        table, cells = self._grid(part.tittel, [(self.words.tegn_her, 100)], 1, False)
        table.rows[1].height, table.rows[1].height_rule = (
            Mm(min(part.hoyde, self.height - 30)),
            WD_ROW_HEIGHT_RULE.AT_LEAST,
        )
        line = cells[1][0].paragraphs[0]
        if part.motiv != "tomt":
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            picture = line.add_run().add_picture(str(PICTURES / f"{part.motiv}.png"), width=Mm(self.width - 8))
            room = Mm(min(part.hoyde, self.height - 40) - 12)
            if picture.height > room:
                picture.width, picture.height = int(picture.width * room / picture.height), room
            ooxml.describe_picture(picture._inline, next(self.pictures), part.alt)
            line = self._style(cells[1][0].add_paragraph(), "Celle")
        line._p.append(self._control(part.rute))


def make(
    tool: Verktoy,
    municipality: Kommune,
    author: str,
    marks: list[str],
    words: Dokument,
    form: list[Part],
    short_form: str | None,
    language: str = MADE_IN,
    mark: bytes | None = None,
) -> bytes:
    """The form of `tool` (texts without placeholders) as a DOCX file.

    `author`: whom its properties name. `marks`: what says that it is a draft. `short_form`: the short form of the
    rule on violence, on a sheet that only staff hold. `mark`: the municipality's own, when it has one.
    """
    return in_language(Writer(tool, municipality, author, marks, words, mark).write(marks, form, short_form), language)
