"""A form as it lies on the desk: sizes of headings, boxes to tick, what may be divided, and how it is read aloud."""

from __future__ import annotations

from itertools import pairwise

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from real import BUILDING, FORMS, WORDS, every_form

from macros.documents import jobs, pdf

MM = 96 / 25.4  # WeasyPrint measures in pixels
FAMILY = [tool for tool in FORMS if tool.type == "samtaleverktoy"]


@pytest.fixture(scope="module")
def laid_out():
    """The boxes of a form on paper, page by page, as WeasyPrint lays them out: kept for the next test."""
    made, kept = jobs.form_jobs(BUILDING), {}

    def boxes(tool):
        if tool.id not in kept:
            markup, tight = made[f"verktoykasse/{tool.id}/{tool.id}.pdf"].made_of
            style = pdf.TIGHT.read_text(encoding="utf-8") if tight else ""
            kept[tool.id] = [list(_all(page._page_box)) for page in pdf._layout(pdf._document(markup), style).pages]
        return kept[tool.id]

    return boxes


def _all(box):
    yield box
    for child in getattr(box, "children", ()):
        yield from _all(child)


def _said(box) -> str:
    return "".join(getattr(inner, "text", "") for inner in _all(box))


def _tagged(boxes, *tags):
    return [box for box in boxes if box.element_tag in tags and hasattr(box, "children") and box.element is not None]


@pytest.mark.grundig
@pytest.mark.parametrize("tool", FAMILY, ids=lambda tool: tool.id)
def test_the_heading_of_a_part_is_larger_than_the_questions_under_it(laid_out, tool):
    boxes = [box for page in laid_out(tool) for box in page]
    parts = [block.overskrift or block.ny_side for block in tool.skjema.innhold]
    sizes = {True: set(), False: set()}
    for box in _tagged(boxes, "h2", "h3", "figcaption"):
        if "innsyn" not in (box.element.get("class") or ""):
            sizes[_said(box) in parts].add(float(box.style["font_size"]))
    for box in _tagged(boxes, "p"):
        if box.element.get("class") == "skala-tittel":
            sizes[False].add(float(box.style["font_size"]))
    assert not sizes[True] or min(sizes[True]) > max(sizes[False]) * 1.15


@pytest.mark.grundig
@every_form
def test_the_filing_block_has_the_type_of_the_form_s_other_labels(laid_out, tool):
    found = [box for page in laid_out(tool) for box in _tagged(page, "h2") if box.element.get("class") == "innsyn"]
    assert bool(found) == (tool.skjema.ark == "barnet")
    assert {box.style["font_family"][0] for box in found} <= {"Schibsted Grotesk"}


@pytest.mark.grundig
@every_form
def test_boxes_to_tick_stand_beside_their_line_and_apart(laid_out, tool):
    for page in laid_out(tool):
        ticks = [box for box in page if box.element_tag == "li::before" and box.style["border_top_width"]]
        lines = {id(box.element): box for box in reversed(page) if type(box).__name__ == "LineBox" and _said(box)}
        for tick in ticks:
            line = lines[id(tick.element)]
            off = (tick.position_y + tick.border_height() / 2) - (line.position_y + line.height / 2)
            assert abs(off) < 0.5 * MM, (_said(line), off / MM)
        for one, other in pairwise(sorted(ticks, key=lambda box: (round(box.position_x), box.position_y))):
            if round(one.position_x) == round(other.position_x):
                assert other.position_y - one.position_y - one.border_height() > 0.9 * MM, _said(lines[id(one.element)])


@pytest.mark.parametrize("tool", [tool for tool in FORMS if tool.skjema.ark == "brev"], ids=lambda tool: tool.id)
def test_a_letter_is_one_sheet(site, tool):
    with pikepdf.open(site / f"verktoykasse/{tool.id}/{tool.id}.pdf") as document:
        assert len(document.pages) <= 2


def test_labels_and_answers_are_divided_by_a_page_when_they_must(laid_out):
    """Three rows were one block: the first kept with the next, and the last with the one before."""
    markup = (
        "<!doctype html><html lang='nb'><title>x</title><body class='skjema'><main><h1>x</h1>"
        "<p style='height: 205mm'>tekst</p><table class='tabell rutenett felter'><tbody>"
        f"{'<tr><th scope=row>Etikett</th><td><p style=height:16mm>x</p></td></tr>' * 3}</tbody></table></main>"
    )
    first, second = pdf._layout(pdf._document(markup)).pages
    assert _said(first._page_box).count("Etikett") and _said(second._page_box).count("Etikett")


def word(site, tool):
    return Document(str(site / f"verktoykasse/{tool.id}/{tool.id}.docx")).element.body


@pytest.mark.parametrize("tool", [tool for tool in FORMS if tool.skjema.ark == "barnet"], ids=lambda tool: tool.id)
def test_word_says_what_may_be_confidential_before_it_asks_why(site, tool):
    body = list(word(site, tool))
    (asks,) = [place for place, child in enumerate(body) if 'w:val="hode-innsyn"' in child.xml]
    said = ["".join(node.text for node in child.iter(qn("w:t"))) for child in body[asks - 1 : asks + 1]]
    assert said[0] == f"{BUILDING.guide.skjemahode.varsel}." and said[1].startswith(f"{WORDS.grunn}: ")
    assert "<w:keepNext/>" in body[asks - 1].xml
    (name,) = [node.get(qn("w:val")) for node in body[asks].iter(qn("w:alias"))]
    assert name == WORDS.grunn


@every_form
def test_where_one_signs_by_hand_nothing_is_printed(site, tool):
    for table in word(site, tool).iter(qn("w:tbl")):
        head, *rows = table.iter(qn("w:tr"))
        if WORDS.underskrift in [node.text for node in head.iter(qn("w:t"))]:
            said = [node.text.strip() for row in rows for node in row.iter(qn("w:t"))]
            roles = {role for block in tool.skjema.innhold for role in block.signatur or []}
            assert {text for text in said if text} <= roles
            assert [row for row in rows if len(list(row.iter(qn("w:sdt")))) != 2] == [], "and it can still be written"
