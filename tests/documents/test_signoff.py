"""The sign-off packet: every reviewer gets every sentence, number and law they answer for, with source and boxes."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from macros.documents import signoff
from macros.site.texts import plain

DAY = date(2026, 11, 29)
pytestmark = pytest.mark.build  # it makes documents


@pytest.fixture(scope="module")
def packet(building):
    return {name: Document(BytesIO(content)) for name, content in signoff.packet(building, DAY).items()}


def said(document) -> str:
    return re.sub(
        r"\s+", " ", " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    )


def pieces(building, text: str) -> list[str]:
    """The sentences of a text of the data, as a reader sees them."""
    return re.split(r"(?<=[.!?])[»\")]? ", re.sub(r"\s+", " ", plain(building, text)))


def test_there_is_a_file_for_each_who_must_read_it(packet, guide):
    assert list(packet) == [f"{reviewer.id}.docx" for reviewer in guide.gjennomgang]
    assert {"barnevern", "politi", "barnehus", "helse", "personvernombud", "arkiv"} <= {
        reviewer.id for reviewer in guide.gjennomgang
    }


def test_every_situation_and_the_rule_stand_there_with_source_and_boxes(packet, building, guide):
    rows = [row for table in packet["barnevern.docx"].tables[:-1] for row in table.rows[1:]]
    assert all(row.cells[0].text and row.cells[1].text for row in rows), "a line without a source"
    boxes = [len(row._tr.xpath(".//w14:checkbox")) for row in rows]
    assert set(boxes) == {2} and len(rows) > 150
    text = said(packet["barnevern.docx"])
    for step in (guide.get("trinn", id) for id in guide.gjennomgang[0].trinn):
        for sentence in (step.forst, *step.gjor, *step.ikke):
            assert [piece for piece in pieces(building, sentence) if piece not in text] == [], step.id
    for point in guide.haster.vold.teller:
        assert [piece for piece in pieces(building, point) if piece not in text] == []


def test_the_numbers_and_laws_the_texts_rest_on_come_along(packet, guide):
    text = said(packet["barnevern.docx"])
    number = guide.get("tlf", "alarmtelefonen")
    assert number.nummer in text and "mars 2024" in text
    assert "barnevernsloven § 13-2" in text and "2. juli 2026" in text
    assert "arkivlova § 13" in said(packet["arkiv.docx"])


def test_every_field_of_every_form_is_read_by_the_data_protection_officer(packet, building, guide):
    text = said(packet["personvernombud.docx"])
    for tool in guide.verktoy:
        fields = [field for block in (tool.skjema.innhold if tool.skjema else ()) for field in block.felter or ()]
        missing = [piece for field in fields for piece in pieces(building, field.etikett) if piece not in text]
        assert missing == [], tool.id


def test_a_page_is_read_as_sentences_and_not_as_markdown(packet):
    text = said(packet["politi.docx"])
    assert "En strengt fortrolig adresse (kode 6) blir ikke gitt ut, heller ikke til offentlige organer." in text
    assert not re.search(r"\{\{|\]\(|\*\*|</", text)


def test_it_is_not_published(site):
    assert not list(site.rglob("*gjennomgang*.docx")) and not (site / "gjennomgang").exists()
