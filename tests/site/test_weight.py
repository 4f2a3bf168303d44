"""What the first view of a page weighs, with its fonts, and in how many requests; what the type faces hold."""

from __future__ import annotations

import re

import pytest
from bench import weight
from fontTools.ttLib import TTFont
from real import room

from macros.guide.load import HOUSE
from macros.site import fonts


def test_every_page_is_within_its_budget(site, guide):
    seen, wrong = set(), {}
    for file in site.rglob("index.html"):
        name = f"{file.parent.relative_to(site).as_posix()}/".removeprefix("./")
        seen.add(name)
        if said := weight.over(name, weight.view(file), room(guide)):
            wrong[name] = said
    assert wrong == {} and set(weight.FIRST) <= seen and len(seen) > 90


def test_a_page_over_its_budget_is_told():
    assert len(weight.over("", weight.View(9_000, 6_000, 37_000, 0, 9))) == 3
    assert weight.over("om/", weight.View(90_000, 9_000, 36_000, 1_000)) == ["besides its HTML 46000 > 45000"]


def test_every_page_asks_for_its_faces_before_it_is_painted(site):
    """Without that the style sheet has to come first, and the reader's own face is painted instead."""
    named = {f"{name}-" for name in fonts.CUTS}
    for page in [*site.rglob("index.html"), site / "404.html"]:
        asked = re.findall(
            r'<link rel="preload" href="[^"]*/(\w[\w-]*-)[0-9a-f]{10}\.woff2" as="font"', page.read_text()
        )
        assert set(asked) == named, page


@pytest.mark.build
def test_the_faces_are_cut_from_those_beside_them(tmp_path):
    fonts.cut_all(tmp_path)
    for name in fonts.CUTS:
        again, kept = (folder / f"{name}.woff2" for folder in (tmp_path, fonts.FONTS))
        assert again.read_bytes() == kept.read_bytes(), f"{name}: make skrift"


@pytest.mark.parametrize("name", fonts.CUTS)
def test_a_face_has_every_sign_of_the_pages_that_the_whole_one_has(site, name):
    text = set("".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html")))
    whole, cut = (TTFont(fonts.FONTS / f"{file}.woff2") for file in (fonts.CUTS[name], name))
    lost = {sign for sign in text if ord(sign) in whole.getBestCmap() and ord(sign) not in cut.getBestCmap()}
    assert lost <= set("\r¦¸¥†˜"), "signs of a text that went wrong, shown on the page for editors"
    assert set("abcæøåÆØÅéäöüçñ0123456789–«»§…−") <= {chr(sign) for sign in cut.getBestCmap()}


def test_a_weight_that_no_face_has_is_asked_for_nowhere():
    """500 would be drawn as 400, and 600 as 700, with a look nobody chose."""
    for sheet in (HOUSE / "docs" / "assets").rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        asked = re.findall(r"font-weight: *(\w+)|font: *(\d{3})\b", text)
        assert {one or other for one, other in asked} <= {"400", "700", "bold", "normal", "inherit"}, sheet.name
