"""The notes with one screen, on a phone, and the words about two screens; the presenter view's list and full screen."""

from __future__ import annotations

import pytest
from show import CURRENT, DECK, axe, fit_case, presenter, to, until

AWAKE = """Object.defineProperty(navigator, 'wakeLock', { value: { request: () => {
  window.awake = (window.awake || 0) + 1;
  return Promise.resolve({ released: false, release: () => Promise.resolve() });
} } });"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_notes_alone_on_a_phone(visit, where, scheme):
    page = visit(
        where + "?presentator",
        has_touch=True,
        is_mobile=True,
        color_scheme=scheme,
        viewport={"width": 360, "height": 740},
        before=lambda context: context.add_init_script(AWAKE),
    )
    until(page, "document.querySelector('#p-naa h2') !== null")
    assert page.evaluate("window.awake") == 1, "the screen stays awake"
    assert "Velkommen til den fjerde" in page.inner_text("#p-notat")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.tap(".p-knapper [data-gjor=neste]")
    assert page.inner_text("#p-nr").startswith("Lysbilde 2 ")
    assert "Klokka starter" not in page.inner_text("#p-rute") and page.inner_text("#p-slutt") != ""
    assert not page.locator(".p-knapper .bare-to").first.is_visible() and page.inner_text("#p-beskjed") == ""
    page.tap(".p-knapper [data-gjor=liste]")
    page.get_by_role("dialog").locator("button", has_text="12").first.tap()
    assert page.inner_text("#p-nr").startswith("Lysbilde 12 ")
    page.evaluate("document.querySelector('.p-valg').open = true")
    page.select_option("#p-utgave", "barnehage")
    page.select_option("#p-program", "kort")
    page.reload()
    until(page, "document.querySelector('#p-naa h2') !== null")
    assert page.inner_text("#p-nr").startswith("Lysbilde 12 "), "a reload goes on"
    assert page.input_value("#p-program") == "kort" and page.input_value("#p-utgave") == "barnehage"
    assert axe(page) == []


def test_the_timer_of_a_task_runs_on_the_phone_too(visit):
    page = visit(DECK + "?presentator")
    until(page, "document.querySelector('#p-naa h2') !== null")
    while not page.locator("#p-tid").is_visible():
        page.keyboard.press("PageDown")
    page.keyboard.press("t")
    until(page, "/:[0-5][0-8]$/.test(document.getElementById('p-igjen').textContent)")
    assert page.inner_text("#p-tidsknapp") == "Pause"


def test_the_page_says_which_window_goes_where(visit):
    page = visit(DECK)
    fold = page.locator("details", has_text="Én eller to skjermer?").first
    fold.locator("summary").click()
    assert fold.locator("li").count() == 3 and "«Utvid»" in fold.inner_text()
    fit_case(page)
    page.select_option("#utgave", "barnehage")
    page.fill("[data-navn=Ida]", "Nora")
    page.evaluate("document.getElementById('telefon').open = true")
    page.click("#telefon a >> nth=0")
    until(page, "document.querySelector('#p-naa h2') !== null")
    assert "lysbilder/?presentator" in page.url and "Nora" not in page.url and "tekst=" not in page.url
    assert page.input_value("#p-utgave") == "barnehage" and "Husker du Nora?" in page.locator("h2").all_text_contents()


def test_the_list_in_the_presenter_view_leads_the_show(visit):
    page = visit(DECK)
    other = presenter(page)
    other.click(".p-knapper [data-gjor=liste]")
    other.get_by_role("dialog").locator("button", has_text="9").first.click()
    until(page, f"{CURRENT}.id === 'lysbilde-9'")
    other.keyboard.type("11")
    other.wait_for_timeout(1500)  # the show tells where it is every second
    assert "11" in other.inner_text("#p-beskjed"), "a number on its way stands until Enter"
    other.keyboard.press("Enter")
    until(page, f"{CURRENT}.id === 'lysbilde-11'")


def test_where_full_screen_cannot_be_handed_over_it_says_what_to_do(visit):
    page = visit(
        DECK,
        before=lambda context: context.add_init_script(
            "if (!location.search) Element.prototype.requestFullscreen = () => Promise.reject(new TypeError())"
        ),
    )
    other = presenter(page)
    other.click(".p-knapper [data-gjor=full]")
    until(other, "document.getElementById('p-beskjed').textContent.includes('trykk F')")


def test_the_presenter_view_fits_a_small_screen_and_shows_bullets(visit):
    page = visit(DECK)
    other = presenter(page)
    other.set_viewport_size({"width": 1180, "height": 820})
    to(page, 5)
    until(other, "document.getElementById('p-nr').textContent.startsWith('Lysbilde 5')")
    assert other.evaluate("document.documentElement.scrollHeight") <= 820
    assert other.locator(".p-knapper [data-gjor=neste]").bounding_box()["y"] < 780


def test_the_timer_has_a_row_of_its_own_and_a_phone_on_its_side_shows_the_notes(visit):
    page = visit(DECK + "?presentator", is_mobile=True, viewport={"width": 360, "height": 740})
    until(page, "document.querySelector('#p-naa h2') !== null")
    while not page.locator("#p-tid").is_visible():
        page.keyboard.press("PageDown")
    now, later, timer = (page.locator(f"#{name}").bounding_box() for name in ("p-naa", "p-neste", "p-tid"))
    assert abs(now["y"] - later["y"]) < 1 and timer["y"] >= now["y"] + now["height"]
    assert timer["x"] == now["x"] and timer["width"] > now["width"] + later["width"], "below both, from edge to edge"
    page.set_viewport_size({"width": 740, "height": 360})
    assert not page.locator("#p-naa").is_visible() and not page.locator("#p-neste").is_visible()
    assert page.locator("#p-tid").is_visible() and page.locator("#p-neste-tittel").inner_text() != ""
    assert page.evaluate("document.documentElement.scrollWidth") <= 740
    note = page.locator("#p-notat").bounding_box()
    assert note["y"] < 240, "the notes begin on the first screen"
    page.set_viewport_size({"width": 740, "height": 460})
    assert page.locator("#p-naa").is_visible()
