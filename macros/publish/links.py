"""Look a built site over: every link and anchor leads somewhere, no id stands twice, nothing comes from elsewhere."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from ..site.addresses import FRAMED

POINTING = ("href", "src", "action", "data", "poster")


class PageFacts:
    """What one HTML page offers (`ids`) and points to (`links`: (attribute, address) pairs)."""

    def __init__(self, text: str):
        self.ids: dict[str, int] = {}  # how often each stands there
        self.links: list[tuple[str, str]] = []
        parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
        tree = etree.fromstring(text.encode(), parser) if text.strip() else None
        for element in tree.iter(etree.Element) if tree is not None else ():
            for name, value in element.items():
                if name == "id":
                    self.ids[value] = self.ids.get(value, 0) + 1
                elif name in POINTING:
                    self.links.append((f"{element.tag} {name}", value))


def check_site(folder: Path, base: str = "/") -> list[str]:
    """Every dead link, dead anchor, id used twice and outside resource in `folder`, as sentences.

    Empty when all is well. What is wrong with a page is not told again of its twin for a frame.

    `base` is the path the site will stand under: what the links of 404.html, which is shown anywhere, begin with.
    """
    files = {os.path.join(above, name) for above, _, names in os.walk(folder) for name in names}
    found = sorted(Path(name) for name in files if name.endswith(".html"))
    pages = {path: PageFacts(path.read_text(encoding="utf-8")) for path in found}
    problems, told = [], dict[str, set[str]]()  # page -> what is wrong there, seen from the top of the site
    leads = partial(_wrong, pages=pages, files=files)
    for path in sorted(pages, key=lambda path: path.is_relative_to(folder / FRAMED)):  # those for a frame last
        name, facts = path.relative_to(folder).as_posix(), pages[path]
        known = told.get(name.removeprefix(FRAMED), set()) if name.startswith(FRAMED) else set[str]()
        here = told.setdefault(name, set())
        for id in sorted(id for id, number in facts.ids.items() if number > 1):
            here.add(f"#{id}")
            problems += [f"{name}: id-en «{id}» står to ganger"] if f"#{id}" not in known else []
        for where, link in facts.links:
            anywhere = name == "404.html" and link.startswith(base)
            if says := leads(where, link, path, (folder, base) if anywhere else (path.parent, "")):
                goes = _goes(link, path, folder)
                here.add(goes)
                problems += [f"{name}: {says}"] if goes not in known else []
    return problems


def _goes(link: str, path: Path, folder: Path) -> str:
    """Where a link leads from the page `path`, the same for a page and its twin for a frame."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return link
    target = os.path.relpath(os.path.normpath(path.parent / unquote(parts.path)), folder)
    return f"{target}#{parts.fragment}"


def _wrong(
    where: str, link: str, path: Path, seen_from: tuple[Path, str], pages: dict[Path, PageFacts], files: set[str]
) -> str | None:
    """What is wrong with one link on the page `path`, None when all is well.

    `seen_from`: a folder, and its own address. `files`: everything that is there.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        fetched = where not in ("a href", "link href") and parts.scheme != "data"
        return f"{where} henter noe utenfra: {link}" if fetched else None
    folder, base = seen_from
    target = os.path.normpath(os.path.join(folder, unquote(parts.path).removeprefix(base))) if parts.path else str(path)
    if target not in files:
        target = os.path.join(target, "index.html")
    if target not in files:
        return f"lenken {link} fører ingen steder"
    page = pages.get(Path(target)) if parts.fragment else None
    if page and unquote(parts.fragment) not in page.ids:
        return f"lenken {link} viser til et sted på siden som ikke finnes"
    return None
