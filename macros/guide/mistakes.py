"""The likely mistake behind a line that YAML cannot read, in words an editor can act on.

The guesses are the mistakes that were tried, see tests/guide/test_mistakes.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from .signs import UNSEEN_TOO, unseen

SUSPECT = re.compile(rf"[{UNSEEN_TOO}]|\{{[{{%]|<{{7}} |={{7}}|>{{7}} ")  # else a printable line has nothing to hide
START = r"\s*(?:- )*(?:[\w-]+:\s+)?"  # what stands before a text: dashes and a key


def may_hide(text: str) -> bool:
    """Whether any line of a text may have a `hidden_mistake`: asked of a whole file, where nearly none has."""
    return not text.replace("\n", "").isprintable() or bool(SUSPECT.search(text))


def hidden_mistake(line: str) -> str | None:
    """What is wrong with a line before it is read as YAML: invisible signs, and traces of two people's changes."""
    if not may_hide(line):  # nearly every line, at a fifth of the time
        return None
    start = re.match(r"\s*(?:- )*(?:[\w-]+:)?\s*", line)[0]  # type: ignore[index]  # it matches anything
    if "\t" in line[: _indent(line)]:
        return "Linja begynner med tabulator. Bruk mellomrom: to per innrykk."
    if "\u00a0" in start:
        return (
            "Linja har et hardt mellomrom i innrykket eller etter kolon, som ofte følger med fra Word. "
            "Slett mellomrommene der, og skriv dem på nytt."
        )
    if sign := unseen(line):
        return (
            f"Linja har et usynlig tegn som ikke skal stå her (U+{ord(sign):04X}), "
            "ofte limt inn fra Word eller nettet. Slett teksten og skriv den på nytt."
        )
    if line.startswith(("{{", "{%"), len(start)):
        return (
            "Doble krøllparenteser virker bare på .md-sidene. "
            "Skriv en plassholder her, for eksempel $holderen eller $lov(id)."
        )
    if re.match(r"<{7} |={7}$|>{7} ", line.rstrip("\r")):
        return (
            "To utgaver av fila er blandet. Velg den rette av de to, "
            "og slett linjene som begynner med <<<<<<<, ======= og >>>>>>>."
        )
    return None


def syntax_mistake(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, str]:
    """(line number from 1, what to do) for an error of the YAML parser."""
    place = _Place.of(error, lines)
    for guesses in (_unclosed, _open_bracket, _empty_above, _further_out, _colon_or_indent, _first_sign, _structure):
        for guess in guesses(place):
            return guess
    return place.number, "Linja kan ikke leses. Sjekk innrykk, kolon og anførselstegn på denne linja og linja over."


@dataclass(frozen=True)
class _Place:
    """Where the parser stopped, and what it said."""

    number: int
    begun: int  # where what it was reading begins
    lines: list[str]
    said: str
    context: str
    in_quotes: bool

    @classmethod
    def of(cls, error: yaml.MarkedYAMLError, lines: list[str]) -> _Place:
        in_quotes = "quoted scalar" in (error.context or "")
        mark = error.context_mark if in_quotes else error.problem_mark or error.context_mark
        number = min((mark.line if mark else 0) + 1, len(lines))
        begun = min(error.context_mark.line + 1, len(lines)) if error.context_mark else number
        return cls(number, begun, lines, error.problem or "", error.context or "", in_quotes)

    @property
    def this(self) -> str:
        return self.lines[self.number - 1]

    @property
    def above(self) -> str:
        return self.lines[self.number - 2] if self.number > 1 else ""

    @property
    def value(self) -> str:
        """What stands after the key."""
        return (re.match(r"\s*(?:- )*[\w-]+:\s+(.*)", self.this) or ["", ""])[1]


Guesses = Iterator[tuple[int, str]]


def _unclosed(at: _Place) -> Guesses:
    for number, line in enumerate(at.lines[: at.number], 1):
        if re.match(START + r"([\"'])(?:(?!\1).)*$", line):
            # the quote may have been "closed" by another one hundreds of lines below
            yield number, "Et anførselstegn eller en parentes er åpnet, men ikke lukket."


def _open_bracket(at: _Place) -> Guesses:
    """A text that begins with a bracket: the parser reads on from it until it is lost."""
    found = re.match(START + r"([\[{])", at.lines[at.begun - 1])
    if "flow" in at.context and found:
        kind = "hakeparentes" if found[1] == "[" else "krøllparentes"
        yield at.begun, f"Teksten begynner med {kind}. Sett hele teksten i anførselstegn."


def _empty_above(at: _Place) -> Guesses:
    """Lines below a key that says it has nothing: «uten: []»."""
    empty = re.match(r"\s*(?:- )*([\w-]+):\s+(\[.*\]|\{.*\})\s*$", at.above)
    if (
        empty
        and "expected <block end>" in at.said
        and (_indent(at.this), at.this.lstrip()[:2]) > (_indent(at.above), "- ")
    ):
        says = f"Etter «{empty[1]}:» på linja over står det {empty[2]}, så linjene under hører ikke til noe sted. "
        yield at.number, says + f"Slett {empty[2]} på linja over."


def _further_out(at: _Place) -> Guesses:
    """A line above that begins too far out has ended what the lines below belong to; the parser stops at them."""
    if at.in_quotes or "could not find expected ':'" in at.said:
        return
    for number in range(at.number - 1, max(1, at.number - 40), -1):
        line = at.lines[number - 1]
        if line.strip() and _indent(line) < _indent(at.this):
            if not _has_its_place(at.lines, number):
                yield (
                    number,
                    f"Linja er rykket ut. Den begynner med {_indent(line)} mellomrom, linja over med "
                    f"{_indent(at.lines[number - 2])}. La den begynne like langt inn som de andre av samme slag.",
                )
            return


def _has_its_place(lines: list[str], number: int) -> bool:
    """Whether the line is a key, or an item like the ones before it in a list that is open there."""
    line = lines[number - 1]
    if not line.lstrip().startswith("- "):
        return bool(re.match(r"\s*[\w-]+:(\s|$)", line))
    around = next((above for above in lines[number - 2 :: -1] if above.strip() and _indent(above) <= _indent(line)), "")
    entry = r"\s*- [\w-]+:(\s|$)"
    if _indent(around) == _indent(line) and around.lstrip().startswith("- "):
        return bool(re.match(entry, around)) == bool(re.match(entry, line))
    return bool(re.match(r"\s*(?:- )?[\w-]+:\s*$", around))


def _colon_or_indent(at: _Place) -> Guesses:
    if "mapping values are not allowed" not in at.said:
        return
    key_above = re.match(r"([\s-]*)[\w-]+:\s+\S", at.above)
    if at.value and ": " in at.value:
        said = at.value.strip()[:40]
        yield at.number, f'Teksten har et kolon (:) inne i seg. Sett hele teksten i anførselstegn: "{said}…"'
    elif key_above and re.match(r"\s*[\w-]+:", at.this) and _indent(at.this) > len(key_above[1]):
        yield at.number, "Linja har for stort innrykk. Den skal begynne like langt inn som linja over."
    else:
        yield at.number, "Linja kan ikke leses. Sjekk innrykk og kolon på denne linja og linja over."


def _first_sign(at: _Place) -> Guesses:
    """A text that begins with a sign that means something to YAML."""
    if "undefined alias" in at.said or "scanning an alias" in at.context:
        yield at.number, "Teksten begynner med stjerne (*). Sett hele teksten i anførselstegn."
    if (here := _goes_on_after_quotes(at.this)) or _goes_on_after_quotes(at.above):
        yield (
            at.number if here else at.number - 1,
            "Teksten begynner med anførselstegn, men fortsetter etter det siste. "
            "Sett enkle anførselstegn rundt hele teksten, eller bruk «norske» anførselstegn inni.",
        )
    if at.value.startswith("[") or at.this.lstrip().startswith("["):
        yield at.number, "Teksten begynner med hakeparentes. Sett hele teksten i anførselstegn."
    if at.value.startswith("{"):
        yield at.number, "Teksten begynner med krøllparentes. Sett hele teksten i anførselstegn."
    if "expected a comment or a line break" in at.said:
        if at.value.startswith((">-", "|-")):
            says = "Etter >- skal det ikke stå noe mer på linja. Skriv teksten på neste linje, med to mellomrom ekstra."
            yield at.number, says
        yield at.number, f"Teksten begynner med tegnet {at.value[:1]}. Sett hele teksten i anførselstegn."
    if at.value.startswith("?"):
        yield at.number, "Teksten begynner med tegnet ?. Sett hele teksten i anførselstegn."


def _goes_on_after_quotes(line: str) -> bool:
    return bool(re.match(START + r"([\"']).*\1\s*\S", line))


def _structure(at: _Place) -> Guesses:
    """Keys, indents and quotes that do not fit with the lines around them."""
    if "found another document" in at.said:
        yield at.number, "En linje med bare --- skal ikke stå i denne fila. Slett den."
    if "could not find expected ':'" in at.said:
        above = at.lines[at.begun - 2] if at.begun > 1 else ""
        if re.match(r"\s*[\w-]+(:\S|$)", at.lines[at.begun - 1]):
            yield at.begun, "Det mangler kolon og mellomrom etter nøkkelordet, for eksempel «hva: …»."
        if re.search(r":\s+[>|][+-]?\s*$|- [>|][+-]?\s*$", above):
            yield at.begun, "Teksten under «>-» skal begynne to mellomrom lenger inn enn nøkkelordet over."
        if _indent(at.lines[at.begun - 1]) < _indent(above):
            yield at.begun, "Linja er rykket ut. Hører den til teksten over, skal den begynne like langt inn som den."
        yield at.begun, "Det mangler kolon og mellomrom etter nøkkelordet, for eksempel «hva: …»."
    if "expected <block end>" in at.said:
        yield (
            at.number,
            f"Innrykket stemmer ikke. Linja begynner med {_indent(at.this)} mellomrom, linja over med "
            f"{_indent(at.above)}. Linjer som hører sammen, skal begynne like langt inn.",
        )
    if "found character" in at.said and "cannot start" in at.said:
        sign = re.search("character .(.*?). that", at.said)[1]  # type: ignore[index]  # the parser always says so
        yield at.number, f"Teksten begynner med tegnet {sign}. Sett hele teksten i anførselstegn."
    if at.in_quotes or "end of" in at.said:
        yield at.number, "Et anførselstegn eller en parentes er åpnet, men ikke lukket."


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
