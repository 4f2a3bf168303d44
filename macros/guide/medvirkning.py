"""``medvirkning``: how the child and the parents take part."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from .types import LovRef, Model, NivaRef, Tall, Tekst


class Medvirkningsrad(Model):
    known_by: ClassVar[str] = "niva"
    niva: NivaRef
    barn: Tekst = Field(description="Hva barnet bestemmer, blir hørt i og får vite.")
    ungdom: Tekst = Field(description="Det samme for ungdommen.")
    foresatte: Tekst


class Aldersgrense(Model):
    alder: Tall = Field(ge=0, le=18, description="Fra fylte … år. 0 betyr uansett alder.")
    hva: list[Tekst] = Field(min_length=1)
    lover: list[LovRef] = Field(min_length=1)


class Synsvinkel(Model):
    """One of the ways of seeing a family."""

    hvem: Tekst = Field(description="Hvem som ser: «Slik tjenestene ofte ser».")
    ser: list[Tekst] = Field(min_length=3, max_length=6, description="Det som kommer fram, i stikkord.")
    folge: Tekst = Field(description="Hva det fører til.")


class Medvirkning(Model):
    """User involvement on every level (source 002)."""

    nivaer: list[Medvirkningsrad] = Field(min_length=3, max_length=6, description="Én rad for hvert nivå.")
    samtykke: list[Tekst] = Field(min_length=4, description="Sjekkliste for et informert samtykke.")
    aldre: list[Aldersgrense] = Field(min_length=1)
    synsvinkler: list[Synsvinkel] = Field(min_length=2, max_length=2)
    synsvinkler_fra: Tekst | None = Field(None, description="Hvor denne måten å se en familie på kommer fra.")
