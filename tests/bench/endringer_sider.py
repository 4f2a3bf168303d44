"""Mistakes on the pages, as an editor makes them, and what is said of each by the check of the pages and the slides."""

from __future__ import annotations

import random
import re
import traceback
from collections.abc import Callable
from dataclasses import replace

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

from macros.building import Building, File, Page, front_matter
from macros.guide.load import HOUSE
from macros.hooks import pages_only
from macros.site import pagecheck, slides

from .endringer_data import Edited, Lines, Mistake, edit

INSERTED = tuple(
    """§ 13-2|Ring 22 33 44 55|Spør $holderen|<script>x</script>|<b onclick="x">a</b>|{% include "x" %}|{{ holder }}|
{{ show() }}|{{ niva("niva-9") }}|{{ show("oppslag") }}|{ show("flyt") }|/// notatt|# Ny overskrift|###Overskrift|
[lenke] (/haster.md)|[lenke](/hastr.md)|///|/// notat|{{ lov() }}""".replace("\n", "").split("|")
)


def _body(lines: Lines) -> int:
    """The first line below what stands above the page."""
    return [at for at, line in enumerate(lines) if line.strip() == "---"][1] + 1


def _one(lines: Lines, rng: random.Random, pattern: str) -> int:
    """A line of the body that matches, or any that holds something."""
    found = [at for at in range(_body(lines), len(lines)) if re.search(pattern, lines[at])]
    return rng.choice(found or [at for at in range(_body(lines), len(lines)) if lines[at].strip()])


def _swapped(pattern: str, *changes: tuple[str, str]) -> Mistake:
    """On a line that matches: one of the changes that makes a difference."""

    def make(lines: Lines, rng: random.Random) -> int:
        at = _one(lines, rng, pattern)
        made = [new for old, by in changes if (new := lines[at].replace(old, by, 1)) != lines[at]]
        lines[at] = rng.choice(made) if made else f"{lines[at]} § 13-2"
        return at

    return make


def _put(lines: Lines, rng: random.Random) -> int:
    at = rng.randrange(_body(lines), len(lines))
    lines.insert(at, rng.choice(INSERTED))
    return at


def _above(change: Callable[[str, random.Random], str]) -> Mistake:
    """Something above the page, between the two lines with three dashes."""

    def make(lines: Lines, rng: random.Random) -> int:
        at = rng.randrange(1, _body(lines) - 1)
        lines[at] = change(lines[at], rng)
        return at

    return make


PAGE_MISTAKES: dict[str, tuple[int, Mistake]] = {
    "kall": (5, _swapped(r"\{\{", ("{{", "{"), ("}}", "}"), ('"', "“"), ('("', "("), ('")', 'x")'), ("{{ ", "{{ x"))),
    "lenke": (4, _swapped(r"\]\(/", (".md", ".mdx"), ("](", "] ("), ("](/", "](/x"), (".md)", ")"))),
    "blokk": (4, _swapped(r"^///", ("///", "//"), ("///", ""), ("notat", "notatt"), ("variant | ", "variant | x"))),
    "overskrift": (
        4,
        _swapped(r"^## .*\{", ("## ", "##"), ("## ", "# "), ("del=", "del=x"), (" }", ""), (" .", " .x")),
    ),
    "skille": (3, _swapped(r"^---$", ("---", "—"), ("---", "--"), ("---", "***"))),
    "satt inn": (6, _put),
    "øverst, tegn": (2, _above(lambda line, rng: line[: len(line) // 2] + rng.choice('x:"[') + line[len(line) // 2 :])),
    "øverst, borte": (2, _above(lambda line, rng: "")),
    "øverst, kolon": (1, _above(lambda line, rng: line + ": husk")),
}


def pages() -> Building:
    """The pages as they are written."""
    return pages_only(str(HOUSE / "mkdocs.yml"))


def mistake(building: Building, rng: random.Random) -> tuple[File, Edited]:
    """One mistake on one page; every other is on a page of slides."""
    every = sorted(building.files.documentation_pages(), key=lambda file: file.src_uri)
    decks = [file for file in every if file.src_uri.endswith("lysbilder.md")]
    file = rng.choice(decks if rng.random() < 0.5 else every)
    return file, edit(file.content_string, rng, PAGE_MISTAKES)


def said(building: Building, file: File, made: Edited) -> tuple[str, str]:
    """(how it went, what was said), where «gyldig» is what only `make check` can tell: that the page is another."""
    before = file.content_string
    try:
        file.content_string = made.content.decode()
        told = pagecheck.check_page(building, file) or _as_slides(building, file)
    except Exception:
        return "traceback", traceback.format_exc()
    finally:
        file.content_string = before
    return _judged(told, made) if told else ("gyldig", "")


def _as_slides(building: Building, file: File) -> list[str]:
    body, front = front_matter(file)
    if front.get("template") != slides.TEMPLATE:
        return []
    page = Page(None, file, MkDocsConfig())
    page.meta = front
    options = {"macros.site.slides": {"building": replace(building, page=page)}}
    text = re.sub(r"\{\{.*?\}\}", "x", body)
    try:
        Markdown(extensions=["attr_list", "toc", "md_in_html", *options], extension_configs=options).convert(text)
    except slides.SlideError as error:
        return [str(error)]
    return []


def _judged(told: list[str], made: Edited) -> tuple[str, str]:
    from .endringer import ENGLISH

    whole = "\n".join(told)
    # what we quote, and the names of what a page may call, are no words of ours
    if ENGLISH.search(re.sub(r"«[^»]*»|\{\{.*?\}\}|Velg mellom:.*|Gyldige nøkler:.*|docs/\S+", "", whole)):
        return "engelsk", whole
    top = made.content.decode().split("---")[1].count("\n") + 1
    lines = [int(line) for line in re.findall(r"[Ll]inje (\d+)", whole)]
    if not lines:
        return ("nær" if made.line <= top else "langt unna"), whole
    near = any(abs(line - made.line) <= 2 for line in lines[:1])
    # a block that is not closed is told where it begins, a slide by its heading
    begins = bool(re.search(r"er ikke lukket|lysbilde \d+|lukker ingenting", told[0]))
    return ("nær" if near else "oppføringen" if begins else "langt unna"), whole
