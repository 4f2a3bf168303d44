"""The guide's pages in a real browser, on paper, and how easy they are to read."""

from __future__ import annotations

import gzip
import io
import re
from datetime import date

import pikepdf
import pytest
from lxml import html

from bench import lix
from macros import frist
from macros.load import ROOT

NEW_PAGES = [
    "handlingsveileder/finn-steget/",
    "handlingsveileder/nar-det-stopper-opp/",
    "handlingsveileder/medvirkning/",
    "handlingsveileder/hele/",
    "for-familier/",
    "haster/",
    "tjenester/",
    "lover/",
    "handlingsveileder/niva-2/",
]


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
def test_a_level_is_a_short_print(browser, address, level):
    assert len(paper(browser, f"{address}handlingsveileder/niva-{level}/").pages) <= 8


def test_questions_show_one_at_a_time_and_back_goes_back(browser, address):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(address + "handlingsveileder/finn-steget/")
    shown = lambda: page.eval_on_selector_all(
        ".veiviser > section", "all => all.filter(s => s.checkVisibility()).map(s => s.id)"
    )
    bottom = page.eval_on_selector(".utganger", "list => list.getBoundingClientRect().bottom")
    assert bottom <= 740, "every way out for danger is on the first screen of a phone"
    assert shown() == ["delt"]
    page.click("text=Ja, og vi vil gå videre")
    assert shown() == ["snakket"] and page.url.endswith("#snakket")
    page.click("text=Nei, ikke med barnet")
    assert shown() == ["sporr-barnet"]
    page.go_back()
    assert shown() == ["snakket"]
    page.go_back()
    assert shown() == ["delt"]
    page.close()


def test_questions_work_without_javascript_and_store_nothing(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "handlingsveileder/finn-steget/")
    for answer in ("Ja, og vi vil gå videre", "Ja, og vi vil gjøre noe", "Ja, og vi har sett på dem sammen"):
        page.click(f"text={answer}")
    page.locator("#andre").get_by_text("Ja", exact=True).click()
    page.locator("#samtykket").get_by_text("Ja", exact=True).click()
    page.click("text=Flere tjenester, og ingen har oversikten")
    assert page.get_by_role("heading", name="Samle dem som trengs, rundt ett bord").is_visible()
    assert context.cookies() == []
    context.close()


def test_a_word_opens_its_meaning_by_key_and_press(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(address + "handlingsveileder/niva-2/")
    word = page.locator("button.begrep").first
    meaning = page.locator(f"#{word.get_attribute('popovertarget')}")
    assert not meaning.is_visible()
    word.tap()
    assert meaning.is_visible() and meaning.bounding_box()["x"] >= 0
    page.keyboard.press("Escape")
    assert not meaning.is_visible()
    word.focus()
    page.keyboard.press("Enter")
    assert meaning.is_visible()
    context.close()


@pytest.mark.parametrize("path", NEW_PAGES)
def test_a_word_is_explained_once_on_a_page(site, path):
    text = (site / path / "index.html").read_text(encoding="utf-8")
    targets = [part.split('"')[0] for part in text.split('popovertarget="')[1:]]
    assert len(targets) == len(set(targets)) <= 14


def test_services_narrow_by_age_and_need(browser, address, guide):
    page = browser.new_page()
    page.goto(address + "tjenester/")
    shown = lambda: set(
        page.eval_on_selector_all(
            ".tjenester > li", "all => all.filter(s => s.checkVisibility()).map(s => s.querySelector('h3').id)"
        )
    )
    assert shown() == {service.id for service in guide.tjenester}
    page.select_option("[name=alder]", "gravid")
    page.select_option("[name=behov]", "rus")
    assert shown() == {
        service.id for service in guide.tjenester if "gravid" in service.alder and "rus" in service.behov
    }
    assert page.locator("h2:visible", has_text="Barnehage og skole").count() == 0
    page.close()
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(address + "tjenester/")
    assert not page.locator(".filter").is_visible() and page.locator(".tjenester > li:visible").count() == len(
        guide.tjenester
    )
    under_rus = page.locator("section:has(> h2#rus) a").evaluate_all("all => all.map(a => a.hash.slice(1))")
    assert set(under_rus) == {service.id for service in guide.tjenester if "rus" in service.behov}, (
        "nobody helps with this first of all, many help also"
    )
    plain.close()


def test_every_page_is_easy_to_read(site):
    missed = [
        f"/{address}/ {reading.lix:.1f}: " + " | ".join(sentence for _, sentence in reading.sentences[:3])
        for address, reading in lix.readings(site).items()
        if reading.lix > lix.limit(address)
    ]
    assert not missed, "\n".join(missed)


def test_lix_is_counted_as_its_inventor_did():
    words = "Kommunen skal sørge for at barnet får den hjelpen det trenger".split()
    assert round(lix.lix(words), 1) == round(11 + 100 * 3 / 11, 1)  # kommunen, hjelpen, trenger


@pytest.mark.parametrize("level", range(4))
def test_a_level_weighs_at_most_14_kb(site, level):
    packed = [
        len(gzip.compress((site / path).read_bytes(), 9))
        for path in (f"handlingsveileder/niva-{level}/index.html", "assets/stil.css")
    ]
    assert sum(packed) <= 14 * 1024, packed


def test_when_it_is_urgent_weighs_at_most_18_kb(site):
    page = site / "haster/index.html"
    styles = re.findall(r'<link[^>]+href="([^"]+\.css)"', page.read_text(encoding="utf-8"))
    packed = [len(gzip.compress(path.read_bytes(), 6)) for path in (page, *((page.parent / style) for style in styles))]
    assert sum(packed) <= 18_000, packed


FIVE = ("mishandlet", "sykdom|alvorlig sykt", "særlige? behov", "lovbrudd.*rusmidler.*skadelige", "menneskehandel")


@pytest.mark.parametrize("place", ["bvl-13-2", "meldeplikt"])
def test_all_five_points_of_the_duty_to_report_are_printed(site, place):
    entry = html.parse(str(site / "lover/index.html")).getroot().xpath(f"//*[@id='{place}']")[0]
    said = re.sub(r"\s+", " ", entry.text_content().replace("\xad", ""))
    assert [point for point in FIVE if not re.search(point, said)] == []


def test_old_facts_are_told(guide):
    assert frist.old(guide, date(2026, 7, 3)) != []
    laws = [what for when, what in frist.old(guide, date(2027, 7, 2)) if what.startswith("lov:")]
    assert laws == [], "one year to the day is not more than a year"
    laws = [what for when, what in frist.old(guide, date(2027, 7, 4)) if what.startswith("lov:")]
    assert len(laws) == len(guide.lover)


def test_unused_facts_are_told(guide, tmp_path):
    (tmp_path / "veileder.yml").write_bytes((ROOT / "docs/veileder.yml").read_bytes())
    without_pages = frist.unused(guide, tmp_path / "veileder.yml")
    (tmp_path / "side.md").write_text('{{ lov("bvl-1-3") }}', encoding="utf-8")
    assert set(without_pages) - set(frist.unused(guide, tmp_path / "veileder.yml")) == {"lov bvl-1-3"}
