"""The sign-off packet: for every reviewer a Word file with each point, number and law to answer for. Not published.

It is made from the data and the pages, so that a reviewer never reads an old text, and says for each where it is from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..building import Building
from ..guide.fakta import Lenke, Paragraf, Telefon
from ..guide.form import Celle, Overskrift, Part, Rute, Rutenett, Tekst
from ..guide.gjennomgang import Gjennomgang
from ..guide.placeholders import PLACEHOLDER
from ..guide.types import Entry
from ..guide.verktoy import Blokk, Skjema, Verktoy
from ..site.blocks import dato
from ..site.texts import plain
from . import word
from .jobs import author, marks
from .signoff_texts import Said, in_plain, said_in, said_of, title_of

A_MINUTE = 3  # rows: our estimate, and the file says so


@dataclass(frozen=True)
class Line:
    """A point, a number or a law to tick, and where it is from. A `heading` stands over some of them, without boxes."""

    text: str
    source: str
    heading: bool = False


Chapter = tuple[str, list[Line]]
Named = tuple[str, str]  # kind and id


def packet(building: Building, today: date) -> dict[str, bytes]:
    """File name -> Word file, for every reviewer in the data."""
    return {f"{reviewer.id}.docx": _file(building, reviewer, today) for reviewer in building.guide.gjennomgang}


def chapters(building: Building, reviewer: Gjennomgang) -> Iterator[Chapter]:
    """(heading, what to tick) in the order it is read: the texts first, then the facts that they rest on."""
    guide, words, named = building.guide, building.words.pakke_til_gjennomgang, list[Named]()
    if reviewer.vold:
        rule = list(said_in(building, guide.haster.vold))
        named += _named(rule, guide.haster.vold)
        source = plain(building, f"{words.forslag}. {building.words.vold.teller_forslag}")
        yield words.vold, _lines(building, rule, source)
    for entry in _entries(building, reviewer):
        texts = said_of(building, entry)
        named += _named([*texts, *(Said(f"$tlf({call.telefon})") for call in getattr(entry, "ring", ()))], entry)
        yield title_of(building, entry), _lines(building, texts, _source(building, entry))
    if reviewer.skjemaer:
        yield from _of_forms(building, reviewer, named)
    if reviewer.arkiv:
        yield words.arkiv, _of_archives(building, named)
    yield from _facts(building, list(dict.fromkeys(named)))


def _entries(building: Building, reviewer: Gjennomgang) -> Iterator[Entry]:
    kinds = (("trinn", reviewer.trinn), ("hindring", reviewer.hindringer), ("verktoy", reviewer.verktoy))
    for kind, ids in (*kinds, ("nettside", reviewer.sider)):
        yield from (building.guide.get(kind, id) for id in ids)


def _of_forms(building: Building, reviewer: Gjennomgang, named: list[Named]) -> Iterator[Chapter]:
    """Every form. A tool that is read whole has its form there, and is not read twice."""
    for tool in building.guide.verktoy:
        if tool.skjema and tool.id not in reviewer.verktoy:
            texts = list(said_in(building, tool.skjema))
            named += _named(texts, None)
            yield tool.tittel, _lines(building, texts, _source(building, tool))


def _of_archives(building: Building, named: list[Named]) -> list[Line]:
    """What is said of filing and deleting, each text once with the tools that say it."""
    tools = dict[str, list[Verktoy]]()
    for tool in building.guide.verktoy:
        if tool.arkiv:
            tools.setdefault(tool.arkiv, []).append(tool)
        if tool.bevaring:
            tools.setdefault(building.guide.skjemahode.bevaring, []).append(tool)
    lines = list[Line]()
    for text, those in sorted(tools.items(), key=lambda item: -len(item[1])):
        laws = _named([Said(text)], None)
        named += laws
        lines += [
            Line(", ".join(tool.tittel for tool in those), "", heading=True),
            Line(in_plain(building, text), _by_law(building, [id for kind, id in laws if kind == "lov"])),
        ]
    return lines


def _facts(building: Building, named: list[Named]) -> Iterator[Chapter]:
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


def _lines(building: Building, texts: Iterable[Said], source: str) -> list[Line]:
    """The texts as a reader sees them. What stands twice in a chapter is read once."""
    lines, read = list[Line](), set[str]()
    for said in texts:
        text = in_plain(building, said.text)
        if said.heading:
            while lines and lines[-1].heading:
                lines.pop()  # nothing came under it
            lines.append(Line(text, source, heading=True))
        elif text not in read and re.search(r"\w", text):
            read.add(text)
            lines.append(Line(text, source))
    while lines and lines[-1].heading:
        lines.pop()
    return lines


def _named(texts: Iterable[Said], entry: Any) -> list[Named]:
    """(kind, id) of what the texts and the lists of an entry name."""
    found = [(match["name"], match["id"]) for said in texts for match in PLACEHOLDER.finditer(said.text) if match["id"]]
    found += [("lov", id) for id in getattr(entry, "lover", ())]
    return found + [("lenke", id) for id in getattr(entry, "lenker", ())]


def _source(building: Building, entry: Any) -> str:
    words = building.words.pakke_til_gjennomgang
    own = _dated(building, getattr(entry, "kilde", None), getattr(entry, "kontrollert", None))
    by_law = _by_law(building, getattr(entry, "lover", ()), "")
    proposal = words.forslag if getattr(entry, "forslag", None) else ""
    return ". ".join(filter(None, (own, by_law, proposal))) or words.uten_kilde


def _by_law(building: Building, laws: Sequence[str], otherwise: str | None = None) -> str:
    """The laws with the date they were read; `otherwise` when there are none, by itself that the text is ours."""
    if not laws:
        return building.words.pakke_til_gjennomgang.uten_kilde if otherwise is None else otherwise
    day = dato(building.words.sprak.maneder, building.guide.law_of[laws[0]].kontrollert)
    return ", ".join(plain(building, f"$lov({id})") for id in laws) + f" ({day})"


def _dated(building: Building, source: str | None, day: str | None) -> str:
    """The source and its date, unless the source says the date itself."""
    shown = dato(building.words.sprak.maneder, day) or ""
    return ", ".join(filter(None, (source, "" if shown in (source or "") else shown))) if source else ""


# --- the file --------------------------------------------------------------------------------------------------------


def _file(building: Building, reviewer: Gjennomgang, today: date) -> bytes:
    words = building.words.pakke_til_gjennomgang
    sheet = Skjema(
        leses_av="ansatt",
        versjon="1.0",
        oppdatert=today,
        undertittel=plain(building, reviewer.ber_om),
        liggende=True,
        tett=True,
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
    words, read = (
        building.words.pakke_til_gjennomgang,
        [chapter for chapter in chapters(building, reviewer) if chapter[1]],
    )
    rows = sum(not line.heading for _, lines in read for line in lines)
    yield Tekst(words.slik)
    yield Tekst(words.omfang.format(linjer=rows, tid=_time(building, rows), minuttet=A_MINUTE))
    row = 1
    for heading, lines in read:
        yield Overskrift(heading)
        shared = {line.source for line in lines if not line.heading}
        if len(shared) == 1:
            yield Tekst(f"{words.kilde}: {shared.pop()}", kilde=True)
        yield _ticks(building, heading, lines, row, with_source=bool(shared))
        row += sum(not line.heading for line in lines)
    signed = [(words.navn, "rolle"), (words.dato, "dato"), (words.ferdig, "ferdig")]
    yield Overskrift(words.underskrift)
    yield Rutenett(
        "tabell",
        words.underskrift,
        tuple((label, width) for (label, _), width in zip(signed, (45, 20, 35), strict=True)),
        (tuple(Celle(rute=Rute(id, label, "tekst")) for label, id in signed),),
        vis_tittel=False,
    )


def _ticks(building: Building, heading: str, lines: list[Line], row: int, with_source: bool) -> Rutenett:
    """The lines of a chapter with their boxes, numbered from `row`. Only the first says «Skriv her»."""
    words, rows, first = building.words.pakke_til_gjennomgang, list[tuple[Celle, ...]](), row
    said = ((words.setning, 42), (words.kilde, 24)) if with_source else ((words.setning, 59),)
    heads = (*said, (words.riktig, 7), (words.feil, 7), (words.endres, 20 if with_source else 27))
    for line in lines:
        if line.heading:
            rows.append((Celle(line.text, hode=True),))
            continue
        boxes = [Rute(f"{row}-{name}", f"{word_} {row}", "avkryssing") for name, word_ in _boxes(building)]
        change = Rute(f"{row}-endres", f"{words.endres} {row}", "tekst", ledetekst=row == first)
        source = (Celle(line.source),) if with_source else ()
        rows.append((Celle(line.text), *source, *(Celle(rute=box) for box in boxes), Celle(rute=change)))
        row += 1
    return Rutenett("tabell", heading, heads, tuple(rows), vis_tittel=False)


def _time(building: Building, rows: int) -> str:
    """About how long it takes: to the nearest ten minutes, from an hour and up to the nearest half hour."""
    words, minutes = building.words.pakke_til_gjennomgang, rows / A_MINUTE
    if minutes < 55:
        return words.minutter.format(antall=max(10, round(minutes / 10) * 10))
    halves = round(minutes / 30)
    if halves == 2:
        return words.time
    return words.timer.format(antall=f"{halves // 2},5" if halves % 2 else halves // 2)


def _boxes(building: Building) -> tuple[tuple[str, str], tuple[str, str]]:
    words = building.words.pakke_til_gjennomgang
    return ("riktig", words.riktig), ("feil", words.feil)
