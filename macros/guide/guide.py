"""The whole guide, and what the rest of the house may ask it."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from functools import cached_property
from typing import Any, Self

from pydantic import Field, model_validator

from .caser import BrukCase, Case, CaseDel
from .endringer import CHANGED, Endring
from .fakta import Lenke, Lov, Plikt, Telefon, Tolkelinje
from .finn_steget import FinnSteget, Resultat
from .flyttet import Flyttet, name, way
from .gjennomgang import Gjennomgang
from .haster import MAX_SHORT_FORM, Haster
from .hindringer import Hindring
from .kommune import Kommune, Lokalt, Nettside
from .lettlest import Lettlest
from .medvirkning import Medvirkning
from .nivaer import Avgjorelse, Niva, Steg
from .opplaring import Opplaring
from .pakker import Pakke
from .roller import Arena, Rolle
from .skjemahode import Skjemahode
from .tjenester import Begrep, Tjeneste
from .types import Entry, Model, Navn
from .verktoy import Verktoy
from .walked import walk
from .yaml_source import Path_


class Veileder(Model):
    """The guide. Built by `load.load_guide`, which also has checked every reference and placeholder."""

    bygger_pa: Navn | None = Field(
        None, description="Fila utgaven bygger på, for eksempel docs/veileder.yml. Tom når den står for seg selv."
    )
    uten: list[Navn] = Field(
        [],
        description="Det utgaven ikke har av det den bygger på: id-er, hele deler som «pakker», "
        "sider som «om/redaktor.md».",
    )
    kommune: Kommune
    lokalt: list[Lokalt] = Field(description="Det bare kommunen kan svare på.")
    sider: list[Nettside] = Field(description="Sidene utenom nivåer, verktøy og pakker som kommunen går gjennom.")
    gjennomgang: list[Gjennomgang] = Field([], description="Hvem som leser utkastet før det blir godkjent.")
    endringer: list[Endring] = Field([], description="Det som er endret, med dato og grunn. Det nyeste først.")
    flyttet: list[Flyttet] = Field(
        [], description="Det som er borte, og hva som står i stedet. Gamle adresser fører dit."
    )
    telefoner: list[Telefon]
    lenker: list[Lenke]
    tolkelinjer: list[Tolkelinje] = Field(description="Om tolk på andre språk, ordrett fra kilden.")
    lover: list[Lov]
    plikter: list[Plikt] = Field(description="Pliktene som står side om side.")
    haster: Haster
    roller: list[Rolle]
    arenaer: list[Arena]
    nivaer: list[Niva] = Field(min_length=3, max_length=6)
    finn_steget: FinnSteget | None = Field(None, description="Spørsmålene i «Hva gjør jeg nå?».")
    hindringer: list[Hindring] = Field([], description="Når det stopper opp.")
    lettlest: Lettlest | None = Field(None, description="For barn, unge og foreldre, lettlest.")
    medvirkning: Medvirkning | None = Field(None, description="Hvordan barnet og foresatte er med på hvert nivå.")
    skjemahode: Skjemahode
    verktoy: list[Verktoy]
    tjenester: list[Tjeneste] = Field([], description="Tjenester og tilbud.")
    begreper: list[Begrep]
    caser: list[Case] = Field([], description="Oppdiktede historier til kursene.")
    opplaring: Opplaring | None = Field(None, description="Det pakkene har felles. Må være der når det er pakker.")
    pakker: list[Pakke] = Field([], description="Kursene.")

    @model_validator(mode="after")
    def _short_form_is_short(self) -> Self:
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

    @model_validator(mode="after")
    def _levels_rise(self) -> Self:
        numbers = [level.nr for level in self.nivaer]
        if numbers != sorted(set(numbers)):
            raise ValueError("Nivåene skal stå fra det laveste tallet til det høyeste.")
        return self

    @model_validator(mode="after")
    def _forms_ask_for_the_levels_there_are(self) -> Self:
        """A blank with the id «niva» has a choice for every level of this guide, whatever the base has."""
        for field in (field for tool in self.verktoy if tool.skjema for field in tool.skjema.felter):
            counted = [choice for choice in field.valg if re.fullmatch(r"\D+ \d", choice)]
            if field.id == "niva" and counted:
                at, word = field.valg.index(counted[0]), counted[0][:-1]
                field.valg[at : at + len(counted)] = [f"{word}{level.nr}" for level in self.nivaer]
        return self

    @model_validator(mode="after")
    def _packages_share_what_is_common(self) -> Self:
        if self.pakker and not self.opplaring:
            raise ValueError("«opplaring» mangler. Når det er pakker, skal det de har felles, stå der.")
        return self

    @cached_property
    def index(self) -> dict[tuple[str, str], Entry]:
        """(kind, id) -> entry, for everything a reference can name."""
        entries = [
            *self.lokalt,
            *self.sider,
            *self.gjennomgang,
            *self.telefoner,
            *self.lenker,
            *self.tolkelinjer,
            *self.plikter,
            *self.haster.trinn,
            *self.roller,
            *self.arenaer,
            *self.nivaer,
            *(self.finn_steget.sporsmal if self.finn_steget else ()),
            *(self.finn_steget.resultater if self.finn_steget else ()),
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

    @cached_property
    def walked(self) -> list[tuple[Path_, Any, Any]]:
        """Everything that stands in the guide, as `walk` tells it: plain texts, without what has no answer."""
        return walk(Veileder, self.model_dump(mode="json"))

    def get(self, kind: str, id: str) -> Entry:
        """The entry of that kind with that id. KeyError if there is none."""
        return self.index[kind, id]

    def counted(self, section: str) -> list[Entry]:
        """What ``$antall(…)`` and ``$liste(…)`` count: a section, or what counts of it."""
        if section == "arenaer":  # those of another municipality are examples
            return [arena for arena in self.arenaer if not arena.eksempel_fra]
        if section == "temapakker":
            by_number = sorted(self.pakker, key=lambda package: package.nr)
            return [package for package in by_number if package.nr]
        entries: list[Entry] = getattr(self, section)
        return entries

    @property
    def pages_left_out(self) -> list[str]:
        """The Markdown files, as they lie under docs/, of the pages that the edition is without."""
        return [named for named in self.uten if named.endswith(".md")]

    @cached_property
    def unanswered(self) -> list[Lokalt]:
        """What the municipality still has to fill in: three of them are answered by what stands elsewhere."""
        elsewhere = {
            "godkjenning": self.kommune.status == "godkjent",
            "nettadresse": bool(self.kommune.nettadresse),
            "telefoner-lokale": all(phone.nummer for phone in self.telefoner),
        }
        return [local for local in self.lokalt if not (local.verdi or elsewhere.get(local.id))]

    @property
    def utgitt(self) -> date | None:
        """How old this edition is: what the municipality says, else the newest date of a form or a change."""
        forms = [tool.skjema.oppdatert for tool in self.verktoy if tool.skjema]
        return self.kommune.utgave or max([*forms, *(change.dato for change in self.endringer)], default=None)

    def concerned(self, change: Endring) -> list[Entry]:
        """What a change concerns, in the order it is named."""
        found: list[Entry] = []
        for id in change.gjelder:
            found += [self.index[kind, id] for kind in CHANGED if (kind, id) in self.index][:1]
        return found

    def changed(self, entry: Entry) -> Endring | None:
        """The newest change that concerns `entry`, None when there is none."""
        about = [change for change in self.endringer if entry in self.concerned(change)]
        return max(about, key=lambda change: change.dato, default=None)

    @cached_property
    def moved(self) -> list[tuple[Flyttet, Entry]]:
        """What is gone, and what stands in its place; without what an edition has inherited and does not need."""
        ways = {move.fra: move.til for move in self.flyttet}
        ends = [(move, name(way(move.fra, ways)[-1])) for move in self.flyttet if name(move.fra) not in self.index]
        return [(move, self.index[end]) for move, end in ends if end in self.index]

    def local(self, id: str) -> Lokalt:
        """What only the municipality can answer, by its id. StopIteration if there is none."""
        return next(local for local in self.lokalt if local.id == id)

    def deadline(self, id: str) -> tuple[str, str | None] | None:
        """(the deadline of the level `id`, where it is proposed from), None for the source of the municipality's own.

        None when there is neither.
        """
        level = next(level for level in self.nivaer if level.id == id)
        own = self.local(level.frist).verdi if level.frist else None
        if own:
            return own, None
        return (level.frist_forslag.tekst, level.frist_forslag.kilde) if level.frist_forslag else None

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

    def laws_of_form(self, tool: Verktoy) -> list[str]:
        """Ids of the paragraphs that the ages and duties on the form of `tool` come from, in the order of the form."""
        assert tool.skjema
        said = [tool.skjema.model_dump_json()]
        if tool.skjema.ark == "barnet":
            said.append(self.skjemahode.model_dump_json(exclude={"bevaring"}))
        return list(dict.fromkeys(re.findall(r"\$lov\(([a-z0-9-]+)\)", "".join(said))))

    def law_hash(self, tool: Verktoy) -> str:
        """A hash of the entries of those paragraphs: when it changes, the form must be read again."""
        entries = [
            (self.law_of[id].kontrollert, self.law_of[id].merknad, self.get("lov", id).model_dump(mode="json"))
            for id in self.laws_of_form(tool)
        ]
        return hashlib.sha256(json.dumps(entries, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]

    def steps_using(self, tool: Verktoy) -> list[tuple[Niva, Steg | Avgjorelse]]:
        """The steps and decisions that name the tool, in the order of the guide."""
        places: list[tuple[Niva, Steg | Avgjorelse]] = []
        for level in self.nivaer:
            places += [(level, step) for step in level.steg]
            places.append((level, level.avgjorelse))
        return [
            (level, place)
            for level, place in places
            if tool.id in place.verktoy or tool.id in getattr(place, "flere_verktoy", ())
        ]

    def place_of(self, result: Resultat) -> tuple[Niva, Steg | None]:
        """Where an answer of «Hva gjør jeg nå?» leads: a level and its step, or None for the decision."""
        if level := self.level_of.get(result.sted):
            return level, next(step for step in level.steg if step.id == result.sted)
        return next(level for level in self.nivaer if level.id == result.sted), None

    def obstacles_on(self, level: Niva) -> list[Hindring]:
        """The situations that the decision of the level links to."""
        return [obstacle for obstacle in self.hindringer if level.id in obstacle.nivaer]

    def naming(self, tool: Verktoy) -> list[Entry]:
        """The roles, arenas and obstacles that use the tool."""
        entries: list[Rolle | Arena | Hindring] = [*self.roller, *self.arenaer, *self.hindringer]
        return [entry for entry in entries if tool.id in entry.verktoy]

    def leading_to(self, arena: Arena) -> list[Steg | Niva]:
        """The steps that name the arena, and the levels whose decision leads there, in the order of the guide."""
        mention = f"$arena({arena.id})"
        found: list[Steg | Niva] = []
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
        case = next(case for case in self.caser if case.id == use.case)
        told = next(v for v in case.varianter if variant in (None, v.id))
        return [part for part in told.deler if part.id in use.deler]
