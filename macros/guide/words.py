"""The words that templates print, as types: one field a word, and that is why this module is longer than the others.

``macros/words/nb.yml`` holds them. Field name = YAML key = template variable (``ord.haster``). A word that is missing,
misspelt or lacks one of its blanks is told as a mistake in the data file is.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, Field

from .types import Alder, Arbeidsform, Arbeidsplass, Behov, Bruker, Model, Program, Verktoytype

Slag = Literal[
    "niva",
    "steg",
    "verktoy",
    "pakke",
    "tjeneste",
    "begrep",
    "lov",
    "rolle",
    "arena",
    "trinn",
    "hindring",
    "side",
]
Ledetekst = Literal["tekst", "langtekst", "dato", "valg"]  # a box to tick has no prompt


def med(*blanks: str) -> AfterValidator:
    """A text that has exactly these blanks, such as {antall}, for the code to fill in."""

    def check(text: str) -> str:
        try:
            found = sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)
        except ValueError:
            found = None
        if found != sorted(blanks):
            wanted = " og ".join(f"{{{name}}}" for name in blanks) or "ingen krøllparenteser"
            raise ValueError(f"«{text}» skal ha {wanted}, og ikke noe annet i krøllparenteser.")
        return text

    return AfterValidator(check)


def alle(choices: Any) -> AfterValidator:
    """One word for each of the choices; the order is that of the file, and of the pages."""

    def check(words: dict[str, str]) -> dict[str, str]:
        if missing := [choice for choice in get_args(choices) if choice not in words]:
            raise ValueError(
                f"«{missing[0]}» mangler. Her skal det stå ett ord for hver av: {', '.join(get_args(choices))}."
            )
        return words

    return AfterValidator(check)


Uttrykk = Annotated[str, Field(min_length=1), med()]


class Sprak(Model):
    """What the language itself decides."""

    kode: Literal["nb", "nn"] = Field(description="Språkkoden på sider og i PDF.")
    land: Uttrykk = Field(description="Språkkoden i Word og PowerPoint: nb-NO eller nn-NO.")
    navn: Uttrykk = Field(description="Det tekstingen til en film heter.")
    maneder: list[Uttrykk] = Field(min_length=12, max_length=12)
    tall: list[Uttrykk] = Field(min_length=13, description="Tallene fra null, slik de skrives med bokstaver.")
    og: Uttrykk
    endelser: Uttrykk = Field(description="Endelsene et ord fra ordlista kan ha i en tekst, som et regulært uttrykk.")
    mister: str = Field(description="Bokstaven et ord kan miste foran endelsen: «teneste» blir «tenesta». Ellers tomt.")


class Meny(Model):
    """The menu at the top, in its order."""

    veileder: Uttrykk
    verktoykasse: Uttrykk
    opplaring: Uttrykk
    om: Annotated[str, med("modell")]


class Inngang(Model):
    """A way in from the front page."""

    tittel: Uttrykk
    om: Uttrykk
    ikon: Uttrykk
    side: Uttrykk = Field(description="Siden den fører til, fra toppen av docs.")


class Dokument(Model):
    """Documents, and what a page says about them."""

    docx: Uttrykk
    pdf: Uttrykk
    pptx: Uttrykk
    ics: Uttrykk
    zip: Uttrykk
    til_utskrift: Uttrykk
    skjemaet: Uttrykk
    se_arkiv: Uttrykk
    se_skjemaet: Uttrykk
    fyll_ut: Uttrykk
    pa_telefon: Uttrykk
    ikke_lagre: Uttrykk
    alle: Uttrykk
    plakat: Uttrykk
    utgave: Annotated[str, med("dato")]
    skrevet_ut: Uttrykk
    prosjektet: Uttrykk
    omslag: Uttrykk
    omslag_om: Uttrykk
    leveres_ikke_ut: Uttrykk
    omslag_hvorfor: Uttrykk
    hele: Uttrykk
    veileder_tittel: Uttrykk
    felter: Uttrykk
    tegn_her: Uttrykk
    opplysning: Uttrykk
    svar: Uttrykk
    rad: Uttrykk
    rolle: Uttrykk
    navn: Uttrykk
    sted_dato: Uttrykk
    underskrift: Uttrykk
    enhet: Uttrykk
    saksnummer: Uttrykk
    barnets_navn: Uttrykk
    fodt: Uttrykk
    fyller_ut: Uttrykk
    grunn: Uttrykk
    avsender: Uttrykk
    brevdato: Uttrykk
    mottaker: Uttrykk
    referanse: Uttrykk
    virksomhet: Uttrykk
    gjentatt: Annotated[str, med("navn")]
    rader_word: Uttrykk
    bilder: Uttrykk
    lover_lest: Annotated[str, med("dato", "lover")]
    versjon: Uttrykk
    side: Uttrykk
    av: Uttrykk
    arkiv: Uttrykk
    avventer: Uttrykk
    merke_alt: Uttrykk
    fjes_alt: Annotated[str, med("", "")]
    innhold: Uttrykk
    ledetekst: Annotated[dict[Ledetekst, Uttrykk], alle(Ledetekst)]
    filter: Uttrykk
    filter_niva: Uttrykk
    filter_type: Uttrykk
    filter_bruker: Uttrykk
    filter_alle: Uttrykk
    filter_nullstill: Uttrykk
    treff: Uttrykk
    treff_ingen: Uttrykk


class LysbilderJs(Model):
    """What lysbilder.js says on the screen."""

    start_vis: Uttrykk
    start_notater: Uttrykk
    fortsett: Annotated[str, med("nr")]
    fra_begynnelsen: Uttrykk
    fortsett_notater: Uttrykk
    siste_avslutt: Uttrykk
    ga_til: Annotated[str, med("nr")]
    utgar: Uttrykk
    full: Annotated[str, med("tast")]
    tiden_er_ute: Uttrykk
    start: Uttrykk
    pause: Uttrykk
    blad: Annotated[str, med("nr", "antall")]


class NotatJs(Model):
    """What the window with the notes says: published with its script."""

    utenfor: Annotated[str, med("tittel")]
    ga_videre: Uttrykk
    ikke_startet: Uttrykk
    for_mye: Annotated[str, med("min", "tid")]
    for_mye_alt: Annotated[str, med("min", "tid")]
    for_lite: Annotated[str, med("min", "rest", "tid")]
    kan_kortes_her: Annotated[str, med("nr", "tittel", "fra", "til")]
    kan_avsluttes: Annotated[str, med("nr", "tittel", "fra")]
    kan_kortes: Annotated[str, med("nr", "tittel", "fra", "til")]
    kan_utga: Annotated[str, med("nr", "tittel", "fra")]
    trykk_f: Uttrykk
    del_: Annotated[str, med("nr", "antall", "tittel")] = Field(alias="del")
    ferdig: Annotated[str, med("tid")]
    foran: Annotated[str, med("min")]
    etter: Annotated[str, med("min")]
    i_rute: Annotated[str, med("tid")]
    lysbilde: Annotated[str, med("nr", "antall")]
    er_svart: Uttrykk
    er_hvit: Uttrykk
    paa_skjermen: Uttrykk
    her: Uttrykk
    siste: Uttrykk
    ingen_notat: Uttrykk
    mistet: Uttrykk
    vent: Uttrykk
    rolig: Annotated[str, med("nr")]


class CaseJs(Model):
    """What case.js says on the screen."""

    husket: Uttrykk
    glemt: Uttrykk
    kopiert: Uttrykk
    lenke_klar: Uttrykk
    finnes_ikke: Annotated[str, med("navn", "vist")]
    husket_ikke: Uttrykk
    lang: Annotated[str, med("antall")]
    delt_navn: Annotated[str, med("fra", "til")]
    delt_tekst: Annotated[str, med("antall")]
    ulest: Uttrykk
    tilbakestilt: Uttrykk
    felt: Uttrykk
    endre: Uttrykk
    ferdig: Uttrykk


class Lysbilder(Model):
    """The slide pages and the pages around a course."""

    notat: Uttrykk
    stemme: Annotated[str, med("hvem")]
    pa_arket: Annotated[str, med("nr")]
    sak_pa_arket: Annotated[str, med("nr")]
    pa_minutter: Annotated[str, med("minutter")]
    sporsmal_pa_arket: Annotated[str, med("nr")]
    valgte_sporsmal: Annotated[str, med("numre", "nr")]
    ark_oppgave: Annotated[str, med("nr", "tittel")]
    qr: Annotated[str, med("adresse")]
    uten_adresse: Annotated[str, med("side")]
    del_: Annotated[str, med("nr", "antall", "tittel")] = Field(alias="del")
    oppgave: Annotated[str, med("nr", "form", "minutter")]
    oppgave_i_flere: Annotated[str, med("nr", "form", "tider")]
    oppgave_tid: Annotated[str, med("minutter", "programmer")]
    mal: Uttrykk
    du_er_her: Uttrykk
    sporsmal_til_delen: Uttrykk
    start: Uttrykk
    manus: Uttrykk
    skjermer: Uttrykk
    skjermer_om: list[Uttrykk]
    taster: Uttrykk
    taster_om: dict[str, Uttrykk]
    bokstaver: Uttrykk
    styring: Uttrykk
    liste: Uttrykk
    liste_om: Uttrykk
    lukk: Uttrykk
    notater: Uttrykk
    full: Uttrykk
    avslutt: Uttrykk
    program_og_tid: Uttrykk
    ferdig_innen: Uttrykk
    ferdig_cirka: Uttrykk
    angre: Uttrykk
    delt: Uttrykk
    uten_js: Uttrykk
    hva_sier_du: Uttrykk
    program: Uttrykk
    ta_med: Uttrykk
    en_fil: Uttrykk
    fra_server: Uttrykk
    alt_i_zip: Uttrykk
    telefon: Uttrykk
    telefon_om: Uttrykk
    telefon_apne: Uttrykk
    telefon_adresse: Uttrykk
    telefon_fil: Uttrykk
    stoppet: Uttrykk
    tilpass: Uttrykk
    utgave: Uttrykk
    kall: Annotated[str, med("navn")]
    kall_om: Uttrykk
    endre: Uttrykk
    tilbake: Uttrykk
    del_lenke: Uttrykk
    lenken: Uttrykk
    husk: Uttrykk
    glem: Uttrykk
    advarsel: Uttrykk
    advarsel_endre: Uttrykk
    advarsel_deling: Uttrykk
    advarsel_husk: Uttrykk
    tid_start: Uttrykk
    tid_mer: Uttrykk
    klokka: Uttrykk
    brukt: Uttrykk
    neste: Uttrykk
    forrige: Uttrykk
    svart: Uttrykk
    fullskjerm: Uttrykk
    nullstill: Uttrykk
    storre: Uttrykk
    mindre: Uttrykk
    film_egen: Uttrykk
    film_tekst: Uttrykk
    js: LysbilderJs
    notat_js: NotatJs
    case_js: CaseJs
    deltakerark: Uttrykk
    evaluering: Uttrykk
    deltakerark_om: Uttrykk
    skriv_ut: Uttrykk
    nyttige_lenker: Uttrykk
    ov_selv: Uttrykk
    ov_selv_om: Uttrykk
    ov_selv_velg: Uttrykk
    slik_sier: Uttrykk
    ov_selv_gjort: Uttrykk
    ov_selv_innom: Uttrykk
    ov_selv_svar: Uttrykk
    ov_selv_svar_om: Uttrykk
    ov_selv_svar_1: Uttrykk
    ov_selv_svar_2: Uttrykk
    ov_selv_svar_3: Uttrykk
    ov_selv_kollega: Uttrykk
    ov_selv_videre: Uttrykk
    ov_selv_videre_om: Uttrykk
    til_lysbilder: Uttrykk
    arsplan_fil: Uttrykk
    arsplan_om: Uttrykk
    tjue_min_om: Uttrykk
    ta_vare_pa_deg: Uttrykk
    guide: Uttrykk
    til_sammen: Uttrykk
    dato: Uttrykk
    om_guide: Uttrykk
    om_deltaker: Uttrykk
    om_deltaker_uten_case: Uttrykk
    om_ov_selv: Uttrykk
    om_ta_med: Uttrykk


class Oppsett(Model):
    """The layouts of a PowerPoint file."""

    tittel: Uttrykk
    tekst: Uttrykk
    spalter: Uttrykk
    ingress: Uttrykk
    case: Uttrykk


class Kursark(Model):
    """The sheet of who was there, and the certificate."""

    tittel: Uttrykk
    liste: Uttrykk
    liste_om: Uttrykk
    felt: Uttrykk
    navn: Uttrykk
    enhet: Uttrykk
    signatur: Uttrykk
    slettes: Uttrykk
    bevis: Uttrykk
    bevis_hvor: Annotated[str, med("modell", "kommune")]
    bevis_navn: Uttrykk
    bevis_om: Uttrykk
    bevis_dato: Uttrykk
    bevis_leder: Uttrykk
    bevis_ikke: Uttrykk


class Powerpoint(Model):
    """PowerPoint files."""

    lysbilder: Uttrykk
    utgaven: Annotated[str, med("navn")]
    til_utskrift: Uttrykk
    tema: Uttrykk
    tittel: Uttrykk
    tekst: Uttrykk
    spalte: Uttrykk
    hvor: Uttrykk
    linje: Uttrykk
    strek: Uttrykk
    stasjon: Uttrykk
    tegning: Uttrykk
    boks: Uttrykk
    fot: Uttrykk
    nummer: Uttrykk
    notat: Uttrykk
    tid: Uttrykk
    minutter: Uttrykk
    minutt: Uttrykk
    qr: Uttrykk
    skriv_tittel: Uttrykk
    skriv_tekst: Uttrykk
    lysbilde: Annotated[str, med("nr", "antall")]
    oppgavetid: Annotated[str, med("minutter")]
    oppsett: Oppsett


class PakkeTilGjennomgang(Model):
    """The Word files of the sign-off packet."""

    tittel: Annotated[str, med("navn")]
    slik: Uttrykk
    omfang: Annotated[str, med("linjer", "tid", "minuttet")]
    minutter: Annotated[str, med("antall")]
    time: Uttrykk
    timer: Annotated[str, med("antall")]
    setning: Uttrykk
    kilde: Uttrykk
    riktig: Uttrykk
    feil: Uttrykk
    endres: Uttrykk
    vold: Uttrykk
    arkiv: Uttrykk
    telefoner: Uttrykk
    lover: Uttrykk
    lenker: Uttrykk
    forslag: Uttrykk
    uten_kilde: Uttrykk
    underskrift: Uttrykk
    navn: Uttrykk
    dato: Uttrykk
    ferdig: Uttrykk
    tilbake: Uttrykk


class Feil(Model):
    """At the foot of every page: a letter to whoever mends it."""

    sporsmal: Uttrykk
    si_fra: Uttrykk
    siden: Uttrykk
    foresla: Uttrykk
    ikke_barn: Uttrykk
    emne: Uttrykk


class Endringer(Model):
    """What was changed, and when."""

    endret: Uttrykk
    gjelder: Uttrykk
    ingen: Uttrykk


class Flyttet(Model):
    """What is gone, and the way on."""

    tittel: Uttrykk
    om: Uttrykk


class Innebygd(Model):
    """A page in a frame on another site."""

    hele: Uttrykk


class Hvor(Model):
    """Where a thing is written, for the editor under `make serve`."""

    linje: Annotated[str, med("fil", "linje")]
    siden: Annotated[str, med("fil")]


class Familie(Model):
    """What stands on the pages that families read."""

    ser_noen: Uttrykk
    forlat: Uttrykk
    skjul: Uttrykk
    mer: Uttrykk
    arket: Uttrykk
    lettlest: Uttrykk
    tolk_fra: Uttrykk


class Kortform(Model):
    """Around the short form of the rule on violence."""

    mer: Uttrykk
    for_ansatte: Uttrykk


class Vold(Model):
    """The headings of the whole rule."""

    teller: Uttrykk
    tvil: Uttrykk
    alt: Uttrykk
    teller_forslag: Uttrykk
    ikke_trygt: Uttrykk
    i_dora: Uttrykk
    i_dora_forslag: Uttrykk
    utenfor_hjemmet: Uttrykk
    utenfor_forslag: Uttrykk


class Kvalitet(Model):
    utkast: Uttrykk
    hva_utkast: Uttrykk
    ikke_vedtatt: Uttrykk
    her_star: Uttrykk
    bygger_pa: Uttrykk


class Sokefelt(Model):
    """The search field and its list of hits."""

    treff: Annotated[str, med("antall")]
    overst: Annotated[str, med("tittel", "slag")]
    ingen: Uttrykk
    prov: Uttrykk
    alle: Uttrykk
    liste: Uttrykk
    tast: Uttrykk
    slag: dict[str, str] = Field(description="Ordet for det som kan finnes, men ikke står i hva_slags.")


class Ord(Model):
    """All words, in the order of the file."""

    sprak: Sprak
    meny: Meny
    hopp: Uttrykk
    egen_side: Uttrykk
    forside: Uttrykk
    hovedmeny: Uttrykk
    brodsmuler: Uttrykk
    haster: Uttrykk
    sok: Uttrykk
    sok_felt: Uttrykk
    sok_eksempel: Uttrykk
    pa_siden: Uttrykk
    utkast: Uttrykk
    utkast_prosjektet: Annotated[str, med("kommune")]
    godkjent: Uttrykk
    finn_fram: Uttrykk
    om_nettstedet: Uttrykk
    nivaene: Uttrykk
    niva: Uttrykk
    niva_lite: Uttrykk
    steg: Uttrykk
    avgjorelse: Uttrykk
    hvem_med: Uttrykk
    flyt: Uttrykk
    steg_for_steg: Uttrykk
    hva: Uttrykk
    hvordan: Uttrykk
    hvem: Uttrykk
    medvirkning: Uttrykk
    verktoy: Uttrykk
    lover: Uttrykk
    frist: Uttrykk
    forslag_kort: Uttrykk
    om_fristene: Uttrykk
    hvem_har_satt: Uttrykk
    forslag_prosjekt_fra: Uttrykk
    sporsmalet: Uttrykk
    ikke_bestemt: Uttrykk
    flere_verktoy: Uttrykk
    veier: Uttrykk
    ikke_gjennomgatt: Uttrykk
    gjennomgatt: Uttrykk
    av: Uttrykk
    ansvarlig: Uttrykk
    bygger_pa: Uttrykk
    om_kildene: Uttrykk
    nar: Uttrykk
    hvorfor: Uttrykk
    slik: Uttrykk
    familien: Uttrykk
    arkiv: Uttrykk
    brukes_i: Uttrykk
    laeres_i: Uttrykk
    les_mer: Uttrykk
    gruppe: Annotated[dict[Verktoytype, Uttrykk], alle(Verktoytype)]
    type: Annotated[dict[Verktoytype, Uttrykk], alle(Verktoytype)]
    bruker: Annotated[dict[Bruker, Uttrykk], alle(Bruker)]
    gjor: Uttrykk
    ikke: Uttrykk
    haster_om: Uttrykk
    haster_barn: Uttrykk
    haster_barn_ring: Uttrykk
    gjelder_ogsa: Uttrykk
    kvalitet: Kvalitet
    forslag_prosjekt: Uttrykk
    forslagene: Uttrykk
    forslagene_om: Uttrykk
    kortform: Kortform
    familie: Familie
    feil: Feil
    hvor: Hvor
    flyttet: Flyttet
    innebygd: Innebygd
    endringer: Endringer
    pakke_til_gjennomgang: PakkeTilGjennomgang
    vold: Vold
    skriv_ned: Uttrykk
    etterpa: Uttrykk
    kontrollert: Uttrykk
    ikke_kontrollert: Uttrykk
    kilde: Uttrykk
    plikt: Uttrykk
    plikt_hvem: Uttrykk
    plikt_nar: Uttrykk
    plikt_til: Uttrykk
    plikt_foran: Uttrykk
    lovdata: Uttrykk
    brukt_i: Uttrykk
    hjelper_med: Uttrykk
    hjelper_ogsa: Uttrykk
    hjelper: Uttrykk
    alder_for: Uttrykk
    kontakt: Uttrykk
    kan_fa_vite: Uttrykk
    telefon: Uttrykk
    alder: Annotated[dict[Alder, Uttrykk], alle(Alder)]
    behov: Annotated[dict[Behov, Uttrykk], alle(Behov)]
    synonymer: Uttrykk
    nynorsk: Uttrykk
    bokmal: Uttrykk
    kurslederguide: Uttrykk
    pakke: Uttrykk
    minutter: Uttrykk
    minutt: Uttrykk
    min: Uttrykk
    varighet: Uttrykk
    deltakere_kan: Uttrykk
    kort_fortalt: Uttrykk
    innhold: Uttrykk
    antall_deler: Uttrykk
    for_hvem: Uttrykk
    program: Uttrykk
    forslag: Uttrykk
    slutt: Uttrykk
    for_start: Uttrykk
    rommet: Uttrykk
    materiell: Uttrykk
    forberedelser: Uttrykk
    tips: Uttrykk
    casen: Uttrykk
    tilpass: Uttrykk
    oppdiktet: Uttrykk
    oppdiktet_sak: Uttrykk
    program_navn: Annotated[dict[Program, Uttrykk], alle(Program)]
    verktoy_apne: Uttrykk
    laert: Uttrykk
    videre: Uttrykk
    ta_vare_pa: Uttrykk
    mal_alle: Uttrykk
    dere_arbeider: Uttrykk
    du_leder: Uttrykk
    kort_vei: Uttrykk
    kort_vei_om: Uttrykk
    form: Annotated[dict[Arbeidsform, Uttrykk], alle(Arbeidsform)]
    arbeidsplass: Annotated[dict[Arbeidsplass, Uttrykk], alle(Arbeidsplass)]
    formal: Uttrykk
    hvem_kaller: Uttrykk
    ta_med: Uttrykk
    samtykke: Uttrykk
    arena: Uttrykk
    uten_navn: Uttrykk
    ikke_bestemt_ennaa: Uttrykk
    eksempel_fra: Uttrykk
    oppgaver: Uttrykk
    pa_niva: Uttrykk
    ma_fylles_ut: Uttrykk
    hvem_kan_svare: Uttrykk
    hvorfor_trengs: Uttrykk
    numre: Uttrykk
    lenker: Uttrykk
    fant_ikke: Uttrykk
    fant_ikke_lenke: Uttrykk
    fant_ikke_mer: Uttrykk
    bunntekst: Uttrykk
    az_felt: Uttrykk
    az_uten_skript: Uttrykk
    innganger: list[Inngang]
    hva_slags: Annotated[dict[Slag, Uttrykk], alle(Slag)]
    si_forst: Uttrykk
    skriv_forst: Uttrykk
    om_igjen: Uttrykk
    les_steget: Uttrykk
    stopper_opp: Uttrykk
    barnet: Uttrykk
    ungdommen: Uttrykk
    foresatte: Uttrykk
    ar: Uttrykk
    alltid: Uttrykk
    vises_til: Uttrykk
    nevnt_i: Uttrykk
    ordliste: Uttrykk
    filter: Uttrykk
    filter_alder: Uttrykk
    filter_behov: Uttrykk
    alle_aldre: Uttrykk
    alle_behov: Uttrykk
    tjeneste_en: Uttrykk
    tjeneste_flere: Uttrykk
    tjeneste_ingen: Uttrykk
    ser_over: Uttrykk
    star_stille: Uttrykk
    hvis_ikke: Uttrykk
    sokefelt: Sokefelt
    dokument: Dokument
    lysbilder: Lysbilder
    kursark: Kursark
    powerpoint: Powerpoint

    @property
    def by_kind(self) -> Mapping[str, str]:
        """`hva_slags` for whoever has a kind of entry, which may be one that has no word."""
        return dict[Any, str](self.hva_slags)
