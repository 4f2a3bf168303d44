"""Where everything stands: the page and place of an entry, and the way there from the page being built."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote, urlsplit

from ..building import Building, File, Page, front_matter
from ..guide.kommune import Nettside
from ..guide.nivaer import Niva
from ..guide.pakker import Pakke
from ..guide.places import HOUSE, shown
from ..guide.types import Entry
from ..guide.verktoy import Verktoy

SHELLS = HOUSE / "overrides"
PACKAGE_PAGES = ("index", "lysbilder", "kursleder", "deltaker", "ov-selv")


OF_A_SECTION = {  # what a shell may link to, and the section without which it is not there
    "tjenester.md": "tjenester",
    "opplaring/index.md": "pakker",
}
FRAMED = "innebygd/"  # stands before the address of a page for a frame on another site
FOOTER = "footer.html"  # its links are only those that are there
MENU = ("handlingsveileder/index.md", "verktoykasse/index.md", "om/index.md")
HOMES = {  # kind -> the page where all entries of the kind stand, each at its id
    "rolle": "handlingsveileder/roller.md",
    "arena": "handlingsveileder/samhandlingsarenaer.md",
    "sporsmal": "handlingsveileder/finn-steget.md",
    "resultat": "handlingsveileder/finn-steget.md",
    "hindring": "handlingsveileder/nar-det-stopper-opp.md",
    "trinn": "haster.md",
    "lov": "lover.md",
    "plikt": "lover.md",
    "tjeneste": "tjenester.md",
    "begrep": "ordliste.md",
}


def source_of(building: Building, entry: Entry) -> tuple[str, str]:
    """(Markdown file under docs/, anchor or "") where `entry` stands. ValueError when it has no page."""
    match entry.kind:
        case "niva":
            return f"handlingsveileder/{entry.id}.md", ""
        case "steg":
            return f"handlingsveileder/{building.guide.level_of[entry.id].id}.md", entry.id
        case "verktoy":
            return f"verktoykasse/{entry.id}.md", ""
        case "pakke":
            return f"opplaring/{entry.id}/index.md", ""
    if isinstance(entry, Nettside):
        return entry.fil or f"{entry.id}.md", ""
    if entry.kind not in HOMES:
        raise ValueError(f"{entry.kind} «{entry.id}» has no page")
    return HOMES[entry.kind], entry.id


def sources(building: Building) -> list[str]:
    """The Markdown files under docs/ that the data and the shells ask for, each once.

    Where every entry stands, all pages of a package, and the pages that a shell links to.
    """
    kinds = (
        "niva",
        "rolle",
        "arena",
        "verktoy",
        "sporsmal",
        "hindring",
        "trinn",
        "lov",
        "tjeneste",
        "begrep",
        "nettside",
    )
    left_out = building.guide.pages_left_out
    named = [
        source
        for path in sorted(SHELLS.rglob("*.html"))
        for source in re.findall(r"(?<!~ )[\"']([\w/-]+\.md)[\"']", path.read_text(encoding="utf-8"))
        if path.name != FOOTER or source in MENU or source not in left_out
    ]
    return list(
        dict.fromkeys(
            [
                *(source for source in named if _has_something(building, source)),
                *(source_of(building, entry)[0] for (kind, _), entry in building.guide.index.items() if kind in kinds),
                *(f"opplaring/{package.id}/{page}.md" for package in building.guide.pakker for page in PACKAGE_PAGES),
            ]
        )
    )


def _has_something(building: Building, source: str) -> bool:
    return source not in OF_A_SECTION or bool(getattr(building.guide, OF_A_SECTION[source]))


def url(building: Building, target: Entry | str, anchor: str = "") -> str:
    """The relative address, seen from the page being built, of an entry or of a Markdown file under docs/.

    Raises `LookupError` when that file is not part of the site, which stops the build.
    """
    source, own_anchor = source_of(building, target) if isinstance(target, Entry) else (target, "")
    file, page = building.files.src_uris.get(source), building.page
    if file is None:
        raise LookupError(f"docs/{source} finnes ikke, men {page.file.src_uri if page else 'en mal'} lenker dit.")
    anchor = anchor or own_anchor
    if page is None:
        address = building.base + file.url
    elif file is page.file and anchor:
        address = ""
    else:
        address = file.url_relative_to(page.file)
    return address + (f"#{anchor}" if anchor else "")


def from_root(building: Building, source: str) -> str:
    """The address of a file under docs/ as it is published, seen from the root of the site."""
    return _file(building, source).url


def file_of(page: Page) -> Path | None:
    """The Markdown file a page is made of; None when nobody wrote it."""
    return Path(page.file.src_dir, page.file.src_uri) if page.file.src_dir else None


def where_to_edit(building: Building) -> str | None:
    """The address of the file of the page being built, where the municipality keeps its files; None without one."""
    home, page = building.guide.kommune.redigeringsadresse, building.page
    file = page and file_of(page)
    return home + quote(shown(file)) if home and file else None


def public(address: str) -> str:
    """The address of a page as the published site has it: also when this site names files, as that of the zip does."""
    return re.sub(
        r"(^|/)(?!uten-nett\.)([^/?#]*)\.html(?=$|[?#])",
        lambda file: file[1] + ("" if file[2] == "index" else f"{file[2]}/"),
        address,
    )


def base_of(address: str | None) -> str:
    """The path part of the site's address, "/" when it has none yet."""
    return urlsplit(address or "/").path


def parents(building: Building, page: Page) -> list[Page]:
    """The pages above `page`, from the front page down: what the breadcrumbs show."""
    folders = page.file.src_uri.split("/")[:-1]
    sources = ["index.md", *("/".join([*folders[:n], "index.md"]) for n in range(1, len(folders) + 1))]
    files = (building.files.src_uris.get(source) for source in sources)
    return [file.page for file in files if file and file.page and file.page is not page]


def title_of(building: Building, source: str) -> str:
    """The title of the page made from the Markdown file `source` under docs/."""
    page = _file(building, source).page
    assert page
    return page.meta.get("title") or page.title


def full_title(building: Building, entry: Entry | None, own: str) -> str:
    """The title of a page about `entry`, with the name of its level or package. `own`: what its front matter says."""
    if isinstance(entry, (Niva, Pakke)):
        number = f"{getattr(building.words, entry.kind)} {entry.nr}" if entry.id != "introduksjon" else ""
        before = own or number
        return f"{before}: {entry.tittel}" if before else entry.tittel
    return own or (entry.tittel if isinstance(entry, Verktoy) else "")


def front_title(building: Building, source: str) -> str:
    """The title in the front matter of the Markdown file `source`: known before that page is read."""
    return front_matter(_file(building, source))[1].get("title", source)


def page_title(building: Building, entry: Entry) -> str:
    """What the page of an entry calls itself in its front matter."""
    return front_title(building, source_of(building, entry)[0])


def _file(building: Building, source: str) -> File:
    file = building.files.src_uris.get(source)
    assert file, f"docs/{source}: `pagecheck` asks for every page that something links to"
    return file


def entry_of(building: Building, page: Page) -> Entry | None:
    """What the page is about: ``gjelder: verktoy/samtykkeskjema`` in its front matter, checked by `pagecheck`."""
    about = page.meta.get("gjelder")
    return building.guide.get(*about.split("/", 1)) if about else None
