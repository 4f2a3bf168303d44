"""``/innebygd/…``: a level, a tool or «Når det haster» as a lean page for a frame on another site, beside the real one.

Made of the finished text of the real page, so that both say the same. MkDocs does not know them: they are in no
search, no index, no site map.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from ..building import Building, File
from .addresses import FRAMED, source_of
from .blocks import environment
from .moved import gone_pages, leading_on

BEFORE = FRAMED
HASTER = "haster.md"
LINK = re.compile(r'(<[a-z][^>]*? (?:href|src|poster))="([^"]*)"')
ELSEWHERE = re.compile(r"[a-z]+:|//|#")
STAYS = re.compile(r"#|tel:|mailto:")  # all other links open in the whole window


def sources(building: Building) -> list[str]:
    """The files of the pages that can be embedded."""
    entries = [*building.guide.nivaer, *building.guide.verktoy]
    return [*(source_of(building, entry)[0] for entry in entries), HASTER]


def write(building: Building, site: Path) -> None:
    """Write every page for a frame, and every page that leads on, into the folder of a finished site."""
    embedded = sources(building)
    for source in embedded:
        real = building.files.get_file_from_path(source)
        assert real
        _put(building, site, f"{BEFORE}{source}", lambda at, real=real: _page(building, real, at))
    for gone in gone_pages(building):
        _put(building, site, gone.source, lambda at, gone=gone: leading_on(building, gone, at))
        if gone.source.startswith(("handlingsveileder/niva-", "verktoykasse/")):
            inside = gone.to in embedded
            _put(
                building,
                site,
                f"{BEFORE}{gone.source}",
                lambda at, gone=gone, inside=inside: leading_on(building, gone, at, inside, BEFORE if inside else ""),
            )


def _put(building: Building, site: Path, source: str, made: Any) -> None:
    at = File(source, None, str(site), use_directory_urls=True)
    building.page = SimpleNamespace(file=at)  # type: ignore[assignment]  # links are seen from here
    target = site / at.dest_uri
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(made(at), encoding="utf-8", newline="\n")
    building.page = None


def _page(building: Building, real: File, at: File) -> str:
    page = real.page
    assert page and page.content
    about = page.meta.get("gjelder")
    entry = building.guide.get(*about.split("/", 1)) if about else None
    template = building.once(environment).get_template("innebygd.html")
    return template.render(
        side=page,
        innhold=_seen_from(page.content, real.url, at.url),
        niva=entry if entry and entry.kind == "niva" else None,
        kilde=real.src_uri,
    )


def _seen_from(html: str, old: str, new: str) -> str:
    """The text with its links as they are from `new`; those within the page stay in the frame."""

    def link(found: re.Match[str]) -> str:
        address = found[2]
        if ELSEWHERE.match(address):
            stays = ' target="_self"' if STAYS.match(address) and found[1].startswith("<a") else ""
            return f'{found[1]}="{address}"{stays}'
        path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", address).groups()  # type: ignore[union-attr]
        whole = posixpath.normpath(posixpath.join("/", old, path)).lstrip("/")
        end = "/" if not path or path.endswith(("/", ".")) else ""
        return f'{found[1]}="{posixpath.relpath("/" + whole, "/" + new)}{end}{mark}{rest}"'

    return LINK.sub(link, html)
