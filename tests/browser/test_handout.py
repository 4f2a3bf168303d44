"""The participants' sheet on paper: whole cases, room to write, nothing that only a screen can use."""

from __future__ import annotations

import pdf_facts
import pikepdf
import pytest
from real import GUIDE

TWO_SHEETS, THREE_SHEETS = 4, 6  # pages, printed on both sides
LONGEST = "2-den-viktige-samtalen"  # eight tasks and two cases
ROOM = """all => all.map(lines => [
    lines.parentElement.parentElement.children.length, lines.offsetHeight / 96 * 2.54, lines.parentElement.textContent
])"""


@pytest.fixture(params=GUIDE.pakker, ids=lambda package: package.id)
def sheet(request, page, address):
    page.goto(f"{address}opplaring/{request.param.id}/deltaker/")
    page.emulate_media(media="print")
    return page


def test_a_case_stands_whole_on_one_page_of_few(sheet, tmp_path):
    """Who works with a case turns no page in the middle of it."""
    path = tmp_path / "ark.pdf"
    path.write_bytes(sheet.pdf(prefer_css_page_size=True, print_background=True))
    with pikepdf.open(path) as paper:
        pages = [pdf_facts.page_text(path, number) for number in range(len(paper.pages))]
    codes = GUIDE.kommune.nettadresse  # then there are codes to scan, which take their room
    assert 3 <= len(pages) <= (THREE_SHEETS if codes or LONGEST in sheet.url else TWO_SHEETS)
    cases = sheet.eval_on_selector_all(
        ".variant[open]", "all => all.map(one => [...one.querySelectorAll('p')].map(p => p.textContent))"
    )
    names = sheet.eval_on_selector_all(".variant[open] > summary", "all => all.map(one => one.textContent)")
    assert not [text for text in pages for name in names if text.endswith(pdf_facts.squeezed(name))], "a name alone"
    for paragraphs in cases:
        on = {nr for nr, text in enumerate(pages) for told in paragraphs if pdf_facts.squeezed(told) in text}
        assert len(on) == 1, paragraphs[0]


def test_the_last_page_is_more_than_what_to_do_afterwards(sheet, tmp_path):
    path = tmp_path / "ark.pdf"
    path.write_bytes(sheet.pdf(prefer_css_page_size=True, print_background=True))
    with pikepdf.open(path) as paper:
        last = pdf_facts.page_text(path, len(paper.pages) - 1)
    after = pdf_facts.squeezed(sheet.inner_text("#videre"))
    above = last[: last.index(after)]
    code = GUIDE.kommune.nettadresse and "/verktoykasse/" in above  # it takes the room of many words
    assert len(above) > 100 or code, last


def test_what_leads_on_stands_apart_from_the_lines_to_write_on(sheet):
    sheet.emulate_media(media="screen")
    gap = """() => document.querySelector('#lenker').getBoundingClientRect().top
      - [...document.querySelectorAll('.ark-oppgave')].pop().getBoundingClientRect().bottom"""
    assert sheet.evaluate(gap) >= 32
    assert sheet.evaluate("getComputedStyle(document.querySelector('div.bare-skjerm')).borderTopWidth") == "3px"


def test_nothing_on_paper_is_for_the_screen(sheet):
    """No triangle to press, and no link alone where a code would have stood."""
    marks = sheet.eval_on_selector_all(
        ".variant[open] > summary", "all => all.map(one => getComputedStyle(one).display)"
    )
    assert "list-item" not in marks
    codes = sheet.eval_on_selector_all(".qr", "all => all.filter(one => !one.querySelector('svg')).length")
    assert codes == 0


def test_every_question_has_two_lines_to_write_on(sheet):
    """Only where there are many questions, each with a short answer, is there one."""
    room = sheet.eval_on_selector_all(".ark-oppgave li > .linjer", ROOM)
    assert room
    for questions, high, asked in room:
        assert high > (0.6 if questions > 8 else 1.2), asked


def test_the_strip_of_a_draft_stands_clear_of_the_title(sheet):
    gap = "document.querySelector('h1').getBoundingClientRect().top - strip.getBoundingClientRect().bottom"
    if strip := sheet.query_selector(".utkast"):
        assert strip.evaluate(f"strip => {gap}") > 8
