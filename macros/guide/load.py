"""The door to the data: a file -> the checked guide, or every error at once in words an editor can act on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from .edition import laid_over
from .guide import Veileder
from .language import check_language, language_in, names_of_others
from .messages import describe, path_text, translate
from .places import BASE, DATA_NAME, house_of, is_edition, shown
from .places import HOUSE as HOUSE  # for whoever asks the door
from .references import check_references, named_in
from .sokeord import Sokeord
from .types import Model
from .whereabouts import Name, lines
from .words import Ord
from .yaml_source import Path_, Source, read

DATA = BASE / DATA_NAME
SCHEMA = DATA.with_name("veileder.schema.json")
WORDS = HOUSE / "macros" / "words" / "nb.yml"
SEARCH_WORDS = WORDS.with_name("sokeord.yml")

M = TypeVar("M", bound=Model)


class DataError(Exception):
    """A data file is wrong. `str()` is the whole message for the editor."""


def load_guide(path: Path = DATA) -> Veileder:
    """The checked guide. Raises `DataError` with every error in the file, also when there is none.

    An edition is laid over what it builds on first; an error is told of the file it stands in.
    """
    return read_guide(path)[0]


def read_guide(path: Path = DATA) -> tuple[Veileder, Source]:
    """`load_guide`, and with it the same as it stands in the files: plain texts, with the line of everything."""
    source = _whole(path, ())
    guide = _typed(source, Veileder)
    a_section_is_gone = any(problem.path == () for problem in source.problems)  # all that names it would be wrong too
    if source.data is not None and not a_section_is_gone:
        check_references(source)
    if guide is None or source.problems:
        raise DataError(describe(source))
    return guide, source


def layers(path: Path = DATA) -> list[Path]:
    """The data file, then those it builds on, one on the other. Raises `DataError` when one is not there."""
    found = [path]
    while (below := _named_above(found[-1])) and below not in found:
        found.append(below)
    return found


def page_folders(path: Path = DATA) -> list[Path]:
    """Where the pages of a guide lie: with its data, with what that builds on, and always in ``docs/``."""
    base = [house_of(path) / BASE.name] if is_edition(path) else []
    return list(dict.fromkeys([*(layer.parent for layer in layers(path)), *base]))


def _named_above(path: Path) -> Path | None:
    """What a data file builds on, without reading the whole of it."""
    if not path.is_file():
        raise DataError(f"Fila {shown(path, house_of(path))} finnes ikke.")
    line = re.search(rb"(?m)^bygger_pa:.*$", path.read_bytes())
    return _builds_on(read(line[0], path.name, Veileder), path) if line else None


def load_source(path: Path, model: type[Model] = Veileder) -> Source:
    """One file as read, with the line of everything, whatever its texts say. Raises `DataError` when it cannot be."""
    source = _read(path, shown(path, house_of(path)), path.name, model)
    if source.data is None:
        raise DataError(describe(source))
    return source


def _whole(path: Path, above: tuple[Path, ...]) -> Source:
    """The data of a file, laid over what it builds on. `above`: the files that build on this one."""
    source = _read_data(path, above[0] if above else path)
    below = _builds_on(source, path)
    if not below:
        return source
    if below in (path, *above) or not below.is_file():
        name = shown(below, house_of(path))
        there = f"Fila {name} finnes ikke. Skriv «bygger_pa: docs/veileder.yml», eller ta bort linja."
        source.report(("bygger_pa",), "Utgaven kan ikke bygge på seg selv." if below.is_file() else there)
        raise DataError(describe(source))
    base = _whole(below, (path, *above))
    if base.data is None or base.problems:
        raise DataError(describe(base))
    source = laid_over(base, source)
    check_language(source, base)
    return source


def _builds_on(source: Source, path: Path) -> Path | None:
    named = source.data.get("bygger_pa") if isinstance(source.data, dict) else None
    return house_of(path) / named if isinstance(named, str) and named else None


def _read_data(path: Path, asked: Path) -> Source:
    """A data file as read, for the edition whose file is `asked`."""
    name = _name(path, asked)
    return _read(path, name if "/" in name else f"docs/{name}", name, Veileder)


def load_words(path: Path = WORDS) -> Ord:
    """The checked words that templates print. Raises `DataError` as `load_guide` does."""
    return _words(path, Ord)


def words_of(guide: Veileder) -> Path:
    """The file with the words in the language of the guide."""
    return WORDS.with_name(f"{guide.kommune.malform}.yml")


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


def named_in_guide(guide: Veileder) -> set[tuple[str, str]]:
    """(kind, id) of everything that the guide refers to, as ids and as placeholders."""
    return named_in(guide.walked)


def whereabouts(path: Path = DATA, source: Source | None = None) -> dict[Name, tuple[Path, int]]:
    """(kind, id, owner) -> (file, line) of everything with an id in the data file and those it builds on.

    `source`: what `read_guide` found there, when it is at hand.
    """
    files = {_name(layer, path): layer for layer in layers(path)}
    return {name: (files[file], line) for name, (file, line) in lines(source or _whole(path, ())).items()}


def places(found: Iterable[Path_], path: Path, source: Source) -> list[tuple[Path, int]]:
    """(file, line) of each place in the data. `source`: what `read_guide` found at `path`."""
    files = {_name(layer, path): layer for layer in layers(path)}
    told = [source.place(where) for where in found]
    return [(files[file.name], line or 1) for file, line in told]


def placed(found: Iterable[tuple[Path_, str]], path: Path = DATA, source: Source | None = None) -> list[str]:
    """What is said of places in the data, each a line with where it stands: «docs/veileder.yml:312  kommune → …».

    `source`: as in `whereabouts`.
    """
    told = [*found]
    if not told:
        return []
    files, whole = {_name(layer, path): layer for layer in layers(path)}, source or _whole(path, ())
    lines = []
    for where, says in told:
        file, line = whole.place(where)
        lines.append((shown(files[file.name], house_of(path)), line or 1, f"{path_text(where, whole.data)}: {says}"))
    return [f"{file}:{line}  {says}" for file, line, says in sorted(lines)]


def languages(path: Path = DATA) -> dict[Path, str]:
    """Data file -> the language of its texts, of the file and those it builds on: what it states, or the one below."""
    found, language = dict[Path, str](), "nb"
    for layer in reversed(layers(path)):
        language = found[layer] = language_in(layer.read_bytes()) or language
    return found


def names_in_another_language(path: Path = DATA) -> dict[str, str]:
    """Name -> its language, of what an edition takes over as it stands: what a law, a helpline or a site is called."""
    spoken = languages(path)
    if len(set(spoken.values())) == 1:
        return {}
    below = [(_read_data(layer, path), language) for layer, language in spoken.items() if layer != path]
    return names_of_others(_whole(path, ()), below)


def _name(path: Path, asked: Path) -> str:
    """What errors call a data file. Alone, or the base itself, it goes by its name."""
    return shown(path, house_of(asked)) if is_edition(asked) else path.name


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
