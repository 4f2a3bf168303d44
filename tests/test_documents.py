"""Every Word file, PDF and zip of the built site, compared with the data file field by field."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from itertools import pairwise

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html
from PIL import Image
from playwright.sync_api import expect

import pdf_facts
import pictures
import skjemaversjoner
from macros import documents, load, render
from macros.documents import pdf, word
from macros.load import DATA, ROOT, DataError, load_guide

GUIDE = render.now.guide = load_guide()
FORMS = [documents.without_placeholders(tool) for tool in GUIDE.verktoy if tool.skjema]
POSTERS = ["haster/plakat.pdf", *(f"handlingsveileder/{level.id}/plakat.pdf" for level in GUIDE.nivaer)]
OURS = ("Schibsted-Grotesk", "Newsreader")
WORDS = render.words()["dokument"]

# Named in the issue: what the toolbox must hold as a document.
REQUIRED = """
invitasjon-tverrfaglig-mote invitasjon-samarbeidsmote samtykkeskjema referat-samarbeidsmote referat-tverrfaglig-team det-gode-motet bekymringsskala-ansatte
bekymringsskala-foresatte bekymringsskala-barn observasjonsskjema risiko-og-beskyttelsesfaktorer undringslogg tiltaksplan kontaktskjema-tverrfaglig-team droftingsnotat
bekymringsmelding henvisning-spesialisthelsetjenesten tilmelding-ppt tilmelding-fysio-ergo nettverkskart samtaleark-viktig-for-meg samtaleark-min-uke
avslutningsnotat overgangsskjema bti-pa-var-enhet
""".split()

every_form = pytest.mark.parametrize("tool", FORMS, ids=lambda tool: tool.id)


def expected_controls(tool) -> list[tuple[str, str]]:
    """(tag, type) of every blank the data file asks for, in order. Written apart from macros/form.py on purpose."""
    result = []
    for block in tool.skjema.innhold:
        match block.type:
            case "felter":
                result += [(field.id, field.type) for field in block.felter]
            case "tabell":
                table = block.tabell
                for row in range(1, len(table.rader) + table.tomme_rader + 1):
                    result += [
                        (f"{table.id}-{row}-{place}", column.type)
                        for place, column in enumerate(table.kolonner, 1)
                        if place > 1 or row > len(table.rader)
                    ]
            case "skala":
                result += [(f"{block.skala.id}-{step}", "avkryssing") for step in range(1, block.skala.trinn + 1)]
            case "tegnefelt":
                result.append((block.tegnefelt.id, "langtekst"))
            case "signatur":
                result += [("sted-dato", "tekst")] * len(block.signatur)
    return [(tag[:64], kind) for tag, kind in result]


def said(tool, choices: bool) -> list[str]:
    """Every text of the form that a reader must find in a document. `choices`: also those of a drop-down list."""
    result = [tool.tittel, tool.skjema.undertittel or "", tool.arkiv]
    for block in tool.skjema.innhold:
        match block.type:
            case "overskrift" | "tekst":
                result.append(getattr(block, block.type))
            case "punkter" | "signatur":
                result += getattr(block, block.type)
            case "felter":
                for field in block.felter:
                    result += [field.etikett, field.hjelp or "", *(field.valg if choices else [])]
            case "tabell":
                result += [
                    block.tabell.tittel,
                    *(column.tittel for column in block.tabell.kolonner),
                    *block.tabell.rader,
                ]
            case "skala":
                result += [block.skala.tittel, block.skala.lav, block.skala.hoy]
            case "tegnefelt":
                result.append(block.tegnefelt.tittel)
    return [text for text in result if text]


def told_pictures(tool) -> list[str]:
    """What the pictures of a form say to someone who does not see them, in order."""
    result = []
    for block in tool.skjema.innhold:
        if block.tegnefelt and block.tegnefelt.motiv != "tomt":
            result.append(block.tegnefelt.alt)
        if block.skala and block.skala.fjes:
            result += [f"Ansikt {step} av 5, fra trist til glad" for step in range(1, 6)]
    return result


def draft_marks(tool) -> list[str]:
    return documents.marks(GUIDE, tool.skjema.avventer)


# --- what there is ---------------------------------------------------------------------------------------------------


def test_weasyprint_is_here():
    """`make test` and CI must have Pango: on Debian, apt-get install libpango-1.0-0 libpangoft2-1.0-0."""
    assert pdf.available()


def test_every_form_of_the_issue_is_a_document():
    assert [id for id in REQUIRED if id not in {tool.id for tool in FORMS}] == []


def test_addresses(site):
    wanted = [f"verktoykasse/{tool.id}/{tool.id}.{kind}" for tool in FORMS for kind in ("docx", "pdf")]
    wanted += [*POSTERS, "handlingsveileder/handlingsveileder.pdf", "verktoykasse/verktoykassa.zip"]
    assert [address for address in wanted if not (site / address).is_file()] == []


def test_zip_holds_every_form(site):
    with zipfile.ZipFile(site / "verktoykasse/verktoykassa.zip") as package:
        assert sorted(package.namelist()) == sorted(
            ["omslag-for-ansatte.pdf", *(f"{tool.id}.{kind}" for tool in FORMS for kind in ("docx", "pdf"))]
        )
        for tool in FORMS:
            assert package.read(f"{tool.id}.docx") == (site / f"verktoykasse/{tool.id}/{tool.id}.docx").read_bytes()


def test_consent_waits_for_the_data_protection_officer():
    consent = next(tool for tool in FORMS if tool.id == "samtykkeskjema")
    assert len(draft_marks(consent)) == 2 and "personvernombud" in draft_marks(consent)[1]
    assert all(draft_marks(tool) for tool in FORMS)


# --- Word ------------------------------------------------------------------------------------------------------------


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
            kind = "langtekst" if about.find(qn("w:text")).get(qn("w:multiLine")) else "tekst"
        if kind == "valg":
            choices = [item.get(qn("w:value")) for item in about.iter(qn("w:listItem"))]
            assert (
                choices
                == list(
                    next(
                        blank.valg
                        for blank in documents.form.blanks(documents.form.parts(tool, WORDS))
                        if blank.id == tag
                    )
                )
                and choices
            )
        found.append((re.sub(r"^(sted-dato).*", r"\1", tag), kind))
    assert found == expected_controls(tool)
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
    assert headings[0] == (1, tool.tittel)
    assert all(b <= a + 1 and b > 1 for (a, _), (b, _) in pairwise(headings))
    assert [
        text for level, text in headings if level == 2 and text in [block.overskrift for block in tool.skjema.innhold]
    ] == [block.overskrift for block in tool.skjema.innhold if block.overskrift]
    assert not [p for p in document.paragraphs if not p.text.strip() and not p._p.findall(qn("w:sdt"))], (
        "no empty paragraphs"
    )
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "nb-NO" and document.core_properties.language == "nb-NO"
    assert document.core_properties.title == tool.tittel and document.core_properties.author == WORDS["prosjektet"], (
        "a draft"
    )
    assert document.settings.element.find(qn("w:documentProtection")) is None
    mode = next(
        known
        for known in document.settings.element.iter(qn("w:compatSetting"))
        if known.get(qn("w:name")) == "compatibilityMode"
    )
    assert mode.get(qn("w:val")) == "15", "in compatibility mode Word has no «+» for a new row"
    assert not [one for one, other in pairwise(document.element.body) if one.tag == other.tag == qn("w:tbl")], (
        "Word makes one table of two side by side"
    )
    for table in document.element.body.iter(qn("w:tbl")):
        rows = list(table.iter(qn("w:tr")))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val"))
    assert [node.get("descr") for node in document.element.body.iter(qn("wp:docPr"))] == told_pictures(tool)
    repeated = [block for block in tool.skjema.innhold if block.tabell and block.tabell.gjenta]
    assert len(
        list(document.element.body.iter("{http://schemas.microsoft.com/office/word/2012/wordml}repeatingSection"))
    ) == len(repeated)


@every_form
def test_word_header_and_footer(site, tool):
    section = open_word(site, tool).sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert (
            f"{tool.tittel} · versjon {tool.skjema.versjon} · {tool.skjema.oppdatert:%d.%m.%Y}"
            in footer.paragraphs[0].text
        )
        assert "PAGE" in footer._element.xml and "NUMPAGES" in footer._element.xml
    first, rest = section.first_page_header, section.header
    assert GUIDE.kommune.navn in first.paragraphs[0].text and GUIDE.kommune.navn in rest.paragraphs[0].text
    assert [node.get("descr") for node in first._element.iter(qn("wp:docPr"))] == [WORDS["merke_alt"]]
    assert draft_marks(tool)[0] in rest.paragraphs[0].text
    for header in (first, rest):
        assert (WORDS["unntatt"] in header.paragraphs[0].text) == tool.skjema.unntatt


@pytest.mark.parametrize("name", pictures.SOURCES)
def test_word_pictures_are_drawn_from_todays_svg(name):
    with Image.open(word.PICTURES / f"{name}.png") as picture:
        assert picture.text[pictures.KEY] == pictures.drawn_from(pictures.SOURCES[name]), (
            "run: python tests/pictures.py"
        )


# --- PDF -------------------------------------------------------------------------------------------------------------


@every_form
def test_pdf_says_what_the_data_says(site, tool):
    text = pdf_facts.text(site / f"verktoykasse/{tool.id}/{tool.id}.pdf")
    wanted = [
        *said(tool, choices=True),
        *draft_marks(tool),
        GUIDE.kommune.navn,
        f"versjon {tool.skjema.versjon} · {tool.skjema.oppdatert:%d.%m.%Y}",
    ]
    if tool.skjema.unntatt:
        wanted += [WORDS["unntatt"], WORDS["ikke_lagre"]]
    assert [part for part in wanted if pdf_facts.squeezed(part) not in text] == []


@pytest.mark.parametrize(
    "address", [f"verktoykasse/{tool.id}/{tool.id}.pdf" for tool in FORMS] + POSTERS + [documents.GUIDE]
)
def test_pdf_is_built_for_everyone(site, address):
    assert pdf_facts.problems(site / address, OURS) == []


@every_form
def test_pdf_drawings_have_their_words(site, tool):
    with pikepdf.open(site / f"verktoykasse/{tool.id}/{tool.id}.pdf") as document:
        told = [
            str(element.Alt) for element in pdf_facts.tags(document.Root.StructTreeRoot) if str(element.S) == "/Figure"
        ]
        assert str(document.open_metadata()["dc:title"]) == tool.tittel
    assert told == [WORDS["merke_alt"], *told_pictures(tool)]


@pytest.mark.parametrize("address", POSTERS)
def test_posters_are_one_page(site, address):
    with pikepdf.open(site / address) as document:
        assert len(document.pages) == 1
        width, height = (float(value) for value in document.pages[0].MediaBox[2:])
    assert (round(width), round(height)) == (595, 842)
    assert pdf_facts.squeezed(render.words()["utkast"]) in pdf_facts.text(site / address)


def test_posters_say_what_the_data_says(site):
    for level in map(documents.without_placeholders, GUIDE.nivaer):
        text = pdf_facts.text(site / f"handlingsveileder/{level.id}/plakat.pdf")
        wanted = [level.tittel, level.kort, level.avgjorelse.sporsmal, render.plain(GUIDE.haster.vold.kort)]
        wanted += [part for step in level.steg for part in (step.tittel, step.hva, step.hvem)] + [
            part for choice in level.avgjorelse.valg for part in (choice.svar, choice.nar)
        ]
        assert [part for part in wanted if pdf_facts.squeezed(part) not in text] == [], level.id
    text = pdf_facts.text(site / "haster/plakat.pdf")
    numbers = [GUIDE.get("tlf", id) for id in GUIDE.haster.ring]
    wanted = [
        render.plain(GUIDE.haster.vold.kort),
        *(said for phone in numbers for said in (phone.nummer or "", phone.navn)),
    ]
    assert [part for part in wanted if pdf_facts.squeezed(part) not in text] == []
    for step in map(documents.without_placeholders, GUIDE.haster.alene):
        numbers = [GUIDE.get("tlf", call.telefon).nummer or "" for call in step.ring]
        assert [
            part
            for part in (step.tittel, step.forst, step.stans or "", *numbers)
            if pdf_facts.squeezed(part) not in text
        ] == [], step.id


def test_whole_guide_has_bookmarks_and_links(site):
    path = site / documents.GUIDE
    text = pdf_facts.text(path)
    with pikepdf.open(path) as document:
        with document.open_outline() as outline:
            chapters = [item.title for item in outline.root]
            under = [child.title for item in outline.root for child in item.children]
        inside = [
            note
            for page in document.pages
            for note in page.get("/Annots", [])
            if "/Dest" in note or note.get("/A", {}).get("/S") == "/GoTo"
        ]
        assert len(document.pages) > 20 and len(inside) > 40
    for level in map(documents.without_placeholders, GUIDE.nivaer):
        assert [title for title in chapters if level.tittel in title], level.id
        for step in level.steg:
            assert pdf_facts.squeezed(step.hva) in text and pdf_facts.squeezed(step.medvirkning) in text, step.id
    assert [title for title in under if "Steg for steg" in title]
    assert "Seordlista" not in text, "the explanation of a term is for the screen"
    shown = [
        term
        for page in documents.CHAPTERS
        for term in html.parse(str(site / page.replace(".md", "/index.html").replace("index/", ""))).xpath(
            "//main//li[button[@class='begrep']]"
        )
    ]
    for sentence in shown:
        for explained in sentence.xpath(".//*[@popover]"):
            explained.drop_tree()
    assert (
        len(shown) > 10
        and [
            said
            for item in shown
            if not item.xpath("./ul") and (said := pdf_facts.squeezed(item.text_content())) not in text
        ]
        == []
    )
    for trouble in map(documents.without_placeholders, GUIDE.hindringer):
        assert trouble.tittel in under, trouble.id


def test_a_comment_on_a_page_does_not_stop_the_whole_guide(tmp_path):
    (tmp_path / "side.html").write_text(
        "<main><h1>Tittel</h1><!-- husk --><p id='a'>Tekst <!-- mer --> her.</p></main>", encoding="utf-8"
    )
    (chapter,) = pdf.chapters(tmp_path, {"side.html": "side.html"}, None)
    assert 'id="kap-1-a"' in chapter["html"] and "her." in chapter["html"]


# --- LibreOffice -----------------------------------------------------------------------------------------------------


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
        assert text.count(pdf_facts.squeezed(WORDS["ledetekst"]["tekst"])) >= prompts["tekst"] + prompts["langtekst"], (
            tool.id
        )
        assert text.count(pdf_facts.squeezed(WORDS["ledetekst"]["dato"])) >= prompts["dato"], tool.id
        assert text.count("☐") >= prompts["avkryssing"], tool.id


# --- on the pages ----------------------------------------------------------------------------------------------------


@every_form
def test_page_shows_the_form_and_the_files(site, tool):
    page = html.parse(str(site / f"verktoykasse/{tool.id}/index.html")).getroot()
    links = {
        link.get("href"): " ".join(link.text_content().split()) for link in page.xpath("//ul[@class='dokumenter']//a")
    }
    assert re.fullmatch(rf"{re.escape(tool.tittel)} \(Word, \d+ kB\)", links[f"{tool.id}.docx"])
    assert re.fullmatch(rf"{re.escape(tool.tittel)}: Til utskrift \(PDF, \d+ kB\)", links[f"{tool.id}.pdf"])
    size = round((site / f"verktoykasse/{tool.id}/{tool.id}.docx").stat().st_size / 1000)
    assert f"{size} kB" in links[f"{tool.id}.docx"]
    assert page.xpath("//div[starts-with(@class, 'ark')]//img/@alt") == told_pictures(tool)
    preview = pdf_facts.squeezed(page.xpath("//div[starts-with(@class, 'ark')]")[0].text_content())
    assert [
        part
        for part in said(tool, choices=True)[3 if tool.skjema.undertittel else 2 :]
        if pdf_facts.squeezed(part) not in preview
    ] == []
    assert not page.xpath("//main//input | //main//textarea | //main//select"), "nothing is collected on the web"
    text = pdf_facts.squeezed(page.xpath("//main")[0].text_content())
    assert pdf_facts.squeezed(tool.arkiv) in text
    assert (pdf_facts.squeezed(WORDS["ikke_lagre"]) in text) == tool.skjema.unntatt


def test_toolbox_offers_everything_and_can_be_narrowed(site, address, browser):
    page = browser.new_page()
    page.goto(f"{address}verktoykasse/")
    assert page.locator("a[href='verktoykassa.zip']").count() == 1
    assert page.locator(".dokumenter.kort a").count() == 2 * len(FORMS)
    page.select_option("select[name=niva]", "niva-3")
    page.select_option("select[name=bruker]", "barn")
    wanted = [
        tool.tittel
        for tool in GUIDE.verktoy
        if "barn" in tool.brukere and "niva-3" in [level.id for level in GUIDE.levels_using(tool)]
    ]
    assert 0 < len(wanted) < len(GUIDE.verktoy)
    assert sorted(page.locator("ul.verktoy > li:visible h3").all_inner_texts()) == sorted(wanted)
    assert page.locator(".filter-svar").inner_text().startswith(str(len(wanted)))
    assert page.locator("ul.verktoy:visible").count() == page.locator("ul.verktoy:visible:has(li:visible)").count()
    page.click("button[type=reset]")
    expect(page.locator(".filter-svar")).to_have_text(
        ""
    )  # wait_for_function uses eval, which the policy of the site stops
    assert page.locator("ul.verktoy > li:visible").count() == len(GUIDE.verktoy)
    page.close()


def test_toolbox_works_without_javascript(address, browser):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}verktoykasse/")
    assert not page.locator(".filter").is_visible()
    assert page.locator("ul.verktoy > li:visible").count() == len(GUIDE.verktoy)
    page.close()


def test_levels_and_urgent_link_to_their_posters(site):
    for address in POSTERS:
        page = html.parse(str(site / address.replace("plakat.pdf", "index.html"))).getroot()
        assert page.xpath("//a[@href='plakat.pdf'][contains(., '(PDF, ')]"), address
    guide = html.parse(str(site / "handlingsveileder/index.html")).getroot()
    assert [link.text_content() for link in guide.xpath("//a[@href='handlingsveileder.pdf']")] == [
        f"Hele veilederen (PDF, {(site / documents.GUIDE).stat().st_size / 1000:.0f} kB)"
    ]


def test_every_page_tells_the_sizes(site):
    """`render.dokument` leaves a mark for the size, and the build writes it when the document is there."""
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert not [path for path, text in pages.items() if "\ue000" in text or "\ue001" in text]
    assert not {"\ue000", "\ue001"} & set(pdf_facts.text(site / documents.GUIDE)), (
        "the guide is made before the sizes are known"
    )
    assert sum(len(re.findall(r"\d [kM]B\)", text)) for text in pages.values()) > 2 * len(FORMS)


# --- the same every time, and only when needed ------------------------------------------------------------------------

SOME = """
import sys, hashlib, json
from pathlib import Path
from macros import documents, render
from macros.load import load_guide
guide = load_guide()
few = [tool for tool in guide.verktoy if tool.id in ("nettverkskart", "samtykkeskjema")]
render.now.guide = guide
made = documents.make_all(guide.model_copy(update={"verktoy": few, "pakker": []}), Path(sys.argv[2]), {}, cache=documents.Cache(Path(sys.argv[1])))
print(json.dumps({name: hashlib.sha256(content).hexdigest() for name, content in made.items()}))
"""


def test_same_data_gives_the_same_bytes(site, tmp_path):
    runs = []
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", SOME, str(tmp_path / seed), str(site)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        assert run.returncode == 0, run.stderr
        runs.append(json.loads(run.stdout.splitlines()[-1]))
    assert len(runs[0]) == 12 and runs[0] == runs[1]


def test_nothing_is_made_twice(tmp_path):
    calls = []
    cache = documents.Cache(tmp_path)

    def make(what):
        calls.append(what)
        return what.encode()

    assert cache.make({"a": documents.Job("docx", make, ("en",))}) == {"a": b"en"}
    assert cache.make({"a": documents.Job("docx", make, ("en",)), "b": documents.Job("docx", make, ("to",))}) == {
        "a": b"en",
        "b": b"to",
    }
    assert calls == ["en", "to"]
    cache.tidy()
    cache.make({"b": documents.Job("docx", make, ("to",))})
    cache.tidy()
    assert calls == ["en", "to"] and len(list(tmp_path.iterdir())) == 1


def test_another_build_may_tidy_the_cache_at_the_same_time(tmp_path):
    cache, other = documents.Cache(tmp_path), documents.Cache(tmp_path)

    def make(what):
        other.tidy()  # deletes everything it has not asked for, also what the first has just made
        return what.encode()

    jobs = {name: documents.Job("docx", make, (name,)) for name in ("a", "b", "c")}
    assert cache.make(jobs) == {"a": b"a", "b": b"b", "c": b"c"}


def test_code_changed_under_a_running_server_does_not_name_what_old_code_made(monkeypatch, tmp_path):
    before = documents._tools("docx")
    monkeypatch.setattr(documents, "HERE", tmp_path)  # where other code stands now
    assert documents._tools("docx") == before
    monkeypatch.setitem(documents.CODE, "word.py", b"the code that runs is another")
    assert documents._tools("docx") != before


def test_a_slide_that_is_too_long_is_named_with_its_page(guide):
    package = guide.get("pakke", "introduksjon")
    page = (
        '<section class="lysbilde"><p class="del-navn">Del 1 <span>5 min</span></p><div class="flate"><h2>Tittel</h2><div class="tekst"><p>'
        + "Et veldig langt avsnitt. " * 200
        + "</p></div></div></section>"
    )
    with pytest.raises(ValueError, match="docs/opplaring/introduksjon/lysbilder.md: Lysbilde 1 «Tittel»"):
        documents.deck_jobs(
            guide.model_copy(update={"pakker": [package]}),
            {"introduksjon": (page, "opplaring/introduksjon/lysbilder/")},
        )


def test_changed_content_has_a_new_version():
    now, before = skjemaversjoner.today(), skjemaversjoner.remembered()
    assert skjemaversjoner.same_version_new_content(now, before) == [], (
        "raise «versjon» in docs/veileder.yml, then run: python tests/skjemaversjoner.py"
    )
    assert now == before, "run: python tests/skjemaversjoner.py"


def test_the_content_hash_sees_a_changed_word():
    tool = next(tool for tool in GUIDE.verktoy if tool.id == "samtykkeskjema")

    def changed(**new):
        return tool.model_copy(update={"skjema": tool.skjema.model_copy(update=new)})

    assert documents.content_hash(changed(undertittel="Noe annet.")) != documents.content_hash(tool)
    assert documents.content_hash(changed(versjon="9.9")) == documents.content_hash(tool)


# --- without WeasyPrint's libraries, and with mistakes in the data ----------------------------------------------------


def test_site_builds_without_pango(copy, tmp_path):
    (tmp_path / "uten").mkdir()
    (tmp_path / "uten" / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')\n")
    run = subprocess.run(
        [sys.executable, "-m", "macros.build"],
        cwd=copy,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "uten")},
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert (run.stdout + run.stderr).count("Pango") == 1
    assert list((copy / "site").rglob("*.docx")) and not list((copy / "site").rglob("*.pdf"))
    for path in (copy / "site").rglob("*.html"):
        assert ".pdf" not in path.read_text(encoding="utf-8"), path


def consent_lines() -> tuple[list[str], int]:
    lines = DATA.read_text(encoding="utf-8").split("\n")
    start = next(number for number, line in enumerate(lines) if line == "  - id: samtykkeskjema")
    return lines, lines.index("    skjema:", start)


def broken(tmp_path, change) -> tuple[str, int]:
    """(the message, the line the mistake stands on) after `change(lines, start of the consent form)` spoiled a line and returned its index."""
    lines, start = consent_lines()
    at = change(lines, start)
    path = tmp_path / "veileder.yml"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DataError) as error:
        load.load_guide(path)
    return str(error.value), at + 1


def following(lines: list[str], start: int, pattern: str) -> int:
    return next(number for number in range(start, len(lines)) if re.search(pattern, lines[number]))


def test_column_widths_must_be_whole(tmp_path):
    def spoil(lines, start):
        lines[following(lines, start, r"bredde: \d+")] = re.sub(
            r"\d+", "91", lines[following(lines, start, r"bredde: \d+")]
        )
        return following(lines, start, r"- tabell:")

    message, line = broken(tmp_path, spoil)
    table = re.search(r"id: (\S+)", "\n".join(consent_lines()[0][line - 1 :]))[1]
    assert (
        f"linje {line}:" in message and "samtykkeskjema" in message and "Bredden på kolonnene er til sammen" in message
    )
    assert "tabell" in message and table in message


def test_field_id_may_not_stand_twice(tmp_path):
    def spoil(lines, start):
        first = following(lines, start, r"- felter:") + 1
        second = following(lines, first + 1, r"^ +- id: ")
        lines[second] = lines[first]
        return second

    message, line = broken(tmp_path, spoil)
    assert f"linje {line}:" in message and "«samtykkeskjema»" in message and "er brukt to ganger" in message


def test_unknown_field_type(tmp_path):
    def spoil(lines, start):
        at = following(lines, following(lines, start, r"- felter:"), r"type: ")
        lines[at] = re.sub(r"type: .*", "type: avkrysing", lines[at])
        return at

    message, line = broken(tmp_path, spoil)
    assert f"linje {line}:" in message and "«samtykkeskjema»" in message and "Mente du «avkryssing»?" in message


def test_a_column_to_choose_in_has_choices(tmp_path):
    def spoil(lines, start):
        at = following(lines, start, r"^ +- tittel: .*\?$")
        lines[following(lines, at, r"bredde: ")] += "\n                type: valg"
        return at

    message, line = broken(tmp_path, spoil)
    assert f"linje {line}:" in message and "«samtykkeskjema»" in message and "kolonne av typen «valg»" in message


def test_a_poster_that_does_not_fit_stops_the_build():
    long = "<!doctype html><html lang='nb'><title>x</title><body class='plakat'><h1>x</h1>" + "<p>tekst</p>" * 200
    with pytest.raises(ValueError, match="får ikke plass på én side"):
        pdf.make_poster(long)
