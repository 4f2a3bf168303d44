"""Check a built site: every link and anchor leads somewhere, nothing is fetched from elsewhere. And the front matter of its pages."""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .load import ROOT, load_guide, suggest

FRONT_MATTER = (
    "title",
    "kort_tittel",
    "description",
    "gjelder",
    "template",
    "stil",
    "bred",
    "tilpass",
    "film",
    "teksting",
    "tekst",
)


class PageFacts(HTMLParser):
    """What one HTML page offers (`ids`) and points to (`links`: (attribute, address) pairs)."""

    def __init__(self, text: str):
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ("href", "src", "action", "data", "poster") and value is not None:
                self.links.append((f"{tag} {name}", value))


def check_site(folder: Path, base: str = "/") -> list[str]:
    """Every dead link, dead anchor, id used twice and outside resource in `folder`, as sentences. Empty when all is well.

    `base` is the path the site will stand under: what the links of 404.html, which is shown anywhere, begin with.
    """
    pages = {path: PageFacts(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    problems = []
    for path, facts in pages.items():
        name = path.relative_to(folder).as_posix()
        problems += [
            f"{name}: id-en «{id}» står to ganger" for id in sorted({i for i in facts.ids if facts.ids.count(i) > 1})
        ]
        for where, link in facts.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                if where not in ("a href", "link href") and parts.scheme != "data":
                    problems.append(f"{name}: {where} henter noe utenfra: {link}")
                continue
            if name == "404.html" and link.startswith(base):
                target = (folder / unquote(parts.path).removeprefix(base)).resolve()
            else:
                target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target = target / "index.html"
            if not target.is_file():
                problems.append(f"{name}: lenken {link} fører ingen steder")
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                problems.append(f"{name}: lenken {link} viser til et sted på siden som ikke finnes")
    return problems


def check_front_matter(front: dict, templates: list[str]) -> list[str]:
    """Every key nobody reads, and a template that is none of `templates`, as sentences. Empty when all is well."""
    problems = [
        f"Ukjent nøkkel «{key}» øverst på siden.{suggest(key, FRONT_MATTER)} Gyldige nøkler: {', '.join(FRONT_MATTER)}."
        for key in front
        if key not in FRONT_MATTER
    ]
    if "template" in front and front["template"] not in templates:
        problems.append(
            f"Malen «{front['template']}» finnes ikke.{suggest(front['template'], templates)} Velg mellom: {', '.join(templates)}."
        )
    return problems


def base_of(address: str | None) -> str:
    """The path part of the site's address, "/" when it has none yet."""
    return urlsplit(address or "/").path


if __name__ == "__main__":
    if not (ROOT / "site" / "index.html").is_file():
        sys.exit("Det er ikke bygd noe nettsted i site/ ennå. Kjør make build først.")
    found = check_site(ROOT / "site", base_of(load_guide().kommune.nettadresse))
    print("\n".join(found) or "Alle lenker og ankre er i orden.")
    sys.exit(bool(found))
