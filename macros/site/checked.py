"""All pages checked before anything is made; one that was in order stays so until something it is made of changes."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial

from ..building import Building, File, front_matter
from ..guide.pakker import Del
from . import strays
from .addresses import SHELLS, sources
from .alone import chosen
from .kept import Store, code_stamp, stamp_of
from .layers import check_left_out
from .page_language import check_languages
from .pagecheck import check_names, check_page, missing_pages
from .pagemarks import SHARED_KEYS


def wrong(building: Building) -> str:
    """Everything that is wrong with the folder and the pages, as one text for the editor. Empty when all is well."""
    own = building.edition.shown
    if missing := missing_pages(building):
        return (
            "\n\nDisse sidene mangler:\n"
            + "".join(f"  {own}/{source}\n" for source in missing)
            + "Er en fil slettet, eller har den fått nytt navn? Legg den tilbake. "
            "Hvert nivå og verktøy og hver pakke i veileder.yml skal ha sine sider. "
            "Er det noe nytt, kopierer du siden til en av de andre, og retter «gjelder» øverst.\n"
        )
    told = strays.check_files(building.edition.folder, building)
    problems = [*told, *strays.besides(told, check_pages(building))]
    if not problems:
        return ""
    count = f"Sidene i {own}: {len(problems)} feil. Nettstedet er ikke bygd på nytt."
    return "\n\n" + "\n".join(problems) + f"\n\n{count}{mended_where(building, problems)}\n"


def check_pages(building: Building) -> list[str]:
    """Everything that is wrong with the pages, as sentences. Empty when all is well. Of a page alone: with that."""
    if building.alone is not None:
        return [problem for file in chosen(building) for problem in check_page(building, file)]
    around = stamp_of(building.once(code_stamp), _named_in_data(building), _files(building))
    kept = Store(f"{building.edition.name or 'docs'}-sjekk")
    problems = [*check_names(building), *check_left_out(building, sources(building)), *check_languages(building)]
    for file in building.files.documentation_pages():
        work = partial(_in_order, building, file)
        with suppress(UnicodeDecodeError):
            if kept.get((file.src_uri,), stamp_of(around, file.content_string), work):
                continue
        problems += check_page(building, file)
    kept.save()
    return problems


def mended_where(building: Building, problems: list[str]) -> str:
    """What to add to mistakes on pages that an edition has from its base: they are mended in a copy of its own.

    Empty when all of `problems` are on pages of the edition itself.
    """
    own = f"{building.edition.shown}/"
    named = (re.match(r"((?:docs|utgaver/[^/]+)/)(.+?\.md)\b", says) for says in problems)
    first = next((page for page in named if page and page[1] != own), None)
    if not building.edition.name or not first:
        return ""
    return (
        f" {first[0]} er arvet, og andre bruker den også. Skal siden være annerledes hos dere, kopierer du den til "
        f"{own}{first[2]} og retter den der."
    )


def _in_order(building: Building, file: File) -> bool | None:
    """True when a page is as it should be: only that is worth keeping."""
    return None if check_page(building, file) else True


def _named_in_data(building: Building) -> str:
    """A stamp of every name in the data that a page may ask for: a sentence that is changed there changes no page."""
    guide = building.guide
    tasks = [(package.id, [_programme(part) for part in package.deler]) for package in guide.pakker]
    parts = [
        (case.id, [told.id for told in case.varianter], [part.id for part in case.varianter[0].deler])
        for case in guide.caser
    ]
    return stamp_of(sorted(guide.index), tasks, parts, guide.kommune.malform)


def _programme(part: Del) -> tuple[object, ...]:
    """What the slides of a part are held against: its tasks, and the minutes in each programme."""
    tasks = [(task.id, task.minutter, task.timen, task.kort) for task in part.oppgaver]
    return part.id, part.minutter, part.timen, part.kort, tasks, part.case and part.case.case


def _files(building: Building) -> str:
    """A stamp of every file that a page may link to, or choose as its template, and of what pages of packages share.

    Without scripts and style sheets: no page names one, and a build joins them.
    """
    linked = sorted(file.src_uri for file in building.files if not file.src_uri.endswith((".js", ".css")))
    chosen = []
    for file in building.files.documentation_pages():
        with suppress(UnicodeDecodeError):
            front = front_matter(file)[1]
            chosen.append((file.src_uri, [front.get(key) for key in SHARED_KEYS]))
    return stamp_of(linked, chosen, sorted(path.name for path in SHELLS.glob("*.html")))
