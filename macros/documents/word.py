"""A tool's form as a Word file that one fills in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ..guide.form import (
    Bildekort,
    Celle,
    Hode,
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
from .word_frame import PICTURES, Frame
from .word_styles import SOFT, TINT

CARDS = 4  # pictures in a row


class Writer(Frame):
    """One document on its way. `make` is the door."""

    def write(self, marks: list[str], form: list[Part], short_form: str | None, foot: list[str]) -> bytes:
        self._paragraph(self.tool.dokumenttittel, "Heading1")
        if self.form.undertittel:
            self._paragraph(self.form.undertittel, "Subtitle")
        for mark in marks:
            self._paragraph(mark, "Utkast")
        if short_form:
            self._paragraph(short_form, "Kortform")
        for number, part in enumerate(form):
            above = form[number - 1] if number else None
            after_table = isinstance(above, (Rutenett, Trinnskala, Tegning, Bildekort)) or (
                isinstance(above, Hode) and not above.varsel
            )
            self._part(part, after_table)
            if _signed(form[number + 1 : number + 2]):
                self._hold_end()
        for place, line in enumerate(foot):
            if not place:
                self._hold_end()
            self._paragraph(line, "Arkiv").paragraph_format.keep_with_next = place < len(foot) - 1 or None
        if not foot:
            self._paragraph("", "Slutt")  # Word wants a paragraph after a table at the end
        return ooxml.finish(self.document)

    def _hold_end(self) -> None:
        """Keep the last line or row that was written with what comes next: a foot, or signatures, alone say nothing."""
        last = self.document.element.body[-2]  # the last of all is the section
        rows = list(last.iter(qn("w:tr")))  # also those that can be repeated, which stand in controls
        for line in rows[-1].iter(qn("w:p")) if rows else last.iter(qn("w:p")):
            line.get_or_add_pPr().keepNext_val = True

    def _part(self, part: Part, after_table: bool) -> None:
        match part:
            case Overskrift():
                self._paragraph(part.tekst, "Heading2").paragraph_format.page_break_before = part.ny_side or None
            case Tekst():
                style = "Advarsel" if part.viktig else "Hjelp" if part.kilde else None
                self._spaced(self._paragraph(part.tekst, style), after_table)
            case Punkter() | Kryssliste():
                self._points(part, after_table)
            case Sporsmal():
                self._question(part.niva, part.etikett, part.hjelp, part.rute)
            case Rutenett():
                self._table(part, after_table)
            case Hode():
                self._head(part)
            case Bildekort():
                self._cards(part)
            case Trinnskala():
                self._scale(part)
            case Tegning():
                self._drawing(part)

    def _points(self, part: Punkter | Kryssliste, after_table: bool) -> None:
        for place, point in enumerate(part.punkter):
            if isinstance(point, str):
                line = self._spaced(self._paragraph(point, "ListBullet"), after_table and not place)
                continue
            blank, label, help_text = point
            line = self._spaced(self._paragraph("", "Kryss"), after_table and not place)
            assert isinstance(blank, Rute) and label
            line._p.append(self._control(blank))
            line.add_run(f"\t{label}")
            if help_text:
                line.add_run(f" {help_text}").font.color.rgb = RGBColor.from_string(SOFT)
        line.paragraph_format.space_after = Pt(8)

    def _question(self, level: int, label: str, help_text: str | None, blank: Rute) -> None:
        self._paragraph(label, f"Heading{level}")
        if help_text:
            self._paragraph(help_text, "Hjelp")
        self._paragraph("", "Svarfelt")._p.append(self._control(blank))

    def _cells(self, rows: int, shares: list[float]):
        """An empty table, and its cells row by row. `shares`: the widths of its columns in per cent."""
        table = self.document.add_table(rows, len(shares))
        table._tbl.tblStyle_val = "TableGrid"
        table.autofit = False
        widths = [Mm(self.width * share / 100) for share in shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        cells = [list(row.cells) for row in table.rows]
        for row in cells:
            for cell, width in zip(row, widths, strict=True):
                cell.width = width
                cell.paragraphs[0]._p.style = "Celle"
        return table, cells

    def _grid(self, title: str, columns, rows: int, row_headers: bool, breaks: bool = False):
        """An empty table with its header row. `columns`: (heading, per cent)."""
        table, cells = self._cells(1 + rows, [share for _, share in columns])
        for cell, (heading, _) in zip(cells[0], columns, strict=True):
            run = cell.paragraphs[0].add_run(heading)
            run.bold, run.font.size = True, Pt(9)
            cell.paragraphs[0].paragraph_format.keep_with_next = True
            ooxml.shade(cell, TINT)
        headings = [heading for heading, _ in columns]
        ooxml.describe_table(table, title, headings, row_headers=row_headers, breaks=breaks)
        return table, cells

    def _head(self, part: Hode) -> None:
        """Labels and blanks two and two, and under them the warning, and what it rests on."""
        table, cells = self._cells(len(part.rader), [18, 36, 18, 28])
        for row, pairs in zip(cells, part.rader, strict=True):
            for place, (label, blank) in enumerate(pairs):
                row[2 * place].paragraphs[0].add_run(label)
                ooxml.shade(row[2 * place], TINT)
                row[2 * place + 1].paragraphs[0]._p.append(self._control(blank))
        labels = [label for pairs in part.rader for label, _ in pairs]
        ooxml.describe_table(table, self.words.felter, labels, row_headers=True, header=False)
        if part.varsel:
            warning = self._spaced(self._paragraph(f"{part.varsel}.", "Utkast"), True)
            warning.paragraph_format.keep_with_next = bool(part.grunnlag) or None
        if part.grunnlag:
            _, blank = part.grunnlag
            self._paragraph(f"{blank.navn}: ")._p.append(self._control(blank))

    def _cards(self, part: Bildekort) -> None:
        """Pictures with their words, four in a row."""
        rows = -(-len(part.kort) // CARDS)
        table, cells = self._cells(rows, [100 / CARDS] * CARDS)
        words = [word for _, word, _ in part.kort]
        ooxml.describe_table(table, self.words.bilder, words, row_headers=False, header=False)
        for cell, (blank, word, picture) in zip((cell for row in cells for cell in row), part.kort, strict=False):
            line = cell.paragraphs[0]
            line.alignment, line.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
            shown = line.add_run().add_picture(str(PICTURES / f"bilde-{picture}.png"), width=Mm(24))
            ooxml.describe_picture(shown._inline, next(self.pictures), "")  # its word stands under it
            line = self._style(cell.add_paragraph(), "Celle")
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            line._p.append(self._control(blank))
            line.add_run(f" {word}").bold = True

    def _table(self, part: Rutenett, after_table: bool) -> None:
        if part.bruk != "felter":
            if part.vis_tittel:
                self._paragraph(part.tittel, "Caption")
            if part.gjenta and self.form.ark != "brev":  # a letter tells who gets it nothing of how it is filled in
                self._paragraph(self.words.rader_word, "Hjelp")
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
        headers = any(row[0].hode and len(row) > 1 for row in part.rader)
        if part.bruk == "felter":
            table, cells = self._cells(len(part.rader), [share for _, share in part.kolonner])
            labels = [row[0].tekst for row in part.rader]
            ooxml.describe_table(table, part.tittel, labels, row_headers=True, header=False)
        else:
            # a row stays in one piece: only a box for one long text may grow taller than a page
            breaks = all(len(row) == 1 and row[0].rute and row[0].rute.type == "langtekst" for row in part.rader)
            table, (_, *cells) = self._grid(part.tittel, part.kolonner, len(part.rader), headers, breaks=breaks)
        for row, content in zip(cells, part.rader, strict=True):
            if len(content) == 1 < len(row):
                self._heading_row(row, content[0].tekst)
                continue
            for cell, value in zip(row, content, strict=True):
                self._cell(cell, value, locked=not part.gjenta)
        if part.bruk == "signatur":
            for row in table.rows[1:]:
                row.height, row.height_rule = Mm(10.5 if self.form.tett else 13), WD_ROW_HEIGHT_RULE.AT_LEAST
            for cell in (cell for row in cells[:-1] for cell in row):  # those who sign stand together
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        if part.gjenta:
            ooxml.repeat_rows(table, self.numbers, part.tittel, self.words.rad)

    def _heading_row(self, row: list[Any], text: str) -> None:
        """A row that heads those under it, over the whole width."""
        cell = row[0].merge(row[-1])
        line = cell.paragraphs[0]
        for left in cell.paragraphs[1:]:  # one for each cell that was merged
            left._p.getparent().remove(left._p)
        line.add_run(text).bold = True
        line.paragraph_format.keep_with_next = True
        ooxml.shade(cell, TINT)

    def _cell(self, cell: Any, value: Celle, locked: bool) -> None:
        line = cell.paragraphs[0]
        if value.rute:
            line._p.append(self._control(value.rute, locked=locked))
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


def _signed(below: list[Part]) -> bool:
    """Whether one signs next: a page with nothing but signatures says nothing."""
    return any(isinstance(part, Rutenett) and part.bruk == "signatur" for part in below)


def make(
    tool: Verktoy,
    municipality: Kommune,
    author: str,
    marks: list[str],
    words: Dokument,
    form: list[Part],
    short_form: str | None,
    foot: list[str],
    language: str = MADE_IN,
    mark: bytes | None = None,
) -> bytes:
    """The form of `tool` (texts without placeholders) as a DOCX file.

    `author`: whom its properties name. `marks`: what says that it is a draft. `short_form`: the short form of the
    rule on violence, on a sheet that only staff hold. `foot`: where it is filed, and what it rests on.
    `mark`: the municipality's own, when it has one.
    """
    written = Writer(tool, municipality, author, marks, words, mark).write(marks, form, short_form, foot)
    return in_language(written, language)
