"""The presenter view (lysbilder.js) in a second window."""

from __future__ import annotations

import re

from show import (
    CURRENT,
    DECK,
    fit_case,
    number,
    presenter,
    to_task,
    until,
)


def test_presenter_view_follows_and_leads(visit, where):
    page = visit(where)
    other = presenter(page)
    assert other.inner_text("#p-nr") == f"Lysbilde 1 av {page.locator('.lysbilde').count()}"
    assert re.fullmatch(r"Del 1 av 10: .+", other.inner_text("#p-del"))
    assert re.fullmatch(r"ferdig kl\. \d\d\.\d\d –", other.inner_text("#p-ferdig"))
    assert "Klokka starter" in other.inner_text("#p-rute")
    assert re.fullmatch(r"\d\d\.\d\d", other.inner_text("#p-klokke"))
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
    other.click(".p-knapper [data-gjor=full]")
    until(page, "!!document.fullscreenElement")


def test_when_pop_ups_are_blocked_it_says_so_and_offers_the_phone(visit):
    page = visit(DECK, before=lambda context: context.add_init_script("window.open = () => null"))
    page.click("[data-start=vindu]")
    assert "stoppet vinduet" in page.inner_text("#beskjed")
    assert page.locator("#telefon").get_attribute("open") is not None and page.locator("#telefon p").first.is_visible()
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
