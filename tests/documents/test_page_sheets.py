"""A page that somebody holds in the hand: what is read on its first side, what is filled in on the next."""

from __future__ import annotations

from dataclasses import replace

import pdf_facts
import pdf_ua
import pikepdf
import pytest
from lxml import html
from mkdocs.structure.files import Files

from macros import documents
from macros.documents import jobs


@pytest.mark.parametrize("page, address", jobs.SHEETS.items())
def test_the_page_links_to_its_sheet_and_both_say_the_same(site, page, address):
    sheet, built = site / address, html.parse(str(site / address).rsplit("/", 1)[0] + "/index.html").getroot()
    assert built.xpath(f"//main//a[@href='{sheet.name}'][contains(., '(PDF, ')]"), page
    said = pdf_facts.text(sheet)
    cells = [*built.xpath("//main//table//th"), *built.xpath("//main//table//td")]
    assert [cell.text_content() for cell in cells if pdf_facts.squeezed(cell.text_content()) not in said] == []
    assert pdf_ua.problems(sheet) == []


def test_the_test_kit_is_one_leaf(site):
    sheet = site / jobs.SHEETS["om/provesett.md"]
    with pikepdf.open(sheet) as document:
        assert len(document.pages) == 2, "one for the tasks, one to count on: printed on both sides it is one leaf"
    first, second = pdf_facts.page_text(sheet, 0), pdf_facts.page_text(sheet, 1)
    assert "Defemoppgavene" in first and "Dettetellerdu" not in first
    assert second.startswith("Dettetellerdu")
    for line in ("Person nr.", "Arbeidssted", "Dato", "Hva var vanskeligst"):
        assert pdf_facts.squeezed(line) in second, "no place to write it"
    assert pdf_facts.squeezed("Arket er ditt: Svarene står der.") in first, "whose it is, with the answers on it"
    assert pdf_facts.squeezed("«Hva gjør jeg nå?»: skriv ned") in first


def test_a_guide_without_the_page_has_no_sheet(building):
    without = replace(building, files=Files([file for file in building.files if file.src_uri not in jobs.SHEETS]))
    assert set(jobs.SHEETS.values()) <= set(documents.addresses(building))
    assert not set(jobs.SHEETS.values()) & set(documents.addresses(without))
    assert jobs.sheet_jobs(without, building.edition.folder) == {}
