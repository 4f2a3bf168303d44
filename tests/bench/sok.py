"""The search beside Pagefind and the theme's own, on the same pages in one run: ``python -m tests.bench.sok [site]``.

Prints how often the right place stands first and among the first three, for the 100 queries to tune on and the 50 kept
for the end (only their sums), for 50 and 60 by others who had seen neither data nor synonyms (`sok_nye.yml`,
`sok_lest.yml`; both were read when the search was mended after their first run), and what our search weighs and takes
on a CPU slowed four times. --tune: only the 100.
The others are counted kindly: a page of theirs is right when the page or one of the three sections shown with it is.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import mean
from types import SimpleNamespace

from lxml import html

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import chromium
from bench.sok_sett import Query, is_right, load, place_of
from handler import served

NEW, READ = (Path(__file__).with_name(f"sok_{name}.yml") for name in ("nye", "lest"))
SLOWED, MOST_BYTES, MOST_TEXT, MOST_ANSWER, MOST_READY = 4, 30_000, 90_000, 20, 300
OURS = """(queries) => queries.map((q) => btiSok.sok(q).slice(0, 3).map((hit) => [hit.record.adresse]))"""
PAGEFIND = """async (queries) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const found = [];
  for (const q of queries) {
    const { results } = await pagefind.search(q);
    const pages = await Promise.all(results.slice(0, 3).map((result) => result.data()));
    found.push(pages.map((page) => [page.url, ...page.sub_results.slice(0, 3).map((part) => part.url)]));
  }
  return found;
}"""
THEME = """async ([worker, index, queries]) => {
  const search = new Worker(worker), answers = [];
  let next;
  search.onmessage = ({ data }) => next?.(data);
  const ask = (type, data) => new Promise((done) => {
    next = (answer) => { if (answer.type === type + 1) done(answer.data); };
    search.postMessage({ type, data });
  });
  await ask(0, { config: index.config, docs: index.docs, options: { suggest: false } });
  for (const q of queries) {
    const { items } = await ask(2, q);
    answers.push(items.slice(0, 3).map((page) => page.slice(0, 4).map(({ location }) => location)));
  }
  return answers;
}"""


TOOK = """(queries) => {
  const took = (q) => { const start = performance.now(); btiSok.sok(q); return performance.now() - start; };
  const rounds = [1, 2, 3, 4].map(() => queries.map(took)).slice(1); // the quickest of three, when the code is warm
  return queries.map((_, n) => Math.min(...rounds.map((round) => round[n])));
}"""


def pages(site: Path) -> list[tuple[str, html.HtmlElement]]:
    """(address, tree) of every page that can be found, without menus and the rule that stands on so many of them."""
    found = []
    for file in sorted(site.rglob("index.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        if address not in ("sok/", "handlingsveileder/hele/") and not address.startswith("innebygd/"):  # repeats
            tree = html.parse(str(file)).getroot()
            tree.set("lang", "no")  # what Pagefind calls the Norwegian it has a stemmer for
            for element in tree.xpath("//main//*[contains(@class, 'kortform') or self::nav or self::svg]"):
                element.drop_tree()
            found.append((address, tree))
    return found


def ours(browser, site: Path, queries: list[str]) -> list[list[list[str]]]:
    """What our search answers."""
    with served(site) as address:
        page = ready(browser.new_page(), address)
        return page.evaluate(OURS, queries)


def ready(page, address: str):
    """The page of hits with everything it looks in."""
    page.goto(address + "sok/")
    page.wait_for_function("globalThis.btiSok?.helt", timeout=60_000)
    return page


def pagefind(browser, site: Path, queries: list[str]) -> list[list[list[str]]] | None:
    """What Pagefind answers over <main> of the same pages, with its own settings; None when it cannot be had here."""
    command = shutil.which("pagefind") or shutil.which("npx")
    if not command:
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for address, tree in pages(site):
            for main in tree.xpath("//main"):
                main.set("data-pagefind-body", "")
            (folder / address).mkdir(parents=True, exist_ok=True)
            (folder / address / "index.html").write_bytes(
                html.tostring(tree, encoding="utf-8", doctype="<!doctype html>")
            )
        run = [command, "--site", name] if command.endswith("pagefind") else [command, "-y", "pagefind", "--site", name]
        if subprocess.run(run, capture_output=True, timeout=300).returncode:
            return None
        with served(folder) as address:
            page = browser.new_page()
            page.goto(address)
            return page.evaluate(PAGEFIND, queries)


def theme(browser, site: Path, queries: list[str]) -> list[list[list[str]]]:
    """What Material's own search answers: its index of <main> of the same pages, its worker, its Norwegian."""
    import material
    from material.plugins.search.plugin import SearchIndex

    templates = Path(material.__file__).parent / "templates"
    fields = {"title": {"boost": 1e3}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}}  # as the plugin has them
    settings = {"lang": ["no"], "separator": r"[\s\-]+", "pipeline": ["stemmer", "stopWordFilter", "trimmer"]}
    index = SearchIndex(**settings, fields=fields)
    for address, tree in pages(site):
        main = tree.xpath("//main")[0]
        headings = main.xpath(".//*[(self::h1 or self::h2 or self::h3) and @id]")
        toc = [SimpleNamespace(id=h.get("id"), url=f"#{h.get('id')}", children=[]) for h in headings]
        content = "".join(html.tostring(child, encoding="unicode") for child in main)
        title = " ".join((main.xpath("string(.//h1)") or tree.findtext(".//title")).split())
        index.add_entry_from_context(SimpleNamespace(url=address, content=content, title=title, toc=toc, meta={}))
    made = json.loads(index.generate_search_index(None))
    with served(templates) as address:
        page = browser.new_page()
        page.goto(address + "assets/images/favicon.png")
        worker = next((templates / "assets/javascripts/workers").glob("search.*.min.js")).relative_to(templates)
        return page.evaluate(THEME, ["/" + worker.as_posix(), made, queries])


def score(queries: list[Query], answers: list[list[list[str]]]) -> tuple[int, int]:
    """(right place first, among the first three). Who must find nothing, must find nothing."""
    first = three = 0
    for query, answer in zip(queries, answers, strict=True):
        right = [any(is_right(place_of(address), query) for address in hit) for hit in answer]
        first += right[:1] == [True] if query.rett else not answer
        three += any(right) if query.rett else not answer
    return first, three


def weight(site: Path) -> tuple[int, int]:
    """Bytes (gzip 6): what comes at the first touch, and what comes after it."""
    sizes = {
        re.sub("-.*", "", path.stem): len(gzip.compress(path.read_bytes(), 6))
        for path in (site / "assets").glob("sok*.js")
        if "-" in path.stem
    }
    return sizes["sokemotor"], sizes["soketekst"]


def speed(browser, site: Path, queries: list[str]) -> dict[str, float]:
    """Milliseconds on a CPU slowed four times: index ready (the quickest of five, since other work on the machine is no
    part of it); an answer (the quickest of three), as the mean and the 95th of a hundred."""
    with served(site) as address:
        waits = []
        for _ in range(5):
            page = browser.new_page()
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
            ready(page, address)
            waits.append(page.evaluate("btiSok.tid"))
        took = page.evaluate(TOOK, queries)
        return {"ready": min(waits), "mean": mean(took), "p95": sorted(took)[int(len(took) * 0.95)]}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"))
    parser.add_argument("--tune", action="store_true", help="only the hundred to tune on")
    given = parser.parse_args(arguments)
    tune, last = load().split()
    parts = {"100": tune} if given.tune else {"100": tune, "50": last}
    if not given.tune:
        parts |= {"50 new": list(load(NEW).queries), "60 read": list(load(READ).queries)}
    with chromium.running() as browser:
        for name, ask in (("ours", ours), ("Pagefind", pagefind), ("theme", theme)):
            sums = []
            for part, queries in parts.items():
                answers = ask(browser, given.site.resolve(), [query.q for query in queries])
                if answers is None:
                    sums.append(f"{part}: cannot be had here")
                    continue
                first, three = score(queries, answers)
                sums.append(f"of the {part}: {first} first, {three} among three")
            print(f"{name:10}", "; ".join(sums))
        first, text = weight(given.site)
        took = speed(browser, given.site.resolve(), [query.q for query in tune])
    print(f"{first:,} bytes at first touch (at most {MOST_BYTES:,}), {text:,} after (at most {MOST_TEXT:,})")
    print(", ".join(f"{name} {value:.1f} ms" for name, value in took.items()), f"at {SLOWED}x slower")
    good = first <= MOST_BYTES and text <= MOST_TEXT and took["p95"] < MOST_ANSWER and took["ready"] < MOST_READY
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
