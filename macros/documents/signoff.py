"""The sign-off packet: for every reviewer a Word file with each sentence, number and law to answer for. Not published.

It is made from the data and the pages, so that a reviewer never reads an old text, and says for each where it is from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..building import Building, front_matter
from ..guide.fakta import Lenke, Paragraf, Telefon
from ..guide.form import Celle, Overskrift, Part, Rute, Rutenett, Tekst
from ..guide.gjennomgang import Gjennomgang
from ..guide.kommune import Nettside
from ..guide.placeholders import PLACEHOLDER
from ..guide.types import Entry, Model, Prose
from ..guide.verktoy import Blokk, Skjema
from ..site.addresses import source_of
from ..site.blocks import dato
from ..site.texts import name_of, plain
from . import word
from .jobs import author, marks

CALL = re.compile(r"\{\{\s*(\w+)\([\"']([\w-]+)[\"']\)\s*\}\}")  # {{ lov("bvl-13-2") }} on a page
MARKUP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|</?[a-z][^>]*>|\{ [#.:][^}]*\}|(?m:^[#>:\d.\s-]+)|\*\*", re.DOTALL)
LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
SENTENCE = re.compile(r"(?<=[.!?])[»\")]?\s+(?=[A-ZÆØÅ«])")


@dataclass(frozen=True)
class Line:
    """A sentence, number or law to tick, and where it is from."""

    text: str
    source: str


def packet(building: Building, today: date) -> dict[str, bytes]:
    """File name -> Word file, for every reviewer in the data."""
    return {f"{reviewer.id}.docx": _file(building, reviewer, today) for reviewer in building.guide.gjennomgang}


def chapters(building: Building, reviewer: Gjennomgang) -> Iterator[tuple[str, list[Line]]]:
    """(heading, what to tick) in the order it is read: the texts first, then the facts that they rest on."""
    guide, words, named = building.guide, building.words.pakke_til_gjennomgang, list[tuple[str, str]]()
    if reviewer.vold:
        rule = list(_prose(guide.haster.vold))
        named += _named(rule, guide.haster.vold)
        yield (
            words.vold,
            _lines(building, rule, plain(building, f"{words.forslag}. {building.words.vold.teller_forslag}")),
        )
    for entry in _entries(building, reviewer):
        texts = list(_texts(building, entry))
        named += _named(texts, entry)
        yield (
            name_of(building, entry) if not isinstance(entry, Nettside) else entry.id,
            _lines(building, texts, _source(building, entry)),
        )
    if reviewer.skjemaer or reviewer.arkiv:
        yield from _of_tools(building, reviewer, named)
    yield from _facts(building, list(dict.fromkeys(named)))


def _entries(building: Building, reviewer: Gjennomgang) -> Iterator[Entry]:
    kinds = (("trinn", reviewer.trinn), ("hindring", reviewer.hindringer), ("verktoy", reviewer.verktoy))
    for kind, ids in (*kinds, ("nettside", reviewer.sider)):
        yield from (building.guide.get(kind, id) for id in ids)


def _of_tools(
    building: Building, reviewer: Gjennomgang, named: list[tuple[str, str]]
) -> Iterator[tuple[str, list[Line]]]:
    for tool in building.guide.verktoy:
        texts = [tool.arkiv] if reviewer.arkiv and tool.arkiv else []
        if reviewer.skjemaer and tool.skjema:
            texts += _prose(tool.skjema)
        if texts:
            named += _named(texts, None)
            yield tool.tittel, _lines(building, texts, _source(building, tool))


def _facts(building: Building, named: list[tuple[str, str]]) -> Iterator[tuple[str, list[Line]]]:
    words, found = building.words.pakke_til_gjennomgang, dict[str, list[Line]]()
    for kind, id in named:
        entry = building.guide.index.get((kind, id))
        where, line = _fact(building, entry)
        if line:
            found.setdefault(where, []).append(line)
    yield from ((getattr(words, where), found[where]) for where in ("telefoner", "lover", "lenker") if where in found)


def _fact(building: Building, entry: Entry | None) -> tuple[str, Line | None]:
    match entry:
        case Telefon() if entry.nummer:
            return "telefoner", Line(
                f"{entry.navn}: {entry.nummer}. {entry.hva}", _dated(building, entry.kilde, entry.kontrollert)
            )
        case Paragraf():
            law = building.guide.law_of[entry.id]
            text = f"{law.navn} {entry.nr}, {entry.tittel}: {entry.sammendrag} {entry.merknad or ''}"
            return "lover", Line(plain(building, text.strip()), _dated(building, law.kilde, law.kontrollert))
        case Lenke():
            return "lenker", Line(
                f"{entry.navn} ({entry.adresse}): {entry.om}", _dated(building, entry.kilde, entry.kontrollert)
            )
    return "", None


# --- what is said ----------------------------------------------------------------------------------------------------


def _prose(section: Any) -> Iterator[str]:
    """Every text of a section that a reader sees, in the order of the types."""
    if not isinstance(section, Model):
        return
    for name, field in type(section).model_fields.items():
        value = getattr(section, name)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Model):
                yield from _prose(item)
            elif isinstance(item, str) and name not in ("synonymer", "id", "verktoy", "lover") and _is_prose(field):
                yield item


def _is_prose(field: Any) -> bool:
    return any(isinstance(mark, Prose) for mark in field.metadata) or "Prose()" in repr(field.annotation)


def _texts(building: Building, entry: Entry) -> Iterator[str]:
    """What an entry says; a page says what stands in its Markdown."""
    yield from _prose(entry)
    has_page = entry.kind in ("nettside", "verktoy")
    if has_page and (file := building.files.get_file_from_path(source_of(building, entry)[0])):
        body, _ = front_matter(file)
        body = LINK.sub(r"\1", CALL.sub(lambda call: "" if call[1] == "show" else f"${call[1]}({call[2]})", body))
        yield from filter(None, (MARKUP.sub("", part).strip() for part in re.split(r"\n\s*\n|\n(?=[-\d:])", body)))


def _lines(building: Building, texts: Iterable[str], source: str) -> list[Line]:
    sentences = (
        part.strip() for text in texts for part in SENTENCE.split(re.sub(r"\s+", " ", plain(building, text))) if part
    )
    return [Line(sentence, source) for sentence in dict.fromkeys(sentences) if re.search(r"\w", sentence)]


def _named(texts: Iterable[str], entry: Any) -> list[tuple[str, str]]:
    """(kind, id) of what the texts and the lists of an entry name."""
    found = [(match["name"], match["id"]) for text in texts for match in PLACEHOLDER.finditer(text) if match["id"]]
    found += [("lov", id) for id in getattr(entry, "lover", ())] + [
        ("lenke", id) for id in getattr(entry, "lenker", ())
    ]
    return found + [("tlf", call.telefon) for call in getattr(entry, "ring", ())]


def _source(building: Building, entry: Any) -> str:
    words, laws = building.words.pakke_til_gjennomgang, getattr(entry, "lover", ())
    own = _dated(building, getattr(entry, "kilde", None), getattr(entry, "kontrollert", None))
    by_law = ", ".join(plain(building, f"$lov({id})") for id in laws)
    if laws:
        by_law += f" ({dato(building.words.sprak.maneder, building.guide.law_of[laws[0]].kontrollert)})"
    proposal = words.forslag if getattr(entry, "forslag", None) else ""
    return ". ".join(filter(None, (own, by_law, proposal))) or words.uten_kilde


def _dated(building: Building, source: str | None, day: str | None) -> str:
    return ", ".join(filter(None, (source, dato(building.words.sprak.maneder, day)))) if source else ""


# --- the file --------------------------------------------------------------------------------------------------------


def _file(building: Building, reviewer: Gjennomgang, today: date) -> bytes:
    words = building.words.pakke_til_gjennomgang
    sheet = Skjema(
        leses_av="ansatt",
        versjon="1.0",
        oppdatert=today,
        undertittel=plain(building, reviewer.ber_om),
        liggende=True,
        ark="annet",
        innhold=[Blokk(overskrift=words.tittel), Blokk(tekst=words.slik)],
    )
    tool = building.guide.verktoy[0].model_copy(
        update={
            "tittel": words.tittel.format(navn=reviewer.navn),
            "nar": words.slik,
            "skjema": sheet,
        }
    )
    return word.make(
        tool,
        building.guide.kommune,
        author(building),
        marks(building),
        building.words.dokument,
        list(_parts(building, reviewer)),
        None,
        [words.tilbake],
        building.words.sprak.land,
    )


def _parts(building: Building, reviewer: Gjennomgang) -> Iterator[Part]:
    words, row = building.words.pakke_til_gjennomgang, 0
    heads = ((words.setning, 42), (words.kilde, 26), (words.riktig, 7), (words.feil, 7), (words.endres, 18))
    yield Tekst(words.slik)
    for heading, lines in chapters(building, reviewer):
        if not lines:
            continue
        rows = []
        for line in lines:
            row += 1
            boxes = [Rute(f"{row}-{name}", f"{word_} {row}", "avkryssing") for name, word_ in _boxes(building)]
            change = Rute(f"{row}-endres", f"{words.endres} {row}", "tekst")
            rows.append((Celle(line.text), Celle(line.source), *(Celle(rute=box) for box in boxes), Celle(rute=change)))
        yield Overskrift(heading)
        yield Rutenett("tabell", heading, heads, tuple(rows), vis_tittel=False)
    signed = [(words.navn, "rolle"), (words.dato, "dato"), (words.ferdig, "ferdig")]
    yield Overskrift(words.underskrift)
    yield Rutenett(
        "tabell",
        words.underskrift,
        tuple((label, width) for (label, _), width in zip(signed, (45, 20, 35), strict=True)),
        (tuple(Celle(rute=Rute(id, label, "tekst")) for label, id in signed),),
        vis_tittel=False,
    )


def _boxes(building: Building) -> tuple[tuple[str, str], tuple[str, str]]:
    words = building.words.pakke_til_gjennomgang
    return ("riktig", words.riktig), ("feil", words.feil)
