"""The course leader's timer (lysbilder.js): of a task and of a break, and over a reload."""

from __future__ import annotations

import re

from show import (
    CURRENT,
    DECK,
    dial,
    presenter,
    seconds,
    start,
    to_task,
)


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


def test_a_break_has_a_timer_and_few_words_are_set_large(visit, guide):
    page = visit(DECK)
    pause = next(part for part in guide.get("pakke", "4-samarbeid-med-andre-tjenester").deler if part.form == "pause")
    start(page)
    while page.evaluate(f"{CURRENT}.dataset.del") != pause.id:
        page.keyboard.press("PageDown")
    assert dial(page) == f"{pause.minutter}:00"
    heading = f"parseFloat(getComputedStyle({CURRENT}.querySelector('h2')).fontSize)"
    large = page.evaluate(heading)
    page.keyboard.press("PageDown")
    assert page.evaluate(heading) < large
    assert float(page.evaluate(f"{CURRENT}.style.getPropertyValue('--storrelse')")) > 1, "three short points"


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
