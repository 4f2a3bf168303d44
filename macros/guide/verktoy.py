"""``verktoy``: the toolbox, and the form that a tool may have."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from .types import (
    ID_PATTERN,
    SHARED,
    SYNONYMER,
    TEXT_OR_NUMBER,
    Arktype,
    Bruker,
    Dato,
    Entry,
    Felttype,
    JaNei,
    LenkeRef,
    LesesAv,
    LovRef,
    Model,
    Motiv,
    Navn,
    NivaRef,
    Own,
    Prose,
    Ref,
    Reviewed,
    Tall,
    Tekst,
    TowardsParents,
    Verktoytype,
    WrongAt,
)


def _check_choices(blank: Felt | Kolonne, what: str) -> None:
    if (blank.type == "valg") != bool(blank.valg):
        raise ValueError(f"{what} av typen «valg» skal ha minst ett valg under «valg». Andre typer skal ikke ha det.")


class Felt(Entry):
    """One blank to fill in. Its id names the content control in Word."""

    kind: ClassVar[str] = "felt"  # tables, scales and drawings too: Word must not meet an id twice in a form
    within: ClassVar[str] = "verktoy"
    etikett: Annotated[str, Field(max_length=140), Prose()] = Field(description="Det som står ved feltet.")
    type: Felttype = Field(description="tekst (kort), langtekst, dato, valg eller avkryssing.")
    hjelp: Tekst | None = Field(None, description="En kort hjelpetekst under etiketten.")
    valg: list[Navn] = Field([], description="Valgene, når typen er «valg».")
    linjer: Tall = Field(3, ge=1, le=25, description="Hvor mange linjer papirutgaven har til håndskrift (langtekst).")
    hvis: Annotated[str, Field(pattern=ID_PATTERN), SHARED] | None = Field(
        None, description="Id-en til spørsmålet som dette feltet følger opp. Det spørsmålet må stå først."
    )
    adresse: JaNei = Field(
        False,
        description="ja når svaret kan røpe hvor noen bor. Da står advarselen om sperret adresse foran feltet.",
    )

    @model_validator(mode="after")
    def _choice_has_choices(self) -> Self:
        _check_choices(self, "Et felt")
        return self

    @model_validator(mode="after")
    def _an_address_is_warned_of(self) -> Self:
        if "adresse" in self.etikett.lower() and self.type != "avkryssing" and not self.adresse:
            raise ValueError(
                "Feltet spør etter en adresse. Skriv «adresse: ja», så står advarselen om sperret adresse der."
            )
        return self


class Kolonne(Model):
    tittel: Navn
    bredde: Tall = Field(ge=5, le=95, description="Prosent av bredden. Summen i tabellen skal være 100.")
    type: Felttype = Field("tekst", description="Hva som fylles ut i kolonnen.")
    valg: list[Navn] = []

    @model_validator(mode="after")
    def _choice_has_choices(self) -> Self:
        _check_choices(self, "En kolonne")
        return self


class Tabell(Entry):
    kind: ClassVar[str] = "felt"
    within: ClassVar[str] = "verktoy"
    tittel: Tekst
    kolonner: list[Kolonne] = Field(min_length=2, max_length=6)
    rader: list[Navn] = Field([], description="Faste rader: teksten i første kolonne.")
    tomme_rader: Tall = Field(0, ge=0, le=20, description="Tomme rader til å skrive i.")
    linjer: Tall = Field(1, ge=1, le=8, description="Hvor mange linjer hver rad har til håndskrift i papirutgaven.")
    gjenta: JaNei = Field(False, description="ja når den som fyller ut i Word, skal kunne legge til rader.")

    @model_validator(mode="after")
    def _widths_are_whole(self) -> Self:
        total = sum(column.bredde for column in self.kolonner)
        if total != 100:
            raise ValueError(f"Bredden på kolonnene er til sammen {total}. Den skal være 100.")
        if not self.rader and not self.tomme_rader:
            raise ValueError("Tabellen har ingen rader. Skriv «rader» eller «tomme_rader».")
        return self


class Skala(Entry):
    """A scale to mark on, from 1 to `trinn`."""

    kind: ClassVar[str] = "felt"
    within: ClassVar[str] = "verktoy"
    tittel: Tekst
    trinn: Tall = Field(ge=3, le=10)
    lav: Navn = Field(description="Ordene ved det laveste trinnet.")
    hoy: Navn = Field(description="Ordene ved det høyeste trinnet.")
    fjes: JaNei = Field(
        False, description="ja når trinnene skal ha ansikter, fra trist ved 1 til glad ved 5. Bare med fem trinn."
    )

    @model_validator(mode="after")
    def _five_faces(self) -> Self:
        if self.fjes and self.trinn != 5:
            raise ValueError("En skala med «fjes» skal ha fem trinn.")
        return self


class Tegnefelt(Entry):
    """A framed space to draw or write freely in, empty or with one of our own drawings in it."""

    kind: ClassVar[str] = "felt"
    within: ClassVar[str] = "verktoy"
    tittel: Tekst
    hoyde: Tall = Field(ge=20, le=220, description="Høyden på papiret i millimeter.")
    motiv: Literal["tomt", "sirkler", "uke", "hus", "folk"] = Field(
        "tomt", description="Tegningen i feltet: tomt, sirkler (nettverkskart), uke, hus eller folk."
    )
    alt: Tekst = Field(description="Tegningen med ord, for den som ikke ser den.")


class Bilde(Entry):
    """A picture with its word, to point at or tick. Never one of violence: nobody is to be led."""

    kind: ClassVar[str] = "felt"
    within: ClassVar[str] = "verktoy"
    ord: Navn = Field(description="Ordet under bildet.")
    motiv: Motiv = Field(description="Tegningen i docs/assets/bilder/, uten .svg.")


class Blokk(Model):
    """A part of a form: exactly one of these keys."""

    overskrift: Tekst | None = None
    ny_side: Tekst | None = Field(
        None, description="En overskrift som begynner på en ny side, som kan leveres for seg."
    )
    tekst: Tekst | None = None
    punkter: list[Tekst] | None = None
    felter: list[Felt] | None = None
    tabell: Tabell | None = None
    skala: Skala | None = None
    tegnefelt: Tegnefelt | None = None
    bilder: list[Bilde] | None = Field(None, description="Bilder med ord, til å peke på eller krysse av (ASK).")
    signatur: list[Tekst] | None = Field(
        None, description="Hvem som skriver under. Hver får plass til navn, sted og dato, og underskrift."
    )

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        keys = [name for name in type(self).model_fields if getattr(self, name) is not None]
        if len(keys) != 1:
            raise ValueError(
                f"En del av skjemaet skal ha nøyaktig én nøkkel, men har {len(keys)}: {', '.join(keys)}. "
                f"Mangler det en «- » foran en av dem?"
            )
        return self

    @property
    def type(self) -> str:
        """Which of the keys it is."""
        return next(name for name in type(self).model_fields if getattr(self, name) is not None)


class Skjema(Model):
    """The document that is made of a tool: a Word file to fill in and a PDF to write on."""

    leses_av: LesesAv = Field(
        description="Hvem som har arket i hendene: «ansatt» (kortformen om vold står øverst), «familie» eller «begge» "
        "(den står aldri på arket, men på siden og på omslaget for ansatte)."
    )
    versjon: Annotated[str, TEXT_OR_NUMBER, Field(pattern=r"^\d+\.\d+$"), SHARED] = Field(
        description="Versjonen i bunnteksten, for eksempel 1.0. Økes når innholdet endres."
    )
    tittel: Tekst | None = Field(None, description="Tittelen på arket, når den skal si mer enn navnet på verktøyet.")
    oppdatert: Dato = Field(description="Datoen versjonen ble laget.")
    undertittel: Tekst | None = Field(None, description="En setning under tittelen i dokumentet.")
    liggende: JaNei = Field(False, description="ja når papiret skal ligge.")
    tett: JaNei = Field(False, description="ja når arket skal settes tettere, så det får færre sider.")
    ark: Arktype = Field(
        description="barnet (gjelder ett barn: får hode med enhet, saksnummer og navn), brev (får avsender, dato, "
        "mottaker og referanse), barneark (barnet har det i hendene) eller annet."
    )
    avventer: Annotated[str, Ref(("lokalt",))] | None = Field(
        None, description="Id fra «lokalt»: dokumentet er merket som utkast til dette er svart på."
    )
    innhold: list[Blokk] = Field(min_length=2)

    @property
    def felter(self) -> list[Felt]:
        """Every field, from top to bottom."""
        return [field for block in self.innhold for field in block.felter or []]

    @model_validator(mode="after")
    def _the_question_comes_before_what_follows_it(self) -> Self:
        asked: set[str] = set()
        for number, block in enumerate(self.innhold):
            for place, field in enumerate(block.felter or []):
                if field.hvis and field.hvis not in asked:
                    raise WrongAt(
                        ("innhold", number, "felter", place, "hvis"),
                        f"Feltet «{field.id}» følger opp «{field.hvis}», som ikke står før det. Flytt spørsmålet fram, "
                        "eller rett id-en.",
                    )
                asked.add(field.id)
        return self

    @model_validator(mode="after")
    def _the_head_asks_for_the_child(self) -> Self:
        own = {"Barnets navn", "Enhet", "Saksnummer", *(["Fødselsdato"] if self.ark == "barnet" else [])}
        if self.ark == "barnet" and (twice := [field.etikett for field in self.felter if field.etikett in own]):
            raise ValueError(f"«{twice[0]}» står allerede i hodet på skjemaer om ett barn. Ta bort feltet.")
        if self.ark == "brev" and any(block.signatur for block in self.innhold):
            raise ValueError("Et brev har avsender i hodet. Ta bort «signatur».")
        return self


class Verktoy(Reviewed, TowardsParents, Own):
    kind: ClassVar[str] = "verktoy"
    tittel: Tekst
    type: Verktoytype = Field(description="skjema, mal, sjekkliste, samtaleverktoy, rutine, veiledning eller oversikt.")
    nar: Tekst = Field(description="Når du bruker det, i én setning som begynner med «Når» eller «Før».")
    hvorfor: Tekst = Field(description="Hva det er godt for.")
    hvem: Tekst = Field(description="Hvem som fyller ut eller bruker det.")
    brukere: list[Bruker] = Field(
        min_length=1, description="Hvem som har det i hendene: ansatt, barn, foresatt, leder."
    )
    vises_familien: JaNei = Field(
        False,
        description="ja når det er selve siden familien får se. Da ligger kortformen om vold bak en linje som åpnes.",
    )
    slik: list[Tekst] = Field(min_length=2, description="Slik bruker du det, steg for steg.")
    familien: Tekst | None = Field(None, description="Hva familien får vite.")
    frist: NivaRef | None = Field(None, description="Nivået med fristen som skal stå på siden og på skjemaet.")
    arkiv: Tekst | None = Field(None, description="Hvor det utfylte hører hjemme.")
    bevaring: JaNei = Field(
        False, description="ja når det som skrives, hører til en sak. Da står skjemahode.bevaring etter «arkiv»."
    )
    lover: list[LovRef] = []
    lenker: list[LenkeRef] = []
    kilde: Navn = Field(description="Hvor verktøyet er nevnt.")
    skjema: Skjema | None = Field(None, description="Bare når det skal lages et dokument.")
    synonymer: list[Navn] = SYNONYMER

    @model_validator(mode="after")
    def _filled_in_forms_have_a_home(self) -> Self:
        if self.skjema and not self.arkiv:
            raise WrongAt("arkiv", "«arkiv» mangler. Et verktøy med skjema skal si hvor det utfylte hører hjemme.")
        return self

    @property
    def dokumenttittel(self) -> str:
        """The title of its form."""
        return (self.skjema and self.skjema.tittel) or self.tittel
