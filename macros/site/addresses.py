"""Where everything stands: the page and place of an entry, and the way there from the page being built."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..building import Building, Page, front_matter
from ..guide.load import HOUSE
from ..guide.types import Entry

SHELLS = HOUSE / "overrides"
PACKAGE_PAGES = ("index", "lysbilder", "kursleder", "deltaker", "ov-selv")


def source_of(building: Building, entry: Entry) -> tuple[str, str]:
    """(Markdown file under docs/, anchor or "") where `entry` stands. ValueError when it has no page."""
    match entry.kind:
        case "niva":
            return f"handlingsveileder/{entry.id}.md", ""
        case "steg":
            return f"handlingsveileder/{building.guide.level_of[entry.id].id}.md", entry.id
        case "rolle":
            return "handlingsveileder/roller.md", entry.id
        case "arena":
            return "handlingsveileder/samhandlingsarenaer.md", entry.id
        case "verktoy":
            return f"verktoykasse/{entry.id}.md", ""
        case "pakke":
            return f"opplaring/{entry.id}/index.md", ""
        case "sporsmal" | "resultat":
            return "handlingsveileder/finn-steget.md", entry.id
        case "hindring":
            return "handlingsveileder/nar-det-stopper-opp.md", entry.id
        case "trinn":
            return "haster.md", entry.id
        case "lov" | "plikt":
            return "lover.md", entry.id
        case "tjeneste":
            return "tjenester.md", entry.id
        case "begrep":
            return "ordliste.md", entry.id
    raise ValueError(f"{entry.kind} «{entry.id}» has no page")


def sources(building: Building) -> list[str]:
    """The Markdown files under docs/ that the data and the shells ask for, each once.

    Where every entry stands, all pages of a package, and the pages that a shell links to.
    """
    kinds = ("niva", "rolle", "arena", "verktoy", "sporsmal", "hindring", "trinn", "lov", "tjeneste", "begrep")
    named = (
        re.findall(r"(?<!~ )[\"']([\w/-]+\.md)[\"']", path.read_text(encoding="utf-8"))
        for path in sorted(SHELLS.rglob("*.html"))
    )
    return list(
        dict.fromkeys(
            [
                *(source for sources in named for source in sources),
                *(source_of(building, entry)[0] for (kind, _), entry in building.guide.index.items() if kind in kinds),
                *(f"opplaring/{package.id}/{page}.md" for package in building.guide.pakker for page in PACKAGE_PAGES),
            ]
        )
    )


def url(building: Building, target: Entry | str, anchor: str = "") -> str:
    """The relative address, seen from the page being built, of an entry or of a Markdown file under docs/.

    Raises `LookupError` when that file is not part of the site, which stops the build.
    """
    source, own_anchor = source_of(building, target) if isinstance(target, Entry) else (target, "")
    file, page = building.files.get_file_from_path(source), building.page
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
    files = (building.files.get_file_from_path(source) for source in sources)
    return [file.page for file in files if file and file.page and file.page is not page]


def title_of(building: Building, source: str) -> str:
    """The title of the page made from the Markdown file `source` under docs/."""
    page = building.files.get_file_from_path(source).page
    return page.meta.get("title") or page.title


def front_title(building: Building, source: str) -> str:
    """The title in the front matter of the Markdown file `source`: known before that page is read."""
    return front_matter(building.files.get_file_from_path(source))[1].get("title", source)


def entry_of(building: Building, page: Page) -> Entry | None:
    """What the page is about, from ``gjelder: verktoy/samtykkeskjema`` in its front matter, which `pagecheck` has checked."""
    about = page.meta.get("gjelder")
    return building.guide.get(*about.split("/", 1)) if about else None
