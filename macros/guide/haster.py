"""``haster``: what cannot wait."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, model_validator

from .types import SYNONYMER, LovRef, Model, Navn, Omtrentlig, Tekst, TelefonRef, TowardsParents, TrinnRef


class Ring(Model):
    telefon: TelefonRef
    nar: Tekst | None = Field(None, description="Når du ringer akkurat dette nummeret her.")


MAX_SHORT_FORM = 180  # signs: six lines on a phone
MAX_HEADINGS = 8  # situations that stand by themselves on «Når det haster»


class Voldsregel(Model):
    """What violence and abuse are, and when nobody speaks with the parents first. Said once, in two sizes.

    `kort` is printed word for word wherever somebody is sent to parents; the rest stands once, on «Når det haster».
    """

    kort: Tekst = Field(
        description=f"Kortformen, høyst {MAX_SHORT_FORM} tegn: hva det kan være, ikke foresatte først, hvem du ringer, "
        "også når du bare lurer. Den skal ha minst ett nummer som svarer nå."
    )
    teller: list[Tekst] = Field(min_length=3, description="Hva som teller som vold og overgrep, punkt for punkt.")
    unntak: Tekst = Field(description="Unntaket: når dere ikke snakker med foresatte først.")
    tvil: Tekst = Field(description="Regelen når du er i tvil.")
    ikke_trygt: list[Tekst] = Field(
        min_length=2, description="Når det ikke er trygt for barnet at foresatte får vite det."
    )
    i_dora: list[Tekst] = Field(min_length=2, description="Hva du gjør når den du mistenker, står i døra.")
    utenfor_hjemmet: Tekst = Field(
        description="Når foresatte får vite det, hvis ingen hjemme er mistenkt. Står som et forslag fra prosjektet."
    )


class Trinn(TowardsParents):
    kind: ClassVar[str] = "trinn"
    under: TrinnRef | None = Field(
        None, description="Id på situasjonen denne hører under. Tom for dem som står for seg selv, høyst åtte."
    )
    tittel: Tekst = Field(description="Situasjonen med lesernes ord: «Du mistenker vold eller overgrep».")
    forst: Tekst = Field(description="Det viktigste, i én eller to setninger.")
    stans: Tekst | None = Field(None, description="Det du absolutt ikke skal gjøre først.")
    ring: list[Ring] = Field([], description="Numrene, det viktigste først.")
    gjor: list[Tekst] = Field(min_length=1, description="Gjør dette.")
    ikke: list[Tekst] = Field([], description="Dette lar du være.")
    lover: list[LovRef] = []
    forslag: Tekst | None = Field(
        None, description="Hvorfor rådene bare er et forslag, når ingen norsk offentlig rutine er funnet."
    )
    kilde: Navn | None = Field(None, description="Hva rådene bygger på, når det ikke bare er lovene over.")
    kontrollert: Omtrentlig | None = Field(None, description="Datoen til kilden. Tom når kilden ikke har dato.")
    synonymer: list[Navn] = SYNONYMER


class Haster(Model):
    vold: Voldsregel
    ring: list[TelefonRef] = Field(min_length=4, max_length=6, description="Numrene øverst, det viktigste først.")
    trinn: list[Trinn] = Field(min_length=3, description="Det mest akutte først.")
    skriv_ned: list[Tekst] = Field(min_length=1, description="Hva du skriver ned, og hvordan.")
    etterpa: list[Tekst] = Field(min_length=1, description="Hva som skjer etterpå.")

    @model_validator(mode="after")
    def _ladder_is_short(self) -> Self:
        alone = [situation for situation in self.trinn if not situation.under]
        if len(alone) > MAX_HEADINGS:
            raise ValueError(
                f"{len(alone)} situasjoner står for seg selv. Høyst {MAX_HEADINGS} får plass: legg de sjeldne under en "
                "annen med «under»."
            )
        nested = {situation.id for situation in self.trinn if situation.under}
        if wrong := next((situation for situation in self.trinn if situation.under in nested), None):
            raise ValueError(
                f"«{wrong.id}» ligger under «{wrong.under}», som selv ligger under en annen. Bruk ett nivå."
            )
        return self

    def under(self, situation: Trinn) -> list[Trinn]:
        """The rarer situations that stand one level below `situation`."""
        return [other for other in self.trinn if other.under == situation.id]

    @property
    def alene(self) -> list[Trinn]:
        """The situations that stand by themselves."""
        return [situation for situation in self.trinn if not situation.under]
