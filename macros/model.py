"""The guide as types: everything ``docs/veileder.yml`` may hold.

Field name = YAML key = template variable. The `description` of a field is the help an editor sees (in the JSON Schema
and in error messages), so it is written in Norwegian. Reading the file and wording the errors is `load`'s work; this
module only says what is right.

Reading order: small types, references between entries, the sections of the file from top to bottom, `Veileder`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator


# --- small types -----------------------------------------------------------------------------------------------------

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
PHONE_PATTERN = r"^\d[\d ]{1,12}\d$"
SITE_PATTERN = r"^https://.+/$"


@dataclass(frozen=True)
class Ref:
    """Marks a text as the id of another entry. `kinds`: the kinds it may name; `constants`: words that are allowed too."""

    kinds: tuple[str, ...]
    constants: tuple[str, ...] = ()

    def __get_pydantic_json_schema__(self, core_schema, handler):
        return handler(core_schema) | {"x-ref": list(self.kinds), "x-constants": list(self.constants)}


@dataclass(frozen=True)
class Prose:
    """Marks a text that a reader sees: it may hold placeholders, and no bare paragraph sign or phone number."""


def _yes_no(value):
    return {"ja": True, "nei": False}.get(value.lower(), value) if isinstance(value, str) else value


def _in_the_calendar(value: str) -> str:
    """Stops month 13 and 31 February, which look like dates."""
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        raise ValueError(
            f"«{value}» finnes ikke i kalenderen. Skriv ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ, for eksempel 2026-07-02."
        ) from None
    return value


Id = Annotated[
    str,
    Field(
        pattern=ID_PATTERN,
        description="Kort navn med små bokstaver a–z, tall og bindestrek. Brukes i adresser og endres aldri.",
    ),
]
Navn = Annotated[str, Field(min_length=1)]
Tekst = Annotated[str, Field(min_length=2), Prose()]
JaNei = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["ja", "nei"]})]
Adresse = Annotated[str, Field(pattern=r"^https://", description="En adresse som begynner med https://.")]
TEXT_OR_NUMBER = WithJsonSchema(
    {"type": ["string", "number"]}
)  # an editor reads 2023 and 112 as numbers, the build as text
Omtrentlig = Annotated[
    str,
    TEXT_OR_NUMBER,
    Field(pattern=DATE_PATTERN, description="Dato, måned eller år: 2026-07-02, 2024-03 eller 2023."),
    AfterValidator(_in_the_calendar),
]
Minutter = Annotated[int, Field(ge=1, le=120, description="Antall minutter.")]
Nummer = Annotated[
    str,
    TEXT_OR_NUMBER,
    Field(pattern=PHONE_PATTERN, description="Telefonnummeret slik det skal leses, for eksempel 116 117."),
]

LovRef = Annotated[str, Ref(("lov",))]
TelefonRef = Annotated[str, Ref(("tlf",))]
LenkeRef = Annotated[str, Ref(("lenke",))]
NivaRef = Annotated[str, Ref(("niva",))]
VerktoyRef = Annotated[str, Ref(("verktoy",))]
CaseRef = Annotated[str, Ref(("case",))]
TrinnRef = Annotated[str, Ref(("trinn",))]
HindringRef = Annotated[str, Ref(("hindring",))]
MalRef = Annotated[str, Ref(("niva", "steg", "arena", "verktoy"), ("avslutt", "haster"))]

Arbeidsplass = Literal["barnehage", "barneskole", "ungdomsskole", "videregaende", "helsestasjon"]
Arbeidsform = Literal["leder", "alene", "par", "gruppe", "plenum", "video", "pause"]
Bruker = Literal["ansatt", "barn", "foresatt", "leder"]
Verktoytype = Literal["skjema", "mal", "sjekkliste", "samtaleverktoy", "rutine", "veiledning", "oversikt"]
Felttype = Literal["tekst", "langtekst", "dato", "valg", "avkryssing"]
MotForesatte = Literal["kontaktes", "leser", "nei"]
LesesAv = Literal["ansatt", "familie", "begge"]
Alder = Literal["gravid", "0-5", "6-12", "13-18", "voksen"]
Behov = Literal["akutt", "utvikling", "skole", "psykisk", "vold", "rus", "familie", "okonomi", "fritid", "funksjon"]


class Model(BaseModel):
    """Base of all types: unknown keys are errors, nothing is changed after reading."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, data):
        """A key that stands there with nothing after it counts as left out, where it may be left out."""
        if not isinstance(data, dict):
            return data
        optional = {name for name, known in cls.model_fields.items() if not known.is_required()}
        return {key: value for key, value in data.items() if value is not None or key not in optional}


class Entry(Model):
    """Something with an id. `kind` is what references call it; ids are unique within `within` (empty: the whole file)."""

    kind: ClassVar[str]
    within: ClassVar[str] = ""
    id: Id


MOT_FORESATTE = Field(
    description="Hva dette gjør mot foresatte: «kontaktes» når noen blir bedt om å snakke med, ringe, spørre eller "
    "invitere dem, «leser» når de leser det som skrives her, ellers «nei». Kortformen om vold står der det ikke er «nei»."
)


class TowardsParents(Entry):
    """Something that may send a grown-up to the parents. No default: somebody has to think before a new one is published.

    The short form of the rule on violence (`Voldsregel.kort`) is printed wherever the answer is not «nei».
    """

    mot_foresatte: MotForesatte = MOT_FORESATTE


class Reviewed(Entry):
    """Something the municipality reviews. Both fields stay empty until somebody there has done it."""

    ansvarlig: Navn | None = Field(
        None, description="Rollen som har ansvar, aldri et personnavn. Tom til kommunen har bestemt det."
    )
    gjennomgatt: date | None = Field(
        None, description="Datoen kommunen sist gikk gjennom teksten (ÅÅÅÅ-MM-DD). Tom til det er gjort."
    )


# --- kommune ---------------------------------------------------------------------------------------------------------


class Holder(Model):
    """The municipality's word for the one who holds the case; texts use $holder, $holderen and $holderens."""

    ubestemt: Navn = Field(description="«en som holder i saken» eller «en stafettholder». Skrives $holder i tekstene.")
    bestemt: Navn = Field(description="«den som holder i saken» eller «stafettholderen». Skrives $holderen i tekstene.")
    eier: Navn = Field(
        description="«til den som holder i saken» eller «til stafettholderen». Skrives $holderens i tekstene, etter det som eies: «ansvaret $holderens»."
    )


class Godkjenning(Model):
    dato: date = Field(description="Datoen kommunen godkjente innholdet.")
    rolle: Navn = Field(description="Rollen som godkjente, aldri et personnavn.")


class Kommune(Model):
    navn: Navn = Field(description="Kommunens fulle navn: «Kragerø kommune».")
    kortnavn: Navn = Field(description="Stedsnavnet alene: «Kragerø».")
    modell: Navn = Field(description="Modellens fulle navn: «Bedre tverrfaglig innsats».")
    modell_kort: Navn = Field(description="Forkortelsen: «BTI».")
    status: Literal["utkast", "godkjent"] = Field(description="«utkast» til kommunen har godkjent innholdet.")
    godkjent: Godkjenning | None = Field(None, description="Fylles ut når status er «godkjent».")
    nettadresse: Annotated[str, Field(pattern=SITE_PATTERN)] | None = Field(
        None, description="Adressen nettstedet får, med / til slutt. Kan stå tom."
    )
    nettside: LenkeRef | None = Field(None, description="Kommunens egen side om modellen (id fra «lenker»).")
    holder: Holder

    @model_validator(mode="after")
    def _approval_is_whole(self):
        if (self.status == "godkjent") != (self.godkjent is not None):
            raise ValueError(
                "Når status er «godkjent», skal «godkjent» ha dato og rolle. Når den er «utkast», skal «godkjent» ikke stå der."
            )
        return self


class Lokalt(Entry):
    """A local fact that only the municipality can give. Empty until it does."""

    kind: ClassVar[str] = "lokalt"
    tittel: Tekst = Field(description="Hva kommunen må fylle ut eller bestemme.")
    hvorfor: Tekst = Field(description="Hva som mangler på nettstedet til det er gjort.")
    hvem: Navn = Field(description="Rollen som kan svare.")
    verdi: Tekst | None = Field(None, description="Svaret. Står tomt til kommunen har gitt det.")
    kontrollert: Omtrentlig | None = Field(None, description="Når kommunen bekreftet svaret.")


# --- facts: phones, links, law ---------------------------------------------------------------------------------------


class Telefon(Entry):
    kind: ClassVar[str] = "tlf"
    navn: Navn = Field(description="Hvem du når: «Legevakt».")
    kort: Navn | None = Field(
        None, description="Et kortere navn der det er liten plass, for eksempel «Alarmtelefonen»."
    )
    nummer: Nummer | None = Field(None, description="Nummeret. Tomt for lokale numre som kommunen ikke har bekreftet.")
    hva: Tekst = Field(description="Hva du kan ringe om, i én setning.")
    apent: Tekst | None = Field(None, description="Når noen svarer, for eksempel «hele døgnet».")
    lokal: JaNei = Field(False, description="ja for numre som gjelder bare denne kommunen.")
    uten_nummer: Tekst | None = Field(
        None,
        description="Hva leseren gjør så lenge det lokale nummeret ikke er lagt inn. Står der nummeret skulle stått.",
    )
    kilde: Navn | None = Field(None, description="Hvor nummeret er hentet fra.")
    kontrollert: Omtrentlig | None = Field(None, description="Datoen til kilden.")

    @model_validator(mode="after")
    def _number_has_a_source(self):
        if self.nummer and not (self.kilde and self.kontrollert):
            raise ValueError("Et nummer skal ha «kilde» og «kontrollert», ellers kan ingen vite om det stemmer.")
        if not self.nummer and not self.lokal:
            raise ValueError("«nummer» mangler. Bare lokale numre (lokal: ja) kan stå tomme.")
        if self.lokal and not self.uten_nummer:
            raise ValueError("«uten_nummer» mangler. Skriv hva leseren gjør når det lokale nummeret ikke er lagt inn.")
        return self


class Lenke(Entry):
    kind: ClassVar[str] = "lenke"
    navn: Navn
    adresse: Adresse
    om: Tekst = Field(description="Hva leseren finner der, i én setning.")
    kilde: Navn = Field(description="Hvor vi har adressen fra.")
    kontrollert: Omtrentlig | None = Field(
        None, description="Datoen til kilden. Tom når ingen har åpnet siden og kilden ikke har dato."
    )


class Paragraf(Entry):
    kind: ClassVar[str] = "lov"
    nr: Navn = Field(description="Paragrafen: «§ 13-2». Kan også være et kapittel.")
    tittel: Navn = Field(description="Overskriften i loven, eller en kort egen.")
    sammendrag: Annotated[str, Field(min_length=10)] = Field(
        description="Hva paragrafen sier, i én til tre korte setninger med våre ord."
    )
    merknad: str | None = Field(None, description="Hva som er nytt eller kan ha endret seg.")


class Lov(Model):
    navn: Navn = Field(description="Korttittelen: «barnevernsloven».")
    tittel: Navn = Field(description="Hele tittelen.")
    adresse: Adresse
    kilde: Navn = Field(description="Hvor lovteksten er lest.")
    kontrollert: Omtrentlig = Field(description="Datoen til den lovteksten som er lest.")
    merknad: str | None = Field(None, description="Hva som kan ha endret seg etter den datoen.")
    paragrafer: list[Paragraf] = Field(min_length=1)


class Plikt(Entry):
    """One of the duties that stand side by side."""

    kind: ClassVar[str] = "plikt"
    navn: Navn
    hvem: Tekst = Field(description="Hvem plikten gjelder.")
    terskel: Tekst = Field(description="Når plikten slår inn.")
    til_hvem: Tekst = Field(description="Hvem du sier fra til.")
    foran_taushetsplikt: Tekst = Field(description="Går plikten foran taushetsplikten?")
    lover: list[LovRef] = Field(min_length=1)


# --- haster ----------------------------------------------------------------------------------------------------------


class Ring(Model):
    telefon: TelefonRef
    nar: Tekst | None = Field(None, description="Når du ringer akkurat dette nummeret her.")


MAX_SHORT_FORM = 180  # signs: six lines on a phone
MAX_HEADINGS = 8  # situations that stand by themselves on «Når det haster»


class Voldsregel(Model):
    """What violence and abuse are, and when nobody speaks with the parents first. Said once, in two sizes.

    `kort` is printed word for word wherever somebody is sent to parents; the rest stands once, on «Når det haster».
    """

    kort: Tekst = Field(
        description=f"Kortformen, høyst {MAX_SHORT_FORM} tegn: hva det kan være, ikke foresatte først, hvem du ringer, "
        "også når du bare lurer. Den skal ha minst ett nummer som svarer nå."
    )
    teller: list[Tekst] = Field(min_length=3, description="Hva som teller som vold og overgrep, punkt for punkt.")
    unntak: Tekst = Field(description="Unntaket: når dere ikke snakker med foresatte først.")
    tvil: Tekst = Field(description="Regelen når du er i tvil.")
    ikke_trygt: list[Tekst] = Field(
        min_length=2, description="Når det ikke er trygt for barnet at foresatte får vite det."
    )
    i_dora: list[Tekst] = Field(min_length=2, description="Hva du gjør når den du mistenker, står i døra.")
    utenfor_hjemmet: Tekst = Field(
        description="Når foresatte får vite det, hvis ingen hjemme er mistenkt. Står som et forslag fra prosjektet."
    )


class Trinn(TowardsParents):
    kind: ClassVar[str] = "trinn"
    under: TrinnRef | None = Field(
        None, description="Id på situasjonen denne hører under. Tom for dem som står for seg selv, høyst åtte."
    )
    tittel: Tekst = Field(description="Situasjonen med lesernes ord: «Du mistenker vold eller overgrep».")
    forst: Tekst = Field(description="Det viktigste, i én eller to setninger.")
    stans: Tekst | None = Field(None, description="Det du absolutt ikke skal gjøre først.")
    ring: list[Ring] = Field([], description="Numrene, det viktigste først.")
    gjor: list[Tekst] = Field(min_length=1, description="Gjør dette.")
    ikke: list[Tekst] = Field([], description="Dette lar du være.")
    lover: list[LovRef] = []
    forslag: Tekst | None = Field(
        None, description="Hvorfor rådene bare er et forslag, når ingen norsk offentlig rutine er funnet."
    )
    kilde: Navn | None = Field(None, description="Hva rådene bygger på, når det ikke bare er lovene over.")
    kontrollert: Omtrentlig | None = Field(None, description="Datoen til kilden. Tom når kilden ikke har dato.")
    synonymer: list[Navn] = Field([], description="Ord folk søker med, også hverdagsord og nynorsk.")


class Haster(Model):
    vold: Voldsregel
    ring: list[TelefonRef] = Field(min_length=4, max_length=6, description="Numrene øverst, det viktigste først.")
    trinn: list[Trinn] = Field(min_length=3, description="Det mest akutte først.")
    skriv_ned: list[Tekst] = Field(min_length=1, description="Hva du skriver ned, og hvordan.")
    etterpa: list[Tekst] = Field(min_length=1, description="Hva som skjer etterpå.")

    @model_validator(mode="after")
    def _ladder_is_short(self):
        alone = [situation for situation in self.trinn if not situation.under]
        if len(alone) > MAX_HEADINGS:
            raise ValueError(
                f"{len(alone)} situasjoner står for seg selv. Høyst {MAX_HEADINGS} får plass: legg de sjeldne under en "
                "annen med «under»."
            )
        nested = {situation.id for situation in self.trinn if situation.under}
        if wrong := next((situation for situation in self.trinn if situation.under in nested), None):
            raise ValueError(
                f"«{wrong.id}» ligger under «{wrong.under}», som selv ligger under en annen. Bruk ett nivå."
            )
        return self

    def under(self, situation: Trinn) -> list[Trinn]:
        """The rarer situations that stand one level below `situation`."""
        return [other for other in self.trinn if other.under == situation.id]

    @property
    def alene(self) -> list[Trinn]:
        """The situations that stand by themselves."""
        return [situation for situation in self.trinn if not situation.under]


# --- handlingsveileder -----------------------------------------------------------------------------------------------


class Steg(TowardsParents):
    kind: ClassVar[str] = "steg"
    tittel: Tekst = Field(description="Kort oppfordring: «Skriv ned det du ser».")
    hva: Tekst = Field(
        description="Hva som skal gjøres. Én eller to korte setninger: de står i flytskjemaet, tabellen og steget."
    )
    hvordan: list[Tekst] = Field(min_length=1, description="Hvordan det gjøres, ett råd per linje.")
    hvem: Tekst = Field(description="Hvem som har ansvar.")
    medvirkning: Tekst = Field(description="Hvordan barnet og foresatte er med i steget.")
    verktoy: list[VerktoyRef] = Field([], description="Id-er fra lista «verktoy».")
    lover: list[LovRef] = Field([], description="Id-er fra lista «lover».")


class Valg(Model):
    svar: Tekst = Field(description="Veien videre: «Gå til nivå 2».")
    nar: Tekst = Field(description="Når dere velger denne veien, i én kort setning.")
    til: MalRef = Field(description="«avslutt», «haster», et nivå, et steg på samme nivå, en arena eller et verktøy.")


class Avgjorelse(Model):
    mot_foresatte: MotForesatte = MOT_FORESATTE
    sporsmal: Tekst = Field(description="Spørsmålet dere svarer på: «Hvor går dere videre?»")
    hva: Tekst
    hvordan: list[Tekst] = Field(min_length=1)
    hvem: Tekst
    medvirkning: Tekst
    verktoy: list[VerktoyRef] = []
    valg: list[Valg] = Field(min_length=2, description="Minst to veier videre.")


class Niva(Reviewed):
    kind: ClassVar[str] = "niva"
    id: Literal["niva-0", "niva-1", "niva-2", "niva-3"]
    tittel: Tekst = Field(description="Navnet på nivået, uten tallet.")
    kort: Tekst = Field(description="Nivået i én setning, til trappa på forsiden.")
    ingress: Tekst = Field(description="Åpningen på nivåsiden.")
    deltakere: list[Tekst] = Field(min_length=1, description="Hvem som er med, flest mulig fra nivået under.")
    folk: int = Field(ge=1, le=8, description="Hvor mange små figurer trappa viser på nivået.")
    kilde: Navn = Field(description="Hva stegene bygger på.")
    frist: Annotated[str, Ref(("lokalt",))] | None = Field(
        None, description="Id fra «lokalt»: fristen som kommunen setter."
    )
    steg: list[Steg] = Field(min_length=2, max_length=8)
    avgjorelse: Avgjorelse

    @property
    def nr(self) -> int:
        """The level's number, 0–3."""
        return int(self.id[-1])


# --- finn steget, hindringer, medvirkning ----------------------------------------------------------------------------

MAX_QUESTIONS = 6  # a person in a hurry answers no more than this


class Fareutgang(Model):
    """A way out of the questions, because something cannot wait."""

    tegn: Tekst = Field(description="Det leseren ser eller hører: «Noen er i livsfare».")
    gjor: Tekst = Field(description="Hva leseren gjør, i en kort oppfordring: «Ring nå».")
    til: TrinnRef = Field(description="Id fra «haster».")


class Svar(Model):
    svar: Tekst = Field(description="Svaret med leserens ord.")
    til: Annotated[str, Ref(("sporsmal", "resultat"))] = Field(description="Neste spørsmål eller et resultat.")


class Sporsmal(Entry):
    """A question on the way to the right step."""

    kind: ClassVar[str] = "sporsmal"
    sporsmal: Tekst
    hjelp: Tekst | None = Field(None, description="En setning som gjør det lettere å svare.")
    svar: list[Svar] = Field(min_length=2, description="Minst to svar.")


class Resultat(TowardsParents):
    """Where a path of questions ends: one step, or the decision of a level."""

    kind: ClassVar[str] = "resultat"
    tittel: Tekst = Field(description="Det leseren skal gjøre nå, som en oppfordring.")
    hva: Tekst = Field(description="Hvorfor, eller hvordan, i én eller to setninger.")
    sted: Annotated[str, Ref(("steg", "niva"))] = Field(
        description="Id på steget. Id på et nivå betyr avgjørelsen på nivået."
    )
    si: Tekst = Field(description="Den første setningen å si eller skrive.")
    skriv: JaNei = Field(False, description="ja når setningen skal skrives og ikke sies.")
    verktoy: list[VerktoyRef] = Field([], max_length=4, description="De viktigste verktøyene i steget, høyst fire.")
    hindringer: list[HindringRef] = Field([], description="Id-er fra «hindringer»: det som kan stå i veien her.")


class FinnSteget(Model):
    """The questions of «Hva gjør jeg nå?». `load` checks that every path ends, is short, and that nothing is out of reach."""

    fare: list[Fareutgang] = Field(min_length=2, description="Utganger til «Når det haster», det farligste først.")
    sporsmal: list[Sporsmal] = Field(min_length=1, description="Det første står først.")
    resultater: list[Resultat] = Field(min_length=2)


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
    synonymer: list[Navn] = Field([], description="Ord folk søker med, også hverdagsord og nynorsk.")


class Medvirkningsrad(Model):
    niva: NivaRef
    barn: Tekst = Field(description="Hva barnet bestemmer, blir hørt i og får vite.")
    ungdom: Tekst = Field(description="Det samme for ungdommen.")
    foresatte: Tekst


class Aldersgrense(Model):
    alder: int = Field(ge=0, le=18, description="Fra fylte … år. 0 betyr uansett alder.")
    hva: list[Tekst] = Field(min_length=1)
    lover: list[LovRef] = Field(min_length=1)


class Synsvinkel(Model):
    """One of the ways of seeing a family."""

    hvem: Tekst = Field(description="Hvem som ser: «Slik tjenestene ofte ser».")
    ser: list[Tekst] = Field(min_length=3, max_length=6, description="Det som kommer fram, i stikkord.")
    folge: Tekst = Field(description="Hva det fører til.")


class Medvirkning(Model):
    """User involvement on every level (source 002)."""

    nivaer: list[Medvirkningsrad] = Field(min_length=4, max_length=4)
    samtykke: list[Tekst] = Field(min_length=4, description="Sjekkliste for et informert samtykke.")
    aldre: list[Aldersgrense] = Field(min_length=1)
    synsvinkler: list[Synsvinkel] = Field(min_length=2, max_length=2)


class Rolle(Entry):
    kind: ClassVar[str] = "rolle"
    navn: Tekst
    om: Tekst = Field(description="Hva rollen er til for.")
    oppgaver: list[Tekst] = []
    nivaer: list[NivaRef] = []
    verktoy: list[VerktoyRef] = []
    lover: list[LovRef] = []


class Arena(Entry):
    """A place where people meet about one child."""

    kind: ClassVar[str] = "arena"
    navn: Navn
    kort: Tekst = Field(description="Arenaen i én setning.")
    eksempel_fra: Navn | None = Field(
        None, description="Kommunen dette er et eksempel fra, når det ikke er kommunens egen arena."
    )
    formal: Tekst | None = Field(None, description="Hva den er til for. Tom når ingen kilde sier det.")
    hvem_kaller: Tekst | None = None
    ta_med: list[Tekst] = Field([], description="Hva du tar med eller forbereder.")
    samtykke: Tekst | None = None
    nivaer: list[NivaRef] = []
    verktoy: list[VerktoyRef] = []
    lover: list[LovRef] = []
    lenke: LenkeRef | None = None


# --- verktøykasse ----------------------------------------------------------------------------------------------------


def _with_choices(blank, what: str):
    if (blank.type == "valg") != bool(blank.valg):
        raise ValueError(f"{what} av typen «valg» skal ha minst ett valg under «valg». Andre typer skal ikke ha det.")
    return blank


class Felt(Entry):
    """One blank to fill in. Its id names the content control in Word."""

    kind: ClassVar[str] = "felt"  # tables, scales and drawings too: Word must not meet an id twice in a form
    within: ClassVar[str] = "verktoy"
    etikett: Annotated[str, Field(max_length=140), Prose()] = Field(description="Det som står ved feltet.")
    type: Felttype = Field(description="tekst (kort), langtekst, dato, valg eller avkryssing.")
    hjelp: Tekst | None = Field(None, description="En kort hjelpetekst under etiketten.")
    valg: list[Navn] = Field([], description="Valgene, når typen er «valg».")
    linjer: int = Field(3, ge=1, le=25, description="Hvor mange linjer papirutgaven har til håndskrift (langtekst).")

    @model_validator(mode="after")
    def _choice_has_choices(self):
        return _with_choices(self, "Et felt")


class Kolonne(Model):
    tittel: Navn
    bredde: int = Field(ge=5, le=95, description="Prosent av bredden. Summen i tabellen skal være 100.")
    type: Felttype = Field("tekst", description="Hva som fylles ut i kolonnen.")
    valg: list[Navn] = []

    @model_validator(mode="after")
    def _choice_has_choices(self):
        return _with_choices(self, "En kolonne")


class Tabell(Entry):
    kind: ClassVar[str] = "felt"
    within: ClassVar[str] = "verktoy"
    tittel: Tekst
    kolonner: list[Kolonne] = Field(min_length=2, max_length=6)
    rader: list[Navn] = Field([], description="Faste rader: teksten i første kolonne.")
    tomme_rader: int = Field(0, ge=0, le=20, description="Tomme rader til å skrive i.")
    linjer: int = Field(1, ge=1, le=8, description="Hvor mange linjer hver rad har til håndskrift i papirutgaven.")
    gjenta: JaNei = Field(False, description="ja når den som fyller ut i Word, skal kunne legge til rader.")

    @model_validator(mode="after")
    def _widths_are_whole(self):
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
    trinn: int = Field(ge=3, le=10)
    lav: Navn = Field(description="Ordene ved det laveste trinnet.")
    hoy: Navn = Field(description="Ordene ved det høyeste trinnet.")
    fjes: JaNei = Field(
        False, description="ja når trinnene skal ha ansikter, fra trist ved 1 til glad ved 5. Bare med fem trinn."
    )

    @model_validator(mode="after")
    def _five_faces(self):
        if self.fjes and self.trinn != 5:
            raise ValueError("En skala med «fjes» skal ha fem trinn.")
        return self


class Tegnefelt(Entry):
    """A framed space to draw or write freely in, empty or with one of our own drawings in it."""

    kind: ClassVar[str] = "felt"
    within: ClassVar[str] = "verktoy"
    tittel: Tekst
    hoyde: int = Field(ge=20, le=220, description="Høyden på papiret i millimeter.")
    motiv: Literal["tomt", "sirkler", "uke", "hus", "folk"] = Field(
        "tomt", description="Tegningen i feltet: tomt, sirkler (nettverkskart), uke, hus eller folk."
    )
    alt: Tekst = Field(description="Tegningen med ord, for den som ikke ser den.")


class Blokk(Model):
    """A part of a form: exactly one of these keys."""

    overskrift: Tekst | None = None
    tekst: Tekst | None = None
    punkter: list[Tekst] | None = None
    felter: list[Felt] | None = None
    tabell: Tabell | None = None
    skala: Skala | None = None
    tegnefelt: Tegnefelt | None = None
    signatur: list[Tekst] | None = Field(
        None, description="Hvem som skriver under. Hver får plass til sted, dato og navn."
    )

    @model_validator(mode="after")
    def _is_one_thing(self):
        keys = [name for name in type(self).model_fields if getattr(self, name) is not None]
        if len(keys) != 1:
            raise ValueError(
                f"En del av skjemaet skal ha nøyaktig én nøkkel, men har {len(keys)}: {', '.join(keys)}. Mangler det en «- » foran en av dem?"
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
    versjon: Annotated[str, TEXT_OR_NUMBER, Field(pattern=r"^\d+\.\d+$")] = Field(
        description="Versjonen i bunnteksten, for eksempel 1.0. Økes når innholdet endres."
    )
    oppdatert: date = Field(description="Datoen versjonen ble laget.")
    undertittel: Tekst | None = Field(None, description="En setning under tittelen i dokumentet.")
    liggende: JaNei = Field(False, description="ja når papiret skal ligge.")
    unntatt: JaNei = Field(description="ja når det utfylte dokumentet er unntatt offentlighet.")
    avventer: Annotated[str, Ref(("lokalt",))] | None = Field(
        None, description="Id fra «lokalt»: dokumentet er merket som utkast til dette er svart på."
    )
    innhold: list[Blokk] = Field(min_length=2)


class Verktoy(Reviewed, TowardsParents):
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
        False, description="ja når det er selve siden familien får se. Da ligger kortformen om vold bak en linje som åpnes."
    )
    slik: list[Tekst] = Field(min_length=2, description="Slik bruker du det, steg for steg.")
    familien: Tekst | None = Field(None, description="Hva familien får vite.")
    arkiv: Tekst | None = Field(None, description="Hvor det utfylte hører hjemme.")
    lover: list[LovRef] = []
    lenker: list[LenkeRef] = []
    kilde: Navn = Field(description="Hvor verktøyet er nevnt.")
    skjema: Skjema | None = Field(None, description="Bare når det skal lages et dokument.")

    @model_validator(mode="after")
    def _filled_in_forms_have_a_home(self):
        if self.skjema and not self.arkiv:
            raise ValueError("«arkiv» mangler. Et verktøy med skjema skal si hvor det utfylte hører hjemme.")
        return self



# --- tjenester og begreper -------------------------------------------------------------------------------------------


class Tjeneste(Entry):
    kind: ClassVar[str] = "tjeneste"
    navn: Navn
    kort: Tekst = Field(description="Tjenesten i én setning.")
    hjelper_med: list[Tekst] = Field(min_length=1)
    alder: list[Alder] = Field(min_length=1)
    behov: list[Behov] = Field(min_length=1)
    kontakt: Tekst = Field(description="Slik tar du kontakt.")
    kan_fa_vite: Tekst = Field(description="Hva tjenesten kan få vite, og når du trenger samtykke.")
    telefon: TelefonRef | None = None
    lenke: LenkeRef | None = None
    lover: list[LovRef] = []
    synonymer: list[Navn] = Field([], description="Ord folk søker med, også hverdagsord og nynorsk.")


class Begrep(Entry):
    kind: ClassVar[str] = "begrep"
    ord: Navn
    forklaring: Tekst = Field(description="Forklaringen i én eller to setninger.")
    synonymer: list[Navn] = Field([], description="Andre ord folk bruker, også hverdagsord.")
    nynorsk: list[Navn] = []
    i_tekst: JaNei = Field(False, description="ja når ordet skal forklares første gang det står i en tekst på en side.")


# --- opplæring -------------------------------------------------------------------------------------------------------


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
        return _named(id, told.deler, f"Casen om {self.navn} har ingen del som heter")

    @model_validator(mode="after")
    def _variants_have_the_same_parts(self):
        base = [part.id for part in self.varianter[0].deler]
        for variant in self.varianter[1:]:
            if [part.id for part in variant.deler] != base:
                raise ValueError(
                    f"Utgaven «{variant.id}» skal ha de samme delene som «{self.varianter[0].id}», i samme rekkefølge: {', '.join(base)}."
                )
        return self


def _named(id: str, entries: list, says: str):
    found = next((entry for entry in entries if entry.id == id), None)
    if found is None:
        raise LookupError(f"{says} «{id}». Velg mellom: {', '.join(entry.id for entry in entries)}.")
    return found


class Oppgave(TowardsParents):
    kind: ClassVar[str] = "oppgave"
    within: ClassVar[str] = "pakke"
    tittel: Tekst
    tekst: Tekst | None = Field(None, description="Oppgaven, når den ikke bare er spørsmål.")
    sporsmal: list[Tekst] = []
    form: Arbeidsform
    minutter: Minutter


class BrukCase(Model):
    case: CaseRef
    deler: list[Id] = Field(min_length=1, description="Id-er på de delene av casen som leses her.")


class Del(Entry):
    kind: ClassVar[str] = "del"
    within: ClassVar[str] = "pakke"
    tittel: Tekst
    minutter: Minutter = Field(description="Forslag til antall minutter.")
    form: Arbeidsform = Field(description="leder, alene, par, gruppe, plenum, video eller pause.")
    leder: Tekst = Field(description="Hva du som leder kurset, gjør, i én til tre setninger.")
    kort: Minutter | None = Field(
        None, description="Minutter i den korte veien på 20 minutter. Tom når delen hoppes over."
    )
    innhold: list[Tekst] = Field([], description="Det deltakerne skal få med seg, punkt for punkt.")
    case: BrukCase | None = None
    oppgaver: list[Oppgave] = []
    verktoy: list[VerktoyRef] = Field([], description="Verktøy dere åpner i denne delen.")

    @model_validator(mode="after")
    def _tasks_fit(self):
        tasks = sum(task.minutter for task in self.oppgaver)
        if tasks > self.minutter:
            raise ValueError(f"Oppgavene tar {tasks} minutter, men delen varer bare {self.minutter}.")
        return self


class Alternativ(Model):
    """Something one could do at a stop on the self-study path. Nothing is scored: the reader sees why, and where it stands."""

    svar: Tekst = Field(description="Det leseren kan velge å gjøre.")
    hvorfor: Tekst = Field(description="Hva som skjer da, og hvorfor det er lurt eller ikke.")
    steg: Annotated[str, Ref(("steg", "niva", "verktoy"), ("haster",))] = Field(
        description="Hvor veilederen sier det: et steg, et nivå, et verktøy eller «haster»."
    )


class Stopp(Model):
    """One stop on the self-study path: something to read, a question, and what one could do.

    `mot_foresatte` speaks of the whole stop, its answers included: each of them is read alone.
    """

    tittel: Tekst
    mot_foresatte: MotForesatte = MOT_FORESATTE
    les: list[Tekst] = Field([], description="Det leseren får vite, når det ikke er en del av casen.")
    case: BrukCase | None = None
    sporsmal: Tekst
    valg: list[Alternativ] = Field(min_length=2)

    @model_validator(mode="after")
    def _there_is_something_to_read(self):
        if not self.les and not self.case:
            raise ValueError("Stoppet har ingenting å lese. Skriv «les» eller «case».")
        return self


class Pakke(Reviewed):
    kind: ClassVar[str] = "pakke"
    nr: int = Field(ge=0, le=9, description="0 for introduksjonen, ellers pakkens nummer.")
    tittel: Tekst
    kort: Tekst = Field(description="Pakken i én setning.")
    om: list[Tekst] = Field(min_length=1, description="Kort fortalt: ett avsnitt per linje.")
    mal: list[Tekst] = Field(min_length=1, description="Når kurset er over, kan deltakerne …")
    for_hvem: Tekst
    kilde: Navn
    deler: list[Del] = Field(min_length=4, description="Programmet, del for del.")
    verktoy: list[VerktoyRef] = Field(min_length=1, description="Verktøy dere har åpne.")
    forberedelser: list[Tekst] = Field([], description="Det som er særlig for denne pakken.")
    tips: list[Tekst] = []
    ta_vare_pa: Tekst | None = Field(None, description="Om deltakere som har egne erfaringer.")
    laert: list[Tekst] = Field(min_length=1, description="Oppsummeringen: hva deltakerne har lært og gjort.")
    videre: list[Tekst] = Field(min_length=1, description="Hva dere gjør etter kurset.")
    ov_selv: list[Stopp] = Field(
        min_length=2, description="Veien for den som ikke var med på kurset: les, velg, se hvorfor."
    )

    @model_validator(mode="after")
    def _length_is_right(self):
        short = sum(part.kort or 0 for part in self.deler)
        if not 60 <= self.minutter <= 90:
            raise ValueError(f"Programmet varer {self.minutter} minutter. Det skal vare mellom 60 og 90.")
        if short > 20:
            raise ValueError(f"Den korte veien varer {short} minutter. Den skal ta høyst 20.")
        return self

    @property
    def minutter(self) -> int:
        """The programme's length in minutes."""
        return sum(part.minutter for part in self.deler)

    @property
    def program(self) -> list[tuple[int, Del]]:
        """Each part with the minute it starts at."""
        starts, now = [], 0
        for part in self.deler:
            starts.append((now, part))
            now += part.minutter
        return starts

    @property
    def kort_minutter(self) -> int:
        """The length of the short path in minutes."""
        return sum(part.kort or 0 for part in self.deler)

    def task(self, id: str) -> Oppgave:
        """A task by its id. Raises LookupError with a message for the editor."""
        return _named(id, [task for part in self.deler for task in part.oppgaver], "Pakken har ingen oppgave som heter")


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
        description="Svaret når noen på kurset spør om barnet i en case er utsatt for vold. Står ved hver case med mulige tegn."
    )
    mal: list[Tekst] = Field(min_length=1, description="Målene med alle pakkene.")
    rom: list[Tekst] = Field(min_length=1)
    materiell: list[Tekst] = Field(min_length=1)
    forberedelser: list[Tekst] = Field(min_length=1)
    tips: list[Tekst] = Field(min_length=1)
    arsplan: list[Punkt] = Field(min_length=1, description="Et forslag til når i året dere gjør hva.")
    etter_kurset: list[Tekst] = Field(min_length=1, description="Det enheten gjør etter hvert kurs.")
    evaluering: list[Tekst] = Field(min_length=1, description="Spørsmålene på evalueringsarket.")


# --- the whole -------------------------------------------------------------------------------------------------------


class Nettside(Reviewed):
    """A page that the municipality reviews as it does levels and tools. Its id is the page's address."""

    kind: ClassVar[str] = "nettside"
    kilde: Navn = Field(description="Hva innholdet på siden bygger på.")


class Veileder(Model):
    """The guide. Built by `load.load_guide`, which also has checked every reference and placeholder."""

    kommune: Kommune
    lokalt: list[Lokalt] = Field(description="Det bare kommunen kan svare på.")
    sider: list[Nettside] = Field(description="Sidene utenom nivåer, verktøy og pakker som kommunen går gjennom.")
    telefoner: list[Telefon]
    lenker: list[Lenke]
    lover: list[Lov]
    plikter: list[Plikt] = Field(description="Pliktene som står side om side.")
    haster: Haster
    roller: list[Rolle]
    arenaer: list[Arena]
    nivaer: list[Niva] = Field(min_length=4, max_length=4)
    finn_steget: FinnSteget = Field(description="Spørsmålene i «Hva gjør jeg nå?».")
    hindringer: list[Hindring] = Field(description="Når det stopper opp.")
    medvirkning: Medvirkning
    verktoy: list[Verktoy]
    tjenester: list[Tjeneste]
    begreper: list[Begrep]
    caser: list[Case]
    opplaring: Opplaring
    pakker: list[Pakke]

    @model_validator(mode="after")
    def _short_form_is_short(self):
        rule, numbers = self.haster.vold.kort, {phone.id: phone.nummer for phone in self.telefoner}
        named = re.findall(r"\$tlf\(([a-z0-9-]+)\)", rule)
        printed = re.sub(r"\$tlf\(([a-z0-9-]+)\)", lambda found: numbers.get(found[1]) or found[1], rule)
        if len(printed) > MAX_SHORT_FORM:
            raise ValueError(f"Kortformen om vold er {len(printed)} tegn. Den skal være høyst {MAX_SHORT_FORM}.")
        if not any(numbers.get(id) for id in named):
            raise ValueError(
                "Kortformen om vold skal ha minst ett nummer som svarer nå, for eksempel $tlf(alarmtelefonen)."
            )
        return self

    @cached_property
    def index(self) -> dict[tuple[str, str], Entry]:
        """(kind, id) -> entry, for everything a reference can name."""
        entries = [
            *self.lokalt,
            *self.sider,
            *self.telefoner,
            *self.lenker,
            *self.plikter,
            *self.haster.trinn,
            *self.roller,
            *self.arenaer,
            *self.nivaer,
            *self.finn_steget.sporsmal,
            *self.finn_steget.resultater,
            *self.hindringer,
            *self.verktoy,
            *self.tjenester,
            *self.begreper,
            *self.caser,
            *self.pakker,
            *(step for level in self.nivaer for step in level.steg),
            *(paragraph for law in self.lover for paragraph in law.paragrafer),
        ]
        return {(entry.kind, entry.id): entry for entry in entries}

    def get(self, kind: str, id: str) -> Entry:
        """The entry of that kind with that id. KeyError if there is none."""
        return self.index[kind, id]

    def target(self, id: str) -> Entry | str:
        """What a choice leads to: an entry, or the words «avslutt» and «haster» themselves."""
        for kind in ("niva", "steg", "arena", "verktoy"):
            if (kind, id) in self.index:
                return self.index[kind, id]
        return id

    @cached_property
    def level_of(self) -> dict[str, Niva]:
        """Step id -> its level."""
        return {step.id: level for level in self.nivaer for step in level.steg}

    @cached_property
    def law_of(self) -> dict[str, Lov]:
        """Paragraph id -> its law."""
        return {paragraph.id: law for law in self.lover for paragraph in law.paragrafer}

    def steps_using(self, tool: Verktoy) -> list[tuple[Niva, Steg | Avgjorelse]]:
        """The steps and decisions that name the tool, in the order of the guide."""
        return [
            (level, place)
            for level in self.nivaer
            for place in (*level.steg, level.avgjorelse)
            if tool.id in place.verktoy
        ]

    def place_of(self, result: Resultat) -> tuple[Niva, Steg | None]:
        """Where an answer of «Hva gjør jeg nå?» leads: a level and its step, or None for the decision."""
        step = self.index.get(("steg", result.sted))
        return (self.level_of[step.id], step) if step else (self.get("niva", result.sted), None)

    def obstacles_on(self, level: Niva) -> list[Hindring]:
        """The situations that the decision of the level links to."""
        return [obstacle for obstacle in self.hindringer if level.id in obstacle.nivaer]

    def naming(self, tool: Verktoy) -> list[Entry]:
        """The roles, arenas and obstacles that use the tool."""
        return [entry for entry in (*self.roller, *self.arenaer, *self.hindringer) if tool.id in entry.verktoy]

    def leading_to(self, arena: Arena) -> list[Steg | Niva]:
        """The steps that name the arena in a text, and the levels whose decision leads there, in the order of the guide."""
        mention = f"$arena({arena.id})"
        found = []
        for level in self.nivaer:
            found += [
                step
                for step in level.steg
                if mention in " ".join([step.hva, *step.hvordan, step.hvem, step.medvirkning])
            ]
            if any(choice.til == arena.id for choice in level.avgjorelse.valg) or mention in " ".join(
                level.avgjorelse.hvordan
            ):
                found.append(level)
        return found

    def helping_with(self, need: str) -> tuple[list[Tjeneste], list[Tjeneste]]:
        """The services that help with the need first of all, and those that also can."""
        fitting = [service for service in self.tjenester if need in service.behov]
        return [service for service in fitting if service.behov[0] == need], [
            service for service in fitting if service.behov[0] != need
        ]

    def levels_using(self, tool: Verktoy) -> list[Niva]:
        """The levels where the tool is used."""
        used = {level.id for level, _ in self.steps_using(tool)}
        return [level for level in self.nivaer if level.id in used]

    def packages_using(self, tool: Verktoy) -> list[Pakke]:
        """The packages that teach the tool."""
        return [
            package
            for package in self.pakker
            if tool.id in package.verktoy or any(tool.id in part.verktoy for part in package.deler)
        ]

    def cases_in(self, package: Pakke) -> list[Case]:
        """The cases the package uses, each once."""
        return [case for case in self.caser if any(part.case and part.case.case == case.id for part in package.deler)]

    def case_parts(self, use: BrukCase, variant: str | None = None) -> list[CaseDel]:
        """The parts of a case that are read at one place, in the given variant or the base version."""
        case = self.get("case", use.case)
        told = next(v for v in case.varianter if variant in (None, v.id))
        return [part for part in told.deler if part.id in use.deler]


# --- rules that types cannot say -------------------------------------------------------------------------------------

PLACEHOLDER = re.compile(r"\$(?P<name>[A-Za-zÆØÅæøå]+)(?:\((?P<id>[^()]*)\))?")
PAGE_CALL = re.compile(r"\{\{\s*(\w+)\([\"']([a-z0-9-]+)[\"']")  # the same on a page: {{ lov("bvl-13-2") }}
SHOWN_ONLY = re.compile(r"\{% raw %\}.*?\{% endraw %\}", re.DOTALL)  # an example of how a page is written
HOLDER_WORDS = {"holder": "ubestemt", "holderen": "bestemt", "holderens": "eier"}
PLACEHOLDER_KINDS = (
    "lov",
    "tlf",
    "lenke",
    "verktoy",
    "niva",
    "steg",
    "arena",
    "rolle",
    "tjeneste",
    "begrep",
    "pakke",
    "hindring",
)


def calls(markdown: str) -> list[tuple[str, str]]:
    """(macro, id) of every call on a page that names an entry."""
    return PAGE_CALL.findall(SHOWN_ONLY.sub("", markdown))


# Facts must come from their own entry: no paragraph sign, no emergency, national or eight-digit number in running text.
BARE_LAW = re.compile(r"§")
BARE_PHONE = re.compile(
    r"(?<![\d-])(?:116 ?\d{3}|11[0-9]|0\d{4}|\d{2} \d{2} \d{2} \d{2}|\d{3} \d{2} \d{3}|[2-9]\d{7})(?![\d-])"
)

# Texts are plain: nothing that belongs to a page or to HTML, and no placeholder that lost its sign.
BARE_PLACEHOLDER = re.compile(rf"(?<![$\w])(?:{'|'.join(PLACEHOLDER_KINDS)})\([a-z0-9-]+\)")
PAGE_MACRO = re.compile(r"\{[{%]")
MARKUP = re.compile(r"\*\*|\]\(|</?[a-zA-Z][^<>]*>")
