"""``docs/veileder.yml`` -> `model.Veileder`, or every error at once in words an editor can act on.

All scalars are read as text and pydantic converts them where the model says so: PyYAML alone would turn «nei» into False,
12:30 into 750 and 1.10 into 1.1, and would silently drop a key that stands twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import yaml
from pydantic import ValidationError

from . import model
from .model import Entry, Model, Prose, Ref, Veileder

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "docs" / "veileder.yml"
SCHEMA = ROOT / "docs" / "veileder.schema.json"

Path_ = tuple[str | int, ...]


class DataError(Exception):
    """The data file is wrong. `str()` is the whole message for the editor."""


@dataclass(frozen=True)
class Problem:
    """One error: where in the data (`path`), on which line (1-based), and what to do about it."""

    line: int | None
    path: Path_
    text: str


@dataclass
class Source:
    """The file as read: plain strings, lists and dicts, and the line of every key and item."""

    name: str
    lines: list[str]
    data: Any = None
    marks: dict[Path_, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path_) -> int | None:
        """The line of `path`, or of the nearest thing around it."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path)

    def report(self, path: Path_, text: str, at: Path_ | None = None, words: str = "") -> None:
        """Note an error about `path`; `at` is where the line is, when that is another place. `words`: the line that has them, in a long text."""
        line = self.line(path if at is None else at)
        if words and line:
            line = next(
                (
                    number
                    for number in range(line, min(line + 40, len(self.lines) + 1))
                    if words in self.lines[number - 1]
                ),
                line,
            )
        self.problems.append(Problem(line, path, text))


# --- the public door -------------------------------------------------------------------------------------------------


def load_guide(path: Path = DATA) -> Veileder:
    """The checked guide. Raises `DataError` with every error in the file, also when there is none."""
    if not path.is_file():
        raise DataError(
            f"Fila docs/{path.name} finnes ikke. Er den slettet, eller har den fått nytt navn? Legg den tilbake."
        )
    return _load(path.read_bytes(), path.name)


@lru_cache(maxsize=4)
def _load(content: bytes, name: str) -> Veileder:
    source = read(content, name)
    guide = None
    if not source.problems or source.data is not None:
        try:
            guide = Veileder.model_validate(source.data if isinstance(source.data, dict) else {})
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                translate(detail, source)
        check_references(source)
    if source.problems:
        raise DataError(describe(source))
    return guide


def schema(guide: Veileder) -> str:
    """JSON Schema (draft 2020-12) of the data file, with the ids of `guide` as choices, as text for the committed file."""
    result = Veileder.model_json_schema()
    ids: dict[str, list[str]] = {}
    for kind, id in guide.index:
        ids.setdefault(kind, []).append(id)

    def fill(node: Any) -> None:
        if isinstance(node, dict):
            if "x-ref" in node:
                node["enum"] = [
                    *node.pop("x-constants"),
                    *(id for kind in node.pop("x-ref") for id in ids.get(kind, [])),
                ]
            for value in node.values():
                fill(value)
        elif isinstance(node, list):
            for value in node:
                fill(value)

    fill(result)
    result["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


# --- reading ---------------------------------------------------------------------------------------------------------


def read(content: bytes, name: str) -> Source:
    """Parse YAML to plain data with line marks. Syntax errors become problems, with `data` left as None."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return Source(
            name,
            [],
            problems=[
                Problem(
                    line, (), "Fila er ikke lagret som UTF-8, så æ, ø og å kan ikke leses. Lagre den på nytt som UTF-8."
                )
            ],
        )
    source = Source(name, text.split("\n"))
    source.problems += [
        Problem(number, (), says) for number, line in enumerate(source.lines, 1) if (says := _hidden_mistake(line))
    ]
    if source.problems:
        return source
    try:
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        source.problems.append(_syntax_problem(error, source.lines))
        return source
    except yaml.reader.ReaderError as error:
        sign = error.character if isinstance(error.character, int) else ord(error.character)
        number = next((n for n, line in enumerate(source.lines, 1) if chr(sign) in line), 1)
        source.problems.append(
            Problem(
                number,
                (),
                f"Linja har et usynlig tegn som ikke kan stå her (U+{sign:04X}). Slett det, eller skriv linja på nytt.",
            )
        )
        return source
    if not isinstance(root, yaml.MappingNode):
        source.problems.append(
            Problem(
                None,
                (),
                "Fila er tom, eller begynner ikke med nøkkelord som «kommune:». Angre endringen, eller hent fram den forrige utgaven av fila.",
            )
        )
        return source
    source.data = _build(root, (), source)
    return source


def _hidden_mistake(line: str) -> str | None:
    """What is wrong with a line before it is read as YAML: signs that cannot be seen, and traces of two people's changes."""
    start = re.match(r"\s*(?:- )*(?:[\w-]+:)?\s*", line)[0]
    if "\t" in line[: _indent(line)]:
        return "Linja begynner med tabulator. Bruk mellomrom: to per innrykk."
    if "\u00a0" in start:
        return "Linja har et hardt mellomrom i innrykket eller etter kolon, som ofte følger med fra Word. Slett mellomrommene der, og skriv dem på nytt."
    if re.search("[\u00ad\u200b\u200e\u200f\u2060\ufeff]", line):
        return "Linja har et usynlig tegn som ikke skal stå her, ofte limt inn fra Word eller nettet. Slett teksten og skriv den på nytt."
    if line.startswith(("{{", "{%"), len(start)):
        return "Doble krøllparenteser virker bare på .md-sidene. Skriv en plassholder her, for eksempel $holderen eller $lov(id)."
    if re.match(r"<{7} |={7}$|>{7} ", line.rstrip("\r")):
        return "To utgaver av fila er blandet. Velg den rette av de to, og slett linjene som begynner med <<<<<<<, ======= og >>>>>>>."
    return None


def _compose(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError:
        return yaml.compose(
            text, Loader=yaml.BaseLoader
        )  # libyaml words its errors differently; the slow parser speaks for both


def _build(node: yaml.Node, path: Path_, source: Source) -> Any:
    source.marks.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        result = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = (*path, key)
            if key in result:
                hint = (
                    " Slett den ene. Er det et nytt punkt, mangler det en linje med «- » foran."
                    if path and isinstance(path[-1], int)
                    else " Slett den ene."
                )
                source.problems.append(
                    Problem(
                        key_node.start_mark.line + 1,
                        path,
                        f"«{key}» står to ganger på samme sted. Første gang på linje {source.marks[here]}.{hint}",
                    )
                )
                continue
            source.marks[here] = key_node.start_mark.line + 1
            result[key] = _build(value_node, here, source)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*path, number), source) for number, item in enumerate(node.value)]
    _check_swallowed(node, path, source)
    return None if not node.style and node.value in ("", "~", "null") else node.value


def _check_swallowed(node: yaml.ScalarNode, path: Path_, source: Source) -> None:
    """Report what YAML reads without a word but nobody meant: a text that lost its end or its start, or swallowed the lines below."""
    first, last = node.start_mark.line, node.end_mark.line
    here = source.lines[first]
    if not node.style and node.value:
        if re.match(r"\s+#", source.lines[last][node.end_mark.column :]):
            source.problems.append(
                Problem(
                    last + 1,
                    path,
                    "Det som står etter « #», blir borte. Sett hele teksten i anførselstegn, eller skriv merknaden på en egen linje.",
                )
            )
    if here[node.start_mark.column : node.start_mark.column + 1] in ("&", "!"):
        source.problems.append(
            Problem(
                first + 1,
                path,
                f"Teksten begynner med tegnet {here[node.start_mark.column]}. Sett hele teksten i anførselstegn.",
            )
        )
    if (not node.style or node.style in "|>") and not node.value.startswith("-"):
        for number in range(first + 1, last + (not node.style)):
            if _like_an_entry().match(source.lines[number]):
                source.problems.append(
                    Problem(
                        number + 1,
                        path,
                        "Linja er blitt en del av teksten over, fordi innrykket ikke stemmer. La den begynne like langt inn som de andre av samme slag.",
                    )
                )
                return


@lru_cache
def _like_an_entry() -> re.Pattern:
    """A line that begins as an item of a list, or with one of the keys of the model."""
    models, names = [Veileder], set()
    for known in models:
        for name, about in known.model_fields.items():
            names.add(name)
            if (inner := _model_in(about.annotation)) and inner not in models:
                models.append(inner)
    return re.compile(rf"\s*(?:- |(?:{'|'.join(sorted(names))}):\s)")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _syntax_problem(error: yaml.MarkedYAMLError, lines: list[str]) -> Problem:
    """Guess the mistake behind a parser error. The guesses are the 21 mistakes that were tried, see tests/test_data.py."""
    in_quotes = "quoted scalar" in (error.context or "")
    mark = error.context_mark if in_quotes else error.problem_mark or error.context_mark
    number = min((mark.line if mark else 0) + 1, len(lines))
    this, above = lines[number - 1], lines[number - 2] if number > 1 else ""
    said, context = error.problem or "", error.context or ""
    value = (re.match(r"\s*(?:- )*[\w-]+:\s+(.*)", this) or ["", ""])[1]

    def quoted_start(line: str) -> bool:
        return bool(re.match(r"\s*(?:- )*(?:[\w-]+:\s+)?([\"']).*\1\s*\S", line))

    never_closed = next(
        (
            n
            for n, line in enumerate(lines[:number], 1)
            if re.match(r"\s*(?:- )*(?:[\w-]+:\s+)?([\"'])(?:(?!\1).)*$", line)
        ),
        None,
    )

    block_above = next(
        (line for line in (above, lines[number - 3] if number > 2 else "") if re.search(r":\s+[>|][+-]?\s*$", line)),
        None,
    )

    if never_closed:  # the quote may have been "closed" by another one hundreds of lines below
        number, text = never_closed, "Et anførselstegn eller en parentes er åpnet, men ikke lukket."
    elif "mapping values are not allowed" in said:
        key_above = re.match(r"([\s-]*)[\w-]+:\s+\S", above)
        if value and ": " in value:
            text = f'Teksten har et kolon (:) inne i seg. Sett hele teksten i anførselstegn: "{value.strip()[:40]}…"'
        elif key_above and re.match(r"\s*[\w-]+:", this) and _indent(this) > len(key_above[1]):
            text = "Linja har for stort innrykk. Den skal begynne like langt inn som linja over."
        else:
            text = "Linja kan ikke leses. Sjekk innrykk og kolon på denne linja og linja over."
    elif "undefined alias" in said or "scanning an alias" in context:
        text = "Teksten begynner med stjerne (*). Sett hele teksten i anførselstegn."
    elif quoted_start(this) or quoted_start(above):
        number -= 0 if quoted_start(this) else 1
        text = "Teksten begynner med anførselstegn, men fortsetter etter det siste. Sett enkle anførselstegn rundt hele teksten, eller bruk «norske» anførselstegn inni."
    elif value.startswith("[") or this.lstrip().startswith("["):
        text = "Teksten begynner med hakeparentes. Sett hele teksten i anførselstegn."
    elif value.startswith("{"):
        text = "Teksten begynner med krøllparentes. Sett hele teksten i anførselstegn."
    elif "expected a comment or a line break" in said:
        text = (
            "Etter >- skal det ikke stå noe mer på linja. Skriv teksten på neste linje, med to mellomrom ekstra."
            if value.startswith((">-", "|-"))
            else f"Teksten begynner med tegnet {value[:1]}. Sett hele teksten i anførselstegn."
        )
    elif value.startswith("?"):
        text = "Teksten begynner med tegnet ?. Sett hele teksten i anførselstegn."
    elif "found another document" in said:
        text = "En linje med bare --- skal ikke stå i denne fila. Slett den."
    elif (
        "could not find expected ':'" in said
        and block_above is not None
        and _indent(lines[number - 2]) <= _indent(block_above)
    ):
        number = max(1, number - 1)
        text = "Teksten under «>-» skal begynne to mellomrom lenger inn enn nøkkelordet over."
    elif "could not find expected ':'" in said:
        number = max(1, number - 1)
        text = "Det mangler kolon og mellomrom etter nøkkelordet, for eksempel «hva: …»."
    elif "expected <block end>" in said:
        text = f"Innrykket stemmer ikke. Linja begynner med {_indent(this)} mellomrom, linja over med {_indent(above)}. Linjer som hører sammen, skal begynne like langt inn."
    elif "found character" in said and "cannot start" in said:
        text = f"Teksten begynner med tegnet {re.search('character .(.*?). that', said)[1]}. Sett hele teksten i anførselstegn."
    elif in_quotes or "end of" in said:
        text = "Et anførselstegn eller en parentes er åpnet, men ikke lukket."
    else:
        text = "Linja kan ikke leses. Sjekk innrykk, kolon og anførselstegn på denne linja og linja over."
    return Problem(number, (), text)


# --- types: pydantic's errors in Norwegian ---------------------------------------------------------------------------


def _owner(path: Path_) -> type[Model]:
    """The model class that holds the last key of `path`."""
    here: Any = Veileder
    for part in path:
        if isinstance(part, int):
            continue
        known = here.model_fields.get(part) if isinstance(here, type) and issubclass(here, Model) else None
        if known is None:
            break
        here = _model_in(known.annotation) or here
    return here


def _model_in(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)


def _at(data: Any, path: Path_) -> Any:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def suggest(word: str, known) -> str:
    """« Mente du «x»?» when something known looks like `word`, else an empty string."""
    close = get_close_matches(str(word), [str(k) for k in known], 1, 0.6)
    return f" Mente du «{close[0]}»?" if close else ""


def translate(detail: dict, source: Source) -> None:
    """Turn one pydantic error into a problem in `source`."""
    path = tuple(detail["loc"])
    parent, key = path[:-1], path[-1] if path else ""
    kind, context, given = detail["type"], detail.get("ctx", {}), detail.get("input")
    owner = _owner(parent)
    if kind == "missing":
        here = _at(source.data, parent) or {}
        unknown = [name for name in here if name not in owner.model_fields]
        close = get_close_matches(str(key), unknown, 1, 0.6)
        help_text = owner.model_fields[key].description if key in owner.model_fields else None
        hint = (
            f" Er det «{close[0]}» som er skrevet feil?"
            if close
            else f" Her skriver du: {help_text}"
            if help_text
            else ""
        )
        return source.report(parent, f"«{key}» mangler.{hint}")
    if kind == "extra_forbidden":
        known = list(owner.model_fields)
        above = [
            name
            for name in _at(source.data, parent)
            if (inner := owner.model_fields.get(name))
            and str(key) in getattr(_model_in(inner.annotation), "model_fields", ())
        ]
        hint = (
            f" Hører den til «{above[-1]}»? Da skal linja stå to mellomrom lenger inn."
            if above
            else suggest(key, known)
        )
        return source.report(parent, f"Ukjent nøkkel «{key}».{hint} Gyldige nøkler: {', '.join(known)}.", at=path)
    if kind == "value_error":
        return source.report(path, str(context["error"]))
    source.report(path, _value_message(kind, context, given))


def _value_message(kind: str, context: dict, given: Any) -> str:
    if given is None and kind not in ("string_type", "list_type"):
        return "Nøkkelen står her, men det står ingenting etter kolon."
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", context["expected"])
        return f"«{given}» er ikke et gyldig valg.{suggest(given, allowed)} Velg mellom: {', '.join(allowed)}."
    if kind == "string_pattern_mismatch":
        return {
            model.ID_PATTERN: f"«{given}» kan ikke brukes her. Bruk bare små bokstaver a–z, tall og bindestrek, for eksempel «mal-for-mote».",
            model.DATE_PATTERN: f"«{given}» er ikke en dato. Skriv ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ, for eksempel 2026-07-02.",
            model.PHONE_PATTERN: f"«{given}» er ikke et telefonnummer. Skriv bare tall og mellomrom, uten +47. Åpningstider skriver du i «apent».",
            model.SITE_PATTERN: f"«{given}» er ikke hele adressen. Den skal begynne med https:// og slutte med /, for eksempel https://www.eksempel.no/bti/.",
        }.get(context["pattern"], f"«{given}» er ikke skrevet slik det skal. En adresse begynner med https://.")
    if kind == "string_type":
        if given is None:
            return "Nøkkelen står her, men teksten mangler."
        return f"Her skal det stå en tekst, men det står {'en liste' if isinstance(given, list) else 'nøkler med innrykk under'}. Står det kolon i teksten? Sett den i anførselstegn."
    if kind == "list_type":
        if isinstance(given, str) and re.match(r"[-–—]\s?\S", given):
            return "Punktene i lista er ikke skrevet riktig. Hver linje skal begynne med en vanlig bindestrek og ett mellomrom: «- »."
        if isinstance(given, str) and "," in given:
            return "Her skal det stå en liste, ikke en tekst. Skriv hvert punkt på sin egen linje, med «- » foran og uten komma."
        if isinstance(given, str):
            return f"Her skal det stå en liste, ikke en tekst. Skriv «- {given[:30]}» på en egen linje."
        return "Her skal det stå en liste. Bruk én linje per punkt, og begynn linja med «- »."
    if kind == "too_short":
        return f"Her skal det være minst {context['min_length']} punkter, men det er {context['actual_length']}."
    if kind == "too_long":
        return f"Her kan det være høyst {context['max_length']} punkter, men det er {context['actual_length']}."
    if kind == "string_too_short":
        return "Teksten er tom eller for kort."
    if kind == "string_too_long":
        return f"Teksten er for lang. Høyst {context['max_length']} tegn."
    if kind == "greater_than_equal":
        return f"Tallet {given} er for lite. Det minste er {context['ge']}."
    if kind == "less_than_equal":
        return f"Tallet {given} er for stort. Det største er {context['le']}."
    if kind.startswith("date"):
        return f"«{given}» er ikke en dato. Skriv ÅÅÅÅ-MM-DD, for eksempel 2026-11-22."
    if kind.startswith("int"):
        return f"Her skal det stå et helt tall, ikke «{given}»."
    if kind.startswith("bool"):
        return "Her skal det stå ja eller nei."
    return "Her skal det stå flere nøkler med innrykk under."


# --- references and placeholders: checked on the raw data, so that they are found also when types fail ------------------


def walk(annotation: Any, metadata: list, raw: Any, path: Path_) -> Iterator[tuple[Path_, Any, Any]]:
    """Every (path, raw value, what it is): a `Model` class for mappings, a `Ref` or `Prose` mark for texts."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        yield from walk(inner, [*metadata, *marks], raw, path)
    elif origin in (Union, UnionType):
        for option in get_args(annotation):
            if option is not NoneType:
                yield from walk(option, metadata, raw, path)
    elif origin is list:
        for number, item in enumerate(raw if isinstance(raw, list) else []):
            yield from walk(get_args(annotation)[0], [], item, (*path, number))
    elif isinstance(annotation, type) and issubclass(annotation, Model):
        if isinstance(raw, dict):
            yield path, raw, annotation
            for name, known in annotation.model_fields.items():
                if name in raw:
                    yield from walk(known.annotation, known.metadata, raw[name], (*path, name))
    elif isinstance(raw, str):
        for mark in metadata:
            if isinstance(mark, (Ref, Prose)):
                yield path, raw, mark


def check_references(source: Source) -> None:
    """Report ids used twice, references and placeholders that name nothing, bare facts in text, and entries nobody uses."""
    found = list(walk(Veileder, [], source.data, ()))
    kind_at = {path: mark.kind for path, _, mark in found if isinstance(mark, type) and issubclass(mark, Entry)}
    ids: dict[str, dict[str, Path_]] = {}
    seen: dict[tuple, Path_] = {}
    for path, raw, mark in found:
        if isinstance(mark, type) and issubclass(mark, Entry) and isinstance(raw.get("id"), str):
            scope = next(
                (path[:n] for n in range(len(path), 0, -1) if mark.within and kind_at.get(path[:n]) == mark.within), ()
            )
            first = seen.setdefault((mark.kind, scope, raw["id"]), path)
            if first != path:
                source.report(
                    (*path, "id"),
                    f"Id-en «{raw['id']}» er brukt to ganger. Første gang på linje {source.line((*first, 'id'))}.",
                )
            ids.setdefault(mark.kind, {}).setdefault(raw["id"], path)

    used: set[tuple[str, str]] = set()

    def look_up(kinds, id: str, path: Path_, constants=(), words: str = "") -> None:
        if id in constants:
            return
        hits = [kind for kind in kinds if id in ids.get(kind, {})]
        used.update((kind, id) for kind in hits)
        if not hits:
            known = [*constants, *(name for kind in kinds for name in ids.get(kind, {}))]
            source.report(
                path,
                f"{_NAMES[kinds[0]] if len(kinds) == 1 else 'Det'} «{id}» finnes ikke.{suggest(id, known)}",
                words=words,
            )

    for path, raw, mark in found:
        if isinstance(mark, Ref):
            look_up(mark.kinds, raw, path, mark.constants)
        elif isinstance(mark, Prose):
            _check_prose(raw, path, source, look_up)

    _check_choices(source, found, ids)
    _check_questions(source, found, ids)
    _check_case_parts(source, found, ids)
    for kind in ("verktoy", "case"):
        for id, path in ids.get(kind, {}).items():
            if (kind, id) not in used:
                source.report(
                    (*path, "id"),
                    f"{_NAMES[kind]} «{id}» er ikke brukt noe sted. Vis til det fra et steg eller en pakke, eller slett det.",
                )


_NAMES = {
    "lov": "Paragrafen",
    "tlf": "Telefonnummeret",
    "lenke": "Lenken",
    "verktoy": "Verktøyet",
    "niva": "Nivået",
    "steg": "Steget",
    "arena": "Arenaen",
    "rolle": "Rollen",
    "tjeneste": "Tjenesten",
    "begrep": "Begrepet",
    "pakke": "Pakken",
    "case": "Casen",
    "lokalt": "Det lokale feltet",
    "trinn": "Trinnet i «haster»",
    "hindring": "Hindringen",
    "sporsmal": "Spørsmålet",
    "resultat": "Resultatet",
}


def _check_prose(text: str, path: Path_, source: Source, look_up) -> None:
    for match in model.PLACEHOLDER.finditer(text):
        name, id = match["name"], match["id"]
        if id is None:
            if name in model.PLACEHOLDER_KINDS:
                source.report(
                    path,
                    f"Etter «${name}» skal id-en stå i parentes, uten mellomrom foran: ${name}(id).",
                    words=match[0],
                )
            elif name.lower() not in model.HOLDER_WORDS:
                source.report(
                    path,
                    f"«${name}» er ikke en kjent plassholder.{suggest(name, model.HOLDER_WORDS)} Skriv ${', $'.join(model.HOLDER_WORDS)}, eller for eksempel $lov(id).",
                    words=match[0],
                )
        elif name not in model.PLACEHOLDER_KINDS:
            source.report(
                path,
                f"«${name}(…)» er ikke en kjent plassholder.{suggest(name, model.PLACEHOLDER_KINDS)}",
                words=match[0],
            )
        else:
            look_up((name,), id, path, words=match[0])
    for pattern, says in (
        (
            model.BARE_LAW,
            "Her står en paragraf skrevet rett i teksten. Legg den i «lover», og skriv $lov(id) her, så blir den kontrollert.",
        ),
        (
            model.BARE_PHONE,
            "Her står telefonnummeret {} rett i teksten. Legg det i «telefoner», og skriv $tlf(id) her, så blir det kontrollert.",
        ),
        (model.BARE_PLACEHOLDER, "Det mangler et dollartegn. Skriv ${} hvis det skal være en plassholder."),
        (
            model.PAGE_MACRO,
            "Doble krøllparenteser virker bare på .md-sidene. Skriv en plassholder her, for eksempel $holderen eller $lov(id).",
        ),
        (
            model.MARKUP,
            "«{}» er formatering, og den blir stående slik i teksten. Skriv ren tekst, uten stjerner, hakeparenteser og HTML.",
        ),
    ):
        if found := pattern.search(text):
            source.report(path, says.replace("{}", found[0]), words=found[0])


def _text(raw: Any, key: str) -> str | None:
    """The text under `key`. None for anything else: what has the wrong type is reported by pydantic."""
    value = raw.get(key) if isinstance(raw, dict) else None
    return value if isinstance(value, str) else None


def _list(raw: Any, key: str) -> list:
    """The list under `key`, as `_text`."""
    value = raw.get(key) if isinstance(raw, dict) else None
    return value if isinstance(value, list) else []


def _check_choices(source: Source, found, ids) -> None:
    for path, raw, mark in found:
        if mark is model.Valg and (step := ids.get("steg", {}).get(_text(raw, "til"))):
            if step[:2] != path[:2]:
                source.report((*path, "til"), f"Steget «{raw['til']}» står på et annet nivå. Vis til nivået i stedet.")


def _check_questions(source: Source, found, ids) -> None:
    """«Finn steget»: every path ends, none is too long, nothing is out of reach, and the tools are those of the step."""
    questions = {
        raw["id"]: (path, raw) for path, raw, mark in found if mark is model.Sporsmal and isinstance(raw.get("id"), str)
    }
    if not questions:
        return
    reached: set[str] = set()

    def follow(id: str, trail: tuple[str, ...]) -> None:
        path, raw = questions[id]
        reached.add(id)
        if len(trail) == model.MAX_QUESTIONS:
            source.report(
                (*path, "id"),
                f"Veien hit er for lang: {' → '.join((*trail, id))}. Ingen skal måtte svare på mer enn {model.MAX_QUESTIONS} spørsmål.",
            )
            return
        for number, answer in enumerate(_list(raw, "svar")):
            target = _text(answer, "til")
            if target == id or target in trail:
                source.report(
                    (*path, "svar", number, "til"),
                    f"Svaret går tilbake til «{target}», så veien tar aldri slutt. Vis til et nytt spørsmål eller et resultat.",
                )
            elif target in questions:
                follow(target, (*trail, id))
            elif target:
                reached.add(target)

    follow(next(iter(questions)), ())
    for kind in ("sporsmal", "resultat"):
        for id, path in ids.get(kind, {}).items():
            if id not in reached:
                source.report(
                    (*path, "id"),
                    f"{_NAMES[kind]} «{id}» kan ikke nås fra det første spørsmålet. La et svar vise dit, eller slett det.",
                )

    places = {
        raw["id"]: raw.get("avgjorelse") if mark is model.Niva else raw
        for _, raw, mark in found
        if mark in (model.Steg, model.Niva) and isinstance(raw.get("id"), str)
    }
    for path, raw, mark in found:
        if mark is model.Resultat and isinstance(raw.get("sted"), str) and isinstance(raw.get("verktoy"), list):
            place = places.get(raw["sted"])
            known = _list(place, "verktoy")
            for number, tool in enumerate(raw["verktoy"]):
                if place is not None and tool not in known:
                    source.report(
                        (*path, "verktoy", number),
                        f"Verktøyet «{tool}» hører ikke til «{raw['sted']}».{suggest(tool, known)} Legg det til i steget, eller velg et som står der.",
                    )


def _check_case_parts(source: Source, found, ids) -> None:
    parts = {path[1]: set() for path, _, mark in found if mark is model.Case}
    for path, raw, mark in found:
        if mark is model.CaseDel and isinstance(raw.get("id"), str):
            parts[path[1]].add(raw["id"])
    for path, raw, mark in found:
        if mark is model.BrukCase and (case := ids.get("case", {}).get(_text(raw, "case"))):
            known = parts[case[1]]
            for number, part in enumerate(_list(raw, "deler")):
                if isinstance(part, str) and part not in known:
                    source.report(
                        (*path, "deler", number),
                        f"Casen «{raw['case']}» har ingen del som heter «{part}».{suggest(part, known)}",
                    )


# --- the message -----------------------------------------------------------------------------------------------------


def describe(source: Source) -> str:
    """Every problem with file, line, path and the lines around it, in the order of the file."""
    blocks = []
    for problem in sorted(source.problems, key=lambda p: (p.line or 0, str(p.path))):
        where = f"{source.name}, linje {problem.line}" if problem.line else source.name
        path = _path_text(problem.path, source.data)
        block = [f"{where}: {path}" if path else where, f"  {problem.text}"]
        if problem.line:
            for number in range(max(1, problem.line - 1), min(len(source.lines), problem.line + 1) + 1):
                shown = source.lines[number - 1].replace("\t", "→→→→")[:110]
                block.append(f"  {'>' if number == problem.line else ' '} {number:4} | {shown}")
        blocks.append("\n".join(block))
    count = len(blocks)
    return "\n\n".join([*blocks, f"{source.name}: {count} feil. Nettstedet er ikke bygd på nytt."])


def _path_text(path: Path_, data: Any) -> str:
    words = []
    for part in path:
        data = _at(data, (part,))
        if isinstance(part, int):
            name = (
                next((data[key] for key in ("id", "tittel", "navn", "ord", "svar") if data.get(key)), None)
                if isinstance(data, dict)
                else None
            )
            words.append(f"nr. {part + 1}" + (f" «{name}»" if name else ""))
        else:
            words.append(part)
    return " → ".join(words)


if __name__ == "__main__":  # python -m macros.load: write the schema file
    SCHEMA.write_text(schema(load_guide()), encoding="utf-8")
