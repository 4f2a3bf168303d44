"""A film that lies in the site itself: it is fetched when it is played, has captions, and stops when it is left."""

from __future__ import annotations

import pytest
from handler import Below, served
from show import number, presenter, start, to, until

pytestmark = pytest.mark.grundig
DECK = "opplaring/3-systematikk-og-struktur/lysbilder/"
FILM = "document.querySelector('.lysbilde video')"


@pytest.fixture(scope="module")
def address(changed):
    """Where the changed guide is served: its package 3 has a real film of three seconds."""
    with served(changed, Below) as home:
        yield f"{home}bti/"


@pytest.fixture
def film(visit):
    """A show that stands at the slide with the film, before it was played."""
    page = visit(DECK)
    page.fetched = []
    page.on("request", lambda request: page.fetched.append(request.url.rsplit("/", 1)[-1]))
    start(page)
    to(page, page.locator(".lysbilde:has(video)").first.get_attribute("id").split("-")[1])
    return page


def play(page):
    page.evaluate(f"{FILM}.loop = true")
    page.evaluate(f"{FILM}.play()")
    until(page, f"{FILM}.currentTime > 0.2")


def test_it_is_fetched_when_it_is_played_and_the_picture_moves(film):
    assert film.locator(".lysbilde.aktiv video").is_visible()
    assert not film.locator(".lysbilde.aktiv .egen-film").is_visible(), "nobody is asked for a film that is there"
    assert "plan.webm" not in film.fetched, "not before somebody wants to see it"
    play(film)
    assert "plan.webm" in film.fetched
    assert film.evaluate(f"[{FILM}.videoWidth, {FILM}.videoHeight, {FILM}.error]") == [160, 90, None]
    colours = """() => { const film = document.querySelector('.lysbilde video'), pen = new OffscreenCanvas(1, 1)
        .getContext('2d'); pen.drawImage(film, 0, 0, 1, 1); return [...pen.getImageData(0, 0, 1, 1).data].join(); }"""
    first = film.evaluate(colours)
    until(film, f"({colours})() !== '{first}'")
    box, slide = (film.locator(place).bounding_box() for place in (".lysbilde.aktiv video", ".lysbilde.aktiv"))
    assert box["height"] > slide["height"] / 2 and box["y"] + box["height"] <= slide["y"] + slide["height"]
    assert film.evaluate("bti.show.frames") == 1, "the film, and not the text to be read without one"


def test_its_captions_are_there(film):
    play(film)
    until(film, f"{FILM}.textTracks[0].cues && {FILM}.textTracks[0].cues.length === 1")
    assert film.evaluate(f"[{FILM}.textTracks[0].mode, {FILM}.textTracks[0].cues[0].text]") == [
        "showing",
        "Tenk deg et barn.",
    ]


def test_it_stops_when_it_is_left(film):
    at, paused = number(film), f"{FILM}.paused"
    play(film)
    film.keyboard.press("PageDown")
    assert number(film) == at + 1 and film.evaluate(paused)
    film.keyboard.press("PageUp")
    assert film.evaluate(paused), "it waits for somebody to go on"
    for key in ("b", "Escape"):
        play(film)
        film.keyboard.press(key)
        assert film.evaluate(paused), key
        if key == "b":
            film.keyboard.press(key)
    film.click("#fortsett")
    play(film)
    film.evaluate("bti.acts.til(1)")  # as the window with the notes does
    assert film.evaluate(paused)


def test_the_notes_show_the_slide_without_a_second_film(film):
    other = presenter(film, "s")
    until(other, "document.getElementById('p-nr').textContent.startsWith('Lysbilde 6')")
    assert other.locator("#p-naa video").count() == 0 and other.inner_text("#p-notat") != ""
