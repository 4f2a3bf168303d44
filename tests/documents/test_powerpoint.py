"""Every PowerPoint file and slide PDF, opened and compared with its slide page; longer, for all rules of a slide."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from zipfile import ZipFile

import pdf_facts
import pytest
from decks import (
    DECKS,
    FOUR,
    PACKAGES,
    PLACED,
    READ,
    SMALLEST,
    bodies,
    every_deck,
    every_package,
    grouped,
    kind_of,
    number_of,
    opened,
    paragraphs,
    sections,
    whole,
    words,
)
from lxml import html
from pptx.oxml.ns import qn
from pptx.util import Emu
from real import BUILDING, GUIDE

from macros.documents import jobs
from macros.guide.load import HOUSE


def test_addresses(site):
    assert len(DECKS) == 38
    wanted = {f"opplaring/{package}/{package}{'-' + variant if variant else ''}.pptx" for package, variant in DECKS}
    both = ("lysbilder.pdf", "{}-20-minutter.pptx")
    wanted |= {f"opplaring/{package}/{name.format(package)}" for package in PACKAGES for name in both}
    assert {
        path.relative_to(site).as_posix()
        for path in (site / "opplaring").rglob("*")
        if path.suffix in (".pptx", ".pdf")
    } == wanted


def xml_parts(path) -> dict[str, object]:
    with ZipFile(path) as package:
        return {
            name: html.etree.fromstring(package.read(name))
            for name in package.namelist()
            if re.match(r"ppt/(slides|slideLayouts|slideMasters|notes\w+)/\w+\.xml$", name)
        }


@every_deck
def test_same_slides_and_texts_as_the_page(site, package, variant):
    page, slides = sections(site, package, variant), grouped(opened(site, package, variant))
    assert list(slides) == [number_of(section) for section in page]
    for section, group in zip(page, slides.values(), strict=True):
        title = words(section.find(".//h2").text_content())
        assert group[0].shapes.title.text_frame.text == title
        assert [slide.shapes.title.text_frame.text for slide in group[1:]] == [
            f"{title} ({n})" for n in range(2, len(group) + 1)
        ]
        expected = [
            words(element.text_content())
            for element in section.xpath("(.//div[@class='tekst']//p | .//div[@class='tekst']//li | .//h3)")
        ]
        told = [text for text, _ in whole(group, expected)]
        if kind_of(section) in PLACED:  # a number, a name and what is said of it are lines of their own
            told, expected = [words(" ".join(told))], [words(" ".join(expected))]
        assert told == expected, title
        foot = words(section.xpath("string(.//p[@class='fot']/span[1])"))
        for slide in group:
            places = {shape.placeholder_format.idx: shape.text_frame.text for shape in slide.placeholders}
            assert places[11] == foot and (BUILDING.words.utkast in foot) == (GUIDE.kommune.status == "utkast")
            assert words(places[13]).endswith(words(section.xpath("string(.//span[@class='hvor-hva'])")))


@every_deck
def test_titles_are_unique_and_no_place_is_empty(site, package, variant):
    presentation = opened(site, package, variant)
    titles = [slide.shapes.title.text_frame.text for slide in presentation.slides]
    assert all(titles) and [title for title, count in Counter(titles).items() if count > 1] == []
    for slide in presentation.slides:
        assert [
            shape.name
            for shape in [*slide.placeholders, *bodies(slide)]
            if shape.has_text_frame and not shape.text_frame.text.strip()
        ] == []
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(ids) == len(set(ids))


@every_deck
def test_lists_are_lists_and_go_on_on_the_next_slide(site, package, variant):
    kinds = {"ul": ("a:buChar", None), "ol": ("a:buAutoNum", "arabicPeriod")}
    for section, group in zip(
        sections(site, package, variant), grouped(opened(site, package, variant)).values(), strict=True
    ):
        if kind_of(section) in PLACED:
            continue
        elements = section.xpath(".//div[@class='tekst']//p | .//div[@class='tekst']//li")
        marks = []
        for _, paragraph in whole(group, [words(element.text_content()) for element in elements]):
            mark = (
                next(
                    (element for element in paragraph._p.pPr if element.tag in (qn("a:buChar"), qn("a:buAutoNum"))),
                    None,
                )
                if paragraph._p.pPr is not None
                else None
            )
            marks.append(None if mark is None else (mark.tag, mark.get("type"), mark.get("startAt")))
        expected = []
        for element in elements:
            if element.tag == "p" or element.getparent().get("class") in ("lysbilde-program", "lysbilde-pakker"):
                expected.append(None)
            else:
                tag, kind = kinds[element.getparent().tag]
                expected.append((qn(tag), kind, str(element.getparent().index(element) + 1) if kind else None))
        assert marks == expected


@every_deck
def test_every_slide_has_notes_with_part_minutes_and_what_the_leader_says(site, package, variant):
    parts = GUIDE.get("pakke", package).deler
    for section, group in zip(
        sections(site, package, variant), grouped(opened(site, package, variant)).values(), strict=True
    ):
        place = [part.id for part in parts].index(section.get("data-del"))
        said = [
            words(element.text_content())
            for element in section.xpath(".//div[@class='notat']//p | .//div[@class='notat']//li")
        ]
        assert said
        for slide in group:
            lines = [words(line.text) for line in slide.notes_slide.notes_text_frame.paragraphs]
            assert (
                lines[0].startswith(f"Del {place + 1} av {len(parts)}: ")
                and f", {parts[place].minutter} min." in lines[0]
            )
            if section.get("data-minutter"):
                assert lines[1] == f"Oppgaven tar {section.get('data-minutter')} min."
                ring = next(shape for shape in slide.shapes if shape.name == "Tid til oppgaven")
                many = "minutt" if section.get("data-minutter") == "1" else "minutter"
                assert words(ring.text_frame.text) == f"{section.get('data-minutter')} {many}"
            assert lines[2 if section.get("data-minutter") else 1 :] == said


def test_the_four_ways_stand_together(site):
    """What is chosen between is seen at once: the lead-in, and all its points."""
    package = "1-undring-og-bekymring"
    group = [slide for slide in opened(site, package).slides if "velg vei" in slide.shapes.title.text_frame.text]
    assert len(group) == 1 and "melde til barnevernet" in " ".join(line.text for line in paragraphs(group))


@every_package
def test_one_minute_is_no_plural(site, package):
    """In the short programme a task may last one minute."""
    for slide in opened(site, package, "20-minutter").slides:
        for ring in (shape for shape in slide.shapes if shape.name == "Tid til oppgaven"):
            number, word = words(ring.text_frame.text).split()
            assert word == ("minutt" if number == "1" else "minutter"), slide.shapes.title.text_frame.text


@every_package
def test_what_the_case_tells_says_that_it_is_made_up(site, package):
    """Also where the family is seen in two ways; on the page, and so in the files made from it."""
    cases = GUIDE.cases_in(GUIDE.get("pakke", package))
    said = BUILDING.words.oppdiktet if cases else BUILDING.words.oppdiktet_sak
    for section in sections(site, package, None):
        foot = words(section.xpath("string(.//p[@class='fot']/span[1])"))
        record = section.xpath(".//div[@class='referat']")
        told = kind_of(section) == "case" or (cases and kind_of(section) == "delt") or record
        assert foot.startswith(BUILDING.words.oppdiktet_sak if record else said) == bool(told), number_of(section)


@every_deck
def test_steps_come_by_click_in_order(site, package, variant):
    for section, group in zip(
        sections(site, package, variant), grouped(opened(site, package, variant)).values(), strict=True
    ):
        steps = section.xpath(".//div[@class='steg']")
        clicks, coming = 0, []
        for n, slide in enumerate(group):
            clicks += bool(n) + len(slide.element.xpath(".//p:cTn[@nodeType='clickEffect']"))
            for effect in slide.element.xpath(".//p:spTgt"):
                body = next(shape for shape in slide.shapes if shape.shape_id == int(effect.get("spid")))
                span = effect.find(".//" + qn("p:pRg"))
                coming.append(words(body.text_frame.paragraphs[int(span.get("st"))].text))
        assert bool(steps) == bool(coming) or len(group) > 1, "the click that turns the page shows the first of them"
        if steps and len(group) == 1:
            assert clicks == len(steps)
            assert coming == [words(element.text_content()) for step in steps for element in step.xpath(".//p | .//li")]


@every_deck
def test_language_is_norwegian_everywhere(site, package, variant):
    path = site / "opplaring" / package / f"{package}{'-' + variant if variant else ''}.pptx"
    for name, root in xml_parts(path).items():
        for run in (*root.iter(qn("a:r")), *root.iter(qn("a:fld"))):
            assert run.find(qn("a:rPr")) is not None and run.find(qn("a:rPr")).get("lang") == "nb-NO", (
                name,
                "".join(run.itertext()),
            )
        assert [element.get("lang") for element in root.iter() if element.get("lang", "nb-NO") != "nb-NO"] == [], name
        assert "Click to edit" not in "".join(root.itertext()), name
    with ZipFile(path) as package_file:
        assert b"en-US" not in package_file.read("ppt/presentation.xml")
        assert not [name for name in package_file.namelist() if "thumbnail" in name or "printerSettings" in name]


@every_deck
def test_wide_slides_with_readable_text_inside_their_edges(site, package, variant):
    presentation = opened(site, package, variant)
    assert presentation.slide_width / presentation.slide_height == pytest.approx(16 / 9)
    assert "type" not in presentation.element.sldSz.attrib and len(presentation.slide_layouts) == 5
    for slide in presentation.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                prompts = next(
                    (
                        known.element.xpath(".//a:lvl1pPr/a:defRPr/@sz")
                        for known in slide.slide_layout.placeholders
                        if shape.is_placeholder and known.placeholder_format.idx == shape.placeholder_format.idx
                    ),
                    ["1800"],
                )
                assert all(
                    (run.font.size or Emu(int(prompts[0]) * 127)) >= SMALLEST
                    for paragraph in shape.text_frame.paragraphs
                    for run in paragraph.runs
                ), shape.name
            assert (
                shape.left >= 0
                and shape.top >= 0
                and shape.left + shape.width <= presentation.slide_width
                and shape.top + shape.height <= presentation.slide_height
            )
        foot = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 11)
        for body in bodies(slide):
            sizes = [run.font.size for paragraph in body.text_frame.paragraphs for run in paragraph.runs]
            assert all(size is None or size >= READ for size in sizes), (body.name, body.text_frame.text)
            assert slide.shapes.title.top + slide.shapes.title.height <= body.top and body.top + body.height <= foot.top


@every_deck
def test_properties(site, package, variant):
    known = opened(site, package, variant).core_properties
    entry = GUIDE.get("pakke", package)
    assert known.title.startswith(entry.tittel) and (variant is None or known.title != entry.tittel)
    assert known.author == jobs.author(BUILDING) and known.language == "nb-NO" and known.subject
    assert known.created == known.modified and known.created.date() == (entry.gjennomgatt or known.created.date())


def test_qr_codes_have_alternative_text_and_lead_where_they_say(changed):
    pictures = [
        (slide, shape)
        for package in PACKAGES
        for slide in opened(changed, package).slides
        for shape in slide.shapes
        if shape.shape_type == 13
    ]
    assert pictures
    for slide, picture in pictures:
        address = picture.click_action.hyperlink.address
        assert (
            address.startswith("https://eksempel.test/bti/")
            and picture.element.nvPicPr.cNvPr.get("descr") == f"QR-kode til {address}"
        )
        assert (changed / address.removeprefix("https://eksempel.test/bti/") / "index.html").is_file()
        assert all(body.left + body.width <= picture.left for body in bodies(slide)), "text beside the code"
    for package in PACKAGES:
        assert (
            pdf_facts.problems(changed / "opplaring" / package / "lysbilder.pdf", ("Schibsted-Grotesk", "Newsreader"))
            == []
        )


def test_guide_slides_sheet_powerpoint_and_pdf_say_the_same(changed):
    """A minute, a question and a sentence of the case are changed in the data file: all that the leader carries says
    it.
    """
    folder = changed / FOUR
    texts = {
        page: words(html.parse(str(folder / page / "index.html")).getroot().find("body").text_content())
        for page in ("kursleder", "lysbilder", "deltaker")
    }
    slides = opened(changed, "4-samarbeid-med-andre-tjenester").slides
    texts["powerpoint"] = words(
        " ".join(
            text
            for slide in slides
            for text in [
                *(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame),
                slide.notes_slide.notes_text_frame.text,
            ]
        )
    )
    for where, text in texts.items():
        assert "Hva er det Ida helst vil?" in text and "Hva har Ida og familien behov for?" not in text, where
        assert "Mor forteller om den gamle skolen sin." in text, where
        assert re.search(r"\b11 min(utter)?\b", text), where
    assert 'data-minutter="11"' in (folder / "lysbilder" / "index.html").read_text(encoding="utf-8")
    task = next(slide for slide in slides if slide.shapes.title.text_frame.text == "Hva trenger Ida og familien?")
    assert "Oppgaven tar 11 min." in task.notes_slide.notes_text_frame.text
    printed = pdf_facts.text(folder / "lysbilder.pdf")
    assert (
        pdf_facts.squeezed("Hva er det Ida helst vil?") in printed
        and pdf_facts.squeezed("Mor forteller om den gamle skolen sin.") in printed
    )


@every_package
def test_pages_link_to_the_files_and_tell_their_size(site, package):
    folder = site / "opplaring" / package
    for page, up in (("index.html", ""), ("lysbilder/index.html", "../")):
        tree = html.parse(str(folder / page)).getroot()
        links = {link.get("href"): words(link.text_content()) for link in tree.xpath("//ul[@class='ta-med']//a")}
        for name in [path.name for path in folder.iterdir() if path.suffix in (".pptx", ".pdf")]:
            kind = "PowerPoint" if name.endswith(".pptx") else "PDF"
            assert links[up + name].endswith(f"({kind}, {(folder / name).stat().st_size / 1000:.0f} kB)")
        assert {up + "uten-nett.html", f"{up}{package}.zip"} <= set(links)
        variants = [name for name, variant in DECKS if name == package and variant]
        assert len([link for link in links if link.endswith(".pptx")]) == 2 + len(variants)


@every_package
def test_the_zip_holds_the_files(site, package):
    folder = site / "opplaring" / package
    with ZipFile(folder / f"{package}.zip") as archive:
        packed = {name.split("/")[1] for name in archive.namelist()}
        files = {path.name for path in folder.iterdir() if path.suffix in (".pptx", ".pdf")}
        assert files and files <= packed
        for name in files:
            assert archive.read(f"{package}/{name}") == (folder / name).read_bytes()


SOME = """
import hashlib, json, sys
from dataclasses import replace
from pathlib import Path
from lxml import html
from macros.documents.cache import Cache
from macros.documents.jobs import deck_jobs
from macros.hooks import pages_only
building = pages_only("mkdocs.yml")
package = building.guide.get("pakke", "4-samarbeid-med-andre-tjenester")
building = replace(building, guide=building.guide.model_copy(update={"pakker": [package]}))
page = html.parse(sys.argv[2]).getroot().get_element_by_id("lysbilder")
slides = {package.id: ("".join(html.tostring(section, encoding="unicode") for section in page), "x/lysbilder/")}
made = Cache(Path(sys.argv[1])).make(deck_jobs(building, slides))
print(json.dumps({name: hashlib.sha256(content).hexdigest() for name, content in made.items()}))
"""


@pytest.mark.grundig
def test_same_page_gives_the_same_bytes(site, tmp_path):
    runs = []
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", SOME, str(tmp_path / seed), str(site / FOUR / "lysbilder" / "index.html")],
            cwd=HOUSE,
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        assert run.returncode == 0, run.stderr
        runs.append(json.loads(run.stdout.splitlines()[-1]))
    assert len(runs[0]) == 11 and runs[0] == runs[1]
    with ZipFile(site / FOUR / "4-samarbeid-med-andre-tjenester.pptx") as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
