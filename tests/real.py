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


def expected_controls(tool) -> list[tuple[str, str]]:
    """(tag, type) of every blank the data file asks for, in order. Written apart from macros/form.py on purpose."""
    result = []
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
            case "signatur":
                result += [("sted-dato", "tekst")] * len(block.signatur)
    return [(tag[:64], kind) for tag, kind in result]


def said(tool, choices: bool) -> list[str]:
    """Every text of the form that a reader must find in a document. `choices`: also those of a drop-down list."""
    result = [tool.tittel, tool.skjema.undertittel or "", tool.arkiv]
    for block in tool.skjema.innhold:
        match block.type:
            case "overskrift" | "tekst":
                result.append(getattr(block, block.type))
            case "punkter" | "signatur":
                result += getattr(block, block.type)
            case "felter":
                for field in block.felter:
                    result += [field.etikett, field.hjelp or "", *(field.valg if choices else [])]
            case "tabell":
                result += [
                    block.tabell.tittel,
                    *(column.tittel for column in block.tabell.kolonner),
                    *block.tabell.rader,
                ]
            case "skala":
                result += [block.skala.tittel, block.skala.lav, block.skala.hoy]
            case "tegnefelt":
                result.append(block.tegnefelt.tittel)
    return [text for text in result if text]


def told_pictures(tool) -> list[str]:
    """What the pictures of a form say to someone who does not see them, in order."""
    result = []
    for block in tool.skjema.innhold:
        if block.tegnefelt and block.tegnefelt.motiv != "tomt":
            result.append(block.tegnefelt.alt)
        if block.skala and block.skala.fjes:
            result += [f"Ansikt {step} av 5, fra trist til glad" for step in range(1, 6)]
    return result


def draft_marks(tool) -> list[str]:
    return jobs.marks(BUILDING, tool.skjema.avventer)
