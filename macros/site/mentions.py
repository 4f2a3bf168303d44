"""Who names whom: every place in the data and on the pages that names a law, an arena or another entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..building import Building, front_matter
from ..guide.pakker import Pakke
from ..guide.placeholders import PLACEHOLDER, calls
from ..guide.types import Entry
from .addresses import front_title, url
from .texts import name_of


@dataclass(frozen=True)
class Mention:
    """A place that names an entry: an entry with a place of its own, or a page."""

    hva: str
    navn: str
    adresse: str


def mentions_of(building: Building, entry: Entry) -> list[Mention]:
    """Every place that names `entry`, seen from the page being built.

    In the order of the data file, then of the pages.
    """
    places = building.once(_mentions).get((entry.kind, entry.id), ())
    return [_shown(building, place) for place in places if place is not entry]


def _shown(building: Building, place: Entry | str) -> Mention:
    if isinstance(place, str):
        return Mention("side", front_title(building, place), url(building, place))
    name = name_of(building, place)
    if isinstance(place, Pakke) and place.nr:
        name = f"{building.words.pakke} {place.nr}: {name}"
    return Mention(place.kind, name, url(building, place))


def _mentions(building: Building) -> dict[tuple[str, str], list[Entry | str]]:
    """(kind, id) -> the entries and Markdown files that name it."""
    guide, found = building.guide, dict[tuple[str, str], dict[str, Entry | str]]()

    def note(where: Entry | str, named: Iterable[tuple[str, str]]) -> None:
        key = where if isinstance(where, str) else f"{where.kind}/{where.id}"
        for name in named:
            found.setdefault(name, {}).setdefault(key, where)

    head = list(_named_by([ground.model_dump() for ground in guide.skjemahode.grunnlag]))
    for tool in guide.verktoy:
        if tool.skjema and tool.skjema.ark == "barnet":
            note(tool, head)  # every form about one child says why it is kept from others
    for (kind, _), entry in guide.index.items():
        if kind == "plikt" or kind in building.words.hva_slags:
            note(entry, _named_by(entry.model_dump(exclude={"steg"})))  # a step speaks for itself
    for tool in guide.verktoy:
        if tool.skjema and tool.skjema.ark == "barnet":  # what stands at the head of every sheet about a child
            note(tool, _named_by(guide.skjemahode.model_dump()))
    if guide.medvirkning:
        note("handlingsveileder/medvirkning.md", _named_by(guide.medvirkning.model_dump()))
    for file in building.files.documentation_pages():
        text, front = front_matter(file)
        kind, _, id = front.get("gjelder", "").partition("/")
        about = guide.index.get((kind, id))
        if about or "title" in front:
            note(about or file.src_uri, calls(text))
    return {name: list(places.values()) for name, places in found.items()}


def _named_by(data: Any) -> Iterator[tuple[str, str]]:
    """(kind, id) of what a dumped part of the guide names: its lists of laws, and the placeholders in its texts."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from (("lov", id) for id in value) if key == "lover" else _named_by(value)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from _named_by(value)
    elif isinstance(data, str):
        yield from ((match["name"], match["id"]) for match in PLACEHOLDER.finditer(data))
