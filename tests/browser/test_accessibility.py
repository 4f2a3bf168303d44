"""Everybody can use it: axe on every page and every slide, in both colour schemes, wide and narrow."""

from __future__ import annotations

import pytest
from show import (
    CURRENT,
    DECK,
    PACKAGES,
    axe,
    number,
    presenter,
    start,
    to_task,
)

ONE_OF_EACH_KIND = [
    "",
    "haster/",
    "handlingsveileder/",
    "handlingsveileder/finn-steget/",
    "handlingsveileder/finn-steget/#be-om-ja",
    "handlingsveileder/nar-det-stopper-opp/",
    "handlingsveileder/medvirkning/",
    "handlingsveileder/niva-1/",
    "verktoykasse/",
    "verktoykasse/tolk/",
    "tjenester/",
    "lover/",
    "for-familier/",
    "for-familier/lettlest/",
    "handlingsveileder/for-ledere/",
    "ordliste/",
    "sok/",
    "om/",
    "om/kvalitet/",
    "opplaring/",
    "opplaring/4-samarbeid-med-andre-tjenester/",
    "opplaring/4-samarbeid-med-andre-tjenester/kursleder/",
]


WIDE_AND_NARROW = ((1280, "light"), (320, "dark"))


@pytest.mark.parametrize("path", ONE_OF_EACH_KIND)
def test_axe_on_one_page_of_each_kind(page, address, path):
    page.goto(address + path)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    problems = []
    for width, scheme in WIDE_AND_NARROW:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(f"matchMedia('(prefers-color-scheme: {scheme})').matches && innerWidth") == width
        problems += [f"{width} {scheme} {problem}" for problem in axe(page)]
    assert problems == []


def test_axe_on_the_page_for_what_is_not_found(browser, address):
    page = browser.new_page()
    page.goto(address.replace("/bti/", "/404.html"))
    assert "Fant ikke siden" in page.inner_text("h1") and axe(page) == []
    page.close()


@pytest.mark.grundig
@pytest.mark.parametrize("part", range(4))  # so that the two workers share the work
def test_axe_width_way_out_and_no_storage_on_every_page(page, address, pages, part):
    page.set_viewport_size({"width": 320, "height": 640})
    problems = []
    for path in pages[part::4]:
        page.goto(address + path)
        box = page.locator("header a.haster").bounding_box()
        if box["y"] + box["height"] > 120 or box["x"] + box["width"] > 320 or box["height"] < 44:
            problems.append(f"/{path}: «Når det haster» is not in sight: {box}")
        problems += axe(page)
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > 320:
            problems.append(f"/{path} is {wide} px wide at 320")
    assert problems == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.grundig
@pytest.mark.parametrize("package", PACKAGES)
def test_axe_on_every_slide(visit, package):
    page = visit(
        f"opplaring/{package}/lysbilder/", reduced_motion="reduce"
    )  # colours are measured when the slide stands still
    start(page)
    problems, seen = [], 0
    while number(page) != seen:
        seen = number(page)
        problems += axe(page, "html" if seen == 1 else ".lysbilde.aktiv")
        while number(page) == seen and page.evaluate(f"{CURRENT}.nextElementSibling !== null"):
            page.keyboard.press("PageDown")
    assert problems == [] and seen == page.locator(".lysbilde").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_in_the_presenter_view(visit, scheme):
    page = visit(DECK, color_scheme=scheme)
    other = presenter(page)
    to_task(page)
    other.wait_for_selector("#p-tid", state="visible")
    assert axe(other) == []
