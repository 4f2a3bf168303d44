"""A slide page read as it is written: what would stop the build at a slide, told by `make check`, all slides at once.

It asks the very slides of the build, each made of its heading and of the blocks that the data must know.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown.extensions.attr_list import get_attrs

from ..building import Building, File
from ..guide.messages import suggest
from ..guide.pakker import Pakke
from .slide import PROGRAMS, Slide
from .slide_blocks import SlideError, shown_by_qr
from .slide_place import between_slides, line_of
from .slides import Programme

HEADING = re.compile(r"##\s+(.*?)\s*(?:(?<!\{)\{:?\s*([^{}]+?)\s*\}\s*)?$")
ASKING = ("lysbilde-oppgave", "lysbilde-referat")  # what prints the questions of a task, as each programme has them
BLOCK = re.compile(r"/{3,}\s*(variant|qr|notat|steg)\s*\|\s*(.+?)\s*$")


def check_deck(building: Building, file: File, prose: str, package: Pakke) -> Iterator[tuple[str, str]]:
    """(where, what to do) of all that is wrong with the slides of a package. `prose`: the page without its code."""
    groups, slides = _groups(prose), []
    for number, lines in enumerate(groups, 1):
        try:
            slides.append(Slide(building, _elements(lines), number, len(groups), package, file))
        except SlideError as error:
            yield error.where, error.says
        else:
            if says := _unasked(slides[-1], lines):
                yield f", linje {line_of(file.content_string, number)}, lysbilde {number}{slides[-1].name}", says
        for line, says in _wrong_blocks(building, lines):
            yield f", linje {line_of(file.content_string, number, line.strip())}", says
    if len(slides) < len(groups):
        return  # what comes in which order is known when every slide is
    programme = Programme(package)
    try:
        for slide in slides:
            programme.take(slide)
    except SlideError as error:
        yield error.where, error.says
        return
    for number, says in programme.missing():
        yield f", linje {line_of(file.content_string, number)}", says


def _groups(prose: str) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in prose.split("\n"):
        if between_slides(line):
            groups.append([])
        else:
            groups[-1].append(line)
    return groups


def _elements(lines: list[str]) -> list[etree.Element]:
    """What the slide asks of itself before it is made: its heading with its attributes, and whom its blocks are for."""
    found = []
    for line in lines:
        if (block := BLOCK.match(line)) and block[1] == "variant":
            found.append(etree.Element("details", {"data-variant": block[2]}))
        elif (title := HEADING.match(line)) and not any(element.tag == "h2" for element in found):
            heading = etree.Element("h2")
            heading.text = title[1]
            for key, value in get_attrs(title[2] or ""):
                if key == ".":
                    heading.set("class", f"{heading.get('class', '')} {value}".strip())
                else:
                    heading.set(key, value)
            found.append(heading)
    return found


def _unasked(slide: Slide, lines: list[str]) -> str:
    """What to do with a task of which the short programme takes some questions, when the slide shows none."""
    task = slide.task
    if not task or not task.sporsmal_kort or not task.varer("kort") or "kort" in slide.without:
        return ""
    if any(f'show("{name}"' in line for line in lines for name in ASKING):
        return ""
    return (
        f"Oppgaven «{task.id}» har «sporsmal_kort», men lysbildet viser ikke spørsmålene på 20-minuttersveien. Skriv "
        f'{{{{ show("{ASKING[0]}", oppgave="{task.id}") }}}}, eller slett «sporsmal_kort».'
    )


def _wrong_blocks(building: Building, lines: list[str]) -> Iterator[tuple[str, str]]:
    """(line, what to do) of codes to no page, and of notes and steps for no programme."""
    for line in lines:
        if not (block := BLOCK.match(line)):
            continue
        if block[1] == "qr" and not shown_by_qr(building, block[2]):
            yield line, f"«/// qr | {block[2]}» viser til en side som ikke finnes."
        if block[1] in ("notat", "steg"):
            known = (*PROGRAMS, "alle") if block[1] == "notat" else PROGRAMS
            for name in block[2].split():
                if name not in known:
                    says = f"«/// {block[1]} | {name}» er ikke et kjent program.{suggest(name, PROGRAMS)}"
                    yield line, f"{says} Velg mellom: {', '.join(PROGRAMS)}."
