"""Fill in templates: `show` for blocks on a page, `html` and `plain` for texts from the data, `url` for links.

One Jinja environment serves pages, page shells and documents. Texts from the data may hold placeholders such as
``$lov(bvl-13-2)``; the environment resolves them wherever a text is printed, so a template cannot forget to.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import segno
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, meta

from . import form
from .load import ROOT
from .model import HOLDER_WORDS, PLACEHOLDER, Entry, Veileder, calls

TEMPLATES = Path(__file__).with_name("templates")
SHELLS = ROOT / "overrides"
PACKAGE_PAGES = ("index", "lysbilder", "kursleder", "deltaker", "ov-selv")
MONTHS = "januar februar mars april mai juni juli august september oktober november desember".split()


class Current:
    """What is being built right now. `hooks` keeps it up to date; templates and `url` read it."""

    guide: Veileder
    files: Files
    page: Page | None = None  # None while a template without a page (404) is rendered
    explained: dict[str, set[str]] = {}  # page -> words whose meaning it already shows
    base: str = "/"  # where such a template believes the site stands
    documents: Collection[str] = ()  # address of every document that is made


now = Current()


# --- addresses -------------------------------------------------------------------------------------------------------


def source_of(entry: Entry) -> tuple[str, str]:
    """(Markdown file under docs/, anchor or "") where `entry` stands."""
    match entry.kind:
        case "niva":
            return f"handlingsveileder/{entry.id}.md", ""
        case "steg":
            return f"handlingsveileder/{now.guide.level_of[entry.id].id}.md", entry.id
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


def sources() -> list[str]:
    """The Markdown files under docs/ that the data and the shells ask for, each once: where every entry stands, and all pages of a package."""
    kinds = ("niva", "rolle", "arena", "verktoy", "sporsmal", "hindring", "trinn", "lov", "tjeneste", "begrep")
    named = (
        re.findall(r"(?<!~ )[\"']([\w/-]+\.md)[\"']", path.read_text(encoding="utf-8"))
        for path in sorted(SHELLS.rglob("*.html"))
    )
    return list(
        dict.fromkeys(
            [
                *(source for sources in named for source in sources),
                *(source_of(entry)[0] for (kind, _), entry in now.guide.index.items() if kind in kinds),
                *(f"opplaring/{package.id}/{page}.md" for package in now.guide.pakker for page in PACKAGE_PAGES),
            ]
        )
    )


def url(target: Entry | str, anchor: str = "") -> str:
    """The relative address, seen from the page being built, of an entry or of a Markdown file under docs/.

    Raises `LookupError` when that file is not part of the site, which stops the build.
    """
    source, own_anchor = source_of(target) if isinstance(target, Entry) else (target, "")
    file = now.files.get_file_from_path(source)
    if file is None:
        raise LookupError(
            f"docs/{source} finnes ikke, men {now.page.file.src_uri if now.page else 'en mal'} lenker dit."
        )
    anchor = anchor or own_anchor
    if now.page is None:
        address = now.base + file.url
    elif file is now.page.file and anchor:
        address = ""
    else:
        address = get_relative_url(file.url, now.page.url)
    return address + (f"#{anchor}" if anchor else "")


def public(address: str) -> str:
    """The address of a page as the published site has it: also when the site that is built now names files, as `make zip` does."""
    return re.sub(
        r"(^|/)(?!uten-nett\.)([^/?#]*)\.html(?=$|[?#])",
        lambda file: file[1] + ("" if file[2] == "index" else f"{file[2]}/"),
        address,
    )


def parents(page: Page) -> list[Page]:
    """The pages above `page`, from the front page down: what the breadcrumbs show."""
    folders = page.file.src_uri.split("/")[:-1]
    sources = ["index.md", *("/".join([*folders[:n], "index.md"]) for n in range(1, len(folders) + 1))]
    files = (now.files.get_file_from_path(source) for source in sources)
    return [file.page for file in files if file and file.page is not page]


def title_of(source: str) -> str:
    """The title of the page made from the Markdown file `source` under docs/."""
    page = now.files.get_file_from_path(source).page
    return page.meta.get("title") or page.title


def front_title(source: str) -> str:
    """The title in the front matter of the Markdown file `source`: known before that page is read."""
    return meta.get_data(now.files.get_file_from_path(source).content_string)[1].get("title", source)


# --- texts from the data ---------------------------------------------------------------------------------------------


def html(text: str) -> Markup:
    """A text from the data as HTML, with its placeholders as links."""
    return _resolve(text, "lenke")


def unlinked(text: str) -> Markup:
    """A text from the data as HTML with its placeholders marked but not linked, for use inside a link."""
    return _resolve(text, "merket")


def plain(text: str) -> str:
    """A text from the data without markup: for attributes, titles and documents."""
    return str(_resolve(text, "ren"))


def explained(text: str) -> Markup:
    """As `html`, and the first use on the page of a word from the glossary opens its meaning: a popover, without any script."""
    return _resolve(text, "lenke", _explain)


def _explain(text: str) -> str | Markup:
    seen = now.explained.setdefault(now.page.file.src_uri, set())
    parts, end = [], 0
    pattern, terms = _terms()
    for match in pattern.finditer(text):
        term = terms[match.lastgroup]
        if term.id not in seen:
            seen.add(term.id)
            parts += [
                text[end : match.start()],
                environment().get_template("begrep.html").module.begrep(term, match[0]),
            ]
            end = match.end()
    return Markup("").join([*parts, text[end:]]) if parts else text


@lru_cache
def _terms():
    """One pattern for all words that are explained, with their endings, and group name -> `Begrep`. Longest first."""
    terms = sorted((term for term in now.guide.begreper if term.i_tekst), key=lambda term: -len(term.ord))
    words_of = {f"b{n}": term for n, term in enumerate(terms)}
    stems = (
        f"(?P<{name}>{re.escape(re.sub(r' [(].*', '', term.ord))}(?:e[nrt]?|r?ne|s|t)?)"
        for name, term in words_of.items()
    )
    return re.compile(rf"\b(?:{'|'.join(stems) or '(?!)'})\b", re.IGNORECASE), words_of


def _resolve(text: str, style: str, words_between=lambda text: text) -> Markup:
    parts, end = [], 0
    for match in PLACEHOLDER.finditer(text):
        word = placeholder(match["name"], match["id"], style)
        if match["id"] is None and " som " in word and re.match(r" \w", text[match.end() :]):
            word += ","  # «den som holder i saken, leder møtet»: a clause ends with a comma, a word such as «stafettholderen» does not
        parts += [words_between(text[end : match.start()]), word]
        end = match.end()
    parts.append(words_between(text[end:]))
    if style == "ren":
        return "".join(map(str, parts))
    return Markup("").join(parts)


def placeholder(name: str, id: str | None, style: str = "lenke") -> str | Markup:
    """What ``$name(id)`` stands for. `style`: "lenke" (linked), "merket" (marked, not linked) or "ren" (text only)."""
    if id is None:
        word = getattr(now.guide.kommune.holder, HOLDER_WORDS[name.lower()])
        return word[0].upper() + word[1:] if name[0].isupper() else word
    entry = now.guide.get(name, id)
    macros = environment().get_template("plassholder.html").module
    words = str(getattr(macros, f"{name}_ord")(entry)).strip()
    if style == "ren":
        return Markup(words).unescape()
    return Markup(str(macros.merke(name, entry, Markup(words), style == "lenke")).strip())


# --- documents -------------------------------------------------------------------------------------------------------


def dokument(address: str) -> dict | None:
    """{"url", "format", "storrelse"} of a made document, seen from the page being built; None when it is not made on this machine.

    `storrelse` is a mark where `tell_sizes` writes «41 kB» or «1,4 MB»: documents are made when the pages are finished.
    """
    if address not in now.documents:
        return None
    return {"url": url(address), "format": address.rsplit(".", 1)[1], "storrelse": f"\ue000{address}\ue001"}


def tell_sizes(site: Path, sizes: dict[str, int]) -> None:
    """Write the size of every document (address -> bytes) where the pages in `site` link to it."""

    def shown(mark: re.Match) -> str:
        size = sizes[mark[1]]
        return f"{size / 1e6:.1f} MB".replace(".", ",") if size >= 1e6 else f"{size / 1000:.0f} kB"

    for path in site.rglob("*.html"):
        before = path.read_text(encoding="utf-8")
        if (after := re.sub("\ue000(.*?)\ue001", shown, before)) != before:
            path.write_bytes(after.encode())


def skjemadeler(tool: Entry) -> list:
    """The form of a tool, part by part, for the preview on its page. The texts still hold their placeholders."""
    return form.parts(tool, words()["dokument"])


# --- who names whom ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Naming:
    """A place that names an entry: an entry with a place of its own, or a page."""

    hva: str
    navn: str
    adresse: str


def named_in(entry: Entry) -> list[Naming]:
    """Every place that names `entry`, in the data or on a page, seen from the page being built. In the order of the data file."""
    return [
        Naming("side", front_title(place), url(place))
        if isinstance(place, str)
        else Naming(
            place.kind,
            f"{words()['pakke']} {place.nr}: {name_of(place)}"
            if place.kind == "pakke" and place.nr
            else name_of(place),
            url(place),
        )
        for place in _namings().get((entry.kind, entry.id), ())
        if place is not entry
    ]


@lru_cache
def _namings() -> dict[tuple[str, str], list[Entry | str]]:
    """(kind, id) -> the entries and Markdown files that name it."""
    found: dict[tuple[str, str], dict[str, Entry | str]] = {}

    def note(where: Entry | str, named) -> None:
        for name in named:
            found.setdefault(name, {}).setdefault(
                where if isinstance(where, str) else f"{where.kind}/{where.id}", where
            )

    for entry in (
        entry for (kind, _), entry in now.guide.index.items() if kind == "plikt" or kind in words()["hva_slags"]
    ):
        note(entry, _named_by(entry.model_dump(exclude={"steg"})))  # a step speaks for itself
    note("handlingsveileder/medvirkning.md", _named_by(now.guide.medvirkning.model_dump()))
    for file in now.files.documentation_pages():
        text, front = meta.get_data(file.content_string)
        about = now.guide.index.get(tuple(front.get("gjelder", "").split("/")))
        if about or "title" in front:
            note(about or file.src_uri, calls(text))
    return {name: list(places.values()) for name, places in found.items()}


def _named_by(data) -> Iterator[tuple[str, str]]:
    """(kind, id) of what a dumped part of the guide names: its lists of laws, and the placeholders in its texts."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from (("lov", id) for id in value) if key == "lover" else _named_by(value)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from _named_by(value)
    elif isinstance(data, str):
        yield from ((match["name"], match["id"]) for match in PLACEHOLDER.finditer(data))


# --- the A–Å index ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class IndexItem:
    """One line of the A–Å index."""

    tittel: str
    adresse: str
    hva: str
    andre: tuple[str, ...] = ()
    kontrollert: str | None = None


def name_of(entry: Entry) -> str:
    """What a reader calls the entry, without markup."""
    match entry.kind:
        case "niva":
            return f"{words()['niva']} {entry.nr}: {entry.tittel}"
        case "lov":
            return f"{now.guide.law_of[entry.id].navn} {entry.nr}: {entry.tittel}"
    return plain(getattr(entry, "tittel", None) or getattr(entry, "ord", None) or entry.navn)


def index_items() -> list[tuple[str, list[IndexItem]]]:
    """Everything a reader may look for, as (letter, items) in Norwegian alphabetical order."""
    kinds, guide = words()["hva_slags"], now.guide
    items = []
    for (kind, _), entry in guide.index.items():
        if kind not in kinds:
            continue
        name = name_of(entry)
        items.append(
            IndexItem(
                name[0].upper() + name[1:],
                url(entry),
                kinds[kind],
                (*getattr(entry, "synonymer", ()), *getattr(entry, "nynorsk", ())),
                guide.law_of[entry.id].kontrollert if kind == "lov" else None,
            )
        )
    for file in now.files.documentation_pages():
        _, front = meta.get_data(file.content_string)
        if "title" in front and "gjelder" not in front:
            items.append(IndexItem(front["title"], url(file.src_uri), kinds["side"]))
    items.sort(key=lambda item: _alphabetical(item.tittel))
    return [(letter, list(group)) for letter, group in groupby(items, lambda item: _first_letter(item.tittel))]


def _alphabetical(text: str) -> str:
    return text.casefold().translate(str.maketrans("æøå", "\ue000\ue001\ue002"))


def _first_letter(text: str) -> str:
    return next((c.upper() for c in text if c.isalpha()), "#")


# --- templates -------------------------------------------------------------------------------------------------------


@lru_cache
def words() -> dict:
    """The words the templates print, from ``templates/words.yml``."""
    return yaml.safe_load((TEMPLATES / "words.yml").read_text(encoding="utf-8"))["nb"]


def dato(value: date | str | None) -> str:
    """2026-07-02 -> «2. juli 2026», «2024-03» -> «mars 2024», «2023» -> «2023»."""
    if value is None:
        return ""
    year, *rest = str(value).split("-")
    day = f"{int(rest[1])}. " if len(rest) > 1 else ""
    return f"{day}{MONTHS[int(rest[0]) - 1]} {year}" if rest else year


def midt(text: str) -> str:
    """The text as it stands inside a sentence: «Enheten din» -> «enheten din», «PPT» as it is."""
    start = next((place for place, sign in enumerate(text) if sign.isalpha()), 0)
    return (
        text
        if text[start + 1 : start + 2].isupper()
        else text[:start] + text[start : start + 1].lower() + text[start + 1 :]
    )


def klokke(minutes: int) -> str:
    """Minutes from the start as «1:05»."""
    return f"{minutes // 60}:{minutes % 60:02}"


def qr(address: str) -> Markup:
    """The address as an SVG image that scales, black on white so that every phone can read it."""
    return Markup(
        segno.make(address, error="m", micro=False).svg_inline(
            omitsize=True,
            dark="#000",
            light="#fff",
            border=4,
            svgclass=None,
            lineclass=None,
            title=words()["lysbilder"]["qr"].format(adresse=address),
        )
    )


def qr_source(address: str) -> str:
    """The same as the source of a picture."""
    return segno.make(address, error="m", micro=False).svg_data_uri(dark="#000", light="#fff", border=4)


@lru_cache
def environment() -> Environment:
    """The Jinja environment of all blocks and documents."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: html(value) if type(value) is str and "$" in value else value,
    )
    share(env)
    return env


def share(env: Environment) -> None:
    """Give a Jinja environment (ours, or the theme's) the names that templates use."""
    env.filters.update(
        dato=dato, klokke=klokke, midt=midt, unlinked=unlinked, plain=plain, html=html, forklart=explained, navn=name_of
    )
    env.globals.update(
        url_til=url,
        now=now,
        ord=words(),
        overordnet=parents,
        tittel_pa=title_of,
        alt_a_til_aa=index_items,
        gjelder=entry_of,
        nevnt_i=named_in,
        dokument=dokument,
        skjemadeler=skjemadeler,
        qr=qr,
        qr_kilde=qr_source,
        offentlig=public,
    )


def entry_of(page: Page) -> Entry | None:
    """What the page is about, from ``gjelder: verktoy/samtykkeskjema`` in its front matter, which `pages` has checked."""
    about = page.meta.get("gjelder")
    return now.guide.get(*about.split("/", 1)) if about else None


def show(template: str, **values) -> str:
    """Markdown for the page being built, from ``templates/<template>.md``.

    The template knows what the page is about by its kind (``niva``, ``verktoy``, ``pakke``). `values` are more ids in the
    data by kind, ``show("flyt", niva="niva-1")``, or anything else the template asks for.
    """
    entry = entry_of(now.page)
    named = ({entry.kind: entry.id} if entry else {}) | values
    entries = {kind: now.guide.index.get((kind, id), id) for kind, id in named.items()}
    return environment().get_template(f"{template}.md").render(veileder=now.guide, **entries)
