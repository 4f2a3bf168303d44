"""What the search can find of the data: a record for every entry with a place, every decision, law and number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..building import Building
from ..guide.fakta import Paragraf, Telefon
from ..guide.haster import Trinn
from ..guide.nivaer import Niva
from ..guide.types import Entry
from ..guide.verktoy import Verktoy
from .addresses import source_of
from .texts import name_of, plain

LEADS = ("kort", "hva", "nar", "forst", "om", "forklaring")  # the sentence of an entry, by the name its type gives it
ALONE = {"niva", "steg", "pakke", "sporsmal", "resultat", "trinn", "hindring"}  # never merged with others
OF_ONE_NAME = {"begrep", "rolle", "tjeneste", "plikt", "arena", "verktoy"}  # merged when they have one id or one name
NO_LEAD = {"lov", "plikt"}  # what a law says stands in the text of its page; so does its long name


@dataclass
class Record:
    """One thing that can be found. `samme`: what it is merged with; `over`: what it stands on or in; `filer`: d p.

    Of its documents the browser is only told the kinds, Word (d) and PDF (p): their addresses follow from its own.
    """

    tittel: str
    adresse: str
    slag: str
    ledd: str = ""
    andre: tuple[str, ...] = ()
    over: str = ""
    samme: str = ""
    foresatte: bool = False
    telefoner: tuple[tuple[str, str], ...] = ()
    filer: str = ""
    tekst: str = ""


def entries(building: Building) -> Iterator[Record]:
    """A record for every entry that has a place, and one for the decision of every level."""
    guide = building.guide
    kinds = {*building.words.by_kind, "plikt", "sporsmal", "resultat"} - {"side"}
    for (kind, id), entry in guide.index.items():
        if kind not in kinds:
            continue
        source, anchor = source_of(building, entry)
        level = guide.level_of.get(id) if kind == "steg" else None
        yield Record(
            _name(building, entry),
            address(building, source, anchor),
            kind,
            _lead(building, entry),
            _called(building, entry),
            name_of(building, level) if level else "",
            _same(building, entry),
            getattr(entry, "mot_foresatte", "nei") != "nei",
            _phones(building, entry),
            _files(building, entry),
        )
    for level in guide.nivaer:
        decision = level.avgjorelse
        title = f"{building.words.avgjorelse}: {plain(building, decision.sporsmal)}"
        place = address(building, f"handlingsveileder/{level.id}.md", "avgjorelse")
        lead = plain(building, decision.hva)
        towards = decision.mot_foresatte != "nei"
        yield Record(title, place, "avgjorelse", lead, over=name_of(building, level), foresatte=towards)
    for number, law in enumerate(guide.lover, 1):
        short = law.paragrafer[0].id.split("-")[0]
        place = address(building, "lover.md", f"lov-{number}")
        yield Record(law.navn[0].upper() + law.navn[1:], place, "hellov", "", (short, *law.synonymer))
    yield from phones(building)


def phones(building: Building) -> Iterator[Record]:
    """Every number we have, found by its digits and by who answers, at the place that says when to call.

    One that is not filled in and belongs to no service is found too: at night somebody looks for «barnevernvakta».
    """
    guide = building.guide
    known = {phone.id: phone for phone in guide.telefoner}
    for phone in guide.telefoner:
        at: Entry | None = next((place for place in guide.tjenester if place.telefon == phone.id), None)
        if not phone.nummer and at is None:
            yield _unfilled(building, phone, known)
        if not phone.nummer:
            continue  # the service is found by its name, and says it
        if at is None and phone.id not in guide.haster.ring:
            at = next((step for step in guide.haster.trinn if phone.id in {call.telefon for call in step.ring}), None)
        source, anchor = source_of(building, at) if at else ("haster.md", "")
        yield Record(
            phone.navn,
            address(building, source, anchor),
            "tlf",
            plain(building, phone.hva),
            (phone.nummer, *phone.synonymer),
            telefoner=((phone.nummer, phone.kort or phone.navn),),
        )


def _unfilled(building: Building, phone: Telefon, known: dict[str, Telefon]) -> Record:
    """A number nobody has filled in: what the reader does instead, with the numbers that this names."""
    instead = [known[id] for id in re.findall(r"\$tlf\(([\w-]+)\)", phone.uten_nummer or "")]
    return Record(
        phone.navn,
        address(building, "haster.md"),
        "tlf",
        plain(building, phone.uten_nummer or ""),
        tuple(phone.synonymer),
        telefoner=tuple((other.nummer, other.kort or other.navn) for other in instead if other.nummer),
    )


def _name(building: Building, entry: Entry) -> str:
    name = plain(building, getattr(entry, "sporsmal", "")) or name_of(building, entry)
    return name[0].upper() + name[1:]


def _lead(building: Building, entry: Entry) -> str:
    if entry.kind in NO_LEAD:
        return ""
    return plain(building, next((str(getattr(entry, key)) for key in LEADS if hasattr(entry, key)), ""))


def _called(building: Building, entry: Entry) -> tuple[str, ...]:
    words = [*getattr(entry, "synonymer", ()), *getattr(entry, "nynorsk", ()), *getattr(entry, "bokmal", ())]
    if isinstance(entry, Paragraf):
        words.append(f"{entry.id.split('-')[0]} {entry.nr}")  # bvl-13-2 is how those who know the law write it
    if isinstance(entry, Niva):
        words.append(f"{building.words.niva} {entry.nr}")
    return tuple(dict.fromkeys(words))


def _same(building: Building, entry: Entry) -> str:
    """What the thing is called by all who speak of it: a tool, a term and a service of one name are one result."""
    if entry.kind in ALONE:
        return ""
    names = building.once(_names)
    bare = _bare(entry.tittel if isinstance(entry, Paragraf) else name_of(building, entry))
    if bare in names:
        return names[bare]
    if isinstance(entry, Verktoy) and entry.id not in names.values():
        # «Bekymringsskala for ansatte», «Veiledning til ansatte: Taushetsplikt og samtykke»
        parts = (f"{bare} ", f"{bare.split(': ')[-1]} ")
        begins = [id for known, id in names.items() if any(part.startswith(f"{known} ") for part in parts)]
        return begins[0] if begins else entry.id
    return entry.id if entry.kind in OF_ONE_NAME else ""


def _names(building: Building) -> dict[str, str]:
    """The name of every term -> its id: the glossary says what is one thing."""
    return {_bare(term.ord): term.id for term in building.guide.begreper if term.id != "niva"}


def _bare(name: str) -> str:
    return re.sub(r" \(.*?\)", "", name).casefold().strip()


def _phones(building: Building, entry: Entry) -> tuple[tuple[str, str], ...]:
    """The numbers to call in a situation, the most important first."""
    if not isinstance(entry, Trinn):
        return ()
    known = {phone.id: phone for phone in building.guide.telefoner}
    called = [known[call.telefon] for call in entry.ring] or [known[id] for id in building.guide.haster.ring]
    return tuple((phone.nummer, phone.kort or phone.navn) for phone in called if phone.nummer)


def _files(building: Building, entry: Entry) -> str:
    if not isinstance(entry, Verktoy):
        return ""
    mine = f"verktoykasse/{entry.id}/{entry.id}"
    return "".join(kind[0] for kind in ("docx", "pdf") if f"{mine}.{kind}" in building.documents)


def address(building: Building, source: str, anchor: str = "") -> str:
    file = building.files.src_uris.get(source)
    assert file, source
    return short(file.url) + (f"#{anchor}" if anchor else "")


def short(url: str) -> str:
    return "" if url in (".", "./") else url
