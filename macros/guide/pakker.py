"""``pakker``: the training packages, part by part."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from .caser import BrukCase
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
    Ref,
    Reviewed,
    Tall,
    Tekst,
    TowardsParents,
    VerktoyRef,
    named,
)


class Oppgave(TowardsParents):
    kind: ClassVar[str] = "oppgave"
    within: ClassVar[str] = "pakke"
    tittel: Tekst
    tekst: Tekst | None = Field(None, description="Oppgaven, når den ikke bare er spørsmål.")
    sporsmal: list[Tekst] = []
    form: Arbeidsform
    minutter: Minutter


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
    innhold: list[Tekst] = Field([], description="Det deltakerne skal få med seg, punkt for punkt.")
    case: BrukCase | None = None
    oppgaver: list[Oppgave] = []
    verktoy: list[VerktoyRef] = Field([], description="Verktøy dere åpner i denne delen.")

    @model_validator(mode="after")
    def _tasks_fit(self) -> Self:
        tasks = sum(task.minutter for task in self.oppgaver)
        if tasks > self.minutter:
            raise ValueError(f"Oppgavene tar {tasks} minutter, men delen varer bare {self.minutter}.")
        return self


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


class Pakke(Reviewed, Own):
    kind: ClassVar[str] = "pakke"
    nr: Tall = Field(ge=0, le=9, description="0 for introduksjonen, ellers pakkens nummer.")
    tittel: Tekst
    kort: Tekst = Field(description="Pakken i én setning.")
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
    videre: list[Tekst] = Field(min_length=1, description="Hva dere gjør etter kurset.")
    ov_selv: list[Stopp] = Field(
        min_length=2, description="Veien for den som ikke var med på kurset: les, velg, se hvorfor."
    )
    synonymer: list[Navn] = SYNONYMER

    @model_validator(mode="after")
    def _length_is_right(self) -> Self:
        short = sum(part.kort or 0 for part in self.deler)
        if not 60 <= self.minutter <= 90:
            raise ValueError(f"Programmet varer {self.minutter} minutter. Det skal vare mellom 60 og 90.")
        if short > 20:
            raise ValueError(f"Den korte veien varer {short} minutter. Den skal ta høyst 20.")
        return self

    @property
    def minutter(self) -> int:
        """The programme's length in minutes."""
        return sum(part.minutter for part in self.deler)

    @property
    def program(self) -> list[tuple[int, Del]]:
        """Each part with the minute it starts at."""
        starts, now = [], 0
        for part in self.deler:
            starts.append((now, part))
            now += part.minutter
        return starts

    @property
    def kort_minutter(self) -> int:
        """The length of the short path in minutes."""
        return sum(part.kort or 0 for part in self.deler)

    def task(self, id: str) -> Oppgave:
        """A task by its id. Raises LookupError with a message for the editor."""
        return named(id, [task for part in self.deler for task in part.oppgaver], "Pakken har ingen oppgave som heter")
