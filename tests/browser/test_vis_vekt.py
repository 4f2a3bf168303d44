"""What a slide page weighs, how soon the first slide is there, and that nothing moves."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import pytest
from lxml import html
from real import room
from show import DECK, PACKAGES

LIMIT = 50_000
SHIFTS = """new PerformanceObserver(list => list.getEntries().forEach(entry => {
  if (!entry.hadRecentInput) { window.shift = (window.shift || 0) + entry.value; }
})).observe({ type: 'layout-shift', buffered: true });"""


@pytest.mark.parametrize("package", PACKAGES)
def test_a_deck_weighs_little(site, guide, package):
    page = site / "opplaring" / package / "lysbilder" / "index.html"
    tree = html.parse(str(page))
    parts = tree.xpath("//link[@rel='stylesheet']/@href | //script/@src")
    files = [page, *((page.parent / urlsplit(part).path).resolve() for part in parts)]
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in files}
    assert sum(sizes.values()) <= LIMIT * room(guide), sizes


@pytest.mark.grundig
@pytest.mark.parametrize("where", ["", "#vis=5", "?presentator"])
def test_nothing_moves_while_the_page_loads(visit, where):
    for width in (390, 1280):
        page = visit(
            DECK + where,
            viewport={"width": width, "height": 800},
            before=lambda context: context.add_init_script(SHIFTS),
        )
        page.wait_for_timeout(1500)
        assert page.evaluate("window.shift || 0") < 0.005, width
        page.close()


@pytest.mark.grundig
def test_the_first_slide_takes_less_than_a_second_on_a_slow_machine(visit):
    """Four times what it takes of this processor: by the clock, other tests at the same time would count too."""
    page = visit("haster/")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(page.url.replace("haster/", DECK + "#vis=1"))
    page.wait_for_selector(".lysbilde.aktiv")
    page.wait_for_timeout(300)
    told = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
    assert 0 < told["TaskDuration"] * 4 < 1


@pytest.mark.grundig
def test_what_was_measured_before_the_fonts_came_is_measured_again(visit):
    """A slide opened by its address is measured at once; the real faces are wider."""
    import time

    def slow(route):
        time.sleep(0.8)
        route.continue_()

    page = visit("haster/", before=lambda context: context.route("**/*.woff2", slow))
    page.goto(page.url.replace("haster/", "opplaring/introduksjon/lysbilder/#vis=18"))
    page.wait_for_selector(".lysbilde.aktiv")
    page.wait_for_timeout(2500)
    over = page.evaluate(
        "(text => text.scrollHeight - text.clientHeight)(document.querySelector('.lysbilde.aktiv .tekst'))"
    )
    before = page.evaluate("document.querySelector('.lysbilde.aktiv').style.getPropertyValue('--storrelse')")
    page.evaluate("dispatchEvent(new Event('resize'))")
    assert over <= 1
    assert page.evaluate("document.querySelector('.lysbilde.aktiv').style.getPropertyValue('--storrelse')") == before
