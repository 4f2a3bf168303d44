"""``lettlest``: the easy-read page and sheet for families, one thought a line."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from .placeholders import PLACEHOLDER
from .types import ID_PATTERN, SHARED, JaNei, Model, NivaRef, Tekst

MAX_WORDS = 8  # a line that is read in one breath


def _one_thought(line: str) -> str:
    read = PLACEHOLDER.sub("nummeret", line)
    words, ends = len(re.findall(r"\w+", read)), len(re.findall(r"[.!?](?:\s|$)", read))
    if words > MAX_WORDS:
        raise ValueError(f"«{line}» har {words} ord. En linje i lettlest har høyst {MAX_WORDS}. Del den i to.")
    if ends != 1:
        raise ValueError(f"«{line}» skal være én setning med punktum. Skriv neste tanke på en linje for seg.")
    return line


Linje = Annotated[Tekst, AfterValidator(_one_thought)]
Tegning = Annotated[
    str, Field(pattern=ID_PATTERN, description="Navnet på en tegning i docs/assets/tegninger/kurs, uten .svg."), SHARED
]


class Tanke(Model):
    """A drawing and the lines that stand beside it."""

    tegning: Tegning
    linjer: list[Linje] = Field(min_length=1, max_length=5)


class LettlestDel(Model):
    tittel: Tekst
    niva: NivaRef | None = Field(None, description="Nivået delen handler om. Den får nivåets farge og tall.")
    fare: JaNei = Field(False, description="ja for delen om fare. Den står i gult.")
    tanker: list[Tanke] = Field(min_length=1)


class Lettlest(Model):
    tittel: Tekst
    ingress: Linje
    forst: list[Linje] = Field(
        min_length=1,
        max_length=2,
        description="Det viktigste, øverst på siden og på arket: hvem den som er redd, ringer.",
    )
    tegninger: list[Tegning] = Field(min_length=3, max_length=3, description="Tre tegninger øverst.")
    deler: list[LettlestDel] = Field(min_length=1)
