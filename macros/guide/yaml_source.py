"""A YAML file as plain texts, lists and keys, with the line of each; and what YAML swallows without a word.

All scalars are read as text, and pydantic converts them where the types say so: PyYAML alone would turn «nei» into
False, 12:30 into 750 and 1.10 into 1.1, and would silently drop a key that stands twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from .mistakes import hidden_mistake, may_hide, syntax_mistake
from .signs import one_form
from .types import Model, keys_of, model_in

Path_ = tuple[str | int, ...]
NOTE = re.compile(r"\s+#")  # after a text: YAML drops the rest of the line


@dataclass(frozen=True)
class Problem:
    """One error: where in the data (`path`), on which line (1-based), and what to do about it."""

    line: int | None
    path: Path_
    text: str
    file: Source | None = field(default=None, compare=False, repr=False)  # when it is another than the one that tells


@dataclass
class Source:
    """The file as read: plain strings, lists and dicts, and the line of every key and item.

    `model`: the type it should have. `files`: what stands in another file, as in an edition laid over its base.
    """

    name: str
    model: type[Model]
    lines: list[str]
    data: Any = None
    marks: dict[Path_, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: dict[Path_, Source] = field(default_factory=dict, repr=False)
    left_out: set[tuple[str, str]] = field(default_factory=set)  # (kind, id) of what an edition's base has alone

    def place(self, path: Path_) -> tuple[Source, int | None]:
        """The file and the line of `path`, or of the nearest thing around it."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.files.get(path, self), self.marks.get(path)

    def line(self, path: Path_) -> int | None:
        """The line of `path`, or of the nearest thing around it."""
        return self.place(path)[1]

    def report(self, path: Path_, text: str, at: Path_ | None = None, words: str = "") -> None:
        """Note an error about `path`.

        `at`: where the line is, when that is another place. `words`: what stands on the line meant, in a text of many.
        """
        file, line = self.place(path if at is None else at)
        if words and line:
            near = range(line, min(line + 40, len(file.lines) + 1))
            line = next((number for number in near if words in file.lines[number - 1]), line)
        self.problems.append(Problem(line, path, text, None if file is self else file))


def read(content: bytes, name: str, model: type[Model]) -> Source:
    """Parse YAML to plain data with line marks. Syntax errors become problems, with `data` left as None."""
    source = Source(name, model, [])
    try:
        text = one_form(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        says = "Fila er ikke lagret som UTF-8, så æ, ø og å kan ikke leses. Lagre den på nytt som UTF-8."
        source.problems.append(Problem(content[: error.start].count(b"\n") + 1, (), says))
        return source
    source.lines = text.split("\n")
    if may_hide(text):
        hidden = ((number, hidden_mistake(line)) for number, line in enumerate(source.lines, 1))
        source.problems += [Problem(number, (), what) for number, what in hidden if what]
    if not source.problems and (root := _compose(text, source)) is not None:
        source.data = _build(root, (), source)
    return source


def _compose(text: str, source: Source) -> yaml.MappingNode | None:
    """The keys of the whole file; None, with the reason in `source.problems`, when it cannot be read as keys."""
    try:
        root = _parse(text)
    except yaml.MarkedYAMLError as error:
        number, says = syntax_mistake(error, source.lines)
        source.problems.append(Problem(number, (), says))
        return None
    except yaml.reader.ReaderError as error:
        sign = error.character if isinstance(error.character, int) else ord(error.character)
        number = next((n for n, line in enumerate(source.lines, 1) if chr(sign) in line), 1)
        says = f"Linja har et usynlig tegn som ikke kan stå her (U+{sign:04X}). Slett det, eller skriv linja på nytt."
        source.problems.append(Problem(number, (), says))
        return None
    if isinstance(root, yaml.MappingNode):
        return root
    first = next(iter(keys_of(source.model)))
    says = (
        f"Fila er tom, eller begynner ikke med nøkkelord som «{first}:». "
        "Angre endringen, eller hent fram den forrige utgaven av fila."
    )
    source.problems.append(Problem(None, (), says))
    return None


class _Untagged(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]  # libyaml, where it is
    """Gives no value a type, nor looks for one: all are texts."""

    def resolve(self, *_: Any) -> str:
        return ""


def _parse(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_Untagged)
    except yaml.YAMLError:  # libyaml words its errors differently; the slow parser speaks for both
        return yaml.compose(text, Loader=yaml.BaseLoader)


def _build(node: yaml.Node, path: Path_, source: Source) -> Any:
    source.marks.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = (*path, key)
            if key in result:
                source.problems.append(_key_twice(key, key_node.start_mark.line + 1, path, source))
                continue
            source.marks[here] = key_node.start_mark.line + 1
            result[key] = _build(value_node, here, source)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*path, number), source) for number, item in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    _check_swallowed(node, path, source)
    return None if not node.style and node.value in ("", "~", "null") else node.value


def _key_twice(key: str, line: int, path: Path_, source: Source) -> Problem:
    hint = " Slett den ene."
    if path and isinstance(path[-1], int):
        hint += " Er det et nytt punkt, mangler det en linje med «- » foran."
    first = source.marks[(*path, key)]
    return Problem(line, path, f"«{key}» står to ganger på samme sted. Første gang på linje {first}.{hint}")


def _check_swallowed(node: yaml.ScalarNode, path: Path_, source: Source) -> None:
    """Report what YAML reads without a word but nobody meant.

    A text that lost its end or its start, or swallowed the lines below.
    """
    first, last = node.start_mark.line, node.end_mark.line
    here = source.lines[first]
    if not node.style and node.value and NOTE.match(source.lines[last], node.end_mark.column):
        says = (
            "Det som står etter « #», blir borte. "
            "Sett hele teksten i anførselstegn, eller skriv merknaden på en egen linje."
        )
        source.problems.append(Problem(last + 1, path, says))
    if (sign := here[node.start_mark.column : node.start_mark.column + 1]) in ("&", "!"):
        says = f"Teksten begynner med tegnet {sign}. Sett hele teksten i anførselstegn."
        source.problems.append(Problem(first + 1, path, says))
    if first != last and (not node.style or node.style in "|>") and not node.value.startswith("-"):
        for number in range(first + 1, last + (not node.style)):
            if _like_an_entry(source.model).match(source.lines[number]):
                says = (
                    "Linja er blitt en del av teksten over, fordi innrykket ikke stemmer. "
                    "La den begynne like langt inn som de andre av samme slag."
                )
                source.problems.append(Problem(number + 1, path, says))
                return


@cache
def _like_an_entry(model: type[Model]) -> re.Pattern[str]:
    """A line that begins as an item of a list, or with one of the keys of the model."""
    models, names = [model], set()
    for known in models:
        for name, about in keys_of(known).items():
            names.add(name)
            if (inner := model_in(about.annotation)) and inner not in models:
                models.append(inner)
    return re.compile(rf"\s*(?:- |(?:{'|'.join(sorted(names))}):\s)")
