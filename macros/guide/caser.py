"""``caser``: made-up stories about a child, told for each workplace."""

from __future__ import annotations

from itertools import zip_longest
from typing import ClassVar, Self

from pydantic import Field, model_validator

from .types import Arbeidsplass, CaseRef, Entry, Id, JaNei, Model, Navn, Tekst, WrongAt, named


class CaseDel(Entry):
    kind: ClassVar[str] = "case-del"
    within: ClassVar[str] = "variant"
    tittel: Tekst
    tekst: list[Tekst] = Field(min_length=1, description="Ett avsnitt per linje.")
    sporsmal: list[Tekst] = Field([], description="Spørsmål til denne delen.")


class Variant(Entry):
    kind: ClassVar[str] = "variant"
    within: ClassVar[str] = "case"
    id: Arbeidsplass
    alder: Tekst = Field(description="Alderen i denne utgaven, for eksempel «11 år, 6. trinn».")
    deler: list[CaseDel] = Field(min_length=1)


class Case(Entry):
    """A made-up story about a child, told in parts."""

    kind: ClassVar[str] = "case"
    navn: Navn
    om: Tekst = Field(description="Hva casen handler om, i én setning.")
    mulige_tegn: JaNei = Field(
        description="ja når noe i casen kan være tegn på vold eller overgrep. Da følger kortformen casen over alt."
    )
    kilde: Navn
    tilpass: list[Tekst] = Field(min_length=1, description="Hva kurslederen kan endre så casen passer gruppa.")
    varianter: list[Variant] = Field(min_length=1, description="Den første er grunnutgaven.")

    def part(self, variant: str, id: str) -> CaseDel:
        """One part as it is told in one variant. Raises LookupError with a message for the editor."""
        told = next(v for v in self.varianter if v.id == variant)
        return named(id, told.deler, f"Casen om {self.navn} har ingen del som heter")

    @model_validator(mode="after")
    def _variants_have_the_same_parts(self) -> Self:
        base = [part.id for part in self.varianter[0].deler]
        for number, variant in enumerate(self.varianter):
            parts = [part.id for part in variant.deler]
            if parts != base:
                other = next(n for n, (own, first) in enumerate(zip_longest(parts, base)) if own != first)
                raise WrongAt(
                    ("varianter", number, "deler", other, "id"),
                    f"Utgaven «{variant.id}» skal ha de samme delene som «{self.varianter[0].id}», "
                    f"i samme rekkefølge: {', '.join(base)}.",
                )
        return self


class BrukCase(Model):
    case: CaseRef
    deler: list[Id] = Field(min_length=1, description="Id-er på de delene av casen som leses her.")
