"""No sentence of nine words from a source stands on a page, in a Word file, a PDF or a PowerPoint file.

Names of tools, packages, arenas, services and laws, and the headings that the packages share with them, are excepted.
"""

from __future__ import annotations

import re
from pathlib import Path

import pdf_facts
import pytest
from docx import Document
from kragero import kilderekker
from lxml import html
from pptx import Presentation

from macros.site.texts import plain

SOURCES = frozenset(kilderekker.ROWS.read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def names(building):
    guide = building.guide
    entries = [*guide.verktoy, *guide.pakker, *(part for package in guide.pakker for part in package.deler)]
    named = [plain(building, entry.tittel) for entry in entries]
    named += [plain(building, entry.navn) for entry in (*guide.arenaer, *guide.tjenester, *guide.roller)]
    return named + [law.tittel for law in guide.lover]


def copied(text: str, names: list[str]) -> list[str]:
    return [row for row in kilderekker.rows(kilderekker.without(text, names)) if kilderekker.hashed(row) in SOURCES]


def of_page(path: Path) -> str:
    body = html.parse(str(path)).getroot().find(".//body")
    for hidden in body.xpath(".//script | .//style | .//nav | .//h1 | .//h2 | .//h3"):
        hidden.text = kilderekker.BREAK if hidden.tag.startswith("h") else ""
        for child in list(hidden):
            hidden.remove(child)
    return " ".join(body.itertext())


def of_word(path: Path) -> str:
    return "\n".join(
        "".join(t.text or "" for t in paragraph.iter("{*}t"))
        for paragraph in Document(str(path)).element.body.iter("{*}p")
    )


def of_powerpoint(path: Path) -> str:
    texts = []
    for slide in Presentation(str(path)).slides:
        texts += [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        texts.append(slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "")
    return f" {kilderekker.BREAK} ".join(texts)


READERS = {
    "html": of_page,
    "docx": of_word,
    "pptx": of_powerpoint,
    "pdf": lambda path: " ".join(pdf_facts.lines(path)),
}


@pytest.mark.parametrize("kind", READERS)
def test_no_row_of_nine_words_is_a_source_s(site, names, kind):
    files = sorted(site.rglob(f"*.{kind}"))
    assert len(files) > 5
    found = {path.relative_to(site).as_posix(): copied(READERS[kind](path), names) for path in files}
    assert {path: rows[:3] for path, rows in found.items() if rows} == {}


def test_a_copied_sentence_would_be_found():
    """Nine words of a row are enough, whatever stands around them, and eight are not."""
    row = "en to tre fire fem seks sju åtte ni"
    assert kilderekker.hashed(row) == kilderekker.hashed(next(kilderekker.rows(f"{row.title()}, ti")))
    assert list(kilderekker.rows(row.rsplit(" ", 1)[0])) == []
    assert len(SOURCES) > 4000 and all(re.fullmatch(r"[0-9a-f]{12}", hash) for hash in SOURCES)
