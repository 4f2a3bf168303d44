"""What a slide page weighs, and how soon its first slide is there: ``python -m tests.bench.slides [site]``.

Budget (issue 14, with its drawings): at most 50 kB gzip with everything the page
loads, fonts aside; the first slide shown within one second on a processor slowed four times. Three times are taken,
the fastest of five: `press`: from the press on «Start», slowed four times; `page`: from the request of an address
that starts the show by itself (#vis=1), slowed four times; `work`: four times the processor time that this took
unslowed, which other work on the machine does not add to. Exits 1 when a deck is over in bytes, press or work; `page`
is for reading on a quiet machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import chromium
from bench.weight import loaded_by, packed
from handler import served

WATCH = """addEventListener('DOMContentLoaded', function look() {
  if (!document.querySelector('.lysbilde.aktiv')) return requestAnimationFrame(look);
  requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = performance.now(); }));
})"""
PRESS = """() => new Promise(done => {
  const start = performance.now();
  document.querySelector('[data-start=fullskjerm]').click();
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})"""


def opened(browser, address: str, slowed: int):
    """The page with its first slide on show, the session that can ask about it, and the milliseconds it took."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.add_init_script(WATCH)
    page.goto(f"{address}#vis=1")
    while not (painted := page.evaluate("window.painted || 0")):
        page.wait_for_timeout(20)
    return page, session, painted


def measure(browser, address: str) -> tuple[float, float, float]:
    """Milliseconds: press, page and work."""
    page, session, _ = opened(browser, address, 1)
    work = (
        next(
            metric["value"]
            for metric in session.send("Performance.getMetrics")["metrics"]
            if metric["name"] == "TaskDuration"
        )
        * 4000
    )
    page.close()
    page, session, whole = opened(browser, address, 4)
    page.keyboard.press("Escape")
    press = page.evaluate(PRESS)
    assert page.locator(".lysbilde.aktiv h2").is_visible()
    page.close()
    return press, whole, work


def main(site: Path) -> int:
    over = 0
    print(f"{'deck':36}{'bytes':>8}{'press, ms':>11}{'page, ms':>10}{'work, ms':>10}")
    with chromium.running() as browser, served(site) as home:
        for file in sorted(site.glob("opplaring/*/lysbilder/index.html")):
            weight = packed(file) + sum(map(packed, loaded_by(file)))
            address = f"{home}{file.parent.relative_to(site).as_posix()}/"
            taken = [measure(browser, address) for _ in range(5)]
            press, whole, work = (min(times) for times in zip(*taken, strict=True))
            over += weight > 50_000 or press > 1000 or work > 1000
            print(f"{file.parts[-3]:36}{weight:8,}{press:11.0f}{whole:10.0f}{work:10.0f}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()))
