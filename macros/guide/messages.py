"""What the types say is wrong, in Norwegian: a missing or misspelt key, a wrong date, a text where a list should be.

Every message has file, line, path with ids, the lines around it, and «Mente du …?» when something known looks like it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

from . import types
from .types import Model, keys_of, model_in
from .yaml_source import Path_, Problem, Source

FEW = 40  # keys that a person reads through


def suggest(word: object, known: Iterable[object]) -> str:
    """« Mente du «x»?» when something known looks like `word`, else an empty string."""
    close = get_close_matches(str(word), [str(k) for k in known], 1, 0.6)
    return f" Mente du «{close[0]}»?" if close else ""


def translate(detail: dict[str, Any], source: Source) -> None:
    """Turn one pydantic error into a problem in `source`."""
    path = tuple(part for part in detail["loc"] if part != "[key]")
    kind, context, given = detail["type"], detail.get("ctx", {}), detail.get("input")
    if kind == "missing":
        misspelt = _misspelt(path, source) if len(path) == 1 else None
        source.report(path[:-1], f"«{path[-1]}» mangler.{_hint_missing(path, source)}", at=misspelt)
    elif kind == "extra_forbidden":
        if len(path) == 1 and any(f"«{path[-1]}» som er skrevet feil" in told.text for told in source.problems):
            return  # a section: one mistake is one message, and the line is that of the key
        valid = keys_of(_owner(path[:-1], source.model))
        choices = f" Gyldige nøkler: {', '.join(valid)}." if len(valid) <= FEW else ""
        says = f"Ukjent nøkkel «{path[-1]}».{_hint_unknown(path, source)}{choices}"
        source.report(path[:-1], says, at=path)
    elif kind == "value_error":
        error = context["error"]
        source.report(path, str(error), at=(*path, *error.place) if isinstance(error, types.WrongAt) else None)
    else:
        source.report(path, _value_message(kind, context | {"of": _counted_in(path, source)}, given))


def _hint_missing(path: Path_, source: Source) -> str:
    known, key = keys_of(_owner(path[:-1], source.model)), path[-1]
    if close := _misspelt(path, source):
        return f" Er det «{close[-1]}» som er skrevet feil?"
    about = known[str(key)].description if str(key) in known else None
    return f" Her skriver du: {about}" if about else ""


def _misspelt(path: Path_, source: Source) -> Path_ | None:
    """The unknown key beside a missing one that looks like it."""
    known = keys_of(_owner(path[:-1], source.model))
    unknown = [name for name in at(source.data, path[:-1]) or {} if name not in known]
    close = get_close_matches(str(path[-1]), unknown, 1, 0.6)
    return (*path[:-1], close[0]) if close else None


def _hint_unknown(path: Path_, source: Source) -> str:
    known, key = keys_of(_owner(path[:-1], source.model)), str(path[-1])
    above = [
        name
        for name in at(source.data, path[:-1])
        if name in known and (inner := model_in(known[name].annotation)) and key in keys_of(inner)
    ]
    if above:
        return f" Hører den til «{above[-1]}»? Da skal linja stå to mellomrom lenger inn."
    return suggest(key, known)


def _owner(path: Path_, model: type[Model]) -> type[Model]:
    """The class that holds the last key of `path`."""
    here = model
    for part in path:
        if isinstance(part, int):
            continue
        known = keys_of(here).get(part)
        if known is None:
            break
        here = model_in(known.annotation) or here
    return here


def _counted_in(path: Path_, source: Source) -> str:
    """What the list at `path` holds, as an editor calls it."""
    known = keys_of(_owner(path[:-1], source.model)).get(str(path[-1])) if path else None
    return COUNTED.get(str(path[-1]), "oppføringer") if known and model_in(known.annotation) else "punkter"


def at(data: Any, path: Path_) -> Any:
    """What stands at `path` in plain data, None when there is nothing."""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


# --- a value that is wrong -------------------------------------------------------------------------------------------

PATTERNS = {
    types.ID_PATTERN: (
        "«{}» kan ikke brukes her. Bruk bare små bokstaver a–z, tall og bindestrek, for eksempel «mal-for-mote»."
    ),
    types.LEVEL_PATTERN: "«{}» er ikke et nivå. Skriv «niva-» og ett siffer, for eksempel niva-4.",
    types.PAGE_PATTERN: "«{}» er ikke en side. Skriv veien fra docs, for eksempel handlingsveileder/innsyn.md.",
    types.MOVED_PATTERN: (
        "«{}» er ikke skrevet riktig. Skriv slaget, en skråstrek og id-en, for eksempel verktoy/tolk. "
        f"Slagene er: {', '.join(types.MOVED_KINDS)}."
    ),
    types.COLOUR_PATTERN: "«{}» er ikke en farge. Skriv seks tegn, for eksempel 0b5d4e.",
    types.DATE_PATTERN: "«{}» er ikke en dato. Skriv ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ, for eksempel 2026-07-02.",
    types.PHONE_PATTERN: (
        "«{}» er ikke et telefonnummer. Skriv bare tall og mellomrom, uten +47. Åpningstider skriver du i «apent»."
    ),
    types.FRAME_PATTERN: "«{}» er ikke adressen til et nettsted. Skriv den uten sti: https://intranett.kommunen.no.",
    types.SITE_PATTERN: (
        "«{}» er ikke hele adressen. Den skal begynne med https:// og slutte med /, "
        "for eksempel https://www.eksempel.no/bti/."
    ),
}
COUNTED = {  # what a list of entries holds; a list of texts or ids holds «punkter»
    "innhold": "deler",
    "deler": "deler",
    "kolonner": "kolonner",
    "nivaer": "nivåer",
    "ov_selv": "stopp",
    "paragrafer": "paragrafer",
    "resultater": "resultater",
    "sporsmal": "spørsmål",
    "steg": "steg",
    "svar": "svar",
    "trinn": "trinn",
    "valg": "valg",
    "varianter": "utgaver",
}
SIZES: dict[str, Callable[[Any, dict[str, Any]], str]] = {
    "too_short": lambda given, about: (
        f"Her skal det være minst {about['min_length']} {about['of']}, men det er {about['actual_length']}."
    ),
    "too_long": lambda given, about: (
        f"Her kan det være høyst {about['max_length']} {about['of']}, men det er {about['actual_length']}."
    ),
    "string_too_short": lambda given, about: "Teksten er tom eller for kort.",
    "string_too_long": lambda given, about: f"Teksten er for lang. Høyst {about['max_length']} tegn.",
    "greater_than_equal": lambda given, about: f"Tallet {given} er for lite. Det minste er {about['ge']}.",
    "less_than_equal": lambda given, about: f"Tallet {given} er for stort. Det største er {about['le']}.",
}


def _value_message(kind: str, context: dict[str, Any], given: Any) -> str:
    if given is None and kind not in ("string_type", "list_type"):
        return "Nøkkelen står her, men det står ingenting etter kolon."
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", context["expected"])
        return f"«{given}» er ikke et gyldig valg.{suggest(given, allowed)} Velg mellom: {', '.join(allowed)}."
    if kind == "string_pattern_mismatch":
        other = "«{}» er ikke skrevet slik det skal. En adresse begynner med https://."
        return PATTERNS.get(context["pattern"], other).replace("{}", str(given))
    if kind == "string_type":
        return _text_message(given)
    if kind == "list_type":
        return _list_message(given)
    if kind in SIZES:
        return SIZES[kind](given, context)
    if kind.startswith("date"):
        return f"«{given}» er ikke en dato. Skriv ÅÅÅÅ-MM-DD, for eksempel 2026-11-22."
    if kind.startswith("int"):
        return f"Her skal det stå et helt tall, ikke «{given}»."
    if kind.startswith("bool"):
        return "Her skal det stå ja eller nei."
    return "Her skal det stå flere nøkler med innrykk under."


def _text_message(given: Any) -> str:
    """There should be a text here, and there is something else."""
    if given is None:
        return "Nøkkelen står her, men teksten mangler."
    what = "en liste" if isinstance(given, list) else "nøkler med innrykk under"
    return f"Her skal det stå en tekst, men det står {what}. Står det kolon i teksten? Sett den i anførselstegn."


def _list_message(given: Any) -> str:
    """There should be a list here, and there is something else."""
    if isinstance(given, str) and re.match(r"[-–—]\s?\S", given):
        return (
            "Punktene i lista er ikke skrevet riktig. "
            "Hver linje skal begynne med en vanlig bindestrek og ett mellomrom: «- »."
        )
    if isinstance(given, str) and "," in given:
        return (
            "Her skal det stå en liste, ikke en tekst. "
            "Skriv hvert punkt på sin egen linje, med «- » foran og uten komma."
        )
    if isinstance(given, str):
        return f"Her skal det stå en liste, ikke en tekst. Skriv «- {given[:30]}» på en egen linje."
    return "Her skal det stå en liste. Bruk én linje per punkt, og begynn linja med «- »."


# --- the whole message -----------------------------------------------------------------------------------------------


def describe(source: Source) -> str:
    """Every problem with file, line, path and the lines around it, in the order of the file: its own file first.

    What is wrong with an id comes before the rest: it is why others do not find it.
    """
    blocks = []
    for problem in sorted(source.problems, key=_order):
        file = problem.file or source
        where = f"{file.name}, linje {problem.line}" if problem.line else file.name
        path = path_text(problem.path, source.data)
        block = [f"{where}: {path}" if path else where, f"  {problem.text}"]
        if problem.line:
            for number in range(max(1, problem.line - 1), min(len(file.lines), problem.line + 1) + 1):
                shown = file.lines[number - 1].replace("\t", "→→→→")[:110]
                block.append(f"  {'>' if number == problem.line else ' '} {number:4} | {shown}")
        blocks.append("\n".join(block))
    return "\n\n".join([*blocks, f"{source.name}: {len(blocks)} feil. Nettstedet er ikke bygd på nytt."])


def _order(problem: Problem) -> tuple[Any, ...]:
    about_an_id = problem.path[-1:] == ("id",) or "«id»" in problem.text
    return problem.file is not None, not about_an_id, problem.line or 0, str(problem.path)


def path_text(path: Path_, data: Any) -> str:
    """The way to a place, as an editor knows it: «nivaer → nr. 2 «niva-1» → tittel»."""
    words = []
    for part in path:
        data = at(data, (part,))
        if isinstance(part, int):
            known = data if isinstance(data, dict) else {}
            name = next((known[key] for key in ("id", "tittel", "navn", "ord", "svar", "fra") if known.get(key)), None)
            words.append(f"nr. {part + 1}" + (f" «{name}»" if name else ""))
        else:
            words.append(part)
    return " → ".join(words)
