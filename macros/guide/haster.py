"""``haster``: what cannot wait."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from .types import Entry, LovRef, Model, Navn, Tekst, TelefonRef


class Ring(Model):
    telefon: TelefonRef
    nar: Tekst | None = Field(None, description="Når du ringer akkurat dette nummeret her.")


class Trinn(Entry):
    kind: ClassVar[str] = "trinn"
    tittel: Tekst = Field(description="Situasjonen med lesernes ord: «Du mistenker vold eller overgrep».")
    forst: Tekst = Field(description="Det viktigste, i én eller to setninger.")
    stans: Tekst | None = Field(None, description="Det du absolutt ikke skal gjøre først.")
    ring: list[Ring] = Field([], description="Numrene, det viktigste først.")
    gjor: list[Tekst] = Field(min_length=1, description="Gjør dette.")
    ikke: list[Tekst] = Field([], description="Dette lar du være.")
    lover: list[LovRef] = []
    synonymer: list[Navn] = Field([], description="Ord folk søker med, også hverdagsord og nynorsk.")


class Haster(Model):
    regel: Tekst = Field(description="Regelen om mistanke om vold og overgrep, som står på alle nivåer.")
    trinn: list[Trinn] = Field(min_length=3, description="Det mest akutte først.")
    skriv_ned: list[Tekst] = Field(min_length=1, description="Hva du skriver ned, og hvordan.")
    etterpa: list[Tekst] = Field(min_length=1, description="Hva som skjer etterpå.")
