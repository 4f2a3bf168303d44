"""Who was there, and a certificate for each: one Word file for every course."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt

from ..guide.words import Kursark
from .archive import MADE_IN, in_language, saved
from .word_styles import template

ROWS = 24  # participants on one sheet
UNDATED = datetime(2026, 1, 1)  # a build has no clock


def make(
    courses: list[str],
    words: Kursark,
    author: str,
    marks: list[str],
    language: str = MADE_IN,
    colour: str | None = None,
) -> bytes:
    """The file. `courses`: what the packages are called; `marks`: that it is a draft; `colour`: of its headings."""
    document = Document(io.BytesIO(template(colour=colour)))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(15)
    known = document.core_properties
    known.title, known.author, known.language, known.last_modified_by = words.tittel, author, MADE_IN, author
    known.created = known.modified = UNDATED
    _attendance(document, courses, words, marks)
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    _certificate(document, words, marks)
    return in_language(saved(document), language)


def _attendance(document: Any, courses: list[str], words: Kursark, marks: list[str]) -> None:
    document.add_heading(words.liste, 1)
    for mark in marks:
        document.add_paragraph(mark, style="Utkast")
    document.add_paragraph(words.liste_om)
    document.add_paragraph("   ".join(f"☐ {course}" for course in courses))
    document.add_paragraph(words.felt)
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("", words.navn, words.enhet, words.signatur), strict=True):
        cell.text = text
        cell.paragraphs[0].style = "Celle"
        for run in cell.paragraphs[0].runs:
            run.bold = True
    for number in range(1, ROWS + 1):
        row = table.add_row()
        row.height, row.height_rule = Mm(7.2), WD_ROW_HEIGHT_RULE.AT_LEAST
        row.cells[0].text = str(number)
    for width, column in zip((10, 66, 52, 42), table.columns, strict=True):
        for cell in column.cells:
            cell.width = Mm(width)
    document.add_paragraph(words.slettes)


def _certificate(document: Any, words: Kursark, marks: list[str]) -> None:
    heading = document.add_heading(words.bevis, 1)
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading.paragraph_format.space_before = Pt(90)
    for text, size, after in ((words.bevis_navn, 16, 30), (words.bevis_om, 14, 12), (words.bevis_kurs, 16, 12)):
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_after = Pt(after)
        line.add_run(text).font.size = Pt(size)
    for text in (words.bevis_dato, words.bevis_leder, *marks, words.bevis_ikke):
        line = document.add_paragraph(text)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_before = Pt(22)
