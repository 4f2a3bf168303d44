"""What goes with every course: who was there and a certificate, and the year plan as a calendar."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn
from pydantic import ValidationError
from real import BUILDING, GUIDE

from macros.documents import course_sheet, year_plan
from macros.documents.jobs import COURSE_SHEET, YEAR_PLAN, course_jobs
from macros.guide.opplaring import Opplaring


def test_the_sheet_has_every_course_room_for_names_and_a_certificate():
    words = BUILDING.words.kursark
    made = course_sheet.make([package.tittel for package in GUIDE.pakker], words, "BTI", ["Utkast"])
    document = Document(io.BytesIO(made))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs).replace("\u00a0", " ")
    assert all(package.tittel in text for package in GUIDE.pakker) and text.count("Utkast") == 2
    assert words.bevis in text and "eksamen" in text, "it claims nothing that nobody decided"
    (table,) = document.tables
    assert len(table.rows) == 1 + course_sheet.ROWS and [cell.text for cell in table.rows[0].cells][1:] == [
        words.navn,
        words.enhet,
        words.signatur,
    ]
    assert made == course_sheet.make([package.tittel for package in GUIDE.pakker], words, "BTI", ["Utkast"])


def test_the_certificate_names_the_model_and_the_municipality():
    """Who shows it to another employer has to be able to say what it was, and where."""
    job = course_jobs(BUILDING)[COURSE_SHEET]
    text = "\n".join(line.text for line in Document(io.BytesIO(job.make(*job.made_of))).paragraphs)
    assert f"{GUIDE.kommune.modell}, {GUIDE.kommune.navn}" in text


def test_the_sheet_is_made_for_a_pen_and_the_certificate_has_a_frame():
    """Names have more room than numbers, a course is never broken in two, and the certificate ticks off courses."""
    courses = [package.tittel for package in GUIDE.pakker]
    document = Document(io.BytesIO(course_sheet.make(courses, BUILDING.words.kursark, "BTI", ["Utkast"])))
    (table,) = document.tables
    grid = [round(column.width.mm) for column in table.columns]
    assert grid == list(course_sheet.COLUMNS) and sum(grid) <= 170 and min(row.height.mm for row in table.rows[1:]) >= 8
    boxes = [line.text for line in document.paragraphs if "☐" in line.text]
    assert len(boxes) == 1 + len(courses)
    assert all(text.count("☐ ") == 0 for text in boxes) and boxes[0].count("☐\u00a0") == len(courses)
    first, certificate = (section._sectPr.findall(qn("w:pgBorders")) for section in document.sections)
    assert first == [] and len(certificate) == 1 and len(certificate[0]) == 4


def test_the_calendar_has_every_point_in_its_month_of_the_right_year():
    points = [(point.nar, "BTI", f"{point.hva} æøå, og; mer. " * 4) for point in GUIDE.opplaring.arsplan]
    made = year_plan.make(points, date(2026, 8, 1), "Året", "Utkast").decode()
    lines = made.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and made.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    starts = [line.split(":")[1] for line in lines if line.startswith("DTSTART")]
    assert starts == ["20260801", "20260901", "20261001", "20261101", "20270101", "20270301", "20270501"]
    unfolded = made.replace("\r\n ", "")
    assert unfolded.count(r"æøå\, og\; mer.") == 4 * len(points) and unfolded.count("Utkast") == len(points)


def test_there_is_no_calendar_before_somebody_has_said_when_the_year_begins():
    assert (YEAR_PLAN in course_jobs(BUILDING)) == (GUIDE.opplaring.arsplan_fra is not None)
    told = GUIDE.opplaring.model_dump() | {"arsplan_fra": date(2026, 8, 1)}
    told["arsplan"] = [told["arsplan"][0] | {"nar": "Etter ferien"}]
    with pytest.raises(ValidationError, match="Etter ferien"):
        Opplaring(**told)
