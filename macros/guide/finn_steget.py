"""``finn_steget``: the questions of «Hva gjør jeg nå?»."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .types import SYNONYMER, Entry, HindringRef, JaNei, Model, Navn, Ref, Tekst, TowardsParents, TrinnRef, VerktoyRef

MAX_QUESTIONS = 6  # a person in a hurry answers no more than this


class Fareutgang(Model):
    """A way out of the questions, because something cannot wait."""

    tegn: Tekst = Field(description="Det leseren ser eller hører: «Noen er i livsfare».")
    gjor: Tekst = Field(description="Hva leseren gjør, i en kort oppfordring: «Ring nå».")
    til: TrinnRef = Field(description="Id fra «haster».")


class Svar(Model):
    svar: Tekst = Field(description="Svaret med leserens ord.")
    til: Annotated[str, Ref(("sporsmal", "resultat"))] = Field(description="Neste spørsmål eller et resultat.")


class Sporsmal(Entry):
    """A question on the way to the right step."""

    kind: ClassVar[str] = "sporsmal"
    sporsmal: Tekst
    hjelp: Tekst | None = Field(None, description="En setning som gjør det lettere å svare.")
    svar: list[Svar] = Field(min_length=2, description="Minst to svar.")
    synonymer: list[Navn] = SYNONYMER


class Resultat(TowardsParents):
    """Where a path of questions ends: one step, or the decision of a level."""

    kind: ClassVar[str] = "resultat"
    tittel: Tekst = Field(description="Det leseren skal gjøre nå, som en oppfordring.")
    hva: Tekst = Field(description="Hvorfor, eller hvordan, i én eller to setninger.")
    sted: Annotated[str, Ref(("steg", "niva"))] = Field(
        description="Id på steget. Id på et nivå betyr avgjørelsen på nivået."
    )
    si: Tekst = Field(description="Den første setningen å si eller skrive.")
    skriv: JaNei = Field(False, description="ja når setningen skal skrives og ikke sies.")
    verktoy: list[VerktoyRef] = Field([], max_length=4, description="De viktigste verktøyene i steget, høyst fire.")
    hindringer: list[HindringRef] = Field([], description="Id-er fra «hindringer»: det som kan stå i veien her.")
    synonymer: list[Navn] = SYNONYMER


class FinnSteget(Model):
    """The questions of «Hva gjør jeg nå?».

    `load` checks that every path ends, is short, and that nothing is out of reach.
    """

    fare: list[Fareutgang] = Field(min_length=2, description="Utganger til «Når det haster», det farligste først.")
    sporsmal: list[Sporsmal] = Field(min_length=1, description="Det første står først.")
    resultater: list[Resultat] = Field(min_length=2)
