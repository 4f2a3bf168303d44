"""The slide pages: what stops the build, the article, the show, the presenter view, the case, the files to take along.

The browser tests run over http under a sub-path with the strictest policy, and the central ones again from file://.
"""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import html
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros import render, slides, take_along
from macros.load import ROOT
from macros.model import Arbeidsplass
from test_browser import axe, is_error

DECK = "opplaring/4-samarbeid-med-andre-tjenester/lysbilder/"
PACKAGES = sorted(path.parent.name for path in (ROOT / "docs" / "opplaring").glob("*/lysbilder.md"))
WORKPLACES = list(Arbeidsplass.__args__)
SIZES = [(1024, 768), (1280, 720), (1366, 768), (1920, 1080)]
CURRENT = "document.querySelector('.lysbilde.aktiv')"


# --- what stops the build --------------------------------------------------------------------------------------------


@pytest.fixture
def deck(guide):
    """Turns the Markdown of a slide page of package 4 into HTML, as the build does."""
    config = MkDocsConfig()
    file, tools = (
        File(name, str(ROOT / "docs"), "site", True)
        for name in ("opplaring/4-samarbeid-med-andre-tjenester/lysbilder.md", "verktoykasse/index.md")
    )
    render.environment.cache_clear()
    render.now.guide, render.now.files = guide, Files([file, tools])
    render.now.page = Page(None, file, config)
    render.now.page.meta = {"template": "lysbilder.html", "gjelder": "pakke/4-samarbeid-med-andre-tjenester"}

    def convert(text: str) -> str:
        return Markdown(extensions=["attr_list", "toc", "md_in_html", "macros.slides"]).convert(text)

    yield convert
    render.now.page = None


@pytest.fixture
def whole(guide):
    """A slide page with one slide per part: (part id, Markdown) in order."""
    return {
        part.id: f"## {part.tittel} {{ del={part.id} }}\n\nTekst.\n"
        for part in guide.get("pakke", "4-samarbeid-med-andre-tjenester").deler
    }


def joined(parts) -> str:
    return "\n---\n\n".join(parts)


def test_a_page_with_every_part_is_split_into_slides(deck, whole):
    tree = html.fromstring(f"<div>{deck(joined(whole.values()))}</div>")
    assert [section.get("data-del") for section in tree.xpath("//section")] == list(whole)
    assert tree.xpath("//section/@id") == [f"lysbilde-{n}" for n in range(1, len(whole) + 1)]
    assert "7 min" in tree.xpath("//section[1]/p[@class='del-navn']")[0].text_content()


def test_a_part_is_inherited_by_the_next_slides(deck, whole):
    whole["velkommen"] += "\n---\n\n## Mer\n\nTekst.\n"
    tree = html.fromstring(f"<div>{deck(joined(whole.values()))}</div>")
    assert tree.xpath("//section[2]/@data-del") == ["velkommen"] and not tree.xpath("//section[2]/p[@class='del-navn']")


VARIANTS = "".join(f"\n/// variant | {name}\nTekst.\n///\n" for name in WORKPLACES)


@pytest.mark.parametrize(
    "part,text,expected",
    [
        ("velkommen", "Bare tekst.\n", ["lysbilde 1", "mangler overskrift"]),
        ("velkommen", "## Hei\n", ["lysbilde 1 «Hei»", "«del=…»"]),
        ("pause", "## Pause { del=puse }\n", ["«Pause»", "«del=puse» finnes ikke", "Mente du «pause»?"]),
        (
            "pause",
            "## Oppgave { .oppgave del=pause oppgave=kom-i-gong }\n",
            ["«oppgave=kom-i-gong» finnes ikke", "Mente du «kom-i-gang»?"],
        ),
        (
            "pause",
            "## Case { .case del=pause }\n\n/// variant | barneskule\nTekst.\n///\n",
            ["«/// variant | barneskule»", "Mente du «barneskole»?"],
        ),
        (
            "pause",
            "## Case { .case del=pause }\n\n/// variant | barneskole\nTekst.\n///\n",
            ["Utgaven «barnehage» mangler"],
        ),
        (
            "pause",
            "## Kode { del=pause }\n\n/// qr | verktoykassa/\n///\n",
            ["«/// qr | verktoykassa/»", "ikke finnes"],
        ),
        ("pause", "## For sent { del=hva-har-vi-laert }\n", ["«For sent»", "er det «pause» som er den neste"]),
        (
            "pause",
            "## Pause { del=pause }\n\n---\n\n## Tilbake { del=velkommen }\n",
            ["«Tilbake»", "Delen «velkommen» sluttet lenger oppe", "«pause»"],
        ),
        (
            "pause",
            "## Oppgave { .oppgave del=pause oppgave=kom-i-gang }\n",
            ["Oppgaven «kom-i-gang» hører til delen «", "men lysbildet står i «pause»"],
        ),
        (
            "pause",
            "## Pause { .opgave del=pause }\n",
            ["«Pause»", "«.opgave» er ikke et kjent slag lysbilde. Mente du «oppgave»?"],
        ),
    ],
)
def test_a_wrong_slide_stops_the_build_and_says_where(deck, whole, part, text, expected):
    whole[part] = text
    with pytest.raises(slides.SlideError) as stop:
        deck(joined(whole.values()))
    for words in ["docs/opplaring/4-samarbeid-med-andre-tjenester/lysbilder.md", *expected]:
        assert words in str(stop.value)


def test_a_part_without_slides_stops_the_build(deck, whole):
    whole.pop("hva-har-vi-laert")
    with pytest.raises(slides.SlideError, match="Ingen lysbilder hører til delen «hva-har-vi-laert»"):
        deck(joined(whole.values()))


def test_all_variants_are_kept_and_the_first_stands_open(deck, whole):
    whole["pause"] = f"## Case {{ .case del=pause }}\n{VARIANTS}"
    tree = html.fromstring(f"<div>{deck(joined(whole.values()))}</div>")
    assert tree.xpath("//details/@data-variant") == WORKPLACES
    assert [d.get("data-variant") for d in tree.xpath("//details[@open]")] == [WORKPLACES[0]]


def test_every_case_is_told_for_every_workplace(guide):
    for case in guide.caser:
        assert {variant.id for variant in case.varianter} == set(WORKPLACES), case.id


# --- a site with an address and a film --------------------------------------------------------------------------------


def test_a_film_in_the_site_has_captions_and_a_text(changed):
    tree = html.parse(str(changed / "opplaring" / "3-systematikk-og-struktur" / "lysbilder" / "index.html"))
    film = tree.xpath("//section[contains(@class, 'er-video')]//video")[0]
    assert film.get("src") == "../../../filmer/plan.webm" and film.xpath("track/@kind") == ["captions"]
    assert tree.xpath("//section[contains(@class, 'er-video')]//a/@href") == ["../../../filmer/plan/"]
    single = html.parse(str(changed / "opplaring" / "3-systematikk-og-struktur" / "uten-nett.html"))
    assert not single.xpath("//video") and single.xpath("//div[contains(@class, 'egen-film')]//input[@type='file']")


def test_with_an_address_there_are_qr_codes_and_the_single_file_links_home(changed):
    folder = changed / "opplaring" / "4-samarbeid-med-andre-tjenester"
    tree = html.parse(str(folder / "lysbilder" / "index.html"))
    assert [title.text for title in tree.xpath("//figure[@class='qr']/svg/title")] == [
        "QR-kode til https://eksempel.test/bti/opplaring/4-samarbeid-med-andre-tjenester/lysbilder/?presentator",
        "QR-kode til https://eksempel.test/bti/verktoykasse/",
    ]
    single = html.fromstring((folder / "uten-nett.html").read_text(encoding="utf-8"))
    assert "https://eksempel.test/bti/haster/" in single.xpath("//a/@href")


# --- the article -----------------------------------------------------------------------------------------------------


@pytest.fixture
def visit(browser, address):
    """Opens pages in contexts of their own: ``visit(path, **context)``. Fails on script errors, blocked resources, calls elsewhere."""
    contexts, problems = [], []

    def listen(page):
        page.on("console", lambda message: problems.append(message.text) if is_error(message) else None)
        page.on("pageerror", lambda error: problems.append(str(error)))

    def opened(path=DECK, before=None, **options):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 720}} | options)
        contexts.append(context)
        context.on("page", listen)
        context.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((address, "file:", "data:", "blob:")) or request.url.endswith("favicon.ico")
                else problems.append(request.url)
            ),
        )
        if before:
            before(context)
        page = context.new_page()
        page.goto(path if "://" in path else address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture(scope="module")
def offline(site):
    """The address of a deck that opens from a memory stick."""
    return (site / "opplaring" / "4-samarbeid-med-andre-tjenester" / "uten-nett.html").as_uri()


@pytest.fixture(params=["http", "file"])
def where(request, offline):
    return DECK if request.param == "http" else offline


def until(page, expression: str, seconds: int = 10):
    """Wait for something to become true. Playwright's own waiting uses eval, which the policy of the site stops."""
    for _ in range(seconds * 20):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never became true: {expression}")


def start(page):
    page.click("[data-start=fullskjerm]")
    page.wait_for_selector(".lysbilde.aktiv")


def number(page) -> int:
    return int(page.evaluate(f"{CURRENT}.id").split("-")[1])


@pytest.mark.parametrize("package", PACKAGES)
def test_without_javascript_everything_can_be_read(visit, guide, package):
    page = visit(f"opplaring/{package}/lysbilder/", java_script_enabled=False, viewport={"width": 360, "height": 800})
    count = page.locator(".lysbilde").count()
    assert count >= 12
    assert page.locator(".lysbilde h2:visible").count() == count
    assert page.locator(".notat:visible").count() >= count - 1, "every slide has a note"
    assert (
        not page.locator("#start").is_visible()
        and not page.locator("#tilpass").is_visible()
        and page.locator("noscript").count() == 1
    )
    closed = page.locator(".variant:not([open])").first
    if closed.count():
        closed.locator("summary").click()
        assert page.locator(".variant[open]").count() > page.locator("section:has(.variant)").count()


def test_search_index_and_sheet_leave_the_notes_out(visit):
    page = visit(DECK.replace("lysbilder", "deltaker"))
    assert page.locator(".notat").count() == 0 and page.locator(".linjer").count() >= 10
    page.emulate_media(media="print")
    assert not page.locator("#tilpass").is_visible() and page.locator(".linjer").first.bounding_box()["height"] > 100


# --- the show --------------------------------------------------------------------------------------------------------


def test_keys_and_clicker(visit, where):
    page = visit(where)
    start(page)
    total = page.locator(".lysbilde").count()
    for key, step in [
        ("ArrowRight", 1),
        ("ArrowDown", 1),
        ("PageDown", 1),
        ("Space", 1),
        ("ArrowLeft", -1),
        ("ArrowUp", -1),
        ("PageUp", -1),
        ("Backspace", -1),
    ]:
        before = number(page)
        page.keyboard.press(key)
        assert number(page) == before + step, key
    page.keyboard.press("End")
    assert number(page) == total
    page.keyboard.press("PageDown")
    assert number(page) == total
    page.keyboard.press("Home")
    assert number(page) == 1
    for key in ("b", "."):
        page.keyboard.press(key)
        assert page.evaluate("getComputedStyle(document.getElementById('lysbilder')).visibility") == "hidden", key
        page.keyboard.press(key)
        assert page.evaluate("getComputedStyle(document.getElementById('lysbilder')).visibility") == "visible", key
    until(page, "!!document.fullscreenElement")
    for key, on in [("f", False), ("F5", True)]:
        page.keyboard.press(key)
        until(page, f"!!document.fullscreenElement === {str(on).lower()}")
        assert page.locator(".lysbilde.aktiv").count() == 1, "the show goes on"
    page.keyboard.press("Escape")
    page.wait_for_selector("#start", state="visible")
    assert page.locator(".lysbilde.aktiv").count() == 0 and page.locator("[inert]").count() == 0


def test_the_article_is_whole_again_after_the_show(visit):
    page = visit(DECK)
    before = page.inner_text("#lysbilder")
    start(page)
    for _ in range(18):
        page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    page.click("[data-start=manus]")
    assert page.inner_text("#lysbilder") == before


def test_steps_and_long_texts_come_one_at_a_time(visit):
    page = visit("opplaring/1-undring-og-bekymring/lysbilder/")
    start(page)
    slide = int(page.locator(".lysbilde:has(.steg)").first.get_attribute("id").split("-")[1])
    while number(page) < slide:
        page.keyboard.press("PageDown")
    steps, seen = page.locator(f"#lysbilde-{slide} .steg").count(), []
    while number(page) == slide:
        seen.append(page.locator(f"#lysbilde-{slide} .steg:not(.ventende)").count())
        page.keyboard.press("PageDown")
    assert seen == list(range(steps + 1))
    page.keyboard.press("PageUp")
    assert page.locator(f"#lysbilde-{slide} .steg:not(.ventende)").count() == steps, (
        "going back shows the slide as it was left"
    )


def test_only_the_slide_on_show_is_exposed_and_focus_is_on_its_heading(visit):
    page = visit(DECK)
    start(page)
    for _ in range(3):
        assert page.evaluate(f"document.activeElement === {CURRENT}.querySelector('h2')")
        shown = page.locator("main").aria_snapshot()
        assert re.findall(r'heading "([^"]+)"', shown) == [page.evaluate("document.activeElement.textContent")]
        assert page.get_by_role("banner").count() == 0 and page.get_by_role("note").count() == 0
        page.keyboard.press("PageDown")


def test_touch(visit):
    page = visit(DECK, has_touch=True)
    start(page)
    swipe = """(by) => { const at = (type, x) => document.querySelector('.lysbilde.aktiv .flate').dispatchEvent(new TouchEvent(type, { bubbles: true, cancelable: true,
               changedTouches: [new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 })] })); at('touchstart', 600); at('touchend', 600 + by); }"""
    page.evaluate(swipe, -200)
    assert number(page) == 2
    page.evaluate(swipe, 200)
    assert number(page) == 1
    page.evaluate(swipe, -20)
    assert number(page) == 1
    page.mouse.click(900, 400)
    assert number(page) == 2


def test_a_reload_in_the_middle_goes_on(visit):
    page = visit(DECK)
    start(page)
    for _ in range(6):
        page.keyboard.press("PageDown")
    page.reload()
    page.wait_for_selector(".lysbilde.aktiv")
    assert number(page) == 7


def test_a_reload_keeps_the_clock_the_programme_and_the_running_timer(visit):
    page = visit(DECK, before=lambda context: context.clock.install())
    page.select_option("#program", "kort")
    start(page)
    to_task(page)
    at = page.evaluate(f"{CURRENT}.id")
    page.keyboard.press("t")
    page.clock.run_for(70_000)
    left = seconds(dial(page))
    page.reload()
    page.wait_for_selector(".lysbilde.aktiv")
    assert page.evaluate(f"{CURRENT}.id") == at and page.input_value("#program") == "kort"
    assert left - 30 <= seconds(dial(page)) <= left and page.inner_text(".lysbilde.aktiv [data-gjor=tid]") == "Pause"
    other = presenter(page, "s")
    other.clock.run_for(1000)
    assert re.fullmatch(r"1:\d\d", other.inner_text("#p-brukt"))


def test_a_break_has_a_timer_and_few_words_are_set_large(visit, guide):
    page = visit(DECK)
    pause = next(part for part in guide.get("pakke", "4-samarbeid-med-andre-tjenester").deler if part.form == "pause")
    start(page)
    while page.evaluate(f"{CURRENT}.dataset.del") != pause.id:
        page.keyboard.press("PageDown")
    assert dial(page) == f"{pause.minutter}:00"
    assert float(page.evaluate(f"{CURRENT}.style.getPropertyValue('--storrelse')")) > 1


def test_without_an_address_of_the_municipality_the_slide_says_where_it_is(visit):
    page = visit("opplaring/5-nar-det-haster/lysbilder/")
    assert page.locator("#lysbilder .qr a").first.text_content() == page.evaluate(
        "location.host + new URL('../../../haster/', location).pathname"
    )
    assert page.locator("#telefon .qr a").text_content() == page.evaluate("location.host + location.pathname")


def test_the_slide_is_light_also_on_a_machine_set_to_dark(visit):
    page = visit(DECK, color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    start(page)
    page.keyboard.press("PageDown")
    assert (
        page.evaluate(f"getComputedStyle({CURRENT}.querySelector('.flate')).backgroundColor")
        == "rgb(251, 250, 247)"
        != dark
    )


def test_reduced_motion_is_respected(visit):
    page = visit(DECK, reduced_motion="reduce")
    start(page)
    moving = f"getComputedStyle({CURRENT}.querySelector('.tekst')).animationName"
    assert page.evaluate(moving) == "none"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moving) != "none"


THROUGH = """async () => {
  const problems = []; let seen = '';
  for (;;) {
    const slide = document.querySelector('.lysbilde.aktiv'), body = slide.querySelector('.tekst'), title = slide.querySelector('h2');
    const at = slide.id + ' ' + slide.querySelector('.blad').textContent + slide.querySelectorAll('.ventende').length;
    if (at === seen) return problems;
    seen = at;
    const box = slide.getBoundingClientRect(), foot = slide.querySelector('.fot').getBoundingClientRect();
    if (box.width > innerWidth + 1 || box.height > innerHeight + 1) problems.push(at + ': larger than the screen');
    if (body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1) problems.push(at + ': text is cut');
    if (foot.bottom > box.bottom + 1 || title.scrollWidth > title.clientWidth + 1 || title.getBoundingClientRect().top < box.top) problems.push(at + ': outside the slide');
    const dial = slide.querySelector('.ur');
    if (dial && dial.getBoundingClientRect().bottom > foot.top + 1) problems.push(at + ': the timer lies over the foot');
    const size = parseFloat(getComputedStyle(slide.querySelector('.flate')).fontSize) / box.width;
    if (size < (slide.dataset.minutter ? 0.0175 : 0.02)) problems.push(at + ': text of ' + Math.round(size * 1280) + ' px at 1280 is too small to read from the back row');
    dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown' }));
  }
}"""


@pytest.mark.parametrize("package", PACKAGES)
def test_no_text_is_cut_or_too_small(visit, package):
    page = visit(f"opplaring/{package}/lysbilder/")
    problems = []
    for variant in WORKPLACES if page.locator("#utgave").count() else [None]:
        if variant:
            page.evaluate("document.getElementById('tilpass').open = true")
            page.select_option("#utgave", variant)
        for width, height in SIZES if variant in (None, WORKPLACES[1]) else [(1024, 768)]:
            page.set_viewport_size({"width": width, "height": height})
            page.click("[data-start=fullskjerm]")
            page.wait_for_selector(".lysbilde.aktiv")
            problems += [f"{variant} {width}×{height} {text}" for text in page.evaluate(THROUGH)]
            page.keyboard.press("Escape")
            page.wait_for_selector("#start", state="visible")
    assert problems == []


def test_the_short_path_shows_only_its_parts(visit, guide):
    package = guide.get("pakke", "4-samarbeid-med-andre-tjenester")
    page = visit(DECK)
    page.select_option("#program", "kort")
    start(page)
    seen = []
    for _ in range(60):
        seen.append(page.evaluate(f"{CURRENT}.dataset.del"))
        page.keyboard.press("PageDown")
    assert list(dict.fromkeys(seen)) == [part.id for part in package.deler if part.kort]
    assert package.kort_minutter <= 20


# --- the timer -------------------------------------------------------------------------------------------------------


def to_task(page):
    while not page.evaluate(f"{CURRENT}.dataset.minutter || ''"):
        page.keyboard.press("PageDown")


def seconds(shown: str) -> int:
    minutes, rest = shown.split(":")
    return int(minutes) * 60 + int(rest)


def dial(page) -> str:
    return page.inner_text(".lysbilde.aktiv .ur-tall")


def test_timer_starts_pauses_adds_and_tells_when_it_is_over(visit):
    page = visit(DECK, before=lambda context: context.clock.install(time=0))
    page.clock.pause_at(60)  # from here time passes only when the test says so
    start(page)
    to_task(page)
    minutes = int(page.evaluate(f"{CURRENT}.dataset.minutter"))
    assert dial(page) == f"{minutes}:00"
    page.click(".lysbilde.aktiv [data-gjor=tid]")
    page.clock.run_for(30_250)  # the dial is drawn four times a second
    assert dial(page) == f"{minutes - 1}:30"
    page.keyboard.press("t")
    left = seconds(dial(page))
    page.clock.run_for(60_000)
    assert seconds(dial(page)) == left, "paused"
    page.click(".lysbilde.aktiv [data-gjor=mer]")
    assert seconds(dial(page)) == left + 60
    page.keyboard.press("t")
    page.keyboard.press("PageDown")
    page.clock.fast_forward(minutes * 60_000 + 31_000)
    page.keyboard.press("PageUp")
    assert dial(page) == "0:00" and page.inner_text(".lysbilde.aktiv .ur-ute") == "Tiden er ute"
    assert "er-ute" in page.get_attribute(".lysbilde.aktiv .ur", "class")


# --- the presenter view ----------------------------------------------------------------------------------------------


def presenter(page, key=None):
    with page.expect_popup() as popup:
        page.keyboard.press(key) if key else page.click("[data-start=vindu]")
    other = popup.value
    until(other, "document.querySelector('#p-naa h2') !== null")
    return other


def test_presenter_view_follows_and_leads(visit, where):
    page = visit(where)
    other = presenter(page)
    assert other.inner_text("#p-nr") == f"Lysbilde 1 av {page.locator('.lysbilde').count()}"
    assert re.fullmatch(r"Del 1 av 10: .+", other.inner_text("#p-del"))
    assert re.fullmatch(r"ferdig kl\. \d\d\.\d\d –", other.inner_text("#p-ferdig"))
    assert "Klokka starter" in other.inner_text("#p-rute") and re.fullmatch(
        r"\d\d\.\d\d", other.inner_text("#p-klokke")
    )
    assert "Velkommen til den fjerde" in other.inner_text("#p-notat")
    assert "Velkommen til den fjerde" not in other.inner_text("#p-naa")
    for press in ("PageDown", "ArrowRight"):
        other.keyboard.press(press)
    until(page, f"{CURRENT}.id === 'lysbilde-3'")
    until(other, "document.getElementById('p-nr').textContent.startsWith('Lysbilde 3')")
    page.keyboard.press("PageUp")
    until(other, "document.getElementById('p-nr').textContent.startsWith('Lysbilde 2')")
    assert other.inner_text("#p-neste h2") == page.locator("#lysbilde-3 h2").text_content()
    other.click("[data-gjor=svart]")
    until(page, "document.documentElement.classList.contains('svart')")
    until(other, "document.getElementById('p-beskjed').textContent === 'Skjermen er svart.'")
    other.keyboard.press("b")
    until(page, "!document.documentElement.classList.contains('svart')")
    to_task(page)
    other.wait_for_selector("#p-tid", state="visible")
    other.click("#p-tidsknapp")
    until(page, f"{CURRENT}.querySelector('[data-gjor=tid]').textContent === 'Pause'")
    until(other, "document.getElementById('p-tidsknapp').textContent === 'Pause'")
    page.close(run_before_unload=False)
    until(other, "document.getElementById('p-beskjed').textContent.startsWith('Ingen kontakt')")


def test_ahead_and_behind_schedule(visit):
    page = visit(DECK, before=lambda context: context.clock.install())
    other = presenter(page)
    for _ in range(8):
        page.keyboard.press("PageDown")
    until(other, r"/^\d+ min foran planen$/.test(document.getElementById('p-rute').textContent)")
    page.clock.fast_forward(40 * 60_000)
    page.keyboard.press("Home")
    until(other, r"/^\d+ min etter planen$/.test(document.getElementById('p-rute').textContent)")
    other.evaluate("document.querySelector('.p-valg').open = true")
    other.click("[data-gjor=nullstill]")
    until(other, "document.getElementById('p-rute').textContent.includes('i rute')")


def test_full_screen_is_handed_over_to_the_projector(visit):
    page = visit(DECK)
    other = presenter(page)
    other.click("[data-gjor=full]")
    until(page, "!!document.fullscreenElement")


def test_when_pop_ups_are_blocked_it_says_so_and_offers_the_phone(visit):
    page = visit(DECK, before=lambda context: context.add_init_script("window.open = () => null"))
    page.click("[data-start=vindu]")
    assert "stoppet vinduet" in page.inner_text("#beskjed")
    assert page.locator("#telefon").get_attribute("open") is not None and page.locator("#telefon p").is_visible()
    assert page.locator(".lysbilde.aktiv").count() == 0, "the leader chooses again"


def test_the_presenter_leaves_the_article_alone_when_the_show_is_over(visit):
    page = visit(DECK)
    other = presenter(page)
    other.keyboard.press("Escape")
    until(page, "!document.documentElement.classList.contains('vis')")
    other.keyboard.press("b")
    other.keyboard.press("End")
    until(page, "document.documentElement.classList.contains('vis')")
    assert page.evaluate("getComputedStyle(document.getElementById('lysbilder')).visibility") == "visible", (
        "nothing was blacked out behind the leader's back"
    )
    assert number(page) == page.locator(".lysbilde").count()


def test_long_notes_are_scrolled_by_the_keyboard(visit):
    page = visit(DECK)
    other = presenter(page)
    other.focus("#p-notat")
    other.keyboard.press("ArrowDown")
    other.keyboard.press("PageDown")
    until(page, f"{CURRENT}.id !== 'lysbilde-1'")
    other.wait_for_timeout(300)
    assert number(page) == 2, "the arrow scrolls, the clicker turns the page"


# --- the case --------------------------------------------------------------------------------------------------------


def fit_case(page):
    page.evaluate("document.getElementById('tilpass').open = true")


def test_choosing_a_workplace_shows_its_case_everywhere(visit):
    page = visit(DECK)
    fit_case(page)
    for name in WORKPLACES:
        page.select_option("#utgave", name)
        assert set(
            page.evaluate(
                "[...document.querySelectorAll('.variant:not([hidden])')].map(v => v.dataset.variant + v.open)"
            )
        ) == {name + "true"}
        assert page.locator(".variant:not([hidden])").count() == page.locator(".lysbilde:has(.variant)").count()


def stored(page) -> int:
    return page.evaluate("localStorage.length + sessionStorage.length") + len(page.context.cookies())


def test_edit_restore_share_remember_and_forget(visit, where):
    page = visit(where)
    fit_case(page)
    for line in ("Skriv aldri om et virkelig barn", "loggen til nettleseren", "Den sendes ikke til noen server"):
        assert line in page.inner_text("#tilpass")
    page.select_option("#utgave", "barnehage")
    page.click("#endre")
    paragraph = page.locator(".variant:not([hidden]) [data-tekst]").first
    key, original = paragraph.get_attribute("data-tekst"), paragraph.inner_text()
    assert key.startswith("ida.barnehage.")
    assert axe(page) == []
    paragraph.fill("Hun er 4 år og <b>elsker</b> tog.")
    page.click("#endre")
    page.fill("[data-navn=Ida]", "Nora")
    assert (
        "Husker du Nora?" in page.locator("h2").all_inner_texts()
        and "Ida" not in page.locator(".variant:not([hidden])").first.inner_text()
    )
    assert stored(page) == 0, "nothing is stored until the leader asks for it"
    page.click("#lag-lenke")
    link = page.input_value("#lenke")
    assert "#" in link and "?" not in link and "tekst=" in link.split("#")[1] and stored(page) == 0

    other = visit(link)
    assert other.locator(f"[data-tekst='{key}']").inner_text() == "Hun er 4 år og <b>elsker</b> tog."
    assert "Husker du Nora?" in other.locator("h2").all_inner_texts() and stored(other) == 0

    page.click("#tilbakestill")
    assert page.locator(f"[data-tekst='{key}']").inner_text() == original and page.input_value("#utgave") == "barnehage"
    page.fill("[data-navn=Ida]", "Nora")
    page.click("#husk")
    assert page.evaluate("Object.keys(localStorage)") == ["bti-case"]
    page.reload()
    assert "Husker du Nora?" in page.locator("h2").all_inner_texts() and page.input_value("#utgave") == "barnehage"
    fit_case(page)
    page.click("#glem")
    assert stored(page) == 0
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    assert "Husker du Ida?" in page.locator("h2").all_inner_texts() and stored(page) == 0


def test_two_children_may_swap_names(visit):
    page = visit("opplaring/2-den-viktige-samtalen/lysbilder/")
    fit_case(page)
    before = page.inner_text("#lysbilder")
    page.fill("[data-navn=Ida]", "Lise")
    page.fill("[data-navn=Lise]", "Ida")
    after = page.inner_text("#lysbilder")
    assert before != after and after == re.sub(
        r"\b(Ida|Lise)(?=s?\b)", lambda name: {"Ida": "Lise", "Lise": "Ida"}[name[0]], before
    )


def test_what_is_remembered_is_not_lost_to_the_link_the_page_was_opened_by(visit):
    page = visit(f"{DECK}#utgave=barnehage")
    fit_case(page)
    page.fill("[data-navn=Ida]", "Nora")
    page.click("#husk")
    page.reload()
    assert "Husker du Nora?" in page.locator("h2").all_inner_texts() and page.input_value("#utgave") == "barnehage"


def test_the_whole_course_stores_nothing(visit):
    page = visit(DECK)
    fit_case(page)
    page.select_option("#utgave", "ungdomsskole")
    other = presenter(page)
    for _ in range(12):
        page.keyboard.press("PageDown")
    assert stored(page) == 0 and stored(other) == 0


def test_the_presenter_sees_the_edited_case(visit):
    page = visit(DECK)
    fit_case(page)
    page.select_option("#utgave", "helsestasjon")
    page.fill("[data-navn=Ida]", "Nora")
    other = presenter(page)
    while not page.evaluate(f"{CURRENT}.classList.contains('er-case')"):
        page.keyboard.press("PageDown")
    until(other, "document.querySelector('#p-naa h2').textContent.includes('Nora')")
    assert other.evaluate("document.querySelector('#p-naa .variant:not([hidden])').dataset.variant") == "helsestasjon"


@pytest.mark.parametrize(
    "hash,said",
    [
        ("utgave=sirkus", "Utgaven «sirkus» finnes ikke her"),
        ("tekst=%%%", "kunne ikke leses"),
        ("tekst=eyJ0ZWtzdCI6eyJ4Ijp7fX19", ""),
    ],
)
def test_a_bad_link_is_said_and_does_no_harm(visit, hash, said):
    page = visit(f"{DECK}#{hash}")
    assert said in page.locator("#case-beskjed").text_content()
    assert page.locator(".variant:not([hidden])").count() == page.locator(".lysbilde:has(.variant)").count()


def test_the_sheet_follows_the_case_of_the_slides(visit):
    page = visit(DECK)
    fit_case(page)
    page.select_option("#utgave", "videregaende")
    page.fill("[data-navn=Ida]", "Nora")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.on("dialog", lambda dialog: dialog.accept())
    page.click("a[data-folg]")
    page.wait_for_url("**/deltaker/**")
    assert (
        page.input_value("#utgave") == "videregaende"
        and "Nora" in page.locator(".variant:not([hidden])").first.inner_text()
    )


# --- film ------------------------------------------------------------------------------------------------------------


def test_a_film_from_the_leaders_own_machine(visit, tmp_path):
    film = tmp_path / "film.webm"
    film.write_bytes(b"\x1aE\xdf\xa3")
    page = visit(DECK)
    assert page.locator(".egen-film:visible").count() >= 1 and page.locator(".er-video video").count() == 0
    page.locator(".egen-film input").first.set_input_files(film)
    assert page.locator(".er-video video").first.get_attribute("src").startswith("blob:")
    start(page)
    while not page.evaluate(f"{CURRENT}.classList.contains('er-video')"):
        page.keyboard.press("PageDown")
    assert page.locator(".lysbilde.aktiv video").is_visible()


# --- everybody can use it --------------------------------------------------------------------------------------------


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


# --- to take along ---------------------------------------------------------------------------------------------------


def test_self_study_is_for_every_package_and_needs_nothing(visit, guide):
    for package in guide.pakker:
        page = visit(f"opplaring/{package.id}/ov-selv/", java_script_enabled=False)
        assert page.locator(".stopp").count() == len(package.ov_selv) >= 3
        for answer in page.locator(".svar").all():
            answer.locator("summary").click()
            assert answer.locator("a").last.is_visible(), "where the guide says so"
        page.close()


def test_the_single_file_needs_nothing_else(site, guide):
    for package in guide.pakker:
        text = (site / "opplaring" / package.id / "uten-nett.html").read_text(encoding="utf-8")
        tree = html.fromstring(text)
        assert not tree.xpath("//link[@rel='stylesheet'] | //script[@src]")
        assert all(address.startswith("data:") for address in tree.xpath("//img/@src | //link[@rel='icon']/@href"))
        assert "url(fonts" not in text and text.count("font/woff2;base64,") == 2
        assert [link for link in tree.xpath("//a/@href") if not re.match(r"#|tel:|https:|\?presentator$", link)] == []


def test_the_zip_of_a_package(site, guide):
    for package in guide.pakker:
        with ZipFile(site / "opplaring" / package.id / f"{package.id}.zip") as archive:
            names = {name.split("/")[1] for name in archive.namelist()}
            assert {"lysbilder.html", "kursleder.html", "deltaker.html", "ov-selv.html"} <= names
            assert archive.testzip() is None


def test_links_home_from_a_site_of_files_lead_to_the_published_site(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.html").write_text(
        '<body><a href="../haster.html#fare-na">x</a><a href="../index.html">x</a><a href="uten-nett.html">x</a><a href="https://lovdata.no/x.html">x</a></body>'
    )
    links = html.fromstring(
        take_along.one_file(tmp_path / "a" / "b.html", tmp_path, "https://eksempel.test/bti/")
    ).xpath("//a/@href")
    assert links == [
        "https://eksempel.test/bti/haster/#fare-na",
        "https://eksempel.test/bti/",
        "https://eksempel.test/bti/a/uten-nett.html",
        "https://lovdata.no/x.html",
    ]


def test_pictures_come_along_in_the_single_file(tmp_path):
    (tmp_path / "a").mkdir()
    for name in ("b.svg", "c d.PNG", "e.jpg"):
        (tmp_path / name).write_bytes(b"picture")
    (tmp_path / "a" / "index.html").write_text(
        '<body><img alt="" src="../b.svg"><img alt="" src="../c%20d.PNG"><img src="../e.jpg" alt=""></body>'
    )
    sources = html.fromstring(take_along.one_file(tmp_path / "a" / "index.html", tmp_path, None)).xpath("//img/@src")
    assert [source.split(";")[0] for source in sources] == ["data:image/svg+xml", "data:image/png", "data:image/jpeg"]


def test_the_same_files_give_the_same_zip(tmp_path):
    files = {"b.html": b"to", "a.html": b"en"}
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        take_along.pack(tmp_path / name / "p.zip", dict(sorted(files.items(), reverse=name == "y")))
    assert (tmp_path / "x" / "p.zip").read_bytes() == (tmp_path / "y" / "p.zip").read_bytes()


def test_the_whole_site_from_a_folder(visit, copy, tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "macros.build", str(tmp_path / "bti.zip"), "--zip"],
        cwd=copy,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    with ZipFile(BytesIO((tmp_path / "bti.zip").read_bytes())) as archive:
        archive.extractall(tmp_path)
    page = visit((tmp_path / "bti" / "index.html").as_uri())
    page.click(".meny a:has-text('Opplæring')")
    page.click(".pakker a:has-text('Samarbeid')")
    page.click("a:has-text('Start lysbildene')")
    start(page)
    page.keyboard.press("PageDown")
    assert number(page) == 2 and page.evaluate("document.fonts.check('20px \"Schibsted Grotesk\"')")
