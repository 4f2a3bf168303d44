"""An edition in another language inherits facts, never sentences: what it has not rewritten or left out is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .types import Model, Prose, Sentence
from .walked import walk
from .yaml_source import Path_, Source

NAMES = {"nb": "bokmål", "nn": "nynorsk"}


def language_of(source: Source) -> str:
    """The language that a data file says its texts are in."""
    municipality: Any = source.data.get("kommune") if isinstance(source.data, dict) else None
    named = municipality.get("malform") if isinstance(municipality, dict) else None
    return named if named in NAMES else "nb"


def language_in(content: bytes) -> str | None:
    """The language that the bytes of a data file state, without reading the whole of it; None when they state none."""
    found = re.search(rb"(?m)^  malform:[ \t]*[\"']?(nb|nn)\b", content)
    return found[1].decode() if found else None


def names_of_others(source: Source, below: list[tuple[Source, str]]) -> dict[str, str]:
    """What stands in another language than the edition's, and may: name -> its language.

    `below`: the files it builds on, each with its language. A name that its entry is known by is theirs, though the
    edition has to state it.
    """
    own, found = language_of(source), dict[str, str]()
    others = {file.name: language for file, language in below if language != own}
    theirs = {text: others[file.name] for file, _ in below if file.name in others for _, text in _names(file)}
    known_by = {
        (*path, mark.known_by)
        for path, _, mark in walk(source.model, source.data)
        if isinstance(mark, type) and issubclass(mark, Model)
    }
    for path, text in _names(source):
        language = others.get(source.place(path)[0].name) or (theirs.get(text) if path in known_by else None)
        if language:
            found[text] = language
    return found


def _names(source: Source) -> Iterator[tuple[Path_, str]]:
    return ((path, raw.strip()) for path, raw, mark in walk(source.model, source.data) if mark is str)


def check_language(source: Source, base: Source) -> None:
    """Report every sentence in `source` that stands in `base`, when the two are in different languages."""
    if language_of(source) == language_of(base):
        return
    says = f"Teksten er på {NAMES[language_of(base)]}. Skriv den på nytt i {source.name}, eller ta den bort med «uten»."
    for path, _, mark in walk(source.model, source.data):
        if isinstance(mark, (Prose, Sentence)) and source.place(path)[0] is not source:
            source.report(path, says)
