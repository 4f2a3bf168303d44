"""A municipality's colour and its own mark, in Word, PDF, PowerPoint and slides; and that every colour can be read."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace

import pikepdf
import pytest
from docx import Document
from editions import EXAMPLE
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from test_deck import page_of

from macros.documents import deck as deck_module
from macros.documents import jobs, scene
from macros.documents.measure import TITLE_TOP, WIDE
from macros.guide.farger import DARK_PAPER, PAPER, READABLE, USUAL, Farge, contrast, mixed
from macros.site.blocks import own_style

COLOUR, NAME = "1d3f7a", "Granvik kommune"  # another colour than the mark has
MARK = (EXAMPLE / "assets" / "merke.png").read_bytes()
TEXT, LINE = 4.5, 3  # WCAG's contrast of text and of what is drawn


@pytest.fixture(scope="module")
def granvik(building):
    """The base's data in another municipality's colour, with its mark."""
    guide = building.guide
    municipality = guide.kommune.model_copy(update={"farge": COLOUR, "navn": NAME})
    folders = (EXAMPLE, *building.folders)
    return replace(building, guide=guide.model_copy(update={"kommune": municipality}), folders=folders)


def made(granvik, endings):
    """The first form as a file."""
    found = jobs.form_jobs(granvik)
    return next(job.make(*job.made_of) for name, job in found.items() if name.endswith(endings))


def deck(granvik, ending: str) -> bytes:
    package = granvik.guide.pakker[0]
    page = page_of("<p>Hvordan?</p>", "er-tittel") + page_of("<p>Spør.</p>", "er-oppgave", ' data-minutter="5"')
    slides = {one.id: (page, "") for one in granvik.guide.pakker}
    job = jobs.deck_jobs(granvik, slides)[f"opplaring/{package.id}/{ending}"].ready()
    return job.make(*job.made_of)


def drawn(content: bytes, number: int) -> set[tuple[float, ...]]:
    """Every colour on a page of a PDF."""
    with pikepdf.open(io.BytesIO(content)) as document:
        found = pikepdf.parse_content_stream(document.pages[number])
        return {tuple(round(float(one), 2) for one in given) for given, named in found if str(named) in ("rg", "RG")}


def shade(colour: str) -> tuple[float, ...]:
    parts = (int(colour.lstrip("#")[place : place + 2], 16) for place in (0, 2, 4))
    return tuple(round(part / 255, 2) for part in parts)


def test_word_has_the_mark_and_the_colour(granvik):
    document = Document(io.BytesIO(made(granvik, ".docx")))
    head = document.sections[0].first_page_header
    assert [part.blob for part in head.part.package.image_parts] == [MARK]
    assert [node.get("descr") for node in head._element.iter(qn("wp:docPr"))] == [NAME]
    assert {str(document.styles[f"Heading {level}"].font.color.rgb) for level in (1, 2)} == {COLOUR.upper()}


@pytest.mark.build
def test_pdf_has_the_mark_and_the_colour(granvik):
    found = jobs.form_jobs(granvik)
    job = next(job for name, job in found.items() if name.endswith(".pdf"))
    assert "data:image/svg+xml;base64," in job.made_of[0] and f'alt="{NAME}"' in job.made_of[0]
    assert shade(COLOUR) in drawn(job.make(*job.made_of), 0)


def test_the_first_slide_of_powerpoint_has_the_mark_and_the_theme_the_colour(granvik):
    show = Presentation(io.BytesIO(deck(granvik, f"{granvik.guide.pakker[0].id}.pptx")))
    first, second = show.slides
    marks = [shape for shape in first.shapes if shape.shape_type == 13]
    assert [(shape.image.blob, shape._element.nvPicPr.cNvPr.get("descr")) for shape in marks] == [(MARK, NAME)]
    assert not [shape for shape in second.shapes if shape.shape_type == 13]
    theme = next(rel.target_part for rel in show.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    scheme, own = etree.fromstring(theme.blob).find(f".//{qn('a:clrScheme')}"), Farge(f"#{COLOUR}").palett
    for name, colour in (("dk2", own.tavle), ("lt2", own.grunn), ("accent1", own.linje), ("hlink", own.lenke)):
        assert scheme.find(qn(f"a:{name}"))[0].get("val") == colour[1:].upper(), name


def test_slides_as_pdf_have_the_mark_and_the_colour(granvik):
    content = deck(granvik, "lysbilder.pdf")
    assert {shade(COLOUR), shade(PAPER)} <= drawn(content, 0), "the board, and the ground of the mark"
    assert shade(COLOUR) in drawn(content, 1) and shade(USUAL.linje) not in drawn(content, 1)


def test_the_base_looks_as_before(building):
    assert own_style(building) == "" and building.guide.kommune.palett == USUAL
    words = made(building, ".docx")
    assert str(Document(io.BytesIO(words)).styles["Heading 1"].font.color.rgb) == "1A2123"
    assert not [key for key, value in scene.coloured(USUAL).items() if key != value]


def test_pages_and_the_show_have_the_mark_and_the_colour(granvik):
    style, own = own_style(granvik), Farge(f"#{COLOUR}").palett
    assert f"--course: {own.linje}" in style and f".vis, .mini {{ --board: #{COLOUR}" in style
    assert "url(merke.svg)" in style and f"--line: {own.strek}; --tint: {own.flate}" in style


ALLOWED = [
    colour
    for parts in itertools.product(("00", "20", "40", "60", "80", "a0"), repeat=3)
    if contrast(colour := f"#{''.join(parts)}", PAPER) >= READABLE
]


def test_the_allowed_colours_are_many():
    assert len(ALLOWED) > 60 and contrast("#00ff00", PAPER) < READABLE


@pytest.mark.parametrize("colour", ALLOWED)
def test_every_shade_of_an_allowed_colour_can_be_read(colour):
    farge = Farge(colour)
    own = farge.palett
    for ink, ground, wanted in (
        (PAPER, own.tavle, TEXT), (own.tekst, own.tavle, TEXT), (own.grunn, own.tavle, TEXT),
        (own.strek, own.tavle, LINE), (own.linje, PAPER, TEXT), (own.linje, own.grunn, TEXT),
        ("#1a2123", own.grunn, READABLE), ("#434c4d", own.grunn, TEXT), (own.lenke, PAPER, TEXT),
        (farge.lenke_mork, DARK_PAPER, TEXT), (farge.lenke_mork, farge.flate_mork, TEXT),
        ("#f0eee8", farge.flate_mork, READABLE), ("#f4f2ec", farge.tavle_mork, TEXT),
        (farge.tavle_tekst, farge.tavle_mork, TEXT), (farge.lenke_mork, mixed(DARK_PAPER, "#ffffff", 0.04), TEXT),
    ):  # fmt: skip
        assert contrast(ink, ground) >= wanted, (ink, ground)


@pytest.mark.parametrize("count", [3, 4, 6])
def test_a_staircase_of_as_many_levels_stands_on_the_slide(count):
    steps = "".join(
        f'<li><span class="trapp-nr">{n}</span> <b class="trapp-navn">Nivået</b></li>' for n in range(count)
    )
    (slide,) = deck_module.read(page_of(f'<ol class="nivatrapp">{steps}</ol>', "er-trapp"), None)
    items = scene.scene(slide)
    boxes = [item for item in items if isinstance(item, scene.Box)]
    assert len(boxes) == count
    assert all(item.box[0] + item.box[2] <= WIDE and item.box[1] >= TITLE_TOP for item in boxes), "on the sheet"
    grounds = [item for item in items if isinstance(item, scene.Band) and item.box[3] > 100]
    assert len({item.colour for item in grounds}) == count, "a colour each"
    assert [item.box[1] for item in grounds] == sorted((item.box[1] for item in grounds), reverse=True), "it rises"
