"""The top of a page, between two lines of three hyphens: its keys, its template, the files that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from ..building import Building
from ..guide.messages import suggest
from .addresses import SHELLS, source_of

FRONT_MATTER = (
    "title",
    "kort_tittel",
    "description",
    "synonymer",
    "gjelder",
    "template",
    "stil",
    "bred",
    "tilpass",
    "film",
    "teksting",
    "tekst",
    "hvis",
)


def check_top(building: Building, front: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """("", what to do) of everything above a page that nobody reads, or that is not there."""
    yield from (("", says) for says in check_front_matter(front, sorted(path.name for path in SHELLS.glob("*.html"))))
    for key in ("film", "teksting", "tekst"):
        if front.get(key) and building.files.get_file_from_path(str(front[key])) is None:
            says = "øverst på siden finnes ikke. Legg fila i docs, og skriv navnet med mappene foran."
            yield "", f"«{key}: {front[key]}» {says}"


def check_front_matter(front: dict[str, Any], shells: list[str]) -> list[str]:
    """Every key nobody reads, and a template that is none of `shells`, as sentences. Empty when all is well."""
    problems = [
        f"Ukjent nøkkel «{key}» øverst på siden.{suggest(key, FRONT_MATTER)} Gyldige nøkler: {', '.join(FRONT_MATTER)}."
        for key in front
        if key not in FRONT_MATTER
    ]
    if "template" in front and front["template"] not in shells:
        hint = suggest(front["template"], shells)
        problems.append(f"Malen «{front['template']}» finnes ikke.{hint} Velg mellom: {', '.join(shells)}.")
    return problems


def top_help(building: Building, source: str, text: str) -> str:
    """What to write above a page where nothing can be read."""
    about = next(
        (
            f"gjelder: {entry.kind}/{entry.id}"
            for entry in (*building.guide.nivaer, *building.guide.verktoy)
            if source_of(building, entry)[0] == source
        ),
        "title: Navnet på siden",
    )
    if re.match(r"---\s*\n.*?\n---\s*\n", text, re.S):
        try:
            yaml.safe_load(text.split("---")[1])
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            return (
                f"Linje {line} kan ikke leses. Er det kolon i teksten, setter du den i anførselstegn. "
                "Bruk mellomrom, ikke tabulator."
            )
    return f"Siden skal begynne med en linje med ---, så linja «{about}», og så en linje med --- igjen."
