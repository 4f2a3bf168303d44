"""Kragerø's guide as the tests of documents read it, and what a document must hold of it.

Written apart from macros/ on purpose.
"""

from __future__ import annotations

import pytest

from macros.documents import jobs
from macros.guide.load import HOUSE
from macros.hooks import pages_only

BUILDING = pages_only(str(HOUSE / "mkdocs.yml"))
GUIDE = BUILDING.guide
FORMS = [jobs.without_placeholders(BUILDING, tool) for tool in GUIDE.verktoy if tool.skjema]
POSTERS = ["haster/plakat.pdf", *(f"handlingsveileder/{level.id}/plakat.pdf" for level in GUIDE.nivaer)]
OURS = ("Schibsted-Grotesk", "Newsreader")
WORDS = BUILDING.words.dokument


every_form = pytest.mark.parametrize("tool", FORMS, ids=lambda tool: tool.id)


HEADS = {
    "barnet": [
        ("hode-enhet", "tekst"),
        ("hode-sak", "tekst"),
        ("hode-navn", "tekst"),
        ("hode-fodt", "dato"),
        ("hode-innsyn", "valg"),
    ],
    "brev": [("hode-fra", "tekst"), ("hode-dato", "dato"), ("hode-til", "tekst"), ("hode-referanse", "tekst")],
    "barneark": [],
    "annet": [],
}
HEAD = jobs.without_placeholders(BUILDING, GUIDE.skjemahode)


def expected_controls(tool) -> list[tuple[str, str]]:
    """(tag, type) of every blank the data file asks for, in order. Written apart from macros/form.py on purpose."""
    result = [*HEADS[tool.skjema.ark]]
    for block in tool.skjema.innhold:
        match block.type:
            case "felter":
                result += [(field.id, field.type) for field in block.felter]
            case "tabell":
                table = block.tabell
                for row in range(1, len(table.rader) + table.tomme_rader + 1):
                    result += [
                        (f"{table.id}-{row}-{place}", column.type)
                        for place, column in enumerate(table.kolonner, 1)
                        if place > 1 or row > len(table.rader)
                    ]
            case "skala":
                result += [(f"{block.skala.id}-{step}", "avkryssing") for step in range(1, block.skala.trinn + 1)]
            case "tegnefelt":
                result.append((block.tegnefelt.id, "langtekst"))
            case "bilder":
                result += [(picture.id, "avkryssing") for picture in block.bilder]
            case "signatur":
                result += [("navn", "tekst"), ("sted-dato", "tekst")] * len(block.signatur)
    return [(tag[:64], kind) for tag, kind in result]


def said(tool, choices: bool) -> list[str]:
    """Every text of the form that a reader must find in a document. `choices`: also those of a drop-down list."""
    form = tool.skjema
    result = [form.tittel or tool.tittel, form.undertittel or ""]
    if form.ark not in ("brev", "barneark"):
        result.append(tool.arkiv)
    if form.ark == "barnet":
        result += [WORDS.enhet, WORDS.saksnummer, WORDS.barnets_navn, WORDS.fodt, HEAD.varsel]
        result += [f"{reason.enhet}: {reason.hjemmel}" for reason in HEAD.grunnlag] if choices else []
    if form.ark == "brev":
        result += [WORDS.avsender, WORDS.brevdato, WORDS.mottaker, WORDS.referanse]
    if any(field.adresse for block in form.innhold for field in block.felter or []):
        result.append(HEAD.sperret)
    for block in form.innhold:
        result += _said(block, choices)
    return [text for text in result if text]


def _said(block, choices: bool) -> list[str]:
    match block.type:
        case "overskrift" | "tekst" | "ny_side":
            return [getattr(block, block.type)]
        case "bilder":
            return [picture.ord for picture in block.bilder]
        case "punkter":
            return block.punkter
        case "signatur":
            return [*block.signatur, WORDS.rolle, WORDS.navn, WORDS.sted_dato, WORDS.underskrift]
        case "felter":
            fields = block.felter
            return [text for f in fields for text in (f.etikett, f.hjelp or "", *(f.valg if choices else []))]
        case "tabell":
            table = block.tabell
            return [table.tittel, *(column.tittel for column in table.kolonner), *table.rader]
        case "skala":
            return [block.skala.tittel, block.skala.lav, block.skala.hoy]
    return [block.tegnefelt.tittel]


def told_pictures(tool) -> list[str]:
    """What the pictures of a form say to someone who does not see them, in order.

    Not those of cards: their word stands under them, and would be said twice.
    """
    result = []
    for block in tool.skjema.innhold:
        if block.tegnefelt and block.tegnefelt.motiv != "tomt":
            result.append(block.tegnefelt.alt)
        if block.skala and block.skala.fjes:
            result += [f"Ansikt {step} av 5, fra trist til glad" for step in range(1, 6)]
    return result


def draft_marks(tool) -> list[str]:
    return jobs.marks(BUILDING, tool.skjema.avventer)


def room(guide) -> float:
    """How much of a budget there is: a twentieth more once the municipality has filled in answers of its own."""
    return 1 if guide.kommune.status == "utkast" else 1.05
