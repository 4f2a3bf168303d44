"""From the page to the line: under ``make serve`` a page shows where each thing on it is written. Never in a build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from ..building import Building, Page
from ..guide.load import places, whereabouts
from ..guide.places import shown
from ..guide.verktoy import Verktoy
from ..guide.whereabouts import Name
from . import texts
from .addresses import HOMES, entry_of, file_of, source_of
from .kept import data_stamp, store
from .slide_place import line_of

MAIN = "</main>"
SLIDES = "lysbilder.html"  # names things that stand elsewhere
SLIDE = re.compile(r'<section class="lysbilde[^>]* id="lysbilde-(\d+)"')
FORM = 'class="se-skjema"'
ALSO = ("niva", "steg", "verktoy", "pakke", *HOMES)  # the kinds with a place on a page
AFTER = re.compile(r"</h[1-6]>")  # a link stands after the heading of a thing
INSIDE = re.compile(r"(?=</(?:dt|th|td)>)")  # or last in the first cell of it


@dataclass(frozen=True)
class Place:
    """A file and a line, as a link that opens VS Code there, and as what one writes to go there."""

    fil: str
    linje: int
    adresse: str
    skrives: str


def place(file: Path, line: int) -> Place:
    """`line`: 1 for a whole file."""
    address = f"vscode://file/{quote(file.as_posix().lstrip('/'), safe='/:')}:{line}"
    return Place(file.name, line, address, f"{shown(file)}:{line}")


def shown_on(building: Building, page: Page, html: str) -> str:
    """The finished `html` of a page with a quiet link at all of it that stands in the data, and to its own file."""
    blocks = building.once(texts.environment).get_template("hvor.html").module
    known = building.once(_places)
    own, slides = file_of(page), page.meta.get("template") == SLIDES
    for name, anchor in [] if slides else list(_things(building, page, known)):
        file, line = known[name]
        if (at := _spot(html, anchor)) is not None:
            html = f"{html[:at]}{blocks.hvor(place(file, line))}{html[at:]}"  # type: ignore[attr-defined]
    for at, (file, line) in reversed([*_slides(page, html, own), *_form_parts(building, page, html)]):
        html = f"{html[:at]}{blocks.hvor(place(file, line))}{html[at:]}"  # type: ignore[attr-defined]
    if own and MAIN in html:
        html = html.replace(MAIN, f"{blocks.siden(place(own, 1))}{MAIN}", 1)  # type: ignore[attr-defined]
    return html


def _slides(page: Page, html: str, own: Path | None) -> Iterator[tuple[int, tuple[Path, int]]]:
    """(where in the page, (file, line)) of each slide. The link stands before it: the show has no room for one."""
    if own:
        for found in SLIDE.finditer(html):
            yield found.start(), (own, line_of(page.file.content_string, int(found[1])))


def _form_parts(building: Building, page: Page, html: str) -> Iterator[tuple[int, tuple[Path, int]]]:
    """The same of each part of a form that has a heading, after the heading."""
    about, source = entry_of(building, page), building.source
    if not isinstance(about, Verktoy) or not about.skjema or not source:
        return
    number = next(number for number, tool in enumerate(source.data["verktoy"]) if tool["id"] == about.id)
    at = html.find(FORM)
    for part, told in enumerate(about.skjema.innhold):
        words = re.escape(escape(texts.plain(building, told.overskrift or "")))
        if told.overskrift and at >= 0 and (found := re.compile(rf">\s*{words}\s*</h[1-6]>").search(html, at)):
            at = found.end()
            where = ("verktoy", number, "skjema", "innhold", part)
            yield at, places([where], building.edition.data, source)[0]


def _places(building: Building) -> dict[Name, tuple[Path, int]]:
    stamp = building.once(data_stamp)
    return building.once(store).get(("hvor",), stamp, lambda: whereabouts(building.edition.data, building.source))


def _things(building: Building, page: Page, known: dict[Name, tuple[Path, int]]) -> Iterator[tuple[Name, str]]:
    """What stands on `page`, with its id there; "" for what the whole page is about."""
    about = entry_of(building, page)
    if about and (about.kind, about.id, "") in known:
        yield (about.kind, about.id, ""), ""
    for name in known:
        kind, id, owner = name
        if owner:
            if about and about.kind == kind_of_owner(kind) and about.id == owner:
                yield name, f"oppgave-{id}" if kind == "oppgave" else id
        elif kind in ALSO and (entry := building.guide.index.get((kind, id))):
            source, anchor = source_of(building, entry)
            if anchor and source == page.file.src_uri:
                yield name, anchor


def kind_of_owner(kind: str) -> str:
    """A task and a part of the programme belong to a package."""
    return "pakke" if kind in ("oppgave", "del") else ""


def _spot(html: str, anchor: str) -> int | None:
    """Where in the page the link of a thing goes. None when it has no place of its own there."""
    found = re.search(rf'<(\w+)[^>]* id="{re.escape(anchor)}"[^>]*>' if anchor else r"<(h1)[ >]", html)
    if not found:
        return None
    heading = re.match(r"h[1-6]$|section$", found[1])
    end = (AFTER if heading else INSIDE).search(html, found.end())
    return end.end() if end else None
