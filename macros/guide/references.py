"""References and placeholders: what a text names exists, no id stands twice, no fact stands bare, and every path ends.

Checked on the raw data, so that these mistakes are found also when the types are wrong.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from . import placeholders
from .caser import BrukCase, Case, CaseDel
from .finn_steget import MAX_QUESTIONS, Resultat, Sporsmal
from .flyttet import check_moves, moved_to
from .messages import suggest
from .nivaer import Niva, Steg, Valg
from .types import Entry, Model, Prose, Ref, Sentence
from .walked import walk
from .yaml_source import Path_, Source

NAMES = {
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
    "nettside": "Siden",
}


_NOT_HERE = " Det er tatt bort, eller er bare for kommunen utgaven bygger på. Skriv teksten på nytt i {}."


def named_in(found: Iterable[tuple[Path_, Any, Any]]) -> set[tuple[str, str]]:
    """(kind, id) of everything that the data refers to, as ids and as placeholders. `found`: what `walk` tells."""
    named = set()
    for _, raw, mark in found:
        if isinstance(mark, Ref):
            named |= {(kind, raw) for kind in mark.kinds}
        elif isinstance(mark, Prose):
            named |= {(match["name"], match["id"]) for match in placeholders.PLACEHOLDER.finditer(raw)}
    return named


def check_references(source: Source) -> None:
    """Report ids used twice, references that name nothing, bare facts in text, and entries nobody uses."""
    data = _Data(source, walk(source.model, source.data))
    data.note_ids()
    for path, raw, mark in data.found:
        if isinstance(mark, Ref):
            data.look_up(mark.kinds, raw, path, mark.constants, uses=mark.uses)
        elif isinstance(mark, Prose):
            _check_placeholders(raw, path, data)
            _check_bare(raw, path, source, BARE)
        elif mark is str or isinstance(mark, Sentence):
            _check_bare(raw, path, source, BARE[-1:])  # a name may hold a number, but no markup
    check_moves(source, data.ids)
    _check_twice(data)
    _check_what_not_to_do(data)
    _check_choices(data)
    _check_questions(data)
    _check_results(data)
    _check_case_parts(data)
    for kind in ("verktoy", "case"):
        for id, path in data.ids.get(kind, {}).items():
            if (kind, id) not in data.used:
                says = "er ikke brukt noe sted. Vis til det fra et steg eller en pakke, eller slett det."
                source.report((*path, "id"), f"{NAMES[kind]} «{id}» {says}")


@dataclass
class _Data:
    """Everything that was found in the file, the ids in it (kind -> id -> path), and which of them somebody names."""

    source: Source
    found: list[tuple[Path_, Any, Any]]
    ids: dict[str, dict[str, Path_]] = field(default_factory=dict)
    used: set[tuple[str, str]] = field(default_factory=set)

    def note_ids(self) -> None:
        """Fill `ids`, and report those that stand twice."""
        entries = [(path, raw, mark) for path, raw, mark in self.found if _is_entry(mark)]
        kind_at = {path: mark.kind for path, _, mark in entries}
        seen: dict[tuple[str, Path_, str], Path_] = {}
        for path, raw, mark in entries:
            if not isinstance(raw.get("id"), str):
                continue
            outer = (path[:n] for n in range(len(path), 0, -1) if mark.within and kind_at.get(path[:n]) == mark.within)
            first = seen.setdefault((mark.kind, next(outer, ()), raw["id"]), path)
            if first != path:
                line = self.source.line((*first, "id"))
                says = f"Id-en «{raw['id']}» er brukt to ganger. Første gang på linje {line}."
                self.source.report((*path, "id"), says)
            self.ids.setdefault(mark.kind, {}).setdefault(raw["id"], path)

    def look_up(
        self,
        kinds: tuple[str, ...],
        id: str,
        path: Path_,
        constants: Collection[str] = (),
        words: str = "",
        uses: bool = True,
    ) -> None:
        """Note that `id` is named at `path`, and report it when no entry of `kinds` has it."""
        if id in constants:
            return
        hits = [kind for kind in kinds if id in self.ids.get(kind, {})]
        self.used.update((kind, id) for kind in hits if uses)
        if not hits:
            known = [*constants, *(name for kind in kinds for name in self.ids.get(kind, {}))]
            what = NAMES[kinds[0]] if len(kinds) == 1 else "Det"
            gone = any((kind, id) in self.source.left_out for kind in kinds)
            hint = _NOT_HERE.format(self.source.name) if gone else suggest(id, known)
            if moved := moved_to(self.source, kinds, id):
                hint = f" Det er flyttet. Skriv «{moved}»."
            self.source.report(path, f"{what} «{id}» finnes ikke.{hint}", words=words)

    def of(self, *models: type[Model]) -> Iterator[tuple[Path_, dict[str, Any], type[Model]]]:
        """(path, raw, class) of every mapping that is one of `models`."""
        return (one for model in models for one in self._sections.get(model, ()))

    @cached_property
    def _sections(self) -> dict[type[Model], list[tuple[Path_, dict[str, Any], type[Model]]]]:
        """Class -> every mapping of it."""
        sections: dict[type[Model], list[tuple[Path_, dict[str, Any], type[Model]]]] = {}
        for path, raw, mark in self.found:
            if isinstance(mark, type) and issubclass(mark, Model):
                sections.setdefault(mark, []).append((path, raw, mark))
        return sections


def _is_entry(mark: Any) -> bool:
    return isinstance(mark, type) and issubclass(mark, Entry)


# --- texts -----------------------------------------------------------------------------------------------------------


def _check_placeholders(text: str, path: Path_, data: _Data) -> None:
    for match in placeholders.PLACEHOLDER.finditer(text):
        name, id = match["name"], match["id"]
        says = ""
        if name.lower() in placeholders.COUNTS:
            if id not in placeholders.COUNTED:
                says = f"Skriv ${name} med en av disse i parentes: {', '.join(placeholders.COUNTED)}."
        elif name in placeholders.QUOTED:
            if not (id and id.strip()):
                says = f"Etter «${name}» skal ordene stå i parentes, uten mellomrom foran: ${name}(ordene)."
        elif id is None and name in placeholders.PLACEHOLDER_KINDS:
            says = f"Etter «${name}» skal id-en stå i parentes, uten mellomrom foran: ${name}(id)."
        elif id is None and name.lower() not in placeholders.WORDS:
            words = ", $".join(placeholders.WORDS)
            hint = suggest(name, placeholders.WORDS)
            says = f"«${name}» er ikke en kjent plassholder.{hint} Skriv ${words}, eller for eksempel $lov(id)."
        elif id is not None and name not in placeholders.PLACEHOLDER_KINDS:
            says = f"«${name}(…)» er ikke en kjent plassholder.{suggest(name, placeholders.PLACEHOLDER_KINDS)}"
        elif id is not None:
            data.look_up((name,), id, path, words=match[0])
        if says:
            data.source.report(path, says, words=match[0])


BARE = (
    (
        placeholders.BARE_LAW,
        "Her står en paragraf skrevet rett i teksten. Legg den i «lover», og skriv $lov(id) her, "
        "så blir den kontrollert.",
    ),
    (
        placeholders.BARE_PHONE,
        "Her står telefonnummeret {} rett i teksten. "
        "Legg det i «telefoner», og skriv $tlf(id) her, så blir det kontrollert.",
    ),
    (
        placeholders.BARE_PLACEHOLDER,
        "Det mangler et dollartegn. Skriv ${} hvis det skal være en plassholder.",
    ),
    (
        placeholders.PAGE_MACRO,
        "Doble krøllparenteser virker bare på .md-sidene. "
        "Skriv en plassholder her, for eksempel $holderen eller $lov(id).",
    ),
    (
        placeholders.MARKUP,
        "«{}» er formatering, og den blir stående slik i teksten. "
        "Skriv ren tekst, uten stjerner, hakeparenteser og HTML.",
    ),
)


def _check_bare(text: str, path: Path_, source: Source, rules: Collection[tuple[re.Pattern[str], str]]) -> None:
    if not placeholders.MAY_BE_BARE.search(text):  # nearly every text
        return
    for pattern, says in rules:
        if found := pattern.search(text):
            source.report(path, says.replace("{}", found[0]), words=found[0])


# --- choices, questions and cases ------------------------------------------------------------------------------------


def _text(raw: Any, key: str) -> str | None:
    """The text under `key`. None for anything else: what has the wrong type is reported by pydantic."""
    value = raw.get(key) if isinstance(raw, dict) else None
    return value if isinstance(value, str) else None


def _list(raw: Any, key: str) -> list[Any]:
    """The list under `key`, as `_text`."""
    value = raw.get(key) if isinstance(raw, dict) else None
    return value if isinstance(value, list) else []


def _check_twice(data: _Data) -> None:
    """The same text or id twice in one list, and the same word explained twice: one of them was meant to be another."""
    seen: dict[tuple[Any, ...], Path_] = {}
    for path, raw, _ in data.found:
        in_list = bool(path) and isinstance(path[-1], int)
        if isinstance(raw, str) and (in_list or (path[:1] == ("begreper",) and path[-1] == "ord")):
            key = (*(path[:-1] if in_list else ("begreper", "ord")), raw.casefold())
            if key in seen and seen[key] != path:
                data.source.report(path, f"«{raw[:60]}» står her fra før, på linje {data.source.line(seen[key])}.")
            seen.setdefault(key, path)


def _check_what_not_to_do(data: _Data) -> None:
    """«Ikke …» under «gjor»: the line «ikke:» between them is gone, and the reader would see it among what to do."""
    for path, raw, _ in data.found:
        if path[-2:-1] == ("gjor",) and isinstance(raw, str) and raw.startswith(("Ikke ", "Ikkje ")):
            says = f"Punktet begynner med «{raw.split()[0]}», men står under «gjor». Er linja «ikke:» blitt borte?"
            data.source.report(path, says)


def _check_choices(data: _Data) -> None:
    """A decision leads to another level, or to a step of its own."""
    for path, raw, _ in data.of(Valg):
        step = data.ids.get("steg", {}).get(_text(raw, "til") or "")
        if step and step[:2] != path[:2]:
            says = f"Steget «{raw['til']}» står på et annet nivå. Vis til nivået i stedet."
            data.source.report((*path, "til"), says)


def _check_questions(data: _Data) -> None:
    """«Finn steget»: every path ends, none is too long, and nothing is out of reach."""
    questions = {raw["id"]: (path, raw) for path, raw, _ in data.of(Sporsmal) if isinstance(raw.get("id"), str)}
    if not questions:
        return
    reached: set[str] = set()

    def follow(id: str, trail: tuple[str, ...]) -> None:
        path, raw = questions[id]
        reached.add(id)
        if len(trail) == MAX_QUESTIONS:
            way = " → ".join((*trail, id))
            says = f"Veien hit er for lang: {way}. Ingen skal måtte svare på mer enn {MAX_QUESTIONS} spørsmål."
            data.source.report((*path, "id"), says)
            return
        for number, answer in enumerate(_list(raw, "svar")):
            target = _text(answer, "til")
            if target is None:
                continue
            if target == id or target in trail:
                says = (
                    f"Svaret går tilbake til «{target}», så veien tar aldri slutt. "
                    "Vis til et nytt spørsmål eller et resultat."
                )
                data.source.report((*path, "svar", number, "til"), says)
            elif target in questions:
                follow(target, (*trail, id))
            else:
                reached.add(target)

    follow(next(iter(questions)), ())
    for kind in ("sporsmal", "resultat"):
        for id, path in data.ids.get(kind, {}).items():
            if id not in reached:
                says = "kan ikke nås fra det første spørsmålet. La et svar vise dit, eller slett det."
                data.source.report((*path, "id"), f"{NAMES[kind]} «{id}» {says}")


def _check_results(data: _Data) -> None:
    """«Finn steget»: the tools of a result are those of the step or decision it leads to."""
    places = {
        raw["id"]: raw.get("avgjorelse") if mark is Niva else raw
        for _, raw, mark in data.of(Steg, Niva)
        if isinstance(raw.get("id"), str)
    }
    for path, raw, _ in data.of(Resultat):
        place = places.get(_text(raw, "sted") or "")
        known = [*_list(place, "verktoy"), *_list(place, "flere_verktoy")]
        for number, tool in enumerate(_list(raw, "verktoy")):
            if place is not None and tool not in known:
                says = (
                    f"Verktøyet «{tool}» hører ikke til «{raw['sted']}».{suggest(tool, known)} "
                    "Legg det til i steget, eller velg et som står der."
                )
                if data.source.place(path)[0] is not data.source:
                    says += f" Lista over verktøy er byttet ut i {data.source.name}: Skriv alle som skal være der."
                data.source.report((*path, "verktoy", number), says)


def _check_case_parts(data: _Data) -> None:
    """The parts of a case that a package reads are there."""
    parts: dict[Any, set[str]] = {path[1]: set() for path, _, _ in data.of(Case)}
    for path, raw, _ in data.of(CaseDel):
        if isinstance(raw.get("id"), str):
            parts[path[1]].add(raw["id"])
    for path, raw, _ in data.of(BrukCase):
        if case := data.ids.get("case", {}).get(_text(raw, "case") or ""):
            known = parts[case[1]]
            for number, part in enumerate(_list(raw, "deler")):
                if isinstance(part, str) and part not in known:
                    says = f"Casen «{raw['case']}» har ingen del som heter «{part}».{suggest(part, known)}"
                    data.source.report((*path, "deler", number), says)
