"""A tool's form as a flat list of parts, laid out once for every medium.

Word, PDF and the preview on the page all walk the same list, so that they cannot come to hold different fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from typing import ClassVar

from .verktoy import Blokk, Felt, Skala, Tabell, Tegnefelt, Verktoy
from .words import Dokument

SHORT = ("tekst", "dato", "valg")
NAME_LENGTH = 64  # Word calls a file damaged when the name or tag of a control is longer


@dataclass(frozen=True)
class Rute:
    """One blank to fill in. `id` is unique in the document, `navn` is what a screen reader says."""

    id: str
    navn: str
    type: str
    valg: tuple[str, ...] = ()
    linjer: int = 1


@dataclass(frozen=True)
class Celle:
    """A table cell: a text (a row header when `hode`), or a blank, or nothing where one signs by hand."""

    tekst: str = ""
    hjelp: str | None = None
    rute: Rute | None = None
    hode: bool = False


@dataclass(frozen=True)
class Overskrift:
    slag: ClassVar[str] = "overskrift"
    tekst: str


@dataclass(frozen=True)
class Tekst:
    slag: ClassVar[str] = "tekst"
    tekst: str


@dataclass(frozen=True)
class Punkter:
    slag: ClassVar[str] = "punkter"
    punkter: tuple[str, ...]


@dataclass(frozen=True)
class Sporsmal:
    """A long answer. `niva`: the heading level of its label."""

    slag: ClassVar[str] = "sporsmal"
    niva: int
    etikett: str
    hjelp: str | None
    rute: Rute


@dataclass(frozen=True)
class Kryssliste:
    slag: ClassVar[str] = "kryssliste"
    punkter: tuple[tuple[Rute, str, str | None], ...]  # blank, label, help


@dataclass(frozen=True)
class Rutenett:
    """A table. `bruk`: "felter" (label and answer), "tabell" or "signatur".

    `tittel` is printed above the two last, unless the heading above says the same. `niva`: the heading level of a
    label that stands alone. `linjer`: room in a row, by hand.
    """

    slag: ClassVar[str] = "rutenett"
    bruk: str
    tittel: str
    kolonner: tuple[tuple[str, int], ...]  # heading, width in per cent
    rader: tuple[tuple[Celle, ...], ...]
    gjenta: bool = False
    vis_tittel: bool = True
    niva: int = 3
    linjer: int = 1


@dataclass(frozen=True)
class Trinnskala:
    slag: ClassVar[str] = "skala"
    tittel: str
    lav: str
    hoy: str
    ruter: tuple[Rute, ...]
    fjes: bool = False


@dataclass(frozen=True)
class Tegning:
    slag: ClassVar[str] = "tegning"
    tittel: str
    motiv: str
    hoyde: int  # millimetres on paper
    alt: str
    rute: Rute


Part = Overskrift | Tekst | Punkter | Sporsmal | Kryssliste | Rutenett | Trinnskala | Tegning


def parts(tool: Verktoy, words: Dokument) -> list[Part]:
    """The form of `tool` from top to bottom. `words`: those of documents.

    The texts are those of `tool`, as they are.
    """
    result: list[Part] = []
    level = 2
    assert tool.skjema
    for kind, blocks in groupby(tool.skjema.innhold, key=lambda block: block.type):
        if kind == "felter":  # neighbours become one
            result += _fields([field for block in blocks for field in block.felter or []], level, words)
            continue
        for block in blocks:
            if block.overskrift:
                level = 3
            result.append(_part(block, result, words))
    return result


def _part(block: Blokk, above: list[Part], words: Dokument) -> Part:
    """Anything but fields. `above`: the parts before it."""
    match block:
        case Blokk(overskrift=str(text)):
            return Overskrift(text)
        case Blokk(tekst=str(text)):
            return Tekst(text)
        case Blokk(punkter=list(points)):
            return Punkter(tuple(points))
        case Blokk(tabell=Tabell() as table):
            return _table(table, words)
        case Blokk(skala=Skala() as scale):
            return _scale(scale)
        case Blokk(tegnefelt=Tegnefelt() as field):
            return _drawing(field)
    return _signatures(block.signatur or [], above, words)


def blanks(form: list[Part]) -> Iterator[Rute]:
    """Every blank of a form, in reading order."""
    for part in form:
        match part:
            case Sporsmal() | Tegning():
                yield part.rute
            case Kryssliste():
                yield from (blank for blank, *_ in part.punkter)
            case Trinnskala():
                yield from part.ruter
            case Rutenett():
                yield from (cell.rute for cell in chain.from_iterable(part.rader) if cell.rute)


def _named(id: str, name: str, type: str, choices: Iterable[str] = (), lines: int = 1) -> Rute:
    if len(name) > NAME_LENGTH:
        name = name[: NAME_LENGTH - 1].rsplit(" ", 1)[0] + "…"
    return Rute(id[:NAME_LENGTH], name, type, tuple(choices), lines)


def _fields(fields: list[Felt], level: int, words: Dokument) -> Iterator[Part]:
    def group(field: Felt) -> str:
        return "kort" if field.type in SHORT else field.type

    for kind, run in groupby(fields, key=group):
        blanks = [(_named(field.id, field.etikett, field.type, field.valg, field.linjer), field) for field in run]
        if kind == "kort":
            rows = tuple((Celle(field.etikett, field.hjelp, hode=True), Celle(rute=blank)) for blank, field in blanks)
            yield Rutenett("felter", words.felter, ((words.opplysning, 38), (words.svar, 62)), rows, niva=level)
        elif kind == "avkryssing":
            yield Kryssliste(tuple((blank, field.etikett, field.hjelp) for blank, field in blanks))
        else:
            yield from (Sporsmal(level, field.etikett, field.hjelp, blank) for blank, field in blanks)


def _table(table: Tabell, words: Dokument) -> Rutenett:
    rows = []
    for number, label in enumerate([*table.rader, *[""] * table.tomme_rader], 1):
        first = (Celle(label, hode=True),) if label else ()
        rows.append(
            first
            + tuple(
                Celle(
                    rute=_named(
                        f"{table.id}-{number}-{place}",
                        f"{column.tittel}: {label}" if label else f"{column.tittel}, {words.rad} {number}",
                        column.type,
                        column.valg,
                    )
                )
                for place, column in enumerate(table.kolonner, 1)
                if place > len(first)
            )
        )
    return Rutenett(
        "tabell",
        table.tittel,
        tuple((column.tittel, column.bredde) for column in table.kolonner),
        tuple(rows),
        table.gjenta,
        linjer=table.linjer,
    )


def _scale(scale: Skala) -> Trinnskala:
    return Trinnskala(
        scale.tittel,
        scale.lav,
        scale.hoy,
        tuple(
            _named(f"{scale.id}-{step}", f"{step}: {scale.tittel}", "avkryssing") for step in range(1, scale.trinn + 1)
        ),
        scale.fjes,
    )


def _drawing(field: Tegnefelt) -> Tegning:
    return Tegning(field.tittel, field.motiv, field.hoyde, field.alt, _named(field.id, field.tittel, "langtekst"))


def _signatures(roles: list[str], above: list[Part], words: Dokument) -> Rutenett:
    title = words.underskrift
    rows = tuple(
        (
            Celle(role, hode=True),
            Celle(rute=_named(f"sted-dato-{len(above)}-{number}", f"{words.sted_dato}: {role}", "tekst")),
            Celle(),
        )
        for number, role in enumerate(roles, 1)
    )
    return Rutenett(
        "signatur",
        title,
        ((words.rolle, 32), (words.sted_dato, 28), (title, 40)),
        rows,
        vis_tittel=above[-1:] != [Overskrift(title)],
    )
