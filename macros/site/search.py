"""The search as two script files, each with a hash in its name. ``docs/assets/sokemotor.js`` makes an index of them.

The first holds the code, names, synonyms and the leads of what cannot wait, asked for at the first touch of a search
field; the second the laws, all other leads, and the sections of the pages with their text.
"""

from __future__ import annotations

import json
import re
from typing import Any

from rjsmin import jsmin

from ..building import Building
from ..guide.fakta import Telefon
from ..guide.load import load_search_words
from ..guide.places import HOUSE
from .assets import named
from .search_records import OF_ONE_NAME, Record, address, entries
from .search_sections import named_sections, pages, sections
from .texts import plain

CODE = ("vendor/minisearch.js", "stamme.js", "sokemotor.js", "sokefelt.js")  # one file of them: one request
STEMMER = {"nn": "stamme-nn.js"}  # what a language has besides
LATER = {"lov", "hellov", "sporsmal", "resultat", "kursside"}  # come with the texts
BOTH = {"nn"}  # where an entry has names in both languages, more comes with the texts
LATER_IN_BOTH = {"begrep", "rolle", "arena", "plikt", "avgjorelse", "hindring"}
LEADS_FIRST = {"trinn"}  # the sentences of the others do too


def scripts(building: Building) -> dict[str, str]:
    """Address -> content of both files, the first with the code in it."""
    names, texts = split(building)
    words = load_search_words().of(building.words.sprak.kode)
    about = _words(building)
    rule = plain(building, building.guide.haster.vold.kort)
    calls = [
        (phone.nummer, phone.kort or phone.navn)
        for id in building.guide.haster.ring
        if isinstance(phone := building.guide.get("tlf", id), Telefon) and phone.nummer
    ]
    ways = [
        (way.tittel, address(building, way.side))
        for way in building.words.innganger
        if way.side in ("haster.md", "handlingsveileder/finn-steget.md", "verktoykasse/index.md")
        and building.files.get_file_from_path(way.side)
    ]
    data = {
        "poster": [_packed(building, record) for record in names if not _later(building, record)],
        "sprak": words,
        "ord": about,
        "kortform": (rule, address(building, "haster.md", "hva-er-vold")),
        "haster": (address(building, "haster.md"), calls),
        "veier": ways,
        "sok": address(building, "sok.md"),
        "samme": sorted(OF_ONE_NAME),
    }
    leads = {record.adresse: record.ledd for record in names if record.ledd and not _at_once(record)}
    later = {
        "poster": [_packed(building, record) for record in names if _later(building, record)],
        "ledd": leads,
        "avsnitt": _packed_sections(texts, names, leads),
    }
    more = f"btiSok.tekster({_json(later)});\n"
    text_name = named("assets/soketekst.js", more.encode())
    data["tekster"] = text_name.rsplit("/", 1)[1]
    first = f"{code(building.words.sprak.kode)}\nbtiSok.start({_json(data)});\n"
    return {named("assets/sokemotor.js", first.encode()): first, text_name: more}


def _words(building: Building) -> dict[str, Any]:
    words = building.words
    kinds = {**words.by_kind, **words.sokefelt.slag}
    return words.sokefelt.model_dump() | {"slag": kinds, "regel": words.kortform.mer}


def code(language: str = "nb") -> str:
    """The scripts of the search as one, shrunk, with the stemmer of the language."""
    names = [part for name in CODE for part in (name, STEMMER.get(language) if name == "stamme.js" else None) if part]
    texts = ((HOUSE / "docs" / "assets" / name).read_text(encoding="utf-8") for name in names)
    return str(jsmin("\n".join(texts), keep_bang_comments=True))  # the library's licence asks to be named


def _later(building: Building, record: Record) -> bool:
    """What nobody in a hurry looks for comes with the texts: kinds, sections, and the pages about the site itself.

    The sections that a child or a parent looks for come at once.
    """
    if record.slag == "avsnitt":
        return not record.adresse.startswith("for-familier/")
    explained = record.slag in LATER_IN_BOTH and building.words.sprak.kode in BOTH
    return explained or record.slag in LATER or bool(re.match(r"om/(?!$|index|#)", record.adresse))


def _at_once(record: Record) -> bool:
    """Also of a number that nobody has filled in: what the reader does instead."""
    own = any(number in record.andre for number, _ in record.telefoner)
    return record.slag in LEADS_FIRST or (record.slag == "tlf" and not own)


def split(building: Building) -> tuple[list[Record], list[Record]]:
    """(names, texts): what is asked for at the first touch, and what comes after it."""
    texts = list(sections(building))
    names = [*entries(building), *pages(building), *named_sections(building, texts)]
    known = {record.adresse for record in names}
    return names, [record for record in texts if record.adresse in known or record.tittel]


def _packed(building: Building, record: Record) -> list[Any]:
    lead = record.ledd if _at_once(record) else ""
    own = re.split("[/#]", record.adresse.removesuffix(".html").rstrip("/"))[
        -1
    ]  # the browser takes it from the address
    same = "" if record.samme == own and record.slag in OF_ONE_NAME else record.samme
    row = [record.tittel, record.adresse, record.slag, lead, record.andre, record.over, same]
    return _short_row([*row, int(record.foresatte), record.telefoner, record.filer])


def _packed_sections(texts: list[Record], names: list[Record], leads: dict[str, str]) -> list[list[Any]]:
    """A row for each section. Its text leaves out the sentences that are sent as the lead of what stands there."""
    told = {place: [lead] for place, lead in leads.items()}
    for record in names:
        if record.ledd and _at_once(record):
            told.setdefault(record.adresse, []).append(record.ledd)
    rows = []
    for record in texts:
        text = record.tekst
        for lead in told.get(record.adresse, ()):
            text = text.replace(lead, "", 1).strip()
        row = [record.adresse, record.tittel, record.slag, record.over, text, int(record.foresatte)]
        rows.append(_short_row(row))
    return rows


def _short_row(row: list[Any]) -> list[Any]:
    while row and not row[-1]:
        row.pop()
    return row


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
