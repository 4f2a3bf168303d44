"""A tool's form as a flat list of parts, laid out once for every medium.

Word, PDF and the preview on the page all walk the same list, so that they cannot come to hold different fields.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from typing import ClassVar

from .skjemahode import Skjemahode
from .verktoy import Bilde, Blokk, Felt, Skala, Tabell, Tegnefelt, Verktoy
from .words import Dokument

SHORT = ("tekst", "dato", "valg")
NAME_LENGTH = 64  # Word calls a file damaged when the name or tag of a control is longer


@dataclass(frozen=True)
class Rute:
    """One blank to fill in. `id` is unique in the document, `navn` is what a screen reader says, unique too.

    `ledetekst`: whether a prompt stands in it. `felles`: what it shares with the head of every page («navn», «fodt»).
    """

    id: str
    navn: str
    type: str
    valg: tuple[str, ...] = ()
    linjer: int = 1
    ledetekst: bool = True
    felles: str = ""


@dataclass(frozen=True)
class Celle:
    """A table cell: a text (a row header when `hode`), or a blank, or nothing where one signs by hand."""

    tekst: str = ""
    hjelp: str | None = None
    rute: Rute | None = None
    hode: bool = False


@dataclass(frozen=True)
class Overskrift:
    """`ny_side`: what follows begins on a page of its own."""

    slag: ClassVar[str] = "overskrift"
    tekst: str
    ny_side: bool = False


@dataclass(frozen=True)
class Tekst:
    """`viktig`: a warning, which must not be read past. `kilde`: where what follows is from, with what follows."""

    slag: ClassVar[str] = "tekst"
    tekst: str
    viktig: bool = False
    kilde: bool = False


@dataclass(frozen=True)
class Hode:
    """What a form about one child is filed by, or who a letter is from and to: rows of (label, blank).

    `varsel`: that it may hold what is confidential; `grunnlag`: why others may not read it, and who says so on paper.
    """

    slag: ClassVar[str] = "hode"
    rader: tuple[tuple[tuple[str, Rute], ...], ...]
    varsel: str = ""
    grunnlag: tuple[str, Rute] | None = None


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
    """A table. `bruk`: "felter" (label and answer), "tabell" or "signatur". `gjenta`: rows may be added and deleted.

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


@dataclass(frozen=True)
class Bildekort:
    """Pictures with words, to point at or tick: (blank, word, picture)."""

    slag: ClassVar[str] = "bilder"
    kort: tuple[tuple[Rute, str, str], ...]


Part = Overskrift | Tekst | Hode | Punkter | Sporsmal | Kryssliste | Rutenett | Trinnskala | Tegning | Bildekort


def parts(tool: Verktoy, head: Skjemahode, words: Dokument) -> list[Part]:
    """The form of `tool` from top to bottom. `words`: those of documents.

    The texts are those of `tool` and `head`, as they are.
    """
    assert tool.skjema
    result: list[Part] = [*_head(tool.skjema.ark, head, words)]
    level, named = 2, _Names()
    for kind, blocks in groupby(tool.skjema.innhold, key=lambda block: block.type):
        if kind == "felter":  # neighbours become one
            fields = [field for block in blocks for field in block.felter or []]
            warned = any(isinstance(part, Tekst) and part.viktig for part in result)
            if any(field.adresse for field in fields) and not warned:  # once in a form
                result.append(Tekst(head.sperret, viktig=True))
            result += _fields(fields, level, words, named)
            continue
        for block in blocks:
            if block.overskrift or block.ny_side:
                level = 3
            result.append(_part(block, result, words, named))
    return result


def _head(kind: str, head: Skjemahode, words: Dokument) -> Iterator[Hode]:
    """What stands above everything else on a form about one child, and on a letter."""

    def row(*blanks: Rute) -> tuple[tuple[str, Rute], ...]:
        return tuple((blank.navn, blank) for blank in blanks)

    unit, number = Rute("hode-enhet", words.enhet, "tekst"), Rute("hode-sak", words.saksnummer, "tekst")
    if kind == "barnet":
        name = Rute("hode-navn", words.barnets_navn, "tekst", felles="navn")
        born = Rute("hode-fodt", words.fodt, "dato", felles="fodt")
        reasons = tuple(f"{reason.enhet}: {reason.hjemmel}" for reason in head.grunnlag)
        ground = Rute("hode-innsyn", words.grunn, "valg", reasons)
        yield Hode((row(unit, number), row(name, born)), head.varsel, (words.fyller_ut, ground))
    elif kind == "brev":
        sender, day = Rute("hode-fra", words.avsender, "tekst"), Rute("hode-dato", words.brevdato, "dato")
        receiver, ours = Rute("hode-til", words.mottaker, "tekst"), Rute("hode-referanse", words.referanse, "tekst")
        yield Hode((row(sender, day), row(receiver, ours)))


def _part(block: Blokk, above: list[Part], words: Dokument, named: _Names) -> Part:
    """Anything but fields. `above`: the parts before it."""
    match block:
        case Blokk(overskrift=str(text)):
            return Overskrift(text)
        case Blokk(ny_side=str(text)):
            return Overskrift(text, ny_side=True)
        case Blokk(tekst=str(text)):
            return Tekst(text)
        case Blokk(punkter=list(points)):
            return Punkter(tuple(points))
        case Blokk(tabell=Tabell() as table):
            return _table(table, words, named)
        case Blokk(skala=Skala() as scale):
            return _scale(scale, named)
        case Blokk(tegnefelt=Tegnefelt() as field):
            blank = named(field.id, field.tittel, "langtekst")
            return Tegning(field.tittel, field.motiv, field.hoyde, field.alt, blank)
        case Blokk(bilder=list(pictures)):
            return Bildekort(tuple(_picture(picture, named) for picture in pictures))
    return _signatures(block.signatur or [], above, words, named)


def blanks(form: list[Part]) -> Iterator[Rute]:
    """Every blank of a form, in reading order."""
    for part in form:
        match part:
            case Hode():
                yield from (blank for row in part.rader for _, blank in row)
                yield from (part.grunnlag or ())[1:]
            case Bildekort():
                yield from (blank for blank, *_ in part.kort)
            case Sporsmal() | Tegning():
                yield part.rute
            case Kryssliste():
                yield from (blank for blank, *_ in part.punkter)
            case Trinnskala():
                yield from part.ruter
            case Rutenett():
                yield from (cell.rute for cell in chain.from_iterable(part.rader) if cell.rute)


class _Names:
    """Makes blanks, and sees to it that no two in a form have the same name."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()

    def __call__(
        self, id: str, name: str, type: str, choices: Iterable[str] = (), lines: int = 1, prompt: bool = True
    ) -> Rute:
        if len(name) > NAME_LENGTH:
            name = name[: NAME_LENGTH - 1].rsplit(" ", 1)[0] + "…"
        self.seen[name] += 1
        if self.seen[name] > 1:
            end = f" ({self.seen[name]})"
            name = name[: NAME_LENGTH - len(end)] + end
        return Rute(id[:NAME_LENGTH], name, type, tuple(choices), lines, prompt)


def _fields(fields: list[Felt], level: int, words: Dokument, named: _Names) -> Iterator[Part]:
    def group(field: Felt) -> str:
        return "kort" if field.type in SHORT else field.type

    for kind, run in groupby(fields, key=group):
        blanks = [(named(field.id, field.etikett, field.type, field.valg, field.linjer), field) for field in run]
        if kind == "kort":
            rows = tuple((Celle(field.etikett, field.hjelp, hode=True), Celle(rute=blank)) for blank, field in blanks)
            yield Rutenett("felter", words.felter, ((words.opplysning, 38), (words.svar, 62)), rows, niva=level)
        elif kind == "avkryssing":
            yield Kryssliste(tuple((blank, field.etikett, field.hjelp) for blank, field in blanks))
        else:
            yield from (Sporsmal(level, field.etikett, field.hjelp, blank) for blank, field in blanks)


def _table(table: Tabell, words: Dokument, named: _Names) -> Rutenett:
    rows = []
    for number, label in enumerate([*table.rader, *[""] * table.tomme_rader], 1):
        first = (Celle(label, hode=True),) if label else ()
        rows.append(
            first
            + tuple(
                Celle(
                    rute=named(
                        f"{table.id}-{number}-{place}",
                        f"{column.tittel}: {label}" if label else _cell_name(table, column.tittel, number, words),
                        column.type,
                        column.valg,
                        prompt=number == 1,  # an empty row that is left standing says nothing
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


def _cell_name(table: Tabell, column: str, number: int, words: Dokument) -> str:
    """What a blank in an empty row is called: with the title of the table where there is room for it."""
    name = f"{column}, {words.rad} {number}"
    whole = f"{table.tittel}: {name}"
    return whole if len(whole) <= NAME_LENGTH else name


def _scale(scale: Skala, named: _Names) -> Trinnskala:
    return Trinnskala(
        scale.tittel,
        scale.lav,
        scale.hoy,
        tuple(
            named(f"{scale.id}-{step}", f"{step}: {scale.tittel}", "avkryssing") for step in range(1, scale.trinn + 1)
        ),
        scale.fjes,
    )


def _picture(picture: Bilde, named: _Names) -> tuple[Rute, str, str]:
    return named(picture.id, picture.ord, "avkryssing"), picture.ord, picture.motiv


def _signatures(roles: list[str], above: list[Part], words: Dokument, named: _Names) -> Rutenett:
    """Who signs: role, name, place and date, and room for the hand. No prompts: the row may be filled in by hand."""
    title = words.underskrift
    rows = tuple(
        (
            Celle(role, hode=True),
            *(
                Celle(rute=named(f"{id}-{len(above)}-{number}", f"{asked}: {role}", "tekst", prompt=False))
                for id, asked in (("navn", words.navn), ("sted-dato", words.sted_dato))
            ),
            Celle(),
        )
        for number, role in enumerate(roles, 1)
    )
    return Rutenett(
        "signatur",
        title,
        ((words.rolle, 25), (words.navn, 27), (words.sted_dato, 20), (title, 28)),
        rows,
        vis_tittel=above[-1:] != [Overskrift(title)],
    )
