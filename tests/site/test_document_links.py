"""The pages show the forms and link to every document, with its kind and size."""

from __future__ import annotations

import re

import pdf_facts
from lxml import html
from real import FORMS, POSTERS, WORDS, every_form, said, told_pictures

from macros import documents


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
    told = page.xpath("//div[starts-with(@class, 'ark')]//img/@alt")
    cards = sum(len(block.bilder or []) for block in tool.skjema.innhold)
    assert [alt for alt in told if alt] == told_pictures(tool) and told.count("") == cards
    preview = pdf_facts.squeezed(page.xpath("//div[starts-with(@class, 'ark')]")[0].text_content())
    assert [
        part
        for part in said(tool, choices=True)
        if part not in (tool.tittel, tool.arkiv) and pdf_facts.squeezed(part) not in preview
    ] == []
    assert not page.xpath("//main//input | //main//textarea | //main//select"), "nothing is collected on the web"
    text = pdf_facts.squeezed(page.xpath("//main")[0].text_content())
    assert pdf_facts.squeezed(tool.arkiv) in text
    assert (pdf_facts.squeezed(WORDS.ikke_lagre) in text) == (tool.skjema.ark != "annet")


def test_levels_and_urgent_link_to_their_posters(site):
    for address in POSTERS:
        page = html.parse(str(site / address.replace("plakat.pdf", "index.html"))).getroot()
        assert page.xpath("//a[@href='plakat.pdf'][contains(., '(PDF, ')]"), address
    guide = html.parse(str(site / "handlingsveileder/index.html")).getroot()
    assert [link.text_content() for link in guide.xpath("//a[@href='handlingsveileder.pdf']")] == [
        f"Hele veilederen (PDF, {(site / documents.GUIDE).stat().st_size / 1000:.0f} kB)"
    ]


def test_every_page_tells_the_sizes(site):
    """`document_link` leaves a mark for the size, and the build writes it when the document is there."""
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert not [path for path, text in pages.items() if "\ue000" in text or "\ue001" in text]
    assert not {"\ue000", "\ue001"} & set(pdf_facts.text(site / documents.GUIDE)), (
        "the guide is made before the sizes are known"
    )
    assert sum(len(re.findall(r"\d [kM]B\)", text)) for text in pages.values()) > 2 * len(FORMS)


def test_every_file_is_saved_under_a_name_that_tells_what_it_is(site):
    names = {}
    for page in site.rglob("index.html"):
        for link in html.parse(str(page)).getroot().xpath("//a[contains(@class, 'fil ')]"):
            name = link.get("download")
            kind = link.get("href").rsplit(".", 1)[1]
            assert name.endswith(f".{kind}") and len(name) > len(kind) + 4, link.get("href")
            assert not re.search(r'[:\\\\/*?"<>|$]', name), name
            names.setdefault(name, set()).add((page.parent / link.get("href")).resolve())
    assert {name for name, files in names.items() if len(files) > 1} == set(), "two files would get the same name"
    assert not {"plakat.pdf", "lysbilder.pdf"} & set(names)


@every_form
def test_the_form_can_be_seen_on_a_phone(site, tool):
    page = html.parse(str(site / f"verktoykasse/{tool.id}/index.html")).getroot()
    (files, *_) = page.xpath("//ul[@class='dokumenter']")
    assert files.xpath(".//a[@href='#skjema-her']"), "beside the files at the top: a phone opens Word read-only"
    assert page.xpath("//details[@class='se-skjema']//*[@id='skjema-her']"), "inside the fold, which then opens"
    assert WORDS.pa_telefon in page.xpath("//main")[0].text_content()
