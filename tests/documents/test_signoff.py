"""The sign-off packet: every reviewer gets every point, number and law they answer for, with source and boxes."""

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


def ticked(table) -> list:
    """The rows of a table that have boxes; the others head them."""
    return [row for row in table.rows[1:] if row._tr.xpath(".//w14:checkbox")]


def lines_of(document) -> list[str]:
    return [row.cells[0].text for table in document.tables[:-1] for row in ticked(table)]


def source_above(table) -> str:
    """The paragraph right above a table."""
    above = table._tbl.getprevious()
    return "".join(text.text for text in above.iter(f"{{{above.nsmap['w']}}}t"))


def test_every_situation_and_the_rule_stand_there_with_source_and_boxes(packet, building, guide):
    tables = packet["barnevern.docx"].tables[:-1]
    for table in tables:
        with_source = [cell.text for cell in table.rows[0].cells][1:2] == ["Kilde og dato"]
        rows = ticked(table)
        assert rows and all(len(row._tr.xpath(".//w14:checkbox")) == 2 and row.cells[0].text for row in rows)
        if with_source:
            assert all(row.cells[1].text for row in rows), "a line without a source"
        else:
            assert source_above(table).startswith("Kilde og dato: ") and len(source_above(table)) > 20
    text = said(packet["barnevern.docx"])
    for step in (guide.get("trinn", id) for id in guide.gjennomgang[0].trinn):
        for sentence in (step.forst, *step.gjor, *step.ikke):
            assert [piece for piece in pieces(building, sentence) if piece not in text] == [], step.id
    for point in guide.haster.vold.teller:
        assert [piece for piece in pieces(building, point) if piece not in text] == []


def test_a_point_is_one_row_and_a_source_that_all_share_stands_once(packet, guide):
    """236 pages for one service were never read: 990 rows of one sentence each, with the same source beside all."""
    assert 300 < len(lines_of(packet["barnevern.docx"])) < 620
    assert 500 < len(lines_of(packet["personvernombud.docx"])) < 850
    text = said(packet["barnevern.docx"])
    assert "PBLs advokat" not in text and text.count("Lovdatas") == 0, "the source stands beside every row again"
    for name, document in packet.items():
        lines = lines_of(document)
        size = next(line.text for line in document.paragraphs if line.text.startswith("Her er "))
        assert f"{len(lines)} linjer" in size and re.search(r"minutter|time", size), name


def test_a_situation_stands_with_its_number_and_a_heading_has_no_boxes(packet):
    lines = lines_of(packet["barnevern.docx"])
    assert "Brannvesen 110: Det brenner" in lines and "Det brenner" not in lines
    assert "Barnet er i fare nå" not in lines and "Gjør dette" not in lines and "For deg som er barn" not in lines
    heads = said(packet["barnevern.docx"])
    assert "Gjør dette" in heads and "0–5 år" in heads, "nothing says what the points are about"


def test_a_page_is_called_by_its_title(packet):
    headings = {line.text for line in packet["barnevern.docx"].paragraphs if line.style.name == "Heading 2"}
    assert {"For barn, unge og foreldre", "Tegn å se etter", "Hvem kan få vite hva?"} <= headings
    assert not headings & {"for-familier", "innsyn", "tegn", "fravar"}


def test_the_archivist_reads_what_is_said_of_filing_and_each_text_once(packet, building, guide):
    document = packet["arkiv.docx"]
    lines, text = lines_of(document), said(document)
    assert document.tables[0].rows[2].cells[0].text in lines and len(lines) == len(set(lines))
    assert [line for line in lines if line.startswith("Arkiveres i barnets sak")] == [
        "Arkiveres i barnets sak, i kommunens arkiv- eller fagsystem."
    ]
    for tool in (tool for tool in guide.verktoy if tool.arkiv):
        assert re.sub(r"\s+", " ", plain(building, tool.arkiv)) in lines and tool.tittel in text, tool.id
    assert re.sub(r"\s+", " ", plain(building, guide.skjemahode.bevaring)) in lines
    assert len(lines) < 40, "another chapter came first"


def test_the_numbers_and_laws_the_texts_rest_on_come_along(packet, guide):
    document = packet["barnevern.docx"]
    text, number = said(document), guide.get("tlf", "alarmtelefonen")
    assert number.nummer in text and "mars 2024" in text and "barnevernsloven § 13-2" in text
    assert any(line.text == "Kilde og dato: Lovdatas åpne data, utgave 2. juli 2026" for line in document.paragraphs)
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
