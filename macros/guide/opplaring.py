"""``opplaring``: what all packages share."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .types import JaNei, Model, Ref, Tekst


class Punkt(Model):
    """A point in the year plan."""

    nar: Tekst = Field(description="Måneden eller tiden på året.")
    hva: Tekst
    pakke: Annotated[str, Ref(("pakke",))] | None = Field(None, description="Pakken dere tar da.")


class Opplaring(Model):
    """What all packages share, so that it is written once."""

    minutter_er_forslag: JaNei = Field(description="ja til kommunen har bestemt hvor lang tid delene tar.")
    overordnet_mal: Tekst
    takk: Tekst = Field(description="Åpningen til den som skal holde kurset.")
    er_dette_vold: Tekst = Field(
        description="Svaret når noen på kurset spør om barnet i en case er utsatt for vold. "
        "Står ved hver case med mulige tegn."
    )
    mal: list[Tekst] = Field(min_length=1, description="Målene med alle pakkene.")
    rom: list[Tekst] = Field(min_length=1)
    materiell: list[Tekst] = Field(min_length=1)
    forberedelser: list[Tekst] = Field(min_length=1)
    tips: list[Tekst] = Field(min_length=1)
    arsplan: list[Punkt] = Field(min_length=1, description="Et forslag til når i året dere gjør hva.")
    etter_kurset: list[Tekst] = Field(min_length=1, description="Det enheten gjør etter hvert kurs.")
    evaluering: list[Tekst] = Field(min_length=1, description="Spørsmålene på evalueringsarket.")
