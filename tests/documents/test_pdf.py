"""Every PDF of the built site: it says what the data says, and is built for everyone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pdf_facts
import pikepdf
import pytest
from lxml import html
from real import BUILDING, FORMS, GUIDE, OURS, POSTERS, WORDS, draft_marks, every_form, said, told_pictures

from macros import documents
from macros.documents import chapters, jobs, pdf
from macros.site.blocks import dato
from macros.site.texts import plain

readable = partial(jobs.without_placeholders, BUILDING)


def test_weasyprint_is_here():
    """`make test` and CI must have Pango: on Debian, apt-get install libpango-1.0-0 libpangoft2-1.0-0."""
    assert pdf.available()


@every_form
def test_pdf_says_what_the_data_says(site, tool):
    text = pdf_facts.text(site / f"verktoykasse/{tool.id}/{tool.id}.pdf")
    wanted = [
        *said(tool, choices=True),
        *draft_marks(tool),
        GUIDE.kommune.navn,
        f"versjon {tool.skjema.versjon} · {tool.skjema.oppdatert:%d.%m.%Y}",
    ]
    if tool.skjema.ark == "barnet":
        wanted += [WORDS.ikke_lagre]
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
        assert str(document.open_metadata()["dc:title"]) == tool.dokumenttittel
    assert told == [WORDS.merke_alt, *told_pictures(tool)]


A4, A3 = (595, 842), (842, 1191)


@pytest.mark.parametrize("address", POSTERS)
def test_posters_are_a4_or_a3_and_can_be_read_from_a_step_away(site, address):
    with pikepdf.open(site / address) as document:
        for page in document.pages:
            assert tuple(round(float(value)) for value in page.MediaBox[2:]) in (A4, A3)
    assert pdf_facts.smallest_type(site / address) >= 10.99
    for mark in (
        *jobs.marks(BUILDING),
        WORDS.skrevet_ut,
        WORDS.utgave.format(dato=dato(BUILDING.words.sprak.maneder, GUIDE.kommune.utgave)),
    ):
        assert pdf_facts.squeezed(mark) in pdf_facts.text(site / address)
    for phone in GUIDE.telefoner:
        if phone.id in ("barnevern-dag", "barnevernvakt"):
            assert pdf_facts.squeezed(phone.kort or phone.navn) in pdf_facts.text(site / address), "a line to write on"


def test_posters_say_what_the_data_says(site):
    for level in map(readable, GUIDE.nivaer):
        text = pdf_facts.text(site / f"handlingsveileder/{level.id}/plakat.pdf")
        wanted = [level.tittel, level.kort, level.avgjorelse.sporsmal, plain(BUILDING, GUIDE.haster.vold.kort)]
        wanted += [part for step in level.steg for part in (step.tittel, step.hva)] + [
            part for choice in level.avgjorelse.valg for part in (choice.svar, choice.plakat or choice.nar)
        ]
        tools = {GUIDE.get("verktoy", id).tittel for step in level.steg for id in step.verktoy}
        assert [tool for tool in tools if pdf_facts.squeezed(tool) in text] == [], "a list of tools is no use on a wall"
        assert [part for part in wanted if pdf_facts.squeezed(part) not in text] == [], level.id
    text = pdf_facts.text(site / "haster/plakat.pdf")
    numbers = [GUIDE.get("tlf", id) for id in GUIDE.haster.ring]
    rule = plain(BUILDING, GUIDE.haster.vold.kort)
    wanted = [rule, *(said for phone in numbers for said in (phone.nummer or "", phone.kort or phone.navn))]
    assert [part for part in wanted if pdf_facts.squeezed(part) not in text] == []
    for step in map(readable, GUIDE.haster.alene):
        numbers = [GUIDE.get("tlf", call.telefon).nummer or "" for call in step.ring]
        assert [
            part for part in (step.tittel, step.stans or "", *numbers) if pdf_facts.squeezed(part) not in text
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
    for level in map(readable, GUIDE.nivaer):
        assert [title for title in chapters if level.tittel in title], level.id
        for step in level.steg:
            assert pdf_facts.squeezed(step.hva) in text and pdf_facts.squeezed(step.medvirkning) in text, step.id
    assert [title for title in under if "Steg for steg" in title]
    assert "Seordlista" not in text, "the explanation of a term is for the screen"
    shown = [
        term
        for page in jobs.chapters_of(BUILDING)
        for term in html.parse(str(site / page.replace(".md", "/index.html").replace("index/", ""))).xpath(
            "//main//li[a[@class='begrep']]"
        )
    ]
    for sentence in shown:
        for explained in sentence.xpath(".//*[@popover]"):
            explained.drop_tree()
    sentences = [pdf_facts.squeezed(item.text_content()) for item in shown if not item.xpath("./ul")]
    assert len(shown) > 10 and [said for said in sentences if said not in text] == []
    for trouble in map(readable, GUIDE.hindringer):
        assert trouble.tittel in under, trouble.id


def test_a_comment_on_a_page_does_not_stop_the_whole_guide(tmp_path):
    (tmp_path / "side.html").write_text(
        "<main><h1>Tittel</h1><!-- husk --><p id='a'>Tekst <!-- mer --> her.</p></main>", encoding="utf-8"
    )
    (chapter,) = chapters.chapters(tmp_path, {"side.html": "side.html"}, None)
    assert 'id="kap-1-a"' in chapter["html"] and "her." in chapter["html"]


def poster(tmp_path, paragraphs: int):
    markup = (
        "<!doctype html><html lang='nb'><title>x</title><body class='plakat'><header class='plakathode'><h1>x</h1>"
        f"</header><main>{'<p>tekst</p>' * paragraphs}</main><footer class='plakatbunn'><p>bunn</p></footer>"
    )
    made = pdf.make_poster(markup)
    (tmp_path / "plakat.pdf").write_bytes(made)
    return tmp_path / "plakat.pdf", made.note


@pytest.mark.grundig
@pytest.mark.build
@pytest.mark.parametrize("paragraphs,size,pages", [(20, A4, 1), (60, A3, 1), (100, A3, 2), (300, A3, 5)])
def test_a_poster_takes_the_paper_it_needs_and_says_how_much_too_long_it_is(tmp_path, paragraphs, size, pages):
    path, note = poster(tmp_path, paragraphs)
    with pikepdf.open(path) as document:
        assert {tuple(round(float(value)) for value in page.MediaBox[2:]) for page in document.pages} == {size}
        assert len(document.pages) == pages
    assert pdf_facts.smallest_type(path) >= 10.99
    assert pdf_facts.text(path).count("bunn") == pages, "what says who made it stands on every page"
    wanted = "" if size == A4 else "A3" if pages == 1 else f"{pages} sider på A3"
    assert wanted in note and bool(note) == (size == A3) and ("% for lang" in note) == (size == A3)


def longest(building, steps: int):
    """The guide with as many steps on every level, the longest of those it has, and every local number filled in."""
    guide = building.guide
    levels = [
        level.model_copy(update={"steg": (sorted(level.steg, key=lambda step: -len(step.hva)) * 8)[:steps]})
        for level in guide.nivaer
    ]
    phones = [phone.model_copy(update={"nummer": phone.nummer or "35 00 00 00"}) for phone in guide.telefoner]
    return replace(building, guide=guide.model_copy(update={"nivaer": levels, "telefoner": phones}))


@pytest.mark.grundig
@pytest.mark.build
@pytest.mark.parametrize("steps", [2, 5, 8])
def test_every_level_may_have_two_to_eight_steps_and_every_number(tmp_path, steps):
    for address, job in jobs.poster_jobs(longest(BUILDING, steps)).items():
        path = tmp_path / "plakat.pdf"
        path.write_bytes(job.make(*job.made_of))
        assert pdf_facts.problems(path, OURS) == [], address
        assert pdf_facts.smallest_type(path) >= 10.99, address


@pytest.mark.grundig
@pytest.mark.build
def test_a_poster_shows_where_the_newest_edition_is_when_the_site_has_an_address(tmp_path):
    address = "https://www.kragero.example/bti/"
    municipality = GUIDE.kommune.model_copy(update={"nettadresse": address})
    building = replace(BUILDING, guide=GUIDE.model_copy(update={"kommune": municipality}))
    for name, job in jobs.poster_jobs(building).items():
        path = tmp_path / "plakat.pdf"
        path.write_bytes(job.make(*job.made_of))
        whole = address + name.removesuffix("plakat.pdf")
        assert pdf_facts.squeezed(whole) in pdf_facts.text(path)
        assert pdf_facts.problems(path, OURS) == []
        with pikepdf.open(path) as document:
            tags = pdf_facts.tags(document.Root.StructTreeRoot)
            assert any(whole in str(tag.get("/Alt", "")) for tag in tags if str(tag.S) == "/Figure"), "the QR code"
