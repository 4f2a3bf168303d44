"""Addresses that are gone: a page for each that leads on, and the old ids on pages that stand (``flyttet``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..building import Building, File, Page
from ..guide.flyttet import Flyttet
from ..guide.types import Entry
from .addresses import HOMES, PACKAGE_PAGES, page_title, source_of, url
from .blocks import environment
from .texts import name_of

OWN_PAGE = {"niva": "handlingsveileder/{}.md", "verktoy": "verktoykasse/{}.md"}


@dataclass(frozen=True)
class Gone:
    """A page that is gone: the file it was made of, and the file and the place on it that stand instead."""

    source: str
    to: str
    anchor: str
    entry: Entry


def gone_pages(building: Building) -> list[Gone]:
    """Every page that is gone, once: what was about the page itself decides where it leads."""
    found: dict[str, Gone] = {}
    for move, entry in sorted(building.guide.moved, key=lambda pair: pair[0].slag == "steg"):
        for source in _sources(move):
            if building.files.get_file_from_path(source) is None:
                to, anchor = source_of(building, entry)
                if move.slag == entry.kind == "pakke":
                    to = source.replace(move.id, entry.id)
                found.setdefault(source, Gone(source, to, anchor, entry))
    return list(found.values())


def _sources(move: Flyttet) -> list[str]:
    """The files that what is gone stood in."""
    if move.slag == "pakke":
        return [f"opplaring/{move.id}/{page}.md" for page in PACKAGE_PAGES]
    return [move.side or HOMES.get(move.slag) or OWN_PAGE[move.slag].format(move.id)]


def with_old_ids(building: Building, page: Page, html: str) -> str:
    """The text of a page, where what once stood on it still has its id: at what replaced it, or with the way there."""
    blocks: Any = building.once(environment).get_template("flyttet.html").module
    for move, entry in building.guide.moved:
        if move.slag not in ("steg", *HOMES) or page.file.src_uri not in _sources(move):
            continue
        source, anchor = source_of(building, entry)
        place = re.search(rf'<\w+[^>]*? id="{re.escape(anchor)}"[^>]*>', html) if anchor else None
        if source == page.file.src_uri and place:
            html = f"{html[: place.end()]}{blocks.anker(move.id)}{html[place.end() :]}"
        else:
            html += str(blocks.henvisning(move.id, url(building, entry), _called(building, entry)))
    return html


def leading_on(building: Building, gone: Gone, at: File, refresh: bool = True, before: str = "") -> str:
    """The page that leads on, at `at`. `before`: what stands before the address of the new, as that of a frame."""
    there = _file(building, f"{before}{gone.to}", at)
    address = there.url_relative_to(at) + (f"#{gone.anchor}" if gone.anchor else "")
    template = building.once(environment).get_template("flyttet-side.html")
    real = building.files.get_file_from_path(gone.to)
    public = real.page.canonical_url if real and real.page else None
    return template.render(adresse=address, navn=_called(building, gone.entry), ekte=public, fram=refresh)


def _called(building: Building, entry: Entry) -> str:
    """What a reader calls what stands there now: a page has its name in its own file."""
    return page_title(building, entry) if entry.kind == "nettside" else name_of(building, entry)


def _file(building: Building, source: str, like: File) -> File:
    return building.files.get_file_from_path(source) or File(source, None, like.dest_dir, like.use_directory_urls)
