"""The slides as PDF: one page for each slide of the PowerPoint file, tagged, with its text."""

from __future__ import annotations

import pdf_facts
import pikepdf
import pytest
from decks import (
    every_package,
    opened,
    words,
)
from real import BUILDING, GUIDE

from macros.documents import pdf
from macros.site.texts import plain


@every_package
def test_pdf_is_tagged_and_holds_one_slide_per_page(site, package):
    path = site / "opplaring" / package / "lysbilder.pdf"
    assert pdf_facts.problems(path, ("Schibsted-Grotesk", "Newsreader")) == []
    slides = list(opened(site, package).slides)
    with pikepdf.open(path) as document:
        assert len(document.pages) == len(slides), "no text runs over to another page"
        for page in document.pages:
            assert float(page.MediaBox[2]) / float(page.MediaBox[3]) == pytest.approx(16 / 9)
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == f"Lysbilder: {GUIDE.get('pakke', package).tittel}"
        headings = [
            element for element in pdf_facts.tags(document.Root.StructTreeRoot) if str(element.S) in ("/H1", "/H2")
        ]
        assert len(headings) == len(slides)
    text = pdf_facts.text(path)
    for slide in slides:
        for shape in slide.placeholders:
            if shape.placeholder_format.idx in (0, 1, 2, 3):
                for paragraph in shape.text_frame.paragraphs:
                    assert pdf_facts.squeezed(paragraph.text) in text, slide.shapes.title.text_frame.text
    doubt = GUIDE.haster.vold.tvil
    told = (GUIDE.haster.vold.kort, doubt, f"{BUILDING.words.vold.tvil} {doubt}")
    rule = {words(plain(BUILDING, part)) for part in told}  # stands on slides too
    for slide in slides:
        notes = [words(paragraph.text) for paragraph in slide.notes_slide.notes_text_frame.paragraphs[1:]]
        first = next(note for note in notes if note and note not in rule)
        assert pdf_facts.squeezed(first) not in text, "what the leader says is not on paper"


YELLOW = ("#ffcb47", "#fff3d1")  # the signal of «Når det haster», and its ground


@every_package
def test_no_slide_has_the_boxes_of_what_is_urgent(site, package):
    """The texts of a drawing stand on the drawing, and yellow is only for what is urgent."""
    signal = {tuple(round(int(colour[n : n + 2], 16) / 255, 2) for n in (1, 3, 5)) for colour in YELLOW}
    with pikepdf.open(site / "opplaring" / package / "lysbilder.pdf") as document:
        for number, page in enumerate(document.pages, 1):
            used = {
                tuple(round(float(part), 2) for part in operands)
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator).lower() in ("rg", "scn", "sc") and len(operands) == 3
            }
            assert not used & signal, f"slide {number}"


SLIDE = """<section class="bilde"><h2>Tittel</h2><p class="bilde-tid liten"><b>12</b> minutter</p>
<div class="bilde-tekst" style="font-size: 30pt; width: 400pt; top: 100pt"><div class="bilde-spalte">
<ol class="ol"><li>Ring</li><li>Spør</li></ol><ol class="ol"><li class="human">Når?</li></ol>
<ul class="ul"><li>Skriv</li></ul><ul class="merket"><li class="merket-1"><b class="merke">0</b>Bli med</li></ul>
</div></div></section>"""


def drawn_texts() -> list:
    """Every text of `SLIDE` as it is laid out with the real style sheet."""
    [page] = pdf._layout(pdf._document(SLIDE)).pages
    return [box for box in page._page_box.descendants(placeholders=True) if getattr(box, "text", "").strip()]


def test_the_minutes_stand_inside_the_small_ring():
    word = next(box for box in drawn_texts() if box.text.strip() == "minutter")
    [page] = pdf._layout(pdf._document(SLIDE)).pages
    ring = next(
        box
        for box in page._page_box.descendants(placeholders=True)
        if box.element_tag == "p" and box.border_width() > 50
    )
    middle = ring.position_x + ring.border_width() / 2, ring.position_y + ring.border_height() / 2
    inner = ring.width / 2
    for x in (word.position_x, word.position_x + word.width):
        for y in (word.position_y + word.height * 0.2, word.position_y + word.baseline):  # its letters, not its line
            assert ((x - middle[0]) ** 2 + (y - middle[1]) ** 2) ** 0.5 < inner - 2


def test_numbers_of_a_list_are_green_and_inside_the_margin():
    marks = [box for box in drawn_texts() if "marker" in str(box.element_tag) or box.text == "0"]
    assert [box.text.strip() for box in marks] == ["1.", "2.", "1.", "•", "0"]
    left = 90 * 4 / 3  # the margin, in CSS pixels
    for box in marks:
        assert [round(float(part) * 255) for part in box.style["color"].coordinates] == [0x0A, 0x62, 0x5D], box.text
        assert box.style["font_weight"] == 700 and box.position_x >= left - 0.5, (box.text, box.position_x)
        assert "tabular-nums" not in box.style["font_variant_numeric"], "no gap between a number and its dot"
