"""Check the pages in docs/ as they are written, before anything is made: every mistake at once, with file and line.

MkDocs and its plugins would tell one at a time, in English, and say nothing about some of them (front matter that
cannot be read, a page about another tool than its own).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

import jinja2
from jinja2 import nodes

from ..building import Building, File, front_matter
from ..guide.caser import Case
from ..guide.kommune import Holder
from ..guide.messages import suggest
from ..guide.pakker import Pakke
from ..guide.placeholders import (
    BARE_LAW,
    BARE_PHONE,
    COUNTED,
    COUNTING,
    COUNTS,
    PLACEHOLDER_KINDS,
    PLACES,
    WORDS,
)
from ..guide.signs import unseen
from ..guide.types import Entry
from .addresses import SHELLS, source_of, sources
from .blocks import names_in_blocks
from .layers import SECTIONS, source_name, unknown_conditions
from .page_top import check_top, subject_of, top_help, where_above
from .pagemarks import check_marks, check_slides, lost_keys, open_blocks
from .section_words import check_section_words
from .texts import TEMPLATES

MISSING = "finnes ikke i veileder.yml."
NEEDED = ("niva", "verktoy", "pakke", "oppgave", "case", "del")  # what a block cannot do without
CODE = re.compile(r"(?ms)^(```|~~~).*?^\1|\{% raw %\}.*?\{% endraw %\}|`[^`\n]*`")
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")
UNSAFE = re.compile(r"(?i)<(?:script|style|iframe)\b|<[a-z][^>]*\s(?:style|on[a-z]+)=")
ALONE = {
    "holder": "Skriv {{ holder.bestemt }} eller {{ holder.ubestemt }}.",
    "veileder": "Skriv hva du vil hente, for eksempel {{ veileder.kommune.navn }}.",
}
Problems = Iterator[tuple[int, str]]  # (line of the body, what to do)


def missing_pages(building: Building) -> list[str]:
    """The files under docs/ that the data or a shell asks for, and that are not there."""
    wanted = [source for source in sources(building) if source not in building.guide.pages_left_out]
    return [source for source in wanted if not building.files.get_file_from_path(source)]


def check_names(building: Building) -> list[str]:
    """Entries that templates and shells ask for by name, and that the data no longer has."""
    wanted = {
        pair
        for folder in (TEMPLATES, SHELLS)
        for path in folder.rglob("*.*")
        for pair in re.findall(r'\.get\("(\w+)", "([\w-]+)"\)', path.read_text(encoding="utf-8"))
    }
    return [
        f"{building.edition.shown}/veileder.yml: «{id}» ({kind}) er slettet eller har fått ny id, "
        "men sidene trenger det. "
        "Legg det tilbake med den samme id-en."
        for kind, id in sorted(wanted - set(building.guide.index))
    ]


def check_page(building: Building, file: File) -> list[str]:
    """Everything that is wrong with one page, as sentences. Empty when all is well."""
    return [
        f"{source_name(file)}{where}: {says}{_inherited(building, file, says)}"
        for where, says in _check(building, file)
    ]


def _inherited(building: Building, file: File, says: str) -> str:
    """What to do about a page that the edition has from another folder, and that names what its data has not."""
    own = building.edition
    if MISSING not in says or not own.name or file.src_dir == str(own.folder):
        return ""
    return (
        f" Siden er felles for alle. Legg det som mangler, i {own.shown}/veileder.yml, eller kopier siden til "
        f"{own.shown}/{file.src_uri} og skriv den om."
    )


def _check(building: Building, file: File) -> Iterator[tuple[str, str]]:
    try:
        text = file.content_string
    except UnicodeDecodeError:
        yield "", "Fila er ikke lagret som UTF-8, så æ, ø og å kan ikke leses. Lagre den på nytt som UTF-8."
        return
    for number, line in enumerate(text.split("\n"), 1):
        if sign := unseen(line):
            yield f", linje {number}", f"Linja har et usynlig tegn (U+{ord(sign):04X}). Slett det, eller skriv på nytt."
    body, front = front_matter(file)
    first = text.rstrip("\n").count("\n") - body.rstrip("\n").count("\n")  # the lines above the body
    if not front:
        yield "", top_help(building, file.src_uri, text)
        return
    yield from check_top(building, front, text)
    yield from check_section_words(building, file, front)
    kind, _, id = str(front.get("gjelder", "")).partition("/")
    entry = building.guide.index.get((kind, id))
    if front.get("gjelder"):
        at = where_above(text, "gjelder")
        yield from ((at, says) for says in _check_entry(building, front["gjelder"], entry, file.src_uri))
        if entry is None:
            return  # the blocks below would only say the same again
    elif about := subject_of(building, file.src_uri):
        yield ", linje 2", f"Linja «{about}» mangler øverst på siden. Uten den vet ikke siden hva den handler om."
        return
    elif "title" not in front:
        yield "", "«title» mangler øverst på siden."
    if kind == "pakke":
        yield from lost_keys(building, file.src_uri, front)
    prose, slides = _prose(body), front.get("template") == "lysbilder.html"
    marks = [
        *check_marks(prose, slides, kind in ("niva", "verktoy", "pakke")),
        *(check_slides(prose) if slides else ()),
    ]
    for number, says in (*_check_body(building, body, entry, file.src_uri), *marks):
        yield f", linje {first + number}", says
    if slides and not marks:  # else one mistake would be told twice
        yield from _check_deck(building, file, prose, entry)


def _check_deck(building: Building, file: File, prose: str, entry: Entry | None) -> Iterator[tuple[str, str]]:
    from .deckcheck import check_deck  # here: Python-Markdown is slow to read, and few pages are read again

    if isinstance(entry, Pakke):
        yield from check_deck(building, file, prose, entry)
    else:
        yield "", "En side med lysbilder skal si hvilken pakke den hører til. Skriv «gjelder: pakke/…» øverst."


# --- what a page is about --------------------------------------------------------------------------------------------


def _check_entry(building: Building, about: str, entry: Entry | None, source: str) -> Iterator[str]:
    if entry is None:
        hint = suggest(about, ["/".join(key) for key in building.guide.index])
        yield f"«gjelder: {about}» finnes ikke i veileder.yml.{hint} Er det slettet der, sletter du denne fila også."
    elif entry.kind in ("niva", "verktoy") and (home := source_of(building, entry)[0]) != source:
        yield f"«gjelder: {about}» hører til siden docs/{home}. Fila og id-en skal ha samme navn."
    elif entry.kind == "pakke" and posixpath.dirname(source) != f"opplaring/{entry.id}":
        yield f"«gjelder: {about}» hører til mappa docs/opplaring/{entry.id}/. Mappa og id-en skal ha samme navn."


# --- the text --------------------------------------------------------------------------------------------------------


def _prose(body: str) -> str:
    """The body with its code as spaces, so that lines keep their numbers."""
    return CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)


def _check_body(building: Building, body: str, entry: Entry | None, source: str) -> Problems:
    prose = _prose(body)
    try:
        tree = jinja2.Environment().parse(body)
    except jinja2.TemplateSyntaxError as error:
        yield error.lineno, _syntax_help(body.split("\n")[error.lineno - 1])
    else:
        yield from _check_calls(building, tree, entry)
        yield from ((n, _syntax_help(line)) for n, line in enumerate(prose.split("\n"), 1) if "{%" in line)
    for number, line in enumerate(prose.split("\n"), 1):
        yield from ((number, says) for says in _check_line(line))
        for link in LINK.findall(line):
            yield from ((number, says) for says in _check_link(building, link, source))
    yield from open_blocks(prose)
    for number, name in unknown_conditions(prose):
        yield number, f"«hvis {name}» kjenner vi ikke.{suggest(name, SECTIONS)} Velg mellom: {', '.join(SECTIONS)}."


def _check_line(line: str) -> Iterator[str]:
    if BARE_LAW.search(line):
        yield (
            "Her står en paragraf skrevet rett i teksten. "
            'Legg den i «lover» i veileder.yml, og skriv {{ lov("id") }} her.'
        )
    if phone := BARE_PHONE.search(re.sub(r"\]\([^)]*\)|https?://\S+", "", line)):
        yield (
            f"Her står telefonnummeret {phone[0]} rett i teksten. "
            'Legg det i «telefoner» i veileder.yml, og skriv {{ tlf("id") }} her.'
        )
    if wrong := re.search(rf"\$((?:{'|'.join(WORDS)})\b|(?:{'|'.join([*PLACEHOLDER_KINDS, *COUNTS])})\()", line):
        yield (
            f"«{wrong[0]}» virker bare i veileder.yml. "
            'På en side skriver du {{ lov("id") }} eller {{ holder.bestemt }}.'
        )
    if UNSAFE.search(line):
        yield "Skript, stil og rammer kan ikke stå på en side. Slett dem, eller spør den som utvikler."


def _check_link(building: Building, link: str, source: str) -> Iterator[str]:
    path = link.split("#")[0].split("?")[0]
    if not path or re.match(r"[a-z]+:|//|\{", link):
        return
    target = path[1:] if path.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    if target not in building.files.src_uris:
        hint = suggest("/" + target, ["/" + known.src_uri for known in building.files])
        yield f"Lenken {link} fører ingen steder.{hint} Skriv adressen fra toppen av docs, for eksempel /haster.md."


def _syntax_help(line: str) -> str:
    if "{%" in line:
        return "«{%» kan ikke stå på en side. Slett det."
    if re.search("\\{\\{[^}]*[“”„«»’]", line):
        return 'Anførselstegnene i krøllparentesene er ikke rette. Skriv dem på nytt slik: {{ lov("bvl-13-2") }}.'
    return (
        'Krøllparentesene er ikke skrevet riktig. Det skal være to foran og to bak, for eksempel {{ lov("bvl-13-2") }}.'
    )


# --- what it calls ---------------------------------------------------------------------------------------------------


def _check_calls(building: Building, tree: nodes.Template, entry: Entry | None) -> Problems:
    known = ("show", "holder", "veileder", *PLACEHOLDER_KINDS, *PLACES, *COUNTING)
    faulty = {
        id(inside)
        for call in tree.find_all(nodes.Call)
        for argument in call.args
        if not isinstance(argument, nodes.Const)
        for inside in (argument, *argument.find_all(nodes.Name))
    }
    for name in tree.find_all(nodes.Name):
        if name.name not in known and id(name) not in faulty:
            hint = suggest(name.name, known)
            yield (
                name.lineno,
                f"«{name.name}» er ikke noe en side kan hente.{hint} Velg mellom: {', '.join(known)}.",
            )
    forms = Holder.model_fields
    asked = {id(attribute.node) for attribute in tree.find_all(nodes.Getattr)}
    for name in tree.find_all(nodes.Name):
        if name.name in ("holder", "veileder") and id(name) not in asked:  # the page showed what the code holds
            yield name.lineno, f"«{name.name}» alene viser ikke en tekst. {ALONE[name.name]}"
    for attribute in tree.find_all(nodes.Getattr):
        of_holder = isinstance(attribute.node, nodes.Name) and attribute.node.name == "holder"
        if of_holder and attribute.attr not in forms:
            hint = suggest(attribute.attr, forms)
            yield (
                attribute.lineno,
                f"«holder.{attribute.attr}» finnes ikke.{hint} Velg mellom: {', '.join(forms)}.",
            )
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in ("show", *PLACEHOLDER_KINDS, *COUNTING):
            yield from ((call.lineno, says) for says in _check_call(building, call, call.node.name, entry))


def _check_call(building: Building, call: nodes.Call, name: str, entry: Entry | None) -> Iterator[str]:
    first = call.args[0] if len(call.args) == 1 else None
    if not isinstance(first, nodes.Const) or not isinstance(first.value, str):
        example = f'{{{{ {name}("{"flyt" if name == "show" else "id"}") }}}}'
        yield f"Det skal stå ett navn i rette anførselstegn i parentesen, for eksempel {example}."
        return
    what = first.value
    if name == "show":
        values = {
            keyword.key: keyword.value.as_const() for keyword in call.kwargs if isinstance(keyword.value, nodes.Const)
        }
        yield from _check_show(building, what, values, entry)
    elif name in COUNTING:
        if what not in COUNTED:
            yield f"{{{{ {name}(…) }}}} kan telle disse: {', '.join(COUNTED)}.{suggest(what, COUNTED)}"
    elif (name, what) not in building.guide.index:
        yield f'{{{{ {name}("{what}") }}}} {MISSING}{_suggest_id(building, name, what)}'


def _suggest_id(building: Building, kind: str, id: str) -> str:
    return suggest(id, [known for of, known in building.guide.index if of == kind])


def _check_show(building: Building, block: str, values: dict[str, Any], entry: Entry | None) -> Iterator[str]:
    blocks, index = building.once(names_in_blocks), building.guide.index
    if block not in blocks:
        yield f"Blokka «{block}» finnes ikke.{suggest(block, blocks)}"
        return
    wanted, optional = blocks[block]
    kinds = {kind for kind, _ in index}
    for name, value in values.items():
        if name not in wanted:
            yield f"Blokka «{block}» bruker ikke «{name}».{suggest(name, wanted & {*NEEDED, *optional})}"
        elif name in kinds and (name, value) not in index:
            yield f'«{name}="{value}"» {MISSING}{_suggest_id(building, name, value)}'
    for name in sorted((wanted & set(NEEDED)) - optional - set(values) - {entry.kind if entry else ""}):
        if name in ("niva", "verktoy", "pakke"):
            yield f"Blokka «{block}» må vite hva siden handler om. Skriv «gjelder: {name}/…» øverst på siden."
        else:
            yield f'Blokka «{block}» trenger «{name}». Skriv {{{{ show("{block}", {name}="id") }}}}.'
    try:
        if "oppgave" in values and "oppgave" in wanted and isinstance(entry, Pakke):
            entry.task(values["oppgave"])
        case = index.get(("case", values.get("case", "")))
        if "del" in values and isinstance(case, Case):
            case.part(case.varianter[0].id, values["del"])
    except LookupError as error:
        yield str(error.args[0])
