"""Every deck of the guide, and how a test opens one and the slide page it was made from."""

from __future__ import annotations

import re

import pytest
from lxml import html
from pptx import Presentation
from pptx.util import Pt
from real import BUILDING, GUIDE

PACKAGES = [package.id for package in GUIDE.pakker]


DECKS = [
    (package.id, variant)
    for package in GUIDE.pakker
    for variant in [None, *(variant.id for case in GUIDE.cases_in(package)[:1] for variant in case.varianter)]
]


FOUR = "opplaring/4-samarbeid-med-andre-tjenester"


SMALLEST, READ = Pt(18), Pt(24)  # of anything, and of what the back row must read
WORDS_OF_BOX = BUILDING.words.powerpoint.boks
PLACED = ("trapp", "arenaer", "vei", "delt")  # layouts of fixed places


every_deck = pytest.mark.parametrize(
    "package,variant", DECKS, ids=[f"{package}-{variant}" if variant else package for package, variant in DECKS]
)


every_package = pytest.mark.parametrize("package", PACKAGES)


def words(text: str) -> str:
    return " ".join(text.split())


def opened(site, package: str, variant: str | None = None):
    return Presentation(str(site / "opplaring" / package / f"{package}{'-' + variant if variant else ''}.pptx"))


def sections(site, package: str, variant: str | None, program: str = "hele") -> list:
    """The slides of the page, as the variant and the programme show them, without what is only in the article."""
    page = html.parse(str(site / "opplaring" / package / "lysbilder" / "index.html")).getroot()
    every = page.xpath("//section[contains(concat(' ', @class, ' '), ' lysbilde ')]")
    found = [section for section in every if program in section.get("data-i", program).split()]
    for section in found:
        for element in section.xpath(".//*[@data-i]"):
            if program not in element.get("data-i").split():
                element.drop_tree()
        for element in section.xpath(".//details"):
            if element.get("data-variant") != variant if variant else element.get("open") is None:
                element.drop_tree()
        for ask in section.xpath(".//figure[@class='qr']/p"):  # what a file says in place of a code
            ask.getparent().addnext(ask)
        for element in section.xpath(
            ".//summary | .//*[contains(@class, 'bare-les')] | .//figure | .//video | .//p[@class='notat-navn']"
        ):
            element.drop_tree()
    return found


def grouped(presentation) -> dict[int, list]:
    """The slides by the number that their notes give for the slide on the page: more than one when its text is long."""
    result: dict[int, list] = {}
    for slide in presentation.slides:
        number = int(re.search(r"Lysbilde (\d+) av \d+\.", slide.notes_slide.notes_text_frame.text)[1])
        assert not result or number >= max(result), "the slides stand in order"
        result.setdefault(number, []).append(slide)
    return result


def bodies(slide) -> list:
    """The places for text: the layout's own, and the text boxes of a layout of fixed places, or below a record."""
    boxes = [shape for shape in slide.shapes if shape.name.startswith(WORDS_OF_BOX)]
    return [*(shape for shape in slide.placeholders if shape.placeholder_format.idx in (1, 2, 3)), *boxes]


def number_of(section) -> int:
    """The number of a slide on the page."""
    return int(section.get("id").split("-")[1])


def kind_of(section) -> str:
    """Its layout, as «trapp» or «vei»."""
    kinds = [name.removeprefix("er-") for name in section.get("class").split() if name.startswith("er-")]
    return next(iter(kinds), "")


def paragraphs(slides: list) -> list:
    return [paragraph for slide in slides for body in bodies(slide) for paragraph in body.text_frame.paragraphs]


def whole(slides: list, expected: list[str]) -> list[tuple[str, object]]:
    """(text, paragraph) of the slides; a paragraph of the page that goes on on the next slide is one again."""
    found: list[tuple[str, object]] = []
    for slide in slides:
        for nr, paragraph in enumerate(paragraphs([slide])):
            text = words(paragraph.text)
            on = f"{found[-1][0]} {text}" if found and nr == 0 else ""
            if on and found[-1][0] not in expected and any(one.startswith(on) for one in expected):
                found[-1] = (on, found[-1][1])
            else:
                found.append((text, paragraph))
    return found
