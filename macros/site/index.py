"""The A–Å index: everything a reader may look for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from ..building import Building, front_matter
from ..guide.fakta import Paragraf
from ..guide.types import Entry
from .addresses import url
from .texts import language_mark, name_of


@dataclass(frozen=True)
class IndexItem:
    """One line of the index."""

    tittel: str
    adresse: str
    hva: str
    kontrollert: str | None = None
    lov: str = ""  # what the title begins with, when that is a name in another language
    andre: tuple[IndexItem, ...] = ()  # other things of the same name: a tool, its term and its service are one line


def index_items(building: Building) -> list[tuple[str, list[IndexItem]]]:
    """Everything a reader may look for, as (letter, items) in Norwegian alphabetical order."""
    guide = building.guide
    kinds: Mapping[str, str] = building.words.by_kind
    items = []
    for (kind, _), entry in guide.index.items():
        if kind not in kinds:
            continue
        name = name_of(building, entry)
        items.append(
            IndexItem(
                name[0].upper() + name[1:],
                url(building, entry),
                kinds[kind],
                *_of_a_law(building, entry),
            )
        )
    for file in building.files.documentation_pages():
        _, front = front_matter(file)
        if "title" in front and "gjelder" not in front and file.src_uri != "sok.md":  # the index itself
            items.append(IndexItem(front["title"], url(building, file.src_uri), kinds["side"]))
    order = list(kinds.values())
    items.sort(key=lambda item: (_alphabetical(item.tittel), order.index(item.hva)))
    items = [_one_line(list(same)) for _, same in groupby(items, lambda item: _alphabetical(item.tittel))]
    return [(letter, list(group)) for letter, group in groupby(items, lambda item: _first_letter(item.tittel))]


def _one_line(same: list[IndexItem]) -> IndexItem:
    """Things of one name as one line, what is used before what is explained (the order of `hva_slags`)."""
    return replace(same[0], andre=tuple(same[1:]))


def _of_a_law(building: Building, entry: Entry) -> tuple[str | None, str]:
    if not isinstance(entry, Paragraf):
        return None, ""
    law = building.guide.law_of[entry.id]
    return law.kontrollert, law.navn[0].upper() + law.navn[1:] if language_mark(building, law.navn) else ""


def _alphabetical(text: str) -> str:
    return text.casefold().translate(str.maketrans("æøå", "\ue000\ue001\ue002"))


def _first_letter(text: str) -> str:
    return next((c.upper() for c in text if c.isalpha()), "#")
