"""``endringer``: what was changed, when and why, told to those who knew it as it was."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .types import Dato, Model, Ref, Tekst

CHANGED = ("niva", "steg", "verktoy", "pakke", "nettside")  # what can say «Endret» where it stands
EndretRef = Annotated[str, Ref(CHANGED, uses=False)]


class Endring(Model):
    """One change. What it concerns says so with the date, until the entry is taken away."""

    dato: Dato = Field(description="Datoen endringen ble publisert.")
    hva: Tekst = Field(description="Hva som er annerledes, i én eller to setninger.")
    hvorfor: Tekst = Field(description="Hvorfor det er endret.")
    gjelder: list[EndretRef] = Field(
        [],
        description="Id-er til det som er endret: nivåer, steg, verktøy, pakker og sider. De får datoen på siden sin.",
    )
