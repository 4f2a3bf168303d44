"""The JSON Schema of the data file, for an editor's help: of a whole guide, and of what an edition may say."""

from __future__ import annotations

import copy
import json
from typing import Any

from .guide import Veileder
from .types import Model

OVER = "-utgave"  # ends the name of what an edition may say a part of


def schema(guide: Veileder) -> str:
    """JSON Schema (draft 2020-12) as the text of a file, with the ids of `guide` as choices.

    One schema serves both: a file with ``bygger_pa`` may leave anything out, and name ids of its own.
    """
    whole = Veileder.model_json_schema()
    kinds = whole.pop("$defs")
    over = _partial(copy.deepcopy({"Veileder": whole} | kinds))
    ids: dict[str, list[str]] = {}
    for kind, id in guide.index:
        ids.setdefault(kind, []).append(id)
    _choices([whole, kinds], ids, strict=True)
    _choices(over, ids, strict=False)
    result = {
        "$defs": kinds | over,
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "if": {"required": ["bygger_pa"]},
        "then": {"$ref": f"#/$defs/Veileder{OVER}"},
        "else": whole,
    }
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _choices(node: Any, ids: dict[str, list[str]], strict: bool) -> None:
    """Give every reference its choices. Not `strict`: they are proposed, but another id may stand there."""
    if isinstance(node, list):
        for value in node:
            _choices(value, ids, strict)
    elif isinstance(node, dict):
        if "x-ref" in node:
            known = [id for kind in node.pop("x-ref") for id in ids.get(kind, [])]
            choices = [*node.pop("x-constants"), *known]
            node |= {"enum": choices} if strict else {"anyOf": [{"enum": choices}, {"type": "string"}]}
        for value in node.values():
            _choices(value, ids, strict)


def _partial(kinds: dict[str, Any]) -> dict[str, Any]:
    """The sections of the file as an edition may write them: any keys of each, but the one it is known by."""
    known_by = {model.__name__: model.known_by for model in _models(Model)}
    for name, kind in kinds.items():
        if "properties" in kind:
            kind["required"] = [key for key in kind.get("required", []) if key == known_by.get(name)]
            for about in kind["properties"].values():
                about.pop("minItems", None)
    text = json.dumps(kinds)
    for name in kinds:
        text = text.replace(f'"#/$defs/{name}"', f'"#/$defs/{name}{OVER}"')
    renamed: dict[str, Any] = json.loads(text)
    return {f"{name}{OVER}": kind for name, kind in renamed.items()}


def _models(above: type[Model]) -> list[type[Model]]:
    return [found for model in above.__subclasses__() for found in (model, *_models(model))]
