"""The drawings of the courses: line drawings in ``docs/assets/tegninger/kurs/``, put into the page itself.

In the page, so that they take the colours around them and are there in a file on a memory stick too. Four colours:
``--line`` (the line and the child), ``currentColor`` (adults, things), ``--tint`` (grounds) and ``--paper``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

from ..building import BuildError, Building
from ..guide.load import HOUSE
from ..guide.messages import suggest
from ..guide.types import Arbeidsplass

FOLDER = HOUSE / "docs" / "assets" / "tegninger" / "kurs"
PLACE = "sted"  # what an author writes for the place where the case is told: it follows the workplace
PLACES: Mapping[Arbeidsplass, str] = {
    "barnehage": "barnehage",
    "barneskole": "klasserom",
    "ungdomsskole": "klasserom",
    "videregaende": "klasserom",
    "helsestasjon": "helsestasjon",
    "sfo": "skole",
    "ppt": "klasserom",  # the adviser meets the child at school
    "nav": "venter",
}


def drawings(building: Building) -> Mapping[str, str]:
    """Name -> SVG, of every drawing there is."""
    return building.once(_read)


def _read(building: Building) -> Mapping[str, str]:
    return {path.stem: path.read_text(encoding="utf-8").strip() for path in sorted(FOLDER.glob("*.svg"))}


def inline(svg: str, alt: str = "") -> str:
    """The drawing as it stands in a page: without its own colours, hidden from who listens unless it has an `alt`."""
    told = f'role="img" aria-label="{escape(alt)}"' if alt else 'aria-hidden="true"'
    svg = re.sub(r"var\((--\w+),[^)]+\)", r"var(\1)", svg).replace(' stroke-linejoin="round"', "")
    root = rf'<svg {told} stroke-linejoin="round"\1>'
    return re.sub(r'<svg xmlns="[^"]+"( viewBox="[^"]+")[^>]*>', root, svg, count=1)


def of_places(building: Building, workplaces: Iterable[Arbeidsplass]) -> str:
    """The place of each of these workplaces, of which only that of the version shown is seen: the first, at first.

    Workplaces that share a place share its drawing.
    """
    told: dict[str, list[str]] = {}
    for workplace in workplaces:
        told.setdefault(PLACES[workplace], []).append(workplace)
    known = drawings(building)
    return "".join(
        f'<span data-variant="{" ".join(those)}"{" hidden" if place else ""}>{inline(known[name])}</span>'
        for place, (name, those) in enumerate(told.items())
    )


def drawing(building: Building, name: str) -> Markup:
    """A drawing by its name, for a template. Stops the build when there is none."""
    known = drawings(building)
    if name not in known:
        raise BuildError(
            f"Tegningen «{name}» finnes ikke.{suggest(name, list(known))} Velg mellom: {', '.join(known)}."
        )
    return Markup(inline(known[name]).replace("<svg ", '<svg width="128" height="112" ', 1))
