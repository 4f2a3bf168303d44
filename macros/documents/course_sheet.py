"""Who was there, and a certificate for each: one Word file for every course."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from ..guide.words import Kursark
from . import ooxml
from .archive import MADE_IN, in_language, saved
from .word_styles import template

ROWS = 24  # participants on one sheet
COLUMNS = (10, 66, 52, 42)  # millimetres: the number, the name, the unit, the signature
FRAME = "0B5C56"  # of the certificate, when the municipality has no colour of its own
UNDATED = datetime(2026, 1, 1)  # a build has no clock


def make(
    courses: list[str],
    words: Kursark,
    author: str,
    marks: list[str],
    language: str = MADE_IN,
    colour: str | None = None,
    whose: str = "",
) -> bytes:
    """The file. `courses`: what the packages are called; `marks`: that it is a draft; `colour`: of its headings.

    `whose`: the model and the municipality that the certificate names.
    """
    document = Document(io.BytesIO(template(colour=colour)))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(15)
    known = document.core_properties
    known.title, known.author, known.language, known.last_modified_by = words.tittel, author, MADE_IN, author
    known.created = known.modified = UNDATED
    _attendance(document, courses, words, marks)
    page = document.add_section(WD_SECTION.NEW_PAGE)
    page.top_margin = page.bottom_margin = Mm(32)
    page.left_margin = page.right_margin = Mm(35)
    ooxml.frame_page(page, (colour or FRAME).lstrip("#"))
    _certificate(document, courses, words, marks, whose)
    return in_language(saved(document), language)


def _attendance(document: Any, courses: list[str], words: Kursark, marks: list[str]) -> None:
    document.add_heading(words.liste, 1)
    for mark in marks:
        document.add_paragraph(mark, style="Utkast")
    document.add_paragraph(words.liste_om)
    document.add_paragraph("   ".join(_box(course) for course in courses))
    document.add_paragraph(words.felt)
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("", words.navn, words.enhet, words.signatur), strict=True):
        cell.text = text
        cell.paragraphs[0].style = "Celle"
        for run in cell.paragraphs[0].runs:
            run.bold = True
    for number in range(1, ROWS + 1):
        row = table.add_row()
        row.height, row.height_rule = Mm(8), WD_ROW_HEIGHT_RULE.EXACTLY
        row.cells[0].text = str(number)
        for cell in row.cells:
            cell.paragraphs[0].style, cell.vertical_alignment = "Celle", WD_CELL_VERTICAL_ALIGNMENT.CENTER
    table.autofit = False
    for width, column in zip(COLUMNS, table.columns, strict=True):
        column.width = Mm(width)  # LibreOffice reads the grid, Word the cells
        for cell in column.cells:
            cell.width = Mm(width)
    document.add_paragraph(words.slettes).paragraph_format.space_before = Pt(6)


def _box(course: str) -> str:
    """A box to tick and the name of a course, which stay on one line."""
    return f"☐ {course}".replace(" ", "\u00a0")


def _certificate(document: Any, courses: list[str], words: Kursark, marks: list[str], whose: str) -> None:
    heading = document.add_heading(words.bevis, 1)
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(32), Pt(12)
    heading.runs[0].font.size = Pt(36)
    for text, size, after in ((whose, 14, 44), (words.bevis_navn, 16, 24), (words.bevis_om, 16, 20)):
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_after = Pt(after)
        line.add_run(text).font.size = Pt(size)
    for course in courses:
        line = document.add_paragraph()
        line.paragraph_format.left_indent, line.paragraph_format.space_after = Mm(32), Pt(8)
        line.add_run(_box(course)).font.size = Pt(14)
    for text, before in (*zip((words.bevis_dato, words.bevis_leder), (56, 30), strict=True), (words.bevis_ikke, 48)):
        line = document.add_paragraph(text)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_before = Pt(before)
    for mark in marks:
        document.add_paragraph(mark).alignment = WD_ALIGN_PARAGRAPH.CENTER
