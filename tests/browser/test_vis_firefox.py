"""The central things of the show in Debian's Firefox: over http with the strict policy, and from a file."""

from __future__ import annotations

import time

import firefox
import pytest
from show import DECK, SHOWN

AT = "document.querySelector('.lysbilde.aktiv').id"


@pytest.fixture(scope="module")
def fox():
    if not firefox.find():
        pytest.skip("no Firefox on this machine: apt-get install firefox-esr")
    with firefox.Firefox() as running:
        yield running


@pytest.fixture(params=["http", "file"])
def place(request, address, site):
    return (
        address + DECK
        if request.param == "http"
        else (site / "opplaring" / "4-samarbeid-med-andre-tjenester" / "uten-nett.html").as_uri()
    )


def begin(fox, place):
    home = fox.windows()[0]
    fox.use(home)
    fox.goto(place.split("#")[0] + "?" + str(time.time()))  # a visit of its own
    fox.click("[data-start=fullskjerm]")
    fox.until("document.querySelector('.lysbilde.aktiv') !== null")
    fox.until("!!document.fullscreenElement")
    return home


def close_others(fox, home):
    for window in fox.windows():
        if window != home:
            fox.use(window)
            fox.command("WebDriver:CloseWindow")
    fox.use(home)


def test_the_show_goes_on_when_the_notes_open_in_full_screen(fox, place):
    home = begin(fox, place)
    fox.press("PageDown", "PageDown")
    fox.press("s")
    fox.until("true")
    end = time.time() + 20
    while len(fox.windows()) < 2 and time.time() < end:
        time.sleep(0.1)
    time.sleep(2)
    assert fox.run(SHOWN) and fox.run(AT) == "lysbilde-3", "the window took the full screen, and the show with it"
    other = next(window for window in fox.windows() if window != home)
    fox.use(other)
    fox.until("document.querySelector('#p-naa h2') !== null")
    assert fox.run("document.getElementById('p-nr').textContent").startswith("Lysbilde 3 ")
    fox.press("PageDown")
    fox.until("document.getElementById('p-nr').textContent.startsWith('Lysbilde 4 ')")
    fox.click(".p-knapper [data-gjor=full]")
    fox.until("document.getElementById('p-beskjed').textContent.includes('trykk F')")
    fox.use(home)
    assert fox.run(AT) == "lysbilde-4"
    close_others(fox, home)


def test_leave_and_come_back(fox, place):
    begin(fox, place)
    fox.press("1", "3", "Enter")
    fox.until(f"{AT} === 'lysbilde-13'")
    fox.run("document.exitFullscreen()")
    fox.until(f"!({SHOWN})")
    assert fox.run("document.querySelector('#lysbilder').offsetParent === null"), "no notes on the wall"
    fox.command("WebDriver:Refresh")
    assert fox.run("document.getElementById('fortsett').textContent") == "Fortsett på lysbilde 13"
    fox.click("#fortsett")
    fox.until(f"{AT} === 'lysbilde-13'")
    fox.press("Escape")


def test_the_case_is_kept_and_can_be_edited(fox, place):
    fox.use(fox.windows()[0])
    fox.goto(place.split("#")[0] + "?" + str(time.time()))
    fox.run("document.getElementById('tilpass').open = true")
    fox.run(
        "(choice => { choice.value = 'barnehage'; choice.dispatchEvent(new Event('change')); })"
        "(document.getElementById('utgave'))"
    )
    fox.click("#endre")
    fox.click(".variant:not([hidden]) [data-tekst]")
    fox.press("x", "y", "z")
    fox.run("document.getElementById('endre').click()")
    fox.command("WebDriver:Refresh")
    assert fox.run("document.querySelector('.variant:not([hidden])').dataset.variant") == "barnehage"
    assert "xyz" in fox.run("document.querySelector('.variant:not([hidden]) [data-tekst]').textContent")
    fox.run("document.getElementById('tilbakestill').click()")


def test_the_notes_alone(fox, address):
    fox.use(fox.windows()[0])
    fox.goto(address + DECK + "?presentator")
    fox.until("document.querySelector('#p-naa h2') !== null")
    fox.press("PageDown")
    fox.until("document.getElementById('p-nr').textContent.startsWith('Lysbilde 2 ')")
    assert fox.run("document.getElementById('p-beskjed').textContent") == ""
