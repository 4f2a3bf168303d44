"""Around the show: the way back from the script, the notes on a phone, the end, full screen, what lies over a slide."""

from __future__ import annotations

import pytest
from show import CURRENT, DECK, SHOWN, number, presenter, start, to, until

BACK = "document.getElementById('fortsett').getBoundingClientRect()"
IN_VIEW = f"(box => box.top >= 0 && box.bottom <= innerHeight && box.height > 40)({BACK})"
SAID = "document.getElementById('vis-sagt').textContent"
FULL = "Trykk F for full skjerm."


# --- back to the show from the script --------------------------------------------------------------------------------


@pytest.mark.parametrize("width,height", [(1280, 720), (360, 740)])
def test_the_way_back_follows_the_reader_of_the_script(visit, where, width, height):
    page = visit(where, viewport={"width": width, "height": height})
    start(page)
    to(page, 13)
    page.keyboard.press("Escape")
    page.click("[data-start=manus]")
    for y in (None, 0, 3000, 9000, "document.body.scrollHeight"):
        page.evaluate(f"scrollTo(0, {y})" if y is not None else "0")
        page.wait_for_timeout(50)
        bottom = page.evaluate("document.getElementById('lysbilder').getBoundingClientRect().bottom")
        assert page.evaluate(IN_VIEW) or bottom < height, f"out of sight at {y}"
    assert page.locator("button", has_text="Fortsett på lysbilde 13").count() == 1
    page.click("#fortsett")
    page.wait_for_selector(".lysbilde.aktiv")
    assert number(page) == 13


def test_it_covers_neither_the_slide_nor_what_has_focus(visit):
    page = visit(DECK)
    start(page)
    to(page, 13)
    page.keyboard.press("Escape")
    page.click("[data-start=manus]")
    under = f"(at => at.getBoundingClientRect().top >= {BACK}.bottom)(document.querySelector('#lysbilde-13 h2'))"
    assert page.evaluate(under), "the heading of the slide lies under it"
    covered = """() => { const at = document.activeElement.getBoundingClientRect();
        const bar = document.getElementById('fest').getBoundingClientRect();
        return !document.activeElement.closest('#fest') && at.top < bar.bottom && at.bottom > bar.top; }"""
    for key in ("Tab", "Shift+Tab"):
        for _ in range(12):
            page.keyboard.press(key)
            assert not page.evaluate(covered), page.evaluate("document.activeElement.textContent")
    page.emulate_media(media="print")
    assert not page.locator("#fest").is_visible()


# --- the notes on a phone --------------------------------------------------------------------------------------------


def test_the_address_of_the_notes_stands_where_the_screens_are_told_of(visit, guide):
    page = visit(DECK)
    expected = f"{guide.kommune.nettadresse}{DECK}" if guide.kommune.nettadresse else page.url.split("#")[0]
    page.evaluate("document.querySelectorAll('#start details').forEach(one => { one.open = true; })")
    for fold in ("Én eller to skjermer?", "Notatene på telefonen"):
        told = page.locator("details", has_text=fold).first.locator(".p-adresse b")
        assert told.is_visible() and told.inner_text() == f"{expected}?presentator"
        assert told.evaluate("one => getComputedStyle(one).userSelect") == "all", "one press marks it whole"
    page.goto(f"{page.url.split('#')[0]}?presentator")  # where it is served here: its own address may be another
    until(page, "document.querySelector('#p-naa h2') !== null")


def test_a_file_says_what_to_do_instead_of_an_address(visit, offline, guide):
    page = visit(offline)
    page.evaluate("document.getElementById('telefon').open = true")
    told = page.inner_text("#telefon .p-adresse")
    assert "file:" not in told
    if not guide.kommune.nettadresse:
        assert "nettsiden" in told and "skriv ut manuset" in told


# --- after the last slide --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("programme", ["hele", "kort"])
def test_the_quiet_page_after_the_last_slide_leads_on(visit, programme):
    page = visit(DECK)
    page.select_option("#program", programme)
    start(page)
    to(page, 4)
    page.keyboard.press("Escape")
    links = page.locator("#etter a")
    assert not links.first.is_visible(), "in the middle it is only a break"
    page.click("#fortsett")
    page.keyboard.press("End")
    page.keyboard.press("Escape")
    assert links.all_inner_texts() == ["Evaluering", "Deltakerark"]
    for link in links.all():
        assert page.request.get(link.evaluate("one => one.href.split('#')[0]")).ok
    links.first.click()
    page.wait_for_url("**/evaluering/")
    page.go_back()
    page.wait_for_selector("#etter", state="visible")


# --- full screen that was lost ---------------------------------------------------------------------------------------


def test_full_screen_that_a_link_has_cost_is_told(visit):
    page = visit(DECK)
    start(page)
    until(page, "!!document.fullscreenElement")
    assert page.evaluate(SAID) == "", "nothing to tell"
    to(page, 11)
    page.locator(".lysbilde.aktiv .tekst a").first.click()
    page.wait_for_url("**/tjenesteoversikt/**")
    page.go_back()
    page.wait_for_selector(".lysbilde.aktiv")
    assert number(page) == 11 and page.evaluate(SAID) == FULL
    page.keyboard.press("f")
    until(page, "!!document.fullscreenElement")
    assert not page.locator("#vis-linje [data-gjor=full]").is_visible()


def test_it_is_told_also_when_the_notes_go_on_and_when_esc_closed_the_list(visit):
    page = visit(DECK)
    other = presenter(page)
    assert page.evaluate(SAID) == FULL, "the window of the slides has to be made large"
    page.keyboard.press("Escape")
    other.keyboard.press("PageDown")
    until(page, SHOWN)
    assert page.evaluate(SAID) == FULL
    page.keyboard.press("f")
    until(page, "!!document.fullscreenElement")
    page.keyboard.press("g")
    page.evaluate("document.exitFullscreen()")  # what Esc does, whatever else it closes
    until(page, f"!document.fullscreenElement && {SAID} === '{FULL}'")
    assert page.evaluate(SHOWN)


@pytest.mark.parametrize("script", ["delete Element.prototype.requestFullscreen", ""])
def test_nothing_is_told_where_there_is_no_full_screen_and_the_key_is_one_that_works(visit, script):
    page = visit(DECK, before=lambda context: context.add_init_script(script))
    page.evaluate("document.querySelector('#bokstaver').closest('details').open = true")
    page.uncheck("#bokstaver")
    start(page)
    page.reload()
    page.wait_for_selector(".lysbilde.aktiv")
    assert page.evaluate(SAID) == ("" if script else FULL.replace("F ", "F5 "))
    assert page.locator("#vis-linje [data-gjor=full]").is_visible() == (not script)


def test_fingers_have_a_button_for_it(visit):
    page = visit(DECK + "#vis=3", has_touch=True)
    page.wait_for_selector(".lysbilde.aktiv")
    page.tap("#vis-linje [data-gjor=full]")
    until(page, "!!document.fullscreenElement")


# --- nothing over the text -------------------------------------------------------------------------------------------

SIZES = [(1280, 720), (1280, 800), (1024, 768), (1366, 768), (1920, 1080), (1194, 834), (768, 1024)]
COVERED = """() => {
  const over = [...document.querySelectorAll('.vis-knapper, #vis-sagt')].map(one => one.getBoundingClientRect());
  const texts = document.createTreeWalker(document.querySelector('.lysbilde.aktiv .flate'), NodeFilter.SHOW_TEXT);
  const found = [], range = document.createRange();
  while (texts.nextNode()) {
    if (!texts.currentNode.data.trim() || !texts.currentNode.parentElement.checkVisibility()) continue;
    if (texts.currentNode.parentElement.closest('.utenfor, .ventende')) continue;
    range.selectNodeContents(texts.currentNode);
    for (const text of range.getClientRects())
      if (over.some(one => one.left < text.right && one.right > text.left
          && one.top < text.bottom && one.bottom > text.top))
        found.push(texts.currentNode.data.trim());
  }
  return found;
}"""


@pytest.mark.parametrize("width,height", SIZES)
def test_the_buttons_and_what_is_said_cover_no_text(visit, width, height):
    page = visit(DECK + "#vis=1", viewport={"width": width, "height": height})
    page.wait_for_selector(".lysbilde.aktiv")
    covered = {}
    for slide in range(1, page.locator(".lysbilde").count() + 1):
        page.evaluate(
            f"bti.acts.til({slide}); bti.controls.say('Dette er det siste lysbildet. Trykk Avslutt eller Esc.')"
        )
        if found := page.evaluate(COVERED):
            covered[slide] = found
    assert covered == {}
    for name in ("forrige", "neste", "liste", "vindu", "full", "slutt"):
        box = page.locator(f"#vis-linje [data-gjor={name}]").bounding_box()
        assert box["width"] >= 44 and box["height"] >= 44 and box["x"] >= 0 and box["y"] >= 0, name
        assert box["x"] + box["width"] <= width and box["y"] + box["height"] <= height, name


def test_the_left_edge_beside_the_buttons_is_still_the_slide_before(visit):
    page = visit(DECK + "#vis=3")
    page.wait_for_selector(".lysbilde.aktiv")
    page.evaluate("bti.controls.wake()")
    page.mouse.click(30, 60)
    until(page, f"{CURRENT}.id === 'lysbilde-2'")


# --- the list --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width,height", [(1280, 720), (360, 740), (740, 360)])
def test_every_heading_of_the_list_is_whole(visit, width, height):
    page = visit(DECK + "#vis=1", viewport={"width": width, "height": height})
    page.wait_for_selector(".lysbilde.aktiv")
    page.keyboard.press("g")
    cut = """() => {
      const box = one => one.getBoundingClientRect(), list = document.getElementById('vis-liste-innhold');
      const close = box(document.getElementById('vis-lukk')), at = document.activeElement, at_is = getComputedStyle(at);
      const ring = box(at).top - parseFloat(at_is.outlineOffset) - parseFloat(at_is.outlineWidth);
      const text = document.createRange(), wrong = [];
      for (const title of list.querySelectorAll('h3')) {
        text.selectNodeContents(title);
        const told = getComputedStyle(title), lines = [...text.getClientRects()];
        if (title.nextElementSibling.contains(at) && Math.max(...lines.map(one => one.bottom)) > ring)
          wrong.push('the ring lies over ' + title.textContent);
        if (parseFloat(told.lineHeight) < parseFloat(told.fontSize) * 1.3) wrong.push('tight: ' + title.textContent);
      }
      for (const one of list.querySelectorAll('h3, button'))
        if (close.top < box(one).bottom && close.bottom > box(one).top && box(list).top < close.bottom)
          wrong.push('the button lies over ' + one.textContent);
      return wrong;
    }"""
    assert page.evaluate(cut) == []
    for _ in range(9):
        page.keyboard.press("Tab")
        assert page.evaluate(cut) == []
    dialog = page.get_by_role("dialog").bounding_box()
    assert page.locator("#vis-liste-navn").bounding_box()["y"] >= dialog["y"], "its own heading stays, too"
