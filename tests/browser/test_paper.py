"""Pages on paper: what is printed, and on how many sheets."""

from __future__ import annotations

import io

import pikepdf
import pytest


@pytest.mark.grundig
def test_no_printed_heading_stands_alone(browser, address, site):
    """What is only for the screen takes its heading along: a lone heading promises something that is not on the
    paper.
    """
    page = browser.new_page()
    page.emulate_media(media="print")
    alone = {}
    for path in sorted(site.rglob("index.html")):
        page.goto(f"{address}{path.parent.relative_to(site).as_posix()}/")
        alone[path] = page.evaluate("""[...document.querySelectorAll("main :is(h2, h3)")].filter(heading => {
            let next = heading.nextElementSibling;
            while (next && !next.offsetHeight && !next.matches("h2, h3")) next = next.nextElementSibling;
            return heading.offsetHeight && heading.parentElement.children.length > 1
                && (!next || next.matches("h2") || next.tagName === heading.tagName);
        }).map(heading => heading.textContent)""")
    page.close()
    assert {path: headings for path, headings in alone.items() if headings} == {}


def test_paper_has_the_guide_and_not_the_shell(browser, address, guide):
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "handlingsveileder/niva-1/")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator(".sok").first.is_visible() and not page.locator("footer").is_visible()
    assert page.locator(".flyt").is_visible() and page.locator(".steg-liste").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    draft = guide.kommune.status == "utkast"
    assert page.locator(".utkast").is_visible() == draft, "a printed page still says that it is a draft"
    context.close()


def paper(browser, address) -> pikepdf.Pdf:
    page = browser.new_page()
    page.goto(address)
    pdf = pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    return pdf


def test_when_it_is_urgent_can_be_read_on_paper(browser, address):
    """The sheet for the wall is the poster; the page itself prints in a size that can be read."""
    page = browser.new_page()
    page.goto(address + "haster/")
    page.emulate_media(media="print")
    sizes = page.eval_on_selector_all(
        "main li, main p, main h2", "all => all.map(e => parseFloat(getComputedStyle(e).fontSize) * .75)"
    )
    page.close()
    assert min(sizes) >= 9, "points"


@pytest.mark.parametrize("level", range(4))
def test_a_level_is_a_short_print(browser, address, guide, level):
    more = max(0, len(guide.nivaer[level].steg) - 6)  # a step that the municipality has added
    assert len(paper(browser, f"{address}handlingsveileder/niva-{level}/").pages) <= 8 + more


@pytest.mark.grundig
def test_the_sheets_of_a_course_are_two_or_three(browser, address, guide):
    """Printed on both sides. Nothing on the participants' paper tells the leader what to do."""
    for package in guide.pakker:
        sheet = f"{address}opplaring/{package.id}/deltaker/"
        assert 3 <= len(paper(browser, sheet).pages) <= 6, package.id
        page = browser.new_page()
        page.goto(sheet)
        page.emulate_media(media="print")
        assert not page.get_by_text("Ctrl + P").first.is_visible()
        room = "all => Math.min(...all.map(ol => parseFloat(getComputedStyle(ol).paddingLeft)))"
        sizes = "all => Math.max(...all.map(li => parseFloat(getComputedStyle(li).fontSize)))"
        lists = (
            page.eval_on_selector_all(".ark-oppgave ol", room),
            page.eval_on_selector_all(".ark-oppgave ol > li", sizes),
        )
        assert lists[0] >= 1.9 * lists[1], "«10.» has room"
        page.close()
    assert len(paper(browser, f"{address}opplaring/evaluering/").pages) == 1
