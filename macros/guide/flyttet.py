"""``flyttet``: what is gone, and what stands in its place, so that an address somebody has kept leads on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, model_validator

from .messages import suggest
from .types import MOVED_KINDS, MOVED_PATTERN, PAGE_PATTERN, SHARED, Model
from .yaml_source import Path_, Source

NEEDS_PAGE = ("steg", "nettside")  # its id does not say which page it stood on
Name = tuple[str, str]  # (kind, id)
Sted = Annotated[str, Field(pattern=MOVED_PATTERN), SHARED]


class Flyttet(Model):
    """One thing that is gone. Where it leads may be gone too, when that leads on."""

    known_by: ClassVar[str] = "fra"
    fra: Sted = Field(description="Det som er borte: slaget og id-en, for eksempel verktoy/gammelt-skjema.")
    til: Sted = Field(description="Det som står i stedet, skrevet på samme måte.")
    side: Annotated[str, Field(pattern=PAGE_PATTERN), SHARED] | None = Field(
        None, description="For steg og sider: fila det sto i, for eksempel handlingsveileder/niva-1.md."
    )

    @model_validator(mode="after")
    def _the_page_is_known(self) -> Self:
        if self.slag in NEEDS_PAGE and not self.side:
            raise ValueError("Skriv «side» også: fila det sto i, for eksempel handlingsveileder/niva-1.md.")
        return self

    @property
    def slag(self) -> str:
        """The kind of what is gone."""
        return self.fra.split("/")[0]

    @property
    def id(self) -> str:
        """Its id."""
        return self.fra.split("/")[1]


def name(text: str) -> Name:
    """«verktoy/tolk» -> ("verktoy", "tolk")."""
    kind, _, id = text.partition("/")
    return kind, id


def way(start: str, ways: Mapping[str, str]) -> list[str]:
    """Where `start` leads, place by place, to the last or to the first that comes again."""
    found = [start]
    while (ahead := ways.get(found[-1])) is not None:
        if ahead in found:
            return [*found, ahead]
        found.append(ahead)
    return found


def check_moves(source: Source, ids: Mapping[str, Mapping[str, Path_]]) -> None:
    """Report what is not gone, what leads nowhere or round in a ring, and what stands twice.

    `ids`: kind -> id -> path, of all that is there. What an edition has inherited is no mistake of its own.
    """
    moves = list(_own(source))
    ways = {raw["fra"]: raw["til"] for _, raw in moves}
    first: dict[str, Path_] = {}
    for path, raw in moves:
        gone, to = raw["fra"], raw["til"]
        kind, id = name(gone)
        if first.setdefault(gone, path) != path:
            source.report((*path, "fra"), f"«{gone}» står her fra før, på linje {source.line((*first[gone], 'fra'))}.")
        elif source.place((*path, "fra"))[0] is not source:
            continue
        elif id in ids.get(kind, {}):
            line = source.line((*ids[kind][id], "id"))
            source.report((*path, "fra"), f"«{gone}» er ikke borte. Det står på linje {line}. Slett dette, eller det.")
        elif says := _astray(to, ways, ids):
            source.report((*path, "til"), says)


def moved_to(source: Source, kinds: Iterable[str], id: str) -> str:
    """What to write in place of an id that is gone, empty when it has not moved to something that is there."""
    ways = {raw["fra"]: raw["til"] for _, raw in _own(source)}
    ends = (way(start, ways)[-1] for kind in kinds if (start := f"{kind}/{id}") in ways)
    return next((name(end)[1] for end in ends if name(end)[0] in kinds), "")


def _own(source: Source) -> Iterator[tuple[Path_, dict[str, Any]]]:
    """(path, raw) of every move that is whole; the types tell about the others."""
    moves = source.data.get("flyttet") if isinstance(source.data, dict) else None
    for number, raw in enumerate(moves if isinstance(moves, list) else []):
        if isinstance(raw, dict) and all(isinstance(raw.get(key), str) for key in ("fra", "til")):
            yield ("flyttet", number), raw


def _astray(to: str, ways: Mapping[str, str], ids: Mapping[str, Mapping[str, Path_]]) -> str:
    """What is wrong with where a move leads, empty when all is well."""
    places = way(to, ways)
    kind, id = name(places[-1])
    if len(places) > len(set(places)):
        return f"Dette går i ring: {' → '.join(places)}. La det siste vise til noe som finnes."
    if kind not in MOVED_KINDS or id in ids.get(kind, {}):
        return ""  # a kind that cannot be is told by its type
    known = [f"{kind}/{other}" for kind in MOVED_KINDS for other in ids.get(kind, {})]
    return f"«{places[-1]}» finnes ikke.{suggest(places[-1], known)}"
