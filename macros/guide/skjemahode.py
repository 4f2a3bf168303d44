"""``skjemahode``: what stands on every form about one child, so that it can be filed, found and kept from others."""

from __future__ import annotations

from pydantic import Field

from .types import Model, Navn, Tekst


class Grunnlag(Model):
    """Why others may not read a filled-in form: it depends on who fills it in."""

    enhet: Navn = Field(description="Hvem som fyller ut: «Kommunal enhet».")
    hjemmel: Tekst = Field(description="Hvor det står: «$lov(offl-13)», eller hva som gjelder uten lov.")


class Skjemahode(Model):
    """The head of a form about one child, and two sentences that belong on many of them."""

    varsel: Tekst = Field(description="At arket kan inneholde noe taushetsbelagt. Står øverst på hver side.")
    grunnlag: list[Grunnlag] = Field(
        min_length=2, description="Grunnen til unntak fra innsyn, etter hvem som fyller ut."
    )
    sperret: Tekst = Field(description="Står foran felter som spør hvor noen bor, eller hvordan de nås.")
    bevaring: Tekst = Field(
        description="Hva som gjelder for sletting. Står etter «arkiv» på verktøy med «bevaring: ja»."
    )
