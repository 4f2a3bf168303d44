"""``pakker``: the training packages, part by part."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self, get_args

from pydantic import Field, model_validator

from .caser import BrukCase
from .lettlest import Tegning
from .types import (
    MOT_FORESATTE,
    SYNONYMER,
    Arbeidsform,
    Entry,
    Minutter,
    Model,
    MotForesatte,
    Navn,
    Own,
    Program,
    Ref,
    Reviewed,
    Tall,
    Tekst,
    TowardsParents,
    VerktoyRef,
    named,
)


class Liste(Model):
    """A short list with a name, beside another."""

    tittel: Tekst
    punkter: list[Tekst] = Field(min_length=1)


class Oppgave(TowardsParents):
    kind: ClassVar[str] = "oppgave"
    within: ClassVar[str] = "pakke"
    tittel: Tekst
    tekst: Tekst | None = Field(None, description="Oppgaven, når den ikke bare er spørsmål.")
    tekst_kort: Tekst | None = Field(None, description="Oppgaven på 20-minuttersveien, når den er en annen der.")
    sporsmal: list[Tekst] = []
    form: Arbeidsform
    minutter: Minutter
    kort: Minutter | None = Field(None, description="Minutter på 20-minuttersveien. Tom når oppgaven hoppes over der.")
    timen: Minutter | None = Field(None, description="Minutter på timesveien. Tom når oppgaven hoppes over der.")
    sporsmal_kort: list[Tall] = Field(
        [], description="Numrene på spørsmålene dere tar på 20-minuttersveien. Tom når dere tar alle."
    )
    stikkord: list[Tekst] = Field(
        [],
        description="Ett kort stikkord per spørsmål, til lysbildet, når spørsmålene er for lange. Arket har dem hele.",
    )
    sak: Tekst | None = Field(
        None, description="En oppdiktet sak som oppgaven gjelder. Får et eget lysbilde, og står på arket."
    )
    referat: list[Tekst] = Field(
        [], description="Linjene i et oppdiktet referat som deltakerne retter. Med nummer, på lysbildet og på arket."
    )
    sider: list[Liste] = Field(
        [], description="To måter å se den samme saken på, side om side på lysbildet og på arket. Begge er oppdiktet."
    )

    @model_validator(mode="after")
    def _questions_fit(self) -> Self:
        if wrong := [nr for nr in self.sporsmal_kort if not 1 <= nr <= len(self.sporsmal)]:
            raise ValueError(f"sporsmal_kort nevner spørsmål {wrong[0]}, men oppgaven har {len(self.sporsmal)}.")
        if self.stikkord and len(self.stikkord) != len(self.sporsmal):
            raise ValueError(f"Oppgaven har {len(self.stikkord)} stikkord til {len(self.sporsmal)} spørsmål.")
        return self

    @property
    def oppdiktet(self) -> bool:
        """Whether the task has something made up that stands on the sheet."""
        return bool(self.sak or self.referat or self.sider)

    def varer(self, program: Program) -> int:
        """How many minutes the task takes in a programme; 0 when it is left out there."""
        return _minutes(self, program)


def _minutes(timed: Oppgave | Del, program: Program) -> int:
    return {"hele": timed.minutter, "timen": timed.timen, "kort": timed.kort}[program] or 0


class Del(Entry):
    kind: ClassVar[str] = "del"
    within: ClassVar[str] = "pakke"
    tittel: Tekst
    minutter: Minutter = Field(description="Forslag til antall minutter.")
    form: Arbeidsform = Field(description="leder, alene, par, gruppe, plenum, video eller pause.")
    leder: Tekst = Field(description="Hva du som leder kurset, gjør, i én til tre setninger.")
    kort: Minutter | None = Field(
        None, description="Minutter i den korte veien på 20 minutter. Tom når delen hoppes over."
    )
    timen: Minutter | None = Field(
        None, description="Minutter i den veien som tar 60 minutter. Tom når delen hoppes over."
    )
    innhold: list[Tekst] = Field([], description="Det deltakerne skal få med seg, punkt for punkt.")
    case: BrukCase | None = None
    oppgaver: list[Oppgave] = []
    verktoy: list[VerktoyRef] = Field([], description="Verktøy dere åpner i denne delen.")

    @model_validator(mode="after")
    def _tasks_fit(self) -> Self:
        for program in get_args(Program):
            tasks, whole = sum(task.varer(program) for task in self.oppgaver), self.varer(program)
            if tasks > whole:
                way = "" if program == "hele" else f" på veien «{program}»"
                raise ValueError(f"Oppgavene tar {tasks} minutter{way}, men delen varer bare {whole}.")
        return self

    def varer(self, program: Program) -> int:
        """How many minutes the part takes in a programme; 0 when it is left out there."""
        return _minutes(self, program)


class Alternativ(Model):
    """Something one could do at a stop on the self-study path.

    Nothing is scored: the reader sees why, and where it stands.
    """

    svar: Tekst = Field(description="Det leseren kan velge å gjøre.")
    hvorfor: Tekst = Field(description="Hva som skjer da, og hvorfor det er lurt eller ikke.")
    steg: Annotated[str, Ref(("steg", "niva", "verktoy"), ("haster",))] = Field(
        description="Hvor veilederen sier det: et steg, et nivå, et verktøy eller «haster»."
    )


class Stopp(Model):
    """One stop on the self-study path: something to read, a question, and what one could do.

    `mot_foresatte` speaks of the whole stop, its answers included: each of them is read alone.
    """

    tittel: Tekst
    mot_foresatte: MotForesatte = MOT_FORESATTE
    les: list[Tekst] = Field([], description="Det leseren får vite, når det ikke er en del av casen.")
    case: BrukCase | None = None
    sporsmal: Tekst
    valg: list[Alternativ] = Field(min_length=2)

    @model_validator(mode="after")
    def _there_is_something_to_read(self) -> Self:
        if not self.les and not self.case:
            raise ValueError("Stoppet har ingenting å lese. Skriv «les» eller «case».")
        return self


def _chosen(texts: list[str], numbers: list[int]) -> list[str]:
    """The texts with these numbers, counted from 1; all of them when none are named."""
    return [texts[number - 1] for number in numbers] if numbers else texts


class Pakke(Reviewed, Own):
    kind: ClassVar[str] = "pakke"
    nr: Tall = Field(ge=0, le=9, description="0 for introduksjonen, ellers pakkens nummer.")
    tittel: Tekst
    kort: Tekst = Field(description="Pakken i én setning.")
    tegninger: list[Tegning] = Field(
        min_length=3, max_length=3, description="Tre tegninger fra assets/tegninger/kurs, til sidene om pakken."
    )
    om: list[Tekst] = Field(min_length=1, description="Kort fortalt: ett avsnitt per linje.")
    mal: list[Tekst] = Field(min_length=1, description="Når kurset er over, kan deltakerne …")
    for_hvem: Tekst
    kilde: Navn
    deler: list[Del] = Field(min_length=4, description="Programmet, del for del.")
    verktoy: list[VerktoyRef] = Field(min_length=1, description="Verktøy dere har åpne.")
    forberedelser: list[Tekst] = Field([], description="Det som er særlig for denne pakken.")
    tips: list[Tekst] = []
    ta_vare_pa: Tekst | None = Field(None, description="Om deltakere som har egne erfaringer.")
    laert: list[Tekst] = Field(min_length=1, description="Oppsummeringen: hva deltakerne har lært og gjort.")
    laert_kort: list[Tall] = Field(
        [], description="Numrene i «laert» som gjelder 20-minuttersveien. Tom når alle gjør det."
    )
    laert_timen: list[Tall] = Field([], description="Numrene i «laert» som gjelder timesveien. Tom når alle gjør det.")
    laert_selv: list[Tekst] = Field(
        [], description="Hva den som tar pakken på egen hånd, har gjort. Er den tom, står «laert» der også."
    )
    videre: list[Tekst] = Field(min_length=1, description="Hva dere gjør etter kurset.")
    videre_alene: list[Tall] = Field(
        [], description="Numrene i «videre» som gjelder den som tar pakken på egen hånd. Tom når alle gjør det."
    )
    ov_selv: list[Stopp] = Field(
        min_length=2, description="Veien for den som ikke var med på kurset: les, velg, se hvorfor."
    )
    synonymer: list[Navn] = SYNONYMER

    @model_validator(mode="after")
    def _length_is_right(self) -> Self:
        short, hour = self.varer("kort"), self.varer("timen")
        if not 60 <= self.minutter <= 90:
            raise ValueError(f"Programmet varer {self.minutter} minutter. Det skal vare mellom 60 og 90.")
        if short > 20:
            raise ValueError(f"Den korte veien varer {short} minutter. Den skal ta høyst 20.")
        if hour > 60:
            raise ValueError(f"Timesveien varer {hour} minutter. Den skal ta høyst 60.")
        return self

    @model_validator(mode="after")
    def _numbers_are_there(self) -> Self:
        numbers = {"laert": ("laert_kort", "laert_timen"), "videre": ("videre_alene",)}
        for texts, names in numbers.items():
            last = len(getattr(self, texts))
            for name in names:
                if wrong := [number for number in getattr(self, name) if not 1 <= number <= last]:
                    raise ValueError(f"«{name}» har nummer {wrong[0]}, men «{texts}» har {last} punkter.")
        return self

    @property
    def minutter(self) -> int:
        """The programme's length in minutes."""
        return self.varer("hele")

    @property
    def veier(self) -> list[Program]:
        """The programmes that the package has: the whole one, and the shorter ones with parts of their own."""
        return [program for program in get_args(Program) if self.varer(program)]

    def varer(self, program: Program) -> int:
        """How many minutes a programme takes; 0 when the package does not have it."""
        return sum(part.varer(program) for part in self.deler)

    def programmet(self, program: Program) -> list[tuple[int, Del]]:
        """Each part of a programme with the minute it starts at."""
        starts, now = [], 0
        for part in self.deler:
            if part.varer(program):
                starts.append((now, part))
                now += part.varer(program)
        return starts

    def laert_i(self, nr: int) -> list[Program]:
        """The programmes that point `nr` of what has been learnt is true of."""
        only = {"kort": self.laert_kort, "timen": self.laert_timen}
        return [program for program in get_args(Program) if nr in (only.get(program) or [nr])]

    @property
    def videre_paa_egen_hand(self) -> list[str]:
        """What who takes the package alone does afterwards."""
        return _chosen(self.videre, self.videre_alene)

    @property
    def program(self) -> list[tuple[int, Del]]:
        """Each part of the whole programme with the minute it starts at."""
        return self.programmet("hele")

    @property
    def oppgaver(self) -> list[Oppgave]:
        """Every task in order: its place is its number on the participants' sheet."""
        return [task for part in self.deler for task in part.oppgaver]

    def task(self, id: str) -> Oppgave:
        """A task by its id. Raises LookupError with a message for the editor."""
        return named(id, self.oppgaver, "Pakken har ingen oppgave som heter")
