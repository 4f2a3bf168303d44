"""``nivaer``: the levels, three to six, their steps, and the decision at the end of each."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .types import (
    LEVEL_PATTERN,
    MOT_FORESATTE,
    SHARED,
    SYNONYMER,
    LovRef,
    MalRef,
    Model,
    MotForesatte,
    Navn,
    Ref,
    Reviewed,
    Tall,
    Tekst,
    TowardsParents,
    VerktoyRef,
)

MAX_TOOLS = 6  # a decision that names more helps nobody to choose


class Steg(TowardsParents):
    kind: ClassVar[str] = "steg"
    tittel: Tekst = Field(description="Kort oppfordring: «Skriv ned det du ser».")
    hva: Tekst = Field(
        description="Hva som skal gjøres. Én eller to korte setninger: de står i flytskjemaet, tabellen og steget."
    )
    hvordan: list[Tekst] = Field(min_length=1, description="Hvordan det gjøres, ett råd per linje.")
    hvem: Tekst = Field(description="Hvem som har ansvar.")
    medvirkning: Tekst = Field(description="Hvordan barnet og foresatte er med i steget.")
    verktoy: list[VerktoyRef] = Field([], description="Id-er fra lista «verktoy».")
    lover: list[LovRef] = Field([], description="Id-er fra lista «lover».")
    synonymer: list[Navn] = SYNONYMER


class Valg(Model):
    svar: Tekst = Field(description="Veien videre: «Gå til nivå 2».")
    nar: Tekst = Field(description="Når dere velger denne veien, i én kort setning.")
    plakat: Tekst | None = Field(None, description="En kortere tekst til plakaten, når «nar» er lang.")
    til: MalRef = Field(description="«avslutt», «haster», et nivå, et steg på samme nivå, en arena eller et verktøy.")


class Avgjorelse(Model):
    mot_foresatte: MotForesatte = MOT_FORESATTE
    sporsmal: Tekst = Field(description="Spørsmålet dere svarer på: «Hvor går dere videre?»")
    hva: Tekst
    hvordan: list[Tekst] = Field(min_length=1)
    hvem: Tekst
    medvirkning: Tekst
    verktoy: list[VerktoyRef] = Field([], max_length=MAX_TOOLS, description="De viktigste verktøyene, høyst seks.")
    flere_verktoy: list[VerktoyRef] = Field([], description="Resten av verktøyene. De står bak en lenke som åpnes.")
    valg: list[Valg] = Field(min_length=2, description="Minst to veier videre.")


class Fristforslag(Model):
    """What the project proposes until the municipality has set a deadline of its own."""

    tekst: Tekst = Field(description="Fristen, i én eller to korte setninger.")
    kilde: Navn = Field(description="Kommunen forslaget er hentet fra, eller «prosjektet».")


class ForFamilien(Model):
    """The level in the words of a family."""

    tittel: Tekst = Field(description="Hva som skjer på nivået: «Dere prøver noe sammen».")
    tekst: Tekst = Field(description="Nivået i én til tre korte setninger, til «For barn, unge og foreldre».")


class Niva(Reviewed):
    kind: ClassVar[str] = "niva"
    id: Annotated[str, Field(pattern=LEVEL_PATTERN), SHARED]
    tittel: Tekst = Field(description="Navnet på nivået, uten tallet.")
    kort: Tekst = Field(description="Nivået i én setning, til trappa på forsiden.")
    ingress: Tekst = Field(description="Åpningen på nivåsiden.")
    familie: ForFamilien | None = Field(None, description="Nivået med ord for familien.")
    deltakere: list[Tekst] = Field(min_length=1, description="Hvem som er med, flest mulig fra nivået under.")
    folk: Tall = Field(ge=1, le=8, description="Hvor mange små figurer trappa viser på nivået.")
    kilde: Navn = Field(description="Hva stegene bygger på.")
    frist: Annotated[str, Ref(("lokalt",))] | None = Field(
        None, description="Id fra «lokalt»: fristen som kommunen setter."
    )
    frist_forslag: Fristforslag | None = Field(None, description="Vises som forslag til kommunen har satt sin egen.")
    steg: list[Steg] = Field(min_length=2, max_length=8)
    avgjorelse: Avgjorelse
    synonymer: list[Navn] = SYNONYMER

    @property
    def nr(self) -> int:
        """The level's number, as in its id."""
        return int(self.id[-1])
