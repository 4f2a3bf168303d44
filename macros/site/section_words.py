"""The other words of a page's sections, ``synonymer`` above it: each is about a section that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from pymdownx.slugs import slugify

from ..building import Building, File, front_matter
from ..guide.messages import suggest
from .page_top import where_above
from .texts import TEMPLATES

SLUG = slugify(case="lower")  # as mkdocs.yml has it
WHOLE = "side"  # the page itself
HEADING = re.compile(r"(?m)^#{1,6}\s+(.+?)\s*$")  # one without an id has the slug of its words
ID = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}|\bid=\"([\w-]+)\"")  # `## Title { #id }`, and as HTML has it


def check_section_words(building: Building, file: File, front: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(where, what to do) of each key under ``synonymer`` that is no section of the page."""
    words = front.get("synonymer")
    if not isinstance(words, dict):
        return
    known = _sections(building, file)
    for place in words:
        if place != WHOLE and place not in known:
            says = f"Siden har ikke noe avsnitt med id-en «{place}».{suggest(place, [WHOLE, *sorted(known)])}"
            where = where_above(file.content_string, str(place))
            yield where, f"{says} Id-en står i krøllparentesen etter overskriften: {{ #{place} }}."


def _sections(building: Building, file: File) -> set[str]:
    """The ids on a page, also those that only another edition has: the file as somebody wrote it."""
    texts = [file.content_string]
    with suppress(OSError, UnicodeDecodeError):
        texts.append(Path(str(file.abs_src_path)).read_text(encoding="utf-8"))
    found = {one or other for text in texts for one, other in ID.findall(text)}
    found |= {SLUG(heading, "-") for text in texts for heading in HEADING.findall(text) if not ID.search(heading)}
    if front_matter(file)[1].get("template") == "lysbilder.html":
        found |= {f"lysbilde-{number}" for number in range(1, file.content_string.count("\n## ") + 1)}
    if "show(" in file.content_string:  # what a block prints has the ids of its template, and of the data
        found |= building.once(_of_templates) | {id for _, id in building.guide.index}
    return found


def _of_templates(building: Building) -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.md"))
    return {one or other for text in texts for one, other in ID.findall(text)}
