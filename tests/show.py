"""What the tests of a course do with a slide page: start it, turn the page, open the presenter view."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python

from macros.guide.load import HOUSE
from macros.guide.types import Arbeidsplass

DECK = "opplaring/4-samarbeid-med-andre-tjenester/lysbilder/"
PACKAGES = sorted(path.parent.name for path in (HOUSE / "docs" / "opplaring").glob("*/lysbilder.md"))
WORKPLACES = list(Arbeidsplass.__args__)
CURRENT = "document.querySelector('.lysbilde.aktiv')"


def until(page, expression: str, seconds: int = 10):
    """Wait for something to become true. Playwright's own waiting uses eval, which the policy of the site stops."""
    for _ in range(seconds * 20):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never became true: {expression}")


def start(page):
    page.click("[data-start=fullskjerm]")
    page.wait_for_selector(".lysbilde.aktiv")


def number(page) -> int:
    return int(page.evaluate(f"{CURRENT}.id").split("-")[1])


def to_task(page):
    while not page.evaluate(f"{CURRENT}.dataset.minutter || ''"):
        page.keyboard.press("PageDown")


def seconds(shown: str) -> int:
    minutes, rest = shown.split(":")
    return int(minutes) * 60 + int(rest)


def dial(page) -> str:
    return page.inner_text(".lysbilde.aktiv .ur-tall")


def presenter(page, key=None):
    with page.expect_popup() as popup:
        page.keyboard.press(key) if key else page.click("[data-start=vindu]")
    other = popup.value
    until(other, "document.querySelector('#p-naa h2') !== null")
    return other


def fit_case(page):
    page.evaluate("document.getElementById('tilpass').open = true")


def stored(page) -> int:
    return page.evaluate("localStorage.length + sessionStorage.length") + len(page.context.cookies())


AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


# only what is needed: the whole answer is two megabytes on the large pages
VIOLATIONS = """async ([within, rules]) => (await axe.run(within, rules)).violations.flatMap(v =>
  v.nodes.slice(0, 3).map(n => `${location} ${v.id}: ${n.target} ${n.failureSummary.slice(0, 200)}`))"""


def is_error(message) -> bool:
    """Whether the browser complains of something that is ours.

    It asks for favicon.ico by itself. A page of the site that is opened as a file may not fetch its type faces before
    the style sheet does (the zip does not ask for that): they come a moment later.
    """
    url = message.location["url"]
    early = message.text.startswith("Access to font at 'file:") or (url.startswith("file:") and url.endswith(".woff2"))
    return message.type == "error" and not early and not url.endswith("/favicon.ico")


def axe(page, within: str = "html") -> list[str]:
    """Violations on the open page, or inside the selector `within`, one line each."""
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE)  # through the debugger, which the page's policy does not stop
    return page.evaluate(VIOLATIONS, [within, RULES])


SHOWN = "document.documentElement.classList.contains('vis')"


def to(page, slide):
    """Go to a slide by its number, as a leader does."""
    page.keyboard.type(str(slide))
    page.keyboard.press("Enter")
