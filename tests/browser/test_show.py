"""The slide show (lysbilder.js): keys, steps, sizes, touch, reload, the short path, film."""

from __future__ import annotations

import re

import pytest
from show import (
    CURRENT,
    DECK,
    PACKAGES,
    WORKPLACES,
    number,
    start,
    until,
)

SIZES = [(1024, 768), (1280, 720), (1366, 768), (1920, 1080)]


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
    swipe = """(by) => {
        const surface = document.querySelector('.lysbilde.aktiv .flate');
        const finger = x => [new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 })];
        const at = (type, x) => surface.dispatchEvent(
            new TouchEvent(type, { bubbles: true, cancelable: true, changedTouches: finger(x) }));
        at('touchstart', 600);
        at('touchend', 600 + by);
    }"""
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


def test_the_slide_says_where_the_site_is_also_without_an_address_of_the_municipality(visit, guide):
    page = visit("opplaring/5-nar-det-haster/lysbilder/")
    here = page.evaluate("location.host + new URL('../../../', location).pathname")
    here = (guide.kommune.nettadresse or f"http://{here}").split("://")[1]
    assert page.locator("#lysbilder .qr a").first.text_content() == f"{here}haster/"
    assert f"{here}opplaring/5-nar-det-haster/lysbilder/" in page.locator("#telefon .p-adresse").text_content()


def test_the_slide_is_light_also_on_a_machine_set_to_dark(visit):
    page = visit(DECK, color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    start(page)
    for _ in range(2):  # the second slide stands on a coloured ground
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
    const slide = document.querySelector('.lysbilde.aktiv');
    const body = slide.querySelector('.tekst'), title = slide.querySelector('h2');
    const at = slide.id + ' ' + slide.querySelector('.blad').textContent + slide.querySelectorAll('.ventende').length;
    if (at === seen) return problems;
    seen = at;
    const box = slide.getBoundingClientRect(), foot = slide.querySelector('.fot').getBoundingClientRect();
    if (box.width > innerWidth + 1 || box.height > innerHeight + 1) problems.push(at + ': larger than the screen');
    if (body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1)
      problems.push(at + ': text is cut');
    if (foot.bottom > box.bottom + 1 || title.scrollWidth > title.clientWidth + 1
        || title.getBoundingClientRect().top < box.top) problems.push(at + ': outside the slide');
    const dial = slide.querySelector('.ur');
    if (dial && dial.getBoundingClientRect().bottom > foot.top + 1)
      problems.push(at + ': the timer lies over the foot');
    const size = parseFloat(getComputedStyle(slide.querySelector('.flate')).fontSize) / box.width;
    if (slide.dataset.oppgave && slide.querySelector('.blad').textContent) problems.push(at + ': a task over pages');
    if (size < (slide.dataset.minutter ? 0.0203 : 0.02))
      problems.push(at + ': text of ' + Math.round(size * 1280) + ' px at 1280 cannot be read from the back row');
    dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown' }));
  }
}"""


@pytest.mark.grundig
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
    assert package.varer("kort") <= 20


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
