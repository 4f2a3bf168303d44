"""The files an edition's site is made of: its own, those of what it builds on, and only what the guide has.

An edition that builds on nothing has its data alone, and the pages of ``docs/`` where it has none of its own.
A page with ``hvis: pakker`` above is left out where there are no packages. On any page, so is a line that ends in
``{ hvis=pakker }``, and what stands between ``/// hvis | pakker`` and ``///``; ``uten pakker`` says the opposite.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..building import Building, File, Files, front_matter
from ..guide.load import SCHEMA
from ..guide.placeholders import SHOWN_ONLY
from ..guide.places import DATA_NAME, own_files
from ..guide.signs import one_form
from .mark import OWN, OWN_PICTURE

SECTIONS = (
    "pakker",
    "caser",
    "finn_steget",
    "hindringer",
    "medvirkning",
    "tjenester",
    "nettside",
)  # what a guide may be without
BLOCK = re.compile(r"(?ms)^/{3,} hvis \| (uten )?(\w+)[ \t]*\n(.*?)^/{3,}[ \t]*\n")
LINE = re.compile(r"(?m)^(.*?)[ \t]*\{ ?hvis=(uten_)?(\w+) ?\}[ \t]*(?:\n|\Z)")
TEXTS = (".vtt", ".svg", ".txt")  # besides pages and style sheets
KEEP_LINES = "\n"


def written(found: Files, building: Building, config: Any) -> Files:
    """The files of the edition as they are written, in one form, with the pages' conditions answered."""

    def new(name: str, folder: str) -> File:
        return File(name, folder, config.site_dir, config.use_directory_urls)

    _in_one_form(found)  # before anybody reads what stands above a page
    files = layered(found, building, new)
    _in_one_form(files)
    for file in files.documentation_pages():
        with suppress(UnicodeDecodeError):
            file.content_string = conditional(building, file.content_string)
    return files


def _in_one_form(files: Files) -> None:
    """Every text as if one person had typed it: letters composed, lines that end in one way."""
    for file in files:
        if file.is_documentation_page() or file.src_uri.endswith(TEXTS):
            with suppress(UnicodeDecodeError):  # `pagecheck` tells
                file.content_string = one_form(file.content_string)


def layered(files: Files, building: Building, new: Callable[[str, str], File]) -> Files:
    """The files of the edition: those of the base that MkDocs found, and over them those of each folder above it.

    `new`: makes a file of (its name, its folder).
    """
    known = {file.src_uri: file for file in files}
    if str(building.edition.folder) != building.base_folder:  # its mark is its own
        known = {name: file for name, file in known.items() if name not in (OWN, OWN_PICTURE)}
    for folder in reversed(building.folders):
        if str(folder) == building.base_folder:
            continue
        for path in own_files(folder):
            name = path.relative_to(folder).as_posix()
            if name not in (DATA_NAME, SCHEMA.name) and not path.name.startswith("."):
                known[name] = new(name, str(folder))
    return Files([file for file in known.values() if not _left_out(file, building)])


def _left_out(file: File, building: Building) -> bool:
    """Whether the data has nothing for a page, which then goes; an own page about nothing is a mistake, told later."""
    if not file.is_documentation_page():
        return False
    inherited = file.src_dir != str(building.edition.folder)
    if inherited and file.src_uri in building.guide.pages_left_out:
        return True
    try:
        _, front = front_matter(file)
    except UnicodeDecodeError:
        return False  # `pagecheck` tells
    if "hvis" in front:
        return not all(has(building, section) for section in str(front["hvis"]).split())
    kind, _, id = str(front.get("gjelder", "")).partition("/")
    return bool(kind) and inherited and (kind, id) not in building.guide.index


def has(building: Building, section: str) -> bool:
    """Whether the guide has something in the section."""
    if section == "nettside":
        return bool(building.guide.kommune.nettside)
    return bool(getattr(building.guide, section, None))


def conditional(building: Building, text: str) -> str:
    """The text of a page without what is written for a guide with other sections. The lines keep their numbers."""

    def block(found: re.Match[str]) -> str:
        if found[2] not in SECTIONS:
            return found[0]  # `pagecheck` tells
        shown = has(building, found[2]) != bool(found[1])
        return KEEP_LINES + (found[3] if shown else KEEP_LINES * found[3].count("\n")) + KEEP_LINES

    def line(found: re.Match[str]) -> str:
        if found[3] not in SECTIONS:
            return found[0]
        return f"{found[1]}\n" if has(building, found[3]) != bool(found[2]) else ""

    parts = re.split(f"({SHOWN_ONLY.pattern})", text, flags=re.DOTALL)  # an example of a condition is none
    return "".join(part if number % 2 else LINE.sub(line, BLOCK.sub(block, part)) for number, part in enumerate(parts))


def check_left_out(building: Building, needed: list[str]) -> Iterator[str]:
    """Pages in ``uten`` that are not there to take away, or that the rest of the site cannot do without."""
    for name in building.guide.pages_left_out:
        if not any((folder / name).is_file() for folder in building.folders):
            says = f"Siden {name} finnes ikke i det utgaven bygger på, så den kan ikke tas bort."
            yield f"{building.edition.shown}/veileder.yml: {says}"
        elif name in needed and building.files.get_file_from_path(name) is None:
            says = f"Siden {name} kan ikke tas bort. Menyen, en knapp eller noe annet i veileder.yml fører dit."
            yield f"{building.edition.shown}/veileder.yml: {says}"


def unknown_conditions(text: str) -> Iterator[tuple[int, str]]:
    """(line, name) of every condition about a section that no guide is without."""
    for pattern, name in ((BLOCK, 2), (LINE, 3)):
        for found in pattern.finditer(text):
            if found[name] not in SECTIONS:
                yield text.count("\n", 0, found.start()) + 1, found[name]


def source_name(file: File) -> str:
    """The file as an editor knows it: docs/haster.md, utgaver/navn/haster.md."""
    folder = Path(file.src_dir or "docs")
    above = f"{folder.parent.name}/{folder.name}" if folder.parent.name == "utgaver" else "docs"
    return f"{above}/{file.src_uri}"
