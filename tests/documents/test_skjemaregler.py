"""The rules that every form keeps: names beside signatures, the head, letters as letters (longer: all of them)."""

from __future__ import annotations

import re
import zipfile
from itertools import pairwise

import pdf_facts
import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from real import BUILDING, FORMS, GUIDE, HEAD, WORDS, every_form

from macros.documents import jobs
from macros.documents.word_parts import DATA
from macros.guide.form import blanks, parts

W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
ABOUT_A_CHILD = [tool for tool in FORMS if tool.skjema.ark == "barnet"]
OTHERS = [tool for tool in FORMS if tool.skjema.ark != "barnet"]
LETTERS = [tool for tool in FORMS if tool.skjema.ark == "brev"]
CHILDRENS = [tool for tool in FORMS if tool.skjema.ark == "barneark"]


def each(tools):
    return pytest.mark.parametrize("tool", tools, ids=lambda tool: tool.id)


def word(site, tool):
    return Document(str(site / f"verktoykasse/{tool.id}/{tool.id}.docx"))


def part(site, tool, name: str) -> bytes:
    with zipfile.ZipFile(site / f"verktoykasse/{tool.id}/{tool.id}.docx") as package:
        return package.read(name)


def pdf(site, tool):
    return site / f"verktoykasse/{tool.id}/{tool.id}.pdf"


def page_texts(path) -> list[str]:
    """The text of each page, squeezed."""
    with pikepdf.open(path) as document:
        count = len(document.pages)
    return [pdf_facts.page_text(path, number) for number in range(count)]


def body_text(document) -> str:
    return "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))


def controls(element):
    """(tag, name, what is said about it) of every blank."""
    for control in element.iter(qn("w:sdt")):
        about = control.find(qn("w:sdtPr"))
        tag = about.find(qn("w:tag"))
        name = about.find(qn("w:alias")).get(qn("w:val"))
        yield (tag.get(qn("w:val")) if tag is not None else None), name, about


# --- signatures, the head and the letters ----------------------------------------------------------------------------


@every_form
def test_who_signs_writes_a_name(site, tool):
    signing = [block.signatur for block in tool.skjema.innhold if block.signatur]
    wanted = [WORDS.rolle, WORDS.navn, WORDS.sted_dato, WORDS.underskrift]
    tables = [[cell.text for cell in table.rows[0].cells] for table in word(site, tool).tables]
    assert sum(row == wanted for row in tables) == len(signing)
    text = pdf_facts.text(pdf(site, tool))
    assert text.count(pdf_facts.squeezed("".join(wanted))) == len(signing)
    names = [blank.navn for blank in blanks(parts(tool, HEAD, WORDS)) if blank.id.startswith("navn-")]
    assert len(names) == sum(map(len, signing)) and all(name.startswith(f"{WORDS.navn}: ") for name in names)


@each(ABOUT_A_CHILD)
def test_a_form_about_a_child_has_the_head_everywhere(site, tool):
    paper, file = pdf_facts.text(pdf(site, tool)), pdf_facts.squeezed(body_text(word(site, tool)))
    for said in (WORDS.enhet, WORDS.saksnummer, WORDS.barnets_navn, WORDS.fodt, HEAD.varsel):
        assert pdf_facts.squeezed(said) in paper and pdf_facts.squeezed(said) in file
    for ground in HEAD.grunnlag:
        assert pdf_facts.squeezed(f"{ground.enhet}: {ground.hjemmel}") in paper
    document = word(site, tool)
    (choices,) = [about for tag, _, about in controls(document.element.body) if tag == "hode-innsyn"]
    offered = [item.get(qn("w:value")) for item in choices.iter(qn("w:listItem"))]
    assert offered == [f"{g.enhet}: {g.hjemmel}" for g in HEAD.grunnlag] and len(offered) == 3
    offered = [choice.replace("\u00a0", " ") for choice in offered]
    assert "offentleglova § 13, jf. forvaltningsloven § 13" in offered[0] and "helsepersonelloven § 21" in offered[1]
    assert "§" not in offered[2], "no ground for a private unit"


@each(ABOUT_A_CHILD)
def test_the_head_of_every_page_follows_the_form(site, tool):
    document = word(site, tool)
    bound = {}
    for where, element in (("form", document.element.body), ("page", document.sections[0].header._element)):
        for _, _, about in controls(element):
            binding = about.find(qn("w:dataBinding"))
            if binding is not None:
                bound.setdefault(binding.get(qn("w:xpath")), []).append(where)
    assert [bound[f"/s:skjema[1]/s:{name}[1]"] for name in ("navn", "fodt")] == [["form", "page"]] * 2
    store = etree.fromstring(part(site, tool, "customXml/item1.xml"))
    assert [child.tag for child in store] == [f"{{{DATA}}}{name}" for name in ("virksomhet", "navn", "fodt")]
    assert document.sections[0].different_first_page_header_footer, "the first page has the form itself"
    lines = document.sections[0].header.paragraphs
    shown = [WORDS.barnets_navn in "".join(line._p.itertext()) for line in lines]
    assert shown == [False, True], "on a line of its own"
    later = page_texts(pdf(site, tool))[1:]
    assert later and all(pdf_facts.squeezed(f"{WORDS.barnets_navn}: ___") in page for page in later)


@each(OTHERS)
def test_letters_and_childrens_sheets_have_no_head(site, tool):
    for text in (pdf_facts.text(pdf(site, tool)), pdf_facts.squeezed(body_text(word(site, tool)))):
        for said in (WORDS.saksnummer, HEAD.varsel):
            assert pdf_facts.squeezed(said) not in text


@every_form
def test_a_private_unit_writes_its_own_name(site, tool):
    section = word(site, tool).sections[0]
    for header in (section.first_page_header, section.header):
        named = [about for tag, _, about in controls(header._element) if tag.startswith("virksomhet")]
        assert len(named) == 1 and named[0].find(qn("w:dataBinding")).get(qn("w:xpath")).endswith("s:virksomhet[1]")
    store = etree.fromstring(part(site, tool, "customXml/item1.xml"))
    assert store[0].text == GUIDE.kommune.navn


@each(LETTERS)
def test_a_letter_is_a_letter(site, tool):
    document = word(site, tool)
    first = [tag for tag, *_ in controls(document.element.body)][:4]
    assert first == ["hode-fra", "hode-dato", "hode-til", "hode-referanse"]
    headings = [line.text for line in document.paragraphs if line.style.name.startswith("Heading")]
    assert WORDS.referanse not in headings, "a reference is no chapter"
    assert [block.overskrift for block in tool.skjema.innhold if block.overskrift][-1] == "Vennlig hilsen"
    kinds = {blank.type for blank in blanks(parts(tool, HEAD, WORDS))}
    assert "avkryssing" not in kinds, "a list for staff to tick is no part of a letter"


@each([*LETTERS, *CHILDRENS])
def test_nothing_on_filing_stands_on_what_is_sent_or_a_child_holds(site, tool):
    for text in (pdf_facts.text(pdf(site, tool)), pdf_facts.squeezed(body_text(word(site, tool)))):
        for said in (WORDS.arkiv, WORDS.ikke_lagre, HEAD.bevaring):
            assert pdf_facts.squeezed(said) not in text


@every_form
def test_whoever_asks_for_an_address_is_warned_first(site, tool):
    asks = [field for field in tool.skjema.felter if field.adresse]
    looks_so = [f for f in tool.skjema.felter if re.search("adresse|foresatte, med|telefon til for", f.etikett.lower())]
    assert [field.id for field in looks_so if field not in asks and field.type != "avkryssing"] == []
    for text in (pdf_facts.text(pdf(site, tool)), pdf_facts.squeezed(body_text(word(site, tool)))):
        warning = pdf_facts.squeezed(HEAD.sperret)
        assert text.count(warning) == bool(asks)
        assert not asks or text.index(warning) < text.index(pdf_facts.squeezed(asks[0].etikett))


# --- keeping ---------------------------------------------------------------------------------------------------------


def test_nobody_says_that_every_paper_is_kept_for_ever():
    assert [tool.id for tool in GUIDE.verktoy if "bevf-36" in (*tool.lover, tool.arkiv or "")] == []
    assert len([tool for tool in GUIDE.verktoy if tool.bevaring]) >= 20
    assert "Nasjonalarkivet" in HEAD.bevaring and "Slett ikke" in HEAD.bevaring


@every_form
def test_the_foot_says_where_it_is_filed_and_what_it_was_written_after(site, tool):
    text = pdf_facts.text(pdf(site, tool))
    assert (pdf_facts.squeezed(HEAD.bevaring) in text) == (
        tool.bevaring and tool.skjema.ark not in ("brev", "barneark")
    )
    written = next(written for written in GUIDE.verktoy if written.id == tool.id)
    laws = GUIDE.laws_of_form(written)
    assert laws or tool.skjema.ark != "barnet"
    filed = tool.skjema.ark not in ("brev", "barneark")
    assert ("Lovtekstlest" in text) == bool(laws and filed)


# --- the order of questions ------------------------------------------------------------------------------------------


@every_form
def test_the_opening_question_comes_first(site, tool):
    order = [tag for tag, *_ in controls(word(site, tool).element.body)]
    for field in tool.skjema.felter:
        if field.hvis:
            assert order.index(field.hvis) < order.index(field.id)
    follow = re.compile(
        r"(?i)^hvilk\w+ .*, hvis|, hvis (?:det gjelder|ikke alt|det er to|ikke barnet)|^hvem, og hvem spør"
    )
    loose = [field.id for field in tool.skjema.felter if follow.search(field.etikett) and not field.hvis]
    assert loose == [], "«hvis» in the data says which question a field follows"


# --- Word ------------------------------------------------------------------------------------------------------------


@every_form
def test_no_two_blanks_have_the_same_name(site, tool):
    document = word(site, tool)
    elements = (document.element.body, document.sections[0].header._element)
    names = [name for element in elements for _, name, _ in controls(element)]
    assert len(names) == len(set(names)), sorted({name for name in names if names.count(name) > 1})
    assert max(map(len, names)) <= 64


@every_form
def test_prompts_are_real_short_and_only_in_the_first_row(site, tool):
    document = word(site, tool)
    glossary = etree.fromstring(part(site, tool, "word/glossary/document.xml"))
    known = {node.get(qn("w:val")) for node in glossary.iter(qn("w:name")) if node.getparent().tag == qn("w:docPartPr")}
    asked = []
    for tag, _, about in controls(document.element.body):
        if tag is None or "checkbox" in etree.tostring(about).decode():
            continue
        prompt = about.find(f"{qn('w:placeholder')}/{qn('w:docPart')}").get(qn("w:val"))
        assert prompt in known and len(prompt.split()) <= 3
        asked.append((tag, prompt))
    for block in tool.skjema.innhold:
        if block.tabell:
            rows = {tag: prompt for tag, prompt in asked if re.fullmatch(rf"{block.tabell.id}-\d+-\d+", tag)}
            assert {prompt for tag, prompt in rows.items() if tag.split("-")[-2] != "1"} <= {"tomt felt"}
            assert "tomt felt" not in {prompt for tag, prompt in rows.items() if tag.split("-")[-2] == "1"}
    assert "_rels/document.xml.rels" in " ".join(
        zipfile.ZipFile(site / f"verktoykasse/{tool.id}/{tool.id}.docx").namelist()
    )


@every_form
def test_rows_can_be_added_and_deleted(site, tool):
    document = word(site, tool)
    repeated = [block.tabell for block in tool.skjema.innhold if block.tabell and block.tabell.gjenta]
    sections = [
        about for _, _, about in controls(document.element.body) if about.find(f"{W15}repeatingSection") is not None
    ]
    assert len(sections) == len(repeated)
    for about in sections:
        inside = list(about.getparent().iter(qn("w:lock")))
        assert inside == [], "Word does not delete a row that holds a locked control"
    told = 0 if tool.skjema.ark == "brev" else len(repeated)
    assert body_text(document).count(WORDS.rader_word) == told, "«slett tomme rader», but not to who gets a letter"
    outside = [tag for tag, _, about in controls(document.element.body) if about.find(qn("w:lock")) is not None]
    assert outside or not tool.skjema.felter, "what stands once stays"


@every_form
def test_no_row_says_nothing(site, tool):
    document = word(site, tool)
    rows = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert [WORDS.opplysning, WORDS.svar] not in rows
    for table in document.tables:
        rows = table._tbl.xml.split("repeatingSectionItem")[1:]
        assert "keepNext" not in "".join(rows), "rows kept together leave half a page empty when filled in"


@every_form
def test_a_row_stays_in_one_piece(site, tool):
    for row in word(site, tool).element.body.iter(qn("w:tr")):
        whole = row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        assert whole or len(row.findall(qn("w:tc"))) == 1, "a line of a row stands alone on the next page"


@every_form
def test_nobody_signs_on_a_page_that_says_nothing(site, tool):
    body = list(word(site, tool).element.body)
    signing = [
        place
        for place, table in enumerate(body)
        if table.tag == qn("w:tbl")
        and WORDS.underskrift in [node.text for node in next(table.iter(qn("w:tr"))).iter(qn("w:t"))]
    ]
    assert len(signing) == sum(block.type == "signatur" for block in tool.skjema.innhold)
    for place in signing:
        above = place - 1
        while body[above].tag == qn("w:p") and body[above].style in ("Caption", "Heading2"):  # kept by their style
            above -= 1
        whole = list(body[above].iter(qn("w:tr"))) or [body[above]]
        assert kept(whole[-1]), "the last line, or the last row, stays with the signature"
        rows = [row for row in whole[:-1] if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None]
        assert not any(map(kept, rows)), "no more than it: all of a table would leave half a page blank"


def kept(element) -> bool:
    lines = list(element.iter(qn("w:p")))
    return all(line.pPr is not None and line.pPr.keepNext_val for line in lines)


@every_form
def test_only_styles_in_use_and_true_properties(site, tool):
    styles = part(site, tool, "word/styles.xml")
    assert len(styles) < 60_000
    tree = etree.fromstring(styles)
    kept = [style.get(qn("w:styleId")) for style in tree.iter(qn("w:style"))]
    assert len(kept) < 30 and {"Normal", "Heading1", "ListBullet", "TableGrid", "Svarfelt", "Ledetekst"} <= set(kept)
    assert tree.find(qn("w:latentStyles")) is not None
    used = set(
        re.findall(r'w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"', part(site, tool, "word/document.xml").decode())
    )
    based = {node.get(qn("w:val")) for name in ("basedOn", "next", "link") for node in tree.iter(qn(f"w:{name}"))}
    assert used | based <= set(kept)
    app = part(site, tool, "docProps/app.xml").decode()
    assert "Macintosh" not in app and "Pages" not in app and jobs.author(BUILDING) in app
    settings = part(site, tool, "word/settings.xml").decode()
    assert '<w:decimalSymbol w:val=","/>' in settings and '<w:listSeparator w:val=";"/>' in settings
    with pikepdf.open(pdf(site, tool)) as document:
        assert str(document.docinfo["/CreationDate"]).startswith(f"D:{tool.skjema.oppdatert:%Y%m%d}")


# --- consent ---------------------------------------------------------------------------------------------------------


def test_consent_is_three_pages_and_the_last_can_be_handed_in(site):
    tool = next(tool for tool in FORMS if tool.id == "samtykkeskjema")
    assert "dele opplysninger" in tool.dokumenttittel
    pages = page_texts(pdf(site, tool))
    heading = next(block.ny_side for block in tool.skjema.innhold if block.ny_side)
    assert len(pages) == 3 and pdf_facts.squeezed(heading) in pages[2]
    assert (
        pdf_facts.squeezed(WORDS.barnets_navn) in pages[2]
        and pages[2].count(pdf_facts.squeezed(WORDS.underskrift)) == 2
    )
    breaks = [p.text for p in word(site, tool).paragraphs if p.paragraph_format.page_break_before]
    assert breaks == [heading]
    asked = {field.id for field in tool.skjema.felter}
    assert {"foreldreansvar", "forelder-1", "forelder-2", "gitt", "muntlig", "kopi", "barn-mening", "ansatt"} <= asked
    laws = GUIDE.laws_of_form(next(tool for tool in GUIDE.verktoy if tool.id == "samtykkeskjema"))
    assert {"hpl-22", "bhl-2a", "oppl-24-5", "barnelova-30", "barnelova-31"} <= set(laws)


def test_what_is_not_sent_begins_on_a_page_of_its_own(site):
    tool = next(tool for tool in FORMS if tool.id == "bekymringsmelding")
    heading = "Etter at du har meldt"
    breaks = [p.text for p in word(site, tool).paragraphs if p.paragraph_format.page_break_before]
    assert breaks == [heading]
    pages = page_texts(pdf(site, tool))
    (own,) = [page for page in pages if pdf_facts.squeezed(heading) in page]
    assert own == pages[-1] and pdf_facts.squeezed(WORDS.underskrift) not in own and len(pages) <= 4


def test_words_fit_in_the_columns_of_the_network(site):
    tool = next(tool for tool in FORMS if tool.id == "nettverkskart")
    (table,) = [table for table in word(site, tool).tables if len(table.columns) == 5]
    widths = [round(column.width.mm) for column in table.columns]
    assert sum(widths) == pytest.approx(170, abs=2)
    assert widths[1] >= 37 and widths[3] >= 35 and widths[4] <= 14, "«Helsesykepleieren», and a box to tick"


# --- data, page, Word and PDF ----------------------------------------------------------------------------------------


@every_form
def test_headings_come_in_the_same_order_everywhere(site, tool):
    wanted = [block.overskrift or block.ny_side for block in tool.skjema.innhold if block.overskrift or block.ny_side]
    text = pdf_facts.text(pdf(site, tool))
    places = [text.index(pdf_facts.squeezed(heading)) for heading in wanted]
    shown = [p.text for p in word(site, tool).paragraphs if p.style.name == "Heading 2" and p.text in wanted]
    assert shown == wanted and all(place >= 0 for place in places)
    assert all(one != other for one, other in pairwise(wanted))


def test_the_hash_sees_a_change_of_the_head():
    from real import BUILDING

    tool = next(tool for tool in GUIDE.verktoy if tool.id == "tiltaksplan")
    other = GUIDE.skjemahode.model_copy(update={"varsel": "Noe annet"})
    from dataclasses import replace

    changed = replace(BUILDING, guide=GUIDE.model_copy(update={"skjemahode": other}))
    assert jobs.content_hash(BUILDING, tool) != jobs.content_hash(changed, tool)
