"""Look a built site over: every link and anchor leads somewhere, no id stands twice, nothing comes from elsewhere."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class PageFacts(HTMLParser):
    """What one HTML page offers (`ids`) and points to (`links`: (attribute, address) pairs)."""

    def __init__(self, text: str):
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ("href", "src", "action", "data", "poster") and value is not None:
                self.links.append((f"{tag} {name}", value))


def check_site(folder: Path, base: str = "/") -> list[str]:
    """Every dead link, dead anchor, id used twice and outside resource in `folder`, as sentences.

    Empty when all is well.

    `base` is the path the site will stand under: what the links of 404.html, which is shown anywhere, begin with.
    """
    pages = {path: PageFacts(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    problems = []
    for path, facts in pages.items():
        name = path.relative_to(folder).as_posix()
        twice = sorted({id for id in facts.ids if facts.ids.count(id) > 1})
        problems += [f"{name}: id-en «{id}» står to ganger" for id in twice]
        for where, link in facts.links:
            anywhere = name == "404.html" and link.startswith(base)
            if says := _wrong(where, link, path, pages, (folder, base) if anywhere else (path.parent, "")):
                problems.append(f"{name}: {says}")
    return problems


def _wrong(where: str, link: str, path: Path, pages: dict[Path, PageFacts], seen_from: tuple[Path, str]) -> str | None:
    """What is wrong with one link on the page `path`, None when all is well.

    `seen_from`: a folder, and its own address.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        fetched = where not in ("a href", "link href") and parts.scheme != "data"
        return f"{where} henter noe utenfra: {link}" if fetched else None
    folder, base = seen_from
    target = (folder / unquote(parts.path).removeprefix(base)).resolve() if parts.path else path
    if target.is_dir():
        target = target / "index.html"
    if not target.is_file():
        return f"lenken {link} fører ingen steder"
    if parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
        return f"lenken {link} viser til et sted på siden som ikke finnes"
    return None
