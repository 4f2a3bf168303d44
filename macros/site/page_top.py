"""The top of a page, between two lines of three hyphens: its keys, its template, the files that it names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

import yaml

from ..building import Building
from ..guide.messages import suggest
from .addresses import PACKAGE_PAGES, SHELLS, source_of

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


def where_above(text: str, key: str) -> str:
    """«, linje 2» of a key above a page, empty when it is not there."""
    lines = enumerate(text.split("\n"), 1)
    return next((f", linje {number}" for number, line in lines if re.match(rf"\s*{re.escape(str(key))}\s*:", line)), "")


def check_top(building: Building, front: dict[str, Any], text: str) -> Iterator[tuple[str, str]]:
    """(where, what to do) of everything above a page that nobody reads, or that is not there."""
    for key, says in check_front_matter(front, sorted(path.name for path in SHELLS.glob("*.html"))).items():
        yield where_above(text, key), says
    for key in ("film", "teksting", "tekst"):
        if front.get(key) and building.files.get_file_from_path(str(front[key])) is None:
            says = "øverst på siden finnes ikke. Legg fila i docs, og skriv navnet med mappene foran."
            yield where_above(text, key), f"«{key}: {front[key]}» {says}"


def check_front_matter(front: dict[str, Any], shells: list[str]) -> dict[str, str]:
    """Key -> what to do, of every key nobody reads, and of a template that is none of `shells`."""
    known = ", ".join(FRONT_MATTER)
    problems = {
        key: f"Ukjent nøkkel «{key}» øverst på siden.{suggest(key, FRONT_MATTER)} Gyldige nøkler: {known}."
        for key in front
        if key not in FRONT_MATTER
    }
    if "template" in front and front["template"] not in shells:
        hint = suggest(front["template"], shells)
        says = f"Malen «{front['template']}» finnes ikke.{hint} Velg mellom: {', '.join(shells)}."
        problems["template"] = says
    return problems


def subject_of(building: Building, source: str) -> str:
    """«gjelder: verktoy/tolk», when a page lies where that of an entry should. Empty for other pages."""
    guide, (folder, name) = building.guide, posixpath.split(source)
    own = (entry for entry in (*guide.nivaer, *guide.verktoy) if source_of(building, entry)[0] == source)
    own_page = name.removesuffix(".md") in PACKAGE_PAGES
    course = (package for package in guide.pakker if own_page and folder == f"opplaring/{package.id}")
    return next((f"gjelder: {entry.kind}/{entry.id}" for entry in (*own, *course)), "")


def top_help(building: Building, source: str, text: str) -> str:
    """What to write above a page where nothing can be read."""
    about = subject_of(building, source) or "title: Navnet på siden"
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
