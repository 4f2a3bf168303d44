"""``telefoner``, ``lenker``, ``tolkelinjer``, ``lover`` and ``plikter``: facts, with where and when each was read."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from .types import (
    SHARED,
    SYNONYMER,
    Adresse,
    Entry,
    JaNei,
    Local,
    LovRef,
    Model,
    Navn,
    Nummer,
    Omtrentlig,
    Own,
    Sentence,
    Tekst,
    WrongAt,
)

OF_A_LOCAL_NUMBER = Local(when="lokal")


class Telefon(Entry):
    kind: ClassVar[str] = "tlf"
    navn: Navn = Field(description="Hvem du når: «Legevakt».")
    kort: Navn | None = Field(
        None, description="Et kortere navn der det er liten plass, for eksempel «Alarmtelefonen»."
    )
    nummer: Annotated[Nummer | None, OF_A_LOCAL_NUMBER] = Field(
        None, description="Nummeret. Tomt for lokale numre som kommunen ikke har bekreftet."
    )
    hva: Tekst = Field(description="Hva du kan ringe om, i én setning.")
    apent: Annotated[Tekst | None, OF_A_LOCAL_NUMBER] = Field(
        None, description="Når noen svarer, for eksempel «hele døgnet»."
    )
    lokal: JaNei = Field(False, description="ja for numre som gjelder bare denne kommunen.")
    uten_nummer: Tekst | None = Field(
        None,
        description="Hva leseren gjør så lenge det lokale nummeret ikke er lagt inn. Står der nummeret skulle stått.",
    )
    kilde: Annotated[Navn | None, OF_A_LOCAL_NUMBER] = Field(None, description="Hvor nummeret er hentet fra.")
    kontrollert: Annotated[Omtrentlig | None, OF_A_LOCAL_NUMBER] = Field(None, description="Datoen til kilden.")
    synonymer: list[Navn] = SYNONYMER

    @model_validator(mode="after")
    def _number_has_a_source(self) -> Self:
        for key in ("kilde", "kontrollert") if self.nummer else ():
            if not getattr(self, key):
                says = "Et nummer skal ha «kilde» og «kontrollert», ellers kan ingen vite om det stemmer."
                raise WrongAt(key, f"«{key}» mangler. {says}")
        if not self.nummer and not self.lokal:
            raise WrongAt("nummer", "«nummer» mangler. Bare lokale numre (lokal: ja) kan stå tomme.")
        if self.lokal and not self.uten_nummer:
            says = "«uten_nummer» mangler. Skriv hva leseren gjør når det lokale nummeret ikke er lagt inn."
            raise WrongAt("uten_nummer", f"{says} Det skal stå også etter at dere har lagt inn nummeret.")
        return self


class Lenke(Own):
    kind: ClassVar[str] = "lenke"
    navn: Navn
    adresse: Adresse
    om: Tekst = Field(description="Hva leseren finner der, i én setning.")
    kilde: Navn = Field(description="Hvor vi har adressen fra.")
    kontrollert: Omtrentlig | None = Field(
        None, description="Datoen til kilden. Tom når ingen har åpnet siden og kilden ikke har dato."
    )


class Tolkelinje(Entry):
    """A sentence about interpreters in another language, word for word from its source. `id` is the language code."""

    kind: ClassVar[str] = "tolkelinje"
    navn: Navn = Field(description="Språket på norsk: «somali».")
    tekst: Navn = Field(description="Setningen, ordrett fra kilden. Oversett aldri selv.")
    retning: Literal["ltr", "rtl"] = Field("ltr", description="rtl for arabisk og andre språk som leses fra høyre.")
    adresse: Adresse
    kilde: Navn = Field(description="Hvor setningen står.")
    kontrollert: Omtrentlig | None = Field(None, description="Datoen til kilden. Tom når kopien ikke har dato.")


class Paragraf(Entry):
    kind: ClassVar[str] = "lov"
    nr: Navn = Field(description="Paragrafen: «§ 13-2». Kan også være et kapittel.")
    tittel: Navn = Field(description="Overskriften i loven, eller en kort egen.")
    sammendrag: Annotated[str, Field(min_length=10), Sentence(), SHARED] = Field(
        description="Hva paragrafen sier, i én til tre korte setninger med våre ord."
    )
    merknad: Annotated[Navn | None, Sentence()] = Field(None, description="Hva som er nytt eller kan ha endret seg.")
    synonymer: list[Navn] = SYNONYMER


class Lov(Model):
    known_by: ClassVar[str] = "navn"
    navn: Navn = Field(description="Korttittelen: «barnevernsloven».")
    tittel: Navn = Field(description="Hele tittelen.")
    adresse: Adresse
    kilde: Navn = Field(description="Hvor lovteksten er lest.")
    kontrollert: Omtrentlig = Field(description="Datoen til den lovteksten som er lest.")
    merknad: Annotated[Navn | None, Sentence()] = Field(None, description="Hva som kan ha endret seg etter den datoen.")
    paragrafer: list[Paragraf] = Field(min_length=1)
    synonymer: list[Navn] = Field([], description="Forkortelser og andre navn på loven: «bvl», «barnevernloven».")


class Plikt(Entry):
    """One of the duties that stand side by side."""

    kind: ClassVar[str] = "plikt"
    navn: Navn
    hvem: Tekst = Field(description="Hvem plikten gjelder.")
    terskel: Tekst = Field(description="Når plikten slår inn.")
    til_hvem: Tekst = Field(description="Hvem du sier fra til.")
    foran_taushetsplikt: Tekst = Field(description="Går plikten foran taushetsplikten?")
    lover: list[LovRef] = Field(min_length=1)
    synonymer: list[Navn] = SYNONYMER
