"""``gjennomgang``: who reads the draft over before it is approved, and what each of them answers for."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .types import Entry, HindringRef, JaNei, Navn, Ref, Tekst, TrinnRef, VerktoyRef

NettsideRef = Annotated[str, Ref(("nettside",))]


class Gjennomgang(Entry):
    """One reviewer. The laws, numbers and links that the texts name come along by themselves."""

    kind: ClassVar[str] = "gjennomgang"
    navn: Navn = Field(description="Den som leser, for eksempel «Barnevernstjenesten».")
    ber_om: Tekst = Field(description="Hva du ber om, i én eller to setninger.")
    vold: JaNei = Field(False, description="ja når regelen om vold og overgrep skal være med.")
    trinn: list[TrinnRef] = Field([], description="Id-er fra «haster».")
    hindringer: list[HindringRef] = []
    verktoy: list[VerktoyRef] = []
    sider: list[NettsideRef] = Field([], description="Id-er fra «sider».")
    skjemaer: JaNei = Field(False, description="ja når alle feltene i alle skjemaene skal være med.")
    arkiv: JaNei = Field(False, description="ja når det som står om arkiv ved hvert verktøy, skal være med.")
