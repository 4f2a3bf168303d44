"""An edition in another language inherits facts, never sentences: what it has not rewritten or left out is told."""

from __future__ import annotations

from typing import Any

from .references import walk
from .types import Prose, Sentence
from .yaml_source import Source

NAMES = {"nb": "bokmål", "nn": "nynorsk"}


def language_of(source: Source) -> str:
    """The language that a data file says its texts are in."""
    municipality: Any = source.data.get("kommune") if isinstance(source.data, dict) else None
    named = municipality.get("malform") if isinstance(municipality, dict) else None
    return named if named in NAMES else "nb"


def check_language(source: Source, base: Source) -> None:
    """Report every sentence in `source` that stands in `base`, when the two are in different languages."""
    if language_of(source) == language_of(base):
        return
    says = f"Teksten er på {NAMES[language_of(base)]}. Skriv den på nytt i {source.name}, eller ta den bort med «uten»."
    for path, _, mark in walk(source.model, [], source.data, ()):
        if isinstance(mark, (Prose, Sentence)) and source.place(path)[0] is not source:
            source.report(path, says)
