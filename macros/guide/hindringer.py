"""``hindringer``: when it stops."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from .types import SYNONYMER, LovRef, Navn, NivaRef, Tekst, TowardsParents, VerktoyRef


class Hindring(TowardsParents):
    """A situation where the case does not go straight."""

    kind: ClassVar[str] = "hindring"
    tittel: Tekst = Field(description="Situasjonen med leserens ord: «Foresatte sier nei».")
    kort: Tekst = Field(description="Det viktigste, i én eller to setninger.")
    gjor: list[Tekst] = Field(min_length=1, description="Gjør dette.")
    ikke: list[Tekst] = Field([], description="Dette lar du være.")
    si: Tekst = Field(description="Den første setningen å si.")
    nivaer: list[NivaRef] = Field(min_length=1, description="Nivåene der avgjørelsen skal lenke hit.")
    verktoy: list[VerktoyRef] = []
    lover: list[LovRef] = []
    synonymer: list[Navn] = SYNONYMER
