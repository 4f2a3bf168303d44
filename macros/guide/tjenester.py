"""``tjenester`` and ``begreper``: who can help, and what the words mean."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .types import LOCAL, SYNONYMER, Alder, Behov, JaNei, LenkeRef, LovRef, Navn, Own, Tekst, TelefonRef


class Tjeneste(Own):
    kind: ClassVar[str] = "tjeneste"
    navn: Navn
    kort: Tekst = Field(description="Tjenesten i én setning.")
    hjelper_med: list[Tekst] = Field(min_length=1)
    alder: list[Alder] = Field(min_length=1)
    behov: list[Behov] = Field(min_length=1)
    kontakt: Tekst = Field(description="Slik tar du kontakt, uansett kommune.")
    kontaktpunkt: Annotated[Tekst | None, LOCAL] = Field(
        None, description="Kommunens eget kontaktpunkt: en rolle eller en dør, aldri et personnavn."
    )
    kan_fa_vite: Tekst = Field(description="Hva tjenesten kan få vite, og når du trenger samtykke.")
    telefon: TelefonRef | None = None
    lenke: LenkeRef | None = None
    lover: list[LovRef] = []
    synonymer: list[Navn] = SYNONYMER


class Begrep(Own):
    kind: ClassVar[str] = "begrep"
    ord: Navn
    forklaring: Tekst = Field(description="Forklaringen i én eller to setninger.")
    synonymer: list[Navn] = SYNONYMER
    nynorsk: list[Navn] = Field([], description="Ordet på nynorsk. Vises når nettstedet er på bokmål.")
    bokmal: list[Navn] = Field([], description="Ordet på bokmål. Vises når nettstedet er på nynorsk.")
    i_tekst: JaNei = Field(False, description="ja når ordet skal forklares første gang det står i en tekst på en side.")
