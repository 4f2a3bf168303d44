"""The same pages for other site generators: the text of our built pages as Markdown, and a small project around it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin

from lxml import html

LEFT_OUT = ("sok/", "handlingsveileder/hele/")  # our search page; and the one that repeats the others
NOT_TEXT = "//script|//style|//svg|//nav|//form|//template|//*[@popover]|//*[contains(@class, 'skjult')]"
SIGNS = {"<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;", "*": r"\*", "_": r"\_", "[": r"\[", "]": r"\]"}
BLOCKS = set("p h1 h2 h3 h4 h5 h6 ul ol dl table div section article details figure header footer aside".split())
MATERIAL = """site_name: Prøve
theme: {name: material, language: nb}
plugins: [search]
"""
STARLIGHT = """import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({
  integrations: [starlight({ title: 'Prøve', locales: { root: { label: 'Norsk', lang: 'nb' } } })],
});
"""
COLLECTION = """import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
"""


def inline(element: html.HtmlElement, here: str) -> str:
    """The text of an element on one line, with its links and what is strong."""
    parts = [_escaped(element.text)]
    for child in element:
        inside = inline(child, here)
        if child.tag == "a" and child.get("href") and inside.strip():
            address = urljoin(f"/{here}", child.get("href"))
            inside = f"[{inside.strip()}]({address})" if address.startswith(("/", "http", "tel:")) else inside
        elif child.tag in ("b", "strong") and inside.strip():
            inside = f"**{inside.strip()}** "
        parts += [inside, _escaped(child.tail)]
    return re.sub(r"\s+", " ", "".join(parts))


def _escaped(text: str | None) -> str:
    return "".join(SIGNS.get(sign, sign) for sign in text or "")


def blocks(element: html.HtmlElement, here: str) -> list[str]:
    """The Markdown blocks of an element: headings, paragraphs, lists and tables, the rest as what stands in it."""
    found = [text] if (text := _escaped(element.text).strip()) else []
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if re.fullmatch("h[1-6]", child.tag):
            found.append("#" * int(child.tag[1]) + f" {inline(child, here).strip()}")
        elif child.tag in ("ul", "ol"):
            mark = "1." if child.tag == "ol" else "-"
            found.append("\n".join(f"{mark} {inline(item, here).strip()}" for item in child.iterchildren("li")))
        elif child.tag == "table":
            found.append(_table(child, here))
        elif child.tag in BLOCKS and any(below.tag in BLOCKS for below in child.iterdescendants()):
            found += blocks(child, here)
        else:
            found.append(inline(child, here).strip())
        if (tail := _escaped(child.tail).strip()) and child.tag in BLOCKS:
            found.append(tail)
    return [block for block in found if block.strip()]


def _table(table: html.HtmlElement, here: str) -> str:
    rows = [[inline(cell, here).strip().replace("|", "&#124;") for cell in row] for row in table.iter("tr")]
    width = max(map(len, rows), default=0)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([*lines[:1], "|" + " --- |" * width, *lines[1:]])


def texts(site: Path) -> dict[str, tuple[str, str]]:
    """Address -> (title, Markdown) of every page of our built site."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        here = file.relative_to(site).as_posix().removesuffix("index.html")
        if here in LEFT_OUT or here.startswith("innebygd/"):
            continue
        tree = html.parse(str(file)).getroot()
        for element in tree.xpath(NOT_TEXT):
            element.drop_tree()
        if not tree.xpath("//main"):  # it only leads on to where a page has moved
            continue
        title = re.sub(r"\s+", " ", tree.findtext("head/title") or "").split(" – ")[0]
        found[here] = (title, "\n\n".join(block for main in tree.xpath("//main") for block in blocks(main, here)))
    return found


def write(folder: Path, pages: dict[str, tuple[str, str]], one_title: bool) -> None:
    """The pages as Markdown files in a folder. `one_title`: the generator prints the title, so the text has none."""
    for here, (title, text) in pages.items():
        file = folder / f"{here.rstrip('/') or 'index'}.md"
        if any(other != here and other.startswith(here) for other in pages) and here:
            file = folder / here / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        body = re.sub(r"(?m)^# .*\n?", "", text, count=1) if one_title else text
        file.write_text(f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n{body}\n", encoding="utf-8")


def projects(folder: Path, pages: dict[str, tuple[str, str]]) -> None:
    """A project for each generator, with its own settings as they come: `material`, `starlight`, `vitepress`."""
    for name, docs, one_title in (
        ("material", "docs", False),
        ("starlight", "src/content/docs", True),
        ("vitepress", "", False),
    ):
        write(folder / name / docs, pages, one_title)
    (folder / "material" / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    (folder / "starlight" / "astro.config.mjs").write_text(STARLIGHT, encoding="utf-8")
    (folder / "starlight" / "src" / "content.config.ts").write_text(COLLECTION, encoding="utf-8")
    for name in ("starlight", "vitepress"):
        (folder / name / "package.json").write_text('{"type": "module", "private": true}\n', encoding="utf-8")
    menu = [{"text": title, "link": f"/{here}"} for here, (title, _) in pages.items()]
    settings = {"title": "Prøve", "lang": "nb", "cleanUrls": True, "ignoreDeadLinks": True}
    theme = {"search": {"provider": "local"}, "sidebar": menu}
    own = folder / "vitepress" / ".vitepress"
    own.mkdir(parents=True, exist_ok=True)
    own.joinpath("config.mjs").write_text(
        f"export default {json.dumps(settings | {'themeConfig': theme}, ensure_ascii=False)};\n", encoding="utf-8"
    )
