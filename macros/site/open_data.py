"""``/veileder.json``: what the pages say, for other programs. An own shape with a version, so that the data may change.

Only what is listed here gets out: no note to an editor, no form, no course. Texts are plain, with names and numbers in.
"""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..building import Building
from ..guide.kommune import Kommune
from ..guide.types import Entry, MotForesatte
from .addresses import url
from .texts import draft_line, plain

ADDRESS, SCHEMA_ADDRESS = "veileder.json", "veileder.skjema.json"
VERSION = "1.0"  # the second number rises when something comes to, the first when something goes or means another thing
MOT = Field(description="Er den ikke «nei», skal kortformen i «vold» stå der teksten vises.")


class _Del(BaseModel):
    model_config = ConfigDict(from_attributes=True, extra="ignore", defer_build=True)


class _Post(_Del):
    id: str = Field(description="Endres aldri.")
    adresse: str = Field("", description="Hvor det står, sett fra mappa denne fila ligger i.")


class Telefon(_Del):
    id: str
    navn: str
    nummer: str | None = Field(description="Tomt når kommunen ikke har lagt det inn.")
    kilde: str | None
    kontrollert: str | None


class Ring(_Del):
    telefon: str = Field(description="Id i «telefoner».")
    nar: str | None


class Situasjon(_Post):
    under: str | None = Field(description="Id på situasjonen den hører under.")
    tittel: str
    forst: str
    stans: str | None
    ring: list[Ring]
    gjor: list[str]
    ikke: list[str]
    mot_foresatte: MotForesatte = MOT


class Steg(_Post):
    tittel: str
    hva: str
    hvordan: list[str]
    hvem: str
    medvirkning: str
    verktoy: list[str] = Field(description="Id-er i «verktoy».")
    mot_foresatte: MotForesatte = MOT


class Niva(_Post):
    nr: int
    tittel: str
    kort: str
    ingress: str
    steg: list[Steg]


class Verktoy(_Post):
    tittel: str
    type: str
    nar: str
    hvorfor: str
    hvem: str
    slik: list[str]
    mot_foresatte: MotForesatte = MOT


class Tjeneste(_Post):
    navn: str
    kort: str
    hjelper_med: list[str]
    kontakt: str
    kontaktpunkt: str | None
    telefon: str | None = Field(description="Id i «telefoner».")


class Begrep(_Post):
    ord: str
    forklaring: str


class Flyttet(_Post):
    id: str = Field(description="Slag og id på det som er borte, for eksempel «verktoy/gammelt-skjema».")
    til: str = Field(description="Slag og id på det som står i stedet. «adresse» er adressen dit.")


class Godkjent(_Del):
    dato: str
    rolle: str


class ApneData(_Del):
    """The whole file."""

    versjon: Literal["1.0"] = Field(description="Formen på fila.")
    status: Literal["utkast", "godkjent"]
    status_tekst: str = Field(description="Skal stå der innholdet vises.")
    godkjent: Godkjent | None
    utgave: str | None = Field(description="Datoen for innholdet.")
    lisens: None = Field(description="Kommunen har ikke valgt lisens.")
    kommune: str
    modell: str
    vold: str = Field(description="Kortformen av regelen om vold og overgrep. Skal vises ordrett.")
    telefoner: list[Telefon]
    haster: list[Situasjon]
    nivaer: list[Niva]
    verktoy: list[Verktoy]
    tjenester: list[Tjeneste]
    begreper: list[Begrep]
    flyttet: list[Flyttet] = Field(description="Det som er borte. Ligger en gammel id hos deg, bytter du den ut.")


def content(building: Building) -> str:
    """The file, as JSON."""
    guide, municipality = building.guide, building.guide.kommune
    approved = municipality.godkjent
    data = ApneData(
        versjon=VERSION,
        status=municipality.status,
        status_tekst=_status(building, municipality),
        godkjent=Godkjent(dato=str(approved.dato), rolle=approved.rolle) if approved else None,
        utgave=str(municipality.utgave) if municipality.utgave else None,
        lisens=None,
        kommune=municipality.navn,
        modell=municipality.modell,
        vold=guide.haster.vold.kort,
        telefoner=[Telefon.model_validate(phone) for phone in guide.telefoner],
        haster=_posts(building, Situasjon, guide.haster.trinn),
        nivaer=_posts(building, Niva, guide.nivaer),
        verktoy=_posts(building, Verktoy, guide.verktoy),
        tjenester=_posts(building, Tjeneste, guide.tjenester),
        begreper=_posts(building, Begrep, guide.begreper),
        flyttet=[
            Flyttet(id=move.fra, til=f"{entry.kind}/{entry.id}", adresse=_address(building, entry))
            for move, entry in guide.moved
        ],
    )
    return json.dumps(_plain(building, data.model_dump(mode="json")), ensure_ascii=False, indent=1) + "\n"


def schema() -> str:
    """The JSON Schema of the file."""
    about = ApneData.model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema"} | about, ensure_ascii=False) + "\n"


def _status(building: Building, municipality: Kommune) -> str:
    approved = municipality.godkjent
    return f"{building.words.godkjent} {approved.rolle} {approved.dato}" if approved else draft_line(building)


def _posts(building: Building, shape: type[Any], entries: list[Any]) -> list[Any]:
    def made(shape: type[Any], entry: Entry) -> Any:
        post = shape.model_validate(entry)
        update: dict[str, Any] = {"adresse": _address(building, entry)}
        if isinstance(post, Niva):
            update["steg"] = [made(Steg, step) for step in entry.steg]  # type: ignore[attr-defined]
        return post.model_copy(update=update)

    return [made(shape, entry) for entry in entries]


def _address(building: Building, entry: Entry) -> str:
    """Seen from the file itself: nobody may have said under which path the site stands."""
    return url(building, entry).removeprefix(building.base)


def _plain(building: Building, value: Any) -> Any:
    if isinstance(value, str):
        return plain(building, value)
    if isinstance(value, dict):
        return {key: _plain(building, item) for key, item in value.items()}
    return [_plain(building, item) for item in value] if isinstance(value, list) else value
