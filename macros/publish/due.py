"""What is due: likely mistakes, facts more than a year old, forms to renew, facts nobody refers to, open questions.

Kept out of the build, since it asks what day it is. Only tells; it never fails.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from ..building import Building
from ..guide.doubts import doubts
from ..guide.guide import Veileder
from ..guide.load import DATA, named_in_guide, page_folders, placed
from ..guide.placeholders import calls
from .changes import in_the_base, since_last_commit

VERSIONS = DATA.with_name("skjemaversjoner.json")  # beside the data file whose laws and forms it remembers


def report(guide: Veileder, today: date, data: Path = DATA, whole: Building | None = None) -> str:
    """Everything that is due, as one text for a person. `whole`: the guide with its pages, where they are read."""
    changed, news = since_last_commit(data, whole), in_the_base(data, whole)
    likely = placed(doubts(guide, today), data, whole.source if whole else None)
    first = "Dataene og sidene kan bygges, men se over dette først:" if likely else "Dataene og sidene er i orden."
    parts = (
        *([("Trolig feil", likely)] if likely else ()),
        *([("Endret siden forrige lagring i git", changed)] if changed is not None else ()),
        *([(f"Nytt i grunnutgaven siden utgaven sist ble lagret i git ({news[0]})", news[1])] if news else ()),
        (
            f"Eldre enn ett år {today}",
            [f"{'uten dato' if when == '0001' else when:10}  {what}" for when, what in old(guide, today)],
        ),
        (
            "Skjemaer å se over, fordi en lov de bygger på, er endret her",
            to_renew(guide, data.with_name(VERSIONS.name)),
        ),
        ("Ikke vist til noe sted", unused(guide, data)),
        (
            "Kommunen har ikke svart",
            [f"{local.id}: {local.tittel} ({local.hvem})" for local in guide.unanswered],
        ),
    )
    told = ("\n  ".join([f"\n{heading}: {len(lines)}", *lines]) for heading, lines in parts)
    return "\n".join([first, *told])


def old(guide: Veileder, today: date) -> list[tuple[str, str]]:
    """(date, what) of every fact whose source was read more than a year before `today`, oldest first.

    The date is "0001" when nobody knows.
    """
    facts = [
        *((phone.kontrollert, f"telefon: {phone.navn} ({phone.id})") for phone in guide.telefoner),
        # a link without a date has never been checked
        *((link.kontrollert or "0001", f"lenke: {link.navn} ({link.id})") for link in guide.lenker),
        *((law.kontrollert, f"lov: {law.navn}") for law in guide.lover),
        *((local.kontrollert, f"lokalt: {local.tittel} ({local.id})") for local in guide.lokalt),
        *((str(level.gjennomgatt), f"niva: {level.tittel}") for level in guide.nivaer if level.gjennomgatt),
        *((str(tool.gjennomgatt), f"verktoy: {tool.tittel}") for tool in guide.verktoy if tool.gjennomgatt),
        *((str(package.gjennomgatt), f"pakke: {package.tittel}") for package in guide.pakker if package.gjennomgatt),
    ]
    return sorted((when, what) for when, what in facts if when and (today - _last_day(when)).days > 365)


def to_renew(guide: Veileder, remembered: Path = VERSIONS) -> list[str]:
    """The forms whose law entries have changed since their version was made, and the laws they rest on.

    `remembered`: what ``python -m macros versjoner`` wrote: tool id -> version, hash of the form, hash of its laws.
    """
    if not remembered.is_file():
        return []
    known = json.loads(remembered.read_text(encoding="utf-8"))
    return [
        f"{tool.id} {tool.skjema.versjon}: {', '.join(guide.laws_of_form(tool))}"
        for tool in guide.verktoy
        if tool.skjema and tool.id in known and known[tool.id][2] != guide.law_hash(tool)
    ]


def _last_day(when: str) -> date:
    """The last day that «2023», «2024-03» or «2026-07-02» can mean, or the day after: nothing is old too early."""
    year, month, day = [*map(int, when.split("-")), 0, 0][:3]
    if day:
        return date(year, month, day)
    return date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)


def unused(guide: Veileder, data: Path = DATA) -> list[str]:
    """Laws, phones and links that neither the data nor a page names, as «lov fvl-11»."""
    named = named_in_guide(guide)
    for folder in page_folders(data):
        for page in folder.rglob("*.md"):
            named |= set(calls(page.read_text(encoding="utf-8")))
    return [f"{kind} {id}" for kind, id in guide.index if kind in ("lov", "tlf", "lenke") and (kind, id) not in named]
