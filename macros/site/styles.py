"""The style sheets of a page: one that all share, and one file of what its front matter names (``stil: kurs``).

A level, the heaviest page, has a single one: together they pack better.
"""

from __future__ import annotations

from typing import Any

from ..building import BuildError, Building, File, front_matter
from .layers import source_name

EVERYWHERE, COMPONENTS, LEVEL = "stil", "deler", "niva"
SKJEMA = {"stil": "skjema"}  # a tool with a form: `hooks` says so when its page is read


def addresses(meta: dict[str, Any]) -> list[str]:
    """The files that a page with this front matter asks for."""
    own = str(meta.get("stil") or "")
    return (
        [f"assets/{own}.css"]
        if own == LEVEL
        else ["assets/stil.css", f"assets/{own.replace(' ', '-') or COMPONENTS}.css"]
    )


def _parts(meta: dict[str, Any]) -> list[str]:
    """What the last of them is made of, in the order it counts."""
    own = str(meta.get("stil") or "").split()
    return [EVERYWHERE, LEVEL] if own == [LEVEL] else [COMPONENTS, *own]


def join(building: Building) -> None:
    """Put the sheets of every kind of page together, in place of its parts. BuildError when one is missing."""
    sheets = {file.src_uri: file for file in building.files if file.src_uri.endswith(".css")}
    wanted: dict[str, list[str]] = {addresses(SKJEMA)[-1]: _parts(SKJEMA)}
    for page in building.files.documentation_pages():
        meta = front_matter(page)[1]
        wanted[addresses(meta)[-1]] = parts = _parts(meta)
        if missing := [name for name in parts if f"assets/{name}.css" not in sheets]:
            raise BuildError(
                f"{source_name(page)}: «stil: {missing[0]}» finnes ikke. Skriv et av navnene i docs/assets/."
            )
    texts = {source: file.content_string for source, file in sheets.items()}
    for target, parts in wanted.items():
        file = sheets.pop(target, None) or File(target, None, sheets["assets/stil.css"].dest_dir, True)
        file.content_string = "".join(texts[f"assets/{name}.css"] for name in parts)
        if file.src_uri not in building.files.src_uris:
            building.files.append(file)
    for part in {f"assets/{name}.css" for parts in wanted.values() for name in parts if name != EVERYWHERE} & set(
        sheets
    ):
        building.files.remove(sheets[part])
