"""What has to be seen is seen: the buttons of a task beside an open fold, the last slide, a text from the back row."""

from __future__ import annotations

import pytest
from show import CURRENT, DECK, PACKAGES, presenter, to, until

RECORD = "opplaring/3-systematikk-og-struktur/lysbilder/"
SMALLEST = 26  # px at 1280: nothing that the room reads is smaller
REACHED = """selectors => selectors.filter(selector => {
  const box = document.querySelector(selector).getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !at || !at.closest(selector);
})"""
SMALL = """({ programme, smallest }) => { bti.acts.program(programme);
  return bti.deck.slides.flatMap((slide, nr) => {
    if (!bti.deck.isIn(slide)) return [];
    bti.acts.til(nr + 1);
    const texts = [...slide.querySelectorAll('.tekst :is(li, p, blockquote)')]
      .filter(text => text.getClientRects().length && !text.closest('.bare-les, .qr, .utenfor'));
    const size = Math.min(...texts.map(text => parseFloat(getComputedStyle(text).fontSize)));
    return size < smallest ? [`${programme} ${nr + 1}: ${size} px`] : [];
  }); }"""


@pytest.mark.parametrize("width,height", [(1366, 625), (1280, 720), (900, 620)])
def test_the_time_of_a_task_can_be_pressed_while_the_fold_stands_open(visit, width, height):
    page = visit(DECK)
    task = page.evaluate("document.querySelector('[data-oppgave]').id.split('-')[1]")
    other = presenter(page)
    other.set_viewport_size({"width": width, "height": height})
    to(page, task)
    until(other, "!document.getElementById('p-tid').hidden")
    other.click(".p-valg > summary")
    until(other, "document.querySelector('.p-valg').open")
    buttons = ["#p-tid [data-gjor=tid]", "#p-tid [data-gjor=mer]", ".p-knapper [data-gjor=neste]", "#p-program"]
    assert other.evaluate(REACHED, buttons) == []
    apart = """() => document.querySelector('.p-knapper .knapp').getBoundingClientRect().top
      - document.querySelector('.p-valg > summary').getBoundingClientRect().bottom"""
    assert other.evaluate(apart) >= 8, "the ring of who presses keys lies over no button"


def test_the_heading_over_the_picture_says_what_the_screen_shows(visit):
    page = visit(DECK)
    other = presenter(page)
    heading = "document.getElementById('p-naa-navn').textContent"
    until(other, f"{heading} === 'På skjermen nå'")
    page.keyboard.press("b")
    until(other, f"{heading} === 'Her er dere'")
    page.keyboard.press("b")
    until(other, f"{heading} === 'På skjermen nå'")
    page.keyboard.press("Escape")
    until(other, f"{heading} === 'Her er dere'")
    alone = visit(DECK + "?presentator")
    until(alone, f"document.querySelector('#p-naa h2') !== null && {heading} === 'Her er dere'")


@pytest.mark.parametrize("package", ["1-undring-og-bekymring", "2-den-viktige-samtalen"])
def test_the_last_slide_says_that_it_is_the_last_when_its_last_step_has_come(visit, package):
    page = visit(f"opplaring/{package}/lysbilder/")
    page.click("[data-start=fullskjerm]")
    page.keyboard.press("End")
    until(page, f"bti.deck.beside(bti.show.at, 1) < 0 && {CURRENT} !== null")
    for _ in range(page.evaluate("bti.show.frames - 1 - bti.show.frame")):
        page.evaluate("bti.controls.close()")
        page.keyboard.press("PageDown")
    until(page, "document.getElementById('vis-sagt').textContent.startsWith('Dette er det siste lysbildet')")


@pytest.mark.parametrize("package", PACKAGES)
def test_the_back_row_reads_every_text_in_every_programme(visit, package):
    page = visit(f"opplaring/{package}/lysbilder/")
    page.evaluate("document.fonts.ready")
    page.click("[data-start=fullskjerm]")
    until(page, f"{CURRENT} !== null")
    for programme in page.evaluate("bti.deck.parts.some(part => part.kort) ? ['hele', 'timen', 'kort'] : ['hele']"):
        assert page.evaluate(SMALL, {"programme": programme, "smallest": SMALLEST}) == []


def test_the_record_to_mend_is_large_and_said_to_be_made_up(visit):
    page = visit(RECORD)
    number = page.evaluate("document.querySelector('.referat').closest('.lysbilde').id.split('-')[1]")
    page.click("[data-start=fullskjerm]")
    to(page, number)
    until(page, f"{CURRENT}.id === 'lysbilde-{number}'")
    page.evaluate("document.fonts.ready")
    size = "parseFloat(getComputedStyle(document.querySelector('.lysbilde.aktiv .referat li')).fontSize)"
    until(page, f"{size} > 28")
    assert page.inner_text(".lysbilde.aktiv .fot").startswith("Saken er oppdiktet.")
    inside = "document.querySelector('.lysbilde.aktiv .referat').getBoundingClientRect()"
    text = "document.querySelector('.lysbilde.aktiv .referat ol').getBoundingClientRect()"
    assert page.evaluate(f"{text}.left - {inside}.left") < 20, "no indent inside the frame"


@pytest.mark.parametrize("package", PACKAGES)
def test_minutes_are_not_torn_apart_on_a_phone(visit, package):
    page = visit(f"opplaring/{package}/", viewport={"width": 360, "height": 740})
    rows = "all => all.filter(min => min.getClientRects().length > 1).map(min => min.parentElement.textContent)"
    assert page.eval_on_selector_all(".innholdsliste .min", rows) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
