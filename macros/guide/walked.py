"""Everything that stands in the data, each with what its type says it is, also where the data does not fit its type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from .types import Done, Model, OfARole, Prose, Ref, Sentence
from .yaml_source import Path_


@dataclass(frozen=True)
class _Shape:
    """What a value may be: a list of `items`, a mapping of the type `section`, or a text with `marks`."""

    items: tuple[_Shape, ...] = ()
    section: type[Model] | None = None
    marks: tuple[Any, ...] = ()


def _shapes(annotation: Any, metadata: Sequence[Any] = ()) -> tuple[_Shape, ...]:
    """Every shape that a type allows."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        return _shapes(inner, [*metadata, *marks])
    if origin in (Union, UnionType):
        return tuple(shape for one in get_args(annotation) if one is not NoneType for shape in _shapes(one, metadata))
    if origin is list:
        return (_Shape(items=_shapes(get_args(annotation)[0])),)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return (_Shape(section=annotation),)
    kinds = tuple(mark for mark in metadata if isinstance(mark, (Ref, Prose, Sentence))) or (str,)
    return (_Shape(marks=(*kinds, *(mark for mark in metadata if isinstance(mark, (Done, OfARole))))),)


@cache  # the types are the same for every entry, and slow to ask
def _keys(section: type[Model]) -> tuple[tuple[str, tuple[_Shape, ...]], ...]:
    return tuple((name, _shapes(key.annotation, key.metadata)) for name, key in section.model_fields.items())


def walk(model: type[Model], data: Any) -> list[tuple[Path_, Any, Any]]:
    """Every (path, raw value, what it is): a `Model` class for mappings, a `Ref`, a `Prose` or ``str`` for texts.

    A date that says something was done, and a text that names a role, come once more, as `Done` and `OfARole`.
    """
    found: list[tuple[Path_, Any, Any]] = []
    _walk((_Shape(section=model),), data, (), found)
    return found


def _walk(shapes: tuple[_Shape, ...], raw: Any, path: Path_, found: list[tuple[Path_, Any, Any]]) -> None:
    for shape in shapes:
        if shape.items:
            for number, item in enumerate(raw if isinstance(raw, list) else ()):
                _walk(shape.items, item, (*path, number), found)
        elif shape.section:
            if isinstance(raw, dict):
                found.append((path, raw, shape.section))
                for name, below in _keys(shape.section):
                    if name in raw:
                        _walk(below, raw[name], (*path, name), found)
        elif isinstance(raw, str):
            found += ((path, raw, mark) for mark in shape.marks)
