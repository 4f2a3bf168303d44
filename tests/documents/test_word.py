"""Every Word file of the built site, compared with the data file field by field."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from itertools import pairwise

import pdf_facts
import pictures
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image
from real import (
    BUILDING,
    FORMS,
    GUIDE,
    HEAD,
    WORDS,
    draft_marks,
    every_form,
    expected_controls,
    said,
    told_pictures,
)

from macros.documents import jobs, word
from macros.guide import form


def open_word(site, tool):
    return Document(str(site / f"verktoykasse/{tool.id}/{tool.id}.docx"))


def body_text(document) -> str:
    return pdf_facts.squeezed("".join(node.text or "" for node in document.element.body.iter(qn("w:t"))))


@every_form
def test_word_controls_match_the_data(site, tool):
    found = []
    kinds = {
        qn("w:date"): "dato",
        qn("w:dropDownList"): "valg",
        "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox": "avkryssing",
    }
    ids = Counter()
    for control in open_word(site, tool).element.body.iter(qn("w:sdt")):
        about = control.find(qn("w:sdtPr"))
        name = about.find(qn("w:alias")).get(qn("w:val"))
        assert name and len(name) <= 64
        ids[about.find(qn("w:id")).get(qn("w:val"))] += 1
        if about.find(qn("w:tag")) is None:
            assert any("repeatingSection" in child.tag for child in about)
            continue
        tag = about.find(qn("w:tag")).get(qn("w:val"))
        assert len(tag) <= 64
        kind = next((kind for child in about if (kind := kinds.get(child.tag))), None)
        if kind is None:
            assert about.find(qn("w:text")).get(qn("w:multiLine")) == "1", "Enter does nothing in a text of one line"
            kind = "tekst"
        if kind == "valg":
            choices = [item.get(qn("w:value")) for item in about.iter(qn("w:listItem"))]
            assert (
                choices
                == list(next(blank.valg for blank in form.blanks(form.parts(tool, HEAD, WORDS)) if blank.id == tag))
                and choices
            )
        found.append((re.sub(r"^(sted-dato|navn(?=-\d)).*", r"\1", tag), kind))
    assert found == [(tag, "tekst" if kind == "langtekst" else kind) for tag, kind in expected_controls(tool)]
    assert max(ids.values()) == 1


@every_form
def test_word_says_what_the_data_says(site, tool):
    text = body_text(open_word(site, tool))
    assert [
        part for part in [*said(tool, choices=False), *draft_marks(tool)] if pdf_facts.squeezed(part) not in text
    ] == []


@every_form
def test_word_is_built_for_everyone(site, tool):
    document = open_word(site, tool)
    headings = [(int(p.style.name[-1]), p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings[0] == (1, tool.dokumenttittel)
    assert all(b <= a + 1 and b > 1 for (a, _), (b, _) in pairwise(headings))
    assert [
        text
        for level, text in headings
        if level == 2 and text in [block.overskrift or block.ny_side for block in tool.skjema.innhold]
    ] == [block.overskrift or block.ny_side for block in tool.skjema.innhold if block.overskrift or block.ny_side]
    empty = [p.style.name for p in document.paragraphs if not p.text.strip() and not p._p.findall(qn("w:sdt"))]
    assert empty == ["Slutt"] * (tool.skjema.ark in ("brev", "barneark")), (
        "no empty paragraphs but the one Word asks for"
    )
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "nb-NO" and document.core_properties.language == "nb-NO"
    assert document.core_properties.title == tool.dokumenttittel and document.core_properties.author == jobs.author(
        BUILDING
    )
    assert document.settings.element.find(qn("w:documentProtection")) is None
    mode = next(
        known
        for known in document.settings.element.iter(qn("w:compatSetting"))
        if known.get(qn("w:name")) == "compatibilityMode"
    )
    assert mode.get(qn("w:val")) == "15", "in compatibility mode Word has no «+» for a new row"
    pictures = list(document.element.body.iter(qn("wp:docPr")))
    assert [said for node in pictures if (said := node.get("descr"))] == told_pictures(tool)
    decoration = [node for node in pictures if not node.get("descr")]
    assert len(decoration) == sum(len(block.bilder or []) for block in tool.skjema.innhold)
    assert all("decorative" in etree.tostring(node, encoding="unicode") for node in decoration)
    repeated = [block for block in tool.skjema.innhold if block.tabell and block.tabell.gjenta]
    assert len(
        list(document.element.body.iter("{http://schemas.microsoft.com/office/word/2012/wordml}repeatingSection"))
    ) == len(repeated)


@every_form
def test_word_tables_are_built_for_everyone(site, tool):
    document = open_word(site, tool)
    assert not [one for one, other in pairwise(document.element.body) if one.tag == other.tag == qn("w:tbl")], (
        "Word makes one table of two side by side"
    )
    for table in document.element.body.iter(qn("w:tbl")):
        rows = list(table.iter(qn("w:tr")))
        look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        headed = rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert headed == (look.get(qn("w:firstRow")) == "1"), (
            "a row of headings stands on every page, and only such a row"
        )
        assert headed or look.get(qn("w:firstColumn")) == "1" or "w:drawing" in table.xml
        assert not headed or rows[0].find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val"))


@every_form
def test_word_header_and_footer(site, tool):
    section = open_word(site, tool).sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert (
            f"{tool.dokumenttittel} · versjon {tool.skjema.versjon} · {tool.skjema.oppdatert:%d.%m.%Y}"
            in footer.paragraphs[0].text
        )
        assert "PAGE" in footer._element.xml and "NUMPAGES" in footer._element.xml
    first, rest = section.first_page_header, section.header
    for header in (first, rest):
        assert GUIDE.kommune.navn in "".join(node.text or "" for node in header._element.iter(qn("w:t")))
    assert [node.get("descr") for node in first._element.iter(qn("wp:docPr"))] == [WORDS.merke_alt]
    assert all(mark in rest.paragraphs[0].text for mark in draft_marks(tool)[:1])


@pytest.mark.parametrize("name", pictures.SOURCES)
def test_word_pictures_are_drawn_from_todays_svg(name):
    with Image.open(word.PICTURES / f"{name}.png") as picture:
        assert picture.text[pictures.KEY] == pictures.drawn_from(pictures.SOURCES[name]), (
            "run: python tests/pictures.py"
        )


@pytest.mark.grundig
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_every_word_file(site, tmp_path):
    files = [str(site / f"verktoykasse/{tool.id}/{tool.id}.docx") for tool in FORMS]
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            *files,
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    for tool in FORMS:
        text = pdf_facts.text(tmp_path / f"{tool.id}.pdf")
        assert [part for part in said(tool, choices=False) if pdf_facts.squeezed(part) not in text] == [], tool.id
        prompts = Counter(kind for _, kind in expected_controls(tool))
        prompted = Counter(blank.type for blank in form.blanks(form.parts(tool, HEAD, WORDS)) if blank.ledetekst)
        assert text.count(pdf_facts.squeezed(WORDS.ledetekst["tekst"])) == prompted["tekst"] + prompted["langtekst"], (
            tool.id
        )
        assert text.count(pdf_facts.squeezed(WORDS.ledetekst["dato"])) == prompted["dato"], tool.id
        assert text.count("☐") >= prompts["avkryssing"], tool.id
