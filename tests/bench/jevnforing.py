"""This site beside Material for MkDocs, Starlight and VitePress, over the same pages in one run.

    python -m tests.bench.jevnforing [site] [--mappe FOLDER]

The others are fetched with npm into FOLDER (a temporary one, never this project), and get the text of our built pages
as Markdown. For the front page, level 1 and a tool: bytes on the wire with and without fonts, requests, JavaScript, LCP
and CLS on a phone with a CPU slowed four times and a slow network, and what axe finds; and how often each system's own
search has the right page first, of the queries of ``sok.yml``. What cannot be had here is told.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, ClassVar

from axe_playwright_python.sync_playwright import Axe

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import chromium
from bench.jevnforing_sider import projects, texts
from bench.jevnforing_sok import found_first
from handler import Quiet, served

PAGES = {"front": "", "level 1": "handlingsveileder/niva-1/", "a tool": "verktoykasse/samtykkeskjema/"}
PACKAGES = {"starlight": ["astro@5", "@astrojs/starlight@0.36"], "vitepress": ["vitepress@1"]}
COMMANDS = {
    "material": [sys.executable, "-m", "mkdocs", "build", "-q"],
    "starlight": ["npx", "--no-install", "astro", "build"],
    "vitepress": ["npx", "--no-install", "vitepress", "build"],
}
MADE = {"material": "site", "starlight": "dist", "vitepress": ".vitepress/dist"}
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
OBSERVED = """(() => {
  globalThis.malt = { lcp: 0, cls: 0 };
  const see = (type, then) =>
    new PerformanceObserver((list) => list.getEntries().forEach(then)).observe({ type, buffered: true });
  see("largest-contentful-paint", (entry) => (malt.lcp = entry.startTime));
  see("layout-shift", (entry) => (malt.cls += entry.hadRecentInput ? 0 : entry.value));
})()"""
PACKED = (".html", ".css", ".js", ".mjs", ".svg", ".json", ".xml", ".txt")


class Packing(Quiet):
    """A server that packs texts as a real one does (gzip 6), and finds ``page.html`` for ``page``."""

    protocol_version = "HTTP/1.1"
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        path = Path(self.translate_path(self.path))
        found = next((file for file in (path, path / "index.html", path.with_suffix(".html")) if file.is_file()), None)
        content = found.read_bytes() if found else b"404"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(found or "x.html")))
        if found and found.suffix in PACKED:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        if found and found.suffix != ".html":
            self.send_header("Cache-Control", "max-age=600")  # an icon that is also a picture is asked for once
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(ConnectionError):  # the page was left before it came
            self.wfile.write(content)


@dataclass
class First:
    """The first view of one page. Bytes as they went over the wire, with their headers."""

    requests: int
    total: float
    fonts: float
    script: float
    elsewhere: int
    lcp: float
    cls: float


def first_view(browser: Any, address: str) -> First:
    """Look at a page as a phone does that has never been there."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    kinds: dict[str, tuple[str, str]] = {}
    sizes: dict[str, float] = {}
    wire.on("Network.requestWillBeSent", lambda e: kinds.update({e["requestId"]: (e["type"], e["request"]["url"])}))
    wire.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(OBSERVED)
    Packing.asked.clear()
    page.goto(address, wait_until="networkidle", timeout=120_000)  # Material fetches its whole search index at once
    page.wait_for_timeout(1000)
    seen = page.evaluate("malt")
    context.close()
    home = {id for id, (_, url) in kinds.items() if url.startswith("http://127.0.0.1")}
    of = lambda kind: sum(size for id, size in sizes.items() if kinds.get(id, ("",))[0] == kind)  # noqa: E731
    elsewhere = len({id for id, (_, url) in kinds.items() if url.startswith("http")} - home)
    return First(len(Packing.asked), sum(sizes.values()), of("Font"), of("Script"), elsewhere, seen["lcp"], seen["cls"])


def faults(browser: Any, address: str) -> int:
    """How many kinds of faults axe finds on a page, at its usual settings."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(address, wait_until="load", timeout=120_000)
    found = len(Axe().run(page).response["violations"])
    page.close()
    return found


def row(browser: Any, name: str, folder: Path, seconds: str, rounds: int) -> str:
    """Print what one system's three pages cost. Returns what its search finds."""
    with served(folder, Packing) as address:
        for what, place in PAGES.items():
            views = [first_view(browser, address + place) for _ in range(rounds)]
            one = max(views, key=lambda view: view.total)  # a slow machine does not see what comes late every time
            lcp, cls = median(view.lcp for view in views), max(view.cls for view in views)
            cells = [
                name,
                what,
                f"{(one.total - one.fonts) / 1000:.1f}",
                f"{one.fonts / 1000:.1f}" + (f" + {one.elsewhere} elsewhere" if one.elsewhere else ""),
                str(one.requests),
                f"{one.script / 1000:.1f}",
                f"{lcp:.0f}",
                f"{cls:.3f}",
                str(faults(browser, address + place)),
                seconds,
            ]
            print(f"| {' | '.join(cells)} |", flush=True)
        return found_first(browser, name, address)


def built(name: str, folder: Path) -> str | None:
    """Build a project of another system; the seconds it took, None when it cannot be had here."""
    if name in PACKAGES and not (folder / "node_modules").is_dir():
        npm = shutil.which("npm")
        command = [npm, "install", "--no-audit", "--no-fund", "--loglevel=error", *PACKAGES[name]] if npm else []
        if not npm or subprocess.run(command, cwd=folder, timeout=900).returncode:
            return None
    start = time.monotonic()
    run = subprocess.run(COMMANDS[name], cwd=folder, capture_output=True, text=True, timeout=900)
    if run.returncode:
        print(f"{name} does not build: {(run.stdout + run.stderr)[-600:]}", file=sys.stderr)
        return None
    return f"{time.monotonic() - start:.1f}"


def own_seconds(folder: Path) -> str:
    """The seconds of a build of our pages alone, with what earlier builds have kept."""
    start = time.monotonic()
    subprocess.run([sys.executable, "-m", "macros", "build", "-q", "--uten-dokumenter", str(folder)], check=True)
    return f"{time.monotonic() - start:.1f}"


def main() -> None:
    """Make the pages, build the others, and print a row for each system and page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"))
    parser.add_argument("--mappe", type=Path, help="where the others are fetched and built; kept afterwards")
    parser.add_argument("--runder", type=int, default=3, help="how many times each page is looked at")
    parser.add_argument("--bare", nargs="*", default=["ours", *COMMANDS], help="only these systems")
    given = parser.parse_args()
    folder = given.mappe or Path(tempfile.mkdtemp(prefix="bti-jevnforing-"))
    pages = texts(given.site)
    projects(folder, pages)
    print(f"{len(pages)} pages. kB = 1000 B, gzip 6. LCP in ms, median of {given.runder}.\n")
    print("| system | page | kB without fonts | fonts | requests | JS | LCP | CLS | axe | build s |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    found = {}
    with chromium.running() as browser:
        if "ours" in given.bare:
            found["ours"] = row(browser, "ours", given.site, own_seconds(folder / "ours"), given.runder)
        for name in (name for name in COMMANDS if name in given.bare):
            if seconds := built(name, folder / name):
                found[name] = row(browser, name, folder / name / MADE[name], seconds, given.runder)
            else:
                print(f"{name}: could not be had here")
    print("\nThe right page, of the queries that ours is tuned on / of those it never saw:")
    for name, sums in found.items():
        print(f"- {name}: {sums}")
    if not given.mappe:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
