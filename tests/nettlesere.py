"""The central pages in other browsers than the one of the tests: ``python -m tests.nettlesere [site]``.

A real Chromium 109 (npm, into a temporary folder), Debian's Firefox and WebKitGTK, the engine nearest to Safari that
can be had. Each looks at the front page, a level, «Når det haster», a tool, the search and a deck, with the strict
policy. Says plainly which could not be had. Exits 1 when something does not hold. ``--bilder FOLDER``: pictures.
"""

from __future__ import annotations

import argparse
import base64
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Protocol

sys.path.insert(0, str(Path(__file__).resolve().parent))

import firefox
from gamle import Chromium109, CouldNotBeHad, WebKit
from handler import Strict, served

LEVEL, URGENT, TOOL = "handlingsveileder/niva-1/", "haster/", "verktoykasse/samtykkeskjema/"
SEARCH, DECK = "sok/", "opplaring/1-undring-og-bekymring/lysbilder/"
SEEN = "(e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden')"
NARROW = "document.documentElement.scrollWidth <= innerWidth + 1"
HIDDEN = f"![...document.querySelectorAll('.om-begrep')].some({SEEN})"
LABELS = """[...document.querySelectorAll('.tabell td[data-label]')].every((cell) =>
  getComputedStyle(cell).display !== 'block' ||
  getComputedStyle(cell, '::before').content.includes(cell.dataset.label))"""
ACTIVE = "(document.querySelector('.lysbilde.aktiv')?.id ?? '')"
TYPE = """(() => { const field = document.querySelector('form[data-sok] input'); field.focus();
  field.value = 'samtykkeskjema'; field.dispatchEvent(new Event('input', { bubbles: true })); return true; })()"""
HITS = "[...document.querySelectorAll('ol.treff a')].some(a => a.textContent.trim() === 'Samtykkeskjema')"
# page -> what must be true there, each said in words
HOLDS: dict[str, dict[str, str]] = {
    "": {"the three ways in are there": "document.querySelectorAll('main a[href]').length > 5"},
    LEVEL: {
        "no explanation stands in the sentence": HIDDEN,
        "the table of the steps has its labels": LABELS,
        "the steps are there": "document.querySelectorAll('main ol > li').length > 4",
    },
    URGENT: {
        "112 can be called": "[...document.querySelectorAll(\"a[href='tel:112']\")].some(" + SEEN + ")",
        "the tables have their labels": LABELS,
    },
    TOOL: {"the form can be fetched": "[...document.querySelectorAll(\"a[href$='.docx']\")].some(" + SEEN + ")"},
    SEARCH: {"the list of everything is there": "document.querySelectorAll('main li a').length > 200"},
    DECK: {"the show can be started": f"{SEEN}(document.querySelector('[data-start=fullskjerm]'))"},
}


class Driver(Protocol):
    """What a browser here can be asked to do."""

    def goto(self, address: str) -> None: ...
    def run(self, script: str) -> Any: ...
    def until(self, script: str, seconds: float = 10) -> None: ...
    def press(self, *keys: str) -> None: ...
    def click(self, selector: str) -> None: ...
    def picture(self) -> bytes: ...


class Fox(firefox.Firefox):
    """Debian's Firefox, which can also take a picture."""

    def __enter__(self) -> Fox:
        if not firefox.find():
            raise CouldNotBeHad("Firefox is not on this machine: apt-get install firefox-esr")
        super().__enter__()
        return self

    def picture(self) -> bytes:
        return base64.b64decode(self.command("WebDriver:TakeScreenshot", full=False))


def pages(browser: Driver, home: str, pictures: Path | None) -> Iterator[str]:
    """What does not hold on the pages as they stand."""
    for page, holds in HOLDS.items():
        browser.goto(home + page)
        everywhere = {"there is a heading": "!!document.querySelector('h1')", "nothing runs out of the side": NARROW}
        for says, script in (everywhere | holds).items():
            if not browser.run(script):
                yield f"/{page}: not so that {says}"
        if pictures:
            (pictures / f"{page.strip('/').replace('/', '-') or 'forside'}.png").write_bytes(browser.picture())


def search(browser: Driver, home: str) -> Iterator[str]:
    """Whether the search answers."""
    browser.goto(home + TOOL)
    browser.run(TYPE)
    try:
        browser.until(HITS, 30)
    except AssertionError:
        yield "the search does not find Samtykkeskjema"


def word(browser: Driver, home: str) -> Iterator[str]:
    """An explained word opens its meaning, or leads to the glossary where the browser is old."""
    browser.goto(home + LEVEL)
    if not browser.run("!!document.querySelector('main a.begrep')"):
        yield "there is no explained word on the level"
        return
    browser.click("main a.begrep")
    try:
        browser.until(
            f"[...document.querySelectorAll('.om-begrep')].some({SEEN}) || location.href.includes('ordliste')"
        )
    except AssertionError:
        yield "an explained word neither opens nor leads to the glossary"


def show(browser: Driver, home: str) -> Iterator[str]:
    """The show starts, goes on, and ends."""
    browser.goto(home + DECK)
    browser.click("[data-start=fullskjerm]")
    try:
        browser.until(f"{ACTIVE} !== ''", 15)
        first = browser.run(ACTIVE)
        browser.press("PageDown")
        browser.until(f"{ACTIVE} !== {first!r}")
        browser.press("Escape")
        browser.until(f"{ACTIVE} === '' || !document.fullscreenElement")
    except AssertionError as error:
        yield f"the show: {error}"


def main() -> int:
    """Try every browser that can be had. Returns 1 when something does not hold in one of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"))
    parser.add_argument("--bilder", type=Path, help="a folder for a picture of every page in every browser")
    given = parser.parse_args()
    if not (given.site / "index.html").is_file():
        sys.exit(f"There is no built site in {given.site}. Run make build first.")
    failed = 0
    with tempfile.TemporaryDirectory() as folder, served(given.site.resolve(), Strict) as home:
        for kind in (partial(Chromium109, Path(folder)), Fox, WebKit):
            name = (kind.func if isinstance(kind, partial) else kind).__name__
            pictures = given.bilder / name if given.bilder else None
            if pictures:
                pictures.mkdir(parents=True, exist_ok=True)
            try:
                with kind() as browser:
                    agent = browser.run("navigator.userAgent")
                    wrong = [*pages(browser, home, pictures)]
                    wrong += [says for tried in (search, word, show) for says in tried(browser, home)]
            except CouldNotBeHad as why:
                print(f"{name}: could not be had here, so nothing is tried in it ({why}).", flush=True)
                continue
            print(f"{name} ({agent}): " + ("; ".join(wrong) if wrong else f"{len(HOLDS)} pages hold"), flush=True)
            failed |= bool(wrong)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
