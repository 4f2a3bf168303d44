"""What a reviewer reads in the sign-off packet: a point, a field or a paragraph is a row, and a heading is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..building import Building, front_matter
from ..guide.haster import Ring
from ..guide.types import Entry, Model, Prose
from ..guide.verktoy import Blokk, Felt, Skala, Tabell, Tegnefelt
from ..site.addresses import source_of
from ..site.texts import name_of, plain

CALL = re.compile(r"\{\{\s*(\w+)\([\"']([\w-]+)[\"']\)\s*\}\}")  # {{ lov("bvl-13-2") }} on a page
SKIPPED = re.compile(r"<ul class=\"hoppliste\".*?</ul>|^# [^\n]*", re.DOTALL | re.MULTILINE)  # the way about; the title
HEADING = re.compile(r"#{2,6}\s")
MARKER = re.compile(r"(?m)^\s*(?:#{1,6}\s|[-*>:]\s|\d+\.\s)+")
MARKUP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|</?[a-z][^>]*>|\{ [#.:][^}]*\}|\*\*|^-{3,}$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
NO_TEXT = ("synonymer", "id", "verktoy", "lover")
LABELLED = {  # key -> the words that stand in front of it on the page
    "nar": "nar",
    "hvorfor": "hvorfor",
    "hvem": "hvem",
    "familien": "familien",
    "arkiv": "arkiv",
    "si": "si_forst",
    "forslag": "forslag_prosjekt",  # it comes after what not to do, and is none of it
}


@dataclass(frozen=True)
class Said:
    """A text as it stands in the data, placeholders and all. `heading`: what follows stands under it."""

    text: str
    heading: bool = False


def said_of(building: Building, entry: Entry) -> list[Said]:
    """What an entry says; a page says what stands in its Markdown."""
    texts = list(said_in(building, entry))
    if entry.kind in ("nettside", "verktoy") and (file := _file_of(building, entry)):
        body = SKIPPED.sub("", front_matter(file)[0])
        body = LINK.sub(r"\1", CALL.sub(lambda call: "" if call[1] == "show" else f"${call[1]}({call[2]})", body))
        texts += filter(None, map(_paragraph, re.split(r"\n\s*\n|\n(?=[-:#]|\d+\. )", body)))
    return texts


def title_of(building: Building, entry: Entry) -> str:
    """What a reader calls the entry: a page has no name in the data, and goes by its title."""
    if entry.kind == "nettside" and (file := _file_of(building, entry)):
        return str(front_matter(file)[1].get("title") or entry.id)
    return name_of(building, entry)


def said_in(building: Building, section: Any) -> Iterator[Said]:
    """Every text of a section that a reader sees, in the order of the types."""
    match section:
        case Ring() | Felt() | Tabell() | Skala() | Tegnefelt():
            yield Said(_in_one(building, section))
        case Blokk(overskrift=str(text)) | Blokk(ny_side=str(text)):
            yield Said(text, heading=True)
        case Blokk(signatur=list(names)):
            yield Said(f"{building.words.dokument.underskrift}: {', '.join(names)}")
        case Blokk(bilder=list(pictures)):
            yield Said(", ".join(picture.ord for picture in pictures))
        case Model():
            yield from _in_keys(building, section)


def _in_keys(building: Building, section: Model) -> Iterator[Said]:
    for name, field in type(section).model_fields.items():
        value = getattr(section, name)
        if name in NO_TEXT or (name == "tittel" and isinstance(section, Entry)):  # its title heads the chapter
            continue
        found: list[Said] = []
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Model):
                found += said_in(building, item)
            elif isinstance(item, str) and _is_prose(field):
                found.append(Said(_labelled(building, section, name, item)))
        if found and (heading := _heading(building, section, name)):
            yield Said(heading, heading=True)
        yield from found


def _heading(building: Building, section: Model, name: str) -> str | None:
    """What stands over a list of the data on its page, so that nobody must guess what a point is about."""
    words = building.words
    if name in ("gjor", "ikke", "slik"):
        return str(getattr(words, name))
    if section is building.guide.haster.vold and name in ("teller", "ikke_trygt", "i_dora", "utenfor_hjemmet"):
        return str(getattr(words.vold, name))
    return section.dokumenttittel if name == "skjema" and hasattr(section, "dokumenttittel") else None


def _labelled(building: Building, section: Model, name: str, text: str) -> str:
    known = LABELLED.get(name) if isinstance(section, Entry) else None
    return f"{getattr(building.words, known).rstrip('.')}: {text}" if known else text


def _in_one(building: Building, section: Ring | Felt | Tabell | Skala | Tegnefelt) -> str:
    """A number with when to ring it, or a field with its help and choices: parted, they say nothing."""
    match section:
        case Ring():
            phone: Any = building.guide.get("tlf", section.telefon)
            return f"{' '.join(filter(None, (phone.navn, phone.nummer)))}: {section.nar or phone.hva}"
        case Felt():
            choices = f"({' / '.join(section.valg)})" if section.valg else None
            return " ".join(filter(None, (section.etikett, choices, section.hjelp)))
        case Tabell():
            columns = ", ".join(column.tittel for column in section.kolonner)
            return f"{section.tittel}: {columns}. {', '.join(section.rader)}".removesuffix(". ")
        case Skala():
            return f"{section.tittel} 1: {section.lav}. {section.trinn}: {section.hoy}."
    return f"{section.tittel} ({section.alt})"


def _is_prose(field: Any) -> bool:
    return any(isinstance(mark, Prose) for mark in field.metadata) or "Prose()" in repr(field.annotation)


def _file_of(building: Building, entry: Entry) -> Any:
    return building.files.get_file_from_path(source_of(building, entry)[0])


def _paragraph(part: str) -> Said | None:
    text = MARKUP.sub("", MARKER.sub("", part)).strip()
    return Said(text, heading=bool(HEADING.match(part.strip()))) if re.search(r"\w", text) else None


def in_plain(building: Building, text: str) -> str:
    """`text` as a reader sees it, on one line."""
    return re.sub(r"\s+", " ", plain(building, text)).strip()
