"""A film in the show, and the clock of the course."""

from __future__ import annotations

import re

import pytest
from show import CURRENT, DECK, SHOWN, number, presenter, start, to, until

# A film made in the page itself: a few seconds of a canvas, recorded by the browser, given to the file chooser.
RECORD = """async () => {
  const canvas = document.createElement('canvas'), pen = canvas.getContext('2d'), parts = [];
  canvas.width = 160; canvas.height = 90;
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
  recorder.ondataavailable = event => parts.push(event.data);
  const done = new Promise(resolve => { recorder.onstop = resolve; });
  recorder.start();
  for (let i = 0; i < 60; i += 1) {
    pen.fillStyle = `hsl(${i * 6} 60% 50%)`;
    pen.fillRect(0, 0, 160, 90);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  recorder.stop();
  await done;
  return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
}"""


@pytest.fixture(scope="session")
def recorded(browser, tmp_path_factory):
    """A real film, recorded once."""
    page = browser.new_page()
    path = tmp_path_factory.mktemp("film") / "film.webm"
    path.write_bytes(bytes(page.evaluate(RECORD)))
    page.close()
    return path


@pytest.fixture
def film(visit, recorded):
    """A show that stands at its film slide, with a real film that plays and repeats."""
    page = visit(DECK)
    page.locator(".egen-film input").first.set_input_files(recorded)
    start(page)
    to(page, page.locator(".lysbilde.er-video").first.get_attribute("id").split("-")[1])
    page.evaluate("document.querySelector('.lysbilde.aktiv video').loop = true")
    page.evaluate("document.querySelector('.lysbilde.aktiv video').focus()")
    page.evaluate("document.querySelector('.lysbilde.aktiv video').play()")
    until(page, "document.querySelector('video').currentTime > 0.1")
    return page


PAUSED = "document.querySelector('video').paused"


def test_a_clicker_works_while_the_film_has_focus_and_the_film_stops(film):
    at = number(film)
    film.keyboard.press("Space")
    assert number(film) == at, "the space bar belongs to the player"
    film.evaluate("document.querySelector('video').play()")
    film.keyboard.press("PageDown")
    assert number(film) == at + 1 and film.evaluate(PAUSED)
    film.keyboard.press("PageUp")
    assert number(film) == at


def test_black_out_and_the_end_stop_the_film(film):
    film.keyboard.press("b")
    assert film.evaluate("document.documentElement.classList.contains('svart')") and film.evaluate(PAUSED)
    film.keyboard.press("b")
    film.evaluate("document.querySelector('video').play()")
    film.keyboard.press("Escape")
    assert not film.evaluate(SHOWN) and film.evaluate(PAUSED)


@pytest.mark.parametrize("whole", [True, False])
def test_a_film_that_leaves_its_full_screen_leaves_only_that(film, whole):
    at = number(film)
    if not whole:
        film.keyboard.press("f")
    until(film, f"!!document.fullscreenElement === {str(whole).lower()}")
    film.wait_for_timeout(300)
    film.click(".lysbilde.aktiv h2", button="right")  # a press, so that the browser allows full screen
    film.evaluate("document.querySelector('video').requestFullscreen()")
    until(film, "document.fullscreenElement && document.fullscreenElement.tagName === 'VIDEO'")
    film.evaluate("document.exitFullscreen()")
    until(film, "!document.fullscreenElement || document.fullscreenElement.tagName !== 'VIDEO'")
    film.wait_for_timeout(300)
    assert film.evaluate(SHOWN) and number(film) == at


# --- the clock -------------------------------------------------------------------------------------------------------


def frozen(context):
    context.clock.install(time=1796040000)  # 2026-11-30 12:00 UTC


def used(other) -> str:
    return other.inner_text("#p-brukt")


def test_the_clock_starts_when_the_title_slide_is_left(visit):
    page = visit(DECK, before=frozen)
    other = presenter(page)
    page.clock.fast_forward(10 * 60_000)
    other.clock.fast_forward(10 * 60_000)
    until(other, "document.getElementById('p-rute').textContent.startsWith('Klokka starter')")
    assert used(other) == "0:00"
    page.keyboard.press("PageDown")
    until(other, "document.getElementById('p-rute').textContent.includes('i rute')")


def test_a_rehearsal_does_not_count(visit):
    page = visit(DECK, before=frozen)
    start(page)
    for _ in range(4):
        page.keyboard.press("PageDown")
    page.keyboard.press("t")
    page.keyboard.press("Escape")
    page.clock.fast_forward(2 * 3600_000)
    page.click("#start-knapp")
    page.keyboard.press("PageDown")
    other = presenter(page, "s")
    until(other, "document.getElementById('p-rute').textContent.includes('i rute')")
    page.keyboard.press("Home")
    page.clock.fast_forward(20 * 60_000)  # back to the title, and people come
    page.keyboard.press("PageDown")
    assert page.evaluate("Date.now() - history.state.show.started") < 60_000


def test_a_new_start_of_the_clock_can_be_undone(visit):
    page = visit(DECK)
    other = presenter(page)
    page.keyboard.press("PageDown")
    until(page, "history.state.show.started > 0")
    began = page.evaluate("history.state.show.started")
    other.evaluate("document.querySelector('.p-valg').open = true")
    other.click("[data-gjor=nullstill]")
    until(page, f"history.state.show.started !== {began}")
    other.wait_for_selector("[data-gjor=angre]", state="visible")
    other.click("[data-gjor=angre]")
    until(page, f"history.state.show.started === {began}")
    other.wait_for_selector("[data-gjor=nullstill]", state="visible")


def test_it_says_when_the_course_ends_and_what_can_be_shortened(visit, guide):
    package = guide.get("pakke", "4-samarbeid-med-andre-tjenester")
    page = visit(DECK, timezone_id="Europe/Oslo")
    other = presenter(page)
    page.keyboard.press("PageDown")
    until(other, "document.getElementById('p-rute').textContent.includes('i rute')")
    start_ms, plan = page.evaluate("history.state.show.started"), package.minutter
    clock = "new Date(%d).toLocaleTimeString('nb-NO', { hour: '2-digit', minute: '2-digit' }).replace(':', '.')"
    ends = other.evaluate(clock % (start_ms + plan * 60000))
    assert other.inner_text("#p-slutt") == ends
    assert not other.locator("#p-kort").is_visible()
    other.evaluate("document.querySelector('.p-valg').open = true")
    early = other.evaluate(clock % (start_ms + (plan - 12) * 60000)).replace(".", ":")
    other.fill("#p-ferdig-innen", early)
    other.wait_for_selector("#p-kort", state="visible")
    assert re.search(
        r"\b1[123] min for sene til kl\. " + early.replace(":", r"[.:]"), other.inner_text("#p-kort-tekst")
    )
    cuts = other.locator("#p-kort-liste li").all_inner_texts()
    expected = [part for part in package.deler if part.minutter > (part.kort or 0) and part.form != "pause"]
    assert len(cuts) == len(expected) > 3
    assert any("Kan utgå" in cut for cut in cuts) and any(re.match(r"Fra \d+ til \d+ min: del ", cut) for cut in cuts)
    page.reload()
    until(other, "document.getElementById('p-kort').hidden === false", 15)


def test_space_goes_on_after_a_click_on_a_button(visit):
    page = visit(DECK)
    other = presenter(page)
    other.click("#p-storre")
    other.keyboard.press("Space")
    until(page, f"{CURRENT}.id === 'lysbilde-2'")
    size = other.evaluate("document.getElementById('p-notat').style.fontSize")
    other.click("[data-gjor=svart]")
    until(page, "document.documentElement.classList.contains('svart')")
    other.keyboard.press("Space")
    until(page, f"{CURRENT}.id === 'lysbilde-3'")
    assert other.evaluate("document.getElementById('p-notat').style.fontSize") == size
    other.focus("#p-storre")
    other.keyboard.press("Space")
    until(other, f"document.getElementById('p-notat').style.fontSize !== '{size}'")
