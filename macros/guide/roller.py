"""``roller`` and ``arenaer``: who takes part, and where they meet."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from .types import SYNONYMER, LenkeRef, LovRef, Navn, NivaRef, Own, Tekst, VerktoyRef


class Rolle(Own):
    kind: ClassVar[str] = "rolle"
    navn: Tekst
    om: Tekst = Field(description="Hva rollen er til for.")
    overskrift: Tekst | None = Field(None, description="Overskriften over lista, når den ikke er «Oppgaver».")
    oppgaver: list[Tekst] = []
    nivaer: list[NivaRef] = []
    verktoy: list[VerktoyRef] = []
    lover: list[LovRef] = []
    synonymer: list[Navn] = SYNONYMER


class Arena(Own):
    """A place where people meet about one child."""

    kind: ClassVar[str] = "arena"
    navn: Navn
    kort: Tekst = Field(description="Arenaen i én setning.")
    eksempel_fra: Navn | None = Field(
        None, description="Kommunen dette er et eksempel fra, når det ikke er kommunens egen arena."
    )
    formal: Tekst | None = Field(None, description="Hva den er til for. Tom når ingen kilde sier det.")
    hvem_kaller: Tekst | None = None
    ta_med: list[Tekst] = Field([], description="Hva du tar med eller forbereder.")
    samtykke: Tekst | None = None
    uten_navn: Tekst | None = Field(
        None, description="Om en sak kan drøftes der uten navn. Tom når ingen har bestemt det."
    )
    nivaer: list[NivaRef] = []
    verktoy: list[VerktoyRef] = []
    lover: list[LovRef] = []
    lenke: LenkeRef | None = None
    synonymer: list[Navn] = SYNONYMER
