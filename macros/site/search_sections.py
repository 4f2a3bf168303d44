"""What the search can find on the finished pages: pages by title, and every heading with the text under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from ..building import Building, Page, front_matter
from .addresses import entry_of
from .kept import files_stamp, stamp_of, store
from .search_records import Record, short
from .texts import name_of

TOWARDS_PARENTS = "\ue010"  # stands in a text where its page has the short form of the rule on violence
BLOCK, INLINE = "\ue011", "\ue012"  # where an element begins or ends, while a text is being made
SIZE = re.compile(", *\ue000.*?\ue001")  # the size of a document, not known yet (`document_links`): an address here
SEARCHED = (  # the pages whose text is searched, and not only their headings
    "handlingsveileder/",
    "haster",
    "verktoykasse/",
    "for-familier",
    "tjenester",
    "lover",
    "ordliste",
    "om/index",
)
CODE = files_stamp([Path(__file__)])
MAX_TEXT = 560  # signs of a section that are searched
SKIPPED = (
    "//*[contains(@class, 'kortform') or contains(@class, 'om-begrep') or contains(@class, 'skjult')"
    " or contains(@class, 'hvor') or contains(@class, 'flyt') or contains(@class, 'ogsa-annet-sted')"
    " or contains(@class, 'gjennomgatt') or contains(@class, 'kilde')"
    " or contains(@class, 'del-navn') or self::script or self::template or self::nav or self::form]"
    " | //*[contains(@class, 'se-skjema')]/summary"
    " | //ul[contains(@class, 'dokumenter')][.//a[contains(@class, 'docx') or @href='#skjemaet']]"  # the hit has them
    " | //*[@id='skjemaet']/following-sibling::*[1][self::p]"  # how to fill in a form: the same on every tool
    # where a tool is used, named and taught: only the names of other pages, which are found themselves
    " | //*[@id='brukes-i' or @id='nevnt-i' or @id='laeres-i']"
    " | //*[@id='brukes-i' or @id='nevnt-i' or @id='laeres-i']/following-sibling::*[1][self::ul]"
)
BLOCKS = frozenset("p li dt dd td th tr div section ul ol dl summary details figure h1 h2 h3 h4 br".split())


def pages(building: Building) -> Iterator[Record]:
    """Pages that are no entry, by their title, and those of a package."""
    packages = {package.id: package for package in building.guide.pakker}
    for file in building.files.documentation_pages():
        _, front = front_matter(file)
        about = front.get("gjelder", "")
        sort, _, id = about.partition("/")
        of_package = sort == "pakke" and not file.src_uri.endswith("index.md")
        if not front.get("title") or (about and not of_package) or file.src_uri == "index.md":
            continue
        words = front.get("synonymer") or ()
        words = words.get("side") or () if isinstance(words, dict) else words
        yield Record(
            str(front["title"]),
            short(file.url),
            "kursside" if of_package else "side",
            str(front.get("description") or ""),
            tuple(words.split(", ") if isinstance(words, str) else map(str, words)),
            packages[id].tittel if of_package else "",
        )


def sections(building: Building) -> Iterator[Record]:
    """Every heading of every page that has a place, with the text under it."""
    for file in building.files.documentation_pages():
        page = file.page
        if page is None or not page.content or file.src_uri in ("index.md", "sok.md", "handlingsveileder/hele.md"):
            continue
        slides = file.src_uri.endswith("/lysbilder.md")
        stamp = stamp_of(CODE, page.content, slides)
        found = building.once(store).get(("overskrifter", file.src_uri), stamp, partial(headings, page.content, slides))
        for place, title, text in found:
            yield Record(
                title,
                f"{short(file.url)}#{place}" if place else short(file.url),
                "lysbilde" if slides else "avsnitt",
                over=_title(building, page),
                foresatte=TOWARDS_PARENTS in text,
                tekst="" if not file.src_uri.startswith(SEARCHED) else _cut(text),
            )


def headings(content: str, slides: bool = False) -> list[tuple[str, str, str]]:
    """(id, heading, text up to the next heading) of a page; first of all what stands before any heading."""
    tree = lxml_html.fragment_fromstring(content, create_parent="div")
    for element in tree.xpath("//*[contains(@class, 'kortform')]"):
        element.tail = TOWARDS_PARENTS + (element.tail or "")
    for element in tree.xpath(SKIPPED):
        element.drop_tree()
    found: list[tuple[str, list[str], list[str]]] = [("", [], [])]
    into, heading = found[0][2], None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            if heading is None and re.fullmatch("h[1-4]", str(element.tag)) and (element.get("id") or slides):
                place = _slide(element) if slides else element.get("id")
                found.append(("" if element.tag == "h1" else place or "", [], []))
                heading, into = element, found[-1][1]
            into += [BLOCK if element.tag in BLOCKS else INLINE, element.text or ""]
        else:
            if element is heading:
                heading, into = None, found[-1][2]
            into += [BLOCK if element.tag in BLOCKS else INLINE, element.tail or ""]
    told = [(place, _spaces("".join(title)).replace("\n", " "), _spaces("".join(text))) for place, title, text in found]
    return [section for section in told if section[1] or section[2]]


def _cut(text: str) -> str:
    text = re.sub(rf"\s*{TOWARDS_PARENTS}\s*", " ", text).strip()
    return text if len(text) <= MAX_TEXT else text[:MAX_TEXT].rsplit(" ", 1)[0]


def _slide(heading: Any) -> str | None:
    return next((above.get("id") for above in heading.iterancestors("section") if above.get("id")), heading.get("id"))


def _spaces(text: str) -> str:
    """What is read, with one space between words and a new line where a block ends without a full stop.

    So a label («Hvorfor») is no part of the sentence after it, and «112» and «Politi» that stand side by side are two
    words: a capital is never the middle of one.
    """
    text = re.sub(rf"(?<=[\w.,:?!]){INLINE}+(?=[A-ZÆØÅ])", " ", SIZE.sub("", text)).replace(INLINE, "")
    lines = (" ".join(line.split()) for line in text.split(BLOCK))
    text = re.sub(r"(?<=[.!?])\n", " ", "\n".join(line for line in lines if line))
    return re.sub(r"[ \n](?=[.,:;?!)])", "", text)


def _title(building: Building, page: Page) -> str:
    about = entry_of(building, page)
    title = page.meta.get("title") or (name_of(building, about) if about else page.title)
    own = name_of(building, about) if about and about.kind == "pakke" else ""
    return f"{own}: {title}" if own and own not in str(title) else str(title)


def named_sections(building: Building, texts: list[Record]) -> Iterator[Record]:
    """The sections that a page gives other words, under ``synonymer`` in its front matter."""
    at = {record.adresse: record for record in texts}
    for file in building.files.documentation_pages():
        words = front_matter(file)[1].get("synonymer")
        for place, called in words.items() if isinstance(words, dict) else ():
            record = at.get(f"{short(file.url)}#{place}")
            if record:
                yield replace(record, andre=tuple(called), tekst="")
