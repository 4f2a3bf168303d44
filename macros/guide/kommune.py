"""``kommune``, ``lokalt`` and ``sider``: the municipality, what only it can answer, and pages that it reviews."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from .farger import PAPER, READABLE, USUAL, Farge, Palett, contrast
from .types import (
    COLOUR_PATTERN,
    FRAME_PATTERN,
    LOCAL,
    PAGE_PATTERN,
    SHARED,
    SITE_PATTERN,
    TEXT_OR_NUMBER,
    Dato,
    JaNei,
    LenkeRef,
    Model,
    Navn,
    Omtrentlig,
    Own,
    Reviewed,
    Rolle,
    Tekst,
    WrongAt,
    no_example,
)


class Holder(Model):
    """The municipality's word for the one who holds the case; texts use $holder, $holderen and $holderens."""

    ubestemt: Navn = Field(description="«en som holder i saken» eller «en stafettholder». Skrives $holder i tekstene.")
    bestemt: Navn = Field(description="«den som holder i saken» eller «stafettholderen». Skrives $holderen i tekstene.")
    eier: Navn = Field(
        description="«til den som holder i saken» eller «til stafettholderen». Skrives $holderens i tekstene, "
        "etter det som eies: «ansvaret $holderens»."
    )


class Godkjenning(Model):
    dato: Dato = Field(description="Datoen kommunen godkjente innholdet.")
    rolle: Annotated[Rolle, LOCAL] = Field(description="Rollen som godkjente, aldri et personnavn.")


def owner(name: str) -> str:
    """A name as the one who owns: with -s, or with an apostrophe after a sound like it."""
    return f"{name}’" if name[-1:].lower() in "sxz" else f"{name}s"


class Kommune(Model):
    navn: Annotated[Navn, LOCAL] = Field(
        description="Kommunens fulle navn, med ordet «kommune». I tekstene: $kommunen, og $kommunens når noe er dens."
    )
    kortnavn: Annotated[Navn, LOCAL] = Field(
        description="Stedsnavnet alene. Skrives $sted i tekstene, $steds når noe er stedets."
    )
    preposisjon: Annotated[Literal["i", "på"], LOCAL] = Field(
        "i", description="i eller på: «i Oslo», «på Frøya». Skrives $isted i tekstene, med stedet etter."
    )
    malform: Literal["nb", "nn"] = Field("nb", description="Språket på nettstedet: nb (bokmål) eller nn (nynorsk).")
    modell: Navn = Field(description="Modellens fulle navn: «Bedre tverrfaglig innsats».")
    modell_kort: Navn = Field(description="Forkortelsen: «BTI».")
    status: Annotated[Literal["utkast", "godkjent"], LOCAL] = Field(
        "utkast", description="«utkast» til kommunen har godkjent innholdet."
    )
    godkjent: Annotated[Godkjenning | None, LOCAL] = Field(None, description="Fylles ut når status er «godkjent».")
    nettadresse: Annotated[Annotated[str, Field(pattern=SITE_PATTERN)] | None, LOCAL] = Field(
        None, description="Adressen nettstedet får, med / til slutt. Kan stå tom."
    )
    redigeringsadresse: Annotated[Annotated[str, Field(pattern=SITE_PATTERN)] | None, LOCAL] = Field(
        None,
        description="Adressen foran navnet på fila, der filene kan endres. Gir lenken «Foreslå en endring».",
    )
    rammes_inn_av: Annotated[list[Annotated[str, Field(pattern=FRAME_PATTERN)]], LOCAL] = Field(
        [], description="Nettsteder som får vise sidene under /innebygd/ i en ramme, som https://intranett.kommunen.no."
    )
    utgave: Annotated[Dato | None, LOCAL] = Field(
        None,
        description="Datoen for denne utgaven. Står på plakatene. Endres når numre, steg eller situasjoner endres. "
        "Står den tom, har plakatene den nyeste datoen blant skjemaene og endringene.",
    )
    nettside: Annotated[LenkeRef | None, LOCAL] = Field(
        None, description="Kommunens egen side om modellen (id fra «lenker»)."
    )
    om: Annotated[list[Tekst], LOCAL] = Field(
        [], description="Kommunens egne avsnitt om arbeidet med modellen. De står på siden «Om»."
    )
    uten_kommunen: Annotated[JaNei, LOCAL] = Field(
        False, description="ja når prosjektet har laget utgaven uten kommunen. Utkastlinja sier det."
    )
    nabosted: Navn = Field(
        "nabokommunen",
        description="Et sted i nærheten, som familien i en case har flyttet fra. Skrives $nabosted i tekstene.",
    )
    farge: Annotated[Annotated[str, TEXT_OR_NUMBER, Field(pattern=COLOUR_PATTERN)] | None, LOCAL] = Field(
        None, description="Kommunens farge, seks tegn, for eksempel 0b5d4e. Den må være mørk nok til hvit skrift."
    )
    holder: Holder

    @property
    def kommunen(self) -> str:
        """«Eksempel kommune», as a text names it."""
        return self.navn

    @property
    def kommunens(self) -> str:
        """«Eksempel kommunes»."""
        return owner(self.navn)

    @property
    def sted(self) -> str:
        """The place alone."""
        return self.kortnavn

    @property
    def steds(self) -> str:
        """Of the place: «Oslos», «Moss’»."""
        return owner(self.kortnavn)

    @property
    def isted(self) -> str:
        """«i Oslo», «på Frøya»."""
        return f"{self.preposisjon} {self.kortnavn}"

    @property
    def farger(self) -> Farge | None:
        """The municipality's colour with its shades, None when it has given none."""
        return Farge(f"#{self.farge.lstrip('#')}") if self.farge else None

    @property
    def palett(self) -> Palett:
        """What slides and documents are drawn in."""
        return self.farger.palett if self.farger else USUAL

    @model_validator(mode="after")
    def _colour_is_dark_enough(self) -> Self:
        if self.farger and (found := contrast(self.farger.tavle, PAPER)) < READABLE:
            told = f"{found:.1f}".replace(".", ",")
            raise WrongAt(
                "farge",
                f"Fargen {self.farge} er for lys: Kontrasten mot lys bakgrunn er {told}. Den må være minst 7. "
                "Velg en mørkere utgave av fargen.",
            )
        return self

    @model_validator(mode="after")
    def _approval_is_whole(self) -> Self:
        if (self.status == "godkjent") != (self.godkjent is not None):
            raise WrongAt(
                "status",
                "Når status er «godkjent», skal «godkjent» ha dato og rolle. "
                "Når den er «utkast», skal «godkjent» ikke stå der.",
            )
        return self


class Lokalt(Own):
    """A local fact that only the municipality can give. Empty until it does."""

    kind: ClassVar[str] = "lokalt"
    tittel: Tekst = Field(description="Hva kommunen må fylle ut eller bestemme.")
    hvorfor: Tekst = Field(description="Hva som mangler på nettstedet til det er gjort.")
    hvem: Annotated[Rolle, SHARED] = Field(description="Rollen som kan svare.")
    verdi: Annotated[Annotated[Tekst, AfterValidator(no_example)] | None, LOCAL] = Field(
        None, description="Svaret. Står tomt til kommunen har gitt det."
    )
    kontrollert: Annotated[Omtrentlig | None, LOCAL] = Field(None, description="Når kommunen bekreftet svaret.")

    @model_validator(mode="after")
    def _answer_has_a_date(self) -> Self:
        if self.verdi and not self.kontrollert:
            says = "Et svar skal ha «kontrollert», datoen da kommunen bekreftet det."
            raise WrongAt("kontrollert", f"«kontrollert» mangler. {says}")
        return self


class Nettside(Reviewed):
    """A page that the municipality reviews as it does levels and tools. Texts name it by ``$nettside(id)``."""

    kind: ClassVar[str] = "nettside"
    fil: Annotated[str, Field(pattern=PAGE_PATTERN), SHARED] | None = Field(
        None, description="Fila under docs. Tom når den heter det samme som id-en, med .md."
    )
    kilde: Navn = Field(description="Hva innholdet på siden bygger på.")
