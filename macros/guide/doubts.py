"""What fits the types, and is most likely a mistake all the same: told by `make check`, and never stops a build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .guide import Veileder
from .types import Done, OfARole
from .yaml_source import Path_

# Ola Nordmann, Anne-Lise S. Haug: every word a name. What a role is called is looked for first.
PERSON = re.compile(r"[A-ZÆØÅ][a-zæøåéèüöä]+(?:-[A-ZÆØÅ][a-zæøåéèüöä]+)?(?: [A-ZÆØÅ](?:\.|[a-zæøåéèüöä-]+)){1,3}")
WHO = (  # what somebody is called at work; a name may follow it
    r"leder|leiar|sjef|direktør|rektor|styrer|styrar|rådgiver|rådgjevar|koordinator|lege|sykepleier|sjukepleiar|lærer|"
    r"lærar|pedagog|psykolog|konsulent|ombud|ansvarlig|ansvarleg|advokat|jurist|kontakt"
)
OF_WORK = re.compile(
    rf"(?i)(?:{WHO}|team|tjeneste|teneste|kontor|etat|vern|råd|skole|skule|barnehage|kommune|avdeling|enhet|eining|hus|"
    r"bydel|kors|misjon|forvalter|forvaltar|oppvekst|helse|vest|øst|aust|nord|sør|sentrum|styre|skap|fylke)"
    r"(?:en|a|n|et|ene|ane|s)?\b"
)
BEFORE_A_NAME = re.compile(rf"(?i)\w*(?:{WHO})(?:en|n)? ")


def doubts(guide: Veileder, today: date) -> list[tuple[Path_, str]]:
    """(where in the data, what to look at) for everything an editor should see once more."""
    return [*_approved(guide), *_in_the_data(guide, today)]


def approved_with_questions(guide: Veileder) -> str:
    """What to say of a guide that is approved before everything is answered. Empty when all is well."""
    left = guide.unanswered if guide.kommune.status == "godkjent" else []
    if not left:
        return ""
    count = "ett punkt" if len(left) == 1 else f"{len(left)} punkter"
    return (
        f"Innholdet er merket som godkjent, men kommunen har ikke svart på {count} under «lokalt»: "
        f"{', '.join(local.id for local in left)}."
    )


def _approved(guide: Veileder) -> Iterator[tuple[Path_, str]]:
    if says := approved_with_questions(guide):
        yield ("kommune", "status"), says


def _in_the_data(guide: Veileder, today: date) -> Iterator[tuple[Path_, str]]:
    at_work = _words_of_work(guide)
    for path, raw, mark in guide.walked:
        if isinstance(mark, Done) and _first_day(raw) > today:
            yield path, f"«{raw}» har ikke vært ennå. Her står datoen da noe ble gjort. Er året eller måneden feil?"
        elif isinstance(mark, OfARole) and (name := person_in(raw, at_work)):
            yield path, f"«{name}» ser ut som navnet på en person. Skriv rollen, for eksempel «leder for oppvekst»."


def _first_day(when: str) -> date:
    """The first day that «2023», «2024-03» or «2026-07-02» can mean: nothing is too late before it surely is."""
    return date(*[*map(int, when.split("-")), 1, 1][:3])


def person_in(text: str, at_work: set[str]) -> str:
    """The name that a text begins with, when it surely is one: no word of it is one of those `at_work`."""
    first = BEFORE_A_NAME.sub("", re.split(r"[,(]| [–-] ", text)[0].strip(), count=1)  # «Rektor Ola Nordmann»
    sure = PERSON.fullmatch(first) and not OF_WORK.search(first) and not {*first.lower().split()} & at_work
    return first if sure else ""


def _words_of_work(guide: Veileder) -> set[str]:
    """Every word in the names of roles, arenas, services and reviewers, and of the municipality itself."""
    texts = [guide.kommune.navn, guide.kommune.kortnavn]
    for section in (guide.roller, guide.arenaer, guide.tjenester, guide.gjennomgang):
        texts += [one.navn for one in section]
    return {word for text in texts for word in re.findall(r"[\wæøå-]+", text.lower())}
