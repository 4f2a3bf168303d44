"""Where every entry of the data is written: its file and its line, also when an edition is laid over another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .types import Entry, Model, keys_of, model_in
from .yaml_source import Path_, Source

Name = tuple[str, str, str]  # (kind, id, id of what it is unique within; "" for the whole file)


def lines(source: Source) -> dict[Name, tuple[str, int]]:
    """(kind, id, owner) -> (the file as errors name it, the line), for everything with an id."""
    found: dict[Name, tuple[str, int]] = {}
    for name, path in _named(source.data, source.model, (), {}):
        file, line = source.place(path)
        if line:
            found.setdefault(name, (file.name, line))
    return found


def _named(data: Any, model: type[Model], path: Path_, around: dict[str, str]) -> Iterator[tuple[Name, Path_]]:
    """`around`: kind -> id of what stands around."""
    if isinstance(data, list):
        for number, item in enumerate(data):
            yield from _named(item, model, (*path, number), around)
    elif isinstance(data, dict):
        if issubclass(model, Entry) and isinstance(id := data.get("id"), str):
            yield (model.kind, id, around.get(model.within, "")), path
            around = around | {model.kind: id}
        for key, item in data.items():
            about = keys_of(model).get(key)
            if about and (inner := model_in(about.annotation)):
                yield from _named(item, inner, (*path, key), around)
