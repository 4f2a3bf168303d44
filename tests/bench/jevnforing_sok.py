"""How often each system's own search has the right page first, for the queries of ``sok.yml``; used by ``jevnforing``.

Only the page counts here, not the place on it: the others made their own headings' addresses of our text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.sok import OURS, PAGEFIND, THEME, ready
from bench.sok_sett import Query, load, place_of

BOX = "#localsearch-input"
TYPED = 450  # ms: VitePress waits 200 after a letter, and answers within the rest


def ours(browser: Any, address: str, queries: list[str]) -> list[list[str]]:
    """The addresses of our hits, best first."""
    page = ready(browser.new_page(), address)
    return [[hit[0] for hit in hits] for hits in page.evaluate(OURS, queries)]


def starlight(browser: Any, address: str, queries: list[str]) -> list[list[str]]:
    """What Pagefind answers as Starlight has built its index."""
    page = browser.new_page()
    page.goto(address)
    return [[hit[0] for hit in hits] for hits in page.evaluate(PAGEFIND, queries)]


def material(browser: Any, address: str, queries: list[str]) -> list[list[str]]:
    """What Material's own worker answers of the index it has built."""
    page = browser.new_page()
    page.goto(address + "404.html")
    script = page.evaluate("document.getElementById('__config').textContent")
    index = page.evaluate("fetch('/search/search_index.json').then((answer) => answer.json())")
    worker = "/" + json.loads(script)["search"].lstrip("./")
    return [[hit[0] for hit in hits] for hits in page.evaluate(THEME, [worker, index, queries])]


def vitepress(browser: Any, address: str, queries: list[str]) -> list[list[str]]:
    """What stands in VitePress' list when the query is typed in its field: its index has no other door."""
    page = browser.new_page()
    page.goto(address, wait_until="networkidle")
    page.keyboard.press("Control+k")
    page.wait_for_selector(BOX)
    found = []
    for query in queries:
        page.fill(BOX, query)
        page.wait_for_timeout(TYPED)
        found.append(page.eval_on_selector_all("a.result", "links => links.slice(0, 3).map(a => a.pathname)"))
    return found


SEARCHES = {"ours": ours, "material": material, "starlight": starlight, "vitepress": vitepress}


def page_of(place: str) -> str:
    """The page of a place or of a right place; a slash last (also the pages under it) stays."""
    return place.partition("#")[0]


def sums(answers: list[list[str]], queries: list[Query]) -> tuple[int, int]:
    """(right page first, among the first three). Who must find nothing, must find nothing."""
    first = three = 0
    for query, hits in zip(queries, answers, strict=True):
        pages = [page_of(place_of(hit)) for hit in hits[:3]]
        right = [any(_same(page, page_of(place)) for place in query.rett) for page in pages]
        first += right[:1] == [True] if query.rett else not hits
        three += any(right) if query.rett else not hits
    return first, three


def _same(page: str, right: str) -> bool:
    return f"{page}/".startswith(right) if right.endswith("/") else page == right


def found_first(browser: Any, name: str, address: str) -> str:
    """«88/100, 40/50 (first); 93/100, 44/50 (among three)» for one system."""
    parts = load().split()
    counted = [sums(SEARCHES[name](browser, address, [query.q for query in part]), part) for part in parts]
    cell = ["/".join(map(str, pair)) for pair in zip(*counted, strict=True)]
    return f"{cell[0]} first, {cell[1]} among three, of {len(parts[0])}/{len(parts[1])}"
