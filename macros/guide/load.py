"""The door to the data: a file -> the checked guide, or every error at once in words an editor can act on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from .guide import Veileder
from .messages import describe, translate
from .references import check_references, named_in
from .sokeord import Sokeord
from .types import Model
from .words import Ord
from .yaml_source import Source, read

HOUSE = Path(__file__).resolve().parents[2]  # the folder with docs/, macros/ and overrides/
DATA = HOUSE / "docs" / "veileder.yml"
SCHEMA = DATA.with_name("veileder.schema.json")
WORDS = HOUSE / "macros" / "words" / "nb.yml"
SEARCH_WORDS = WORDS.with_name("sokeord.yml")

M = TypeVar("M", bound=Model)


class DataError(Exception):
    """A data file is wrong. `str()` is the whole message for the editor."""


def load_guide(path: Path = DATA) -> Veileder:
    """The checked guide. Raises `DataError` with every error in the file, also when there is none."""
    source = _read(path, f"docs/{path.name}", path.name, Veileder)
    guide = _typed(source, Veileder)
    if not source.problems or source.data is not None:
        check_references(source)
    if guide is None or source.problems:
        raise DataError(describe(source))
    return guide


def load_words(path: Path = WORDS) -> Ord:
    """The checked words that templates print. Raises `DataError` as `load_guide` does."""
    return _words(path, Ord)


def load_search_words(path: Path = SEARCH_WORDS) -> Sokeord:
    """What the search knows of the language. Raises `DataError` as `load_guide` does."""
    return _words(path, Sokeord)


def _words(path: Path, model: type[M]) -> M:
    name = f"macros/words/{path.name}"
    source = _read(path, name, name, model)
    words = _typed(source, model)
    if words is None or source.problems:
        raise DataError(describe(source))
    return words


def named_in_data(path: Path = DATA) -> set[tuple[str, str]]:
    """(kind, id) of everything that the data file refers to, as ids and as placeholders."""
    return named_in(_read(path, f"docs/{path.name}", path.name, Veileder))


def _read(path: Path, shown: str, name: str, model: type[Model]) -> Source:
    if not path.is_file():
        raise DataError(f"Fila {shown} finnes ikke. Er den slettet, eller har den fått nytt navn? Legg den tilbake.")
    return read(path.read_bytes(), name, model)


def _typed(source: Source, model: type[M]) -> M | None:
    """The data as its type; None, with the errors in `source.problems`, when it does not fit."""
    if source.problems and source.data is None:
        return None
    try:
        return model.model_validate(source.data if isinstance(source.data, dict) else {})
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            translate(dict(detail), source)
    return None


def schema(guide: Veileder) -> str:
    """JSON Schema (draft 2020-12) of the data file, with the ids of `guide` as choices, as the text of a file."""
    result = Veileder.model_json_schema()
    ids: dict[str, list[str]] = {}
    for kind, id in guide.index:
        ids.setdefault(kind, []).append(id)

    def fill(node: Any) -> None:
        if isinstance(node, dict):
            if "x-ref" in node:
                choices = [id for kind in node.pop("x-ref") for id in ids.get(kind, [])]
                node["enum"] = [*node.pop("x-constants"), *choices]
            for value in node.values():
                fill(value)
        elif isinstance(node, list):
            for value in node:
                fill(value)

    fill(result)
    result["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"
